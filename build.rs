//! Turns `schemas/*.schema.json` into const tables and compiled validators, and `known/*.toml` into sorted text, so that
//! nothing is parsed at start-up.
//!
//! For every `$defs` entry with `x-mcp-transport` (one shape of a server entry) this writes a field table and a
//! `jsonschema` validator. `pattern` and `format` are dropped there: Rust rules cover them with better words
//! (a test in `src/schemas` checks that each is covered).
#![allow(clippy::expect_used, reason = "a build script reports by panicking")]

#[path = "build/known.rs"]
mod known;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::{Map, Value};

fn main() {
    for input in ["schemas", "known", "build", "build.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    link_for_a_fast_start();
    name_the_build();
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut files: Vec<_> = fs::read_dir(Path::new(&root).join("schemas"))
        .expect("schemas/ exists")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.to_string_lossy().ends_with(".schema.json"))
        .collect();
    files.sort();
    let mut out = String::new();
    let mut all = String::new();
    let mut index = Index::new();
    for path in &files {
        let name = path.file_name().expect("a file").to_string_lossy().replace(".schema.json", "");
        let text = fs::read_to_string(path).expect("readable");
        let schema: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        write_schema(&mut out, &name, &schema, path);
        index_fields(&mut index, &name, &schema);
        let _ = write!(all, "&{}, ", constant(&name));
    }
    let _ = writeln!(out, "/// Every schema, by file name.\npub static ALL: &[&Schema] = &[{all}];");
    write_index(&mut out, &index);
    let target = env::var("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&target).join("schemas.rs"), out).expect("OUT_DIR is writable");
    known::write(Path::new(&root), Path::new(&target));
}

/// Linux loads a program that is released faster when
/// - it has its fixed place in memory: otherwise the loader writes the address of each table entry, and every page so
///   written is a page fault. There is no memory-unsafe code that a fixed address would help to attack;
/// - it brings what unwinds the stack along: otherwise a second library is opened and mapped for that alone.
///
/// Together they are a third of what a clean file costs.
fn link_for_a_fast_start() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|own| own == value);
    let whole =
        env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|features| features.split(',').any(|f| f == "crt-static"));
    if !whole && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// What `mcp-lint --version --verbose` says about the program itself.
fn name_the_build() {
    for (name, of_cargo) in [("BUILD_TARGET", "TARGET"), ("BUILD_PROFILE", "PROFILE")] {
        println!("cargo::rustc-env={name}={}", env::var(of_cargo).expect("cargo sets it"));
    }
}

/// `claude-code` → `CLAUDE_CODE`; a leading digit gets an underscore.
fn constant(name: &str) -> String {
    let upper = name.replace('-', "_").to_uppercase();
    if upper.starts_with(|c: char| c.is_ascii_digit()) { format!("_{upper}") } else { upper }
}

fn write_schema(out: &mut String, name: &str, schema: &Value, path: &Path) {
    let no_defs = Map::new();
    let defs = schema["$defs"].as_object().unwrap_or(&no_defs);
    let mut shapes = String::new();
    for (def, shape) in defs {
        let Some(transport) = shape["x-mcp-transport"].as_str() else { continue };
        let module = format!("{}_{}", constant(name).to_lowercase(), def.replace('-', "_").to_lowercase());
        let validator = compiled(shape, defs, 0);
        let _ = writeln!(
            out,
            "#[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]\nmod {module} {{\n    #[jsonschema::validator(schema = r####\"{validator}\"####)]\n    pub struct Shape;\n}}"
        );
        let transport = match transport {
            "stdio" => "Stdio",
            "remote" => "Remote",
            "other" => "Other",
            other => panic!("{}: x-mcp-transport {other}", path.display()),
        };
        let closed = shape["additionalProperties"] == Value::Bool(false);
        let fields = fields(shape, defs);
        let forbidden = forbidden(shape);
        let _ = write!(
            shapes,
            "Shape {{ name: {def:?}, transport: ShapeTransport::{transport}, closed: {closed}, fields: &[{fields}], forbidden: &{forbidden:?}, validate: |value| violations({module}::Shape::iter_errors(value)) }}, "
        );
    }
    let root = schema["properties"].as_object().unwrap_or(&no_defs);
    let root_keys: Vec<&String> = root.keys().collect();
    let root_required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let root_closed = schema["additionalProperties"] == Value::Bool(false);
    let constant = constant(name);
    let _ = writeln!(
        out,
        "/// `schemas/{name}.schema.json`\npub static {constant}: Schema = Schema {{ name: {name:?}, title: {:?}, text: include_str!({:?}), shapes: &[{shapes}], root_keys: &{root_keys:?}, root_required: &{root_required:?}, root_closed: {root_closed} }};",
        schema["title"].as_str().unwrap_or(name),
        path.to_string_lossy(),
    );
}

