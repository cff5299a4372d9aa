//! Numbers, words and quotes that JSON does not know but people write.

use super::parser::Parser;
use super::scan;
use super::strings::meant_len;
use crate::syntax::document::flag;
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;
use crate::syntax::strings::closing_quotes;
use crate::text::Span;

/// What a word without quotes stands for.
struct Word {
    kind: Kind,
    faults: [Option<FaultKind>; 2],
    /// Whether somebody could have meant another value.
    guess: bool,
}

impl Parser<'_> {
    /// Reads `word` as a token of `kind`, if it stands here.
    #[inline(always)]
    pub(super) fn literal(&mut self, word: &[u8], kind: Kind) -> bool {
        let end = self.at + word.len();
        let here = self.bytes[self.at..].starts_with(word) && self.word_ends(end);
        if here {
            self.token(kind, end, 0);
        }
        here
    }

    /// Reads a number; one that is not plain JSON goes through [`odd_value`](Self::odd_value).
    #[inline(always)]
    pub(super) fn number(&mut self) {
        match number_end(self.bytes, self.at) {
            Some(end) if self.word_ends(end) => self.token(Kind::Number, end, 0),
            _ => self.odd_value(),
        }
    }

    #[inline(always)]
    fn word_ends(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|b| scan::ends_word(*b) || matches!(b, b'/' | b'#'))
    }

    /// A value that no JSON token starts.
    #[cold]
    pub(super) fn odd_value(&mut self) {
        if self.odd_quotes(Kind::String) {
            return;
        }
        let start = self.at;
        let mut end = self.word_end(start, false);
        let word = classify(&self.text[start..end]);
        let mut flags = if word.guess { flag::FAULTY } else { 0 };
        let mut kind = word.kind;
        if kind == Kind::Bare {
            if self.in_object() {
                end = self.phrase_end(end);
            }
            if self.bytes.get(end) == Some(&b'"') && self.entry_ends(end + 1) {
                // Only the opening quote is missing.
                end += 1;
                (kind, flags) = (Kind::String, flags | flag::ODD_QUOTES);
            }
        }
        for fault in word.faults.into_iter().flatten() {
            self.fault(fault, start, end);
        }
        self.token(kind, end, flags);
    }

    /// A key that does not start with a double quote.
    #[cold]
    pub(super) fn odd_key(&mut self) {
        if self.odd_quotes(Kind::Key) {
            return;
        }
        let mut end = self.word_end(self.at, true);
        if self.bytes.get(end) == Some(&b'"') && self.bytes.get(scan::skip_indent(self.bytes, end + 1)) == Some(&b':') {
            // Only the opening quote is missing.
            end += 1;
        }
        let identifier = is_identifier(&self.text[self.at..end]);
        self.fault_with(FaultKind::UnquotedKey, Span::new(self.at, end), u32::from(!identifier));
        self.token(Kind::Key, end, flag::ODD_QUOTES);
    }

    /// Reads a string in quotes that are not plain double ones, if one starts here.
    fn odd_quotes(&mut self, kind: Kind) -> bool {
        let start = self.at;
        let fault = match self.bytes[start] {
            b'\'' => FaultKind::SingleQuote,
            b'`' => FaultKind::Backtick,
            b'\\' => return self.escaped_quotes(kind),
            _ => return self.smart_quotes(kind),
        };
        self.slow_string(kind, start + 1, self.bytes[start], flag::ODD_QUOTES);
        if self.nodes.last().is_some_and(|token| token.flags & flag::UNCLOSED == 0) {
            self.fault(fault, start, self.at);
        }
        true
    }

    /// Reads a string between `\"` and `\"` on one line, if one starts here: somebody pasted what stood inside a string.
    fn escaped_quotes(&mut self, kind: Kind) -> bool {
        const LONGEST: usize = 4096;
        let start = self.at;
        let bytes = &self.bytes[start..self.bytes.len().min(start + LONGEST)];
        let Some(body) = bytes.strip_prefix(b"\\\"") else { return false };
        let mut at = 0;
        let len = loop {
            match body.get(at..) {
                None | Some([] | [b'\n' | b'\r', ..]) => return false,
                Some([b'\\', b'"', ..]) => break at,
                Some([b'\\', ..]) => at += 2,
                Some(_) => at += 1,
            }
        };
        let end = start + 2 + len + 2;
        let flags = if body[..len].contains(&b'\\') { flag::ESCAPED | flag::FAULTY } else { 0 };
        self.fault(FaultKind::EscapedQuote, start, end);
        self.token(kind, end, flags | flag::ODD_QUOTES);
        true
    }

    /// Reads a string in typographic quotes, if one starts here. It ends on its line, at any quote that may close it.
    fn smart_quotes(&mut self, kind: Kind) -> bool {
        let start = self.at;
        let Some(open) = scan::char_at(self.text, start) else { return false };
        let Some(closers) = closing_quotes(open) else { return false };
        let body = start + open.len_utf8();
        let line = &self.text[body..];
        let stop = line.char_indices().find(|(_, c)| closers.contains(c) || matches!(c, '\n' | '\r'));
        let (end, mut flags) = match stop {
            Some((at, c)) if !matches!(c, '\n' | '\r') => (body + at + c.len_utf8(), flag::ODD_QUOTES),
            stop => {
                let line = &line[..stop.map_or(line.len(), |(at, _)| at)];
                (body + meant_len(line), flag::ODD_QUOTES | flag::UNCLOSED | flag::FAULTY)
            }
        };
        if self.text[body..end].contains('\\') {
            flags |= flag::ESCAPED;
        }
        self.fault(FaultKind::SmartQuote, start, end);
        self.token(kind, end, flags);
        true
    }

    /// The end of the word at `start`; at least one character. A key also ends at `:` or `=`.
    pub(super) fn word_end(&self, start: usize, key: bool) -> usize {
        let bytes = self.bytes;
        let mut at = start;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let ends = match rest {
                [b, ..] if scan::ends_word(*b) => true,
                [b':' | b'=', ..] => key,
                [b'/', b'*', ..] => at > start,
                [b'/', b'/', ..] => at > start && bytes[at - 1] != b':',
                [b';', next, ..] => scan::ends_word(*next),
                [b';'] => true,
                _ => false,
            };
            let Some(c) = scan::char_at(self.text, at) else { break };
            if ends || scan::is_invisible(c) || (!c.is_ascii() && closing_quotes(c).is_some()) {
                break;
            }
            at += c.len_utf8();
        }
        if at == start { start + scan::char_at(self.text, start).map_or(0, char::len_utf8) } else { at }
    }

    /// Where the words end that follow a word on the same line, up to a comma, a closer or another key.
    fn phrase_end(&self, mut end: usize) -> usize {
        loop {
            let next = scan::skip_indent(self.bytes, end);
            let goes_on = match self.bytes.get(next) {
                Some(b'/') => !matches!(self.bytes.get(next + 1), Some(b'/' | b'*')),
                Some(b) => b.is_ascii_alphanumeric() || matches!(b, b'-' | b'@' | b'.' | b'$' | b'~' | b'_'),
                None => false,
            };
            if next == end || !goes_on {
                return end;
            }
            let word = self.word_end(next, false);
            let colon = scan::skip_indent(self.bytes, word);
            if self.bytes[word - 1] == b':' || matches!(self.bytes.get(colon), Some(b':' | b'=')) {
                return end;
            }
            end = word;
        }
    }

    /// Whether what stands at `at`, blanks apart, ends a member or an item: a comma, a closer or the end of the line.
    pub(super) fn entry_ends(&self, at: usize) -> bool {
        matches!(self.bytes.get(scan::skip_indent(self.bytes, at)), None | Some(b',' | b'}' | b']' | b'\n' | b'\r'))
    }
}

