//! What the indentation says about where containers end, for texts whose brackets do not say it.

use super::closers::Verdict;
use super::scan;

/// How many containers outwards a search goes: enough for files that people write, and a bound for others.
const REACH: usize = 64;

/// Follows the lines and the open containers of a text.
#[derive(Debug)]
pub(super) struct Guide<'t> {
    bytes: &'t [u8],
    line: Line,
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    start: usize,
    /// Columns of blanks at its start, a tab counting as four.
    indent: isize,
    /// Where its first character that is no blank stands.
    content: usize,
    /// Up to where the text was searched for further lines.
    scanned: usize,
}

/// An open container.
#[derive(Clone, Copy, Debug)]
struct Level {
    object: bool,
    /// The start of the line of its opener, and the indentation of that line.
    line: usize,
    indent: isize,
    /// The indentation of the first entry that starts a line.
    entries: Option<isize>,
}

impl<'t> Guide<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut guide = Self {
            bytes: text.as_bytes(),
            line: Line { start: 0, indent: 0, content: 0, scanned: 0 },
            levels: Vec::new(),
        };
        guide.begin_line(0);
        guide
    }

    /// A container opens at `at`, or (`outermost`) before everything else.
    pub(super) fn open(&mut self, at: usize, object: bool, outermost: bool) {
        self.seek(at);
        let indent = if outermost { -1 } else { self.line.indent };
        self.levels.push(Level { object, line: self.line.start, indent, entries: None });
    }

    /// The innermost container is closed.
    pub(super) fn close(&mut self) {
        self.levels.pop();
    }

    /// A key or an item of the innermost container starts at `at`.
    pub(super) fn entry(&mut self, at: usize) {
        self.seek(at);
        if let Some(level) = self.levels.last_mut().filter(|_| self.line.content == at) {
            level.entries.get_or_insert(self.line.indent);
        }
    }

    /// How many containers must have ended before the key or item at `at`, because it is in line with the entries of one
    /// further out.
    pub(super) fn levels_ended_before(&mut self, at: usize) -> usize {
        self.seek(at);
        if self.line.content != at {
            return 0;
        }
        let indent = self.line.indent;
        for (n, level) in self.levels.iter().rev().take(REACH).enumerate() {
            if level.entries == Some(indent) && indent > level.indent {
                return n;
            }
            if level.indent < indent || level.line == self.line.start {
                return 0;
            }
        }
        0
    }

    /// What the closer at `at` is, if the layout tells.
    pub(super) fn closer(&mut self, at: usize, object: bool) -> Option<Verdict> {
        self.seek(at);
        let Line { start, indent, content, .. } = self.line;
        let top = *self.levels.last()?;
        if top.line == start {
            return None;
        }
        if content == at {
            if let Some(height) = self.aligned(indent, object) {
                return Some(Verdict::Close(height));
            }
            if top.indent == indent {
                return Some(Verdict::Wrong);
            }
            if top.entries == Some(indent) && indent > top.indent {
                return Some(Verdict::Stray);
            }
        }
        self.entries_resume(at + 1, top).then_some(Verdict::Stray)
    }

    /// The height of the innermost container of this kind whose opener's line is indented by `indent`.
    fn aligned(&self, indent: isize, object: bool) -> Option<usize> {
        for (n, level) in self.levels.iter().rev().take(REACH).enumerate() {
            if level.indent < indent {
                return None;
            }
            if level.indent == indent && level.object == object {
                return Some(self.levels.len() - 1 - n);
            }
        }
        None
    }

    /// Whether the line after `at` goes on with another entry of `level`.
    fn entries_resume(&self, at: usize, level: Level) -> bool {
        let mut end = scan::skip_indent(self.bytes, at);
        if self.bytes.get(end) == Some(&b',') {
            end = scan::skip_indent(self.bytes, end + 1);
        }
        if scan::line_break(self.bytes, end) == 0 {
            return false;
        }
        let next = scan::skip_blanks(self.bytes, end);
        let blanks = self.bytes[end..next].iter().rev().take_while(|b| !matches!(b, b'\n' | b'\r'));
        let goes_on = self.bytes.get(next).is_some_and(|b| !matches!(b, b'}' | b']'));
        goes_on && level.entries == Some(columns(blanks)) && level.entries > Some(level.indent)
    }

    /// Moves to the line that holds `at`.
    fn seek(&mut self, at: usize) {
        let from = if at < self.line.start { 0 } else { self.line.scanned.min(at).max(self.line.start) };
        let last_break = self.bytes[from..at].iter().rposition(|b| matches!(b, b'\n' | b'\r'));
        match last_break {
            Some(n) => self.begin_line(from + n + 1),
            None if from == 0 && at < self.line.start => self.begin_line(0),
            None => {}
        }
        self.line.scanned = at;
    }

    fn begin_line(&mut self, start: usize) {
        let content = scan::skip_indent(self.bytes, start);
        let indent = columns(self.bytes[start..content].iter());
        self.line = Line { start, indent, content, scanned: start };
    }
}

fn columns<'b>(blanks: impl Iterator<Item = &'b u8>) -> isize {
    blanks.map(|b| if *b == b'\t' { 4 } else { 1 }).sum()
}
