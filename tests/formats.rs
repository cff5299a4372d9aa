//! What holds for every format of the report: valid, without secrets, whatever happens.

#![allow(clippy::unwrap_used)]

mod program;
mod sarif;

use program::{Place, finished};
use serde_json::{Value, json};

/// Every format of `--format`.
const FORMATS: [&str; 7] = ["human", "short", "json", "sarif", "github", "gitlab", "junit"];

const CURSOR: &str = ".cursor/mcp.json";
/// One server that is as it should be.
const CLEAN: &str = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] }\n  }\n}\n";
/// Valid for everybody, but `npx` may ask.
const WARNING: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"npx\", \"args\": [\"some-server\"] }\n  }\n}\n";
/// The client refuses it.
const ERROR: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] },\n  }\n}\n";

/// Panics unless `report` is what programs that read this format take; returns how many findings it tells.
fn findings(format: &str, report: &str) -> usize {
    let json =
        |text| -> Value { serde_json::from_str(text).unwrap_or_else(|error| panic!("{format}: {error}\n{report}")) };
    let count = |value: &Value| value.as_array().unwrap_or_else(|| panic!("{format}: no list\n{report}")).len();
    match format {
        "json" => json(report)["files"].as_array().unwrap().iter().map(|file| count(&file["diagnostics"])).sum(),
        "sarif" => count(&sarif::valid(format, report)["runs"][0]["results"]),
        "gitlab" => json(report).as_array().unwrap().iter().filter(|issue| issue["severity"] != "critical").count(),
        "github" => {
            assert!(report.lines().all(|line| line.starts_with("::") && line[2..].contains("::")), "{report}");
            report.lines().filter(|line| !line.contains("title=mcp-lint::")).count()
        }
        "junit" => {
            let document = roxmltree::Document::parse(report).unwrap_or_else(|error| panic!("{error}\n{report}"));
            let root = document.root_element();
            let cases = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
            assert_eq!(root.attribute("tests").unwrap(), cases("testcase").to_string());
            assert_eq!(root.attribute("errors").unwrap(), cases("error").to_string());
            assert_eq!(root.attribute("failures").unwrap(), cases("failure").to_string());
            cases("failure")
        }
        _ => report
            .lines()
            .filter(|line| line.contains("[missing-yes]: ") || line.contains("[trailing-comma]: "))
            .count(),
    }
}

#[test]
fn reports_are_valid_and_levels_decide_the_status() {
    for format in FORMATS {
        for (text, more, status, found) in [
            (CLEAN, &[][..], 0, 0),
            (WARNING, &[], 0, 1),
            (WARNING, &["-D", "warnings"], 1, 1),
            (WARNING, &["-A", "missing-yes"], 0, 0),
            (ERROR, &[], 1, 1),
            (ERROR, &["--exit-zero"], 0, 1),
            (ERROR, &["--fix"], 0, 0),
            (ERROR, &["nowhere.json"], 2, 1),
            (WARNING, &["nowhere.json"], 2, 1),
            (WARNING, &["--exit-zero", "nowhere.json"], 2, 1),
            ("{\"name\": \"no config\"}", &[], 0, 0),
        ] {
            // At a path that says nothing the content alone tells whether it is a config.
            let path = if text.contains("mcpServers") { CURSOR } else { "package.json" };
            let ran = Place::with(path, text).run(&[&["--format", format, path], more].concat());
            assert_eq!(ran.code, status, "{format} {more:?}: {}{}", ran.out, ran.err);
            assert_eq!(findings(format, &ran.out), found, "{format} {more:?}: {}", ran.out);
        }
    }
}

#[test]
fn reports_are_valid_where_nothing_could_be_done() {
    let place = Place::with(CURSOR, WARNING);
    for format in FORMATS {
        for args in
            [&["nowhere.json"][..], &["-A", "no-such-rule", "."], &["--client", "no-such-client"], &["--no-such"]]
        {
            let ran = place.run(&[&["--format", format], args].concat());
            assert_eq!((ran.code, findings(format, &ran.out)), (2, 0), "{format} {args:?}: {}", ran.out);
            assert!(!ran.err.is_empty());
            if ["sarif", "github", "junit"].contains(&format) {
                assert!(ran.out.contains("error"), "{format} {args:?} tells nothing of it: {}", ran.out);
            }
        }
    }
}

