//! Values and keys as TOML writes them.

use serde_json::Value;

use crate::syntax::{Kind, Node, toml};

/// How a string or key is written now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// A key without quotes.
    Bare,
    /// `"…"`
    Basic,
    /// `"""…"""`
    MultiBasic,
    /// `'…'`
    Literal,
    /// `'''…'''`
    MultiLiteral,
    /// In no quotes of TOML.
    Damaged,
}

impl Kept {
    pub(super) fn of(node: Node<'_>) -> Self {
        match node.kind() {
            Kind::Key => Self::of_raw(node.raw()).for_key(),
            Kind::String => Self::of_raw(node.raw()),
            _ => Self::Damaged,
        }
    }

    pub(super) fn of_raw(raw: &str) -> Self {
        match raw {
            _ if raw.starts_with("\"\"\"") => Self::MultiBasic,
            _ if raw.starts_with("'''") => Self::MultiLiteral,
            _ if raw.starts_with('"') => Self::Basic,
            _ if raw.starts_with('\'') => Self::Literal,
            _ => Self::Damaged,
        }
    }

    /// The same for a key, which may do without quotes.
    pub(super) fn for_key(self) -> Self {
        if self == Self::Damaged { Self::Bare } else { self }
    }

    /// `text` as a whole string or key.
    pub(super) fn write(self, text: &str) -> String {
        match self {
            Self::Bare => key(text),
            Self::Basic | Self::MultiBasic => format!("\"{}\"", escaped(text)),
            Self::Literal | Self::MultiLiteral if is_literal(text) => format!("'{text}'"),
            Self::Literal | Self::MultiLiteral | Self::Damaged => string(text),
        }
    }

    /// `text` for the inside of such a string; `None` where it cannot stand there.
    pub(super) fn write_part(self, text: &str) -> Option<String> {
        match self {
            Self::Basic | Self::MultiBasic => Some(escaped(text)),
            Self::Literal | Self::MultiLiteral => is_literal(text).then(|| text.to_owned()),
            Self::Bare | Self::Damaged => None,
        }
    }
}

/// `text` as a string, literal where that saves escapes.
pub(in crate::syntax::rewrite) fn string(text: &str) -> String {
    if text.contains(['\\', '"']) && is_literal(text) { format!("'{text}'") } else { format!("\"{}\"", escaped(text)) }
}

/// `name` as a key.
pub(in crate::syntax::rewrite) fn key(name: &str) -> String {
    if !name.is_empty() && name.chars().all(toml::is_bare) { name.to_owned() } else { string(name) }
}

/// `value` on one line. TOML has no `null`: in a table it is left out, in an array it becomes an empty string.
pub(in crate::syntax::rewrite) fn value(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_owned(),
        Value::String(text) => string(text),
        Value::Array(items) => format!("[{}]", items.iter().map(self::value).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            let members: Vec<String> = members.map(|(name, value)| assignment(name, value)).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// `key = value`.
pub(in crate::syntax::rewrite) fn assignment(name: &str, value: &Value) -> String {
    format!("{} = {}", key(name), self::value(value))
}

/// Whether `text` can stand in `'…'`.
fn is_literal(text: &str) -> bool {
    !text.chars().any(|c| c == '\'' || c.is_control() && c != '\t')
}

/// `text` escaped for the inside of `"…"`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out
}
