//! Servers written as JSON in a file of TOML, as the tables that they are there.

use serde_json::Value;

use crate::diagnostic::Fix;
use crate::model::{Config, holds_servers, is_remark};
use crate::syntax::{Document, Fault, FaultKind, Format, Node, parse, rewrite};
use crate::text::{Edit, Span};

/// The tables in place of the JSON at a fault; `None` where it holds more than servers, or cannot be read.
pub(super) fn tables(fault: &Fault, config: &Config<'_>) -> Option<Fix> {
    let pointer = config.file().servers.first()?.strip_prefix('/')?;
    if fault.kind != FaultKind::JsonInstead || config.is_generic() || pointer.contains(['/', '*']) {
        return None;
    }
    let text = config.document.text();
    let start = fault.span.start as usize;
    let end = start + end_of_json(text.get(start..)?)?;
    let (json, rest) = (text.get(start..end)?, text.get(end..)?.trim_start());
    // Lines without a header of their own would become a part of the last table.
    if !rest.is_empty() && !rest.starts_with('[') {
        return None;
    }
    let json = parse(json, Format::Json);
    let readable = json.faults().iter().all(|fault| fault.kind.is_dialect()) && json.comments().is_empty();
    let servers = servers(json.root().filter(|_| readable)?)?;
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let tables: Option<Vec<String>> =
        servers.members().map(|member| table(config, pointer, &member.key.text(), member.value)).collect();
    let tables = tables?.join("\n").trim_end().replace('\n', line_break);
    let edit = Edit::replace(Span::new(start, end), tables);
    Some(Fix::risky("write these servers as TOML", [edit]))
}

/// What to write instead of the JSON.
pub(super) fn help(fault: &Fault, config: &Config<'_>) -> Option<String> {
    let way = Some(config.servers_way()).filter(|way| fault.kind == FaultKind::JsonInstead && !way.is_empty())?;
    let header =
        if config.file().named_by.is_some() { format!("[[{way}]]") } else { format!("[{way}.name-of-the-server]") };
    Some(format!("write `{header}` and `key = value` lines"))
}

/// Where the first value of a text of JSON ends.
fn end_of_json(text: &str) -> Option<usize> {
    let document: Document<'_> = parse(text, Format::Json);
    let root = document.root().filter(|root| root.is_object() && !root.is_unclosed())?;
    Some(root.span().end as usize)
}

/// The object of servers: under a key that any client calls so, or the whole.
fn servers(root: Node<'_>) -> Option<Node<'_>> {
    let mut members = root.members().filter(|member| !is_remark(&member.key.text()));
    let only = members.next().filter(|_| members.next().is_none());
    let below = only.map(|member| member.value).filter(|value| holds_servers(*value));
    let all_objects = |node: &Node<'_>| node.members().all(|member| member.value.is_object());
    below.or_else(|| Some(root).filter(|root| holds_servers(*root))).filter(all_objects)
}

/// One server as `[mcp_servers.name]`, or as an item of a list that has its name in it.
fn table(config: &Config<'_>, pointer: &str, name: &str, entry: Node<'_>) -> Option<String> {
    let Value::Object(mut fields) = entry.to_value() else { return None };
    fields.retain(|_, value| !value.is_null());
    let mut lines = Vec::new();
    match config.file().named_by {
        Some(key) => {
            fields.remove(key);
            lines.push(format!("[[{pointer}]]"));
            lines.push(rewrite::spelled(config.document, key, &Value::from(name)));
        }
        None => lines.push(format!("[{pointer}.{}]", rewrite::toml_key(name))),
    }
    lines.extend(fields.iter().map(|(key, value)| rewrite::spelled(config.document, key, value)));
    Some(lines.join("\n") + "\n")
}
