//! Tokens: the library's lexer, started anew after what it would take for something else than was meant.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::syntax::document::Comment;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::quotes;
use crate::syntax::strings::closing_quotes;
use crate::text::Span;

/// After so many multi-line strings without an end the rest of the text is taken for one.
const MAX_UNENDED: usize = 8;

/// Faults beyond this many are dropped.
pub(super) const MAX_FAULTS: usize = 200;

/// What a token is. Blanks and comments are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Dot,
    Equals,
    Comma,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Newline,
    /// `'…'`
    Literal,
    /// `"…"`
    Basic,
    /// `'''…'''`
    MultiLiteral,
    /// `"""…"""`
    MultiBasic,
    /// A string in typographic quotes or backticks.
    OddString,
    /// Anything else: a bare key, a number, a word.
    Atom,
    /// `:` where `=` belongs.
    Colon,
    End,
}

impl Lexeme {
    pub(super) fn is_string(self) -> bool {
        matches!(self, Self::Literal | Self::Basic | Self::MultiLiteral | Self::MultiBasic | Self::OddString)
    }
}

/// A token and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Lexeme,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of a text, its comments, and what is wrong between tokens.
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) comments: Vec<Comment>,
    pub(super) faults: Vec<Fault>,
}

/// Cuts `text` into tokens; the last one is [`Lexeme::End`].
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        unended: 0,
        unclosed: Vec::new(),
        out: Lexed { tokens: Vec::new(), comments: Vec::new(), faults: Vec::new() },
    };
    let mut at = 0;
    if text.starts_with('\u{feff}') {
        at = 3;
        lexer.fault(FaultKind::ByteOrderMark, 0, 3);
    }
    while at < text.len() {
        at = lexer.run(at);
    }
    lexer.push(Lexeme::End, text.len(), text.len());
    lexer.out
}

struct Lexer<'t> {
    text: &'t str,
    unended: usize,
    /// Quotes that are not closed before the end of their line, with that end.
    unclosed: Vec<(char, usize)>,
    out: Lexed,
}

