//! Values: strings, scalars, arrays and inline tables.

use super::lex::{Lexeme, Token};
use super::odd;
use super::parser::Parser;
use super::scalar::{self, Wrong};
use super::strings;
use super::tree::DraftId;
use crate::syntax::document::flag;
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;
use crate::syntax::quotes;
use crate::text::Span;

/// Deeper values are refused by readers of the family.
const MAX_NESTING: usize = 80;

/// An array or inline table being read.
#[derive(Clone, Copy)]
struct Open {
    token: Token,
    node: DraftId,
    /// Whether a comma must come before the next entry.
    needs_comma: bool,
    /// The comma that was read last, if nothing came after it.
    comma: Option<Token>,
    depth: usize,
}

impl Parser<'_> {
    /// Reads the value of a statement: unquoted text goes up to the end of its line.
    pub(super) fn line_value(&mut self) -> DraftId {
        let token = self.token();
        if matches!(token.kind, Lexeme::Atom | Lexeme::Dot | Lexeme::Colon) {
            let end = self.word_end();
            if matches!(scalar::classify(&self.text[token.start..end]), Err(Wrong::Shape(FaultKind::UnquotedValue))) {
                return self.unquoted_line(token.start);
            }
        }
        self.value(1)
    }

    /// Everything up to the end of the line, but for a comma that was meant to divide it from the next one.
    fn unquoted_line(&mut self, start: usize) -> DraftId {
        let mut end = start;
        while !matches!(self.token().kind, Lexeme::Newline | Lexeme::End) {
            if self.token().kind == Lexeme::Comma && matches!(self.peek(1), Lexeme::Newline | Lexeme::End) {
                break;
            }
            end = self.token().end;
            self.at += 1;
        }
        self.fault(FaultKind::UnquotedValue, start, end);
        self.tree.value(Kind::Bare, Span::new(start, end), flag::FAULTY)
    }

    fn value(&mut self, depth: usize) -> DraftId {
        let token = self.token();
        match token.kind {
            Lexeme::OpenBracket | Lexeme::OpenBrace if depth > MAX_NESTING => self.too_deep(token),
            Lexeme::OpenBracket => self.array(token, depth),
            Lexeme::OpenBrace => self.inline_table(token, depth),
            Lexeme::Atom | Lexeme::Dot | Lexeme::Colon => self.scalar(token.start),
            kind if kind.is_string() => {
                self.at += 1;
                let flags = self.string_faults(token);
                self.tree.value(Kind::String, Span::new(token.start, token.end), flags)
            }
            _ => {
                let gap = self.gap();
                self.fault(FaultKind::MissingValue, gap, gap);
                self.tree.value(Kind::Missing, Span::empty(gap), 0)
            }
        }
    }

    /// Where the unquoted text that starts here ends: words after a blank belong to it, a date may hold one.
    fn word_end(&self) -> usize {
        let mut end = self.token().end;
        for (ahead, token) in self.tokens.iter().skip(self.at).enumerate().skip(1) {
            let joined = match token.kind {
                // In `a = b c = d` the second key is none of the first value.
                Lexeme::Atom => token.start == end || self.peek(ahead + 1) != Lexeme::Equals,
                Lexeme::Dot | Lexeme::Colon => token.start == end,
                _ => false,
            };
            if !joined {
                break;
            }
            end = token.end;
        }
        end
    }

    /// Where the first word of that text ends, if it is a value by itself: then a comma is missing after it.
    fn lone_value_end(&self, end: usize) -> Option<usize> {
        let start = self.token().start;
        let glued =
            self.tokens[self.at..].windows(2).find(|pair| pair[0].end != pair[1].start || pair[1].start >= end)?;
        let first = glued[0].end;
        let alone = first < end && scalar::classify(&self.text[start..end]).is_err();
        (alone && scalar::classify(&self.text[start..first]).is_ok()).then_some(first)
    }

    fn scalar(&mut self, start: usize) -> DraftId {
        let end = self.word_end();
        let end = self.lone_value_end(end).unwrap_or(end);
        while self.token().start < end {
            self.at += 1;
        }
        let raw = &self.text[start..end];
        let span = Span::new(start, end);
        match scalar::classify(raw) {
            Ok(kind) => {
                if kind == Kind::Date && scalar::lacks_seconds(raw) {
                    self.fault(FaultKind::Toml11, start, end);
                }
                self.tree.value(kind, span, 0)
            }
            Err(Wrong::Shape(fault)) => {
                self.fault(fault, start, end);
                let kind = if fault == FaultKind::LeadingZero { Kind::Number } else { Kind::Bare };
                self.tree.value(kind, span, flag::FAULTY)
            }
            Err(Wrong::Other(message)) => {
                self.other(start, end, message);
                self.tree.value(Kind::Bare, span, flag::FAULTY)
            }
        }
    }

    /// Reports what is wrong in a string or quoted key; the flags of its node.
    pub(super) fn string_faults(&mut self, token: Token) -> u8 {
        let raw = &self.text[token.start..token.end];
        if token.kind == Lexeme::OddString {
            let kind = if raw.starts_with('`') { FaultKind::Backtick } else { FaultKind::SmartQuote };
            self.fault(kind, token.start, token.end);
            return flag::FAULTY | flag::ODD_QUOTES;
        }
        let mut flags = if token.kind == Lexeme::Basic { 0 } else { flag::ODD_QUOTES };
        if !strings::is_closed(raw) {
            self.fault(FaultKind::UnterminatedString, token.start, token.end);
            flags |= flag::UNCLOSED | flag::FAULTY;
        }
        if token.kind == Lexeme::Basic && quotes::has_inner(raw) {
            flags |= flag::FAULTY;
        }
        let (found, escaped) = strings::check(raw, flags & flag::UNCLOSED != 0);
        for (kind, span, count) in found {
            if kind != FaultKind::Toml11 {
                flags |= flag::FAULTY;
            }
            let span = Span::new(token.start + span.start as usize, token.start + span.end as usize);
            self.fault_with(kind, span, count);
        }
        if escaped { flags | flag::ESCAPED } else { flags }
    }

    fn too_deep(&mut self, open: Token) -> DraftId {
        self.fault(FaultKind::TooDeep, open.start, open.end);
        let mut depth = 0usize;
        while self.token().kind != Lexeme::End {
            match self.token().kind {
                Lexeme::OpenBracket | Lexeme::OpenBrace => depth += 1,
                Lexeme::CloseBracket | Lexeme::CloseBrace => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        self.tree.value(Kind::Missing, Span::empty(open.start), 0)
    }

    fn open(&mut self, token: Token, kind: Kind, depth: usize) -> Open {
        self.at += 1;
        let node = self.tree.value(kind, Span::new(token.start, token.end), 0);
        Open { token, node, needs_comma: false, comma: None, depth }
    }

    fn array(&mut self, token: Token, depth: usize) -> DraftId {
        let mut open = self.open(token, Kind::Array, depth);
        loop {
            let token = self.token();
            match token.kind {
                Lexeme::CloseBracket => return self.close(open, token),
                Lexeme::Newline if !self.ends_here(&open) => self.at += 1,
                Lexeme::Newline | Lexeme::End => return self.leave_open(open),
                Lexeme::Comma => self.comma(&mut open, token),
                Lexeme::CloseBrace => return self.wrong_closer(open, token),
                Lexeme::Equals => {
                    self.at += 1;
                    self.other(token.start, token.end, "no `=` belongs into a list".to_owned());
                }
                _ if open.needs_comma && self.is_torn_string(token) => {
                    let string = self.tokens[self.at - 1];
                    self.fault(FaultKind::UnterminatedString, string.start, string.end);
                    self.at += 1;
                }
                _ => {
                    self.next_entry(&mut open);
                    let item = self.value(depth + 1);
                    self.tree.push_item(open.node, item);
                }
            }
        }
    }

    /// Whether `token` is what follows a string that was closed by the opening quote of the next one: `["a, "b"]`.
    fn is_torn_string(&self, token: Token) -> bool {
        let before = self.at.checked_sub(1).map(|i| self.tokens[i]);
        let adjacent = before.is_some_and(|before| before.kind.is_string() && before.end == token.start);
        adjacent && token.kind == Lexeme::Atom && self.text[token.start..token.end].ends_with(['"', '\''])
    }

    fn inline_table(&mut self, token: Token, depth: usize) -> DraftId {
        let mut open = self.open(token, Kind::Object, depth);
        let mut broken = false;
        loop {
            let token = self.token();
            match token.kind {
                Lexeme::CloseBrace => {
                    if broken {
                        self.fault(FaultKind::Toml11, open.token.start, open.token.end);
                    }
                    if let Some(comma) = open.comma {
                        self.fault(FaultKind::TrailingComma, comma.start, comma.end);
                    }
                    return self.close(open, token);
                }
                Lexeme::Newline if !self.ends_here(&open) => {
                    broken = true;
                    self.at += 1;
                }
                Lexeme::Newline | Lexeme::End => return self.leave_open(open),
                Lexeme::Comma => self.comma(&mut open, token),
                Lexeme::CloseBracket => return self.wrong_closer(open, token),
                _ => {
                    self.next_entry(&mut open);
                    broken |= self.member(&open);
                }
            }
        }
    }

    /// Reads `key = value`; `true` where a line break stands in it, which readers of TOML 1.1 do not mind.
    fn member(&mut self, open: &Open) -> bool {
        let before = self.at;
        let path = self.path();
        let mut broken = self.skip_newlines_before(|kind| kind == Lexeme::Equals);
        if path.is_empty() && self.token().kind != Lexeme::Equals {
            // No key to go on from; whatever it is, it must not be read again.
            self.at = self.at.max(before + 1);
            return broken;
        }
        let separated = self.separator();
        if self.token().kind == Lexeme::Newline && !self.header_follows() && !self.assignment_follows() {
            broken |=
                self.skip_newlines_before(|kind| !matches!(kind, Lexeme::End | Lexeme::CloseBrace | Lexeme::Comma));
        }
        let value = match self.token().kind {
            Lexeme::Newline | Lexeme::End | Lexeme::Comma | Lexeme::CloseBrace => {
                let gap = self.gap();
                if separated {
                    self.fault(FaultKind::MissingValue, gap, gap);
                }
                self.tree.value(Kind::Missing, Span::empty(gap), 0)
            }
            _ => self.value(open.depth + path.len().max(1)),
        };
        if !self.tree.assign(open.node, &path, value, None) {
            self.fault(FaultKind::TooDeep, open.token.start, open.token.end);
        }
        broken
    }

    /// Steps over the line breaks here if what follows them is `wanted`.
    fn skip_newlines_before(&mut self, wanted: impl Fn(Lexeme) -> bool) -> bool {
        let breaks = self.tokens[self.at..].iter().take_while(|token| token.kind == Lexeme::Newline).count();
        let skip = breaks > 0 && wanted(self.peek(breaks));
        self.at += if skip { breaks } else { 0 };
        skip
    }

    fn comma(&mut self, open: &mut Open, token: Token) {
        self.at += 1;
        if open.needs_comma {
            open.comma = Some(token);
        } else {
            self.fault(FaultKind::ExtraComma, token.start, token.end);
        }
        open.needs_comma = false;
    }

    fn next_entry(&mut self, open: &mut Open) {
        if open.needs_comma {
            let end = self.tokens[..self.at].iter().rev().find(|t| t.kind != Lexeme::Newline).map_or(0, |t| t.end);
            self.fault(FaultKind::MissingComma, end, end);
        }
        (open.needs_comma, open.comma) = (true, None);
    }

    fn close(&mut self, open: Open, token: Token) -> DraftId {
        self.at += 1;
        self.tree.close(open.node, token.end, 0);
        open.node
    }

    fn wrong_closer(&mut self, open: Open, token: Token) -> DraftId {
        self.fault_with(FaultKind::WrongCloser, Span::new(token.start, token.end), open.token.start as u32);
        self.close(open, token)
    }

    /// Ends a container before the line break here, or before the end of the text.
    fn leave_open(&mut self, open: Open) -> DraftId {
        while self.at > 0 && self.tokens[self.at - 1].kind == Lexeme::Newline {
            self.at -= 1;
        }
        let end = self.tokens[..self.at].last().map_or(open.token.end, |token| token.end);
        self.fault_with(FaultKind::MissingCloser, Span::empty(end), open.token.start as u32);
        self.tree.close(open.node, end, flag::UNCLOSED);
        open.node
    }

    /// Whether the line after the line break here can only be a statement, so that this container was never closed.
    fn ends_here(&self, open: &Open) -> bool {
        if self.header_follows() {
            return true;
        }
        let table = self.text[open.token.start..].starts_with('{');
        if table && self.peek(1) == Lexeme::OpenBracket {
            return true;
        }
        // In a table that is spread over lines, such a line is its next member.
        let spread = self.text[open.token.end..].lines().next().unwrap_or("").trim().is_empty();
        let next_member = table && (spread || !open.needs_comma);
        !next_member && self.assignment_follows()
    }

    /// Whether what follows the line break here can only be a header.
    fn header_follows(&self) -> bool {
        odd::is_header(self.text[self.token().end..].lines().next().unwrap_or(""))
    }

    /// Whether `key =` follows the line break here.
    fn assignment_follows(&self) -> bool {
        let mut ahead = 1;
        loop {
            match self.peek(ahead) {
                Lexeme::Atom | Lexeme::Basic | Lexeme::Literal => {}
                _ => return false,
            }
            match self.peek(ahead + 1) {
                Lexeme::Dot => ahead += 2,
                other => return other == Lexeme::Equals,
            }
        }
    }
}
