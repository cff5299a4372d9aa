//! The four kinds of strings: delimiters, escapes, and what is wrong inside.

use crate::syntax::fault::FaultKind;
use crate::syntax::strings::{Escape, Escapes, closing_quotes, hex};
use crate::text::Span;

/// The delimiter that `raw` starts with.
fn delimiter(raw: &str) -> Option<&'static str> {
    ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| raw.starts_with(quotes))
}

/// Whether the string `raw` ends with its own delimiter (which is not its opening one).
pub(super) fn is_closed(raw: &str) -> bool {
    let Some(quotes) = delimiter(raw) else { return false };
    let Some(inside) = raw[quotes.len()..].strip_suffix(quotes) else { return false };
    // `\"""` does not close; neither do quotes that a backslash starts in the middle of the delimiter.
    let slashes = inside.len() - inside.trim_end_matches('\\').len();
    !(quotes == "\"\"\"" && slashes % 2 == 1)
}

/// The bytes of the string or key `raw` between its delimiters, typographic ones included; all of it if it has none.
pub(in crate::syntax) fn body(raw: &str, unclosed: bool) -> (usize, usize) {
    let Some(quotes) = delimiter(raw) else {
        let mut chars = raw.chars();
        let odd = chars.next().and_then(|open| {
            let close =
                chars.next_back().filter(|close| closing_quotes(open).is_some_and(|all| all.contains(close)))?;
            Some((open.len_utf8(), raw.len() - close.len_utf8()))
        });
        return odd.unwrap_or((0, raw.len()));
    };
    let mut start = quotes.len();
    let end = if unclosed { raw.len() } else { raw.len().saturating_sub(quotes.len()).max(start) };
    if quotes.len() == 3 {
        // The line break after the opening delimiter does not count.
        let first = &raw[start..end];
        start += if first.starts_with("\r\n") { 2 } else { usize::from(first.starts_with('\n')) };
    }
    (start, end)
}

/// How backslashes in the string or key `raw` are read.
pub(in crate::syntax) fn escapes(raw: &str) -> Escapes {
    match delimiter(raw) {
        Some("\"\"\"") => multi_line,
        Some("\"") => single_line,
        Some(_) => none,
        None => crate::syntax::strings::escape,
    }
}

fn none(_text: &str, _at: usize) -> (usize, Escape) {
    (1, Escape::Json('\\'))
}

fn single_line(text: &str, at: usize) -> (usize, Escape) {
    let short = |c| (2, Escape::Json(c));
    match text.as_bytes().get(at + 1) {
        Some(b'"') => short('"'),
        Some(b'\\') => short('\\'),
        Some(b'b') => short('\u{8}'),
        Some(b't') => short('\t'),
        Some(b'n') => short('\n'),
        Some(b'f') => short('\u{c}'),
        Some(b'r') => short('\r'),
        Some(b'e') => (2, Escape::Json5(Some('\u{1b}'))),
        Some(b'x') => code(text, at, 2),
        Some(b'u') => code(text, at, 4),
        Some(b'U') => code(text, at, 8),
        _ => (1, Escape::Invalid),
    }
}

/// `\x41`, `\u0041`, `\U00000041`.
fn code(text: &str, at: usize, digits: usize) -> (usize, Escape) {
    let Some(code) = hex(text, at + 2, digits) else { return (1, Escape::Invalid) };
    let escape = match char::from_u32(code) {
        Some(c) if digits == 2 => Escape::Json5(Some(c)),
        Some(c) => Escape::Json(c),
        None if (0xD800..0xE000).contains(&code) => Escape::LoneSurrogate,
        None => return (1, Escape::Invalid),
    };
    (2 + digits, escape)
}

/// As on one line; a backslash at the end of a line also takes all blanks and line breaks after it along.
fn multi_line(text: &str, at: usize) -> (usize, Escape) {
    let rest = &text[at + 1..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let ends_line = rest[blanks..].starts_with('\n') || rest[blanks..].starts_with("\r\n");
    if !ends_line {
        return single_line(text, at);
    }
    let mut after = rest;
    // A lone carriage return is no line break.
    while let Some(next) = after.strip_prefix([' ', '\t', '\n']).or_else(|| after.strip_prefix("\r\n")) {
        after = next;
    }
    (1 + rest.len() - after.len(), Escape::Json5(None))
}

/// What is wrong in the string `raw`, of each kind the first place (in bytes of `raw`) and how often; and whether a
/// backslash in it needs decoding.
pub(super) fn check(raw: &str, unclosed: bool) -> (Vec<(FaultKind, Span, u32)>, bool) {
    let mut found: Vec<(FaultKind, Span, u32)> = Vec::new();
    let mut add = |kind, start: usize, end: usize| match found.iter_mut().find(|(other, ..)| *other == kind) {
        Some((_, _, count)) => *count += 1,
        None => found.push((kind, Span::new(start, end), 1)),
    };
    let Some(quotes) = delimiter(raw) else { return (found, false) };
    let (start, end) = body(raw, unclosed);
    let (inside, multi, basic) = (&raw[..end], quotes.len() == 3, quotes.starts_with('"'));
    let (escapes, mut escaped, mut at) = (escapes(raw), false, start);
    while let Some(byte) = inside.as_bytes().get(at) {
        match byte {
            b'\\' if basic => {
                escaped = true;
                let (len, escape) = escapes(inside, at);
                let shown = at + 1 + inside[at + 1..].chars().next().map_or(0, char::len_utf8);
                match escape {
                    Escape::Invalid => add(FaultKind::InvalidEscape, at, shown),
                    Escape::LoneSurrogate => add(FaultKind::LoneSurrogate, at, at + len),
                    Escape::Json5(Some(_)) => add(FaultKind::Toml11, at, at + len),
                    Escape::Json5(None) | Escape::Json(_) => {}
                }
                at += len;
            }
            b'\n' if multi => at += 1,
            b'\r' if multi && inside[at..].starts_with("\r\n") => at += 2,
            b'\t' => at += 1,
            0x00..0x20 | 0x7f => {
                add(FaultKind::ControlCharacter, at, at + 1);
                at += 1;
            }
            _ => at += 1,
        }
    }
    if found.iter().any(|(kind, ..)| *kind == FaultKind::InvalidEscape) {
        // Whoever writes `\U` for a folder writes no escapes: `\x64` in the same string is none either.
        found.retain(|(kind, ..)| *kind != FaultKind::Toml11);
    }
    (found, escaped)
}
