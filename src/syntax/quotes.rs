//! Quotes inside of a string that should have been escaped: `"{"a": 1}"`, `"say "hi" to me"`.

use super::fault::{Fault, FaultKind};
use super::kind::Format;
use crate::text::{Edit, Span};

/// The edits that escape the quotes of an [`FaultKind::InnerQuote`]; none for another fault.
pub fn escaped(text: &str, fault: &Fault, format: Format) -> Vec<Edit> {
    let ends = if format == Format::Json { ends_value } else { ends_line };
    let found = (fault.kind == FaultKind::InnerQuote).then(|| inside(text, fault.span.start as usize, ends)).flatten();
    found.map_or(Vec::new(), |(inner, _)| inner.into_iter().map(|at| Edit::insert(at, "\\")).collect())
}

/// Whether a string in double quotes has others in it that nothing escapes.
pub(super) fn has_inner(raw: &str) -> bool {
    let body = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).unwrap_or("");
    let mut after_backslash = false;
    body.bytes().any(|byte| {
        let inner = byte == b'"' && !after_backslash;
        after_backslash = byte == b'\\' && !after_backslash;
        inner
    })
}

/// The fault for quotes inside of a string.
pub(super) fn fault(inner: &[usize]) -> Fault {
    let first = inner.first().copied().unwrap_or(0);
    Fault { kind: FaultKind::InnerQuote, span: Span::new(first, first + 1), aux: inner.len() as u32 }
}

/// How many bytes of a line are looked at: a bound for lines that are a whole file.
const LOOK_AHEAD: usize = 2000;

/// Where the double quotes stand that are inside of the string whose body starts at `from`, and the one that closes it. `at` is
/// the first quote in it, which something follows that follows no string. `None` where the line does not say.
///
/// Inner quotes come in pairs: the string ends with the first one after a pair that something follows which follows a value.
pub(super) fn inside(text: &str, at: usize, ends: fn(&str) -> bool) -> Option<(Vec<usize>, usize)> {
    let bytes = text.as_bytes();
    let (mut inner, mut i) = (vec![at], at + 1);
    while i < bytes.len().min(at + LOOK_AHEAD) {
        match bytes[i] {
            b'\n' | b'\r' => return None,
            b'\\' => i += 1,
            b'"' if inner.len() % 2 == 0 && ends(&text[i + 1..]) => return Some((inner, i)),
            // A quote that closes a pair stands after a word. After a comma or colon it opens the next string, and the mistake is
            // another one.
            b'"' if inner.len() % 2 == 1 && text[at..i].trim_end().ends_with([',', ':', '{', '[']) => return None,
            b'"' => inner.push(i),
            _ => {}
        }
        i += 1;
    }
    None
}

/// Whether a value has ended where `rest` begins, in the JSON family.
pub(super) fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with(['\n', '\r', ',', '}', ']'])
}

/// The same where `#` begins a comment.
pub(super) fn ends_line(rest: &str) -> bool {
    ends_value(rest) || rest.trim_start_matches([' ', '\t']).starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::{ends_value, inside};

    /// The text with each inner quote marked, up to where it ends.
    fn marked(text: &str) -> Option<String> {
        let first = text[1..].find('"')? + 1;
        let (inner, end) = inside(text, first, ends_value)?;
        let mark = |(at, c)| if inner.contains(&at) { '^' } else { c };
        Some(text.char_indices().map(mark).take_while(|_| true).collect::<String>()[..=end].to_owned())
    }

    #[test]
    fn quotes_in_pairs_are_inside() {
        let cases = [
            (r#""{"a": "b", "c": ""}","#, r#""{^a^: ^b^, ^c^: ^^}""#),
            (r#""say "hi" to me" }"#, r#""say ^hi^ to me""#),
            (r#""--opt="x"", "y"]"#, r#""--opt=^x^""#),
            (r#""["a", "b"]""#, r#""[^a^, ^b^]""#),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_mistakes_are_left_alone() {
        for text in [
            r#""npx"args": ["-y", "foo"]"#,
            r#""x"b: "y"}"#,
            r#""x"b, "c": "d", "e": 1"#,
            r#""-y"foo", "bar"]"#,
            "\"a\"b\nc\"d\",",
        ] {
            assert_eq!(marked(text), None, "{text}");
        }
    }
}
