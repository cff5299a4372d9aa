//! Members and items of block containers, put in and taken out.

use serde_json::Value;

use super::layout::Layout;
use super::print::{self, Style};
use crate::syntax::Node;
use crate::syntax::rewrite::Place;
use crate::syntax::rewrite::lines::{comments_in, line_start};
use crate::syntax::rewrite::remove::{Comments, merge};
use crate::text::{Edit, Span};

/// Inserts members into a block mapping.
pub(in crate::syntax::rewrite) fn insert_members(
    object: Node<'_>,
    place: Place<'_>,
    members: &[(&str, &Value)],
) -> Vec<Edit> {
    if let Some(edits) =
        fill(object, || Value::Object(members.iter().map(|(k, v)| ((*k).to_owned(), (*v).clone())).collect()))
    {
        return edits;
    }
    let style = Style::of(object);
    insert(object, place, |column| {
        members.iter().map(|(name, value)| print::member(name, value, column, &style)).collect()
    })
}

/// Inserts items into a block list.
pub(in crate::syntax::rewrite) fn insert_items(array: Node<'_>, place: Place<'_>, values: &[Value]) -> Vec<Edit> {
    if let Some(edits) = fill(array, || Value::Array(values.to_vec())) {
        return edits;
    }
    let style = Style::of(array);
    insert(array, place, |column| values.iter().map(|value| print::item(value, column, &style)).collect())
}

/// Writes what comes into empty brackets on their line; `None` where they are not empty or not there.
fn fill(container: Node<'_>, value: impl FnOnce() -> Value) -> Option<Vec<Edit>> {
    if !is_empty(container) {
        return None;
    }
    let style = Style::of(container);
    Some(vec![Edit::replace(container.span(), print::flow(&value(), style.quote, true))])
}

/// Whether a container is a pair of brackets with nothing between.
pub(super) fn is_empty(container: Node<'_>) -> bool {
    let inside = container.raw().get(1..container.raw().len().saturating_sub(1));
    !container.is_shared()
        && container.raw().starts_with(['{', '['])
        && inside.is_some_and(|text| text.trim().is_empty())
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
        return empty(&layout);
    }
    let mut cuts = Vec::new();
    let mut index = 0;
    while index < gone.len() {
        if !gone[index] {
            index += 1;
            continue;
        }
        let Some((span, next)) = cut(&layout, index, &gone, comments) else { return Vec::new() };
        cuts.push(span);
        index = next;
    }
    merge(cuts).into_iter().map(Edit::delete).collect()
}

fn is_child(container: Node<'_>, node: Node<'_>) -> bool {
    container.children().any(|child| child == node)
}

/// Empty brackets for all there is, beside the comments between.
fn empty(layout: &Layout<'_>) -> Vec<Edit> {
    let brackets = if layout.node.is_array() { "[]" } else { "{}" };
    let (Some(first), Some(last)) = (layout.elements.first(), layout.elements.last()) else { return Vec::new() };
    let inside = |at: u32| layout.elements.iter().any(|e| e.start <= at as usize && (at as usize) < e.end);
    let comments = comments_in(layout.node.document(), first.end, last.start);
    let alone = comments.iter().all(|comment| inside(comment.span.start));
    let before = layout.text[..first.start].trim_end();
    // On the line of the key or dash, where nothing but blanks stands between.
    let (start, indent) = match before.ends_with([':', '-']) {
        true => (before.len(), 1),
        false => (first.start, layout.missing_indent(Style::of(layout.node).unit)),
    };
    let text = " ".repeat(indent) + brackets;
    if alone {
        return vec![Edit::replace(Span::new(start, last.end), text)];
    }
    let all = vec![true; layout.elements.len()];
    let cuts: Option<Vec<Span>> =
        (1..all.len()).map(|index| Some(cut(layout, index, &all, Comments::Drop)?.0)).collect();
    let Some(cuts) = cuts else { return Vec::new() };
    let mut edits = vec![Edit::replace(Span::new(start, first.end), text)];
    edits.extend(merge(cuts).into_iter().map(Edit::delete));
    edits
}

/// Cuts element `index` out, and with it those that follow on it and are gone too; where the search goes on.
fn cut(layout: &Layout<'_>, index: usize, gone: &[bool], comments: Comments) -> Option<(Span, usize)> {
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
        return (!loses).then(|| (Span::new(element.start, next), kept));
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
    Some((span, index + 1))
}
