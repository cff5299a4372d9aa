//! New `key = value` lines and sections among those that are there.

use serde_json::Value;

use super::super::Place;
use super::super::lines::{indent_of, line_start, newline_near};
use super::remove::{line_end, section};
use super::{has_header, print};
use crate::syntax::{Document, Node};
use crate::text::{Edit, Span};

/// Inserts members into a table.
pub(in crate::syntax::rewrite) fn insert_members(
    table: Node<'_>,
    place: Place<'_>,
    members: &[(&str, &Value)],
) -> Vec<Edit> {
    if is_in_braces(table) {
        return Vec::new();
    }
    let present = members.iter().filter(|(_, value)| !value.is_null());
    // A table among tables with headers gets a header too.
    let headed = table.members().any(|m| super::is_spread(m.value) && has_header(m.value)) || is_only_implied(table);
    let (sections, lines): (Vec<_>, Vec<_>) = present.partition(|(_, value)| headed && value.is_object());
    let mut edits = Vec::new();
    if !lines.is_empty() {
        edits.push(insert_lines(table, place, &lines));
    }
    let texts: Vec<String> = sections
        .into_iter()
        .map(|(name, value)| new_section(table, &format!("[{}]", path(table, Some(name))), value))
        .collect();
    if !texts.is_empty() {
        edits.push(insert_sections(table, &texts));
    }
    edits
}

/// Appends tables to a list of tables with headers; a value that is no table has no place there.
pub(in crate::syntax::rewrite) fn insert_items(list: Node<'_>, values: &[Value]) -> Vec<Edit> {
    if values.is_empty() || !values.iter().all(Value::is_object) {
        return Vec::new();
    }
    let header = format!("[[{}]]", path(list, None));
    let texts: Vec<String> = values.iter().map(|value| new_section(list, &header, value)).collect();
    vec![insert_sections(list, &texts)]
}

/// Whether a table is named by a dotted key inside an inline table: no line is its own.
fn is_in_braces(table: Node<'_>) -> bool {
    let outline = &table.document().outline;
    table.id() != 0
        && !outline.sections.iter().any(|section| table.holds(section.table))
        && !outline.statements.iter().any(|statement| table.holds(statement.value))
}

/// Whether only longer headers name a table.
fn is_only_implied(table: Node<'_>) -> bool {
    let outline = &table.document().outline;
    table.id() != 0
        && !has_header(table)
        && !outline.statements.iter().any(|s| table.holds(s.value) && is_dotted(table, s.span))
}

/// Whether a statement names `table` in its own dotted key.
fn is_dotted(table: Node<'_>, statement: Span) -> bool {
    name_in(table, statement).is_some()
}

/// Where `statement` names `table` in its dotted key.
fn name_in(table: Node<'_>, statement: Span) -> Option<Span> {
    let document = table.document();
    let key = table.id().checked_sub(1)?;
    let own = document.nodes.get(key as usize).map(|raw| Span { start: raw.start, end: raw.end })?;
    std::iter::once(own).chain(document.outline.mentions_of(key)).find(|span| statement.contains(*span))
}

/// A header with the members of `value` below it.
fn new_section(near: Node<'_>, header: &str, value: &Value) -> String {
    let text = near.document().text();
    let newline = newline_near(text, near.span().start as usize);
    let mut out = header.to_owned();
    for (name, value) in value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        out.push_str(newline);
        out.push_str(&print::assignment(name, value));
    }
    out
}

/// Inserts sections after the last one that belongs to `node`, or at the end.
fn insert_sections(node: Node<'_>, texts: &[String]) -> Edit {
    let document = node.document();
    let text = document.text();
    let sections = &document.outline.sections;
    let last = (1..sections.len()).rev().find(|index| node.holds(sections[*index].table));
    let end = last.map_or(text.len(), |index| section(document, index).end as usize);
    let at = text[..end].trim_end_matches([' ', '\t', '\r', '\n']).len();
    let newline = newline_near(text, at);
    let gap = if at == 0 || text[..at] == *"\u{feff}" { String::new() } else { newline.repeat(2) };
    let body = texts.join(&newline.repeat(2));
    let closing = if at == text.len() { newline } else { "" };
    Edit::insert(at, format!("{gap}{body}{closing}"))
}

