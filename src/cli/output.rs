//! Where the report goes, and whether in colour.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use super::args::Colour;
use crate::render::Paint;

/// Standard output or a file. A reader that has gone away is no trouble: the rest is dropped, and the work goes on.
pub(super) struct Output {
    to: Box<dyn Write>,
    gone: bool,
    /// Whether people read it in a terminal.
    pub(super) terminal: bool,
}

impl Output {
    /// Standard output, or `file`.
    ///
    /// # Errors
    /// Where the file cannot be created.
    pub(super) fn open(file: Option<&Path>) -> io::Result<Self> {
        match file {
            Some(file) => Ok(Self { to: Box::new(BufWriter::new(File::create(file)?)), gone: false, terminal: false }),
            None => Ok(Self::standard()),
        }
    }

    /// Standard output.
    pub(super) fn standard() -> Self {
        let terminal = io::stdout().is_terminal();
        // The stream translates colours for old consoles.
        let stream = anstream::AutoStream::always(io::stdout());
        Self { to: Box::new(BufWriter::new(stream)), gone: false, terminal }
    }

    /// Standard error, for a report whose place is taken.
    pub(super) fn error() -> Self {
        let stream = anstream::AutoStream::always(io::stderr());
        Self { to: Box::new(BufWriter::new(stream)), gone: false, terminal: io::stderr().is_terminal() }
    }

    /// How wide the terminal is, in columns, if it is one.
    pub(super) fn width(&self) -> Option<usize> {
        let size = self.terminal.then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0)
    }

    fn forgive(&mut self, error: io::Error) -> io::Result<()> {
        if error.kind() != io::ErrorKind::BrokenPipe {
            return Err(error);
        }
        self.gone = true;
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        match self.to.write(bytes) {
            Ok(written) => Ok(written),
            Err(error) => self.forgive(error).map(|()| bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        match self.to.flush() {
            Ok(()) => Ok(()),
            Err(error) => self.forgive(error),
        }
    }
}

/// Whether to colour: as asked; else as `NO_COLOR` and `FORCE_COLOR` say; else where a terminal reads.
pub(super) fn paint(asked: Colour, terminal: bool) -> Paint {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let forced = || set("FORCE_COLOR") || std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    let dumb = || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    let coloured = match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR") => false,
        Colour::Auto => forced() || (terminal && !dumb()),
    };
    if coloured { Paint::Colour } else { Paint::Plain }
}

/// Says something on standard error, where nothing can be done if that fails.
pub(super) fn say(text: &str) {
    let _ = writeln!(anstream::AutoStream::always(io::stderr()), "{text}");
}
