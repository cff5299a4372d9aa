//! A copy of a text with remedies in it, and the way back to the places of the original.

use crate::text::{Edit, Span, apply};

/// The copy.
pub(super) struct Patched<'t> {
    original: &'t str,
    text: String,
    /// What was replaced, in order.
    seams: Vec<Seam>,
}

/// One replacement.
#[derive(Clone, Copy)]
struct Seam {
    /// Where in the original.
    span: Span,
    /// Where in the copy the replacement starts.
    at: usize,
    /// How long it is.
    len: usize,
}

impl<'t> Patched<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { original: text, text: text.to_owned(), seams: Vec::new() }
    }

    /// The text with all remedies.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A part of the original, as it is written there.
    pub(super) fn raw(&self, original: Span) -> &'t str {
        original.of(self.original)
    }

    /// Whether a part of the original was changed.
    pub(super) fn touches(&self, original: Span) -> bool {
        let first = self.seams.partition_point(|seam| seam.span.end < original.start);
        self.seams.get(first).is_some_and(|seam| seam.span.start <= original.end)
    }

    /// Applies `edits` of the copy; `false` (and nothing happens) where they do not fit.
    pub(super) fn apply(&mut self, edits: &[Edit]) -> bool {
        let mut patches: Vec<(Span, usize)> = self.seams.iter().map(|seam| (seam.span, seam.len)).collect();
        for edit in edits {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            // What a remedy put in is not replaced again: the way back would be lost.
            let first = self.seams.partition_point(|seam| seam.at + seam.len <= start);
            if self.seams[first..].iter().take_while(|seam| seam.at < end).any(|seam| start < seam.at + seam.len) {
                return false;
            }
            patches.push((self.original(edit.span), edit.text.len()));
        }
        let Ok(text) = apply(&self.text, edits) else { return false };
        self.text = text;
        patches.sort();
        self.seams.clear();
        let (mut original, mut copy) = (0, 0);
        for (span, len) in patches {
            match self.seams.last_mut() {
                // Two insertions at one place are one.
                Some(last) if last.span == span => last.len += len,
                _ => self.seams.push(Seam { span, at: copy + (span.start as usize - original), len }),
            }
            copy = self.seams.last().map_or(copy, |last| last.at + last.len);
            original = span.end as usize;
        }
        true
    }

    /// Where in the original a part of the copy stands.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.place(span.start as usize, true);
        let end = if span.is_empty() { start } else { self.place(span.end as usize, false).max(start) };
        Span::new(start, end)
    }

    /// The place in the original of a byte of the copy; at the seam of a remedy its far end if `start`, else its near one.
    fn place(&self, at: usize, start: bool) -> usize {
        let before = self.seams.partition_point(|seam| seam.at < at || (start && seam.at == at));
        let Some(seam) = before.checked_sub(1).and_then(|index| self.seams.get(index)) else { return at };
        let end = seam.at + seam.len;
        match at < end {
            true if start => seam.span.start as usize,
            true => seam.span.end as usize,
            false => seam.span.end as usize + (at - end),
        }
    }
}
