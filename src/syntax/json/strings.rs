//! Strings with something in them: escapes, control characters, line breaks, no closing quote.

use super::parser::Parser;
use super::scan;
use crate::syntax::document::flag;
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;
use crate::syntax::quotes;
use crate::syntax::strings::{Escape, escape};
use crate::text::Span;

/// How many bytes of a line are looked at to decide about one quote: a bound for lines that are a whole file.
const LOOK_AHEAD: usize = 400;

/// What was wrong inside one string: of each kind the first place, and how often.
#[derive(Default)]
struct Findings(Vec<(FaultKind, Span, u32)>);

impl Findings {
    fn add(&mut self, kind: FaultKind, start: usize, end: usize) {
        match self.0.iter_mut().find(|(found, ..)| *found == kind) {
            Some((_, _, count)) => *count += 1,
            None => self.0.push((kind, Span::new(start, end), 1)),
        }
    }

    fn has(&self, kind: FaultKind) -> bool {
        self.0.iter().any(|(found, ..)| *found == kind)
    }
}

/// Where a string ends.
enum End {
    /// After its closing quote.
    Closed(usize),
    /// After a typographic quote, on its line.
    Smart(usize),
    /// Before something that is not meant to be in it.
    Unclosed(usize),
}

impl Parser<'_> {
    /// Reads the string that starts here; everything before byte `at` is known to be plain.
    #[inline(never)]
    pub(super) fn slow_string(&mut self, kind: Kind, at: usize, quote: u8, mut flags: u8) {
        let start = self.at;
        let mut findings = Findings::default();
        let end = self.string_end(kind, at, quote, &mut findings, &mut flags);
        if findings.has(FaultKind::InvalidEscape) {
            // Whoever writes `\U` writes no escapes: `\v` in the same string is none either.
            findings.0.retain(|(kind, ..)| *kind != FaultKind::Json5Escape);
        }
        for (kind, span, count) in findings.0 {
            if kind != FaultKind::Json5Escape {
                flags |= flag::FAULTY;
            }
            self.fault_with(kind, span, count);
        }
        match end {
            End::Closed(end) => self.token(kind, end, flags),
            End::Smart(end) => {
                self.fault(FaultKind::SmartQuote, start, end);
                self.token(kind, end, flags | flag::ODD_QUOTES);
            }
            End::Unclosed(end) => {
                self.fault(FaultKind::UnterminatedString, start, end);
                self.token(kind, end, flags | flag::FAULTY | flag::UNCLOSED);
            }
        }
    }

    fn string_end(&mut self, kind: Kind, mut at: usize, quote: u8, found: &mut Findings, flags: &mut u8) -> End {
        let mut first_line = None;
        loop {
            if quote == b'"' {
                at = scan::string_stop(self.bytes, at);
            }
            let Some(&byte) = self.bytes.get(at) else {
                self.no_closing_quote[quote_index(quote)] = true;
                let (line, before) = first_line.unwrap_or((at, found.0.len()));
                found.0.truncate(before);
                return self.end_on_line(kind, line);
            };
            match byte {
                _ if byte == quote => return End::Closed(at + 1),
                b'\\' => {
                    *flags |= flag::ESCAPED;
                    match self.escape_end(at, found) {
                        (end, true) => return End::Closed(end),
                        (next, false) => at = next,
                    }
                }
                b'\n' | b'\r' => {
                    let next = scan::skip_blanks(self.bytes, at);
                    if self.string_ends_on_line(at, next, quote) {
                        return self.end_on_line(kind, at);
                    }
                    first_line.get_or_insert((at, found.0.len()));
                    at = count_line_breaks(self.bytes, at, next, found);
                }
                0x00..0x20 => {
                    found.add(FaultKind::ControlCharacter, at, at + 1);
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// The end of the escape at `at`, and whether its quote is meant to close the string.
    fn escape_end(&self, at: usize, found: &mut Findings) -> (usize, bool) {
        let broken = found.has(FaultKind::InvalidEscape);
        let (len, escape) = escape(self.text, at);
        let end = at + len;
        match escape {
            // A Windows folder: `"C:\dir\"`.
            Escape::Json('"') if broken && self.is_meant_to_close(end) => {
                found.add(FaultKind::InvalidEscape, at, end);
                return (end, true);
            }
            Escape::Json(_) => {}
            Escape::Json5(None) if broken => {
                found.add(FaultKind::InvalidEscape, at, at + 1);
                return (at + 1, false);
            }
            Escape::Json5(_) => found.add(FaultKind::Json5Escape, at, end),
            Escape::LoneSurrogate => found.add(FaultKind::LoneSurrogate, at, end),
            Escape::Invalid => {
                let next = scan::char_at(self.text, end).filter(|c| !c.is_control()).map_or(0, char::len_utf8);
                found.add(FaultKind::InvalidEscape, at, end + next);
            }
        }
        (end, false)
    }

    /// Whether an escaped quote that ends at `at` is meant to close its string: something ends here, and the other quotes
    /// of the line come in pairs.
    fn is_meant_to_close(&self, at: usize) -> bool {
        let rest = &self.bytes[at..self.bytes.len().min(at + LOOK_AHEAD)];
        let quotes = || rest.iter().take_while(|b| !matches!(b, b'\n' | b'\r')).filter(|b| **b == b'"').count();
        (self.entry_ends(at) || self.colon_follows(at)) && quotes() % 2 == 0
    }

    fn colon_follows(&self, at: usize) -> bool {
        self.bytes.get(scan::skip_indent(self.bytes, at)) == Some(&b':')
    }

    /// Whether the string that runs into a line break at `at` was meant to end there; text goes on at `next`.
    fn string_ends_on_line(&self, at: usize, next: usize, quote: u8) -> bool {
        let line = self.bytes[self.at + 1..at].trim_ascii_end();
        self.no_closing_quote[quote_index(quote)]
            || line.last().is_some_and(|b| matches!(b, b',' | b':' | b'{' | b'}' | b'[' | b']'))
            || self.bytes.get(next).is_none_or(|b| *b == quote || matches!(b, b'"' | b'}' | b']'))
    }

    /// Where the unclosed string that starts here and fills its line up to `line_end` was meant to end.
    fn end_on_line(&self, kind: Kind, line_end: usize) -> End {
        let body = self.at + 1;
        let line = &self.text[body..line_end];
        if let Some(len) = smart_end(line) {
            return End::Smart(body + len);
        }
        let len = match line.find(':') {
            Some(colon) if kind == Kind::Key => line[..colon].trim_end().len(),
            _ => meant_len(line),
        };
        End::Unclosed(body + len)
    }

    /// The string just read only ends here because its closing quote is a typographic one, further up: `"a”, "b`. Cuts it
    /// there.
    pub(super) fn string_took_more(&mut self) -> bool {
        let Some(token) = self.nodes.last().copied().filter(|n| matches!(n.kind, Kind::Key | Kind::String)) else {
            return false;
        };
        let (start, end) = (token.start as usize, token.end as usize);
        if token.flags != 0 || end != self.at {
            return false;
        }
        let Some(len) = smart_end(&self.text[start + 1..end - 1]) else { return false };
        self.nodes.pop();
        self.at = start;
        self.fault(FaultKind::SmartQuote, start, start + 1 + len);
        self.token(token.kind, start + 1 + len, flag::ODD_QUOTES);
        true
    }

    /// The string just read only ends here because a quote in it has no backslash: `"say "hi" to me"`. Reads the whole of it.
    pub(super) fn string_went_on(&mut self) -> bool {
        let odd = flag::ODD_QUOTES | flag::UNCLOSED | flag::FAULTY;
        let Some(token) = self.nodes.last().copied().filter(|n| n.kind == Kind::String && n.flags & odd == 0) else {
            return false;
        };
        let (start, end) = (token.start as usize, token.end as usize);
        if end != self.at || self.bytes[start] != b'"' {
            return false;
        }
        let Some((inner, close)) = quotes::inside(self.text, end - 1, quotes::ends_value) else { return false };
        let escaped = if self.text[start..close].contains('\\') { flag::ESCAPED } else { 0 };
        self.nodes.pop();
        self.at = start;
        self.fault_with(FaultKind::InnerQuote, Span::new(end - 1, end), inner.len() as u32);
        self.token(Kind::String, close + 1, flag::FAULTY | escaped);
        true
    }

    /// The key just read is only one because its closing quote is missing: `"key: "value"`, `"key: ["item"]`. Cuts it before the
    /// colon.
    pub(super) fn key_took_the_colon(&mut self) -> bool {
        let Some(key) = self.nodes.last().copied().filter(|n| n.kind == Kind::Key && n.flags & flag::UNCLOSED == 0)
        else {
            return false;
        };
        let raw = &self.text[key.start as usize..key.end as usize];
        let value = raw.strip_suffix('"').map(str::trim_end);
        let before = value.map(|value| value.strip_suffix(['[', '{']).map_or(value, str::trim_end));
        let Some(name) = before.and_then(|raw| raw.strip_suffix(':')) else { return false };
        if name.len() < 2 || !name.starts_with('"') || name.contains(['\\', ':', '\n']) {
            return false;
        }
        let end = key.start as usize + name.trim_end().len();
        self.nodes.pop();
        self.at = key.start as usize;
        self.fault(FaultKind::UnterminatedString, self.at, end);
        self.token(Kind::Key, end, key.flags | flag::FAULTY | flag::UNCLOSED);
        true
    }

    /// The key just read ends in a colon that belongs behind its quotes, for a value follows: `"key:" { … }`. Cuts it there.
    pub(super) fn colon_is_quoted(&mut self) -> bool {
        let Some(key) = self.nodes.last().copied().filter(|n| n.kind == Kind::Key && n.flags == 0) else {
            return false;
        };
        let (start, end) = (key.start as usize, key.end as usize);
        let raw = &self.text[start..end];
        // A word right behind the quote is a value whose opening quote this is: `"key:"value"`.
        let value = match self.bytes[self.at] {
            b'"' | b'{' | b'[' => true,
            b'0'..=b'9' | b'-' | b't' | b'f' | b'n' => self.at > end,
            _ => false,
        };
        let name = raw.strip_suffix(":\"").filter(|name| name.len() > 1 && !name.contains(['\\', ':', '\n']));
        let Some(name) = name.filter(|_| value && !self.on_next_line()) else { return false };
        self.nodes.pop();
        self.at = start;
        self.token(Kind::Key, start + name.len(), flag::FAULTY | flag::UNCLOSED);
        self.fault(FaultKind::ColonInQuotes, end - 2, end);
        self.at = end;
        self.last_end = end;
        true
    }

    /// Whether a string starts at `at` that ends on its line and has a colon after it.
    pub(super) fn key_starts_at(&self, at: usize) -> bool {
        self.quoted_end(at).is_some_and(|end| self.colon_follows(end))
    }

    /// The end of the plainly quoted string at `at` if it ends on its line.
    pub(super) fn quoted_end(&self, at: usize) -> Option<usize> {
        let quote = *self.bytes.get(at).filter(|b| matches!(b, b'"' | b'\''))?;
        let mut at = at + 1;
        loop {
            match self.bytes.get(at)? {
                b'\\' => at += 2,
                b'\n' | b'\r' => return None,
                byte if *byte == quote => return Some(at + 1),
                _ => at += 1,
            }
        }
    }
}

fn quote_index(quote: u8) -> usize {
    match quote {
        b'"' => 0,
        b'\'' => 1,
        _ => 2,
    }
}

/// Records every line break of the blanks `at..next`, and returns where to go on.
fn count_line_breaks(bytes: &[u8], mut at: usize, next: usize, found: &mut Findings) -> usize {
    while at < next {
        match scan::line_break(bytes, at) {
            0 if bytes[at] == b'\t' => found.add(FaultKind::ControlCharacter, at, at + 1),
            0 => {}
            len => {
                found.add(FaultKind::RawNewline, at, at + len);
                at += len - 1;
            }
        }
        at += 1;
    }
    next
}

/// The length of the shortest start of `line` that ends with a typographic quote after which an entry or a key ends.
fn smart_end(line: &str) -> Option<usize> {
    line.char_indices().filter(|(_, c)| matches!(c, '”' | '“' | '»')).map(|(at, c)| at + c.len_utf8()).find(|end| {
        let rest = line[*end..].trim_start_matches([' ', '\t']);
        rest.is_empty() || rest.starts_with([',', ':', '}', ']'])
    })
}

/// The length of the text meant in `line`, what an unclosed quote swallowed: without a comma at its end and without
/// closers that were not opened in it.
pub(super) fn meant_len(line: &str) -> usize {
    let surplus = |open: u8, close: u8| line.bytes().map(|b| i64::from(b == close) - i64::from(b == open)).sum::<i64>();
    let (mut braces, mut brackets) = (surplus(b'{', b'}'), surplus(b'[', b']'));
    let mut rest = line.trim_end();
    loop {
        let cut = match rest.as_bytes().last() {
            Some(b',') => true,
            Some(b'}') => {
                braces -= 1;
                braces >= 0
            }
            Some(b']') => {
                brackets -= 1;
                brackets >= 0
            }
            _ => false,
        };
        if !cut {
            return rest.len();
        }
        rest = rest[..rest.len() - 1].trim_end();
    }
}
