//! Holds the verdict on small files against what the real clients did with them (`fixtures/truth/`).
//!
//! Where a client refuses a file, cannot start its server, drops it, or starts it without what a line asks for, an error or
//! warning must stand there; where the server starts, no error may. What cannot be seen in the file alone is listed under
//! `unseen`, with the reason: those are all the disagreements there are.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mcp_lint::diagnostic::Severity;
use serde_json::Value;
use support::{Setting, client};

/// The clients that were run on small files.
const MEASURED: &[&str] = &[
    "amp",
    "augment",
    "claude-code",
    "cline",
    "codex",
    "continue",
    "copilot-cli",
    "factory-droid",
    "fastmcp",
    "gemini-cli",
    "kilo-code",
    "kimi-cli",
    "kimi-code",
    "mcp-inspector",
    "mcporter",
    "mistral-vibe",
    "opencode",
    "qwen-code",
];

/// The text of a case for a client that keeps its servers under `key`.
fn text(case: &Value, key: &str) -> String {
    match &case["text"] {
        Value::String(text) => text.replace("ROOT", key),
        Value::Array(lines) => lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n"),
        _ => format!("{{ \"{key}\": {{ \"notes\": {} }} }}", case["entry"]),
    }
}

/// Where the file stands that the client reads first, and the key under which it keeps its servers.
fn setting(id: &str) -> (Setting, String) {
    let client = client(id);
    let file =
        client.files.iter().find(|file| file.unread.is_none() && file.servers[0].matches('/').count() == 1).unwrap();
    let path = match file.places.iter().find(|place| !place.is_moved() && place.path.starts_with(['~', '.'])) {
        Some(place) => place.path.trim_start_matches("./").to_owned(),
        None => "mcp.json".to_owned(),
    };
    (Setting { path, client: Some(client), ..Setting::default() }, file.servers[0].trim_start_matches('/').to_owned())
}

#[test]
fn verdicts_agree_with_the_clients() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/truth");
    let (mut wrong, mut checked, mut clients) = (Vec::new(), 0, BTreeSet::new());
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let table: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let unseen: Vec<(&str, &str)> = table["unseen"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["client"].as_str().unwrap(), row["what"].as_str().unwrap()))
            .collect();
        for case in table["cases"].as_array().unwrap() {
            let what = case["what"].as_str().unwrap();
            for (id, did) in case["did"].as_object().unwrap() {
                assert!(table["versions"][id].is_string(), "{id} has no version");
                clients.insert(id.clone());
                let (setting, key) = setting(id);
                let text = text(case, &key);
                let linted = setting.lint(&text);
                let worst = linted.diagnostics.iter().map(|d| d.severity).max().unwrap_or(Severity::Info);
                let agrees = match did.as_str().unwrap() {
                    "takes" => worst < Severity::Error,
                    "refuses" | "fails" | "drops" | "ignores" => worst > Severity::Info,
                    other => panic!("{what}: {other}"),
                };
                checked += 1;
                if agrees == unseen.contains(&(id, what)) {
                    let rules: Vec<&str> = linted.diagnostics.iter().map(|d| d.rule).collect();
                    wrong.push(format!("{id} {did} {what}, mcp-lint says {worst:?} {rules:?}\n  {text}"));
                }
            }
        }
    }
    assert!(clients.iter().map(String::as_str).eq(MEASURED.iter().copied()), "{clients:?}");
    assert!(checked > 900, "{checked}");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}
