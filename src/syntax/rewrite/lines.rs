//! Lines, blanks and comments around an offset of a document.

use crate::syntax::{Comment, Document};
use crate::text::Span;

/// How far a search for the nearest line break goes; a minified file of many megabytes is not read for each edit.
const NEAR: usize = 16 * 1024;

/// Whether `text` holds nothing but JSON's blanks and line breaks.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Whether the line comment syntax (not `/* */`) starts `comment`: it ends with its line.
pub(super) fn ends_with_line(document: &Document<'_>, comment: Comment) -> bool {
    !comment.span.of(document.text()).starts_with("/*")
}

/// The end of `comment` before the carriage return of its line break.
pub(super) fn comment_end(document: &Document<'_>, comment: Comment) -> usize {
    comment.span.start as usize + comment.span.of(document.text()).trim_end_matches(['\r', '\n']).len()
}

/// The comments that start in `from..to`.
pub(super) fn comments_in<'d>(document: &'d Document<'_>, from: usize, to: usize) -> &'d [Comment] {
    let comments = document.comments();
    let at = |offset: usize| comments.partition_point(|c| (c.span.start as usize) < offset);
    comments.get(at(from)..at(to)).unwrap_or(&[])
}

/// The first byte of the line that holds `at`.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The blanks that start the line that holds `at`, not counting what stands at `at` or after it.
pub(super) fn indent_of(text: &str, at: usize) -> &str {
    let near = (at.saturating_sub(NEAR)..at).find(|near| text.is_char_boundary(*near)).unwrap_or(at);
    let before = text.get(near..at).unwrap_or("");
    let line = match before.rfind('\n') {
        Some(newline) => &before[newline + 1..],
        None if near == 0 => before,
        // Not indented by anything that counts.
        None => return "",
    };
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The line break that the text uses near `at`.
pub(super) fn newline_near(text: &str, at: usize) -> &'static str {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let (from, to) = (at.saturating_sub(NEAR), (at + NEAR).min(bytes.len()));
    let is_break = |b: &u8| *b == b'\n';
    let before = bytes[from..at].iter().rposition(is_break).map(|i| from + i);
    let found = before.or_else(|| bytes[at..to].iter().position(is_break).map(|i| at + i));
    match found.and_then(|i| i.checked_sub(1)).map(|i| bytes[i]) {
        Some(b'\r') => "\r\n",
        _ => "\n",
    }
}

/// The line break (with its carriage return) that ends right before the first thing on the line of `at`, if only blanks and
/// comments of that line stand between.
pub(super) fn break_before(document: &Document<'_>, mut at: usize) -> Option<usize> {
    let (text, comments) = (document.text().as_bytes(), document.comments());
    loop {
        match at.checked_sub(1).map(|i| text[i])? {
            b' ' | b'\t' => at -= 1,
            b'\n' => return Some(if at > 1 && text[at - 2] == b'\r' { at - 2 } else { at - 1 }),
            _ => {
                let index = comments.partition_point(|c| (c.span.end as usize) < at);
                let comment = comments.get(index).filter(|c| c.span.end as usize == at)?;
                if comment.span.of(document.text()).contains('\n') {
                    return None;
                }
                at = comment.span.start as usize;
            }
        }
    }
}

/// Where the line of `at` ends, before its line break, if only blanks and comments that end on it stand between.
pub(super) fn break_after(document: &Document<'_>, mut at: usize) -> Option<usize> {
    let text = document.text().as_bytes();
    loop {
        match text.get(at)? {
            b' ' | b'\t' => at += 1,
            b'\n' => return Some(at),
            b'\r' if text.get(at + 1) == Some(&b'\n') => return Some(at),
            _ => {
                let comment = *comments_in(document, at, at + 1).first()?;
                let end = comment_end(document, comment);
                if Span::new(at, end).of(document.text()).contains('\n') {
                    return None;
                }
                at = end;
            }
        }
    }
}
