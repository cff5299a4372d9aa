//! Statements: headers and `key = value`, each read on its own.

use std::collections::HashMap;

use super::lex::{Lexed, Lexeme, MAX_FAULTS, Token, lex};
use super::odd;
use super::tree::{DraftId, ROOT, Tree};
use crate::syntax::document::{Comment, Document};
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::kind::{Format, Kind};
use crate::text::Span;

/// A text being read.
pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// The number of the token that is next.
    pub(super) at: usize,
    pub(super) tree: Tree<'t>,
    /// The table that statements belong to.
    current: DraftId,
    comments: Vec<Comment>,
    faults: Vec<Fault>,
    messages: Vec<String>,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let Lexed { tokens, comments, faults } = lex(text);
        Self { text, tokens, at: 0, tree: Tree::new(text.len()), current: ROOT, comments, faults, messages: Vec::new() }
    }

    pub(super) fn read(mut self) -> Document<'t> {
        loop {
            let before = self.at;
            match self.token().kind {
                Lexeme::End => break,
                Lexeme::Newline => self.at += 1,
                Lexeme::OpenBracket => self.header(),
                Lexeme::OpenBrace => self.json(),
                Lexeme::Comma => self.stray(FaultKind::ExtraComma),
                Lexeme::CloseBracket | Lexeme::CloseBrace => self.stray(FaultKind::StrayCloser),
                _ => self.statement(),
            }
            debug_assert!(self.at > before || self.token().kind == Lexeme::End);
        }
        self.finish()
    }

    fn finish(mut self) -> Document<'t> {
        for clash in std::mem::take(&mut self.tree.clashes) {
            self.fault_with(clash.kind, clash.span, clash.first.start);
        }
        let (nodes, outline, depth) = self.tree.finish();
        let mut faults = self.faults;
        faults.sort_by_key(|fault| fault.span.start);
        faults.dedup();
        Document {
            text: self.text,
            format: Format::Toml,
            nodes,
            roots: vec![0],
            faults,
            comments: self.comments,
            depth: depth as u32,
            messages: self.messages,
            outline,
            decoded: HashMap::new(),
            lookup: Default::default(),
        }
    }

    /// The next token; the last one stays.
    pub(super) fn token(&self) -> Token {
        let end = Token { kind: Lexeme::End, start: self.text.len(), end: self.text.len() };
        self.tokens.get(self.at).copied().unwrap_or(end)
    }

    /// What the token `ahead` places on is.
    pub(super) fn peek(&self, ahead: usize) -> Lexeme {
        self.tokens.get(self.at + ahead).map_or(Lexeme::End, |token| token.kind)
    }

    /// Takes the next token if it is `kind`.
    pub(super) fn take(&mut self, kind: Lexeme) -> Option<Token> {
        let token = self.token();
        (token.kind == kind).then(|| {
            self.at += 1;
            token
        })
    }

    pub(super) fn fault(&mut self, kind: FaultKind, start: usize, end: usize) {
        self.fault_with(kind, Span::new(start, end), 0);
    }

    pub(super) fn fault_with(&mut self, kind: FaultKind, span: Span, aux: u32) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { kind, span, aux });
        }
    }

    /// A fault without a shape of its own.
    pub(super) fn other(&mut self, start: usize, end: usize, message: String) {
        self.messages.push(message);
        self.fault_with(FaultKind::Other, Span::new(start, end), self.messages.len() as u32 - 1);
    }

    /// Reads `[table]` or `[[list]]`.
    fn header(&mut self) {
        let open = self.token();
        self.at += 1;
        let list = self.token().kind == Lexeme::OpenBracket && self.token().start == open.end;
        self.at += usize::from(list);
        let path = self.path();
        let wanted = 1 + usize::from(list);
        let mut closers = 0;
        let mut end = self.gap();
        while closers < wanted
            && self.token().kind == Lexeme::CloseBracket
            && (closers == 0 || self.token().start == end)
        {
            end = self.token().end;
            closers += 1;
            self.at += 1;
        }
        if closers < wanted && !path.is_empty() {
            self.fault_with(FaultKind::MissingCloser, Span::empty(end), (open.start + closers) as u32);
        }
        let header = Span::new(open.start, end);
        let table = self.tree.open(header, &path, list);
        if table.is_none() && !path.is_empty() {
            self.fault(FaultKind::TooDeep, open.start, end);
        }
        self.current = table.unwrap_or_else(|| self.tree.detached(header));
        self.line_end(closers == wanted && !path.is_empty());
    }

    /// Reads `key = value`.
    fn statement(&mut self) {
        let start = self.token().start;
        let path = self.path();
        if path.is_empty() && !matches!(self.token().kind, Lexeme::Equals | Lexeme::Colon) {
            return self.line_end(false);
        }
        let separated = self.separator();
        let before = self.faults.len();
        let value = self.value_of_line(separated);
        let mut own = self.faults.split_off(before);
        if own.iter().any(|fault| fault.kind == FaultKind::UnterminatedString) {
            // A string without an end swallows what closes the brackets around it: that is no second mistake.
            let follows = [FaultKind::MissingCloser, FaultKind::MissingComma, FaultKind::UnquotedValue];
            own.retain(|fault| !follows.contains(&fault.kind));
        }
        self.faults.append(&mut own);
        let end = self.gap().max(start);
        if !path.is_empty() && !self.tree.assign(self.current, &path, value, Some(Span::new(start, end))) {
            self.fault(FaultKind::TooDeep, start, end);
        }
        self.line_end(true);
    }

    /// Takes what stands between a key and its value; `false` where nothing does.
    pub(super) fn separator(&mut self) -> bool {
        let token = self.token();
        match token.kind {
            Lexeme::Equals => {
                self.at += 1;
                while let Some(extra) = self.take(Lexeme::Equals) {
                    self.other(extra.start, extra.end, "one `=` too many".to_owned());
                }
                true
            }
            Lexeme::Colon => {
                self.at += 1;
                self.fault(FaultKind::ColonForEquals, token.start, token.end);
                // `:=` is one mistake.
                self.take(Lexeme::Equals);
                true
            }
            _ => {
                let gap = self.gap();
                self.fault(FaultKind::MissingEquals, gap, gap);
                false
            }
        }
    }

    fn value_of_line(&mut self, separated: bool) -> DraftId {
        if matches!(self.token().kind, Lexeme::Newline | Lexeme::End) {
            let gap = self.gap();
            if separated {
                self.fault(FaultKind::MissingValue, gap, gap);
            }
            return self.tree.value(Kind::Missing, Span::empty(gap), 0);
        }
        self.line_value()
    }

    /// Steps to the next line. `strict`: what stands before it is a fault of its own.
    fn line_end(&mut self, strict: bool) {
        let token = self.token();
        if strict {
            match token.kind {
                Lexeme::Newline | Lexeme::End => {}
                Lexeme::Comma => self.fault(FaultKind::ExtraComma, token.start, token.end),
                Lexeme::CloseBracket | Lexeme::CloseBrace => {
                    self.fault(FaultKind::StrayCloser, token.start, token.end);
                }
                Lexeme::Atom if self.text[token.start..token.end].starts_with(';') => {
                    self.other(token.start, token.start + 1, "no `;` ends a line in TOML".to_owned());
                }
                _ => self.other(token.start, self.end_of_line(), "nothing but a comment may follow here".to_owned()),
            }
        }
        self.skip_line();
    }

    /// The end of the last token of this line.
    pub(super) fn end_of_line(&self) -> usize {
        let rest = &self.tokens[self.at.min(self.tokens.len())..];
        let on_line = rest.iter().take_while(|token| !matches!(token.kind, Lexeme::Newline | Lexeme::End));
        on_line.last().map_or(self.token().start, |token| token.end)
    }

    fn skip_line(&mut self) {
        while !matches!(self.token().kind, Lexeme::Newline | Lexeme::End) {
            self.at += 1;
        }
    }

    fn stray(&mut self, kind: FaultKind) {
        let token = self.token();
        self.fault(kind, token.start, token.end);
        self.skip_line();
    }

    /// A `{` where a statement belongs: JSON was pasted. It is skipped up to its end or to the next header.
    fn json(&mut self) {
        let open = self.token();
        self.fault(FaultKind::JsonInstead, open.start, open.end);
        let mut depth = 0usize;
        loop {
            let token = self.token();
            self.at += 1;
            match token.kind {
                Lexeme::OpenBrace | Lexeme::OpenBracket => depth += 1,
                Lexeme::CloseBrace | Lexeme::CloseBracket => depth = depth.saturating_sub(1),
                Lexeme::Newline if odd::is_header(self.text[token.end..].lines().next().unwrap_or("")) => return,
                Lexeme::End => {
                    self.at -= 1;
                    return;
                }
                _ => {}
            }
            if depth == 0 {
                return self.skip_line();
            }
        }
    }
}
