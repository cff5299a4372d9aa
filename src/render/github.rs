//! Workflow commands of GitHub Actions: annotations beside the changed lines, without code scanning.

use std::io::{self, Write};

use super::source::Source;
use super::{Checked, Renderer, Root, Summary, visible};
use crate::diagnostic::{Diagnostic, Severity};

/// One command per finding.
#[derive(Clone, Debug)]
pub struct Github {
    root: Root,
}

impl Github {
    /// With paths relative to this root.
    pub fn new(root: Root) -> Self {
        Self { root }
    }

    /// The command, and its message for those who read the log: place and words. Line breaks in it show in the annotation.
    fn finding(&self, path: &str, source: &Source<'_>, found: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
        let range = source.clamp(found.primary.span);
        let (start, end) =
            (source.index.position(source.text, range.start), source.index.position(source.text, range.end));
        let level = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        write!(out, "::{level} file={},line={},endLine={}", property(&visible(path)), start.line, end.line)?;
        // The runner drops columns where there are several lines.
        if start.line == end.line {
            write!(out, ",col={},endColumn={}", start.column, end.column)?;
        }
        let words = source.words(found);
        let mut message = format!("{}:{}:{}: {}", visible(path), start.line, start.column, words.headline());
        for place in &found.elsewhere {
            let (path, start) = (self.root.path(&place.path), place.start);
            let text = source.prose(&place.message);
            message.push_str(&format!("\n{}:{}:{}: {text}", visible(&path), start.line, start.column));
        }
        if let Some(help) = &words.help {
            message.push_str(&format!("\nhelp: {help}"));
        }
        writeln!(out, ",title={}::{}", property(found.rule), data(&message))
    }
}

impl Renderer for Github {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let source = Source::of(file);
        let path = self.root.path(file.path);
        file.diagnostics.iter().try_for_each(|found| self.finding(&path, &source, found, out))
    }

    fn failed(&mut self, path: &str, error: &str, out: &mut dyn Write) -> io::Result<()> {
        let path = self.root.path(path);
        let message = format!("{}: {}", visible(&path), visible(error));
        writeln!(out, "::error file={},title=mcp-lint::{}", property(&visible(&path)), data(&message))
    }

    fn aborted(&mut self, error: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "::error title=mcp-lint::{}", data(&visible(error)))
    }

    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// A message as the runner reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a property, where commas and colons end something.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_has_a_meaning_to_the_runner_is_escaped() {
        assert_eq!(data("100%\r\n::error::x"), "100%25%0D%0A::error::x");
        assert_eq!(property("C:/a,b%\n"), "C%3A/a%2Cb%25%0A");
    }
}
