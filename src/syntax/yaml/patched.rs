//! A copy of a text with remedies in it, and the way back to the places of the original.

use crate::text::{Edit, Span, apply};

/// The copy.
pub(super) struct Patched<'t> {
    original: &'t str,
    text: String,
    /// What was replaced, in order: where in the original, and how long the replacement is.
    patches: Vec<(Span, usize)>,
}

impl<'t> Patched<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { original: text, text: text.to_owned(), patches: Vec::new() }
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
        self.patches.iter().any(|(span, _)| span.start <= original.end && original.start <= span.end)
    }

    /// Applies `edits` of the copy; `false` (and nothing happens) where they do not fit.
    pub(super) fn apply(&mut self, edits: &[Edit]) -> bool {
        let mut added = Vec::new();
        for edit in edits {
            let from = self.original(edit.span);
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            // What a remedy put in is not replaced again: the way back would be lost.
            if self.seams().any(|(seam, len)| start < seam + len && seam < end) {
                return false;
            }
            added.push((from, edit.text.len()));
        }
        let Ok(text) = apply(&self.text, edits) else { return false };
        self.text = text;
        for (span, len) in added {
            match self.patches.iter_mut().find(|(old, _)| *old == span && span.is_empty()) {
                Some((_, old)) => *old += len,
                None => self.patches.push((span, len)),
            }
        }
        self.patches.sort();
        true
    }

    /// Where in the copy the replacements stand, and how long they are.
    fn seams(&self) -> impl Iterator<Item = (usize, usize)> {
        let (mut original, mut copy) = (0, 0);
        self.patches.iter().map(move |(span, len)| {
            let seam = copy + (span.start as usize - original);
            (original, copy) = (span.end as usize, seam + len);
            (seam, *len)
        })
    }

    /// Where in the original a part of the copy stands.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.place(span.start as usize, true);
        let end = if span.is_empty() { start } else { self.place(span.end as usize, false).max(start) };
        Span::new(start, end)
    }

    /// The place in the original of a byte of the copy; at the seam of a remedy its far end if `start`, else its near one.
    fn place(&self, at: usize, start: bool) -> usize {
        let (mut original, mut copy) = (0, 0);
        for (span, len) in &self.patches {
            let seam = copy + (span.start as usize - original);
            if at < seam || (at == seam && !start) {
                break;
            }
            if at < seam + len {
                return if start { span.start as usize } else { span.end as usize };
            }
            if at == seam + len && !start {
                return span.end as usize;
            }
            (original, copy) = (span.end as usize, seam + len);
        }
        original + (at - copy)
    }
}
