//! The program as people and scripts call it: arguments, exit status, output, and the files afterwards.

#![allow(clippy::unwrap_used)]

mod program;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use program::{Place, finished};
use serde_json::Value;

/// One server that is as it should be.
const CLEAN: &str = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] }\n  }\n}\n";
/// Valid for everybody, but `npx` may ask.
const WARNING: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"npx\", \"args\": [\"some-server\"] }\n  }\n}\n";
/// The client refuses it.
const ERROR: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] },\n  }\n}\n";

const CURSOR: &str = ".cursor/mcp.json";

#[test]
fn a_clean_file_ends_with_0_and_one_line() {
    let ran = Place::with(CURSOR, CLEAN).run(&[CURSOR]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "All good: 1 file, 1 server.\n", ""));
    let ran = Place::with(CURSOR, CLEAN).run(&["-q", CURSOR]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn an_error_ends_with_1_and_shows_its_place() {
    let ran = Place::with(CURSOR, ERROR).run(&[CURSOR]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("error[trailing-comma]: ") && ran.out.contains("--> .cursor/mcp.json:3:"), "{}", ran.out);
    assert!(ran.out.ends_with("Found 1 error in 1 file; 1 fixable with `--fix`.\n"), "{}", ran.out);
    assert_eq!(Place::with(CURSOR, ERROR).run(&["--exit-zero", CURSOR]).code, 0);
}

#[test]
fn levels_decide_the_status_and_the_last_one_wins() {
    let code = |args: &[&str]| {
        let place = Place::with(CURSOR, WARNING);
        place.run(&[args, &[CURSOR]].concat()).code
    };
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["-D", "warnings"]), 1);
    assert_eq!(code(&["-D", "warnings", "-A", "missing-yes"]), 0);
    assert_eq!(code(&["-A", "missing-yes", "-D", "warnings"]), 0);
    assert_eq!(code(&["--deny=command", "-W", "missing-yes"]), 0);
    assert_eq!(code(&["-W", "missing-yes", "--deny=command"]), 1);
    assert_eq!(code(&["-Dmissing-yes,syntax"]), 1);
    let ran = Place::with(CURSOR, WARNING).run(&["-I", "missing-yes", "--format", "short", CURSOR]);
    assert!(ran.out.starts_with(".cursor/mcp.json:3:39: info[missing-yes]: "), "{}", ran.out);
}

#[test]
fn unknown_words_are_answered_with_the_nearest() {
    let place = Place::with(CURSOR, CLEAN);
    for (args, told) in [
        (["-A", "mising-yes"], "did you mean `missing-yes`?"),
        (["-D", "warning"], "did you mean `warnings`?"),
        (["--client", "curser"], "did you mean `cursor`?"),
        (["explain", "trailing-coma"], "did you mean `trailing-comma`?"),
        (["schema", "nobody-at-all"], "`mcp-lint clients` lists them"),
    ] {
        let ran = place.run(&args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(told) && ran.out.is_empty(), "{args:?}: {}{}", ran.out, ran.err);
    }
    assert_eq!(place.run(&["--frobnicate"]).code, 2);
}

#[test]
fn a_missing_file_ends_with_2_and_hides_nothing() {
    let place = Place::with(CURSOR, ERROR);
    let ran = place.run(&["nowhere.json", CURSOR]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("nowhere.json: no such file") && ran.out.contains("trailing-comma"), "{}", ran.err);
    let json = place.run(&["--format", "json", "nowhere.json", CURSOR]);
    assert_eq!(json.code, 2);
    assert_eq!(json.rules(), ["trailing-comma"]);
    assert_eq!(json.json()["files"][0]["path"], "nowhere.json");
    assert!(json.json()["files"][0]["error"].is_string());
}