impl Lexer<'_> {
    fn push(&mut self, kind: Lexeme, start: usize, end: usize) {
        self.out.tokens.push(Token { kind, start, end });
    }

    fn fault(&mut self, kind: FaultKind, start: usize, end: usize) {
        if self.out.faults.len() < MAX_FAULTS {
            self.out.faults.push(Fault { kind, span: Span::new(start, end), aux: 0 });
        }
    }

    /// Reads from byte `from` up to the end, or to where the lexer must be started anew.
    fn run(&mut self, from: usize) -> usize {
        for token in Source::new(&self.text[from..]).lex() {
            let (start, mut end) = (from + token.span().start(), from + token.span().end());
            let kind = match token.kind() {
                TokenKind::Dot => Lexeme::Dot,
                TokenKind::Equals => Lexeme::Equals,
                TokenKind::Comma => Lexeme::Comma,
                TokenKind::LeftSquareBracket => Lexeme::OpenBracket,
                TokenKind::RightSquareBracket => Lexeme::CloseBracket,
                TokenKind::LeftCurlyBracket => Lexeme::OpenBrace,
                TokenKind::RightCurlyBracket => Lexeme::CloseBrace,
                TokenKind::LiteralString => Lexeme::Literal,
                TokenKind::BasicString => Lexeme::Basic,
                TokenKind::MlLiteralString => Lexeme::MultiLiteral,
                TokenKind::MlBasicString => Lexeme::MultiBasic,
                TokenKind::Whitespace | TokenKind::Eof => continue,
                TokenKind::Newline => {
                    if !self.text[start..end].ends_with('\n') {
                        self.fault(FaultKind::ControlCharacter, start, end);
                    }
                    Lexeme::Newline
                }
                TokenKind::Comment => {
                    self.comment(start, end);
                    continue;
                }
                TokenKind::Atom => match self.word(start, end) {
                    Some(next) => return next,
                    None => continue,
                },
            };
            if matches!(kind, Lexeme::MultiBasic | Lexeme::MultiLiteral)
                && end == self.text.len()
                && let Some(next) = self.unended(kind, start, end)
            {
                return next;
            }
            // A string that is not closed ends before the line break, both characters of it.
            if matches!(kind, Lexeme::Basic | Lexeme::Literal) && self.text[start..end].ends_with('\r') {
                end -= 1;
            }
            if let Some((inner, close)) = self.inner_quotes(kind, start, end) {
                self.out.faults.extend((self.out.faults.len() < MAX_FAULTS).then(|| quotes::fault(&inner)));
                self.push(kind, start, close + 1);
                return close + 1;
            }
            self.push(kind, start, end);
        }
        self.text.len()
    }

    /// The quotes inside of the string just read, which only ends because they are not escaped, and where it was meant to end.
    fn inner_quotes(&self, kind: Lexeme, start: usize, end: usize) -> Option<(Vec<usize>, usize)> {
        let value = self.out.tokens.last().is_some_and(|last| {
            matches!(last.kind, Lexeme::Equals | Lexeme::OpenBracket | Lexeme::Comma | Lexeme::Newline)
        });
        let closed = kind == Lexeme::Basic && end > start + 1 && self.text[start..end].ends_with('"');
        let follows = |c: char| !c.is_whitespace() && !matches!(c, ',' | ']' | '}' | '#' | '=' | '.' | ':' | ';');
        let goes_on = self.text[end..].starts_with(follows);
        (value && closed && goes_on).then(|| quotes::inside(self.text, end - 1, quotes::ends_line)).flatten()
    }

    fn comment(&mut self, start: usize, end: usize) {
        self.out.comments.push(Comment { span: Span::new(start, end) });
        let control = |c: char| c.is_ascii_control() && c != '\t';
        if let Some((at, c)) = self.text[start..end].char_indices().find(|(_, c)| control(*c)) {
            self.fault(FaultKind::ControlCharacter, start + at, start + at + c.len_utf8());
        }
    }

    /// Takes a word apart where something else begins in it. `Some`: where to go on, if not after the word.
    fn word(&mut self, start: usize, end: usize) -> Option<usize> {
        let mut at = start;
        while let Some(c) = self.text[at..end].chars().next() {
            if at > start && matches!(c, '"' | '\'') {
                return Some(at);
            } else if is_invisible(c) {
                self.fault(FaultKind::ControlCharacter, at, at + c.len_utf8());
                at += c.len_utf8();
            } else if self.text[at..end].starts_with("//") {
                return Some(self.slash_comment(at));
            } else if let Some(close) = self.odd_string(at, c) {
                self.push(Lexeme::OddString, at, close);
                if close > end {
                    return Some(close);
                }
                at = close;
            } else {
                let piece = self.text[at..end].find(is_invisible).map_or(end, |i| at + i);
                if let Some(colon) = self.colon(at, piece) {
                    if colon > at {
                        self.push(Lexeme::Atom, at, colon);
                    }
                    self.push(Lexeme::Colon, colon, colon + 1);
                    return Some(colon + 1);
                }
                self.push(Lexeme::Atom, at, piece);
                at = piece;
            }
        }
        None
    }

    /// A comment as other languages have it; its end.
    fn slash_comment(&mut self, start: usize) -> usize {
        let line = self.text[start..].find('\n').map_or(self.text.len(), |i| start + i);
        let end = start + self.text[start..line].trim_end_matches('\r').len();
        self.out.comments.push(Comment { span: Span::new(start, end) });
        self.fault(FaultKind::LineComment, start, end);
        end
    }

    /// The colon in a word that stands for `=`, as in `key: value`, `key:"value"` and `"key": value`.
    fn colon(&self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
        let at = word.find(':')?;
        let ends_key = at == 0 || self.ends_key(start + at + 1);
        (ends_key && self.expects_separator(at == 0)).then_some(start + at)
    }

    /// Whether a separator (`here`) or a key and then a separator may stand after the tokens so far.
    fn expects_separator(&self, here: bool) -> bool {
        let mut before = self.out.tokens.iter().rev().map(|token| token.kind);
        let mut last = before.next();
        if here {
            if !matches!(last, Some(Lexeme::Atom | Lexeme::Basic | Lexeme::Literal | Lexeme::OddString)) {
                return false;
            }
            last = before.next();
        }
        matches!(last, None | Some(Lexeme::Newline | Lexeme::OpenBrace | Lexeme::Comma | Lexeme::Dot))
    }

    /// Whether a blank, a quote or the end of the line follows.
    fn ends_key(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '“'))
    }

    /// The end of a string in typographic quotes or backticks that `open` starts, on the same line.
    fn odd_string(&mut self, start: usize, open: char) -> Option<usize> {
        let closing = closing_quotes(open).filter(|_| !matches!(open, '"' | '\''))?;
        if self.unclosed.iter().any(|(other, line)| *other == open && start < *line) {
            return None;
        }
        let inside = start + open.len_utf8();
        let line = self.text[inside..].find('\n').map_or(self.text.len(), |i| inside + i);
        match self.text[inside..line].char_indices().find(|(_, c)| closing.contains(c)) {
            Some((at, close)) => Some(inside + at + close.len_utf8()),
            None => {
                self.unclosed.retain(|(other, _)| *other != open);
                self.unclosed.push((open, line));
                None
            }
        }
    }

    /// A multi-line string that reaches the end of the text: is it closed? If not, where the next statement starts.
    fn unended(&mut self, kind: Lexeme, start: usize, end: usize) -> Option<usize> {
        let raw = &self.text[start..end];
        if super::strings::is_closed(raw) || self.unended >= MAX_UNENDED {
            return None;
        }
        self.unended += 1;
        let next = super::odd::next_statement(self.text, start);
        self.push(kind, start, self.text[..next].trim_end().len().max(start + 3));
        self.push(Lexeme::Newline, next, next);
        Some(next)
    }
}

/// A character that looks like a blank or like nothing, and is no TOML.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{2064}' | '\u{3000}' | '\u{feff}')
}
