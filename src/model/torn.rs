//! Where a text is too broken to say what is not there: what a rule misses may stand in the part that could not be read.

use super::{Config, Server};
use crate::syntax::{FaultKind, Format, Node};
use crate::text::Span;

impl Config<'_> {
    /// Whether a mistake in the text of an entry may have swallowed some of its fields.
    pub fn is_torn(&self, server: &Server<'_>) -> bool {
        let entry = self.with_its_line(Span::new(server.key.span().start as usize, server.entry.span().end as usize));
        let yaml = self.document.format() == Format::Yaml;
        self.faults_in(entry).any(|kind| yaml || swallows(kind))
    }

    /// Whether the value of a node is only what could be made of a mistake beside it.
    pub fn is_guess(&self, node: Node<'_>) -> bool {
        self.faults_in(self.with_its_line(node.span())).next().is_some()
    }

    /// The mistakes, other than deviations of a dialect, that touch `span`.
    fn faults_in(&self, span: Span) -> impl Iterator<Item = FaultKind> {
        let faults = self.document.faults().iter().filter(|fault| !fault.kind.is_dialect());
        faults.filter(move |fault| fault.span.start <= span.end && span.start <= fault.span.end).map(|fault| fault.kind)
    }

    /// In YAML the whole line counts, because its indentation decides what it belongs to.
    fn with_its_line(&self, span: Span) -> Span {
        let line = || self.document.text()[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        match self.document.format() {
            Format::Yaml => Span::new(line(), span.end as usize),
            Format::Json | Format::Toml => span,
        }
    }
}

/// Whether what follows a mistake may have been read as part of something else.
fn swallows(kind: FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::UnterminatedString
            | FaultKind::UnterminatedComment
            | FaultKind::MissingCloser
            | FaultKind::WrongCloser
            | FaultKind::StrayCloser
            | FaultKind::MissingKey
            | FaultKind::MissingValue
    )
}
