//! Texts that are no whole file but a piece of one, as people paste them.

use super::locate::{holds_servers, is_remark};
use crate::clients::ClientFile;
use crate::schemas::{Concept, concept_of};
use crate::syntax::{Document, Fault, FaultKind};

/// What a piece of a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// Entries with their names.
    Servers,
    /// The fields of one entry.
    Entry,
    /// Variables of one entry's environment.
    Environment,
}

/// Whether the text is a piece of a file: no outer braces, and no key around its servers. No client reads such a file, so
/// nobody has one; what people have is the piece.
pub(super) fn snippet(document: &Document<'_>, file: &ClientFile) -> Option<Snippet> {
    document.faults().iter().find(|fault| fault.kind == FaultKind::MissingOuterBraces)?;
    let root = document.root().filter(|root| root.is_object() && file.unread.is_none())?;
    if holds_servers(root) {
        return Some(Snippet::Servers);
    }
    let keys: Vec<_> = root.members().map(|member| member.key.text()).filter(|key| !is_remark(key)).collect();
    keys.first()?;
    let is_field = |key: &str| concept_of(key).is_some_and(|(concept, _)| concept != Concept::Other);
    if keys.iter().all(|key| is_field(key)) {
        return Some(Snippet::Entry);
    }
    keys.iter().all(|key| is_variable(key)).then_some(Snippet::Environment)
}

/// Whether a key is written as people write names of environment variables: `API_KEY`.
fn is_variable(key: &str) -> bool {
    key.len() > 1
        && key.starts_with(|c: char| c.is_ascii_uppercase())
        && key.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether a fault is only the edge of a piece: the missing braces, and the comma that divided it from its neighbour.
pub(super) fn is_edge(fault: &Fault, document: &Document<'_>) -> bool {
    let rest = &document.text()[fault.span.end as usize..];
    match fault.kind {
        FaultKind::MissingOuterBraces => true,
        FaultKind::TrailingComma | FaultKind::ExtraComma => rest.trim().is_empty(),
        _ => false,
    }
}