#[test]
fn reports_go_to_the_file_that_was_asked_for() {
    for format in FORMATS {
        let place = Place::with(CURSOR, WARNING);
        let direct = place.run(&["--format", format, CURSOR]);
        let ran = place.run(&["--format", format, "--output", "report", CURSOR]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{format}");
        assert_eq!(place.read("report"), direct.out, "{format}");
        let ran = place.run(&["--format", format, "--output", "report", "-A", "no-such-rule"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{format}");
        assert_eq!(findings(format, &place.read("report")), 0, "{format}");
    }
}

#[test]
fn paths_are_relative_to_the_checkout() {
    let place = Place::with("sub dir/.cursor/mcp.json", WARNING);
    for (format, variable, told) in [
        ("sarif", "GITHUB_WORKSPACE", "\"uri\": \"sub%20dir/.cursor/mcp.json\""),
        ("github", "GITHUB_WORKSPACE", "file=sub dir/.cursor/mcp.json,"),
        ("gitlab", "CI_PROJECT_DIR", "\"path\": \"sub dir/.cursor/mcp.json\""),
        ("junit", "BUILD_SOURCESDIRECTORY", "file=\"sub dir/.cursor/mcp.json\""),
    ] {
        let mut command = place.command(&["--format", format, CURSOR]);
        command.current_dir(place.project().join("sub dir")).env(variable, place.project());
        let ran = finished(command.output().unwrap());
        assert!(ran.out.contains(told), "{format}: {}", ran.out);
    }
}

#[test]
fn sarif_tells_what_a_rule_is_about() {
    let ran = Place::with(CURSOR, WARNING).run(&["--format", "sarif", CURSOR]);
    let rule = &sarif::valid("missing-yes", &ran.out)["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!((&rule["id"], &rule["name"]), (&json!("missing-yes"), &json!("MissingYes")));
    assert_eq!(rule["defaultConfiguration"], json!({ "level": "warning", "enabled": true }));
    assert_eq!(rule["properties"], json!({ "tags": ["mcp", "command"], "category": "command" }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert!(text(&rule["shortDescription"]["text"]).contains("`npx`"));
    assert!(
        text(&rule["fullDescription"]["text"]).len() > 80 && !text(&rule["fullDescription"]["text"]).contains('\n')
    );
    assert!(text(&rule["help"]["markdown"]).contains("Reported in `.cursor/mcp.json`:\n\n```json\n{\n"));
    assert!(!text(&rule["help"]["text"]).contains("```"));
}

#[test]
fn secrets_are_in_no_format() {
    let json = "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"x\", \"--api-key\",\n\"hunter2hunter2\", \"~/n\"],\n\
                \"env\": {\"GITHUB_TOKEN\": \"ghp_abcdefghijklmnopqrstuvwxyz0123\"},}}}\n";
    let toml = "[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"x\", \"--api-key\",\n  \"hunter2hunter2\", \"~/n\"]\n\
                env = { GITHUB_TOKEN = \"ghp_abcdefghijklmnopqrstuvwxyz0123\" }\n";
    let yaml = "mcpServers:\n  - name: a\n    command: npx\n    args:\n      - x\n      - --api-key\n      - [hunter2hunter2, ~/n]\n\
                \x20   env: {GITHUB_TOKEN: ghp_abcdefghijklmnopqrstuvwxyz0123}\n";
    for (path, text) in
        [(".cursor/mcp.json", json), (".codex/config.toml", toml), (".continue/mcpServers/a.yaml", yaml)]
    {
        let place = Place::with(path, text);
        for format in FORMATS {
            let ran = place.run(&["--format", format, path]);
            assert!(!ran.out.is_empty(), "{format} of {path}: {}", ran.err);
            for secret in ["hunter2", "abcdefgh"] {
                assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{format} of {path}\n{}", ran.out);
            }
        }
        let in_ci = place.command(&["--diff", path]).env("CI", "true").output().unwrap();
        let patch = String::from_utf8(in_ci.stdout).unwrap();
        assert!(!patch.is_empty() && !patch.contains("hunter2"), "{patch}");
    }
}

#[test]
fn the_samples_are_valid_sarif() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/render/log.sarif");
    let log = sarif::valid("samples", &std::fs::read_to_string(path).unwrap());
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 10);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn places_are_those_of_the_file() {
    let region = |bytes: &[u8]| {
        let place = Place::with(CURSOR, bytes);
        let log = sarif::valid("a region", &place.run(&["--format", "sarif", CURSOR]).out);
        let run = log["runs"][0].clone();
        let found = run["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == "missing-yes").cloned();
        let found = found.unwrap_or_else(|| panic!("{run}"));
        (found["locations"][0]["physicalLocation"]["region"].clone(), run["artifacts"][0]["encoding"].clone())
    };
    // Columns count characters, offsets bytes.
    let text = "{\"mcpServers\": {\"é😀\": {\"command\": \"npx\", \"args\": [\"x\"]}}}";
    let at = text.find("\"x\"").unwrap();
    let column = text[..at].chars().count() + 1;
    assert!(column < at);
    let place = |offset: Option<usize>| {
        let mut region = json!({ "startLine": 1, "startColumn": column, "endLine": 1, "endColumn": column + 3 });
        if let Some(offset) = offset {
            (region["byteOffset"], region["byteLength"]) = (json!(offset), json!(3));
        }
        region
    };
    assert_eq!(region(text.as_bytes()), (place(Some(at)), json!("UTF-8")));
    // A byte order mark has bytes, but no column.
    assert_eq!(region(format!("\u{feff}{text}").as_bytes()), (place(Some(at + 3)), json!("UTF-8")));
    // Offsets in a text that was converted are none in the file.
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(region(&utf16), (place(None), json!("UTF-16LE")));
}
