//! From byte offsets to lines and columns, built once per text and only when somebody asks.

/// A place as people count: line and column from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// The start of every line of a text. Lines end at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STEP`] bytes: a minified text is one long line, and counting from its
    /// start for every finding would take forever.
    counts: Vec<usize>,
}

/// In bytes.
const STEP: usize = 4096;

impl LineIndex {
    /// Scans `text` once.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |i: &usize| match bytes[*i] {
            b'\n' => true,
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends_line).map(|i| i + 1)).collect();
        let mut counts = vec![0];
        counts.extend(bytes.chunks(STEP).scan(0, |sum, chunk| {
            *sum += begun(chunk);
            Some(*sum)
        }));
        Self { starts, counts }
    }

    /// The line, from 0, that holds byte `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The first byte of `line` (from 0), or `None` past the last one.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).copied()
    }

    /// How many lines there are; at least one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of byte `offset` in `text`, the text this index was made from. A byte order mark takes no column: no
    /// editor counts it.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line(offset);
        let mark = if line == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let start = self.starts[line] + mark;
        let column =
            text.get(start..offset).map_or(0, |_| self.characters(text, offset) - self.characters(text, start));
        Position { line: line + 1, column: column + 1 }
    }

    /// How many characters stand before byte `offset`.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        self.counts[step] + begun(&text.as_bytes()[step * STEP..offset])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
