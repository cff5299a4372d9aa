//! JSON string escapes and numbers: from source to value and back.

use serde_json::Value;

/// What a backslash in a string starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// An escape of JSON (in TOML: of TOML 1.0).
    Json(char),
    /// One of JSON5 (TOML 1.1) only; a line continuation stands for nothing.
    Json5(Option<char>),
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// None: the backslash stands for itself.
    Invalid,
}

/// The escape at a byte of a text (a backslash) and its length, which is 1 for an invalid one.
pub(super) type Escapes = fn(&str, usize) -> (usize, Escape);

/// The [`Escapes`] of the JSON family.
pub(super) fn escape(text: &str, at: usize) -> (usize, Escape) {
    let bytes = text.as_bytes();
    let json = |c| (2, Escape::Json(c));
    let json5 = |len, c| (len, Escape::Json5(c));
    let Some(byte) = bytes.get(at + 1) else { return (1, Escape::Invalid) };
    match byte {
        b'"' | b'\\' | b'/' => json(*byte as char),
        b'n' => json('\n'),
        b't' => json('\t'),
        b'r' => json('\r'),
        b'b' => json('\u{8}'),
        b'f' => json('\u{c}'),
        b'u' => unicode_escape(text, at),
        b'\'' => json5(2, Some('\'')),
        b'v' => json5(2, Some('\u{b}')),
        b'0' if !bytes.get(at + 2).is_some_and(u8::is_ascii_digit) => json5(2, Some('\0')),
        b'x' => hex(text, at + 2, 2).and_then(char::from_u32).map_or((1, Escape::Invalid), |c| json5(4, Some(c))),
        b'\r' if bytes.get(at + 2) == Some(&b'\n') => json5(3, None),
        b'\n' | b'\r' => json5(2, None),
        0x80.. if text[at + 1..].starts_with(['\u{2028}', '\u{2029}']) => json5(4, None),
        _ => (1, Escape::Invalid),
    }
}

/// `\u` with its digits, or two of them that make a surrogate pair.
fn unicode_escape(text: &str, at: usize) -> (usize, Escape) {
    let Some(code) = hex(text, at + 2, 4) else { return (1, Escape::Invalid) };
    if let Some(c) = char::from_u32(code) {
        return (6, Escape::Json(c));
    }
    let low = text.get(at + 6..at + 8).filter(|next| *next == "\\u").and_then(|_| hex(text, at + 8, 4));
    match low {
        Some(low @ 0xDC00..=0xDFFF) if code < 0xDC00 => {
            let c = char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
            (12, Escape::Json(c.unwrap_or(char::REPLACEMENT_CHARACTER)))
        }
        _ => (6, Escape::LoneSurrogate),
    }
}

pub(super) fn hex(text: &str, from: usize, len: usize) -> Option<u32> {
    let digits = text.get(from..from + len).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}

/// A stretch of a string's body and what it decodes to.
enum Piece<'s> {
    Verbatim(&'s str),
    Char(char),
    Nothing,
}

/// Walks a string's body: yields for each piece its source range and what it decodes to.
///
/// Whoever writes a backslash that starts no escape (`C:\Users\name`, `\d+\n`) means none of them as one: in such a body
/// only `\\`, `\"`, `\/` and `\u` are decoded.
fn pieces(body: &str, escapes: Escapes) -> impl Iterator<Item = (usize, usize, Piece<'_>)> {
    let literal = has_invalid_escape(body, escapes);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let byte = body.as_bytes().get(at)?;
        if *byte != b'\\' {
            at = body[at..].find('\\').map_or(body.len(), |n| at + n);
            return Some((start, at, Piece::Verbatim(&body[start..at])));
        }
        let (len, piece) = match escapes(body, at) {
            (len, Escape::Json(c)) if !literal || len > 2 || matches!(c, '"' | '\\' | '/') => (len, Piece::Char(c)),
            (len, Escape::Json5(Some(c))) if !literal => (len, Piece::Char(c)),
            (len, Escape::Json5(None)) if !literal => (len, Piece::Nothing),
            (len, Escape::LoneSurrogate) => (len, Piece::Char(char::REPLACEMENT_CHARACTER)),
            _ => (1, Piece::Char('\\')),
        };
        at += len;
        Some((start, at, piece))
    })
}

