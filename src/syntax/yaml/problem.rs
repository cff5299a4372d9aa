//! What an error of the crate is about: its shape and the smallest text that is wrong.

use super::lines::{self, Line};
use super::read::Stop;
use crate::syntax::{FaultKind, quotes};
use crate::text::Span;

/// Lines longer than this are no person's; what would be searched for again and again is not searched for in them.
const LONGEST: usize = 4096;

/// One thing wrong with a text.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) kind: FaultKind,
    pub(super) span: Span,
    /// As in [`Fault`](crate::syntax::Fault).
    pub(super) aux: u32,
    /// The sentence for a problem without a shape.
    pub(super) message: String,
}

impl Problem {
    pub(super) fn new(kind: FaultKind, start: usize, end: usize) -> Self {
        Self { kind, span: Span::new(start, end), aux: 0, message: String::new() }
    }

    fn other(start: usize, end: usize, message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::new(FaultKind::Other, start, end) }
    }
}

/// The problem behind an error.
pub(super) fn of(text: &str, stop: &Stop) -> Problem {
    let at = stop.at;
    let says = |words: &str| stop.info.contains(words);
    if let Some(span) = template(text, stop) {
        return Problem { span, ..Problem::new(FaultKind::UnquotedTemplate, 0, 0) };
    }
    if says("unexpected character") {
        return reserved(text, at, stop.opener.is_some());
    }
    if says("tab")
        && let Some((start, end)) = lines::from(text, at.min(stop.last_end)).find_map(|line| line.tabs(text))
    {
        return Problem::new(FaultKind::TabIndentation, start, end);
    }
    if says("invalid indentation in quoted") || says("found unexpected end of stream") || says("document indicator") {
        let end = Line::of(text, at).content_end(text);
        return Problem::new(FaultKind::UnterminatedString, at, end.max(at + 1).min(text.len()));
    }
    if says("escape") || says("hexadecimal") {
        return escape(text, at);
    }
    if says("mapping values are not allowed") || says("expect ':'") || says("simple key expected") {
        return key(text, stop);
    }
    if says("did not find expected key") || says("did not find expected '-'") || says("invalid indentation") {
        return indentation(text, at);
    }
    if says("anchor or alias") || says("unknown anchor") {
        return alias(text, at, stop.opener.is_some());
    }
    if says("misplaced bracket") {
        return Problem::new(FaultKind::StrayCloser, at, at + char_len(text, at));
    }
    if says("unprintable") || says("byte order mark") {
        return Problem::new(FaultKind::ControlCharacter, at, at + char_len(text, at));
    }
    if says("recursion limit") {
        return Problem::new(FaultKind::TooDeep, at, at + char_len(text, at));
    }
    match stop.opener {
        Some(opener) => bracketed(text, stop, opener),
        None if says("trailing content") => {
            let end = Line::of(text, at).content_end(text).max(at);
            trailing(text, at, end)
        }
        None => Problem::other(at, at + char_len(text, at), sentence(&stop.info)),
    }
}

/// Text after a closing quote: a closer too many, or the rest of a string with quotes in it.
fn trailing(text: &str, at: usize, end: usize) -> Problem {
    if text[at..end].chars().all(|c| matches!(c, ']' | '}')) {
        return Problem::new(FaultKind::StrayCloser, at, end);
    }
    let quoted = text[..at].ends_with('"').then(|| quotes::inside(text, at - 1, quotes::ends_line)).flatten();
    match quoted {
        Some((inner, _)) => {
            let fault = quotes::fault(&inner);
            Problem { kind: fault.kind, span: fault.span, aux: fault.aux, message: String::new() }
        }
        None => Problem::other(at, end, "text after the closing quote"),
    }
}

/// The crate's words without what is about its own work.
fn sentence(info: &str) -> String {
    let short = info.split_once(", ").filter(|(start, _)| start.starts_with("while ")).map_or(info, |(_, rest)| rest);
    format!("not valid YAML: {short}")
}

fn char_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// A plain scalar that starts with a character that none may start with.
fn reserved(text: &str, at: usize, flow: bool) -> Problem {
    let end = lines::plain_end(text, at, flow);
    let inside = text.get(at + 1..end).unwrap_or("");
    if text[at..].starts_with('`') && inside.find('`') == Some(inside.len().wrapping_sub(1)) {
        return Problem::new(FaultKind::Backtick, at, end);
    }
    Problem::new(FaultKind::UnquotedValue, at, end)
}

/// The first backslash of the string at `at` that starts no escape.
fn escape(text: &str, at: usize) -> Problem {
    let mut found = (at, at + 1);
    let (mut count, mut i) = (0, at + 1);
    let bytes = text.as_bytes();
    while i < bytes.len() && bytes[i] != b'"' {
        if bytes[i] != b'\\' {
            i += 1;
            continue;
        }
        let len = char_len(text, i + 1);
        if !lines::is_escape(&text[i..]) {
            if count == 0 {
                found = (i, i + 1 + len);
            }
            count += 1;
        }
        i += 1 + len.max(1);
    }
    Problem { aux: count, ..Problem::new(FaultKind::InvalidEscape, found.0, found.1.min(text.len())) }
}