#[test]
fn stdout_is_json_whatever_goes_wrong() {
    let place = Place::new();
    for args in [
        &["--format", "json", "nowhere.json"][..],
        &["--format", "json", "-A", "no-such-rule", "."],
        &["--format=json", "--client", "no-such-client"],
        &["--format", "json", "--no-such-option"],
    ] {
        let ran = place.run(args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert_eq!(ran.json()["version"], 1, "{args:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn json_says_all_there_is_to_say() {
    let ran = Place::with(CURSOR, WARNING).run(&["--format", "json", CURSOR]);
    assert_eq!(ran.code, 0);
    let json = ran.json();
    let file = &json["files"][0];
    assert_eq!((&file["path"], &file["client"]), (&Value::from(CURSOR), &Value::from("cursor")));
    let found = &file["diagnostics"][0];
    assert_eq!(found["rule"], "missing-yes");
    assert_eq!(found["category"], "command");
    assert_eq!(found["severity"], "warning");
    assert_eq!(found["server"], "a");
    assert_eq!(found["pointer"], "/mcpServers/a/args/0");
    let start = usize::try_from(found["span"]["start"]["offset"].as_u64().unwrap()).unwrap();
    assert!(WARNING[start..].starts_with("\"some-server\""));
    assert_eq!((&found["span"]["start"]["line"], &found["span"]["start"]["column"]), (&3.into(), &39.into()));
    assert_eq!(found["fix"]["safety"], "safe");
    assert_eq!(found["fix"]["edits"][0]["text"], "\"-y\", ");
    assert!(found["url"].is_null());
    assert_eq!(json["summary"]["warnings"], 1);
    assert_eq!(json["summary"]["fixable"], serde_json::json!({ "safe": 1, "unsafe": 0 }));
}

#[test]
fn secrets_are_in_a_patch_only_where_nobody_else_reads_it() {
    let text = "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"x\", \"--api-key\", \"hunter2hunter2\"],\n\
                \"env\": {\"GITHUB_TOKEN\": \"ghp_abcdefghijklmnopqrstuvwxyz0123\"},}}}\n";
    let place = Place::with(CURSOR, text);
    let in_ci = place.command(&["--diff", CURSOR]).env("CI", "true").output().unwrap();
    let shown = place.command(&["--diff", "--show-secrets", CURSOR]).env("CI", "true").output().unwrap();
    assert!(!String::from_utf8(in_ci.stdout).unwrap().contains("hunter2"));
    assert!(String::from_utf8(in_ci.stderr).unwrap().contains("masked"));
    assert!(String::from_utf8(shown.stdout).unwrap().contains("hunter2"));
}

#[test]
fn a_folder_is_searched_for_the_names_that_clients_use() {
    let place = Place::with("sub/.cursor/mcp.json", ERROR);
    place.write("node_modules/x/.cursor/mcp.json", ERROR);
    place.write(".mcp.json", CLEAN);
    place.write("ignored/.mcp.json", ERROR);
    place.write(".gitignore", "ignored\n");
    place.write("package.json", "{");
    let ran = place.run(&["--format", "json", "."]);
    let paths: Vec<Value> = ran.json()["files"].as_array().unwrap().iter().map(|file| file["path"].clone()).collect();
    assert_eq!(paths, [".mcp.json", "sub/.cursor/mcp.json"]);
    assert_eq!(ran.code, 1);
}

#[test]
fn what_git_ignores_is_left_out_unless_it_is_named() {
    let place = Place::with("a/b/.mcp.json", CLEAN);
    place.write("a/private/.mcp.json", CLEAN);
    place.write("a/excluded/.mcp.json", CLEAN);
    place.write("a/kept/.mcp.json", CLEAN);
    place.write(".git/info/exclude", "excluded/\n");
    // The one above counts too, and what a nearer one says weighs more.
    place.write(".gitignore", "/a/private\nkept\n");
    place.write("a/.gitignore", "!kept/\n");
    let paths = |argument: &str| -> Vec<Value> {
        let ran = place.run(&["--format", "json", argument]);
        ran.json()["files"].as_array().unwrap().iter().map(|file| file["path"].clone()).collect()
    };
    assert_eq!(paths("a"), ["a/b/.mcp.json", "a/kept/.mcp.json"]);
    assert_eq!(paths("a/private"), ["a/private/.mcp.json"]);
    assert_eq!(paths("a/excluded/.mcp.json"), ["a/excluded/.mcp.json"]);
}

#[test]
fn a_folder_without_configs_ends_with_0_and_a_note() {
    let place = Place::with("readme.txt", "");
    for args in [&["."][..], &[]] {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{args:?}");
        assert!(ran.err.contains("no MCP config found"), "{}", ran.err);
    }
}

#[test]
fn a_named_file_that_is_no_config_is_skipped() {
    let ran = Place::with("package.json", "{\"name\": \"x\"}").run(&["package.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("package.json: skipped"), "{}", ran.err);
}

#[test]
fn without_arguments_the_project_and_the_person_are_looked_at() {
    let place = Place::with(CURSOR, ERROR);
    fs::create_dir(place.home().join(".cursor")).unwrap();
    fs::write(place.home().join(CURSOR), CLEAN).unwrap();
    let ran = place.run(&["--format", "json"]);
    let json = ran.json();
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.len(), 2, "{}", ran.out);
    assert_eq!(files[0]["path"], CURSOR);
    assert_eq!(Path::new(files[1]["path"].as_str().unwrap()), place.home().join(CURSOR));
    assert_eq!(ran.code, 1);
}

#[test]
fn standard_input_is_linted_as_the_file_it_is_said_to_be() {
    let place = Place::new();
    let ran = place.pipe(&["-", "--stdin-filename", CURSOR, "--format", "json"], ERROR);
    assert_eq!((ran.code, ran.rules()), (1, vec!["trailing-comma".to_owned()]));
    assert_eq!(ran.json()["files"][0]["path"], CURSOR);
    let ran = place.pipe(&["-", "--format", "short"], WARNING);
    assert!(ran.code == 0 && ran.out.starts_with("-:3:39: warning[missing-yes]"), "{}", ran.out);
}

#[test]
fn fixing_standard_input_writes_the_text_to_standard_output() {
    let ran = Place::new().pipe(&["--fix", "-", "--stdin-filename", CURSOR], ERROR);
    assert_eq!((ran.code, ran.out.as_str()), (0, CLEAN));
    assert!(ran.err.contains("Fixed 1 problem"), "{}", ran.err);
    let ran = Place::new().pipe(&["--fix", "-"], "not a config");
    assert_eq!(ran.out, "not a config");
}

#[test]
fn fixing_changes_the_file_and_tells_what_is_left() {
    let place = Place::with(CURSOR, ERROR);
    let ran = place.run(&["--fix", CURSOR]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Fixed 1 problem.\n"), "{}", ran.err);
    assert_eq!(place.read(CURSOR), CLEAN);
    let again = place.run(&["--fix", CURSOR]);
    assert_eq!(again.out, "All good: 1 file, 1 server.\n");
    let both = Place::with(CURSOR, ERROR.replace("node", "npx").replace("/srv/a.js", "x"));
    assert_eq!(both.run(&["--fix", CURSOR]).out, "Fixed 2 problems.\n");
    assert!(both.read(CURSOR).contains("[\"-y\", \"x\"] }\n"));
}

#[test]
fn a_diff_is_a_patch_that_git_applies() {
    let place = Place::with(CURSOR, ERROR);
    let ran = place.run(&["--diff", CURSOR]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(place.read(CURSOR), ERROR, "nothing is written");
    place.write("fix.patch", &ran.out);
    let applied = Command::new("git").args(["apply", "fix.patch"]).current_dir(place.project()).status();
    if applied.is_ok_and(|status| status.success()) {
        assert_eq!(place.read(CURSOR), CLEAN);
    } else {
        panic!("git does not take\n{}", ran.out);
    }
    let clean = place.run(&["--diff", CURSOR]);
    assert_eq!((clean.code, clean.out.as_str()), (0, ""));
    assert_eq!(place.run(&["--diff", "nowhere.json"]).code, 2);
}

#[test]
fn output_goes_to_the_file_that_was_asked_for() {
    let place = Place::with(CURSOR, ERROR);
    let ran = place.run(&["--format", "json", "--output", "report.json", CURSOR]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&place.read("report.json")).unwrap();
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(place.run(&["--output", "no/such/folder/report", CURSOR]).code, 2);
}

#[test]
fn odd_bytes_are_findings_and_no_crash() {
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(CLEAN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes, code) in [
        ("nothing", Vec::new(), 1),
        ("brackets", vec![b'['; 100_000], 1),
        ("Latin-1", b"{\"mcpServers\": {\"caf\xe9\": {\"command\": \"x\"}}}".to_vec(), 1),
        ("UTF-16", utf16, 1),
        ("an escape", b"{\"mcpServers\": {\"\x1b[31m\": 1}}".to_vec(), 1),
    ] {
        let place = Place::with(CURSOR, bytes);
        let ran = place.run(&["--format", "json", CURSOR]);
        assert_eq!(ran.code, code, "{name}: {}", ran.err);
        assert!(!ran.rules().is_empty(), "{name}: {}", ran.out);
        let human = place.run(&[CURSOR]);
        assert_eq!(human.code, code, "{name}: {}", human.err);
        assert!(!human.out.contains(|c: char| c.is_control() && c != '\n'), "{name}: {:?}", human.out);
    }
}

#[test]
fn a_binary_file_cannot_be_read() {
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    let ran = Place::with(CURSOR, bytes).run(&["--format", "json", CURSOR]);
    assert_eq!((ran.code, ran.rules().len()), (2, 0));
    assert!(ran.err.contains("is a binary file"), "{}", ran.err);
}

#[test]
fn a_file_in_another_encoding_is_converted_by_an_unsafe_fix() {
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(CLEAN.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let place = Place::with(CURSOR, &utf16);
    assert_eq!(place.run(&["--diff", "--unsafe-fixes", CURSOR]).code, 1);
    assert_eq!(place.run(&["--fix", CURSOR]).code, 1);
    assert_eq!(fs::read(place.project().join(CURSOR)).unwrap(), utf16);
    assert_eq!(place.run(&["--fix", "--unsafe-fixes", CURSOR]).code, 0);
    assert_eq!(place.read(CURSOR), CLEAN);
}

#[test]
fn a_huge_file_is_refused_and_hides_nothing() {
    let place = Place::with(CURSOR, ERROR);
    let huge = fs::File::create(place.project().join(".mcp.json")).unwrap();
    huge.set_len(60 * 1024 * 1024).unwrap();
    let ran = place.run(&["--format", "json", ".mcp.json", CURSOR]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(ran.rules(), ["trailing-comma"]);
    assert!(ran.err.contains(".mcp.json: "), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let items: Vec<String> =
        (0..2000).map(|i| format!("\"s{i}\": {{\"command\": \"npx\", \"args\": [\"x\"]}}")).collect();
    let place = Place::with(CURSOR, format!("{{\"mcpServers\": {{{}}}}}", items.join(",\n")));
    let mut child = place.command(&[CURSOR]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ran = finished(child.wait_with_output().unwrap());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn colours_are_as_asked_for() {
    let place = Place::with(CURSOR, ERROR);
    assert!(!place.run(&[CURSOR]).out.contains('\x1b'));
    assert!(place.run(&["--color", "always", CURSOR]).out.contains('\x1b'));
    let forced = |name: &str| finished(place.command(&[CURSOR]).env(name, "1").output().unwrap()).out.contains('\x1b');
    assert!(forced("FORCE_COLOR") && !forced("NO_COLOR"));
}

#[test]
fn the_program_tells_about_itself() {
    let place = Place::new();
    let rules = place.run(&["rules", "--format", "json"]).json();
    assert!(rules["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "missing-yes"));
    let clients = place.run(&["clients", "--format", "json"]).json();
    let cursor = clients["clients"].as_array().unwrap().iter().find(|client| client["id"] == "cursor").unwrap();
    assert_eq!(cursor["files"][0], "~/.cursor/mcp.json");
    assert_eq!((&cursor["servers"][0], &cursor["transport"]["key"]), (&"mcpServers".into(), &"type".into()));
    assert_eq!((&cursor["bad_entry"]["loses"], &cursor["bad_entry"]["silent"]), (&"file".into(), &true.into()));
    let one = place.run(&["clients", "cursor", "--format", "json"]).json();
    assert_eq!(one["clients"].as_array().unwrap(), std::slice::from_ref(cursor));
    assert_eq!(place.run(&["schema", "cursor"]).json()["type"], "object");
    let page = place.run(&["explain", "missing-yes"]);
    assert!(page.code == 0 && page.out.starts_with("# missing-yes\n"), "{}", page.out);
    assert_eq!(place.run(&["explain", "trailing-comma", "--format", "json"]).json()["fix"], "safe");
}

#[test]
fn clients_are_listed_with_their_files_on_this_machine() {
    let place = Place::with(CURSOR, "{}");
    let list = place.run(&["clients"]);
    assert!(list.out.starts_with("found on this machine\n"), "{}", list.out);
    assert!(list.out.lines().any(|line| line.starts_with("Cursor") && line.ends_with(CURSOR)), "{}", list.out);
    assert!(list.out.lines().any(|line| line.starts_with("docker-catalog ")) && !list.out.contains('\u{1b}'));
    let one = place.run(&["clients", "cursor", "--color", "always"]);
    assert!(one.out.starts_with("\u{1b}[1mCursor\u{1b}[0m (cursor)\n"), "{}", one.out);
    let none = place.run(&["clients", "curser"]);
    assert!(none.code == 2 && none.err.contains("did you mean `cursor`?"), "{}", none.err);
}

#[test]
fn the_readme_shows_what_is_really_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let fence = |info: &str| {
        let start = readme.find(&format!("```{info}\n")).unwrap() + info.len() + 4;
        start..start + readme[start..].find("```\n").unwrap()
    };
    let ran = Place::with(CURSOR, &readme[fence("json")]).run(&["--no-host", CURSOR]);
    let expected = fence("text");
    if std::env::var_os("SNAPSHOTS").is_some_and(|value| value == "overwrite") {
        fs::write(&path, [&readme[..expected.start], &ran.out, &readme[expected.end..]].concat()).unwrap();
    } else {
        assert_eq!(ran.out, readme[expected], "accept it with SNAPSHOTS=overwrite");
    }
}
