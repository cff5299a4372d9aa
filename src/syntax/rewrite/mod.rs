//! Edits that keep a document well-formed: the only code that knows commas, comments, quotes and indentation.
//!
//! Every function takes nodes of one [`Document`] and returns edits of its text that do not overlap. Only
//! what must change is touched: new text looks like its neighbours, a removed member takes its comma and the lines that it
//! had to itself with it, every other comment stays. Edits of different calls overlap only where they are about the same
//! member, or where two calls both remove members that share a comma; remove several at once with
//! [`remove_members`] and [`remove_items`].

mod comment;
mod insert;
mod layout;
mod lines;
mod nest;
mod print;
mod remove;
mod style;
mod toml;
mod yaml;

#[cfg(test)]
mod tests;

use serde_json::Value;

pub use self::comment::remove_comment;
use self::insert::New;
use self::layout::{Layout, is_on_one_line};
use self::print::Spread;
use self::remove::Comments;
pub(super) use self::style::Habits;
use self::style::{Quote, Style};
use super::{Document, Format, Member, Node, strings};
use crate::text::{Edit, Span};

/// Where a new member or item goes.
#[derive(Clone, Copy, Debug)]
pub enum Place<'d> {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Right after this key or item.
    After(Node<'d>),
    /// Right before this key or item.
    Before(Node<'d>),
}

/// Replaces a value by another, written as its surroundings are. A string keeps its kind of quotes.
///
/// A TOML table made of statements is no text of its own: there it changes nothing.
pub fn replace_value(node: Node<'_>, value: &Value) -> Edit {
    if yaml::is_yaml(node) {
        return yaml::replace_value(node, value);
    }
    if toml::is_spread(node) {
        return Edit::delete(Span::empty(node.span().start as usize));
    }
    if let (true, Value::String(text)) = (node.is_string(), value) {
        return replace_text(node, text);
    }
    let style = Style::of(node);
    let indent = lines::indent_of(node.document().text(), node.span().start as usize);
    let spread = if is_on_one_line(node) { Spread::Line } else { Spread::Lines(indent) };
    Edit::replace(node.span(), print::value(value, &style, spread))
}

/// Replaces the text of a string or key, keeping its kind of quotes where they are sound.
pub fn replace_text(node: Node<'_>, text: &str) -> Edit {
    match node.document().format() {
        Format::Json => Edit::replace(node.span(), print::string(text, style::quote_of(node).unwrap_or(Quote::Double))),
        Format::Toml => toml::replace_text(node, text),
        Format::Yaml => yaml::replace_text(node, text),
    }
}

/// Replaces bytes `from..to` of the decoded text of a string or key; the rest keeps its spelling.
pub fn replace_part(node: Node<'_>, from: usize, to: usize, text: &str) -> Edit {
    match node.document().format() {
        Format::Toml => return toml::replace_part(node, from, to, text),
        Format::Yaml => return yaml::replace_part(node, from, to, text),
        Format::Json => {}
    }
    match style::quote_of(node) {
        Some(quote @ (Quote::Double | Quote::Single)) => Edit::replace(node.part(from, to), print::body(text, quote)),
        _ => {
            let whole = node.text();
            let part = |range: Option<&str>| range.unwrap_or("").to_owned();
            replace_text(node, &(part(whole.get(..from)) + text + &part(whole.get(to..))))
        }
    }
}

/// Renames a key; in TOML wherever a header or a dotted key names it.
pub fn rename_key(member: Member<'_>, name: &str) -> Vec<Edit> {
    match member.key.document().format() {
        Format::Json | Format::Yaml => vec![replace_text(member.key, name)],
        Format::Toml => toml::rename_key(member, name),
    }
}

/// Joins the key of a table with the keys inside it, each under a new name: `[mcp.servers.x]` becomes `[mcp_servers.x]`. Nothing
/// where the table is written in another way, as in all of JSON.
pub fn join_keys(outer: Member<'_>, inner: &[(Member<'_>, String)]) -> Vec<Edit> {
    match outer.key.document().format() {
        Format::Json | Format::Yaml => Vec::new(),
        Format::Toml => toml::join_keys(outer, inner),
    }
}

