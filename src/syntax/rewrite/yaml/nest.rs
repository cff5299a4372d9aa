//! Members of YAML mappings moved, wrapped and lifted.

use serde_json::{Map, Value};

use super::entries::{insert, remove};
use super::layout::{Layout, column, is_flow};
use super::print::{self, Style};
use crate::syntax::rewrite::Place;
use crate::syntax::rewrite::lines::comments_in;
use crate::syntax::rewrite::remove::Comments;
use crate::syntax::{Member, Node};
use crate::text::{Edit, Span};

/// Moves a member; as it is written, where both mappings are made of lines.
pub(in crate::syntax::rewrite) fn move_member(
    from: Node<'_>,
    member: Member<'_>,
    to: Node<'_>,
    place: Place<'_>,
    name: Option<&str>,
) -> Vec<Edit> {
    let key = name.map_or_else(|| member.key.text().into_owned(), str::to_owned);
    let edits = if is_flow(from) {
        crate::syntax::rewrite::remove_member(from, member)
    } else {
        remove(from, &[member.key], Comments::Keep)
    };
    let added = match Layout::of(to) {
        Some(_) if !is_flow(from) => insert(to, place, |column| vec![moved(member, Some(&key), column)]),
        _ if has_comments(member) => Vec::new(),
        _ => crate::syntax::rewrite::insert_member(to, place, &key, &member.value.to_value()),
    };
    if edits.is_empty() || added.is_empty() {
        return Vec::new();
    }
    edits.into_iter().fold(added, |mut edits, cut| {
        let meets =
            |edit: &Edit| edit.span.is_empty() && cut.span.contains(edit.span) && cut.span.start < edit.span.start;
        match edits.iter().position(meets) {
            Some(index) => edits[index] = joined(&cut, &edits[index], from.document().text()),
            None => edits.push(cut),
        }
        edits
    })
}

/// One edit for lines that go and for lines that come where they stood.
fn joined(cut: &Edit, added: &Edit, text: &str) -> Edit {
    let lines = cut.span.of(text);
    let line_break = if lines.ends_with("\r\n") { "\r\n" } else { "\n" };
    match lines.ends_with('\n') {
        true => Edit::replace(cut.span, format!("{}{line_break}", added.text.trim_start_matches(['\r', '\n']))),
        false => Edit::replace(cut.span, cut.text.clone() + &added.text),
    }
}

/// `key: ` with what stands now as its value.
pub(in crate::syntax::rewrite) fn wrap_value(node: Node<'_>, key: &str) -> Vec<Edit> {
    if node.span().is_empty() || node.is_shared() {
        return Vec::new();
    }
    let Some(layout) = Layout::of(node) else {
        // A scalar, or something in brackets.
        let value = Value::Object(Map::from_iter([(key.to_owned(), node.to_value())]));
        let comments = comments_in(node.document(), node.span().start as usize, node.span().end as usize);
        return match comments.is_empty() {
            true => vec![Edit::replace(node.span(), print::line(&value))],
            false => Vec::new(),
        };
    };
    let style = Style::of(node);
    let start = layout.elements[0].start;
    let shift = layout.missing_indent(style.unit);
    let inner = layout.column + style.unit;
    let opening = format!("{}{}:{}{}", " ".repeat(shift), print::key(key, false), style.newline, " ".repeat(inner));
    let mut edits = vec![Edit::insert(start, opening)];
    let end = node.span().end as usize;
    let breaks = layout.text[start..end].match_indices('\n').map(|(at, _)| start + at + 1);
    let full = breaks.filter(|at| !layout.text[*at..].starts_with(['\n', '\r']));
    edits.extend(full.map(|at| Edit::insert(at, " ".repeat(style.unit))));
    edits
}

