//! The published schemas stand alone: they are JSON Schemas, agree with the tables made of them, and two validators that know
//! nothing of mcp-lint take the clean files and the good samples of `tests/schemas/SCHEMA.json`, and refuse the bad ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use mcp_lint::clients::{ALL, ClientFile, GENERIC};
use mcp_lint::schemas::{self, Concept, Field, Mistyped, Schema, ShapeTransport, Transport};
use mcp_lint::syntax::{Format, parse};
use serde_json::{Map, Value, json};
use support::clean_files;

fn named(name: &str) -> &'static Schema {
    schemas::ALL.iter().find(|schema| schema.name == name).unwrap_or_else(|| panic!("no schema {name}"))
}

fn files() -> impl Iterator<Item = &'static ClientFile> {
    ALL.iter().chain([&GENERIC]).flat_map(|client| client.files)
}

/// Two validators with nothing in common, for one published schema.
struct Published {
    first: jsonschema::Validator,
    second: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Published {
    fn new(schema: &Schema) -> Self {
        let text: Value = serde_json::from_str(schema.text).unwrap();
        let (mut second, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        let id = text["$id"].as_str().unwrap().to_owned();
        let first = jsonschema::validator_for(&text).expect(schema.name);
        compiler.add_resource(&id, text).unwrap();
        let index = compiler.compile(&id, &mut second).unwrap_or_else(|error| panic!("{}: {error:#}", schema.name));
        Self { first, second, index }
    }

    /// What each of them says; an empty text is praise.
    fn judge(&self, value: &Value) -> [String; 2] {
        let first: Vec<String> = self.first.iter_errors(value).map(|error| error.to_string()).collect();
        let second = self.second.validate(value, self.index).err();
        [first.join("; "), second.map(|error| error.to_string()).unwrap_or_default()]
    }
}

#[test]
fn schemas_are_json_schemas() {
    for schema in schemas::ALL {
        let text: Value = serde_json::from_str(schema.text).unwrap();
        assert!(jsonschema::meta::is_valid(&text), "{}: {:?}", schema.name, jsonschema::meta::validate(&text));
        assert_eq!(text["$schema"], "https://json-schema.org/draft/2020-12/schema", "{}", schema.name);
        assert_eq!(text["$id"], json!(format!("urn:mcp-lint:schema:{}", schema.name)));
        assert!(!schema.shapes.is_empty(), "{}", schema.name);
        // Compiling checks it against the meta-schema once more.
        Published::new(schema);
    }
}

#[test]
fn clean_files_fit_their_schemas() {
    for clean in clean_files() {
        let path = clean.setting.absolute();
        let document = parse(&clean.text, Format::of_path(&path).unwrap());
        let file = clean.setting.lint(&clean.text).detected.unwrap().file;
        let whole = with_key(file, document.root().unwrap().to_value());
        // A list of files and servers is a shape that the published schema leaves to the manifest's own.
        if file.parts && !whole[&file.servers[0][1..]].is_object() {
            continue;
        }
        for errors in Published::new(file.schema).judge(&whole) {
            assert!(errors.is_empty(), "{}: {errors}", clean.path);
        }
    }
}

/// The content of a file that may do without the key around its servers, with that key.
fn with_key(file: &ClientFile, whole: Value) -> Value {
    match file.servers.first().map(|pointer| &pointer[1..]) {
        Some(key) if file.bare && whole.get(key).is_none() => json!({ key: whole }),
        Some(key) if file.nameless && whole.get(key).is_none() => json!({ key: { "named-by-its-file": whole } }),
        _ => whole,
    }
}

#[test]
fn samples_are_judged_alike_by_all() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    for schema in schemas::ALL {
        let name = schema.name;
        let path = folder.join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} has no samples"));
        let samples: Value = serde_json::from_str(&text).unwrap();
        let file = files().find(|file| file.schema.name == name).unwrap();
        let published = Published::new(schema);
        for kind in ["good", "bad"] {
            let rows = samples[kind].as_array().unwrap();
            assert!(!rows.is_empty(), "{name}: no {kind} sample");
            for sample in rows {
                let entry = &sample["entry"];
                let shape = schema.shapes.iter().find(|shape| shape.name == sample["shape"]);
                let shape = shape.unwrap_or_else(|| panic!("{name}: {sample}"));
                let found: BTreeSet<String> = (shape.validate)(entry).into_iter().map(|v| v.pointer).collect();
                let wanted: BTreeSet<String> = serde_json::from_value(sample["at"].clone()).unwrap_or_default();
                assert_eq!(found, wanted, "{name}: {sample}");
                assert_eq!(kind == "bad", !wanted.is_empty(), "{name}: {sample}");
                let document = around(file, entry, &samples["file"]);
                for errors in published.judge(&document) {
                    assert_eq!(errors.is_empty(), kind == "good", "{name}, as published: {document}: {errors}");
                }
            }
        }
    }
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
fn words_are_values_and_replacements_exist() {
    for schema in schemas::ALL {
        for shape in schema.shapes {
            assert!(!shape.fields.is_empty(), "{}/{}", schema.name, shape.name);
            for field in shape.fields {
                let place = format!("{}/{}/{}", schema.name, shape.name, field.name);
                let words: BTreeSet<&str> = field.words.iter().map(|(word, _)| *word).collect();
                let values: BTreeSet<&str> = field.values.iter().copied().collect();
                assert!(words.is_empty() || values.is_empty() || words == values, "{place}: words and values differ");
                assert!(recommends_its_own_kind(field, shape.transport), "{place}: the first word is the other kind's");
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

/// Whether the word to recommend names the kind of server that the shape describes; a client that does not check the word
/// lists the others behind it.
fn recommends_its_own_kind(field: &Field, transport: ShapeTransport) -> bool {
    match (transport, field.words.first()) {
        (ShapeTransport::Stdio, Some((_, word))) => *word == Transport::Stdio,
        (ShapeTransport::Remote, Some((_, word))) => *word != Transport::Stdio,
        (ShapeTransport::Other, _) | (_, None) => true,
    }
}

#[test]
fn every_shape_has_its_main_field_and_describes_all() {
    for schema in schemas::ALL {
        for shape in schema.shapes {
            let of = format!("{}/{}", schema.name, shape.name);
            let main = match shape.transport {
                ShapeTransport::Stdio => Some(Concept::Command),
                ShapeTransport::Remote => Some(Concept::Url),
                ShapeTransport::Other => None,
            };
            assert!(main.is_none_or(|main| shape.field_for(main).is_some()), "{of}: no {main:?}");
            let undescribed = shape.fields.iter().find(|field| field.description.is_empty());
            assert!(undescribed.is_none(), "{of}: {:?}", undescribed.map(|field| field.name));
        }
    }
}

#[test]
fn a_field_declared_false_is_forbidden_and_not_a_field() {
    let [stdio, remote] = named("roo-code").shapes else { panic!("two shapes") };
    assert_eq!(stdio.forbidden, ["url", "headers"]);
    assert_eq!(remote.forbidden, ["command", "args", "env"]);
    assert!(stdio.field("url").is_none() && stdio.field("command").is_some());
}

#[test]
fn an_entry_that_fits_as_a_switch_is_taken_for_one() {
    let entry = json!({ "type": "local", "command": "npx -y some-server", "enabled": true });
    assert_eq!(named("opencode").taken_for(&entry).map(|shape| shape.name), Some("toggle"));
    assert!(named("opencode").taken_for(&json!({ "type": "local", "command": "npx" })).is_none());
}

#[test]
fn a_mistyped_value_is_not_always_refused() {
    let field = |schema: &str, name: &str| named(schema).field(name).unwrap_or_else(|| panic!("{schema}: {name}"));
    assert_eq!(field("cline", "timeout").mistyped, Mistyped::Ignored);
    assert_eq!(field("cline", "command").mistyped, Mistyped::Refused);
    assert_eq!(field("gemini-cli", "env").item_mistyped, Mistyped::Fatal);
    assert_eq!(field("gemini-cli", "args").item_mistyped, Mistyped::Taken);
    let zed = |transport, name: &str| named("zed").shape(transport).unwrap().field(name).unwrap().mistyped;
    assert_eq!(zed(ShapeTransport::Stdio, "env"), Mistyped::Ignored);
    assert_eq!(zed(ShapeTransport::Stdio, "timeout"), Mistyped::Ignored);
    assert_eq!(zed(ShapeTransport::Stdio, "args"), Mistyped::Refused);
    assert_eq!(zed(ShapeTransport::Remote, "timeout"), Mistyped::Refused);
}
