//! Objects put around members, and taken away from around them.

use super::insert::New;
use super::layout::{Layout, is_on_one_line};
use super::lines::{comment_end, comments_in, ends_with_line, indent_of};
use super::print::{self, Spread};
use super::remove::{Comments, remove};
use super::style::Style;
use crate::syntax::{Document, Member, Node};
use crate::text::{Edit, Span};

/// Puts `{ key: … }` around a value, for each of `keys` from the outermost one.
pub(super) fn wrap_value(node: Node<'_>, keys: &[&str]) -> Vec<Edit> {
    if node.span().is_empty() || keys.is_empty() {
        return Vec::new();
    }
    let document = node.document();
    let style = Style::of(node);
    let (start, end) = (node.span().start as usize, node.span().end as usize);
    let names = keys.iter().map(|key| format!("{}{}", print::key(key, &style), style.colon));
    if is_on_one_line(node) {
        let before: String = names.map(|name| format!("{{{}{name}", style.braces)).collect();
        return vec![Edit::insert(start, before), Edit::insert(end, format!("{}}}", style.braces).repeat(keys.len()))];
    }
    let indent = indent_of(document.text(), start);
    let line = |depth: usize| format!("{}{indent}{}", style.newline, style.unit.repeat(depth));
    let before: String = names.enumerate().map(|(depth, name)| format!("{{{}{name}", line(depth + 1))).collect();
    let after: String = (0..keys.len()).rev().map(|depth| format!("{}}}", line(depth))).collect();
    let mut edits = vec![Edit::insert(start, before)];
    edits.extend(shift_right(document, node.span(), &[node], &style.unit.repeat(keys.len())));
    edits.push(Edit::insert(end, after));
    edits
}

/// Puts `key: { … }` around some members of `object`, where the first of them stands.
pub(super) fn wrap_members(object: Node<'_>, members: &[Member<'_>], key: &str) -> Vec<Edit> {
    let layout = Layout::of(object);
    let style = Style::of(object);
    let chosen: Vec<Member<'_>> = object.members().filter(|m| members.iter().any(|n| n.key == m.key)).collect();
    let Some(first) = object.members().position(|m| chosen.first().is_some_and(|c| c.key == m.key)) else {
        return Vec::new();
    };
    let run: Vec<Member<'_>> =
        object.members().skip(first).zip(&chosen).take_while(|(m, c)| m.key == c.key).map(|(m, _)| m).collect();
    let others = &chosen[run.len()..];
    let (start, end) = (layout.elements[first].start, layout.elements[first + run.len() - 1].end);
    let lines = layout.is_broken_before(first) || layout.slice(start, end).contains('\n');
    let indent = indent_of(layout.text, start);
    let inner = format!("{indent}{}", style.unit);
    let (before, between, after, spread) = if lines {
        let next = format!("{}{inner}", style.newline);
        (next.clone(), next, format!("{}{indent}", style.newline), Spread::Lines(&inner))
    } else {
        (style.braces.clone(), style.comma.clone(), style.braces.clone(), Spread::Line)
    };
    let mut tail = String::new();
    for member in others {
        tail.push_str(&format!(",{between}{}", New::Moved(*member, None).write(&style, spread)));
    }
    let mut edits = vec![Edit::insert(start, format!("{}{}{{{before}", print::key(key, &style), style.colon))];
    if lines {
        let nodes: Vec<Node<'_>> = run.iter().flat_map(|m| [m.key, m.value]).collect();
        edits.extend(shift_right(object.document(), Span::new(start, end), &nodes, &style.unit));
    }
    edits.push(Edit::insert(end, format!("{tail}{after}}}")));
    let keys: Vec<Node<'_>> = others.iter().map(|m| m.key).collect();
    edits.extend(remove(object, &keys, Comments::Keep));
    edits
}

/// Replaces `member` of `object`, whose value is an object, by the members of that value.
pub(super) fn lift_members(object: Node<'_>, member: Member<'_>) -> Vec<Edit> {
    if !member.value.is_object() {
        return Vec::new();
    }
    let inner = Layout::of(member.value);
    let (Some(first), Some(last)) = (inner.elements.first(), inner.elements.last()) else {
        return remove(object, &[member.key], Comments::Drop);
    };
    let document = object.document();
    let start = member.key.span().start as usize;
    let from = comments_in(document, inner.open, first.start).first().map_or(first.start, |c| c.span.start as usize);
    let mut edits = erase(document, Span::new(start, inner.open));
    edits.push(Edit::delete(Span::new(inner.open, from)));
    let until = comments_in(document, last.end, inner.close).last().map_or(last.end, |c| c.span.end as usize);
    if inner.is_broken_before(0) {
        let (outer_indent, inner_indent) = (indent_of(inner.text, start), indent_of(inner.text, first.start));
        if let Some(extra) = inner_indent.strip_prefix(outer_indent).filter(|extra| !extra.is_empty()) {
            let shifted = Span::new(from, until);
            edits.extend(shift_left(document, shifted, member.value, outer_indent, extra.len()));
        }
    }
    edits.extend(close_lifted(&Layout::of(object), &inner, start));
    edits.retain(|edit| !edit.span.is_empty() || !edit.text.is_empty());
    edits
}

