//! Holds the verdict on small files against what the real clients did with them (`fixtures/truth/`).
//!
//! Where a client refuses a file, cannot start its server, drops it, or starts it without what a line asks for, an error or
//! warning must stand there; where the server starts, no error may. What cannot be seen in the file alone is listed under
//! `unseen`, with the reason: those are all the disagreements there are.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use mcp_lint::diagnostic::Severity;
use support::{truth_case, truth_tables};

/// The clients that were run on small files.
const MEASURED: &[&str] = &[
    "amp",
    "augment",
    "claude-code",
    "cline",
    "codex",
    "continue",
    "copilot-cli",
    "deer-flow",
    "factory-droid",
    "fastmcp",
    "gemini-cli",
    "hermes-agent",
    "kilo-code",
    "kimi-cli",
    "kimi-code",
    "mcp-agent",
    "mcp-inspector",
    "mcphub-nvim",
    "mcpo",
    "mcporter",
    "mistral-vibe",
    "nanobot",
    "openclaw",
    "opencode",
    "qwen-code",
];

#[test]
fn verdicts_agree_with_the_clients() {
    let (mut wrong, mut checked, mut clients) = (Vec::new(), 0, BTreeSet::new());
    for table in truth_tables() {
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
                let (setting, text) = truth_case(case, id);
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
