//! Statements and whole sections taken out.

use super::super::lines::line_start;
use crate::syntax::{Document, Node};
use crate::text::{Edit, Span};

/// Removes everything that makes up `values`: their lines, and their sections with the comments right above the headers.
pub(in crate::syntax::rewrite) fn remove(document: &Document<'_>, values: &[Node<'_>]) -> Vec<Edit> {
    let gone = |id: u32| values.iter().any(|value| value.holds(id));
    let outline = &document.outline;
    let mut spans: Vec<Span> = Vec::new();
    for statement in outline.statements.iter().filter(|statement| gone(statement.value)) {
        spans.push(lines_of(document.text(), statement.span));
    }
    for index in (1..outline.sections.len()).filter(|index| gone(outline.sections[*index].table)) {
        spans.push(section(document, index));
    }
    merge(spans).into_iter().map(Edit::delete).collect()
}

/// The whole lines of `span`, the last line break included.
pub(super) fn lines_of(text: &str, span: Span) -> Span {
    let start = line_start(text, span.start as usize);
    Span::new(start.max(bom(text)), line_end(text, span.end as usize))
}

/// The end of the line of byte `at`, after its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The lines of section `index`, up to what belongs to the next one.
pub(super) fn section(document: &Document<'_>, index: usize) -> Span {
    let text = document.text();
    let start = lead(document, index);
    let Some(next) = (index + 1 < document.outline.sections.len()).then(|| lead(document, index + 1)) else {
        // The last one takes the blank lines before it along.
        let before = &text[..start];
        let kept = before.trim_end_matches([' ', '\t', '\r', '\n']).len();
        let kept = if kept == 0 { bom(text) } else { line_end(text, kept) };
        return Span::new(kept.min(start), text.len());
    };
    Span::new(start, next.max(start))
}

/// Where section `index` starts: its header's line, or the comment lines right above it. A comment at the start of the file
/// is about the file.
fn lead(document: &Document<'_>, index: usize) -> usize {
    let text = document.text();
    let header = line_start(text, document.outline.sections[index].header.start as usize).max(bom(text));
    let mut start = header;
    while start > 0 {
        let above = line_start(text, start - 1);
        if !text[above..start].trim_start().starts_with('#') {
            return start;
        }
        start = above;
    }
    header
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// The same bytes as spans that neither touch nor overlap, in order.
fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
