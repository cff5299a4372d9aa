//! How a scalar is written: what stands between its quotes, and where in the source a part of its text is.

/// The range between the quotes of a scalar as written; all of it where it has none.
pub(in crate::syntax) fn body(raw: &str) -> (usize, usize) {
    let quoted = raw.len() >= 2 && ["\"", "'"].iter().any(|quote| raw.starts_with(quote) && raw.ends_with(quote));
    if quoted { (1, raw.len() - 1) } else { (0, raw.len()) }
}

/// The range of `raw` that reads as bytes `from..to` of the text, for a quoted scalar with escapes on one line; `None` where
/// lines were folded and nothing but the whole is certain.
pub(in crate::syntax) fn part(raw: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let (start, end) = body(raw);
    let inside = raw.get(start..end)?;
    if start == 0 || inside.contains('\n') {
        return None;
    }
    let double = raw.starts_with('"');
    let (mut decoded, mut at, mut first, mut last) = (0, 0, None, None);
    while at < inside.len() {
        let rest = &inside[at..];
        let (source, text) = match rest.as_bytes() {
            [b'\\', ..] if double => escape(rest),
            [b'\'', b'\'', ..] if !double => (2, 1),
            _ => rest.chars().next().map_or((1, 1), |c| (c.len_utf8(), c.len_utf8())),
        };
        if first.is_none() && from < decoded + text {
            first = Some(at);
        }
        if last.is_none() && to <= decoded + text {
            last = Some(if to > decoded { at + source } else { at });
        }
        decoded += text;
        at += source;
    }
    let first = first.unwrap_or(inside.len());
    let last = last.unwrap_or(inside.len()).clamp(first, inside.len());
    Some((start + first, start + last))
}

/// How long the escape at the start of `rest` is, and how long what it stands for.
fn escape(rest: &str) -> (usize, usize) {
    let hex = |len: usize| {
        let digits = rest.get(2..2 + len).unwrap_or("");
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        (2 + digits.len(), c.map_or(1, char::len_utf8))
    };
    match rest.chars().nth(1) {
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        Some('N' | '_') => (2, 2),
        Some('L' | 'P') => (2, 3),
        Some(c) => (1 + c.len_utf8(), 1),
        None => (1, 1),
    }
}

/// Whether `text` may stand without quotes as one line, and is then read as this text and no other.
pub(in crate::syntax) fn is_plain_text(text: &str, flow: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let bytes = text.as_bytes();
    let opens = match first {
        '-' | '?' | ':' => bytes.get(1).is_none_or(|b| b.is_ascii_whitespace() || (flow && b",[]{}".contains(b))),
        '=' | '<' => matches!(text, "=" | "<<"),
        _ => ",[]{}#&*!|>'\"%@`".contains(first),
    };
    let inner = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let flow_only = flow && (text.contains([',', '[', ']', '{', '}']) || text.contains(':'));
    let blank = text.trim() != text || text.chars().any(|c| c.is_control() || c == '\u{feff}');
    let marker = text.starts_with("---") || text.starts_with("...");
    // What YAML 1.1 took for a word of its own, people and older readers still do.
    let word = ["y", "n", "yes", "no", "on", "off"].iter().any(|word| text.eq_ignore_ascii_case(word));
    !(opens || inner || flow_only || blank || marker || word) && super::resolve(text) == super::Resolved::String
}
