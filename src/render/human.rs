//! The format for people: snippets with carets, in the manner of rustc.

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic as Shown, Label as ShownLabel};
use codespan_reporting::term::{self, Chars, Config};

use super::excerpt::Excerpt;
use super::paint::{Canvas, level};
use super::source::Source;
use super::suggestion::suggestion;
use super::{Checked, Paint, Renderer, Summary, count};
use crate::clients::{Detected, Sure};
use crate::diagnostic::{Diagnostic, Fix, Safety};

/// Writes each finding with its place, its reason and its repair.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    paint: Paint,
    /// The width of the terminal; `None` where there is none, and nothing is wrapped.
    width: Option<usize>,
    /// Whether to say nothing but the findings.
    quiet: bool,
    /// Whether to say where the client was guessed.
    guesses: bool,
}

impl Human {
    /// `width`: that of the terminal in columns, if there is one. `quiet`: findings only, no notes and no sum.
    pub fn new(paint: Paint, width: Option<usize>, quiet: bool) -> Self {
        Self { paint, width, quiet, guesses: !quiet }
    }

    /// The same, where something else says whose file each is.
    pub fn without_guesses(self) -> Self {
        Self { guesses: false, ..self }
    }

    /// How much of a source line is shown at most.
    fn columns(&self, digits: usize) -> usize {
        self.width.map_or(160, |width| width.saturating_sub(digits + 3).max(40))
    }

    fn finding(&self, source: &Source<'_>, diagnostic: &Diagnostic) -> io::Result<Vec<u8>> {
        let labels: Vec<_> = std::iter::once(&diagnostic.primary).chain(&diagnostic.related).collect();
        let spans: Vec<_> = labels.iter().map(|label| label.span).collect();
        let digits = source.index.lines().to_string().len();
        let (excerpt, places) = Excerpt::new(source, &spans, self.columns(digits));
        let digits = excerpt.digits();
        let mut shown_labels: Vec<_> = labels
            .iter()
            .zip(places)
            .enumerate()
            .map(|(i, (label, place))| {
                let shown = if i == 0 { ShownLabel::primary((), place) } else { ShownLabel::secondary((), place) };
                shown.with_message(source.prose(&label.message))
            })
            .collect();
        let mut notes = Vec::new();
        if let Some(primary) = shown_labels.first_mut()
            && self
                .width
                .is_some_and(|width| excerpt.columns_before(primary.range.end) + width_of(&primary.message) >= width)
        {
            // No room beside the carets.
            notes.push(self.note("note", &std::mem::take(&mut primary.message), digits));
        }
        notes.extend(self.notes(source, diagnostic, digits));
        let head = diagnostic.severity.name().len() + diagnostic.rule.len() + 3;
        let shown = match diagnostic.rule {
            "" => Shown::new(level(diagnostic.severity)),
            rule => Shown::new(level(diagnostic.severity)).with_code(rule),
        };
        let shown = shown
            .with_message(wrap(&source.prose(&diagnostic.message), head, 2, self.width).trim_start())
            .with_labels(shown_labels)
            .with_notes(notes);
        let linked = format!("[{}]", self.paint.rule(diagnostic.rule));
        let config = Config { chars: Chars { snippet_start: "-->".to_owned(), ..Chars::ascii() }, ..Config::default() };
        let mut canvas = Canvas::new(self.paint);
        term::emit_to_write_style(&mut canvas, &config, &excerpt, &shown).map_err(io::Error::other)?;
        let mut bytes = without_trailing_blanks(&canvas.bytes);
        if self.paint == Paint::Linked {
            replace_first(&mut bytes, format!("[{}]", diagnostic.rule).as_bytes(), linked.as_bytes());
        }
        let edits = diagnostic.fix.as_ref().map_or(&[][..], |fix| &fix.edits);
        if let Some(lines) = suggestion(source, edits, digits, self.columns(digits), self.paint) {
            // Before the blank line at the end.
            bytes.pop();
            bytes.extend_from_slice(lines.as_bytes());
            bytes.push(b'\n');
        }
        Ok(bytes)
    }

    fn notes(&self, source: &Source<'_>, diagnostic: &Diagnostic, digits: usize) -> Vec<String> {
        let help = diagnostic.help.as_deref().map(|help| self.note("help", &source.prose(help), digits));
        let fix = diagnostic.fix.as_ref().map(|fix| {
            let title = format!("{} ({})", source.prose(&fix.title), flags(fix));
            self.note("fix", &title, digits)
        });
        let elsewhere = diagnostic.elsewhere.iter().map(|place| {
            let (path, start) = (super::visible(&place.path), place.start);
            let text = format!("{path}:{}:{}: {}", start.line, start.column, source.prose(&place.message));
            self.note("note", &text, digits)
        });
        elsewhere.chain(help).chain(fix).collect()
    }

