//! From a value of the wrong type to one of the right type that says the same.

use serde_json::{Map, Value};

use crate::model::Server;
use crate::schemas::{Concept, Types};
use crate::syntax::rewrite::{self, Place};
use crate::syntax::{Kind, Member, Node};
use crate::text::Edit;

/// The repair of `node`, which stands `depth` levels below its entry and should be `expected`, if there is only one: what it
/// does, and the edits.
pub(super) fn repair(
    server: &Server<'_>,
    concept: Concept,
    node: Node<'_>,
    depth: usize,
    expected: Types,
) -> Option<(String, Vec<Edit>)> {
    let wants = |types: Types| expected.0 & types.0 != 0;
    // The title never repeats the value: it may be a secret.
    let replaced = |value: Value| {
        let title = match &value {
            Value::String(_) if !node.is_array() => "put it into quotes",
            Value::String(_) => "write the string alone",
            Value::Array(_) => "write it as a list",
            Value::Object(_) => "write it as an object",
            _ => "remove the quotes",
        };
        Some((title.to_owned(), vec![rewrite::replace_value(node, &value)]))
    };
    if let Some(value) = unpacked(&node.text()).filter(|value| node.is_string() && depth == 1 && wants(types_of(value)))
    {
        return replaced(value);
    }
    match node.kind() {
        Kind::Number | Kind::True | Kind::False if wants(Types::STRING) && depth == 2 => {
            replaced(Value::from(node.raw()))
        }
        Kind::Array | Kind::Object if wants(Types::STRING) && depth == 2 && concept == Concept::Env => variable(node),
        Kind::String if depth == 1 && wants(Types::ARRAY) && concept == Concept::Command => joined(server, node),
        Kind::String if depth == 1 && wants(Types::ARRAY) => replaced(listed(concept, &node.text())?),
        Kind::Object if depth == 1 && wants(Types::STRING) && concept == Concept::Command => {
            flattened(server, member_of(server, node)?)
        }
        Kind::String if wants(Types::BOOLEAN) => replaced(Value::from(node.text().trim().parse::<bool>().ok()?)),
        Kind::String if wants(Types(Types::NUMBER.0 | Types::INTEGER.0)) => {
            let number: serde_json::Number = node.text().trim().parse().ok()?;
            replaced(Value::from(number))
        }
        Kind::Array if depth == 1 && wants(Types::STRING) && concept == Concept::Command => split(server, node),
        Kind::Array if depth == 1 && wants(Types::STRING) && concept == Concept::Url => {
            let mut items = node.items();
            let only = items.next().filter(|n| n.is_string() && items.next().is_none())?;
            replaced(only.to_value())
        }
        Kind::Array if depth == 1 && wants(Types::OBJECT) => replaced(Value::Object(pairs(concept, node)?)),
        Kind::Object if depth == 1 && wants(Types::ARRAY) && node.members().next().is_none() => {
            replaced(Value::Array(Vec::new()))
        }
        Kind::Null if depth == 1 => absent(server, node),
        _ => None,
    }
}

/// The value of an environment variable as a string: a list or object as its text in JSON, which servers that want either
/// mostly read.
pub(super) fn variable(node: Node<'_>) -> Option<(String, Vec<Edit>)> {
    let (title, text) = match node.kind() {
        Kind::Number | Kind::True | Kind::False => ("put it into quotes", node.raw().to_owned()),
        Kind::Array | Kind::Object => {
            let raw = node.raw();
            let plain = !raw.contains('\n') && serde_json::from_str::<Value>(raw).is_ok();
            ("write its JSON as a string", if plain { raw.to_owned() } else { node.to_value().to_string() })
        }
        _ => return None,
    };
    Some((title.to_owned(), vec![rewrite::replace_value(node, &Value::from(text))]))
}

/// The list or object whose JSON a string holds.
fn unpacked(text: &str) -> Option<Value> {
    let value = serde_json::from_str::<Value>(text).ok()?;
    match &value {
        Value::Array(items) => items.iter().all(Value::is_string).then_some(value),
        Value::Object(members) => members.values().all(Value::is_string).then_some(value),
        _ => None,
    }
}

fn types_of(value: &Value) -> Types {
    if value.is_array() { Types::ARRAY } else { Types::OBJECT }
}

/// A list in one string.
fn listed(concept: Concept, text: &str) -> Option<Value> {
    // The brackets of a list, around words without quotes.
    let bracketed = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    if let Some(inside) = bracketed {
        let plain = !inside.contains(['"', '\'', '[', ']']);
        let words = inside.split(',').map(str::trim).filter(|word| !word.is_empty());
        return plain.then(|| words.map(Value::from).collect());
    }
    let words: Vec<String> = match concept {
        Concept::Args => shlex::split(text).filter(|_| !text.contains('\\')).or_else(|| {
            let plain = !text.contains(['"', '\'']);
            plain.then(|| text.split_whitespace().map(str::to_owned).collect())
        })?,
        Concept::AutoApprove | Concept::IncludeTools | Concept::ExcludeTools | Concept::EnvPassthrough => {
            text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        }
        _ => return None,
    };
    Some(Value::from(words))
}

