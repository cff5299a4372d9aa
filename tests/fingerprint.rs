//! What a finding is known by does not change with the layout of its file, and tells nothing of its secrets.

#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::fingerprint::{Fingerprint, Subject};
use mcp_lint::secrets::Secrets;
use mcp_lint::syntax::json;
use support::Setting;

/// Rule and fingerprint of every finding in `text`.
fn found(text: &str) -> Vec<(&'static str, Fingerprint)> {
    let linted = Setting::parse("path=claude_desktop_config.json").lint(text);
    let secrets = Secrets::of(&json::parse(text));
    let subject = Subject { client: "claude-desktop", text, secrets: &secrets };
    let unique = subject.unique(&linted.diagnostics);
    let mut found: Vec<_> = linted.diagnostics.iter().map(|d| d.rule).zip(unique).collect();
    found.sort_unstable();
    found
}

fn same(a: &str, b: &str) {
    let (a, b) = (found(a), found(b));
    assert!(!a.is_empty());
    assert_eq!(a, b);
}

fn differ(a: &str, b: &str) {
    let (a, b) = (found(a), found(b));
    assert!(!a.is_empty() && a.len() == b.len());
    assert!(a.iter().all(|finding| !b.contains(finding)), "{a:?} {b:?}");
}

const A: &str = r#""a": {"command": "npx", "args": ["some-server", "~/notes"]}"#;
const B: &str = r#""b": {"command": "npx", "args": ["some-server", "./x"]}"#;

fn servers(text: &str) -> String {
    format!("{{\"mcpServers\": {{{text}}}}}")
}

#[test]
fn moved_and_reformatted_servers_are_known_again() {
    let (one, other) = (servers(&format!("{A}, {B}")), servers(&format!("{B}, {A}")));
    same(&one, &other);
    same(&one, &one.replace(": ", ":\n  ").replace(", ", "\n\t,\n"));
    // Another argument before it moves an argument.
    let tilde = |text: &str| -> Vec<_> { found(text).into_iter().filter(|f| f.0 == "unexpanded-tilde").collect() };
    assert_eq!(tilde(&one).len(), 1);
    assert_eq!(tilde(&one), tilde(&one.replace("[\"some-server\"", "[\"--quiet\", \"some-server\"")));
}

#[test]
fn another_server_or_value_is_another_finding() {
    let one = servers(r#""a": {"command": "npx", "args": ["some-server"]}"#);
    differ(&one, &one.replace("\"a\"", "\"b\""));
    differ(&one, &one.replace("some-server", "other-server"));
}

#[test]
fn equal_findings_are_counted_on() {
    let twice = found(&servers(r#""a": {"command": "node", "args": ["~/x", "~/x"]}"#));
    assert_eq!(twice.iter().map(|finding| finding.0).collect::<Vec<_>>(), ["unexpanded-tilde"; 2]);
    assert_ne!(twice[0].1, twice[1].1);
}

#[test]
fn a_secret_is_no_part_of_a_fingerprint() {
    let one = servers(
        r#""a": {"command": "node", "args": ["/x.js", "--token", "hunter2"], "env": {"API_KEY": "ghp_abcdefghijkl0123"}}"#,
    );
    let found_one = found(&one);
    assert!(found_one.iter().any(|finding| finding.0 == "hardcoded-secret"), "{found_one:?}");
    same(&one, &one.replace("hunter2", "correct horse").replace("abcdefghijkl0123", "zyxwvutsrqpo9876"));
}
