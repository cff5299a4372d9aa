//! Edits of YAML: block containers, whose structure is their indentation, and scalars in any style.
//!
//! Containers in braces or brackets are written like those of JSON, and left to the code for these. What an alias or a merge
//! key brings in belongs to others too: it is not taken apart.

mod entries;
mod layout;
mod nest;
pub(super) mod print;

use serde_json::Value;

pub(super) use entries::{insert_items, insert_members, remove};
pub(super) use nest::{array_to_object, lift_members, move_member, wrap_members, wrap_value};

use self::layout::{Layout, is_flow};
use self::print::{Quote, Style};
use crate::syntax::{Format, Kind, Node};
use crate::text::{Edit, Span};

/// Whether `node` stands in a YAML document.
pub(super) fn is_yaml(node: Node<'_>) -> bool {
    node.document().format() == Format::Yaml
}

/// Whether the code for containers with brackets may work on `container`: all of it stands between its own, and there is
/// something.
pub(super) fn is_bracketed(container: Node<'_>) -> bool {
    let in_place = |n: Node<'_>| !n.is_shared() || n.raw().starts_with('*');
    let empty = entries::is_empty(container);
    container.raw().starts_with(['{', '[']) && !container.is_shared() && !empty && container.children().all(in_place)
}

/// Replaces a value. One that others have too, because an alias brings it here, stays unless it is a scalar.
pub(super) fn replace_value(node: Node<'_>, value: &Value) -> Edit {
    if let (true, Value::String(text)) = (node.is_string(), value) {
        return replace_text(node, text);
    }
    let span = node.span();
    let is_container = matches!(node.kind(), Kind::Object | Kind::Array);
    if is_container && node.is_shared() && !node.raw().starts_with('*') {
        return Edit::delete(Span::empty(span.start as usize));
    }
    let style = Style::of(node);
    if let Some(layout) = Layout::of(node) {
        let shift = layout.missing_indent(style.unit);
        return Edit::replace(span, " ".repeat(shift) + &print::block(value, layout.column + shift, &style));
    }
    let text = print::flow(value, style.quote, is_flow(node));
    // After a key or dash without a value, the span is empty and right behind its mark.
    let gap = if span.is_empty() { " " } else { "" };
    Edit::replace(span, format!("{gap}{text}"))
}

/// Replaces the text of a scalar or key, keeping its kind of quotes where the new text may stand in them.
pub(super) fn replace_text(node: Node<'_>, text: &str) -> Edit {
    Edit::replace(node.span(), print::text(text, Quote::of(node.raw()), is_flow(node)))
}

/// Replaces bytes `from..to` of the text; the rest keeps its spelling where that is possible.
pub(super) fn replace_part(node: Node<'_>, from: usize, to: usize, text: &str) -> Edit {
    let whole = node.text();
    let part = |range: Option<&str>| range.unwrap_or("").to_owned();
    let new = part(whole.get(..from)) + text + &part(whole.get(to..));
    let (span, source) = (node.part(from, to), node.document().text());
    let quote = Quote::of(node.raw());
    let before = Span { start: node.span().start, end: span.start }.of(source);
    let after = Span { start: span.end, end: node.span().end }.of(source);
    let certain = span != node.body() || whole.len() == to - from;
    let inside = match quote {
        Quote::Plain => {
            (print::text(&new, quote, is_flow(node)) == format!("{before}{text}{after}")).then(|| text.to_owned())
        }
        _ => print::inside(text, quote),
    };
    match inside {
        Some(inside) if certain && !node.is_shared() => Edit::replace(span, inside),
        _ => replace_text(node, &new),
    }
}
