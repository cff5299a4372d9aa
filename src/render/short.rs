//! One line per finding: `path:line:column: level[rule]: message`.

use std::io::{self, Write};

use super::source::Source;
use super::{Checked, Paint, Renderer, Summary};

/// The format for logs, `grep` and editors' problem matchers.
#[derive(Clone, Copy, Debug)]
pub struct Short {
    paint: Paint,
}

impl Short {
    /// With or without colours.
    pub fn new(paint: Paint) -> Self {
        Self { paint }
    }
}

impl Renderer for Short {
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let source = Source::of(file);
        for diagnostic in file.diagnostics {
            let at = source.index.position(source.text, source.clamp(diagnostic.primary.span).start);
            let level = self.paint.severity(
                diagnostic.severity,
                format!("{}[{}]", diagnostic.severity.name(), self.paint.rule(diagnostic.rule)),
            );
            let message = source.prose(&diagnostic.message);
            writeln!(out, "{}:{}:{}: {level}: {message}", source.path, at.line, at.column)?;
        }
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
