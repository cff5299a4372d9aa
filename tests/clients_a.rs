//! Tables and schemas: the Claude and Copilot families, VS Code, Zed, Windsurf and Devin.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod machine;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use machine::LINUX;
use mcp_lint::clients::{self, ALL, Client, Fields, Scope, detect};
use mcp_lint::schemas::{self, Concept, Mistyped, Schema, ShapeTransport, Transport};
use mcp_lint::syntax::json;
use serde_json::{Value, json};

/// The clients that this file looks at closely.
const HERE: &[&str] = &["claude-code", "claude-desktop", "vscode", "copilot-cli", "zed", "windsurf", "devin"];

/// Clients that read any file they are given, or no file at all: only `--client` says that a file is theirs.
const ANYWHERE: &[&str] = &["fastmcp", "cherry-studio"];

fn client(id: &str) -> &'static Client {
    clients::by_id(id).unwrap_or_else(|| panic!("no client {id}"))
}

/// A validator for one server entry.
fn entry_validator(schema: &Schema) -> jsonschema::Validator {
    let text: Value = serde_json::from_str(schema.text).unwrap();
    assert!(text["$defs"]["server"].is_object(), "{}: $defs/server", schema.name);
    jsonschema::validator_for(&json!({ "$ref": "#/$defs/server", "$defs": text["$defs"] })).unwrap()
}

