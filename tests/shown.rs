//! What of the findings is shown: counts, levels, links.

#![allow(clippy::unwrap_used)]

mod program;

use mcp_lint::rules;
use program::Place;
use serde_json::json;

const CURSOR: &str = ".cursor/mcp.json";
/// An error, two warnings of one rule that can be fixed, and one that cannot.
const TEXT: &str = r#"{
  "mcpServers": {
    "a": { "command": "npx", "args": ["a-server", "<YOUR_KEY>"] },
    "b": { "command": "npx", "args": ["b-server"] },
    "c": { "url": "https://example.com/mcp", "headers": { "Authorization": "bearer: ${env:T}" } }
  }
}
"#;

#[test]
fn statistics_count_the_findings_of_each_rule() {
    let place = Place::with(CURSOR, TEXT);
    let ran = place.run(&["--statistics", CURSOR]);
    let about = |id: &str| rules::by_id(id).unwrap().declaration().summary();
    let table = format!(
        "2  warning  missing-yes        fix  {}\n1  error    malformed-bearer   fix  {}\n1  warning  placeholder-value       {}\n\n\
         Found 1 error and 3 warnings in 1 file; 3 fixable with `--fix`.\n",
        about("missing-yes"),
        about("malformed-bearer"),
        about("placeholder-value"),
    );
    assert_eq!((ran.code, ran.out.as_str()), (1, table.as_str()));
    let clean = Place::with(CURSOR, "{\"mcpServers\": {}}").run(&["--statistics", CURSOR]);
    assert_eq!(clean.out, "All good: 1 file, 0 servers.\n");
    let report = place.run(&["--statistics", "--format", "json", CURSOR]).json();
    let statistics = json!([
        { "rule": "missing-yes", "severity": "warning", "count": 2, "fixable": { "safe": 2, "unsafe": 0 } },
        { "rule": "malformed-bearer", "severity": "error", "count": 1, "fixable": { "safe": 1, "unsafe": 0 } },
        { "rule": "placeholder-value", "severity": "warning", "count": 1, "fixable": { "safe": 0, "unsafe": 0 } },
    ]);
    assert_eq!(report["statistics"], statistics);
    assert_eq!(report["files"][0]["diagnostics"].as_array().unwrap().len(), 4);
    assert!(place.run(&["--format", "json", CURSOR]).json().get("statistics").is_none());
    for format in ["short", "sarif", "github", "gitlab", "junit"] {
        let ran = place.run(&["--statistics", "--format", format, CURSOR]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("`--statistics` goes with `--format human` and `--format json`"), "{}", ran.err);
    }
}

#[test]
fn lower_levels_are_hidden_and_nothing_else_changes() {
    let place = Place::with(CURSOR, TEXT);
    let rules = |level: &str| place.run(&["--format", "json", "--min-severity", level, CURSOR]).rules();
    assert_eq!(rules("info").len(), 4);
    assert_eq!(rules("error"), ["malformed-bearer"]);
    let ran = place.run(&["--min-severity", "error", CURSOR]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.ends_with("Found 1 error in 1 file; 1 fixable with `--fix`. Not shown: 3 of lower levels.\n"),
        "{}",
        ran.out
    );
    let hidden =
        place.run(&["--format", "json", "--min-severity", "error", CURSOR]).json()["summary"]["hidden"].clone();
    assert_eq!(hidden, json!({ "baseline": 0, "min_severity": 3 }));
    // Warnings that somebody made errors are errors.
    assert_eq!(place.run(&["-D", "warnings", "--min-severity", "error", "--format", "json", CURSOR]).rules().len(), 4);
    let warnings = TEXT.replace("bearer: ", "Bearer ");
    place.write(CURSOR, &warnings);
    let ran = place.run(&["--min-severity", "error", CURSOR]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "All good: 1 file, 3 servers. Not shown: 3 of lower levels.\n"));
    let fixed = place.run(&["--fix", "--min-severity", "error", CURSOR]);
    assert_eq!(fixed.out, "Fixed 2 problems.\nNot shown: 1 of a lower level.\n");
    assert_eq!(place.run(&["--min-severity", "fatal", CURSOR]).code, 2);
}

#[test]
fn links_are_for_terminals() {
    let place = Place::with(CURSOR, TEXT);
    let mut command = place.command(&["--color", "always", CURSOR]);
    let out = command.env("FORCE_HYPERLINK", "1").output().unwrap().stdout;
    assert!(!String::from_utf8(out).unwrap().contains("\x1b]8"));
}
