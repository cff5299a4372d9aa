//! Colours, as escape sequences; or none.

use std::fmt::Display;
use std::io::{self, Write};

use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

use crate::rules;

/// Whether to colour, and how each part looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Plain text.
    Plain,
    /// Escape sequences.
    Colour,
    /// The same, and names of rules lead to their pages.
    Linked,
}

const RESET: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const FRAME: &str = "\x1b[1;34m";
const ADDED: &str = "\x1b[32m";
const REMOVED: &str = "\x1b[31m";

impl Paint {
    /// Strong text.
    pub fn bold(self, text: impl Display) -> String {
        self.with(BOLD, text)
    }

    /// Line numbers and borders.
    pub(super) fn frame(self, text: impl Display) -> String {
        self.with(FRAME, text)
    }

    /// Text that a fix adds.
    pub fn added(self, text: impl Display) -> String {
        self.with(ADDED, text)
    }

    /// Text that a fix removes.
    pub fn removed(self, text: impl Display) -> String {
        self.with(REMOVED, text)
    }

    /// The word for a level.
    pub(super) fn severity(self, severity: crate::diagnostic::Severity, text: impl Display) -> String {
        self.with(header(level(severity)), text)
    }

    /// The name of a rule.
    pub(super) fn rule(self, id: &str) -> String {
        match rules::page(id).filter(|_| self == Self::Linked) {
            Some(page) => link(&page, id),
            None => id.to_owned(),
        }
    }

    /// The word before something that went wrong with the program's own work.
    pub fn trouble(self, text: impl Display) -> String {
        self.with(header(Severity::Error), text)
    }

    fn with(self, sequence: &str, text: impl Display) -> String {
        match self {
            Self::Plain => text.to_string(),
            Self::Colour | Self::Linked => format!("{sequence}{text}{RESET}"),
        }
    }
}

/// A link in the terminal (OSC 8).
fn link(address: &str, text: &str) -> String {
    format!("\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// Our level in codespan's words.
pub(super) fn level(severity: crate::diagnostic::Severity) -> Severity {
    match severity {
        crate::diagnostic::Severity::Error => Severity::Error,
        crate::diagnostic::Severity::Warning => Severity::Warning,
        crate::diagnostic::Severity::Info => Severity::Note,
    }
}

fn header(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => "\x1b[1;31m",
        Severity::Warning => "\x1b[1;33m",
        Severity::Note => "\x1b[1;36m",
        Severity::Help => "\x1b[1;32m",
    }
}

/// A buffer that codespan writes to.
pub(super) struct Canvas {
    paint: Paint,
    pub(super) bytes: Vec<u8>,
    in_level: bool,
}

impl Canvas {
    pub(super) fn new(paint: Paint) -> Self {
        Self { paint, bytes: Vec::new(), in_level: false }
    }

    fn set(&mut self, sequence: &str) -> io::Result<()> {
        self.in_level = false;
        if self.paint != Paint::Plain {
            self.bytes.extend_from_slice(sequence.as_bytes());
        }
        Ok(())
    }
}

impl Write for Canvas {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        // codespan has no word for our lowest level.
        let word: &[u8] = if self.in_level && text == b"note" { b"info" } else { text };
        self.in_level = false;
        self.bytes.extend_from_slice(word);
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Canvas {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.set(header(severity))?;
        self.in_level = true;
        Ok(())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(RESET)?;
        self.set(BOLD)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(FRAME)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(FRAME)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(FRAME)
    }

    fn set_label(&mut self, severity: Severity, style: LabelStyle) -> io::Result<()> {
        match style {
            LabelStyle::Primary => self.set(header(severity)),
            LabelStyle::Secondary => self.set(FRAME),
        }
    }

    fn reset(&mut self) -> io::Result<()> {
        self.set(RESET)
    }
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn a_link_opens_and_closes() {
        let expected = "\u{1b}]8;;https://example.com/x\u{1b}\\missing-yes\u{1b}]8;;\u{1b}\\";
        assert_eq!(link("https://example.com/x", "missing-yes"), expected);
    }
}
