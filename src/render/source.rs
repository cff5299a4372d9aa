//! A file that is shown: its text, lines and secrets, each computed once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Checked;
use crate::secrets::Secrets;
use crate::syntax;
use crate::text::{LineIndex, Span};

/// A file with findings.
pub(super) struct Source<'a> {
    /// The path, every character visible.
    pub(super) path: String,
    /// The text.
    pub(super) text: &'a str,
    /// Where its lines start.
    pub(super) index: LineIndex,
    /// What must not be printed.
    pub(super) secrets: Secrets,
    hidden: RefCell<HashMap<usize, Rc<[Range<usize>]>>>,
}

impl<'a> Source<'a> {
    /// Reads the text once more, for its secrets.
    pub(super) fn of(file: &Checked<'a>) -> Self {
        Self {
            path: super::visible(file.path).into_owned(),
            text: file.text,
            index: LineIndex::new(file.text),
            secrets: Secrets::of(&syntax::parse(file.text, file.format())),
            hidden: RefCell::default(),
        }
    }

    /// The bytes of `line` (from 0), without the line break.
    pub(super) fn line(&self, line: usize) -> Range<usize> {
        let start = self.index.start(line).unwrap_or(self.text.len());
        let end = self.index.start(line + 1).unwrap_or(self.text.len());
        start..start + self.text[start..end].trim_end_matches(['\n', '\r']).len()
    }

    /// The secret parts of `line`, as offsets from its start.
    pub(super) fn hidden(&self, line: usize) -> Rc<[Range<usize>]> {
        let find = || {
            let bytes = self.line(line);
            let mut parts = self.secrets.parts_of_source(&self.text[bytes.clone()]);
            let spans = self.secrets.spans();
            let first = spans.partition_point(|span| (span.start as usize) < bytes.start);
            // A secret may begin on an earlier line only where a string spans lines; the few before are looked at too.
            let near = spans[first.saturating_sub(8)..].iter().take_while(|span| (span.start as usize) < bytes.end);
            for span in near.map(|span| span.range()).filter(|span| span.end > bytes.start) {
                parts.push(span.start.max(bytes.start) - bytes.start..span.end.min(bytes.end) - bytes.start);
            }
            parts.into()
        };
        self.hidden.borrow_mut().entry(line).or_insert_with(find).clone()
    }

    /// `span` inside of the text, on character boundaries, whatever a rule said.
    pub(super) fn clamp(&self, span: Span) -> Range<usize> {
        let boundary = |at: u32| {
            let mut at = (at as usize).min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(span.start);
        start..boundary(span.end).max(start)
    }

    /// The same, as a span.
    pub(super) fn inside(&self, span: Span) -> Span {
        let range = self.clamp(span);
        Span::new(range.start, range.end)
    }

    /// A sentence about the file as it may be printed: on one line, masked and visible, not endless.
    pub(super) fn prose(&self, sentence: &str) -> String {
        const LONGEST: usize = 800;
        let mut text = super::visible(&self.secrets.mask(sentence)).into_owned();
        if let Some((at, _)) = text.char_indices().nth(LONGEST) {
            text.truncate(at);
            text.push('…');
        }
        text
    }
}
