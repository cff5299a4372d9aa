//! Servers in a list, where the client reads an object of them by name.

use serde_json::{Map, Value};

use crate::diagnostic::Fix;
use crate::syntax::{Format, Node, rewrite};
use crate::text::{Edit, Span};

/// Members of an item that hold the server's name.
const NAMES: [&str; 4] = ["name", "id", "server_name", "serverName"];

/// The list as an object, each item under its name; `None` where an item has none of its own.
pub(super) fn object(list: Node<'_>, key: &str) -> Option<Fix> {
    let items: Vec<Node<'_>> = list.items().collect();
    let field = NAMES.into_iter().find(|field| items.iter().all(|item| name(*item, field).is_some()))?;
    let mut seen = Vec::new();
    for item in &items {
        let name = name(*item, field)?;
        if seen.contains(&name) {
            return None;
        }
        seen.push(name);
    }
    let title = format!("put each server under its `{field}`");
    let edits = match list.document().format() {
        Format::Toml => tables(list, key, &items, &seen, field)?,
        Format::Json | Format::Yaml => {
            let span = list.span();
            if items.is_empty() || list.document().comments().iter().any(|comment| span.contains(comment.span)) {
                return None;
            }
            let entry = |item: &Node<'_>| match item.to_value() {
                Value::Object(mut fields) => {
                    fields.shift_remove(field);
                    Value::Object(fields)
                }
                other => other,
            };
            let named: Map<String, Value> = seen.iter().cloned().zip(items.iter().map(entry)).collect();
            vec![rewrite::replace_value(list, &Value::Object(named))]
        }
    };
    Some(Fix::safe(title, edits))
}

/// The name that a server in a list carries.
fn name(item: Node<'_>, field: &str) -> Option<String> {
    item.get(field)?.as_str().map(|name| name.into_owned()).filter(|name| !name.trim().is_empty())
}

/// The edits for `[[servers]]`: the headers get the names, and the lines with them go.
fn tables(list: Node<'_>, key: &str, items: &[Node<'_>], names: &[String], field: &str) -> Option<Vec<Edit>> {
    let text = list.document().text();
    // A line of a text over several lines may look like a header.
    if text.contains("\"\"\"") || text.contains("'''") {
        return None;
    }
    let (whole, below) = (format!("[[{key}]]"), format!("[{key}."));
    let mut names = names.iter().map(|name| rewrite::toml_key(name));
    let (mut edits, mut current, mut start) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let at = start + (line.len() - line.trim_start().len());
        let header = line.trim_start();
        if header.starts_with(&whole) {
            let name = names.next()?;
            edits.push(Edit::replace(Span::new(at, at + whole.len()), format!("[{key}.{name}]")));
            current = Some(name);
        } else if header.starts_with(&below) {
            edits.push(Edit::insert(at + below.len(), format!("{}.", current.as_ref()?)));
        } else if header.starts_with("[[") && header[2..].starts_with(key) {
            return None;
        }
        start += line.len();
    }
    for item in items {
        edits.extend(rewrite::remove_member(*item, item.member(field)?));
    }
    names.next().is_none().then_some(edits)
}
