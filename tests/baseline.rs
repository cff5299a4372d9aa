//! Baselines: what is accepted once is not told again, and nothing else is hidden.

#![allow(clippy::unwrap_used)]

mod program;

use program::{Place, Ran};
use serde_json::Value;

const CURSOR: &str = ".cursor/mcp.json";
const FILE: &str = "baseline.json";
const A: &str = r#""a": { "command": "npx", "args": ["a-server", "-x", "<YOUR_KEY>"] }"#;
const B: &str = r#""b": { "command": "npx", "args": ["b-server"] }"#;

fn servers(list: &[&str]) -> String {
    format!("{{\n  \"mcpServers\": {{\n    {}\n  }}\n}}\n", list.join(",\n    "))
}

/// A project whose findings of now are accepted.
fn accepted(text: &str) -> Place {
    let place = Place::with(CURSOR, text);
    let ran = place.run(&["--write-baseline", FILE, CURSOR]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    place
}

/// Lints with the baseline, warnings being errors.
fn check(place: &Place, more: &[&str]) -> Ran {
    place.run(&[&["-D", "warnings", "--baseline", FILE, CURSOR], more].concat())
}

#[test]
fn accepted_findings_are_hidden_and_counted() {
    let place = Place::with(CURSOR, servers(&[A, B]));
    assert_eq!(check(&accepted(&servers(&[B])), &[]).code, 0);
    let ran = place.run(&["-D", "warnings", "--write-baseline", FILE, CURSOR]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Nothing new: 1 file, 2 servers. Not shown: 3 in the baseline.\n"));
    assert!(
        ran.err.contains("wrote 3 findings to baseline.json; `--baseline baseline.json` hides them"),
        "{}",
        ran.err
    );
    let ran = check(&place, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "Nothing new: 1 file, 2 servers. Not shown: 3 in the baseline.\n");
    let json = check(&place, &["--format", "json"]);
    assert_eq!(json.json()["summary"]["hidden"]["baseline"], 3);
    assert_eq!(json.rules(), [""; 0]);
    let short = check(&place, &["--format", "short"]);
    assert_eq!(short.out, "");
    assert!(short.err.contains("3 in the baseline"), "{}", short.err);
    assert_eq!(check(&place, &["--format", "short", "-q"]).err, "");
}

#[test]
fn the_file_is_sorted_and_tells_no_secret() {
    let secret = r#""s": { "command": "node", "args": ["/x.js"], "env": { "API_KEY": "ghp_abcdefghijklmnop0123" } }"#;
    let place = Place::with("sub/.cursor/mcp.json", servers(&[B, secret]));
    place.write("other/.cursor/mcp.json", servers(&[B]));
    assert_eq!(place.run(&["--write-baseline", "other/accepted.json", "."]).code, 0);
    let text = place.read("other/accepted.json");
    assert!(!text.contains("abcdefgh"), "{text}");
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["version"], 1);
    let entry = |entry: &Value| format!("{} {} {} {}", entry["path"], entry["rule"], entry["server"], entry["count"]);
    let entries: Vec<String> = file["findings"].as_array().unwrap().iter().map(entry).collect();
    let wanted = [
        r#""../sub/.cursor/mcp.json" "hardcoded-secret" "s" 1"#,
        r#""../sub/.cursor/mcp.json" "missing-yes" "b" 1"#,
        r#"".cursor/mcp.json" "missing-yes" "b" 1"#,
    ];
    assert_eq!(entries, wanted);
    assert_eq!(text.lines().count(), 3 + 5, "one line each\n{text}");
    // From wherever it is run.
    let mut command = place.command(&["-D", "warnings", "--baseline", "../other/accepted.json", "."]);
    assert_eq!(command.current_dir(place.project().join("sub")).status().unwrap().code(), Some(0));
}

#[test]
fn moved_and_reformatted_servers_stay_accepted() {
    let place = accepted(&servers(&[A, B]));
    place.write(CURSOR, servers(&[B, A]).replace(": ", " :\n\n").replace(", ", ",\n\t"));
    let ran = check(&place, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn what_is_new_is_told() {
    let place = accepted(&servers(&[A]));
    place.write(CURSOR, servers(&[A, B]));
    let ran = check(&place, &["--format", "json"]);
    assert_eq!((ran.code, ran.rules()), (1, vec!["missing-yes".to_owned()]));
    assert_eq!(ran.json()["files"][0]["diagnostics"][0]["server"], "b");
    let ran = check(&place, &[]);
    assert!(ran.out.ends_with("; 1 fixable with `--fix`. Not shown: 2 in the baseline.\n"), "{}", ran.out);
    // One more of the same is new, too.
    let twice = A.replace("\"<YOUR_KEY>\"", "\"<YOUR_KEY>\", \"<YOUR_KEY>\"");
    place.write(CURSOR, servers(&[&twice]));
    assert_eq!(check(&place, &["--format", "json"]).rules(), ["placeholder-value"]);
}

#[test]
fn what_no_longer_occurs_is_noted() {
    let place = accepted(&servers(&[A, B]));
    place.write(CURSOR, servers(&[A]));
    let ran = check(&place, &[]);
    assert_eq!(ran.code, 0);
    let note = "1 finding in baseline.json no longer occurs; `--write-baseline baseline.json` writes it anew without\n";
    assert!(ran.err.ends_with(note) && !ran.err.contains("missing-yes"), "{}", ran.err);
    let verbose = check(&place, &["-v"]);
    assert!(verbose.err.contains("no longer found: missing-yes in b (.cursor/mcp.json)"), "{}", verbose.err);
    assert_eq!(check(&place, &["-q"]).err, "");
    // A file that this run does not look at is nobody's business, unless it is gone.
    place.write("other/.cursor/mcp.json", servers(&[]));
    let other = |place: &Place| place.run(&["--baseline", FILE, "other"]).err;
    assert_eq!(other(&place), "");
    std::fs::remove_file(place.project().join(CURSOR)).unwrap();
    assert!(other(&place).contains("3 findings in baseline.json no longer occur;"));
}

#[test]
fn accepted_findings_are_not_fixed() {
    let place = accepted(&servers(&[A]));
    let text = servers(&[A, B]);
    place.write(CURSOR, &text);
    let patch = place.run(&["--diff", "--baseline", FILE, CURSOR]);
    assert_eq!(patch.code, 1);
    assert!(patch.out.contains("+    \"b\": ") && !patch.out.contains("+    \"a\": "), "{}", patch.out);
    let ran = place.run(&["--fix", "--baseline", FILE, CURSOR]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "Fixed 1 problem.\nNot shown: 2 in the baseline.\n");
    assert_eq!(place.read(CURSOR), text.replace("[\"b-server\"]", "[\"-y\", \"b-server\"]"));
    assert_eq!(place.run(&["--diff", "--baseline", FILE, CURSOR]).code, 0);
    // A new finding whose repair renames what is above the accepted ones does not bring them back.
    place.write(CURSOR, text.replace("mcpServers", "servers"));
    place.run(&["--fix", "--unsafe-fixes", "--baseline", FILE, CURSOR]);
    assert!(
        place.read(CURSOR).contains("\"a\": { \"command\": \"npx\", \"args\": [\"a-server\""),
        "{}",
        place.read(CURSOR)
    );
}

#[test]
fn what_a_fix_leaves_can_be_accepted() {
    let place = Place::with(CURSOR, servers(&[A, B]));
    let ran = place.run(&["--fix", "--write-baseline", FILE, CURSOR]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.starts_with("Fixed 2 problems.\n") && ran.err.contains("wrote 1 finding to"),
        "{}{}",
        ran.out,
        ran.err
    );
    let ran = check(&place, &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn a_file_that_is_no_baseline_stops_the_run() {
    let place = Place::with(CURSOR, servers(&[A]));
    for (text, told) in [
        (None, "baseline.json: no such file or folder; `--write-baseline baseline.json` writes one"),
        (Some("{"), "baseline.json is no baseline: EOF while parsing"),
        (Some("{\"version\": 7}"), "baseline.json is a baseline of version 7; this mcp-lint reads version 1"),
    ] {
        text.into_iter().for_each(|text| place.write(FILE, text));
        let ran = check(&place, &["--format", "json"]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.to_lowercase().contains(&told.to_lowercase()), "{}", ran.err);
        assert_eq!(ran.json()["version"], 1);
    }
    for args in [&["--baseline", FILE, "--write-baseline", FILE][..], &["--diff", "--write-baseline", "x"]] {
        assert_eq!(place.run(args).code, 2, "{args:?}");
    }
    assert_eq!(place.run(&["--write-baseline", "no/such/folder/x", CURSOR]).code, 2);
    // Nor is anything else written over.
    assert_eq!(place.run(&["--write-baseline", CURSOR, CURSOR]).code, 2);
    assert_eq!(place.read(CURSOR), servers(&[A]));
}

#[test]
fn what_was_accepted_elsewhere_stays_accepted() {
    let place = accepted(&servers(&[A]));
    place.write("other/.cursor/mcp.json", servers(&[B]));
    let ran = place.run(&["--write-baseline", FILE, "other"]);
    assert!(ran.err.contains("wrote 3 findings"), "{}", ran.err);
    assert_eq!(check(&place, &["other"]).code, 0);
    // What was looked at again, or is gone, does not.
    place.write(CURSOR, servers(&[]));
    std::fs::remove_dir_all(place.project().join("other")).unwrap();
    assert!(place.run(&["--write-baseline", FILE, CURSOR]).err.contains("wrote 0 findings"));
}

#[test]
fn files_that_cannot_be_read_do_not_keep_the_others_from_being_accepted() {
    let place = Place::with(CURSOR, servers(&[A]));
    assert_eq!(place.run(&["--write-baseline", FILE, CURSOR, "nowhere.json"]).code, 2);
    assert_eq!(check(&place, &[]).code, 0);
}
