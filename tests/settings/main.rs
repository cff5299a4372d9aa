//! Settings files: what they may hold, what is said about mistakes in them, and what they change.

#![allow(clippy::unwrap_used)]

mod additions;
mod errors;
mod page;
#[path = "../program/mod.rs"]
mod program;
mod schema;
mod scope;
mod template;

use program::Place;

/// The client that reads the files of most tests.
const CURSOR: &str = ".cursor/mcp.json";

/// Valid for everybody, but `npx` may ask: one finding of `missing-yes`, a warning of the category `command`.
const WARNING: &str =
    "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"npx\", \"args\": [\"some-server\"] }\n  }\n}\n";

/// What is found in `CURSOR` under these settings, as `level rule`.
fn found(settings: &str, text: &str, args: &[&str]) -> Vec<String> {
    let place = Place::with(CURSOR, text);
    place.write("mcp-lint.toml", settings);
    found_in(&place, &[args, &[CURSOR]].concat())
}

/// What the program finds, as `level rule`.
fn found_in(place: &Place, args: &[&str]) -> Vec<String> {
    let ran = place.run(&[&["--format", "json"], args].concat());
    assert!(ran.code < 2, "{}", ran.err);
    let json = ran.json();
    let files = json["files"].as_array().unwrap().iter();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    files
        .flat_map(|file| file["diagnostics"].as_array().unwrap())
        .map(|found| format!("{} {}", word(&found["severity"]), word(&found["rule"])))
        .collect()
}