/// `["K=V"]`, `["Name: value"]` or `[{"K": "V"}]` as an object.
fn pairs(concept: Concept, list: Node<'_>) -> Option<Map<String, Value>> {
    let separator = match concept {
        Concept::Env => '=',
        Concept::Headers => ':',
        _ => return None,
    };
    let mut object = Map::new();
    for item in list.items() {
        match item.as_str() {
            Some(text) => {
                let (key, value) = text.split_once(separator)?;
                object.insert(key.trim().to_owned(), Value::from(value.trim_start()));
            }
            None => {
                item.is_object().then_some(())?;
                object.extend(item.members().map(|m| (m.key.text().into_owned(), m.value.to_value())));
            }
        }
    }
    let is_empty = list.items().next().is_none();
    ((is_empty || !object.is_empty()) && object.values().all(Value::is_string)).then_some(object)
}

/// `"command": ["npx", "-y", …]` where the client wants the program alone.
fn split(server: &Server<'_>, command: Node<'_>) -> Option<(String, Vec<Edit>)> {
    let words = strings(command)?;
    let (program, rest) = words.split_first()?;
    let args = server.fields.iter().rev().find(|f| f.concept == Some(Concept::Args)).map(|f| f.member);
    let given = args.map_or(Some(Vec::new()), |m| strings(m.value))?;
    let all: Vec<String> = rest.iter().cloned().chain(given).collect();
    let mut edits = vec![rewrite::replace_value(command, &Value::from(program.as_str()))];
    match args {
        Some(args) if !rest.is_empty() => edits.push(rewrite::replace_value(args.value, &Value::from(all))),
        None if !rest.is_empty() => {
            let key = member_of(server, command)?.key;
            edits.extend(rewrite::insert_member(server.entry, Place::After(key), "args", &Value::from(all)));
        }
        _ => {}
    }
    Some(("split it into `command` and `args`".to_owned(), edits))
}

/// `"command": { "path": …, "args": … }` where the client wants the program alone, and the arguments beside it.
pub(super) fn flattened(server: &Server<'_>, nest: Member<'_>) -> Option<(String, Vec<Edit>)> {
    let path = nest.value.member("path").or(nest.value.member("command")).filter(|m| m.value.is_string())?;
    let taken = |key: &str| server.fields.iter().any(|f| f.name() == key && f.member.key != nest.key);
    let name = nest.key.text();
    if nest.value.members().any(|m| m.key != path.key && (taken(&m.key.text()) || m.key.text() == name)) {
        return None;
    }
    let mut edits = rewrite::lift_members(server.entry, nest);
    if path.key.text() != name {
        edits.extend(rewrite::rename_key(path, &name));
    }
    Some((format!("write the program itself under `{name}`"), edits))
}

/// `"command": "npx", "args": […]` where the client wants one list.
fn joined(server: &Server<'_>, command: Node<'_>) -> Option<(String, Vec<Edit>)> {
    let args = server.fields.iter().rev().find(|f| f.concept == Some(Concept::Args)).map(|f| f.member);
    let text = command.text();
    let mut words = match args {
        // A path may hold blanks; a line without quotes and separators is a line.
        None if text.contains(' ') && !text.contains(['/', '\\']) => shlex::split(&text)?,
        _ => vec![text.into_owned()],
    };
    words.extend(args.map_or(Some(Vec::new()), |m| strings(m.value))?);
    let mut edits = vec![rewrite::replace_value(command, &Value::from(words))];
    edits.extend(args.map(|m| rewrite::remove_member(server.entry, m)).unwrap_or_default());
    Some(("write program and arguments as one list".to_owned(), edits))
}

/// `null` for a field that may be left out.
fn absent(server: &Server<'_>, node: Node<'_>) -> Option<(String, Vec<Edit>)> {
    let member = member_of(server, node)?;
    let name = member.key.text();
    let field = server.shape.and_then(|shape| shape.field(&name))?;
    (!field.required).then(|| (format!("remove `{name}`"), rewrite::remove_member(server.entry, member)))
}

fn member_of<'d>(server: &Server<'d>, value: Node<'_>) -> Option<Member<'d>> {
    server.entry.members().find(|m| m.value.span() == value.span())
}

fn strings(list: Node<'_>) -> Option<Vec<String>> {
    list.is_array().then_some(())?;
    list.items().map(|n| n.as_str().map(std::borrow::Cow::into_owned)).collect()
}