/// The shape as a schema of its own: references inlined, constraints that Rust rules cover and annotations dropped.
fn compiled(shape: &Value, defs: &Map<String, Value>, depth: usize) -> Value {
    assert!(depth < 32, "a server shape refers to itself");
    match shape {
        Value::Object(map) => {
            let mut out = Map::new();
            if let Some(target) = map.get("$ref").and_then(Value::as_str) {
                let def = target.strip_prefix("#/$defs/").and_then(|name| defs.get(name));
                let def = def.unwrap_or_else(|| panic!("unresolved {target}"));
                if let Value::Object(inlined) = compiled(def, defs, depth + 1) {
                    out.extend(inlined);
                }
            }
            for (key, value) in map {
                let dropped = key.starts_with("x-mcp-")
                    || [
                        "$ref",
                        "description",
                        "title",
                        "examples",
                        "default",
                        "deprecated",
                        "pattern",
                        "format",
                        "markdownDescription",
                        "$comment",
                    ]
                    .contains(&key.as_str());
                // Below `properties` every key is a field's name, never a keyword.
                let value = match value {
                    // Forbidden ones (`false`) have a rule of their own.
                    Value::Object(fields) if key == "properties" => Value::Object(
                        fields
                            .iter()
                            .filter(|(_, field)| **field != Value::Bool(false))
                            .map(|(name, field)| (name.clone(), compiled(field, defs, depth + 1)))
                            .collect(),
                    ),
                    other => compiled(other, defs, depth + 1),
                };
                if !dropped {
                    out.insert(key.clone(), value);
                }
            }
            Value::Object(out)
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| compiled(item, defs, depth + 1)).collect()),
        other => other.clone(),
    }
}

/// The names declared as `false`.
fn forbidden(shape: &Value) -> Vec<&String> {
    let declared = shape["properties"].as_object().into_iter().flatten();
    declared.filter(|(_, field)| **field == Value::Bool(false)).map(|(name, _)| name).collect()
}

/// The field with the keywords of the definition that it refers to; those beside the reference win.
fn with_reference(declared: &Value, defs: &Map<String, Value>) -> Value {
    let mut field = Map::new();
    if let Some(def) = declared["$ref"].as_str().and_then(|r| defs.get(r.strip_prefix("#/$defs/")?)) {
        field.extend(def.as_object().cloned().unwrap_or_default());
    }
    field.extend(declared.as_object().cloned().unwrap_or_default());
    Value::Object(field)
}

fn concept(field: &Value) -> String {
    field["x-mcp-concept"].as_str().map_or("Other".to_owned(), pascal)
}

/// Field name → the schemas that have it, each with what it is for there.
type Index = BTreeMap<String, Vec<(String, String)>>;

/// Notes what a schema says about each field name. Where its shapes differ, the first one counts.
fn index_fields(index: &mut Index, schema_name: &str, schema: &Value) {
    let no_defs = Map::new();
    let defs = schema["$defs"].as_object().unwrap_or(&no_defs);
    for shape in defs.values().filter(|shape| shape["x-mcp-transport"].is_string()) {
        for (name, declared) in shape["properties"].as_object().unwrap_or(&no_defs) {
            let known = index.entry(name.clone()).or_default();
            let schema = constant(schema_name);
            if *declared != Value::Bool(false) && known.iter().all(|(other, _)| *other != schema) {
                known.push((schema, concept(&with_reference(declared, defs))));
            }
        }
    }
}