/// Inserts `key = value` lines into a table.
fn insert_lines(table: Node<'_>, place: Place<'_>, members: &[&(&str, &Value)]) -> Edit {
    let document = table.document();
    let text = document.text();
    let prefix = prefix(table);
    let Spot { at, indent, before } = spot(table, place);
    let newline = newline_near(text, at);
    let lines: Vec<String> =
        members.iter().map(|(name, value)| format!("{indent}{prefix}{}", print::assignment(name, value))).collect();
    let body = lines.join(newline);
    if !is_only_implied(table) {
        let missing = at > 0 && !text[..at].ends_with(['\n', '\u{feff}']);
        let (lead, trail) = if missing { (newline, "") } else { ("", newline) };
        // At the top of a file that starts with a header, a blank line divides both.
        let divide = if before && text[at..].trim_start_matches([' ', '\t']).starts_with('[') { newline } else { "" };
        return Edit::insert(at, format!("{lead}{body}{trail}{divide}"));
    }
    Edit::insert(at, format!("[{}]{newline}{body}{newline}{newline}", path(table, None)))
}

/// What a new line of `table` puts before its key: for a table that dotted keys make, the names up to it.
fn prefix(table: Node<'_>) -> String {
    let document = table.document();
    if table.id() == 0 || has_header(table) {
        return String::new();
    }
    let statements = document.outline.statements.iter().filter(|s| table.holds(s.value));
    let named = statements.filter_map(|s| Some(Span { start: s.span.start, end: name_in(table, s.span)?.end })).next();
    named.map_or(String::new(), |span| format!("{}.", span.of(document.text())))
}

/// A place for new lines: the start of a line, or the end of a text without a line break at its end.
struct Spot {
    at: usize,
    indent: String,
    /// Whether nothing of the table stands before it.
    before: bool,
}

fn spot(table: Node<'_>, place: Place<'_>) -> Spot {
    let document = table.document();
    let text = document.text();
    let outline = &document.outline;
    let own = outline.sections.iter().position(|section| section.table == table.id());
    let mine: Vec<Span> = match own {
        Some(index) => outline.statements.iter().filter(|s| s.section as usize == index).map(|s| s.span).collect(),
        None => {
            let inside = outline.statements.iter().filter(|s| table.holds(s.value) && is_dotted(table, s.span));
            inside.map(|s| s.span).collect()
        }
    };
    let of_key = |key: Node<'_>| {
        let member = table.members().find(|m| m.key == key)?;
        let inside = outline.statements.iter().filter(|s| member.value.holds(s.value)).map(|s| s.span);
        let inside: Vec<Span> = inside.filter(|span| mine.contains(span)).collect();
        Some((*inside.first()?, *inside.last()?))
    };
    let anchor = match place {
        Place::After(key) => of_key(key).map(|(_, last)| (last, false)),
        Place::Before(key) => of_key(key).map(|(first, _)| (first, true)),
        Place::First => mine.first().map(|first| (*first, true)),
        Place::Last => None,
    };
    let anchor = anchor.or_else(|| mine.last().map(|last| (*last, false)));
    if let Some((statement, before)) = anchor {
        let start = statement.start as usize;
        let at =
            if before { line_start(text, start).max(start_of(text)) } else { line_end(text, statement.end as usize) };
        return Spot { at, indent: indent_of(text, start).to_owned(), before: false };
    }
    match own {
        Some(index) if index > 0 => {
            let header = outline.sections[index].header;
            let indent = indent_of(text, header.start as usize).to_owned();
            Spot { at: line_end(text, header.end as usize), indent, before: false }
        }
        Some(_) => Spot { at: first_section(document).unwrap_or(text.len()), indent: String::new(), before: true },
        None => {
            let inside = outline.sections.iter().position(|section| table.holds(section.table));
            let at = inside.map_or(text.len(), |index| section(document, index).start as usize);
            Spot { at: at.max(start_of(text)), indent: String::new(), before: true }
        }
    }
}

/// Where the first header's section starts.
fn first_section(document: &Document<'_>) -> Option<usize> {
    (document.outline.sections.len() > 1).then(|| section(document, 1).start as usize)
}

fn start_of(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// The dotted name of `node`, and of its member `name`.
fn path(node: Node<'_>, name: Option<&str>) -> String {
    let pointer = node.pointer();
    let mut at = node.document().root();
    let mut parts: Vec<String> = Vec::new();
    for token in pointer.split('/').skip(1) {
        let step = token.replace("~1", "/").replace("~0", "~");
        if at.is_some_and(|n| n.is_object()) {
            parts.push(print::key(&step));
        }
        at = at.and_then(|n| n.at_pointer(&format!("/{token}")));
    }
    parts.extend(name.map(print::key));
    parts.join(".")
}
