//! Where the servers of a document stand, and where they stand by mistake.

use super::server::Naming;
use crate::clients::ClientFile;
use crate::schemas::{Concept, concept_of};
use crate::syntax::{Document, Member, Node};

/// The objects (lists, where an item carries its name) in which a client looks for servers.
pub(super) fn containers<'d>(document: &'d Document<'d>, file: &ClientFile) -> Vec<Node<'d>> {
    let Some(root) = document.root() else { return Vec::new() };
    let mut found: Vec<Node<'d>> = Vec::new();
    for pointer in file.servers {
        let Some((before, after)) = pointer.split_once("/*") else {
            let Some(node) = root.at_pointer(pointer).filter(|n| file.is_container(*n)) else { continue };
            match found.iter().position(|f| f.encloses(node) || node.encloses(*f)) {
                None => found.push(node),
                // The newer form, one level deeper, unless it is a server of that name.
                Some(i) if found[i].encloses(node) && holds_servers(node) && !looks_like_server(node) => {
                    found[i] = node;
                }
                Some(_) => {}
            }
            continue;
        };
        let each = root.at_pointer(before).into_iter().flat_map(|n| n.members());
        found.extend(each.filter_map(|m| m.value.at_pointer(after)).filter(|n| file.is_container(*n)));
    }
    if found.is_empty() && file.parts {
        let lists = file.servers.iter().filter_map(|pointer| root.at_pointer(pointer));
        found.extend(lists.flat_map(|list| list.items()).filter(|part| part.is_object() && !is_server(*part)));
    }
    if found.is_empty() && file.bare && root.is_object() && root.members().any(|m| looks_like_server(m.value)) {
        found.push(root);
    }
    found
}

/// The entries of a container.
pub(super) fn entries<'d>(container: Node<'d>, file: &ClientFile) -> Vec<(Member<'d>, Naming)> {
    let Some(name) = file.named_by.filter(|_| container.is_array()) else {
        let named = container.members().filter(|member| !is_remark(&member.key.text()));
        return named.map(|member| (member, Naming::Own)).collect();
    };
    let entry = |(place, item): (usize, Node<'d>)| match item.get(name).filter(|name| name.is_string()) {
        Some(key) => (Member { key, value: item }, Naming::Own),
        // Something to point at: its first key, or (for a TOML table) its header.
        None => (Member { key: item.members().next().map_or(item, |m| m.key), value: item }, Naming::Place(place)),
    };
    container.items().enumerate().map(entry).collect()
}

/// Whether a key is a remark rather than a name: `_comment`, `$schema`, `//`.
pub fn is_remark(key: &str) -> bool {
    key.starts_with(['_', '$']) || key.starts_with("//") || key.starts_with('#')
}

/// Whether a value is an object with a field that starts or addresses a server.
pub fn looks_like_server(node: Node<'_>) -> bool {
    node.members().any(|m| {
        let key = m.key.text();
        let concept = concept_of(key.trim()).map(|(concept, _)| concept);
        let plausible = m.value.is_string() || m.value.is_array() || m.value.is_object();
        matches!(concept, Some(Concept::Command | Concept::Url)) && plausible
    })
}

/// Whether an object is one server, and not an object of servers.
pub fn is_server(node: Node<'_>) -> bool {
    looks_like_server(node) && !holds_servers(node)
}

/// Servers that stand where the client does not look.
#[derive(Clone, Debug)]
pub struct Lost<'d> {
    /// The members from the top level down to the object that holds them; empty: they stand at the top level.
    pub path: Vec<Member<'d>>,
    /// The object that holds them.
    pub container: Node<'d>,
}

/// Every object outside `known` that holds servers, the outermost of each branch, in document order.
pub fn lost_containers<'d>(document: &'d Document<'d>, known: &[Node<'d>]) -> Vec<Lost<'d>> {
    let Some(root) = document.root().filter(|n| n.is_object()) else { return Vec::new() };
    if known.is_empty() && holds_servers(root) {
        return vec![Lost { path: Vec::new(), container: root }];
    }
    let free = |m: &Member<'d>| m.value.is_object() && !known.iter().any(|k| k.encloses(m.value) && *k != root);
    // The same key once more is its own mistake.
    let names_again = |m: &Member<'d>| {
        let holds = |value: Node<'_>| known.iter().any(|k| *k == value || value.encloses(*k));
        root.members().any(|other| other.key != m.key && other.key.text() == m.key.text() && holds(other.value))
    };
    let free = |m: &Member<'d>| free(m) && !names_again(m);
    let mut found = Vec::new();
    // Two levels are enough for every client's layout; deeper objects belong to somebody else.
    for outer in root.members().filter(free) {
        if known.contains(&outer.value) || known.contains(&root) {
            continue;
        }
        if holds_servers(outer.value) {
            found.push(Lost { path: vec![outer], container: outer.value });
            continue;
        }
        let inner = outer.value.members().filter(free).filter(|m| !known.contains(&m.value) && holds_servers(m.value));
        found.extend(inner.map(|m| Lost { path: vec![outer, m], container: m.value }));
    }
    found
}

/// Every list of servers at the top level of a document, for a client that keeps its servers in a list.
pub fn lost_lists<'d>(document: &'d Document<'d>, file: &ClientFile) -> Vec<Lost<'d>> {
    let members = document.root().filter(|_| file.named_by.is_some()).into_iter().flat_map(|root| root.members());
    let holds = |list: Node<'d>| {
        let servers = list.items().filter(|item| looks_like_server(*item)).count();
        servers > 0 && 2 * servers >= list.items().count()
    };
    members.filter(|m| holds(m.value)).map(|m| Lost { path: vec![m], container: m.value }).collect()
}

/// Whether most members of an object look like servers.
pub fn holds_servers(node: Node<'_>) -> bool {
    let (mut servers, mut others) = (0, 0);
    for member in node.members().filter(|m| !is_remark(&m.key.text())) {
        if looks_like_server(member.value) { servers += 1 } else { others += 1 }
    }
    servers > 0 && servers >= others
}