/// The index as a table, with the concept that most schemas give a name.
fn write_index(out: &mut String, index: &Index) {
    let mut rows = String::new();
    for (name, known) in index {
        let votes = |concept: &String| known.iter().filter(|(_, other)| other == concept).count();
        let Some(concept) = known.iter().map(|(_, concept)| concept).max_by_key(|concept| votes(concept)) else {
            continue;
        };
        let schemas: Vec<String> =
            known.iter().filter(|(_, other)| other == concept).map(|(schema, _)| format!("&{schema}")).collect();
        let _ = write!(rows, "({name:?}, Concept::{concept}, &[{}]), ", schemas.join(", "));
    }
    let _ = writeln!(
        out,
        "/// Every field name, sorted: what most schemas mean by it, and which these are.\nstatic NAMES: &[(&str, Concept, &[&Schema])] = &[{rows}];"
    );
}

fn fields(shape: &Value, defs: &Map<String, Value>) -> String {
    let mut out = String::new();
    let no_fields = Map::new();
    let required: Vec<&str> = shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (name, declared) in shape["properties"].as_object().unwrap_or(&no_fields) {
        if *declared == Value::Bool(false) {
            continue;
        }
        let field = with_reference(declared, defs);
        let concept = concept(&field);
        let items = if field["items"].is_object() { &field["items"] } else { &field["additionalProperties"] };
        let values: Vec<String> = match (&field["enum"], &field["const"]) {
            (Value::Array(values), _) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            (_, Value::String(value)) => vec![value.clone()],
            _ => Vec::new(),
        };
        let words: Vec<String> = field["x-mcp-words"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(word, transport)| format!("({word:?}, Transport::{})", pascal(transport.as_str().unwrap_or("http"))))
            .collect();
        let optional = |key: &str| field[key].as_str().map_or("None".to_owned(), |v| format!("Some({v:?})"));
        let carries =
            field["x-mcp-carries"].as_str().map_or("None".to_owned(), |t| format!("Some(Transport::{})", pascal(t)));
        let unit = field["x-mcp-unit"].as_str().map_or("None".to_owned(), |u| format!("Some(Unit::{})", pascal(u)));
        let _ = write!(
            out,
            "Field {{ name: {name:?}, concept: Concept::{concept}, types: Types({}), items: Types({}), mistyped: Mistyped::{}, item_mistyped: Mistyped::{}, null: Mistyped::{}, item_null: Mistyped::{}, url: {}, values: &{values:?}, words: &[{}], carries: {carries}, unit: {unit}, required: {}, deprecated: {}, replaced_by: {}, ignored: {}, all: {}, refused: {}, drops_unsendable: {}, description: {:?} }}, ",
            types(&field["type"]),
            types(&items["type"]),
            mistyped(&field),
            mistyped(items),
            null(&field),
            null(items),
            field["format"] == "uri",
            words.join(", "),
            required.contains(&name.as_str()),
            field["deprecated"] == Value::Bool(true),
            optional("x-mcp-replaced-by"),
            optional("x-mcp-ignored"),
            optional("x-mcp-all"),
            refused(&field["x-mcp-refused"]),
            field["x-mcp-unsendable"] == "dropped",
            field["description"].as_str().unwrap_or(""),
        );
    }
    out
}

/// Names that do not reach the server, and why.
fn refused(value: &Value) -> String {
    let names: Vec<&str> = value["names"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    match value["why"].as_str() {
        Some(why) => format!("Some(&Refused {{ names: &{names:?}, why: {why:?} }})"),
        None => "None".to_owned(),
    }
}

/// JSON types as the bits of `Types`; none means any.
fn types(value: &Value) -> u8 {
    let bit = |name: &str| match name {
        "string" => 1,
        "number" => 2,
        "integer" => 4,
        "boolean" => 8,
        "null" => 16,
        "array" => 32,
        "object" => 64,
        other => panic!("type {other}"),
    };
    match value {
        Value::String(name) => bit(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(bit).fold(0, |a, b| a | b),
        _ => 0,
    }
}

/// The variant of `Mistyped` that a field or its items name.
fn mistyped(declared: &Value) -> String {
    declared["x-mcp-mistyped"].as_str().map_or("Refused".to_owned(), pascal)
}

/// The same for `null`, where that fares otherwise.
fn null(declared: &Value) -> String {
    declared["x-mcp-null"].as_str().map_or_else(|| mistyped(declared), pascal)
}

/// `auto-approve` → `AutoApprove`
fn pascal(kebab: &str) -> String {
    kebab.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
