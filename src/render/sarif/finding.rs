//! One finding as a result of SARIF.

use super::log::{
    ArtifactChange, ArtifactLocation, Bytes, Finding, FindingProperties, Fix, FixProperties, Location, LogicalLocation,
    PhysicalLocation, Region, Replacement, Text, UntoldFix,
};
use crate::diagnostic::{self, Diagnostic, Elsewhere, Label};
use crate::fingerprint::Fingerprint;
use crate::render::Checked;
use crate::render::root::Root;
use crate::render::source::Source;
use crate::text::{Encoding, Position, Span};

/// The name and version of [`crate::fingerprint`] in the log. Code scanning makes its own, from the line, beside it.
const FINGERPRINT: &str = "mcpLintFinding/v1";

/// Writes the findings of one file.
pub(super) struct Writer<'w> {
    pub(super) root: &'w Root,
    pub(super) source: &'w Source<'w>,
    pub(super) artifact: &'w ArtifactLocation,
    pub(super) file: &'w Checked<'w>,
    pub(super) client: Option<&'static str>,
}

impl Writer<'_> {
    pub(super) fn finding(&self, found: &Diagnostic, rule_index: usize, fingerprint: Fingerprint) -> Finding {
        let (fixes, untold_fix) = match found.fix.as_ref().map(|fix| self.fix(fix)) {
            Some(Ok(fix)) => (vec![fix], None),
            Some(Err(untold)) => (Vec::new(), Some(untold)),
            None => (Vec::new(), None),
        };
        let related = found.related.iter().map(|label| self.related(label));
        let elsewhere = found.elsewhere.iter().map(|place| self.elsewhere(place));
        let numbered = related.chain(elsewhere).enumerate();
        Finding {
            rule_id: found.rule,
            rule_index,
            level: super::level(found.severity),
            message: message(&self.source.words(found).paragraph()),
            locations: [Location { logical_locations: self.logical(found), ..self.location(found.primary.span) }],
            related_locations: numbered.map(|(i, location)| Location { id: Some(i + 1), ..location }).collect(),
            partial_fingerprints: [(FINGERPRINT, fingerprint.to_string())].into(),
            fixes,
            properties: FindingProperties { category: found.category.name(), client: self.client, untold_fix },
        }
    }

    fn location(&self, span: Span) -> Location {
        let physical_location =
            PhysicalLocation { artifact_location: self.artifact.clone(), region: Some(self.region(span)) };
        Location { id: None, physical_location, logical_locations: Vec::new(), message: None }
    }

    fn related(&self, label: &Label) -> Location {
        let text = self.source.prose(&label.message);
        let message = (!text.is_empty()).then(|| message(&text));
        Location { message, ..self.location(label.span) }
    }

    fn elsewhere(&self, place: &Elsewhere) -> Location {
        let physical_location = PhysicalLocation {
            artifact_location: super::location(self.root, &place.path),
            // How the bytes of the other file became a text is not known here.
            region: Some(region(place.start, place.end, None)),
        };
        let message = Some(message(&self.source.prose(&place.message)));
        Location { id: None, physical_location, logical_locations: Vec::new(), message }
    }

    /// The server and the value that the finding is about.
    fn logical(&self, found: &Diagnostic) -> Vec<LogicalLocation> {
        let masked = |text: &str| self.source.secrets.mask(text).into_owned();
        let name = found.server.as_deref().map(masked);
        let fully_qualified_name = found.pointer.as_deref().map(masked);
        let known = name.is_some() || fully_qualified_name.is_some();
        known.then_some(LogicalLocation { name, fully_qualified_name }).into_iter().collect()
    }

    /// Offsets in the text are offsets in the file only where it is UTF-8.
    fn region(&self, span: Span) -> Region {
        let range = self.source.clamp(span);
        let position = |at: usize| self.source.index.position(self.source.text, at);
        let bytes = Bytes { byte_offset: range.start, byte_length: range.len() };
        region(position(range.start), position(range.end), Some(bytes).filter(|_| self.file.encoding == Encoding::Utf8))
    }

    fn fix(&self, fix: &diagnostic::Fix) -> Result<Fix, UntoldFix> {
        let title = self.source.prose(&fix.title);
        let safety = fix.safety.name();
        let redacted = self.source.reveals(fix);
        if redacted || fix.is_conversion() {
            return Err(UntoldFix { title, safety, redacted });
        }
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: (!edit.text.is_empty()).then(|| Text { text: edit.text.clone() }),
        });
        let change = ArtifactChange { artifact_location: self.artifact.clone(), replacements: replacements.collect() };
        Ok(Fix { description: message(&title), artifact_changes: [change], properties: FixProperties { safety } })
    }
}

fn region(start: Position, end: Position, bytes: Option<Bytes>) -> Region {
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column, bytes }
}

/// A plain text message: what looks like a link in it is none (3.11.6). Braces stay as they are: those who read logs replace
/// placeholders only where there are arguments.
fn message(text: &str) -> Text {
    let text = if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() };
    Text { text }
}