/// Puts some members of a block mapping into a new one under `key`, where the first of them stands.
pub(in crate::syntax::rewrite) fn wrap_members(object: Node<'_>, members: &[Member<'_>], key: &str) -> Vec<Edit> {
    let Some(layout) = Layout::of(object) else { return Vec::new() };
    let chosen: Vec<Member<'_>> = object.members().filter(|m| members.iter().any(|n| n.key == m.key)).collect();
    let Some((first, others)) = chosen.split_first() else { return Vec::new() };
    if chosen.iter().any(|member| member.key.is_shared()) {
        return Vec::new();
    }
    let style = Style::of(object);
    let inner = layout.column + style.unit;
    let next = format!("{}{}", style.newline, " ".repeat(inner));
    let texts: Vec<String> = chosen.iter().map(|member| moved(*member, None, inner)).collect();
    let whole = Span { start: first.key.span().start, end: first.value.span().end };
    let mut edits = vec![Edit::replace(whole, format!("{}:{next}{}", print::key(key, false), texts.join(&next)))];
    let keys: Vec<Node<'_>> = others.iter().map(|member| member.key).collect();
    let removed = remove(object, &keys, Comments::Keep);
    if removed.is_empty() && !keys.is_empty() {
        return Vec::new();
    }
    edits.extend(removed);
    edits
}

/// Replaces a member of a block mapping, whose value is one too, by the members of that.
pub(in crate::syntax::rewrite) fn lift_members(object: Node<'_>, member: Member<'_>) -> Vec<Edit> {
    let (Some(outer), true) = (Layout::of(object), member.value.is_object()) else { return Vec::new() };
    if member.value.members().next().is_none() {
        return remove(object, &[member.key], Comments::Drop);
    }
    let whole = Span { start: member.key.span().start, end: member.value.span().end };
    let document = object.document();
    let style = Style::of(object);
    let next = format!("{}{}", style.newline, " ".repeat(outer.column));
    if let Some(inner) = Layout::of(member.value) {
        let (start, end) = (inner.elements[0].start, whole.end as usize);
        if !comments_in(document, whole.start as usize, start).is_empty() {
            return Vec::new();
        }
        return vec![Edit::replace(whole, shifted(&outer.text[start..end], inner.column, outer.column))];
    }
    if member.value.is_shared() || has_comments(member) {
        return Vec::new();
    }
    let members = member.value.members();
    let lines = members.map(|m| print::member(&m.key.text(), &m.value.to_value(), outer.column, &style));
    vec![Edit::replace(whole, lines.collect::<Vec<_>>().join(&next))]
}

/// A block list as a mapping: each item gets a key and, where given, another value.
pub(in crate::syntax::rewrite) fn array_to_object(array: Node<'_>, entries: &[(&str, Option<&Value>)]) -> Vec<Edit> {
    let Some(layout) = Layout::of(array).filter(|layout| layout.elements.len() == entries.len()) else {
        return Vec::new();
    };
    let whole = Span::new(layout.elements[0].start, array.span().end as usize);
    if !comments_in(array.document(), whole.start as usize, whole.end as usize).is_empty() {
        return Vec::new();
    }
    let style = Style::of(array);
    let value = |item: Node<'_>, value: &Option<&Value>| value.map_or_else(|| item.to_value(), Value::clone);
    let members = array.items().zip(entries).map(|(item, (key, new))| ((*key).to_owned(), value(item, new)));
    let object = Value::Object(members.collect());
    vec![Edit::replace(whole, print::block(&object, layout.column, &style))]
}

fn has_comments(member: Member<'_>) -> bool {
    let (start, end) = (member.key.span().start as usize, member.value.span().end as usize);
    !comments_in(member.key.document(), start, end).is_empty()
}

/// A member of a block mapping as it is written, for another column, perhaps under another name.
fn moved(member: Member<'_>, name: Option<&str>, to: usize) -> String {
    let text = member.key.document().text();
    let (start, end) = (member.key.span().end as usize, member.value.span().end as usize);
    let key = match name {
        Some(name) if *name != *member.key.text() => print::key(name, false),
        _ => member.key.raw().to_owned(),
    };
    let from = column(text, member.key.span().start as usize);
    key + &shifted(text.get(start..end).unwrap_or(""), from, to)
}

/// `text` with its lines after the first moved from one column to another.
fn shifted(text: &str, from: usize, to: usize) -> String {
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or("").to_owned();
    for line in lines {
        out.push('\n');
        let blanks = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() {
            out.push_str(line);
        } else {
            out.push_str(&" ".repeat((blanks + to).saturating_sub(from)));
            out.push_str(&line[blanks..]);
        }
    }
    out
}
