//! The JSON Schema of settings files, for editors: the table of keys in another language.

use serde_json::{Map, Value, json};

use super::check::SYSTEMS;
use super::keys::{KEYS, Key, Name, Shape};
use super::levels::{LEVELS, Selector};
use crate::clients::{ALL, GENERIC};
use crate::known::packages::Registry;
use crate::rules::{self, project::UNACCEPTABLE};

/// The name of an environment variable.
const NAME: &str = "[A-Za-z_][A-Za-z0-9_]*";

/// A schema of draft 2020-12 that accepts what the reader accepts, but for what no schema can say: the grammar of patterns.
pub fn schema() -> Value {
    let ids = rules::ALL.iter().map(|rule| rule.declaration().id);
    let acceptable = ids.filter(|id| !UNACCEPTABLE.contains(id));
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mcp-lint:schema:settings",
        "title": "Settings of mcp-lint",
        "description": "mcp-lint.toml or .mcp-lint.toml; the nearest one above a file is its own.",
        "$defs": {
            "level": { "enum": LEVELS.map(|(word, _)| word) },
            "client": { "enum": ALL.iter().map(|client| client.id).chain([GENERIC.id]).collect::<Vec<_>>() },
            "rule": { "enum": acceptable.collect::<Vec<_>>() },
            "pattern": { "type": "string", "minLength": 1 },
            "levels": { "type": "object", "properties": levels(), "additionalProperties": false },
        },
    });
    if let (Some(all), Value::Object(table)) = (schema.as_object_mut(), table(KEYS)) {
        all.extend(table);
    }
    schema
}

/// One key for each word that selects something.
fn levels() -> Value {
    let level = |word: &str| {
        let mut value = reference("level");
        if let Some(rule) = rules::by_id(word) {
            value["description"] = rule.declaration().summary().into();
        }
        (word.to_owned(), value)
    };
    Value::Object(Selector::words().map(level).collect())
}

fn table(keys: &[Key]) -> Value {
    let property = |key: &Key| {
        let mut value = shape(key.value);
        value["description"] = key.about.into();
        (key.name.to_owned(), value)
    };
    let mut table = json!({
        "type": "object",
        "properties": keys.iter().map(property).collect::<Map<_, _>>(),
        "additionalProperties": false,
    });
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !required.is_empty() {
        table["required"] = json!(required);
    }
    table
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Level => reference("level"),
        Shape::Os => json!({ "enum": SYSTEMS }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Client => reference("client"),
        Shape::Text => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Endpoint => json!({ "type": "string", "pattern": "^/[^\\s?#|]*$" }),
        Shape::Variables => one_or_more(json!({ "type": "string", "pattern": format!("^{NAME}$") })),
        Shape::Needs => one_or_more(json!({ "type": "string", "pattern": format!("^ *{NAME}( *\\| *{NAME})* *$") })),
        Shape::Table(keys) => table(keys),
        Shape::Patterns | Shape::Servers => one_or_more(reference("pattern")),
        Shape::Rules => one_or_more(reference("rule")),
        Shape::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Shape::Map(Name::Selector, _) => reference("levels"),
        Shape::Map(name, value) => {
            let names = match name {
                Name::Host => json!({ "pattern": "^[^\\s/@:]+$" }),
                Name::Package(Registry::Npm) => json!({ "pattern": "^@?[A-Za-z0-9._/-]+$" }),
                Name::Package(Registry::PyPi) => json!({ "pattern": "^[A-Za-z0-9._/-]+$" }),
                Name::Package(Registry::Docker) => json!({ "pattern": "^(\\S*/)?[A-Za-z0-9._-]+$" }),
                Name::Pattern | Name::Selector => reference("pattern"),
            };
            json!({ "type": "object", "propertyNames": names, "additionalProperties": self::shape(*value) })
        }
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn one_or_more(item: Value) -> Value {
    json!({ "anyOf": [item, { "type": "array", "items": item }] })
}
