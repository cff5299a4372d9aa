//! Which client a file belongs to, and which system it is written for.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

mod content;
mod places;
mod target;

use std::path::Path;

use mcp_lint::clients::{Client, Detected, Scope, Sure, detect};
use mcp_lint::syntax::{self, Format, json};
use support::{TestHost, client};

const STDIO: &str = r#"{ "mcpServers": { "a": { "command": "uvx", "args": ["mcp-server-time"] } } }"#;
const OPENCODE: &str = r#"{ "mcp": { "a": { "type": "local", "command": ["uvx", "mcp-server-time"] } } }"#;

/// An answer in words.
struct Answer {
    /// "client / file / scope".
    what: String,
    /// "certain", "likely" or "unknown".
    sure: &'static str,
}

/// What `path` with this text is on `host`, in words.
fn found(host: &TestHost, path: &str, text: &str) -> Option<Answer> {
    in_words(detect(Path::new(path), &json::parse(text), None, host))
}

/// "client / file / scope / sureness", or "none"; for one client alone if `only` names it.
fn answer(host: &TestHost, path: &str, text: &str, only: Option<&str>) -> String {
    let only: Option<&'static Client> = only.map(client);
    let format = Format::of_path(Path::new(path)).unwrap_or(Format::Json);
    let answer = in_words(detect(Path::new(path), &syntax::parse(text, format), only, host));
    answer.map_or("none".to_owned(), |answer| format!("{} / {}", answer.what, answer.sure))
}

/// What `path` with this text is on `host`.
fn detected(path: &str, text: &str, host: &TestHost) -> Option<Detected> {
    detect(Path::new(path), &json::parse(text), None, host)
}

fn in_words(found: Option<Detected>) -> Option<Answer> {
    let found = found?;
    let scope = match found.scope {
        Scope::User => "user",
        Scope::Project => "project",
        Scope::Managed => "managed",
        Scope::Plugin => "plugin",
    };
    let sure = match found.sure {
        Sure::Certain => "certain",
        Sure::Likely => "likely",
        Sure::Unknown => "unknown",
    };
    Some(Answer { what: format!("{} / {} / {scope}", found.client.id, found.file.kind), sure })
}