fn errors_in(schema: &Value, value: &Value) -> Vec<String> {
    jsonschema::validator_for(schema).unwrap().iter_errors(value).map(|error| error.to_string()).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn every_table_is_consistent() {
    let mut ids = BTreeSet::new();
    for client in ALL {
        assert!(ids.insert(client.id), "{} stands twice", client.id);
        assert!(client.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        assert!(client.docs.starts_with("https://"), "{}", client.id);
        assert!(client.files.iter().any(|file| file.unread.is_none()), "{} reads nothing", client.id);
        for file in client.files {
            let of = format!("{}, {}", client.id, file.kind);
            let anywhere = ANYWHERE.contains(&client.id);
            assert_eq!(file.places.is_empty() && file.also.is_empty(), anywhere, "{of}: stands where?");
            assert!(!file.servers.is_empty(), "{of}: holds no servers");
            for pointer in file.servers {
                let parts: Vec<&str> = pointer.split('/').collect();
                assert!(parts.len() > 1 && parts[0].is_empty() && parts[1..].iter().all(|p| !p.is_empty()), "{of}");
            }
            for place in file.places {
                assert!(!place.path.contains('\\') && !place.ending().starts_with(['/', '~', '%', '$']), "{of}");
                assert_eq!(place.scope == Scope::Project, place.path.starts_with("./") && place.scope != Scope::Plugin);
            }
            assert!(file.also.iter().all(|e| !e.starts_with('/') && e.split('/').all(|p| p.matches('*').count() < 2)));
            if let Some(where_to) = file.unread {
                assert!(where_to.contains('`') && !where_to.ends_with('.'), "{of}: {where_to}");
            }
        }
    }
}

#[test]
fn every_schema_is_valid_and_its_words_agree() {
    for schema in schemas::ALL {
        let text: Value = serde_json::from_str(schema.text).expect(schema.name);
        assert!(jsonschema::meta::is_valid(&text), "{}: {:?}", schema.name, jsonschema::meta::validate(&text));
        jsonschema::validator_for(&text).expect(schema.name);
        for shape in schema.shapes {
            let of = format!("{}, {}", schema.name, shape.name);
            assert!(!shape.fields.is_empty(), "{of}");
            for field in shape.fields {
                if field.words.is_empty() || field.values.is_empty() {
                    continue;
                }
                let words: BTreeSet<&str> = field.words.iter().map(|(word, _)| *word).collect();
                let values: BTreeSet<&str> = field.values.iter().copied().collect();
                assert_eq!(words, values, "{of}: {}", field.name);
            }
            // The first word is the one to recommend; a client that does not check the word lists the others too.
            let fits = |field: &schemas::Field| match (shape.transport, field.words.first()) {
                (ShapeTransport::Stdio, Some((_, transport))) => *transport == Transport::Stdio,
                (ShapeTransport::Remote, Some((_, transport))) => *transport != Transport::Stdio,
                (ShapeTransport::Other, _) | (_, None) => true,
            };
            assert!(shape.fields.iter().all(fits), "{of}: the first word is for the other kind of server");
        }
    }
}

#[test]
fn every_shape_has_its_main_field() {
    for id in HERE {
        for file in client(id).files {
            for shape in file.schema.shapes {
                let main = match shape.transport {
                    ShapeTransport::Stdio => Concept::Command,
                    ShapeTransport::Remote => Concept::Url,
                    ShapeTransport::Other => continue,
                };
                assert!(shape.field_for(main).is_some(), "{id}, {}", shape.name);
                let undescribed = shape.fields.iter().find(|field| field.description.is_empty());
                assert!(undescribed.is_none(), "{id}, {}: {undescribed:?}", shape.name);
            }
        }
    }
}

#[test]
fn clean_files_are_recognised_and_valid() {
    for id in HERE {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean").join(id);
        let paths = files_below(&folder);
        assert!(paths.len() >= 2, "{id}");
        for path in paths {
            let text = fs::read_to_string(&path).unwrap();
            let document = json::parse(&text);
            let found = detect(&path, &document, None, &LINUX).unwrap_or_else(|| panic!("{}", path.display()));
            assert_eq!(found.client.id, *id, "{}", path.display());
            assert_eq!(found.file.unread, None, "{}", path.display());
            let refused = document.faults().iter().find(|fault| !found.file.tolerance.accepts(fault.kind));
            assert_eq!(refused, None, "{}", path.display());
            let value = document.root().unwrap().to_value();
            let servers = servers_of(&value, found.file.servers, found.file.bare);
            assert!(!servers.is_empty(), "{}: no servers", path.display());
            let main = found.file.servers[0].trim_start_matches('/');
            if found.file.schema.root_keys.contains(&main) && value.get(main).is_some() {
                let errors = errors_in(&serde_json::from_str(found.file.schema.text).unwrap(), &value);
                assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            }
            let validator = entry_validator(found.file.schema);
            for (name, server) in servers {
                let errors: Vec<String> = validator.iter_errors(&server).map(|e| e.to_string()).collect();
                assert!(errors.is_empty(), "{}, {name}: {errors:?}", path.display());
            }
        }
    }
}

/// Every server below `pointers`, by name.
fn servers_of(value: &Value, pointers: &[&str], bare: bool) -> BTreeMap<String, Value> {
    let mut maps: Vec<&Value> = Vec::new();
    for pointer in pointers {
        match pointer.split_once("/*") {
            Some((before, after)) => {
                let all = value.pointer(before).and_then(Value::as_object).into_iter().flatten();
                maps.extend(all.filter_map(|(_, inner)| inner.pointer(after)));
            }
            None => maps.extend(value.pointer(pointer)),
        }
    }
    if maps.is_empty() && bare {
        maps.push(value);
    }
    let maps = maps.into_iter().filter_map(Value::as_object);
    maps.flatten().map(|(name, server)| (name.clone(), server.clone())).collect()
}

#[test]
fn schemas_tell_good_entries_from_bad_ones() {
    let good = [
        ("claude-code", json!({ "command": "npx", "args": ["-y", "x"], "disabled": true })),
        ("claude-code", json!({ "command": "npx", "url": "https://example.com/mcp" })),
        ("claude-code", json!({ "type": "streamable-http", "url": "https://example.com/mcp" })),
        ("claude-desktop", json!({ "type": "stdio", "command": "uvx", "args": [] })),
        ("vscode", json!({ "type": "streamable-http", "url": "https://example.com/mcp" })),
        ("vscode", json!({ "type": "local", "command": "npx", "env": { "PORT": 1, "DEBUG": null } })),
        ("copilot-cli", json!({ "command": "npx", "env": {}, "alwaysAllow": "x" })),
        ("copilot-cli", json!({ "url": "https://example.com/mcp", "tools": ["*"] })),
        ("copilot-cli", json!({ "command": "npx", "url": "https://example.com/mcp" })),
        ("zed", json!({ "command": "npx", "type": "stdio" })),
        ("zed", json!({ "enabled": false })),
        ("windsurf", json!({ "url": "https://example.com/mcp" })),
        ("devin", json!({ "url": "https://example.com/mcp", "transport": "streamable-http" })),
    ];
    for (id, entry) in good {
        let errors: Vec<String> = errors_of(id, &entry);
        assert!(errors.is_empty(), "{id}: {entry}: {errors:?}");
    }
    let bad = [
        // Each was seen to be refused by the program itself.
        ("claude-code", json!({ "url": "https://example.com/mcp" })),
        ("claude-code", json!({ "type": "streamableHttp", "url": "https://example.com/mcp" })),
        ("claude-code", json!({ "type": "remote", "url": "https://example.com/mcp" })),
        ("claude-code", json!({ "type": "stdio", "url": "https://example.com/mcp" })),
        ("claude-code", json!({ "command": "" })),
        ("claude-code", json!({ "command": "x", "args": ["a", 1] })),
        ("claude-code", json!({ "command": "x", "env": { "N": 1 } })),
        ("claude-code", json!({ "command": "x", "env": null })),
        ("claude-code", json!({ "command": "x", "timeout": "5" })),
        ("claude-code", json!({ "command": "x", "timeout": -1 })),
        ("claude-code", json!({ "type": "http", "url": "https://e.com/mcp", "oauth": { "scopes": ["a"] } })),
        ("claude-desktop", json!({ "url": "https://example.com/mcp" })),
        ("claude-desktop", json!({ "command": "x", "args": "-y" })),
        ("vscode", json!({ "type": "stdio", "url": "https://example.com/mcp" })),
        ("vscode", json!({ "type": "http", "command": "npx" })),
        ("vscode", json!({ "command": "npx", "env": { "DEBUG": true } })),
        // So were these.
        ("copilot-cli", json!({ "type": "streamableHttp", "url": "https://example.com/mcp" })),
        ("copilot-cli", json!({ "type": "http", "command": "npx" })),
        ("copilot-cli", json!({ "type": "stdio", "url": "https://example.com/mcp" })),
        ("copilot-cli", json!({})),
        ("copilot-cli", json!({ "command": "npx", "args": "-y" })),
        ("copilot-cli", json!({ "url": "" })),
        ("copilot-cli", json!({ "command": "npx", "disabled": "true" })),
        ("copilot-cli", json!({ "command": "npx", "tools": "*" })),
        ("copilot-cli", json!({ "url": "https://example.com/mcp", "oauthScopes": ["read"] })),
        ("zed", json!({ "command": "npx", "args": null })),
        ("zed", json!({ "command": "npx", "args": [1] })),
        ("zed", json!({ "command": "npx", "enabled": "true" })),
        ("zed", json!({ "url": "https://example.com/mcp", "headers": { "X-Retries": 3 } })),
        ("zed", json!({ "url": "https://example.com/mcp", "oauth": { "client_secret": "s" } })),
        ("windsurf", json!({ "httpUrl": "https://example.com/mcp" })),
        ("windsurf", json!({ "command": "npx", "env": { "PORT": 1 } })),
        ("devin", json!({ "serverUrl": "https://example.com/mcp" })),
    ];
    for (id, entry) in bad {
        assert!(!errors_of(id, &entry).is_empty(), "{id}: {entry}");
    }
}

fn errors_of(id: &str, entry: &Value) -> Vec<String> {
    let schema = client(id).files.first().unwrap().schema;
    entry_validator(schema).iter_errors(entry).map(|error| error.to_string()).collect()
}

#[test]
fn claude_code_withholds_credentials_from_remote_servers_only() {
    let variables = client("claude-code").variables;
    let withheld = |name: &str, field| variables.iter().any(|v| v.fields.contains(field) && v.withholds(name));
    assert!(withheld("NPM_TOKEN", Fields::HEADERS));
    assert!(withheld("CARGO_REGISTRIES_ACME_TOKEN", Fields::URL));
    assert!(!withheld("CARGO_REGISTRIES_ACME", Fields::URL));
    assert!(!withheld("GITHUB_TOKEN", Fields::HEADERS));
    assert!(!withheld("NPM_TOKEN", Fields::ENV));
}

#[test]
fn a_broken_user_file_stops_claude_code() {
    let claude = client("claude-code");
    let lost = |kind: &str| {
        let file = claude.files.iter().find(|file| file.kind == kind).unwrap();
        claude.failure_in(file).syntax
    };
    assert_eq!(lost("user file"), clients::Blast::Client);
    assert_eq!(lost("project file"), clients::Blast::File);
}

#[test]
fn zed_forgives_a_bad_environment_but_not_bad_arguments() {
    let stdio = schemas::ZED.shape(ShapeTransport::Stdio).unwrap();
    assert!(
        stdio.field("env").unwrap().mistyped == Mistyped::Ignored
            && stdio.field("timeout").unwrap().mistyped == Mistyped::Ignored
    );
    assert!(stdio.field("args").unwrap().mistyped == Mistyped::Refused);
    assert!(
        schemas::ZED.shape(ShapeTransport::Remote).unwrap().field("timeout").unwrap().mistyped == Mistyped::Refused
    );
}
