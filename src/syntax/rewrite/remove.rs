//! Members and items taken out, with their commas and the lines they leave empty.

use super::layout::Layout;
use super::lines::{break_before, comments_in};
use crate::syntax::Node;
use crate::text::{Edit, Span};

/// What becomes of comments on the lines that a removed element has to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comments {
    /// They go with it.
    Drop,
    /// They stay: the element goes elsewhere.
    Keep,
}

/// Removes the elements of `container` that `nodes` (keys or items) start.
pub(super) fn remove(container: Node<'_>, nodes: &[Node<'_>], comments: Comments) -> Vec<Edit> {
    let layout = Layout::of(container);
    let starts: Vec<usize> = nodes.iter().map(|node| node.span().start as usize).collect();
    let gone: Vec<bool> = layout.elements.iter().map(|e| starts.contains(&e.start)).collect();
    if !gone.contains(&true) {
        return Vec::new();
    }
    let inner = Span::new(layout.open, layout.close);
    let lost_inside = |at: usize| layout.elements.iter().any(|e| e.start <= at && at < e.end);
    let no_comments =
        || comments_in(layout.document, layout.open, layout.close).iter().all(|c| lost_inside(c.span.start as usize));
    if !gone.contains(&false) && no_comments() {
        return vec![Edit::delete(inner)];
    }
    let mut cuts = Vec::new();
    for index in (0..layout.len()).filter(|index| gone[*index]) {
        match own_lines(&layout, index, comments) {
            Some((start, end)) => cuts.push(Span::new(start, end)),
            None => cut(&layout, index, &mut cuts),
        }
    }
    if gone.last() == Some(&true)
        && layout.comma(layout.len() - 1).is_none()
        && let Some(kept) = gone.iter().rposition(|gone| !gone)
    {
        cut_comma(&layout, kept, comments, &mut cuts);
    }
    merge(cuts).into_iter().map(Edit::delete).collect()
}

/// The lines that element `index` has to itself, if they may go as a whole.
fn own_lines(layout: &Layout<'_>, index: usize, comments: Comments) -> Option<(usize, usize)> {
    let (start, end) = layout.own_lines(index)?;
    let element = layout.elements[index];
    let is_outside = |at: usize| at < element.start || at >= element.end;
    let keeps = comments == Comments::Keep
        && comments_in(layout.document, start, end).iter().any(|c| is_outside(c.span.start as usize));
    (!keeps).then_some((start, end))
}

/// Cuts element `index` out of a line that it shares with others or with comments that stay.
fn cut(layout: &Layout<'_>, index: usize, cuts: &mut Vec<Span>) {
    let element = layout.elements[index];
    let comma = layout.comma(index);
    let end = comma.map_or(element.end, |comma| comma + 1);
    if layout.is_blank(element.end, end - usize::from(comma.is_some())) {
        cuts.push(Span::new(element.start, end));
    } else {
        cuts.push(Span::new(element.start, element.end));
        cuts.push(Span::new(end - 1, end));
    }
    let has_next = index + 1 < layout.len();
    let next = layout.next_start(index);
    let right = skip_spaces(layout, end, next);
    let starts_line = break_before(layout.document, element.start).is_some();
    if has_next && layout.is_blank(end, next) && index == 0 && !starts_line {
        // The next one takes its place beside the opener.
        cuts.push(Span::new(end, next));
    } else if has_next && right == next || leaves_comment(layout, index) {
        cuts.push(Span::new(end, right));
    } else {
        let from = index.checked_sub(1).map_or(layout.open, |before| layout.elements[before].end);
        let left = layout.slice(from, element.start).trim_end_matches([' ', '\t']).len();
        cuts.push(Span::new(from + left, element.start));
    }
}

/// The first byte in `from..to` that is no space or tab.
fn skip_spaces(layout: &Layout<'_>, from: usize, to: usize) -> usize {
    let text = layout.slice(from, to);
    to - text.trim_start_matches([' ', '\t']).len()
}

/// Whether element `index` starts its line and a comment that stays follows on it.
fn leaves_comment(layout: &Layout<'_>, index: usize) -> bool {
    let end = layout.comma(index).map_or(layout.elements[index].end, |comma| comma + 1);
    let right = skip_spaces(layout, end, layout.next_start(index));
    break_before(layout.document, layout.elements[index].start).is_some()
        && !comments_in(layout.document, right, right + 1).is_empty()
}

/// Cuts the comma after element `kept`, which becomes the last, and the blanks up to the next if that shares the line.
fn cut_comma(layout: &Layout<'_>, kept: usize, comments: Comments, cuts: &mut Vec<Span>) {
    let Some(comma) = layout.comma(kept) else { return };
    // A comma that starts a line leaves nothing behind.
    let end = layout.elements[kept].end;
    let from = if layout.is_blank(end, comma) { end } else { comma };
    cuts.push(Span::new(from, comma + 1));
    let next = layout.next_start(kept);
    if layout.is_blank(comma + 1, next)
        && own_lines(layout, kept + 1, comments).is_none()
        && !leaves_comment(layout, kept + 1)
    {
        cuts.push(Span::new(comma + 1, next));
    }
}

/// The same bytes as spans that neither touch nor overlap, in order.
pub(super) fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
