//! Values and texts as YAML.

use serde_json::{Map, Value};

use crate::syntax::{rewrite, yaml};

/// The line length up to which a list of plain values stays on one line.
const WIDTH: usize = 80;

/// The marks around a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// None where the text allows it.
    Plain,
    Single,
    Double,
}

impl Quote {
    /// Those of a scalar as written; of a literal or folded one those in which any text fits.
    pub(super) fn of(raw: &str) -> Self {
        match raw.as_bytes().first() {
            Some(b'\'') => Self::Single,
            Some(b'"' | b'|' | b'>') => Self::Double,
            _ => Self::Plain,
        }
    }
}

/// How new text is written in a document.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) newline: &'static str,
    /// One level of indentation, in blanks.
    pub(super) unit: usize,
    /// The quotes of values.
    pub(super) quote: Quote,
    /// Whether even short lists have a line for each item.
    pub(super) long_lists: bool,
}

/// `text` as a scalar, in these quotes if it may stand in them.
pub(super) fn text(text: &str, quote: Quote, flow: bool) -> String {
    let printable = !text.chars().any(|c| c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}'));
    match quote {
        Quote::Plain if yaml::is_plain_text(text, flow) => text.to_owned(),
        Quote::Single if printable => format!("'{}'", text.replace('\'', "''")),
        _ => double(text),
    }
}

/// `text` for the inside of quotes that stand around it already; `None` where it cannot stand there.
pub(super) fn inside(text: &str, quote: Quote) -> Option<String> {
    match quote {
        Quote::Plain => None,
        Quote::Single => (!text.chars().any(char::is_control)).then(|| text.replace('\'', "''")),
        Quote::Double => {
            let quoted = double(text);
            Some(quoted[1..quoted.len() - 1].to_owned())
        }
    }
}

/// In double quotes. What JSON writes as it is, but no YAML reader takes, is escaped too.
fn double(text: &str) -> String {
    let escape = |c: char| match c {
        '\u{7f}'..='\u{9f}' => format!("\\x{:02x}", c as u32),
        '\u{feff}' | '\u{2028}' | '\u{2029}' => format!("\\u{:04x}", c as u32),
        c => c.to_string(),
    };
    rewrite::quoted(text).chars().map(escape).collect()
}

/// `name` as a key.
pub(in crate::syntax::rewrite) fn key(name: &str, flow: bool) -> String {
    text(name, Quote::Plain, flow)
}

/// `value` on one line.
pub(in crate::syntax::rewrite) fn line(value: &Value) -> String {
    flow(value, Quote::Plain, true)
}

pub(super) fn flow(value: &Value, quote: Quote, inside: bool) -> String {
    let one = |value: &Value| flow(value, quote, true);
    match value {
        Value::String(string) => text(string, quote, inside),
        Value::Array(items) => format!("[{}]", items.iter().map(one).collect::<Vec<_>>().join(", ")),
        Value::Object(members) if members.is_empty() => "{}".to_owned(),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| format!("{}: {}", key(name, true), one(value));
            format!("{{ {} }}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// A member at this column, without blanks before it.
pub(super) fn member(name: &str, value: &Value, column: usize, style: &Style) -> String {
    let inner = column + style.unit;
    let rest = match value {
        Value::Object(members) if !members.is_empty() => {
            format!("{}{}{}", style.newline, " ".repeat(inner), mapping(members, inner, style))
        }
        Value::Array(items) if !fits(items, column, style) => {
            format!("{}{}{}", style.newline, " ".repeat(inner), list(items, inner, style))
        }
        value => format!(" {}", flow(value, style.quote, false)),
    };
    format!("{}:{rest}", key(name, false))
}

/// `value` over lines, its first at this column, without blanks before it.
pub(super) fn block(value: &Value, column: usize, style: &Style) -> String {
    match value {
        Value::Object(members) if !members.is_empty() => mapping(members, column, style),
        Value::Array(items) if !fits(items, column, style) => list(items, column, style),
        value => flow(value, style.quote, false),
    }
}

/// An item at this column.
pub(super) fn item(value: &Value, column: usize, style: &Style) -> String {
    format!("- {}", block(value, column + 2, style))
}

fn mapping(members: &Map<String, Value>, column: usize, style: &Style) -> String {
    let lines: Vec<String> = members.iter().map(|(name, value)| member(name, value, column, style)).collect();
    lines.join(&format!("{}{}", style.newline, " ".repeat(column)))
}

fn list(items: &[Value], column: usize, style: &Style) -> String {
    let lines: Vec<String> = items.iter().map(|value| item(value, column, style)).collect();
    lines.join(&format!("{}{}", style.newline, " ".repeat(column)))
}

/// Whether a list stays on one line.
fn fits(items: &[Value], column: usize, style: &Style) -> bool {
    let plain = items.iter().all(|item| !item.is_array() && !item.is_object());
    let width = || items.iter().map(|item| flow(item, style.quote, true).len() + 2).sum::<usize>();
    items.is_empty() || (plain && !style.long_lists && column + width() <= WIDTH)
}
