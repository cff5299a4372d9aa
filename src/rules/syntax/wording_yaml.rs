//! The sentences that are different in YAML.

use super::wording::Words;
use crate::syntax::{Document, Fault, FaultKind};

/// The words for a fault of a YAML document; `None` where those for every format fit.
pub(super) fn words(fault: &Fault, document: &Document<'_>) -> Option<Words> {
    let text = document.text();
    let token = fault.span.of(text);
    let (message, help): (String, &str) = match fault.kind {
        FaultKind::TabIndentation => {
            ("the indentation contains a tab".into(), "indent with blanks: YAML takes no tabs there")
        }
        FaultKind::BadIndentation => (
            format!("this line is indented by {}, which fits no line above it", token.len()),
            "indent it like the lines it belongs to",
        ),
        FaultKind::MissingBlank => {
            ("without a blank after the colon this is text, not a key".into(), "write `key: value`")
        }
        FaultKind::MissingColon => {
            let line = text[..fault.span.start as usize].lines().next_back().unwrap_or("").trim();
            (
                format!("`{line}` is not a `key: value`"),
                "add the colon and a value, or indent it below the line it belongs to",
            )
        }
        FaultKind::UnquotedTemplate => {
            (format!("`{token}` has no quotes, and a brace starts a mapping"), "put the whole value in quotes")
        }
        FaultKind::UnquotedValue => match token.chars().next() {
            Some(mark @ ('@' | '`' | '%' | '*' | '&')) => {
                (format!("a value without quotes cannot start with `{mark}`"), "put it in quotes")
            }
            _ => ("a value without quotes cannot hold `: `".into(), "put it in quotes"),
        },
        FaultKind::Backtick => ("this value is in backticks".into(), "use double quotes"),
        FaultKind::UnterminatedString if token.starts_with('\'') => {
            ("this string is not closed".into(), "add the closing `'`")
        }
        FaultKind::SecondRoot => {
            ("a second document starts here".into(), "keep one document: remove the `---` and what follows")
        }
        FaultKind::Empty => ("the file is empty".into(), "add the servers"),
        FaultKind::Other => {
            (document.message(fault).to_owned(), "correct the line; the indentation decides what belongs together")
        }
        _ => return None,
    };
    Some(Words { message, help })
}
