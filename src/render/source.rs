//! A file that is shown: its text, lines and secrets, each computed once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::Checked;
use crate::diagnostic::{Diagnostic, Fix};
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
        let find = || self.secrets.parts_within(self.text, self.line(line)).into();
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

    /// What a finding says, as it may be printed.
    pub(super) fn words(&self, diagnostic: &Diagnostic) -> Words {
        Words {
            message: self.prose(&diagnostic.message),
            label: self.prose(&diagnostic.primary.message),
            help: diagnostic.help.as_deref().map(|help| self.prose(help)),
        }
    }

    /// Whether the text that a fix writes holds a secret.
    pub(super) fn reveals(&self, fix: &Fix) -> bool {
        fix.edits.iter().any(|edit| !self.secrets.parts_of_source(&edit.text).is_empty())
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

/// What a finding says: what is wrong, what the client does about it (may be empty), what to write instead.
pub(super) struct Words {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
}

impl Words {
    /// What is wrong, and what comes of it.
    pub(super) fn headline(&self) -> String {
        match self.label.as_str() {
            "" => self.message.clone(),
            label => format!("{}: {label}", self.message),
        }
    }

    /// All of it on one line, as sentences.
    pub(super) fn paragraph(&self) -> String {
        let headline = self.headline();
        match &self.help {
            Some(help) => format!("{headline}. Help: {help}."),
            None => format!("{headline}."),
        }
    }
}
