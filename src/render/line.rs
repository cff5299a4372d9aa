//! One line of source as it is shown: masked, made visible, cut to a window; and where its bytes went.

use std::ops::Range;

use super::visible;
use crate::secrets::MASK;

/// A line on its way to the reader. Offsets are bytes of the line, without its line break.
#[derive(Debug)]
pub(super) struct Line {
    /// What is shown.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// Source from `from` on (up to the next piece) is shown from `to` on.
#[derive(Debug)]
struct Piece {
    from: usize,
    to: usize,
    verbatim: bool,
}

impl Line {
    /// Shows `source` without the ranges in `hidden`, and of a line longer than `columns` only what is near `marks`.
    pub(super) fn new(source: &str, hidden: &[Range<usize>], marks: &[Range<usize>], columns: usize) -> Self {
        let mut gaps = hidden.to_vec();
        if source.len() > columns {
            gaps.extend(outside(source, marks, columns));
        }
        gaps.sort_by_key(|gap| (gap.start, gap.end));
        let mut line = Self { text: String::new(), pieces: Vec::new() };
        let mut done = 0;
        for gap in gaps {
            if gap.end <= done {
                continue;
            }
            if gap.start > done {
                line.show(source, done..gap.start);
            }
            // Gaps that touch are one gap.
            if !line.text.ends_with(MASK) || gap.start > done {
                line.replace(done.max(gap.start), MASK);
            }
            done = gap.end;
        }
        line.show(source, done..source.len());
        // A last piece without text: where the line ends.
        line.pieces.push(Piece { from: source.len(), to: line.text.len(), verbatim: true });
        line
    }

    /// Where a range of the source is shown.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let at = self.pieces.partition_point(|piece| piece.from <= range.start).saturating_sub(1);
        let start = self.at(at, range.start, false);
        if range.is_empty() {
            return start..start;
        }
        let at = self.pieces.partition_point(|piece| piece.from < range.end).saturating_sub(1);
        start..self.at(at, range.end, true).max(start)
    }

    fn at(&self, index: usize, offset: usize, end: bool) -> usize {
        let Some(piece) = self.pieces.get(index) else { return self.text.len() };
        match piece.verbatim {
            true => (piece.to + offset.saturating_sub(piece.from)).min(self.text.len()),
            false if end => self.pieces.get(index + 1).map_or(self.text.len(), |next| next.to),
            false => piece.to,
        }
    }

    fn show(&mut self, source: &str, range: Range<usize>) {
        let mut plain = range.start;
        for (at, c) in source[range.clone()].char_indices().map(|(at, c)| (range.start + at, c)) {
            if let Some(symbol) = visible::symbol(c) {
                self.verbatim(source, plain..at);
                self.replace(at, &symbol);
                plain = at + c.len_utf8();
            }
        }
        self.verbatim(source, plain..range.end);
    }

    fn verbatim(&mut self, source: &str, range: Range<usize>) {
        if !range.is_empty() {
            self.pieces.push(Piece { from: range.start, to: self.text.len(), verbatim: true });
            self.text.push_str(&source[range]);
        }
    }

    fn replace(&mut self, from: usize, symbol: &str) {
        self.pieces.push(Piece { from, to: self.text.len(), verbatim: false });
        self.text.push_str(symbol);
    }
}

/// The parts of a long line that are far from every mark.
fn outside(source: &str, marks: &[Range<usize>], columns: usize) -> Vec<Range<usize>> {
    let longest = marks.iter().map(|mark| mark.len().min(columns / 2)).max().unwrap_or(0);
    let margin = columns.saturating_sub(longest) / 2;
    let boundary = |mut at: usize| {
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let mut windows: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| {
            // Of a mark that is itself too long, the beginning.
            let end = mark.end.min(mark.start + columns / 2);
            // A few bytes at the start are not worth an ellipsis.
            let start = Some(mark.start.saturating_sub(margin)).filter(|start| *start > 8).unwrap_or(0);
            boundary(start)..boundary((end + margin).min(source.len()))
        })
        .collect();
    if windows.is_empty() {
        windows.push(0..boundary(columns.min(source.len())));
    }
    windows.sort_by_key(|window| window.start);
    let (mut gaps, mut done) = (Vec::new(), 0);
    for window in windows {
        if window.start > done {
            gaps.push(done..window.start);
        }
        done = done.max(window.end);
    }
    gaps.push(done..source.len());
    gaps.retain(|gap| !gap.is_empty());
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_controls_are_replaced_and_offsets_follow() {
        let line = Line::new("a\u{1b}b=secret;x", std::slice::from_ref(&(4..10)), &[], 80);
        assert_eq!(line.text, "a␛b=…;x");
        assert_eq!(&line.text[line.place(&(3..4))], "=");
        assert_eq!(&line.text[line.place(&(4..10))], "…");
        assert_eq!(&line.text[line.place(&(6..8))], "…");
        assert_eq!(&line.text[line.place(&(10..12))], ";x");
        assert_eq!(&line.text[line.place(&(1..2))], "␛");
    }

    #[test]
    fn a_long_line_becomes_a_window() {
        let source = format!("{}X{}", "é".repeat(500), "b".repeat(500));
        let mark = 1000..1001;
        let line = Line::new(&source, &[], std::slice::from_ref(&mark), 60);
        assert_eq!(&line.text[line.place(&mark)], "X");
        assert!(line.text.starts_with("…é") && line.text.ends_with("b…"), "{}", line.text);
        assert!(line.text.chars().count() < 70);
    }
}
