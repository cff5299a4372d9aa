//! Edits of TOML tables that are made of statements: headers, `key = value` lines, dotted keys.
//!
//! Arrays and inline tables are written like those of JSON, and left to the code for these.

mod insert;
pub(super) mod print;
mod remove;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use self::print::Kept;
pub(super) use insert::{insert_items, insert_members};
pub(super) use remove::remove;

use super::{Place, replace_value};
use crate::syntax::{Format, Member, Node};
use crate::text::{Edit, Span};

/// Whether `node` is a table or list of tables whose parts are statements and not between brackets.
pub(super) fn is_spread(node: Node<'_>) -> bool {
    if node.document().format() != Format::Toml {
        return false;
    }
    if node.is_array() {
        return node.items().next().is_some_and(has_header);
    }
    node.is_object() && (!node.raw().starts_with('{') || node.id() == 0)
}

/// Whether a table has a header of its own.
pub(super) fn has_header(node: Node<'_>) -> bool {
    node.document().outline.sections.iter().any(|section| section.table == node.id())
}

/// Whether an inline table has members that only a dotted key names: those share text.
pub(super) fn has_dotted_keys(node: Node<'_>) -> bool {
    node.document().format() == Format::Toml
        && node.members().any(|m| m.value.is_object() && !m.value.raw().starts_with('{'))
}

/// Replaces the text of a string or key, keeping its kind of quotes where the new text allows it.
pub(super) fn replace_text(node: Node<'_>, text: &str) -> Edit {
    Edit::replace(node.span(), Kept::of(node).write(text))
}

/// Replaces bytes `from..to` of the decoded text; the rest keeps its spelling where its quotes allow it.
pub(super) fn replace_part(node: Node<'_>, from: usize, to: usize, text: &str) -> Edit {
    if let Some(part) = Kept::of(node).write_part(text).filter(|_| !node.is_unclosed()) {
        return Edit::replace(node.part(from, to), part);
    }
    let whole = node.text();
    let part = |range: Option<&str>| range.unwrap_or("").to_owned();
    replace_text(node, &(part(whole.get(..from)) + text + &part(whole.get(to..))))
}

/// Renames a key wherever it is written: in every header and dotted key.
pub(super) fn rename_key(member: Member<'_>, name: &str) -> Vec<Edit> {
    let key = member.key;
    let document = key.document();
    let mut edits = vec![replace_text(key, name)];
    edits.extend(document.outline.mentions_of(key.id()).map(|span| {
        let quotes = Kept::of_raw(span.of(document.text()));
        Edit::replace(span, quotes.for_key().write(name))
    }));
    edits
}

/// Writes `outer.inner` as one key with this name, in every header and dotted key. Nothing where one of `outer` stands otherwise.
pub(super) fn join_keys(outer: Member<'_>, inner: &[(Member<'_>, String)]) -> Vec<Edit> {
    let document = outer.key.document();
    let written = |key: Node<'_>| -> Vec<Span> {
        std::iter::once(key.span()).chain(document.outline.mentions_of(key.id())).collect()
    };
    let outers = written(outer.key);
    let mut edits = Vec::new();
    for (member, name) in inner {
        for span in written(member.key) {
            let joins = |before: &&Span| {
                let gap = document.text().get(before.end as usize..span.start as usize);
                gap.is_some_and(|gap| gap.trim_matches([' ', '\t']) == ".")
            };
            let Some(before) = outers.iter().find(joins) else { return Vec::new() };
            edits.push(Edit::replace(Span { start: before.start, end: span.end }, print::key(name)));
        }
    }
    if edits.len() == outers.len() { edits } else { Vec::new() }
}

/// The value of a node if JSON can hold all of it: it has no dates.
fn printable(node: Node<'_>) -> Option<Value> {
    let value = node.to_value();
    let (mut todo, mut whole) = (vec![&value], true);
    while let Some(value) = todo.pop() {
        match value {
            Value::Null => whole = false,
            Value::Array(items) => todo.extend(items),
            Value::Object(members) => todo.extend(members.values()),
            _ => {}
        }
    }
    whole.then_some(value)
}

/// Writes an inline table anew after `change`; not one with comments, for they would be lost.
pub(super) fn reprint(table: Node<'_>, change: impl FnOnce(&mut Map<String, Value>)) -> Vec<Edit> {
    if table.document().comments().iter().any(|comment| table.span().contains(comment.span)) {
        return Vec::new();
    }
    let Some(Value::Object(mut members)) = printable(table) else { return Vec::new() };
    change(&mut members);
    vec![Edit::replace(table.span(), print::value(&Value::Object(members)))]
}

/// Moves a member whose value stands on its own; one with a header stays.
pub(super) fn move_member(
    from: Node<'_>,
    member: Member<'_>,
    to: Node<'_>,
    place: Place<'_>,
    name: Option<&str>,
) -> Vec<Edit> {
    let Some(value) = printable(member.value).filter(|_| !is_spread(member.value)) else { return Vec::new() };
    let key = name.map_or_else(|| member.key.text().into_owned(), str::to_owned);
    let mut edits = super::remove_member(from, member);
    edits.extend(super::insert_member(to, place, &key, &value));
    edits
}

/// `1` becomes `{ key = 1 }`.
pub(super) fn wrap_value(node: Node<'_>, key: &str) -> Vec<Edit> {
    if is_spread(node) || node.span().is_empty() {
        return Vec::new();
    }
    vec![Edit::replace(node.span(), format!("{{ {} = {} }}", print::key(key), node.raw()))]
}

/// `["a"]` becomes `{ key = "a" }`, on one line.
pub(super) fn array_to_object(array: Node<'_>, entries: &[(&str, Option<&Value>)]) -> Vec<Edit> {
    let remarks = array.document().comments().iter().any(|comment| array.span().contains(comment.span));
    let whole = !is_spread(array) && !array.is_unclosed() && !remarks && printable(array).is_some();
    if !array.is_array() || !whole || array.items().count() != entries.len() {
        return Vec::new();
    }
    let value = |item: Node<'_>, value: &Option<&Value>| value.map_or_else(|| item.to_value(), Value::clone);
    let members = array.items().zip(entries).map(|(item, (key, new))| ((*key).to_owned(), value(item, new)));
    vec![replace_value(array, &Value::Object(members.collect()))]
}
