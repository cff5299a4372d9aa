//! Texts that are no whole file but a piece of one, as people paste them.

use std::borrow::Cow;

use super::locate::{holds_servers, is_remark, looks_like_server, lost_containers};
use crate::clients::Detected;
use crate::schemas::{Concept, concept_of};
use crate::syntax::{Document, Fault, FaultKind, Member, Node};

/// What a piece of a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snippet {
    /// Entries with their names.
    Servers,
    /// The fields of one entry, without braces.
    Entry,
    /// The same in braces of their own: one entry as if it were the file.
    BracedEntry,
    /// Variables of one entry's environment.
    Environment,
}

impl Snippet {
    /// Whether it is one entry, or a part of one.
    pub fn is_entry(self) -> bool {
        matches!(self, Self::Entry | Self::BracedEntry)
    }
}

/// Whether the text is a piece of a file: no outer braces, and no key around its servers; or braces around the fields of one
/// entry. No client reads such a file, so nobody has one; what people have is the piece.
pub(super) fn snippet(document: &Document<'_>, detected: Detected) -> Option<Snippet> {
    let root = document.root().filter(|root| root.is_object() && detected.file.unread.is_none())?;
    if !document.faults().iter().any(|fault| fault.kind == FaultKind::MissingOuterBraces) {
        return is_braced_entry(document, root, detected).then_some(Snippet::BracedEntry);
    }
    if holds_servers(root) {
        return Some(Snippet::Servers);
    }
    let keys: Vec<_> = keys(root).collect();
    keys.first()?;
    if keys.iter().all(|key| is_field(key)) {
        return Some(Snippet::Entry);
    }
    keys.iter().all(|key| is_variable(key)).then_some(Snippet::Environment)
}

/// Whether the whole file is one entry.
fn is_braced_entry(document: &Document<'_>, root: Node<'_>, detected: Detected) -> bool {
    let (file, generic) = (detected.file, detected.is_generic());
    if file.nameless || file.servers.iter().any(|pointer| root.at_pointer(pointer).is_some()) {
        return false;
    }
    // Among settings `env` and `command` may be anything, unless all there is belongs to an entry and to nothing else.
    let about_start = |member| is_about_start(member) && !(file.mixed && member.key.text() == "env");
    let own = || file.mixed && keys(root).any(|key| file.schema.root_keys.contains(&&*key));
    let part = || !generic && keys(root).all(|key| is_field(&key)) && root.members().any(about_start) && !own();
    let whole = (!file.mixed || generic) && looks_like_server(root);
    (whole || part()) && lost_containers(document, &[]).is_empty()
}

/// Whether a field says what to start, with what, or where it is.
fn is_about_start(member: Member<'_>) -> bool {
    let fits = |concept| match concept {
        Concept::Command | Concept::Url => member.value.is_string(),
        Concept::Args => member.value.is_array(),
        Concept::Env | Concept::Headers => member.value.is_object(),
        _ => false,
    };
    concept_of(&member.key.text()).is_some_and(|(concept, _)| fits(concept))
}

fn keys<'d>(object: Node<'d>) -> impl Iterator<Item = Cow<'d, str>> {
    object.members().map(|member| member.key.text()).filter(|key| !is_remark(key))
}

fn is_field(key: &str) -> bool {
    concept_of(key).is_some_and(|(concept, _)| concept != Concept::Other)
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
