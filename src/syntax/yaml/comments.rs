//! Where the comments stand: wherever a `#` after a blank is in no scalar.

use saphyr_parser::ScalarStyle;

use super::lines::Line;
use super::read::{Stream, What};
use crate::text::Span;

/// Every comment of `text`, in order, from its `#` to the end of its line.
pub(super) fn find(text: &str, stream: &Stream) -> Vec<Span> {
    let mut scalars: Vec<Span> = stream
        .pieces
        .iter()
        .filter(|piece| matches!(piece.what, What::Scalar { .. } | What::Alias(_)) && !piece.span.is_empty())
        .map(|piece| match &piece.what {
            // The line of the `|` may end in a comment, which belongs to it here.
            What::Scalar { style: ScalarStyle::Literal | ScalarStyle::Folded, .. } => block(text, piece.span),
            _ => piece.span,
        })
        .collect();
    scalars.sort();
    let end = stream.error.as_ref().map_or(text.len(), |stop| stop.at.max(stop.last_end));
    let mut found = Vec::new();
    let mut at = 0;
    for scalar in scalars.iter().map(|s| s.start as usize..s.end as usize).chain(std::iter::once(end..end)) {
        while let Some(start) = hash(text, at, scalar.start) {
            at = Line::of(text, start).end;
            found.push(Span::new(start, at));
        }
        at = at.max(scalar.end);
    }
    found
}

/// A block scalar with the blank lines after it.
fn block(text: &str, span: Span) -> Span {
    let rest = &text[span.end as usize..];
    let line = rest.find('\n').unwrap_or(rest.len());
    // Only its first line can have a comment after what the span holds.
    let end = if span.of(text).contains('\n') { 0 } else { line };
    Span::new(span.start as usize, span.end as usize + end)
}

/// The first `#` in `from..to` that starts a comment.
fn hash(text: &str, from: usize, to: usize) -> Option<usize> {
    let gap = text.get(from..to)?;
    gap.match_indices('#').map(|(at, _)| from + at).find(|at| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{feff}'))
    })
}
