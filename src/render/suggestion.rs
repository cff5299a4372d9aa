//! What a small fix makes of the lines it touches, below the snippet.

use std::fmt::Write as _;
use std::ops::Range;

use super::Paint;
use super::line::Line;
use super::source::Source;
use crate::text::Edit;

/// The most lines that are shown; a larger change is for `--diff`.
const MOST: usize = 6;
/// The longest line that is rebuilt, in bytes: in a minified file every fix touches the one line there is.
const LONGEST: usize = 4096;

/// The lines after `edits`, numbered, with marks under what is new; `None` where that would be long.
///
/// A line that only gains text is shown once, as it will be; anything else as lines removed and lines added.
pub(super) fn suggestion(
    source: &Source<'_>,
    edits: &[Edit],
    digits: usize,
    columns: usize,
    paint: Paint,
) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort();
    edits.dedup();
    let fits = |edit: &&Edit| source.clamp(edit.span) == edit.span.range();
    if edits.is_empty() || !edits.iter().all(fits) || edits.windows(2).any(|pair| pair[0].conflicts(pair[1])) {
        return None;
    }
    let line = |at: u32| source.index.line(at as usize);
    let long = |at: u32| source.line(line(at)).len() > LONGEST;
    if edits.iter().any(|edit| long(edit.span.start) || long(edit.span.end)) {
        return None;
    }
    let regions: Vec<Region> = edits
        .chunk_by(|a, b| line(b.span.start) <= line(a.span.end) + 1)
        .map(|near| Region::new(source, near))
        .collect();
    if regions.iter().map(|region| region.old.len() + region.new.len()).sum::<usize>() > MOST {
        return None;
    }
    // Added lines may have more digits than any that is there.
    let last =
        regions.iter().map(|region| region.old.start + region.old.len().max(region.new.len())).max().unwrap_or(0);
    let page = Page { source, digits: digits.max(last.to_string().len()), columns, paint };
    let mut out = page.gutter("", "|");
    out.push('\n');
    for (i, region) in regions.iter().enumerate() {
        if i > 0 {
            out.push_str(&page.gutter("", "."));
            out.push('\n');
        }
        page.region(region, &mut out);
    }
    Some(out)
}

/// A run of lines and what becomes of it.
struct Region {
    /// The lines that go, from 0.
    old: Range<usize>,
    /// The lines that come.
    new: Vec<NewLine>,
    /// Whether every edit only inserts text into one line.
    gains: bool,
    /// The text of the file that goes.
    gone: Vec<Range<usize>>,
}

#[derive(Default)]
struct NewLine {
    text: String,
    /// Its text that does not come from the file; an empty range where some of the file's is gone.
    marks: Vec<Range<usize>>,
}

impl Region {
    fn new(source: &Source<'_>, edits: &[&Edit]) -> Self {
        let start = edits.first().map_or(0, |edit| edit.span.start as usize);
        let end = edits.last().map_or(0, |edit| edit.span.end as usize);
        let old = source.index.line(start)..source.index.line(end) + 1;
        let mut lines = Lines::default();
        let mut done = source.line(old.start).start;
        for edit in edits {
            lines.push(&source.text[done..edit.span.start as usize], false);
            lines.push(&edit.text, true);
            done = edit.span.end as usize;
        }
        lines.push(&source.text[done..source.line(old.end - 1).end.max(done)], false);
        let gains = old.len() == 1 && lines.done.len() == 1 && edits.iter().all(|e| e.span.is_empty());
        let gone = edits.iter().map(|edit| edit.span.range()).collect();
        let mut region = Self { old, new: lines.done, gains, gone };
        region.trim(source);
        region
    }

    /// Forgets lines at both ends that stay as they are.
    fn trim(&mut self, source: &Source<'_>) {
        let same = |old: usize, new: &NewLine| source.text[source.line(old)] == new.text;
        while !self.old.is_empty() && self.new.last().is_some_and(|new| same(self.old.end - 1, new)) {
            self.old.end -= 1;
            self.new.pop();
        }
        while !self.old.is_empty() && self.new.first().is_some_and(|new| same(self.old.start, new)) {
            self.old.start += 1;
            self.new.remove(0);
        }
    }
}

/// Text cut into lines as it grows.
struct Lines {
    done: Vec<NewLine>,
}

impl Default for Lines {
    fn default() -> Self {
        Self { done: vec![NewLine::default()] }
    }
}

impl Lines {
    fn push(&mut self, text: &str, mark: bool) {
        for (i, piece) in text.split('\n').enumerate() {
            if i > 0 {
                self.done.push(NewLine::default());
            }
            let Some(line) = self.done.last_mut() else { continue };
            let from = line.text.len();
            line.text.push_str(piece.trim_end_matches('\r'));
            if mark {
                line.marks.push(from..line.text.len());
            }
        }
    }
}

/// Where the lines are written.
struct Page<'p> {
    source: &'p Source<'p>,
    digits: usize,
    columns: usize,
    paint: Paint,
}

impl Page<'_> {
    fn region(&self, region: &Region, out: &mut String) {
        if let ([line], true) = (region.new.as_slice(), region.gains) {
            let shown = self.new_line(line);
            let _ =
                writeln!(out, "{} {}", self.gutter(&(region.old.start + 1).to_string(), "|"), untabbed(&shown.text));
            let marks = under(&shown, &line.marks);
            let _ = writeln!(out, "{} {}", self.gutter("", "|"), self.paint.added(marks));
            return;
        }
        for number in region.old.clone() {
            let bytes = self.source.line(number);
            let on_line = region.gone.iter().filter(|gone| gone.start <= bytes.end && gone.end >= bytes.start);
            let inside = |at: usize| at.clamp(bytes.start, bytes.end) - bytes.start;
            let marks: Vec<Range<usize>> = on_line.map(|gone| inside(gone.start)..inside(gone.end)).collect();
            let shown = Line::new(&self.source.text[bytes], &self.source.hidden(number), &marks, self.columns);
            let gutter = self.gutter(&(number + 1).to_string(), "-");
            let _ = writeln!(out, "{gutter} {}", self.paint.removed(untabbed(&shown.text)));
        }
        for (i, line) in region.new.iter().enumerate() {
            let gutter = self.gutter(&(region.old.start + 1 + i).to_string(), "+");
            let _ = writeln!(out, "{gutter} {}", self.paint.added(untabbed(&self.new_line(line).text)));
        }
    }

    fn new_line(&self, line: &NewLine) -> Line {
        Line::new(&line.text, &self.source.secrets.parts_of_source(&line.text), &line.marks, self.columns)
    }

    fn gutter(&self, number: &str, sign: &str) -> String {
        let sign = match sign {
            "+" => self.paint.added(sign),
            "-" => self.paint.removed(sign),
            _ => self.paint.frame(sign),
        };
        format!("{} {sign}", self.paint.frame(format!("{number:>width$}", width = self.digits)))
    }
}

/// A tab as wide as codespan makes it at the start of a line.
fn untabbed(text: &str) -> String {
    text.replace('\t', "    ")
}

/// Plus signs under the marked parts of a line.
fn under(line: &Line, marks: &[Range<usize>]) -> String {
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(untabbed(text).as_str());
    let mut out = String::new();
    for place in marks.iter().map(|mark| line.place(mark)) {
        let (from, to) = (width(&line.text[..place.start]), width(&line.text[..place.end]));
        let blanks = from.saturating_sub(out.len());
        out.push_str(&" ".repeat(blanks));
        out.push_str(&"+".repeat(to.saturating_sub(out.len())));
    }
    out
}
