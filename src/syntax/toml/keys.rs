//! Keys: bare, quoted, dotted.

use std::borrow::Cow;

use super::lex::{Lexeme, Token};
use super::odd::is_bare;
use super::parser::Parser;
use super::tree::Key;
use crate::syntax::document::flag;
use crate::syntax::fault::FaultKind;
use crate::syntax::strings;
use crate::text::Span;

/// Longer dotted keys are refused by readers of the family.
const MAX_PARTS: usize = 80;

impl<'t> Parser<'t> {
    /// Reads the dotted key that starts here; the parser stands after it then. A gap in it is a fault.
    pub(super) fn path(&mut self) -> Vec<Key<'t>> {
        let mut path = Vec::new();
        loop {
            let token = self.token();
            if !matches!(token.kind, Lexeme::Atom) && !token.kind.is_string() {
                let gap = self.gap();
                self.fault(FaultKind::MissingKey, gap, gap);
                break;
            }
            let key = self.key(token);
            path.push(key);
            if self.token().kind != Lexeme::Dot {
                break;
            }
            self.at += 1;
        }
        if path.len() > MAX_PARTS {
            let last = path[path.len() - 1].span;
            self.fault(FaultKind::TooDeep, last.start as usize, last.end as usize);
            path.clear();
        }
        path
    }

    /// The place where something is missing: after the last token if that is on this line, else before this one.
    pub(super) fn gap(&self) -> usize {
        let token = self.token();
        match self.at.checked_sub(1).map(|i| self.tokens[i]) {
            Some(last) if last.kind != Lexeme::Newline => last.end,
            _ => token.start,
        }
    }

    fn key(&mut self, token: Token) -> Key<'t> {
        self.at += 1;
        match token.kind {
            Lexeme::Atom => self.bare_key(token),
            _ => {
                let flags = self.string_faults(token);
                if matches!(token.kind, Lexeme::MultiBasic | Lexeme::MultiLiteral) {
                    self.other(token.start, token.end, "a key cannot be a multi-line string".to_owned());
                }
                let raw = &self.text[token.start..token.end];
                let (start, end) = super::body(raw, flags & flag::UNCLOSED != 0);
                let name = match flags & flag::ESCAPED {
                    0 => Cow::Borrowed(&raw[start..end]),
                    _ => Cow::Owned(strings::decode(&raw[start..end], super::escapes(raw))),
                };
                Key { span: Span::new(token.start, token.end), flags, name }
            }
        }
    }

    /// A key without quotes, with everything up to the separator that was meant to be part of it.
    fn bare_key(&mut self, token: Token) -> Key<'t> {
        let mut end = token.end;
        while self.token().kind == Lexeme::Atom && !self.is_value_on_its_own() {
            end = self.token().end;
            self.at += 1;
        }
        let raw = &self.text[token.start..end];
        if !raw.chars().all(is_bare) {
            self.fault(FaultKind::UnquotedKey, token.start, end);
        }
        Key { span: Span::new(token.start, end), flags: flag::ODD_QUOTES, name: Cow::Borrowed(raw) }
    }

    /// Whether the word here is the last of its line: a value without `=` before it rather than part of the key.
    fn is_value_on_its_own(&self) -> bool {
        matches!(self.peek(1), Lexeme::Newline | Lexeme::End | Lexeme::Comma)
    }
}
