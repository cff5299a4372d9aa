//! Words for places, values and other clients' keys.

use crate::clients::{self, ClientFile};
use crate::model::{Config, Server};
use crate::schemas::{Concept, Field, Schema, Shape, Types, concept_of};
use crate::syntax::{Kind, Node};
use crate::text::distance;

/// "a string", "a list", "`true`": what a value is.
pub(super) fn kind(node: Node<'_>) -> &'static str {
    match node.kind() {
        Kind::Object => "an object",
        Kind::Array => "a list",
        Kind::Number => "a number",
        Kind::True => "`true`",
        Kind::False => "`false`",
        Kind::Null => "`null`",
        Kind::Date => "a date",
        Kind::Key | Kind::String | Kind::Bare => "a string",
        Kind::Missing => "nothing",
    }
}

/// The type of a value; a number without fraction is both kinds of number.
pub(super) fn type_of(node: Node<'_>) -> Types {
    match node.kind() {
        Kind::Object => Types::OBJECT,
        Kind::Array => Types::ARRAY,
        Kind::Number => Types::NUMBER,
        Kind::True | Kind::False => Types::BOOLEAN,
        Kind::Null | Kind::Missing | Kind::Date => Types::NULL,
        Kind::Key | Kind::String | Kind::Bare => Types::STRING,
    }
}

/// Whether a field takes a value, items included.
pub(super) fn fits(field: &Field, node: Node<'_>) -> bool {
    let takes = |types: Types, node: Node<'_>| {
        let integer = node.kind() == Kind::Number && node.to_value().is_i64() && types.contains(Types::INTEGER);
        types.contains(type_of(node)) || integer
    };
    let inner = node.items().chain(node.members().map(|m| m.value));
    takes(field.types, node) && inner.into_iter().all(|item| takes(field.items, item))
}

/// "`PORT` in `env`", "item 2 of `args`": the value at a pointer below an entry.
pub(super) fn place(server: &Server<'_>, pointer: &str) -> String {
    let tokens: Vec<String> =
        pointer.split('/').skip(1).map(|token| token.replace("~1", "/").replace("~0", "~")).collect();
    let is_list = server.at(pointer.rsplit_once('/').map_or("", |(parent, _)| parent)).is_some_and(Node::is_array);
    match tokens.split_last() {
        None => "the entry".to_owned(),
        Some((last, [])) => format!("`{last}`"),
        Some((last, rest)) if is_list => {
            let number = last.parse::<usize>().map_or(last.clone(), |n| (n + 1).to_string());
            format!("item {number} of `{}`", rest.join("."))
        }
        Some((last, rest)) => format!("`{last}` in `{}`", rest.join(".")),
    }
}

/// The clients whose word `key` is, as the end of a sentence: "Roo Code", "Roo Code and Kiro", "Roo Code, Kiro and others".
pub(super) fn owners(key: &str) -> Option<String> {
    let (_, schemas) = concept_of(key)?;
    let reads = |client: &&clients::Client| {
        client.files.iter().any(|file| schemas.iter().any(|schema| std::ptr::eq(*schema, file.schema)))
    };
    // The commonest client first: the one that people know.
    let names: Vec<&str> = clients::ALL.iter().copied().filter(reads).map(|client| client.name).collect();
    match names[..] {
        [] => None,
        [one] => Some(one.to_owned()),
        [one, two] => Some(format!("{one} and {two}")),
        [one, two, ..] => Some(format!("{one}, {two} and others")),
    }
}

/// Whether another client reads the very same file, and this key in it.
pub(super) fn is_for_another_reader(config: &Config<'_>, key: &str) -> bool {
    let places = config.file().places;
    let here = |file: &&ClientFile| file.places.iter().any(|place| places.iter().any(|own| own.path == place.path));
    let others = clients::ALL.iter().filter(|client| !std::ptr::eq(**client, config.client()));
    let mut files = others.flat_map(|client| client.files).filter(|file| file.unread.is_none()).filter(here);
    files.any(|file| file.schema.field(key).is_some_and(|field| field.ignored.is_none()))
}

/// The one field of `shape` (of any shape of `schema`, where there is none) whose key is one or two edits from `key`.
pub(super) fn nearest(schema: &'static Schema, shape: Option<&'static Shape>, key: &str) -> Option<&'static Field> {
    let folded = key.to_ascii_lowercase();
    let limit = match key.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    let candidates: Vec<&'static Field> = match shape {
        Some(shape) => shape.fields.iter().collect(),
        None => schema.shapes.iter().flat_map(|s| s.fields).collect(),
    };
    let mut near: Vec<(usize, &'static Field)> = candidates
        .into_iter()
        .filter(|f| f.ignored.is_none() && !f.deprecated)
        .filter_map(|f| Some((distance(&folded, &f.name.to_ascii_lowercase(), limit)?, f)))
        .collect();
    near.sort_by_key(|(d, _)| *d);
    near.dedup_by_key(|(_, f)| f.name);
    match near[..] {
        [(_, only)] => Some(only),
        [(first, field), (second, _), ..] if first < second => Some(field),
        _ => None,
    }
}

/// The field of `shape` that a word no client uses stands for: `envVars`, `environmentVariables`, `customHeaders`.
pub(super) fn synonym(schema: &'static Schema, shape: Option<&'static Shape>, key: &str) -> Option<&'static Field> {
    let concept = match key.replace(['_', '-'], "").to_ascii_lowercase().as_str() {
        "envvar" | "envvars" | "envvariables" | "environmentvariable" | "environmentvariables" => Concept::Env,
        "argument" | "arguments" | "commandargs" | "commandarguments" => Concept::Args,
        "httpheaders" | "customheaders" | "requestheaders" | "extraheaders" => Concept::Headers,
        "workingdir" | "workingdirectory" | "workdir" => Concept::Cwd,
        _ => return None,
    };
    let find = |shape: &'static Shape| shape.field_for(concept);
    match shape {
        Some(shape) => find(shape),
        None => schema.shapes.iter().find_map(find),
    }
}

/// Whether a key is a remark for people, whatever the client knows: `_comment`, `$schema`, `note`, `description`, ...
pub(super) fn is_remark(key: &str) -> bool {
    const REMARKS: [&str; 19] = [
        "comment",
        "comments",
        "note",
        "notes",
        "description",
        "title",
        "name",
        "displayname",
        "label",
        "summary",
        "category",
        "tags",
        "docs",
        "documentation",
        "homepage",
        "author",
        "license",
        "complexity",
        "icon",
    ];
    crate::model::is_remark(key) || REMARKS.contains(&key.trim().to_ascii_lowercase().replace(['_', '-'], "").as_str())
}
