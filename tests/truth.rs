//! Holds the verdict on small files against what the real clients did with them (`fixtures/truth/`).
//!
//! Where a client refuses a file, cannot start its server or drops it, an error or warning must stand there; where the server
//! starts, no error may. What cannot be seen without the machine is listed under `unseen`, with the reason.

#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::diagnostic::Severity;
use serde_json::Value;
use support::{Setting, client};

const TABLE: &str = include_str!("../fixtures/truth/json.json");

/// The text of a case for a client that keeps its servers under `key`.
fn text(case: &Value, key: &str) -> String {
    match case["text"].as_str() {
        Some(text) => text.replace("ROOT", key),
        None => format!("{{ \"{key}\": {{ \"notes\": {} }} }}", case["entry"]),
    }
}

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
    let table: Value = serde_json::from_str(TABLE).unwrap();
    let unseen: Vec<(&str, &str)> = table["unseen"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["client"].as_str().unwrap(), row["what"].as_str().unwrap()))
        .collect();
    let (mut wrong, mut checked) = (Vec::new(), 0);
    for case in table["cases"].as_array().unwrap() {
        let what = case["what"].as_str().unwrap();
        for (id, did) in case["did"].as_object().unwrap() {
            assert!(table["versions"][id].is_string(), "{id} has no version");
            let (setting, key) = setting(id);
            let text = text(case, &key);
            let linted = setting.lint(&text);
            let worst = linted.diagnostics.iter().map(|d| d.severity).max().unwrap_or(Severity::Info);
            let agrees = match did.as_str().unwrap() {
                "takes" => worst < Severity::Error,
                _ => worst > Severity::Info,
            };
            checked += 1;
            if agrees == unseen.contains(&(id, what)) {
                let rules: Vec<&str> = linted.diagnostics.iter().map(|d| d.rule).collect();
                wrong.push(format!("{id} {did} {what}, mcp-lint says {worst:?} {rules:?}\n  {text}"));
            }
        }
    }
    assert!(checked > 500, "{checked}");
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}
