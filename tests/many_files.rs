//! Folders with many files: order, threads, what is left out, what cannot be read.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test that cannot be run says so")]

mod program;

use program::Place;
use serde_json::Value;

/// Valid for everybody, but `npx` may ask.
const WARNING: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"npx\", \"args\": [\"some-server\"] }\n  }\n}\n";

fn paths(ran: &program::Ran) -> Vec<String> {
    let files = ran.json()["files"].as_array().unwrap().clone();
    files.iter().map(|file: &Value| file["path"].as_str().unwrap().replace('\\', "/")).collect()
}

#[test]
fn the_report_is_the_same_whoever_did_the_work() {
    let place = Place::new();
    for number in 0..120 {
        let text = WARNING.replace("some-server", &format!("{}some-server-{number}", "x".repeat(number * 7 % 200)));
        place.write(&format!("p{}/q{number}/.cursor/mcp.json", number % 7), text);
    }
    for format in ["human", "short", "json", "sarif"] {
        let one = place.run(&["--format", format, "--jobs", "1", "."]);
        for jobs in ["2", "8"] {
            let many = place.run(&["--format", format, "--jobs", jobs, "."]);
            assert_eq!((many.code, &many.err), (one.code, &one.err));
            assert!(many.out == one.out, "{format} with {jobs} jobs");
        }
        assert!(place.run(&["--format", format, "."]).out == one.out, "{format}");
    }
    let found = paths(&place.run(&["--format", "json", "."]));
    assert!(found.len() == 120 && found.is_sorted(), "{found:?}");
    assert_eq!(place.run(&["--jobs", "0", "."]).code, 2);
}

#[test]
fn fixing_many_files_fixes_each() {
    let place = Place::new();
    for number in 0..40 {
        place.write(&format!("q{number}/.cursor/mcp.json"), WARNING);
    }
    let ran = place.run(&["--fix", "--jobs", "4", "."]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Fixed 40 problems.\n"), "{}", ran.err);
    assert!((0..40).all(|number| place.read(&format!("q{number}/.cursor/mcp.json")).contains("\"-y\"")));
}

#[test]
fn folders_of_other_people_are_left_out() {
    let place = Place::with("kept/.cursor/mcp.json", WARNING);
    for folder in
        ["node_modules", ".git", ".hg", ".svn", "target", ".venv", "venv", "__pycache__", ".tox", "site-packages"]
    {
        place.write(&format!("{folder}/x/.cursor/mcp.json"), WARNING);
    }
    assert_eq!(paths(&place.run(&["--format", "json", "."])), ["kept/.cursor/mcp.json"]);
    // Whoever names one of them wants it.
    let named = place.run(&["--format", "json", "node_modules"]);
    assert_eq!(paths(&named), ["node_modules/x/.cursor/mcp.json"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let place = Place::with("a/.cursor/mcp.json", WARNING);
    std::os::unix::fs::symlink("..", place.project().join("a/up")).unwrap();
    std::os::unix::fs::symlink("a", place.project().join("b")).unwrap();
    std::os::unix::fs::symlink("self.json", place.project().join("self.json")).unwrap();
    std::os::unix::fs::symlink("mcp.json", place.project().join("mcp.json")).unwrap();
    let ran = place.run(&["--format", "json", "."]);
    assert_eq!((paths(&ran), ran.code), (vec!["a/.cursor/mcp.json".to_owned()], 0), "{}", ran.err);
    // A link that is named is followed.
    assert_eq!(paths(&place.run(&["--format", "json", "b"])), ["b/.cursor/mcp.json"]);
    assert_eq!(place.run(&["self.json"]).code, 2);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_read_is_reported_and_hides_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with("open/.cursor/mcp.json", WARNING);
    place.write("closed/.cursor/mcp.json", WARNING);
    let closed = place.project().join("closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read_dir(&closed).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let ran = place.run(&["--format", "json", "."]);
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("closed: permission denied"), "{}", ran.err);
    assert!(paths(&ran).contains(&"open/.cursor/mcp.json".to_owned()), "{}", ran.out);
}

#[test]
fn a_long_run_says_nothing_where_nobody_watches() {
    let place = Place::new();
    for number in 0..60 {
        place.write(&format!("q{number}/.cursor/mcp.json"), WARNING.replace("some-server", &"x".repeat(3000)));
    }
    assert_eq!(place.run(&["."]).err, "");
}