/// Removes a member with its comma; where it has lines of its own, with these and the comments on them.
pub fn remove_member(object: Node<'_>, member: Member<'_>) -> Vec<Edit> {
    remove_members(object, &[member])
}

/// Removes several members of one object.
pub fn remove_members(object: Node<'_>, members: &[Member<'_>]) -> Vec<Edit> {
    if toml::is_spread(object) {
        let values: Vec<Node<'_>> = members.iter().map(|member| member.value).collect();
        return toml::remove(object.document(), &values);
    }
    if toml::has_dotted_keys(object) {
        return toml::reprint(object, |map| members.iter().for_each(|m| drop(map.remove(&*m.key.text()))));
    }
    let keys: Vec<Node<'_>> = members.iter().map(|member| member.key).collect();
    remove(object, &keys, Comments::Drop)
}

/// Removes an item of an array with its comma, as [`remove_member`] does.
pub fn remove_item(array: Node<'_>, item: Node<'_>) -> Vec<Edit> {
    remove_items(array, &[item])
}

/// Removes several items of one array.
pub fn remove_items(array: Node<'_>, items: &[Node<'_>]) -> Vec<Edit> {
    if toml::is_spread(array) {
        return toml::remove(array.document(), items);
    }
    remove(array, items, Comments::Drop)
}

/// Removes what `nodes` start from a container whose parts stand between brackets, or (in YAML) in lines.
fn remove(container: Node<'_>, nodes: &[Node<'_>], comments: Comments) -> Vec<Edit> {
    match yaml::is_yaml(container) && !yaml::is_bracketed(container) {
        true => yaml::remove(container, nodes, comments),
        false => remove::remove(container, nodes, comments),
    }
}

/// Inserts a member into an object, in the style of its neighbours. Whether the key is free is the caller's business.
pub fn insert_member(object: Node<'_>, place: Place<'_>, key: &str, value: &Value) -> Vec<Edit> {
    insert_members(object, place, &[(key, value)])
}

/// Inserts several members into an object, in this order.
///
/// A TOML table has its plain values before its sub-tables, wherever `place` is, and no `null`.
pub fn insert_members(object: Node<'_>, place: Place<'_>, members: &[(&str, &Value)]) -> Vec<Edit> {
    if toml::is_spread(object) {
        return toml::insert_members(object, place, members);
    }
    if toml::has_dotted_keys(object) {
        let add = |(key, value): &(&str, &Value)| ((*key).to_owned(), (*value).clone());
        return toml::reprint(object, |map| map.extend(members.iter().map(add)));
    }
    if yaml::is_yaml(object) && !yaml::is_bracketed(object) {
        return yaml::insert_members(object, place, members);
    }
    let new: Vec<New<'_>> = members.iter().map(|(key, value)| New::Member(key, value)).collect();
    insert::insert(object, place, &new)
}

/// Inserts items into an array, in the style of its neighbours.
///
/// In TOML a list of tables with headers takes tables only, at its end.
pub fn insert_items(array: Node<'_>, place: Place<'_>, values: &[Value]) -> Vec<Edit> {
    if toml::is_spread(array) {
        return toml::insert_items(array, values);
    }
    if yaml::is_yaml(array) && !yaml::is_bracketed(array) {
        return yaml::insert_items(array, place, values);
    }
    let new: Vec<New<'_>> = values.iter().map(New::Item).collect();
    insert::insert(array, place, &new)
}

/// Replaces one item of an array by several: `"a b"` by `"a", "b"`. Without values the item is removed.
pub fn split_item(array: Node<'_>, item: Node<'_>, values: &[Value]) -> Vec<Edit> {
    let Some((first, rest)) = values.split_first() else { return remove_item(array, item) };
    if item.span().is_empty() || toml::is_spread(array) {
        return Vec::new();
    }
    let mut edits = vec![replace_value(item, first)];
    edits.extend(insert_items(array, Place::After(item), rest));
    edits
}