    /// `word: text`, wrapped at the edge of the terminal.
    fn note(&self, word: &str, text: &str, digits: usize) -> String {
        let room = self.width.map(|width| width.saturating_sub(digits + 3));
        format!("{}{}", self.paint.bold(format!("{word}:")), wrap(text, word.len() + 1, word.len() + 2, room))
    }
}

/// How many columns a text takes.
fn width_of(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

/// The words of `text`, a blank before each, on lines of at most `room` columns. The first line starts at `column`, the others
/// are indented.
fn wrap(text: &str, mut column: usize, indent: usize, room: Option<usize>) -> String {
    let room = room.map_or(usize::MAX, |room| room.max(40));
    let mut out = String::new();
    for word in text.split(' ') {
        let width = width_of(word);
        if column + 1 + width > room && column > indent {
            out.push('\n');
            out.push_str(&" ".repeat(indent - 1));
            column = indent - 1;
        }
        out.push(' ');
        out.push_str(word);
        column += 1 + width;
    }
    out
}

impl Renderer for Human {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let source = Source::of(file);
        if let Some(guess) = file.detected.filter(|_| self.guesses).and_then(guess) {
            let note = wrap(&format!("{}: {guess}", source.path), "note:".len(), 6, self.width);
            writeln!(out, "{}{note}\n", self.paint.bold("note:"))?;
        }
        for diagnostic in file.diagnostics {
            out.write_all(&self.finding(&source, diagnostic)?)?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if self.quiet {
            return Ok(());
        }
        if summary.fixed > 0 {
            writeln!(out, "{}", self.paint.bold(format!("Fixed {}.", count(summary.fixed, "problem"))))?;
        }
        let not_shown = summary.not_shown();
        if summary.findings() == 0 {
            if summary.files > 0 && summary.fixed == 0 {
                let all = format!("{}, {}", count(summary.files, "file"), count(summary.servers, "server"));
                let good = if summary.hidden.accepted > 0 { "Nothing new:" } else { "All good:" };
                return writeln!(out, "{} {all}.{not_shown}", self.paint.bold(good));
            }
            return if not_shown.is_empty() { Ok(()) } else { writeln!(out, "{}", not_shown.trim_start()) };
        }
        let found = format!("Found {} in {}", summary.levels(), count(summary.affected, "file"));
        writeln!(out, "{}{}.{not_shown}", self.paint.bold(found), fixable(summary))
    }
}

/// codespan knows no links.
fn replace_first(bytes: &mut Vec<u8>, what: &[u8], by: &[u8]) {
    if let Some(at) = bytes.windows(what.len()).position(|window| window == what) {
        bytes.splice(at..at + what.len(), by.iter().copied());
    }
}

/// codespan pads empty lines.
fn without_trailing_blanks(bytes: &[u8]) -> Vec<u8> {
    let lines = bytes.split_inclusive(|b| *b == b'\n');
    lines.flat_map(|line| line.trim_ascii_end().iter().copied().chain([b'\n'])).collect()
}

/// What can be repaired, as the rest of a sentence.
fn fixable(summary: &Summary) -> String {
    match (summary.fixable, summary.fixable_unsafe) {
        (0, 0) => String::new(),
        (safe, 0) => format!("; {safe} fixable with `--fix`"),
        (0, risky) => format!("; {risky} fixable with `--fix --unsafe-fixes`"),
        (safe, risky) => format!("; {safe} fixable with `--fix` ({risky} more with `--unsafe-fixes`)"),
    }
}

/// Which options apply this fix.
fn flags(fix: &Fix) -> &'static str {
    match fix.safety {
        Safety::Safe => "`--fix`",
        Safety::Unsafe => "`--fix --unsafe-fixes`",
    }
}

/// What to say where the client was guessed.
fn guess(detected: Detected) -> Option<String> {
    match detected.sure {
        Sure::Certain => None,
        Sure::Likely => Some(format!(
            "linted as {}; other clients read files of this name, too (`--client` says which)",
            detected.client.name
        )),
        Sure::Unknown => {
            Some("no client's usual file; checked for what all clients share (`--client` says which)".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::replace_first;

    #[test]
    fn only_the_first_is_replaced() {
        let mut bytes = b"warning[x]: not [x]".to_vec();
        replace_first(&mut bytes, b"[x]", b"[link]");
        assert_eq!(bytes, b"warning[link]: not [x]");
        replace_first(&mut bytes, b"[y]", b"");
        assert_eq!(bytes, b"warning[link]: not [x]");
    }
}
