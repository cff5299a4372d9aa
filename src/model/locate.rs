//! Where the servers of a document stand, and where they stand by mistake.

use crate::clients::ClientFile;
use crate::schemas::{Concept, concept_of};
use crate::syntax::{Document, Member, Node};

/// The objects in which a client looks for servers.
pub(super) fn containers<'d>(document: &'d Document<'d>, file: &ClientFile) -> Vec<Node<'d>> {
    let Some(root) = document.root() else { return Vec::new() };
    let mut found: Vec<Node<'d>> = Vec::new();
    for pointer in file.servers {
        let Some((before, after)) = pointer.split_once("/*") else {
            // Of several spellings of one place only the first that exists counts.
            if let Some(node) = root.at_pointer(pointer).filter(|n| n.is_object()) {
                if !found.iter().any(|f| f.span().contains(node.span()) || node.span().contains(f.span())) {
                    found.push(node);
                }
            }
            continue;
        };
        let each = root.at_pointer(before).into_iter().flat_map(|n| n.members());
        found.extend(each.filter_map(|m| m.value.at_pointer(after)).filter(|n| n.is_object()));
    }
    if found.is_empty() && file.bare && root.is_object() && root.members().any(|m| looks_like_server(m.value)) {
        found.push(root);
    }
    found
}

/// Whether a key is a remark rather than a name: `_comment`, `$schema`, `//`.
pub(super) fn is_remark(key: &str) -> bool {
    key.starts_with(['_', '$']) || key.starts_with("//") || key.starts_with('#')
}

/// Whether a value is an object with a field that starts or addresses a server.
pub(super) fn looks_like_server(node: Node<'_>) -> bool {
    node.members().any(|m| {
        let key = m.key.text();
        let concept = concept_of(key.trim()).map(|(concept, _)| concept);
        let plausible = m.value.is_string() || m.value.is_array() || m.value.is_object();
        matches!(concept, Some(Concept::Command | Concept::Url)) && plausible
    })
}

/// Servers that stand where the client does not look.
#[derive(Clone, Copy, Debug)]
pub struct Lost<'d> {
    /// The member whose value holds them; `None`: they stand at the top level.
    pub member: Option<Member<'d>>,
    /// The object that holds them.
    pub container: Node<'d>,
}

/// Finds the one object that holds servers in a document in which the client finds none.
pub fn lost_container<'d>(document: &'d Document<'d>) -> Option<Lost<'d>> {
    let root = document.root().filter(|n| n.is_object())?;
    if holds_servers(root) {
        return Some(Lost { member: None, container: root });
    }
    // Two levels are enough for every client's layout; deeper objects belong to somebody else.
    let outer = || root.members().filter(|m| m.value.is_object());
    let direct = outer().find(|m| holds_servers(m.value));
    let member = direct.or_else(|| outer().flat_map(|m| m.value.members()).find(|m| holds_servers(m.value)))?;
    Some(Lost { member: Some(member), container: member.value })
}

/// Whether most members of an object look like servers.
fn holds_servers(node: Node<'_>) -> bool {
    let (mut servers, mut others) = (0, 0);
    for member in node.members().filter(|m| !is_remark(&m.key.text())) {
        if looks_like_server(member.value) { servers += 1 } else { others += 1 }
    }
    servers > 0 && servers >= others
}