fn has_invalid_escape(body: &str, escapes: Escapes) -> bool {
    let mut at = 0;
    while let Some(backslash) = body[at..].find('\\') {
        at += backslash;
        match escapes(body, at) {
            (_, Escape::Invalid) => return true,
            (len, _) => at += len,
        }
    }
    false
}

/// The text that a string's body (without quotes) stands for.
pub(super) fn decode(body: &str, escapes: Escapes) -> String {
    let mut out = String::with_capacity(body.len());
    for (_, _, piece) in pieces(body, escapes) {
        match piece {
            Piece::Verbatim(text) => out.push_str(text),
            Piece::Char(c) => out.push(c),
            Piece::Nothing => {}
        }
    }
    out
}

/// The byte range of `body` that decodes to bytes `from..to` of the decoded text.
pub(super) fn source_range(body: &str, escapes: Escapes, from: usize, to: usize) -> (usize, usize) {
    let (mut decoded, mut start, mut end) = (0, None, None);
    for (source, source_end, piece) in pieces(body, escapes) {
        let (len, verbatim) = match piece {
            Piece::Verbatim(text) => (text.len(), true),
            Piece::Char(c) => (c.len_utf8(), false),
            Piece::Nothing => (0, false),
        };
        if start.is_none() && from < decoded + len {
            start = Some(if verbatim { source + (from - decoded) } else { source });
        }
        if end.is_none() && to <= decoded + len {
            end = Some(match verbatim {
                true => source + to.saturating_sub(decoded),
                false if to > decoded => source_end,
                false => source,
            });
        }
        decoded += len;
    }
    let start = start.unwrap_or(body.len());
    (start, end.unwrap_or(body.len()).max(start))
}

/// The quotes that may close a string that `open` opens; `None` if it is no quote.
pub(super) fn closing_quotes(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '`' => Some(&['`']),
        '“' | '”' | '„' | '‟' | '«' | '»' => Some(&['“', '”', '‟', '«', '»', '"']),
        '‘' | '’' | '‚' | '‛' => Some(&['‘', '’', '‛', '\'']),
        _ => None,
    }
}

/// The lengths of the quotes before and behind the body of a string, whatever quotes they are.
pub(super) fn quotes(raw: &str, unclosed: bool) -> (usize, usize) {
    const ESCAPED: &str = "\\\"";
    if raw.len() >= 2 * ESCAPED.len() && raw.starts_with(ESCAPED) && raw.ends_with(ESCAPED) {
        return (ESCAPED.len(), ESCAPED.len());
    }
    let quote = |c: &char| closing_quotes(*c).is_some();
    let open = raw.chars().next().filter(quote).map_or(0, char::len_utf8);
    let close = raw[open..].chars().next_back().filter(|c| quote(c) && !unclosed).map_or(0, char::len_utf8);
    (open, close)
}

/// A number as written, in any of the ways of JSON5; `null` where no JSON value can hold it.
pub(super) fn number(raw: &str) -> Value {
    if let Ok(value) = serde_json::from_str(raw) {
        return value;
    }
    let (negative, digits) = match raw.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, raw.strip_prefix('+').unwrap_or(raw)),
    };
    let sign = if negative { "-" } else { "" };
    if let Some(hex) = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        let large = || u128::from_str_radix(hex, 16).map_or(Value::Null, |n| signed(negative, n as f64));
        return u64::from_str_radix(hex, 16).map_or_else(|_| large(), |n| number(&format!("{sign}{n}")));
    }
    let integer = digits.trim_start_matches('0');
    if integer.starts_with(|c: char| c.is_ascii_digit())
        && let Ok(value) = serde_json::from_str(&format!("{sign}{integer}"))
    {
        return value;
    }
    digits.parse().map_or(Value::Null, |n| signed(negative, n))
}

/// `null` for what is not finite.
fn signed(negative: bool, n: f64) -> Value {
    Value::from(if negative { -n } else { n })
}

/// `text` as a JSON string literal, quotes included.
pub(super) fn quote(text: &str) -> String {
    Value::from(text).to_string()
}