/// Moves a member as it is written, comments inside included, from one object to another that is not inside it, under
/// `name` if given. Comments beside it stay where they are.
pub fn move_member(
    from: Node<'_>,
    member: Member<'_>,
    to: Node<'_>,
    place: Place<'_>,
    name: Option<&str>,
) -> Vec<Edit> {
    if member.value.encloses(to) || from == to || !to.is_object() {
        return Vec::new();
    }
    match from.document().format() {
        Format::Toml => return toml::move_member(from, member, to, place, name),
        Format::Yaml => return yaml::move_member(from, member, to, place, name),
        Format::Json => {}
    }
    let mut edits = remove::remove(from, &[member.key], Comments::Keep);
    edits.extend(insert::insert(to, place, &[New::Moved(member, name)]));
    edits
}

/// Puts an object around a value: `1` becomes `{ "key": 1 }`; with several keys one in the other, the first outermost. Nothing
/// for a TOML table with a header, and for several keys outside JSON.
pub fn wrap_value(node: Node<'_>, keys: &[&str]) -> Vec<Edit> {
    match (node.document().format(), keys) {
        (Format::Json, _) => nest::wrap_value(node, keys),
        (Format::Toml, [key]) => toml::wrap_value(node, key),
        (Format::Yaml, [key]) => yaml::wrap_value(node, key),
        _ => Vec::new(),
    }
}

/// Puts some members of an object into a new object under `key`, where the first of them stands. Nothing in TOML, where
/// a header or a dotted key may be the better form.
pub fn wrap_members(object: Node<'_>, members: &[Member<'_>], key: &str) -> Vec<Edit> {
    match object.document().format() {
        Format::Toml => Vec::new(),
        Format::Yaml if !yaml::is_bracketed(object) => yaml::wrap_members(object, members, key),
        Format::Json | Format::Yaml => nest::wrap_members(object, members, key),
    }
}

/// Replaces a member of `object`, whose value is an object, by the members of that value: one level less. Nothing in TOML.
pub fn lift_members(object: Node<'_>, member: Member<'_>) -> Vec<Edit> {
    match object.document().format() {
        Format::Toml => Vec::new(),
        Format::Yaml if !yaml::is_bracketed(object) => yaml::lift_members(object, member),
        Format::Yaml if !yaml::is_bracketed(member.value) => Vec::new(),
        Format::Json | Format::Yaml => nest::lift_members(object, member),
    }
}

/// Makes an object of an array: each item gets a key and, where given, another value. Nothing if the numbers differ.
pub fn array_to_object(array: Node<'_>, entries: &[(&str, Option<&Value>)]) -> Vec<Edit> {
    match array.document().format() {
        Format::Toml => return toml::array_to_object(array, entries),
        Format::Yaml if !yaml::is_bracketed(array) => return yaml::array_to_object(array, entries),
        Format::Json | Format::Yaml => {}
    }
    let layout = Layout::of(array);
    let brackets = [(layout.open, "["), (layout.close + 1, "]")];
    let has = |(end, bracket): (usize, &str)| layout.slice(end.saturating_sub(1), end) == bracket;
    if !array.is_array() || layout.len() != entries.len() || !brackets.into_iter().all(has) {
        return Vec::new();
    }
    let style = Style::of(array);
    let mut edits = vec![
        Edit::replace(Span::new(layout.open - 1, layout.open), "{"),
        Edit::replace(Span::new(layout.close, layout.close + 1), "}"),
    ];
    for (item, (key, value)) in array.items().zip(entries) {
        let name = format!("{}{}", print::key(key, &style), style.colon);
        edits.push(match value {
            None => Edit::insert(item.span().start as usize, name),
            Some(value) => {
                let edit = replace_value(item, value);
                Edit::replace(edit.span, name + &edit.text)
            }
        });
    }
    edits
}

/// A member in the document's own notation, for people: `"type": "http"`, `type = "http"`.
pub fn spelled(document: &Document<'_>, key: &str, value: &Value) -> String {
    match document.format() {
        Format::Json => format!("{}: {value}", strings::quote(key)),
        Format::Toml => toml::print::assignment(key, value),
        Format::Yaml => format!("{key}: {value}"),
    }
}

/// `text` as a string of TOML, quotes included: a literal one where that saves escapes.
pub fn toml_string(text: &str) -> String {
    toml::print::string(text)
}

/// `name` as a key of TOML, in quotes where it needs them.
pub fn toml_key(name: &str) -> String {
    toml::print::key(name)
}

/// `text` as a string literal of the JSON family, quotes included.
pub fn quoted(text: &str) -> String {
    strings::quote(text)
}
