//! JSON string escapes and numbers: from source to value and back.

use serde_json::Value;

/// Walks the escapes of a string's body: yields for each piece its source range and what it decodes to.
fn pieces(body: &str) -> impl Iterator<Item = (usize, usize, Piece<'_>)> {
    let bytes = body.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        if bytes[at] != b'\\' {
            at = body[at..].find('\\').map_or(bytes.len(), |n| at + n);
            return Some((start, at, Piece::Verbatim(&body[start..at])));
        }
        let (len, decoded) = escape(body, at);
        at += len;
        Some((start, at, decoded.map_or(Piece::Nothing, Piece::Char)))
    })
}

enum Piece<'s> {
    Verbatim(&'s str),
    Char(char),
    Nothing,
}

/// The escape at byte `at` (a backslash): its length and what it stands for. A backslash that starts none stands for itself.
fn escape(body: &str, at: usize) -> (usize, Option<char>) {
    let bytes = body.as_bytes();
    let hex = |from: usize, len: usize| {
        let digits = body.get(from..from + len)?;
        digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
    };
    match bytes.get(at + 1) {
        Some(b'n') => (2, Some('\n')),
        Some(b't') => (2, Some('\t')),
        Some(b'r') => (2, Some('\r')),
        Some(b'b') => (2, Some('\u{8}')),
        Some(b'f') => (2, Some('\u{c}')),
        Some(b'v') => (2, Some('\u{b}')),
        Some(b'0') if !bytes.get(at + 2).is_some_and(u8::is_ascii_digit) => (2, Some('\0')),
        Some(c @ (b'"' | b'\\' | b'/' | b'\'')) => (2, Some(*c as char)),
        Some(b'\n') => (2, None),
        Some(b'\r') => (if bytes.get(at + 2) == Some(&b'\n') { 3 } else { 2 }, None),
        Some(b'x') => match hex(at + 2, 2) {
            Some(code) => (4, char::from_u32(code)),
            None => (1, Some('\\')),
        },
        Some(b'u') => match hex(at + 2, 4) {
            Some(high @ 0xD800..=0xDBFF) if body.get(at + 6..at + 8) == Some("\\u") => match hex(at + 8, 4) {
                Some(low @ 0xDC00..=0xDFFF) => (12, char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))),
                _ => (6, Some('\u{fffd}')),
            },
            Some(code) => (6, Some(char::from_u32(code).unwrap_or('\u{fffd}'))),
            None => (1, Some('\\')),
        },
        _ => (1, Some('\\')),
    }
}

/// The text that a string's body (without quotes) stands for.
pub(super) fn decode(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for (_, _, piece) in pieces(body) {
        match piece {
            Piece::Verbatim(text) => out.push_str(text),
            Piece::Char(c) => out.push(c),
            Piece::Nothing => {}
        }
    }
    out
}

/// The byte range of `body` that decodes to bytes `from..to` of the decoded text.
pub(super) fn source_range(body: &str, from: usize, to: usize) -> (usize, usize) {
    let (mut decoded, mut start, mut end) = (0, None, None);
    for (source, source_end, piece) in pieces(body) {
        let (len, verbatim) = match piece {
            Piece::Verbatim(text) => (text.len(), true),
            Piece::Char(c) => (c.len_utf8(), false),
            Piece::Nothing => (0, false),
        };
        if start.is_none() && from < decoded + len {
            start = Some(if verbatim { source + (from - decoded) } else { source });
        }
        if end.is_none() && to <= decoded + len {
            end = Some(if verbatim {
                source + to.saturating_sub(decoded)
            } else if to > decoded {
                source_end
            } else {
                source
            });
        }
        decoded += len;
    }
    let start = start.unwrap_or(body.len());
    (start, end.unwrap_or(body.len()).max(start))
}

/// A number as written; `null` where no JSON value can hold it.
pub(super) fn number(raw: &str) -> Value {
    if let Ok(value) = serde_json::from_str(raw) {
        return value;
    }
    let (sign, digits) = match raw.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, raw.strip_prefix('+').unwrap_or(raw)),
    };
    let hex = digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X"));
    match hex {
        Some(hex) => match i64::from_str_radix(hex, 16) {
            Ok(n) if sign > 0.0 => n.into(),
            Ok(n) => (-n).into(),
            Err(_) => Value::Null,
        },
        None => digits.parse::<f64>().ok().filter(|n| n.is_finite()).map_or(Value::Null, |n| (sign * n).into()),
    }
}

/// `text` as a JSON string literal, quotes included.
pub(super) fn quote(text: &str) -> String {
    Value::from(text).to_string()
}
