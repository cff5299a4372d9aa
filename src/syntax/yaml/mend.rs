//! The edits that turn a mistake into what was visibly meant.

use super::lines::{self, Line};
use super::problem::Problem;
use super::read::{self, Stop};
use super::tabs;
use crate::syntax::{Fault, FaultKind, Format, quotes};
use crate::text::{Edit, Span, apply};

/// The edits of `text` that repair `fault`, one of its own; none where nobody can know what was meant.
pub fn mend(text: &str, fault: &Fault) -> Vec<Edit> {
    // A key without a value, or a made-up anchor, is a tree to look at and no text to write.
    if matches!(fault.kind, FaultKind::MissingColon | FaultKind::Other) {
        return Vec::new();
    }
    edits(text, &Problem { kind: fault.kind, span: fault.span, aux: fault.aux, message: String::new() })
}

/// The edits of `text` with which it can be read on.
pub(super) fn edits(text: &str, problem: &Problem) -> Vec<Edit> {
    let (start, end) = (problem.span.start as usize, problem.span.end as usize);
    let token = problem.span.of(text);
    match problem.kind {
        FaultKind::UnquotedValue | FaultKind::UnquotedTemplate => vec![Edit::replace(problem.span, quoted(token))],
        FaultKind::Backtick => {
            let inside = token.trim_matches('`');
            vec![Edit::replace(problem.span, quoted(inside))]
        }
        FaultKind::Other if token.starts_with('*') => vec![Edit::replace(problem.span, quoted(token))],
        FaultKind::TabIndentation => tabs::edits(text, start),
        FaultKind::MissingBlank => vec![Edit::insert(end, " ")],
        FaultKind::MissingColon => vec![Edit::insert(start, ":")],
        FaultKind::MissingComma => vec![Edit::insert(start, ",")],
        FaultKind::StrayCloser | FaultKind::ControlCharacter => vec![Edit::delete(problem.span)],
        FaultKind::MissingCloser => {
            let closer = if text.as_bytes().get(problem.aux as usize) == Some(&b'[') { "]" } else { "}" };
            vec![Edit::insert(start, closer)]
        }
        FaultKind::UnterminatedString => close(token, end),
        FaultKind::InvalidEscape => backslashes(text, start),
        FaultKind::InnerQuote => {
            quotes::escaped(text, &Fault { kind: problem.kind, span: problem.span, aux: problem.aux }, Format::Yaml)
        }
        FaultKind::BadIndentation => indent(text, problem.span),
        _ => Vec::new(),
    }
}

/// A blank before the `]` or `}` at the start of a line that the crate does not take, because it stands no deeper than the key of its
/// list. PyYAML, libyaml, js-yaml 4 and `yaml` of npm take it (2026-11-21).
pub(super) fn closer_at_key(text: &str, stop: &Stop) -> Option<Edit> {
    let line = Line::of(text, stop.at);
    let content = line.content(text);
    let opener = stop.opener.filter(|opener| *opener < line.start)?;
    let owner = Line::of(text, opener);
    let column = |line: &Line| line.content(text) - line.start;
    let closes = text[content..].starts_with([']', '}']) && content == stop.at;
    (closes && column(&line) >= column(&owner)).then(|| Edit::insert(content, " "))
}

/// `text` in quotes that need the fewest escapes; it has one line.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) && !text.chars().any(char::is_control) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        crate::syntax::rewrite::quoted(text)
    }
}

/// The closing quote. Whether a bracket, comma or comment at the end is inside or outside is a guess.
fn close(token: &str, end: usize) -> Vec<Edit> {
    let quote = if token.starts_with('\'') { "'" } else { "\"" };
    let certain = token.len() > 1 && !token.ends_with([']', '}', ',', '\'', '"', '\\']);
    if certain { vec![Edit::insert(end, quote)] } else { Vec::new() }
}

/// Every backslash of the string around byte `at` twice, except those that stand before another or a quote.
fn backslashes(text: &str, at: usize) -> Vec<Edit> {
    let line = Line::of(text, at);
    let Some(open) = text[line.start..at].rfind('"').map(|i| line.start + i) else { return Vec::new() };
    let bytes = text.as_bytes();
    let (mut edits, mut i) = (Vec::new(), open + 1);
    while i < line.end && bytes[i] != b'"' {
        if bytes[i] != b'\\' {
            i += 1;
        } else if matches!(bytes.get(i + 1), Some(b'\\' | b'"')) {
            i += 2;
        } else {
            edits.push(Edit::insert(i, "\\"));
            i += 1;
        }
    }
    edits
}

/// The indentation of a line that gets the text read past it, the nearest first.
fn indent(text: &str, blanks: Span) -> Vec<Edit> {
    let width = blanks.len();
    let line = Line::of(text, blanks.start as usize);
    let mut columns = lines::columns_before(text, line.start);
    columns.sort_by_key(|column| column.abs_diff(width));
    let edit = |column: usize| Edit::replace(blanks, " ".repeat(column));
    let fits = |edit: &Edit| {
        let Ok(changed) = apply(text, std::slice::from_ref(edit)) else { return false };
        let end = line.end + edit.text.len() - width;
        read::read(&changed).error.is_none_or(|stop| stop.at > end)
    };
    columns.into_iter().take(4).map(edit).find(fits).into_iter().collect()
}