/// What happens after the last lifted member: the inner closer and one of the two commas go.
fn close_lifted(outer: &Layout<'_>, inner: &Layout<'_>, start: usize) -> Vec<Edit> {
    let document = inner.document;
    let Some(last) = inner.elements.last() else { return Vec::new() };
    let inner_comma = inner.comma(inner.len() - 1);
    let outer_end = inner.node.span().end as usize;
    let outer_comma = outer.elements.iter().position(|e| e.start == start).and_then(|index| outer.comma(index));
    let Some(comment) = comments_in(document, last.end, inner.close).last().copied() else {
        return vec![Edit::delete(Span::new(last.end, outer_end))];
    };
    let mut edits = Vec::new();
    match (inner_comma, outer_comma) {
        (None, Some(_)) => edits.push(Edit::insert(last.end, ",")),
        (Some(comma), None) => edits.push(Edit::delete(Span::new(comma, comma + 1))),
        _ => {}
    }
    // The inner comma may stand after the comment.
    let mut from = comment_end(document, comment).max(inner_comma.map_or(0, |comma| comma + 1));
    let tail = outer_comma.filter(|comma| outer.is_blank(outer_end, *comma)).map_or(outer_end, |comma| comma + 1);
    let after = inner.slice(tail, inner.text.len()).trim_start_matches([' ', '\t']);
    if ends_with_line(document, comment) && !after.starts_with(['\r', '\n']) {
        from = document.text().get(from..inner.close).and_then(|gap| gap.find('\n')).map_or(from, |i| from + i + 1);
    }
    edits.push(Edit::delete(Span::new(from, tail)));
    edits.extend(outer_comma.filter(|comma| *comma >= tail).map(|comma| Edit::delete(Span::new(comma, comma + 1))));
    edits
}

/// Deletes `span` but not the comments in it, nor the line breaks that end them.
fn erase(document: &Document<'_>, span: Span) -> Vec<Edit> {
    let mut from = span.start as usize;
    let mut edits = Vec::new();
    for comment in comments_in(document, from, span.end as usize) {
        edits.push(Edit::delete(Span::new(from, comment.span.start as usize)));
        from = comment_end(document, *comment);
        if ends_with_line(document, *comment) {
            from = document.text().get(from..).and_then(|rest| rest.find('\n')).map_or(from, |i| from + i + 1);
        }
    }
    edits.push(Edit::delete(Span::new(from, span.end as usize)));
    edits
}

/// Indents every line that starts in `span` by `unit`, unless it starts inside a string of `nodes`.
fn shift_right(document: &Document<'_>, span: Span, nodes: &[Node<'_>], unit: &str) -> Vec<Edit> {
    line_starts(document, span, nodes).map(|at| Edit::insert(at, unit)).collect()
}

/// Takes `len` bytes after `indent` from every line that starts in `span` with so many blanks.
fn shift_left(document: &Document<'_>, span: Span, node: Node<'_>, indent: &str, len: usize) -> Vec<Edit> {
    let deep_enough = |at: &usize| {
        let line = document.text().get(*at..*at + indent.len() + len).unwrap_or("");
        line.starts_with(indent) && line.len() == indent.len() + len && line.trim_matches([' ', '\t']).is_empty()
    };
    line_starts(document, span, &[node])
        .filter(deep_enough)
        .map(|at| Edit::delete(Span::new(at + indent.len(), at + indent.len() + len)))
        .collect()
}

/// Where lines start in `span`, except blank ones and those that start inside a string of `nodes`.
fn line_starts(document: &Document<'_>, span: Span, nodes: &[Node<'_>]) -> impl Iterator<Item = usize> {
    let text = document.text();
    let strings = broken_strings(nodes);
    let starts = span.of(text).match_indices('\n').map(move |(i, _)| span.start as usize + i + 1);
    starts.filter(move |at| {
        let before = strings.partition_point(|s| (s.start as usize) < *at);
        let in_string = before.checked_sub(1).is_some_and(|i| *at <= strings[i].end as usize);
        let is_empty = matches!(text.as_bytes().get(*at), Some(b'\n' | b'\r') | None);
        !in_string && !is_empty && *at < span.end as usize
    })
}

/// The strings in `nodes` that go over several lines, in order.
fn broken_strings(nodes: &[Node<'_>]) -> Vec<Span> {
    let mut stack = nodes.to_vec();
    let mut found = Vec::new();
    while let Some(node) = stack.pop() {
        if node.is_object() || node.is_array() {
            stack.extend(node.children());
        } else if node.raw().contains('\n') {
            found.push(node.span());
        }
    }
    found.sort();
    found
}
