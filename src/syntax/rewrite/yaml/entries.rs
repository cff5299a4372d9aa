//! Members and items of block containers, put in and taken out.

use serde_json::Value;

use super::layout::Layout;
use super::print::{self, Style};
use crate::syntax::Node;
use crate::syntax::rewrite::Place;
use crate::syntax::rewrite::lines::{comments_in, line_start};
use crate::syntax::rewrite::remove::Comments;
use crate::text::{Edit, Span};

/// Inserts members into a block mapping.
pub(in crate::syntax::rewrite) fn insert_members(
    object: Node<'_>,
    place: Place<'_>,
    members: &[(&str, &Value)],
) -> Vec<Edit> {
    let style = Style::of(object);
    insert(object, place, |column| {
        members.iter().map(|(name, value)| print::member(name, value, column, &style)).collect()
    })
}

/// Inserts items into a block list.
pub(in crate::syntax::rewrite) fn insert_items(array: Node<'_>, place: Place<'_>, values: &[Value]) -> Vec<Edit> {
    let style = Style::of(array);
    insert(array, place, |column| values.iter().map(|value| print::item(value, column, &style)).collect())
}

/// Inserts what `write` makes for a column.
pub(super) fn insert(container: Node<'_>, place: Place<'_>, write: impl FnOnce(usize) -> Vec<String>) -> Vec<Edit> {
    let Some(layout) = Layout::of(container) else { return Vec::new() };
    let new = write(layout.column);
    if new.is_empty() {
        return Vec::new();
    }
    let newline = Style::of(container).newline;
    let next = format!("{newline}{}", " ".repeat(layout.column));
    let text = new.join(&next);
    match layout.index(place).checked_sub(1) {
        None => vec![Edit::insert(layout.elements[0].start, text + &next)],
        Some(before) => match layout.line_end(layout.elements[before].end) {
            Some(at) => vec![Edit::insert(at, next + &text)],
            None => Vec::new(),
        },
    }
}

/// Removes the elements of a block container that `nodes` (keys or items) start.
pub(in crate::syntax::rewrite) fn remove(container: Node<'_>, nodes: &[Node<'_>], comments: Comments) -> Vec<Edit> {
    let Some(layout) = Layout::of(container) else { return Vec::new() };
    let holds = |start: usize, end: usize| {
        nodes
            .iter()
            .any(|n| start <= n.span().start as usize && n.span().end as usize <= end && is_child(container, *n))
    };
    let gone: Vec<bool> = layout.elements.iter().map(|e| holds(e.start, e.end)).collect();
    if !gone.contains(&true) {
        return Vec::new();
    }
    // What a merge key brings stays, and so does its line.
    let merges = container.members().any(|m| m.key.is_shared() && !m.key.raw().starts_with('*'));
    if !gone.contains(&false) && !merges {
        return vec![empty(&layout)];
    }
    let mut edits = Vec::new();
    let mut index = 0;
    while index < gone.len() {
        if !gone[index] {
            index += 1;
            continue;
        }
        let Some((edit, next)) = cut(&layout, index, &gone, comments) else { return Vec::new() };
        edits.push(edit);
        index = next;
    }
    edits
}

fn is_child(container: Node<'_>, node: Node<'_>) -> bool {
    container.children().any(|child| child == node)
}

/// Empty brackets for all there is.
fn empty(layout: &Layout<'_>) -> Edit {
    let brackets = if layout.node.is_array() { "[]" } else { "{}" };
    let last = layout.elements.last().map_or(layout.node.span().end as usize, |last| last.end);
    let start = layout.elements.first().map_or(layout.node.span().start as usize, |first| first.start);
    let before = layout.text[..start].trim_end();
    // On the line of the key or dash, where nothing but blanks stands between.
    match before.ends_with([':', '-']) {
        true => Edit::replace(Span::new(before.len(), last), format!(" {brackets}")),
        false => Edit::replace(Span::new(start, last), brackets),
    }
}

/// Cuts element `index` out, and with it those that follow on it and are gone too; where the search goes on.
fn cut(layout: &Layout<'_>, index: usize, gone: &[bool], comments: Comments) -> Option<(Edit, usize)> {
    let element = layout.elements[index];
    let document = layout.node.document();
    if !layout.starts_line(index) {
        // The next one takes its place behind the dash.
        let kept = (index..gone.len()).find(|i| !gone[*i])?;
        let next = layout.elements[kept].start;
        let loses = comments_in(document, element.start, next).iter().any(|comment| {
            let at = comment.span.start as usize;
            !layout.elements[index..kept].iter().any(|e| e.start <= at && at < e.end)
        });
        return (!loses).then(|| (Edit::delete(Span::new(element.start, next)), kept));
    }
    let end = layout.line_end(element.end)?;
    let keeps = comments == Comments::Keep && !comments_in(document, element.end, end).is_empty();
    let span = if keeps {
        let blanks = layout.text[element.end..end].len() - layout.text[element.end..end].trim_start().len();
        Span::new(element.start, element.end + blanks)
    } else {
        let start = line_start(layout.text, element.start);
        let after = &layout.text[end..];
        let break_len = if after.starts_with("\r\n") { 2 } else { usize::from(after.starts_with('\n')) };
        // The last line of a text without a line break at its end takes the one before it along.
        let start = if break_len == 0 { layout.text[..start].trim_end_matches(['\r', '\n']).len() } else { start };
        Span::new(start, end + break_len)
    };
    Some((Edit::delete(span), index + 1))
}
