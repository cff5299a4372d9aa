//! New members and items among those that are there.

use serde_json::Value;

use super::Place;
use super::layout::{Layout, is_on_one_line};
use super::lines::{comment_end, comments_in, ends_with_line, indent_of};
use super::print::{self, Spread};
use super::style::Style;
use crate::syntax::{Member, Node};
use crate::text::{Edit, Span};

/// Something to insert.
#[derive(Clone, Copy)]
pub(super) enum New<'n> {
    /// A member of an object.
    Member(&'n str, &'n Value),
    /// An item of an array.
    Item(&'n Value),
    /// A member as it stands elsewhere in the document, perhaps under another name.
    Moved(Member<'n>, Option<&'n str>),
}

impl New<'_> {
    /// Its text, without a comma.
    pub(super) fn write(self, style: &Style, spread: Spread<'_>) -> String {
        match self {
            Self::Item(value) => print::value(value, style, spread),
            Self::Member(name, value) => {
                format!("{}{}{}", print::key(name, style), style.colon, print::value(value, style, spread))
            }
            Self::Moved(member, name) => {
                let text = member.key.document().text();
                let key = name.map_or_else(|| member.key.raw().to_owned(), |name| print::key(name, style));
                let rest = Span { start: member.key.span().end, end: member.value.span().end }.of(text);
                let indent = indent_of(text, member.key.span().start as usize);
                match spread {
                    Spread::Lines(to) => key + &reindent(rest, indent, to),
                    Spread::Line => key + rest,
                }
            }
        }
    }
}

/// Inserts `new` at `place` of `container`; nothing where that holds no such things.
pub(super) fn insert(container: Node<'_>, place: Place<'_>, new: &[New<'_>]) -> Vec<Edit> {
    let fits = |one: &New<'_>| if matches!(one, New::Item(_)) { container.is_array() } else { container.is_object() };
    if new.is_empty() || !new.iter().all(fits) {
        return Vec::new();
    }
    let layout = Layout::of(container);
    let style = Style::of(container);
    match (layout.index(place), layout.len()) {
        (_, 0) => vec![fill(&layout, &style, new)],
        (0, _) => vec![before_first(&layout, &style, new)],
        (index, _) => after(&layout, &style, index - 1, new),
    }
}

/// Inserts into a container that has no elements, after the comments in it.
fn fill(layout: &Layout<'_>, style: &Style, new: &[New<'_>]) -> Edit {
    let inside = layout.slice(layout.open, layout.close);
    let indent = indent_of(layout.text, layout.node.span().start as usize);
    let inner = format!("{indent}{}", style.unit);
    let last = comments_in(layout.document, layout.open, layout.close).last().copied();
    let ends_line = last.is_some_and(|comment| ends_with_line(layout.document, comment));
    let values: Vec<Value> =
        new.iter().filter_map(|one| if let New::Item(value) = one { Some((*value).clone()) } else { None }).collect();
    let short_array = layout.node.is_array() && print::fits(&values, style, indent);
    let lines = match last {
        Some(_) => ends_line || inside.contains('\n'),
        None => inside.contains('\n') || !(short_array || is_on_one_line(layout.node)),
    };
    let next = if lines { format!("{}{inner}", style.newline) } else { style.comma.clone() };
    let spread = if lines { Spread::Lines(&inner) } else { Spread::Line };
    let text = new.iter().map(|one| one.write(style, spread)).collect::<Vec<_>>().join(&format!(",{next}"));
    let closing = format!("{}{indent}", style.newline);
    let Some(comment) = last else {
        let pad = if layout.node.is_object() { &style.braces } else { &style.brackets };
        let (before, after) = if lines { (&next, &closing) } else { (pad, pad) };
        return Edit::replace(Span::new(layout.open, layout.close), format!("{before}{text}{after}"));
    };
    let end = comment_end(layout.document, comment);
    let closed = !lines || layout.slice(end, layout.close).contains('\n');
    let before = if next.is_empty() { " " } else { next.as_str() };
    Edit::insert(end, format!("{before}{text}{}", if closed { "" } else { closing.as_str() }))
}

/// Inserts before element 0.
fn before_first(layout: &Layout<'_>, style: &Style, new: &[New<'_>]) -> Edit {
    let indent = layout.indent(0, &style.unit);
    let next_line = format!("{}{indent}", style.newline);
    let write = |spread| new.iter().map(move |one| one.write(style, spread));
    if layout.is_broken_before(0) {
        let text: String = write(Spread::Lines(&indent)).map(|text| format!("{next_line}{text},")).collect();
        return Edit::insert(layout.line_end(layout.open), text);
    }
    let first = layout.elements[0].start;
    let lines = layout.len() > 1 && layout.is_broken_before(1);
    let blank = if lines { next_line } else { blank_between(layout, style, 1) };
    let spread = if lines { Spread::Lines(&indent) } else { Spread::Line };
    let text: String = write(spread).map(|text| format!("{text},{blank}")).collect();
    // A comment before the first element is about that one.
    if layout.is_blank(layout.open, first) { Edit::insert(first, text) } else { Edit::insert(layout.open, text) }
}

/// Inserts after element `before`.
fn after(layout: &Layout<'_>, style: &Style, before: usize, new: &[New<'_>]) -> Vec<Edit> {
    let index = before + 1;
    let lines = layout.is_broken_before(if index < layout.len() { index } else { before });
    let indent = layout.indent(index, &style.unit);
    let blank = if lines { format!("{}{indent}", style.newline) } else { blank_between(layout, style, index) };
    let spread = if lines { Spread::Lines(&indent) } else { Spread::Line };
    let comma = layout.comma(before);
    let written: Vec<String> = new.iter().map(|one| format!("{blank}{}", one.write(style, spread))).collect();
    let mut text = written.join(",");
    if comma.is_some() || index < layout.len() {
        text.push(',');
    }
    let end = comma.map_or(layout.elements[before].end, |comma| comma + 1);
    let at = if lines { layout.line_end(end) } else { end };
    match comma {
        Some(_) => vec![Edit::insert(at, text)],
        None if at == end => vec![Edit::insert(at, format!(",{text}"))],
        None => vec![Edit::insert(end, ","), Edit::insert(at, text)],
    }
}

/// The blanks between elements `index - 1` and `index` or their neighbours, without line breaks.
fn blank_between(layout: &Layout<'_>, style: &Style, index: usize) -> String {
    let candidates = [index, index.saturating_sub(1)];
    let gap = candidates.into_iter().filter(|i| (1..layout.len()).contains(i)).find_map(|i| {
        let comma = layout.comma(i - 1)?;
        let gap = layout.slice(comma + 1, layout.elements[i].start);
        (layout.is_blank(comma + 1, layout.elements[i].start) && !gap.contains('\n')).then(|| gap.to_owned())
    });
    gap.unwrap_or_else(|| style.comma.clone())
}

/// Indents the lines of `text` after its first by `to` where they are indented by `from`.
fn reindent(text: &str, from: &str, to: &str) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        out.push('\n');
        match line.strip_prefix(from) {
            Some(rest) if !rest.trim().is_empty() => {
                out.push_str(to);
                out.push_str(rest);
            }
            _ => out.push_str(line),
        }
    }
    out
}
