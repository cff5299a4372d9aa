//! The sentences that are different in TOML.

use super::wording::Words;
use crate::syntax::{Document, Fault, FaultKind};

/// The words for a fault of a TOML document; `None` where those for every format fit.
pub(super) fn words(fault: &Fault, document: &Document<'_>) -> Option<Words> {
    let text = document.text();
    let token = fault.span.of(text);
    let (message, help): (String, &str) = match fault.kind {
        FaultKind::UnquotedKey => (
            format!("the key `{token}` needs quotes"),
            "put it in double quotes: without them a key holds letters, digits, `_` and `-` only",
        ),
        FaultKind::LeadingZero => (format!("`{token}` is not a TOML number"), "remove the leading zero"),
        FaultKind::WrongLiteral if is_null(token) => (format!("TOML has no `{token}`"), "leave the key out"),
        FaultKind::WrongLiteral => (format!("`{token}` is not a TOML value"), "write `true` or `false`"),
        FaultKind::MissingKey => ("a key is missing here".into(), "add the key"),
        FaultKind::MissingValue => ("a value is missing here".into(), "add the value, or remove the line"),
        FaultKind::UnterminatedString => {
            let help = match token.as_bytes() {
                [b'"', b'"', b'"', ..] => "add the closing `\"\"\"`",
                [b'\'', b'\'', b'\'', ..] => "add the closing `\'\'\'`",
                [b'\'', ..] => "add the closing `\'`",
                _ => "add the closing `\"`",
            };
            ("this string is not closed".into(), help)
        }
        FaultKind::Toml11 if token.starts_with('\\') => {
            (format!("the escape `{token}` exists in TOML 1.1 only"), "write it as `\\uXXXX`")
        }
        FaultKind::Toml11 if token.starts_with('{') => (
            "this inline table spans several lines, which is TOML 1.1".into(),
            "write it on one line, or as a `[table]`",
        ),
        FaultKind::Toml11 => (format!("`{token}` has no seconds, which is TOML 1.1"), "add `:00`"),
        FaultKind::TableClash => {
            let line = document.line(fault.aux as usize);
            (
                format!("`{token}` is defined a second time: line {line} has it in another form"),
                "keep one of them, as `[table]`, `[[list]]` or `key = value`",
            )
        }
        FaultKind::JsonInstead => {
            ("this is JSON, where TOML belongs".into(), "write `[table]` headers and `key = value` lines")
        }
        FaultKind::Other => {
            (document.message(fault).to_owned(), "a line holds one `key = value`, one `[table]` or a `# comment`")
        }
        _ => return None,
    };
    Some(Words { message, help })
}

/// Whether a word is another language's "nothing".
pub(super) fn is_null(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "null" | "none" | "nil" | "undefined")
}
