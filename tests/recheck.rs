//! `scripts/recheck-packages` lists what has changed, asked of a client that answers from a script.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Stands for `npm`: some packages have moved on, some are gone, and one cannot be asked.
const NPM: &str = r#"#!/bin/sh
case "$1 $2" in
    "view same-mcp") echo '"1.0.0"' ;;
    "view moved-mcp") echo '{"version": "2.0.0", "deprecated": "use other-mcp"}' ;;
    "view others-mcp") echo '"0.1.0"' ;;
    "view published-mcp") echo '"0.0.1"' ;;
    "view broken-mcp") echo 'npm error code ECONNREFUSED' >&2; exit 1 ;;
    "pack same-mcp@1.0.0") code='process.env.SAME_KEY || process.env.SAME_KEYS_FILE' ;;
    "pack moved-mcp@2.0.0") code='process.env.MOVED_TOKEN' ;;
    *) echo 'npm error code E404' >&2; exit 1 ;;
esac
if [ "$1" = pack ]; then
    mkdir package && echo "$code" > package/index.js && tar -czf package.tgz package && echo package.tgz
fi
"#;

const ENTRIES: &str = r#"
["broken-mcp"]
version = "1.0.0"
date = 2024-01-31
source = "index.js"

["gone-mcp"]
version = "1.0.0"
date = 2024-01-31
source = "index.js"

["moved-mcp"]
version = "1.0.0"
date = 2024-01-31
source = "index.js"
exits = ["MOVED_KEY | --key | <key>", "MOVED_TOKEN"]
wrong.MOVED_KEY = ["MOVED_TOKEN"]
absent = ["npm:absent-mcp", "npm:published-mcp"]
taken = ["npm:others-mcp"]

["same-mcp"]
version = "1.0.0"
date = 2024-01-31
source = "index.js"
exits = ["SAME_KEY"]
optional = ["SAME_KEYS_FILE"]
wrong.SAME_KEY = ["SAME_KEYS"]
"#;

/// Whether there is a Python that can read TOML.
fn has_python() -> bool {
    let found = Command::new("python3").args(["-c", "import tomllib"]).output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("skipped: there is no python3 with tomllib");
    }
    found
}

/// Exit status and lines about the packages `names`, and what went wrong.
fn recheck(names: &[&str], max_age: &str) -> (Option<i32>, Vec<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    let npm = folder.path().join("npm");
    fs::write(&npm, NPM).unwrap();
    fs::set_permissions(&npm, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("npm.toml"), ENTRIES).unwrap();
    let path = std::env::var("PATH").unwrap();
    let output = Command::new("python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/recheck-packages"))
        .arg("--known")
        .arg(folder.path())
        .args(["--registry", "npm", "--max-age", max_age])
        .args(names)
        .env("PATH", format!("{}:{path}", folder.path().display()))
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    (output.status.code(), lines, String::from_utf8(output.stderr).unwrap())
}

const NEVER: &str = "100000";

#[test]
fn an_entry_that_is_still_true_is_not_listed() {
    if has_python() {
        let (status, lines, errors) = recheck(&["same-mcp"], NEVER);
        assert_eq!((status, lines), (Some(0), vec![]), "{errors}");
        assert!(errors.contains("1 packages, 0 entries to look at, 0 not asked"), "{errors}");
    }
}

#[test]
fn every_change_is_listed() {
    if has_python() {
        let (status, lines, errors) = recheck(&["npm:moved-mcp", "gone-mcp"], NEVER);
        assert_eq!(status, Some(1), "{errors}");
        assert_eq!(
            lines,
            [
                "npm:gone-mcp is not published any more",
                "npm:moved-mcp is deprecated: use other-mcp",
                "npm:moved-mcp is 2.0.0 now; 1.0.0 was read",
                "npm:moved-mcp does not mention `MOVED_KEY`",
                "npm:moved-mcp mentions `MOVED_TOKEN`, which is said to be wrong for `MOVED_KEY`",
                "npm:moved-mcp `npm:published-mcp` is published now",
            ]
        );
    }
}

#[test]
fn an_old_entry_is_listed() {
    if has_python() {
        let (status, lines, errors) = recheck(&["same-mcp"], "30");
        assert_eq!(status, Some(1), "{errors}");
        assert!(lines.len() == 1 && lines[0].starts_with("npm:same-mcp was read "), "{lines:?}");
    }
}

#[test]
fn what_cannot_be_asked_is_not_taken_for_unchanged() {
    if has_python() {
        let (status, lines, errors) = recheck(&["broken-mcp"], NEVER);
        assert_eq!((status, lines), (Some(2), vec![]));
        assert!(errors.contains("npm:broken-mcp could not be asked: npm error code ECONNREFUSED"), "{errors}");
    }
}
