//! Values and strings as text, in the style of a document.

use serde_json::Value;

use super::style::{Quote, Style, is_identifier};
use super::{toml, yaml};
use crate::syntax::{Format, strings};

/// The line length up to which an array of plain values stays on one line.
const WIDTH: usize = 80;

/// How a value is spread.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spread<'s> {
    /// On the line it starts on.
    Line,
    /// Over lines; the one it starts on is indented by this.
    Lines(&'s str),
}

/// `value` as text.
pub(super) fn value(value: &Value, style: &Style, spread: Spread<'_>) -> String {
    if style.format == Format::Toml {
        return toml_value(value, style, spread);
    }
    if style.format == Format::Yaml {
        return yaml::print::line(value);
    }
    let mut out = String::new();
    write(&mut out, value, style, spread);
    out
}

/// An array of TOML over lines as one of JSON, anything else on one line: TOML 1.0 has no other inline tables.
fn toml_value(value: &Value, style: &Style, spread: Spread<'_>) -> String {
    match (value, spread) {
        (Value::Array(items), Spread::Lines(indent)) if !items.is_empty() && !fits(items, style, indent) => {
            let mut out = String::new();
            list(&mut out, ['[', ']'], items, style, spread, |out, item, _| out.push_str(&toml::print::value(item)));
            out
        }
        _ => toml::print::value(value),
    }
}

/// `name` as a key.
pub(super) fn key(name: &str, style: &Style) -> String {
    match style.format {
        Format::Toml => return toml::print::key(name),
        Format::Yaml => return yaml::print::key(name, true),
        Format::Json => {}
    }
    match style.key_quote {
        Quote::Bare if is_identifier(name) => name.to_owned(),
        Quote::Bare => string(name, style.quote),
        quote => string(name, quote),
    }
}

/// `text` as a string literal in these quotes; without any, only what needs none.
pub(super) fn string(text: &str, quote: Quote) -> String {
    match quote {
        Quote::Double => strings::quote(text),
        Quote::Single => format!("'{}'", body(text, Quote::Single)),
        Quote::Bare if is_identifier(text) => text.to_owned(),
        Quote::Bare => strings::quote(text),
    }
}

/// `text` escaped for the inside of a string literal in these quotes.
pub(super) fn body(text: &str, quote: Quote) -> String {
    let quoted = strings::quote(text);
    let double = &quoted[1..quoted.len() - 1];
    if quote == Quote::Single { double.replace("\\\"", "\"").replace('\'', "\\'") } else { double.to_owned() }
}

/// Whether `values` fit on one line between brackets, after `indent`.
pub(super) fn fits(values: &[Value], style: &Style, indent: &str) -> bool {
    let is_plain = |v: &Value| !v.is_array() && !v.is_object();
    let width = || values.iter().map(|v| value(v, style, Spread::Line).len() + 2).sum::<usize>();
    !style.long_arrays && values.iter().all(is_plain) && indent.len() + width() <= WIDTH
}

fn write(out: &mut String, value: &Value, style: &Style, spread: Spread<'_>) {
    let spread = match (value, spread) {
        (Value::Array(items), Spread::Lines(indent)) if fits(items, style, indent) => Spread::Line,
        _ => spread,
    };
    match value {
        Value::String(text) => out.push_str(&string(text, style.quote)),
        Value::Array(items) if !items.is_empty() => list(out, ['[', ']'], items, style, spread, |out, item, spread| {
            write(out, item, style, spread);
        }),
        Value::Object(members) if !members.is_empty() => {
            list(out, ['{', '}'], members, style, spread, |out, (name, value), spread| {
                out.push_str(&key(name, style));
                out.push_str(&style.colon);
                write(out, value, style, spread);
            });
        }
        other => out.push_str(&other.to_string()),
    }
}

/// Writes `elements` between `brackets`.
fn list<T>(
    out: &mut String,
    brackets: [char; 2],
    elements: impl IntoIterator<Item = T>,
    style: &Style,
    spread: Spread<'_>,
    mut element: impl FnMut(&mut String, T, Spread<'_>),
) {
    let inner;
    let (before, between, after, spread) = match spread {
        Spread::Line => {
            let pad = if brackets[0] == '{' { &style.braces } else { &style.brackets };
            (pad.clone(), style.comma.clone(), pad.clone(), Spread::Line)
        }
        Spread::Lines(indent) => {
            inner = format!("{indent}{}", style.unit);
            let next = format!("{}{inner}", style.newline);
            (next.clone(), next, format!("{}{indent}", style.newline), Spread::Lines(inner.as_str()))
        }
    };
    out.push(brackets[0]);
    for (i, one) in elements.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(if i == 0 { &before } else { &between });
        element(out, one, spread);
    }
    out.push_str(&after);
    out.push(brackets[1]);
}
