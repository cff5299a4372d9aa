//! The tables and schemas of the clients: each is well-formed, they agree with each other, and the samples in
//! `tests/schemas/SCHEMA.json` are judged alike by the published schema and by the compiled one.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;
use std::path::Path;

use mcp_lint::clients::{ALL, ClientFile, GENERIC};
use mcp_lint::schemas;
use serde_json::{Map, Value, json};

fn files() -> impl Iterator<Item = &'static ClientFile> {
    ALL.iter().chain([&GENERIC]).flat_map(|client| client.files)
}

#[test]
fn ids_are_unique_and_kebab_case() {
    let mut seen = HashSet::new();
    for client in ALL.iter().chain([&GENERIC]) {
        assert!(seen.insert(client.id), "{} stands twice", client.id);
        assert!(client.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", client.id);
        assert!(client.docs.starts_with("https://"), "{}", client.id);
        assert!(!client.files.is_empty(), "{}", client.id);
    }
}

#[test]
fn files_are_well_formed() {
    for file in files() {
        assert!(!file.servers.is_empty() || file.bare, "{}: no servers", file.kind);
        assert!(
            file.servers.iter().all(|pointer| pointer.starts_with('/') && !pointer.ends_with('/')),
            "{}",
            file.kind
        );
        assert!(file.unread.is_none_or(|text| !text.ends_with('.')), "{}: a fragment has no full stop", file.kind);
        for place in file.places {
            let start = ["./", "~/", "/", "%", "$"].iter().any(|start| place.path.starts_with(start));
            assert!(start && !place.path.contains('\\'), "{}", place.path);
            // A variable alone is the path of a file.
            let whole = place.path.starts_with('$') && !place.path.contains('/');
            assert_eq!(place.ending().is_empty(), whole, "{}", place.path);
            assert!(!place.ending().starts_with('/'), "{}", place.path);
        }
        assert!(file.also.iter().all(|ending| !ending.starts_with('/') && !ending.is_empty()), "{}", file.kind);
    }
}

#[test]
fn schemas_are_json_schemas() {
    for schema in schemas::ALL {
        let text: Value = serde_json::from_str(schema.text).unwrap();
        assert!(jsonschema::meta::is_valid(&text), "{}", schema.name);
        assert_eq!(text["$id"], json!(format!("urn:mcp-lint:schema:{}", schema.name)));
        assert!(!schema.shapes.is_empty(), "{}", schema.name);
    }
}

#[test]
fn words_are_values_and_replacements_exist() {
    for schema in schemas::ALL {
        for shape in schema.shapes {
            for field in shape.fields {
                let place = format!("{}/{}/{}", schema.name, shape.name, field.name);
                let known = |word: &str| field.values.is_empty() || field.values.contains(&word);
                assert!(field.words.iter().all(|(word, _)| known(word)), "{place}: a word that is refused");
                if let Some(name) = field.replaced_by {
                    let other = shape.field(name).unwrap_or_else(|| panic!("{place}: no field {name}"));
                    assert_eq!(other.concept, field.concept, "{place}");
                    assert!(field.deprecated && !other.deprecated, "{place}");
                }
                assert!(!shape.forbidden.contains(&field.name), "{place} is both declared and forbidden");
            }
        }
    }
}

#[test]
fn samples_are_judged_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let mut judged = 0;
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let schema = schemas::ALL.iter().find(|s| s.name == name).unwrap_or_else(|| panic!("no schema {name}"));
        let file = files().find(|file| file.schema.name == name).unwrap();
        let published = jsonschema::validator_for(&serde_json::from_str(schema.text).unwrap()).unwrap();
        let samples: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for (kind, sample) in
            ["good", "bad"].iter().flat_map(|k| samples[k].as_array().unwrap().iter().map(move |s| (*k, s)))
        {
            let entry = &sample["entry"];
            let shape_name = sample["shape"].as_str().unwrap();
            let shape =
                schema.shapes.iter().find(|s| s.name == shape_name).unwrap_or_else(|| panic!("{name}: {sample}"));
            let mut found: Vec<String> = (shape.validate)(entry).into_iter().map(|v| v.pointer).collect();
            found.sort();
            let mut wanted: Vec<String> = serde_json::from_value(sample["at"].clone()).unwrap_or_default();
            wanted.sort();
            assert_eq!(found, wanted, "{name}: {sample}");
            assert_eq!(kind == "bad", !wanted.is_empty(), "{name}: {sample}");
            let document = around(file, entry, &samples["file"]);
            assert_eq!(published.is_valid(&document), kind == "good", "{name}, as published: {document}");
            judged += 1;
        }
    }
    assert!(judged > 0);
}

/// The file in which `entry` stands, under the pointer to servers, beside what else the file needs.
fn around(file: &ClientFile, entry: &Value, rest: &Value) -> Value {
    let mut inner = if file.named_by.is_some() { json!([entry]) } else { json!({ "sample": entry }) };
    for key in file.servers[0].split('/').skip(1).collect::<Vec<_>>().into_iter().rev() {
        inner = json!({ key: inner });
    }
    let mut whole = rest.as_object().cloned().unwrap_or_else(Map::new);
    whole.extend(inner.as_object().cloned().unwrap_or_default());
    Value::Object(whole)
}

#[test]
fn a_field_declared_false_is_forbidden_and_not_a_field() {
    let roo = schemas::ALL.iter().find(|s| s.name == "roo-code").unwrap();
    let [stdio, remote] = roo.shapes else { panic!("two shapes") };
    assert_eq!(stdio.forbidden, ["url", "headers"]);
    assert_eq!(remote.forbidden, ["command", "args", "env"]);
    assert!(stdio.field("url").is_none() && stdio.field("command").is_some());
    let published = jsonschema::validator_for(&serde_json::from_str(roo.text).unwrap()).unwrap();
    let both = json!({ "mcpServers": { "x": { "command": "npx", "url": "https://mcp.example.org/mcp" } } });
    assert!(!published.is_valid(&both));
}

#[test]
fn an_entry_that_fits_as_a_switch_is_taken_for_one() {
    let opencode = schemas::ALL.iter().find(|s| s.name == "opencode").unwrap();
    let entry = json!({ "type": "local", "command": "npx -y some-server", "enabled": true });
    assert_eq!(opencode.taken_for(&entry).map(|shape| shape.name), Some("toggle"));
    assert!(opencode.taken_for(&json!({ "type": "local", "command": "npx" })).is_none());
}

#[test]
fn a_mistyped_value_is_not_always_refused() {
    use schemas::Mistyped;
    let field = |schema: &str, name: &str| {
        schemas::ALL.iter().find(|s| s.name == schema).and_then(|s| s.field(name)).unwrap_or_else(|| panic!("{name}"))
    };
    assert_eq!(field("cline", "timeout").mistyped, Mistyped::Ignored);
    assert_eq!(field("cline", "command").mistyped, Mistyped::Refused);
    assert_eq!(field("gemini-cli", "env").item_mistyped, Mistyped::Fatal);
    assert_eq!(field("gemini-cli", "args").item_mistyped, Mistyped::Taken);
}
