//! The lines around a finding, in the form that codespan wants to read files in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use codespan_reporting::files::{Error, Files, Location};
use unicode_width::UnicodeWidthChar;

use super::line::Line;
use super::source::Source;
use crate::text::{Position, Span};

/// How many lines of a long label are shown at its start and at its end.
const HEAD: usize = 3;
const TAIL: usize = 1;

/// Some lines of a file. codespan sees nothing else, so a huge file or line costs no more than what is shown of it.
///
/// Line numbers that codespan counts with are made up: neighbours stay neighbours, a gap is three lines wide.
pub(super) struct Excerpt<'s> {
    path: &'s str,
    at: Position,
    text: String,
    lines: Vec<Shown>,
}

struct Shown {
    /// The line in the file, from 0.
    number: usize,
    /// The line as codespan counts.
    index: usize,
    /// Its bytes in the excerpt, line break included.
    range: Range<usize>,
    /// Where the line starts in the file.
    start: usize,
    line: Line,
}

impl<'s> Excerpt<'s> {
    /// The lines that `spans` touch, the first of them being the place of the finding; with where each span is in the excerpt.
    pub(super) fn new(source: &'s Source<'_>, spans: &[Span], columns: usize) -> (Self, Vec<Range<usize>>) {
        let spans: Vec<Range<usize>> = spans.iter().map(|span| without_break(source, source.clamp(*span))).collect();
        let start = spans.first().map_or(0, |span| span.start);
        let mut excerpt = Self {
            path: &source.path,
            at: source.index.position(source.text, start),
            text: String::new(),
            lines: Vec::new(),
        };
        for (number, marks) in marks(source, &spans) {
            excerpt.push(source, number, &marks, columns);
        }
        let places = spans.iter().map(|span| excerpt.place(source, span)).collect();
        (excerpt, places)
    }

    /// The number of digits of the greatest line number that is shown.
    pub(super) fn digits(&self) -> usize {
        self.lines.last().map_or(1, |line| (line.number + 1).to_string().len())
    }

    /// How many columns of the screen lie before byte `at` of the excerpt, the gutter included, and one blank after it.
    pub(super) fn columns_before(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        // A tab is at most four columns wide.
        let columns: usize =
            self.text[start..at].chars().map(|c| if c == '\t' { 4 } else { c.width().unwrap_or(0) }).sum();
        self.digits() + " | ".len() + columns + 1
    }

    fn push(&mut self, source: &Source<'_>, number: usize, marks: &[Range<usize>], columns: usize) {
        let bytes = source.line(number);
        let line = Line::new(&source.text[bytes.clone()], &source.hidden(number), marks, columns);
        let index = self.lines.last().map_or(0, |last| last.index + (number - last.number).min(3));
        let from = self.text.len();
        self.text.push_str(&line.text);
        self.text.push('\n');
        self.lines.push(Shown { number, index, range: from..self.text.len(), start: bytes.start, line });
    }

    fn place(&self, source: &Source<'_>, span: &Range<usize>) -> Range<usize> {
        let find = |at: usize| {
            let number = source.index.line(at);
            self.lines.iter().find(|shown| shown.number == number)
        };
        let (Some(first), Some(last)) = (find(span.start), find(span.end)) else { return 0..0 };
        if first.number == last.number {
            let place = first.line.place(&(span.start - first.start..span.end - first.start));
            return first.range.start + place.start..first.range.start + place.end;
        }
        let start = first.line.place(&(span.start - first.start..span.start - first.start)).start;
        let end = last.line.place(&(0..span.end - last.start)).end;
        first.range.start + start..last.range.start + end
    }

    fn shown(&self, index: usize) -> Option<&Shown> {
        self.lines.iter().find(|shown| shown.index == index)
    }
}

/// The span without a line break at its end, so that it does not reach into the next line.
fn without_break(source: &Source<'_>, span: Range<usize>) -> Range<usize> {
    let inside = source.text[span.clone()].trim_end_matches(['\n', '\r']);
    match inside.is_empty() {
        true => span.start..span.start,
        false => span.start..span.start + inside.len(),
    }
}

/// The lines to show, each with the labelled parts of it (offsets from its start).
fn marks(source: &Source<'_>, spans: &[Range<usize>]) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut lines = BTreeSet::new();
    for span in spans {
        let (first, last) = (source.index.line(span.start), source.index.line(span.end));
        lines.extend(first..=last.min(first + HEAD));
        lines.extend(last.saturating_sub(TAIL).max(first)..=last);
    }
    let alone: Vec<usize> = lines.iter().filter(|n| lines.contains(&(*n + 2))).map(|n| n + 1).collect();
    lines.extend(alone);
    let marks_of = |number: usize| {
        let bytes = source.line(number);
        let on_line = spans.iter().filter(|span| span.start <= bytes.end && span.end >= bytes.start);
        on_line
            .map(|span| {
                let start = span.start.max(bytes.start) - bytes.start;
                start..(span.end.min(bytes.end) - bytes.start).max(start)
            })
            // Lines in the middle of a long label are shown from their start.
            .filter(|mark| mark.len() < bytes.len() || mark.is_empty())
            .collect()
    };
    lines.into_iter().map(|number| (number, marks_of(number))).collect()
}

impl<'f> Files<'f> for Excerpt<'_> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(self.path)
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'f self, (): (), byte: usize) -> Result<usize, Error> {
        let after = self.lines.partition_point(|shown| shown.range.start <= byte);
        Ok(self.lines.get(after.saturating_sub(1)).map_or(0, |shown| shown.index))
    }

    fn line_number(&'f self, (): (), index: usize) -> Result<usize, Error> {
        Ok(self.shown(index).map_or(1, |shown| shown.number + 1))
    }

    fn line_range(&'f self, (): (), index: usize) -> Result<Range<usize>, Error> {
        // The lines of a gap are asked for, too, but not shown.
        Ok(self.shown(index).map_or(0..0, |shown| shown.range.clone()))
    }

    fn location(&'f self, (): (), _byte: usize) -> Result<Location, Error> {
        Ok(Location { line_number: self.at.line, column_number: self.at.column })
    }
}