/// A colon where none belongs, or none where one does.
fn key(text: &str, stop: &Stop) -> Problem {
    let at = stop.at;
    let here = Line::of(text, at);
    let colon_here = text.get(at..).is_some_and(|rest| rest.starts_with(':'));
    if colon_here && let Some(colon) = here.colon(text).filter(|colon| *colon < at) {
        let start = colon + 1 + lines::blanks(&text[colon + 1..]);
        return Problem::new(FaultKind::UnquotedValue, start, lines::plain_end(text, start, false));
    }
    if let Some(opener) = stop.opener {
        return bracketed(text, stop, opener);
    }
    let culprit = if colon_here { here.before(text) } else { lines::from(text, stop.last_end).nth(1) };
    let culprit = match culprit {
        // The last piece ends on the line before, or on this one where it is the only one.
        Some(line) if line.start <= at => line,
        _ => here,
    };
    if let Some(colon) = culprit.tight_colon(text) {
        return Problem::new(FaultKind::MissingBlank, colon, colon + 1);
    }
    if culprit.colon(text).is_some() && here.content(text) > culprit.content(text) {
        return Problem::new(FaultKind::BadIndentation, here.start, here.content(text));
    }
    if culprit.colon(text).is_none() {
        let end = culprit.content_end(text);
        return Problem::new(FaultKind::MissingColon, end, end);
    }
    Problem::other(at, at + char_len(text, at), "a key is not possible here")
}

/// A line that starts where none of those around it does.
fn indentation(text: &str, at: usize) -> Problem {
    let line = Line::of(text, at);
    let content = line.content(text);
    if at != content && at > content + 2 {
        let end = line.content_end(text).max(at);
        return Problem::other(at, end, "a line break or a comma is missing here");
    }
    if !lines::columns_before(text, line.start).contains(&(content - line.start)) {
        return Problem::new(FaultKind::BadIndentation, line.start, content);
    }
    let end = line.content_end(text).max(at);
    let message = if text[content..].starts_with('-') {
        "a list item where a key belongs"
    } else {
        "this line does not belong to what is around it"
    };
    Problem::other(content, end.max(content), message)
}

/// `*name` without `&name`, or a star that was not meant as an alias.
fn alias(text: &str, at: usize, flow: bool) -> Problem {
    let star = text[..at].rfind(['*', '&']).filter(|star| text[*star..at].len() <= 1).unwrap_or(at);
    let at = if text[at..].starts_with(['*', '&']) { at } else { star };
    let end = lines::plain_end(text, at, flow);
    let word = text.get(at + 1..end).unwrap_or("");
    let is_name = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if is_name {
        return Problem::other(at, end, format!("the alias `*{word}` has no anchor `&{word}` above it"));
    }
    Problem::new(FaultKind::UnquotedValue, at, end.max(at + 1).min(text.len()))
}

/// Something wrong between braces or brackets.
fn bracketed(text: &str, stop: &Stop, opener: usize) -> Problem {
    let at = stop.at;
    let line = Line::of(text, opener);
    let end = line.content_end(text);
    let rest = text.get(opener..end).unwrap_or("");
    let next = lines::from(text, end).nth(1);
    let leaves = next.is_none_or(|next| next.content(text) - next.start <= line.content(text) - line.start);
    if at > end && leaves && !rest.contains([']', '}']) && !rest.ends_with(',') {
        return Problem { aux: opener as u32, ..Problem::new(FaultKind::MissingCloser, end, end) };
    }
    let before = text[..at].trim_end();
    if before.ends_with(['"', '\'', ']', '}']) && text[at..].starts_with(['"', '\'', '[', '{']) {
        return Problem::new(FaultKind::MissingComma, before.len(), before.len());
    }
    let closer = if text[opener..].starts_with('[') { ']' } else { '}' };
    Problem::other(at, at + char_len(text, at), format!("a comma or `{closer}` is missing before this"))
}

/// `{{ … }}` or `${{ … }}` without quotes, on the line of the error.
fn template(text: &str, stop: &Stop) -> Option<Span> {
    let line = Line::of(text, stop.at.min(text.len()));
    if line.end - line.start > LONGEST {
        return None;
    }
    let found = text[line.start..line.end].match_indices("{{").find_map(|(at, _)| {
        let at = line.start + at;
        let word = text[line.start..at]
            .rfind([' ', '\t', '[', '{', ',', '"', '\''])
            .map_or(line.start, |i| line.start + i + 1);
        let quoted = text[line.start..word].ends_with(['"', '\'']);
        let before = text[line.start..word].trim_end();
        let starts_value = before.ends_with([':', '-', '[', ',', '{']);
        let end = at + text[at..line.end].find("}}")? + 2;
        (starts_value && !quoted && word <= stop.at).then_some((word, end))
    })?;
    let (start, end) = found;
    let tail = &text[end..line.end];
    let stop_at = if stop.opener.is_some() { tail.find([',', ']', '}']) } else { None };
    let end = stop_at.map_or_else(|| lines::plain_end(text, end, false).max(end), |n| end + n);
    Some(Span::new(start, start + text[start..end].trim_end().len()))
}