/// The end of the JSON number at `at`, if one stands there.
#[inline(always)]
fn number_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let digits = |mut at: usize| {
        let start = at;
        while byte(at).is_ascii_digit() {
            at += 1;
        }
        (at > start).then_some(at)
    };
    if byte(at) == b'-' {
        at += 1;
    }
    at = if byte(at) == b'0' { at + 1 } else { digits(at)? };
    if byte(at) == b'.' {
        at = digits(at + 1)?;
    }
    if matches!(byte(at), b'e' | b'E') {
        at += if matches!(byte(at + 1), b'+' | b'-') { 2 } else { 1 };
        at = digits(at)?;
    }
    Some(at)
}

fn classify(word: &str) -> Word {
    let known = |kind, fault: Option<FaultKind>| Word { kind, faults: [fault, None], guess: false };
    match word {
        "true" => known(Kind::True, None),
        "false" => known(Kind::False, None),
        "null" => known(Kind::Null, None),
        "True" | "TRUE" => known(Kind::True, Some(FaultKind::WrongLiteral)),
        "False" | "FALSE" => known(Kind::False, Some(FaultKind::WrongLiteral)),
        "None" | "Null" | "NULL" | "nil" | "undefined" => known(Kind::Null, Some(FaultKind::WrongLiteral)),
        _ => odd_number(word).unwrap_or(Word {
            kind: Kind::Bare,
            faults: [Some(FaultKind::UnquotedValue), None],
            guess: true,
        }),
    }
}

/// `word` as a number that JSON does not take, or takes although something unusual follows.
fn odd_number(word: &str) -> Option<Word> {
    let digits = word.strip_prefix(['+', '-']).unwrap_or(word);
    let hex = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    let body = if matches!(digits, "NaN" | "Infinity") {
        Some(FaultKind::NonFinite)
    } else if hex.is_some_and(|hex| !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit())) {
        Some(FaultKind::HexNumber)
    } else if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') || digits.parse::<f64>().is_err() {
        return None;
    } else if matches!(digits.as_bytes(), [b'0', b'0'..=b'9', ..]) {
        Some(FaultKind::LeadingZero)
    } else {
        (number_end(digits.as_bytes(), 0) != Some(digits.len())).then_some(FaultKind::BareDecimal)
    };
    let sign = word.starts_with('+').then_some(FaultKind::PlusNumber);
    Some(Word { kind: Kind::Number, faults: [sign, body], guess: body == Some(FaultKind::LeadingZero) })
}

/// Whether JSON5 takes `word` as a key without quotes.
fn is_identifier(word: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '_' | '$');
    word.starts_with(letter) && word.chars().all(|c| letter(c) || c.is_alphanumeric())
}
