//! Whether a document holds MCP servers, whoever it belongs to.

use super::{Client, ClientFile, GENERIC};
use crate::schemas::{Concept, Schema, concept_of};
use crate::syntax::{Document, FaultKind, Member, Node};

/// Where servers stand in the files of all known clients.
const CONTAINERS: &[&str] = &["/mcpServers", "/mcp_servers", "/servers", "/mcp/servers", "/mcp", "/context_servers"];

/// Keys under which an entry holds its address.
const ADDRESSES: &[&str] = &["url", "httpUrl", "serverUrl", "baseUrl", "endpoint", "uri"];

/// Words by which entries name their transport.
const WORDS: &[&str] =
    &["stdio", "local", "http", "sse", "remote", "ws", "streamable-http", "streamableHttp", "streamable_http"];

/// How much it takes to call an object an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// A command or an address.
    Any,
    /// A command, or an address with the word for its transport: other programs have tables of addresses too.
    Strong,
}

/// Whether servers stand in `document` under one of the usual keys.
///
/// `named`: the file's name speaks of MCP. Without that, a key that other programs use too must hold what can be nothing
/// else.
pub(super) fn holds_servers(document: &Document<'_>, named: bool) -> bool {
    let Some(root) = document.root() else { return false };
    let holds = |pointer: &str| {
        let Some(node) = root.at_pointer(pointer) else { return false };
        let shared = matches!(pointer, "/servers" | "/mcp");
        let evidence = if shared && !named { Evidence::Strong } else { Evidence::Any };
        holds_entries(node, evidence) || (named && pointer == "/mcpServers" && is_empty(node))
    };
    let bare = || holds_entries(root, Evidence::Any) && root.members().all(|m| is_remark(&m) || is_entry(m.value));
    // The description of a server for a registry has a version and an author too.
    let lone = || is_surely_entry(root) && root.members().all(|m| is_remark(&m) || concept_of(&m.key.text()).is_some());
    let others = || bare() || lone() || is_piece(document) || is_broken_config(document);
    CONTAINERS.iter().any(|pointer| holds(pointer)) || (named && others())
}

/// Whether `document` can be a client's file, its servers perhaps under a wrong key, without one, or not yet written.
pub(super) fn is_plausible(document: &Document<'_>) -> bool {
    let Some(root) = document.root() else { return true };
    let about_mcp = |m: &Member<'_>| {
        let key = m.key.text().to_ascii_lowercase();
        key.starts_with("mcp") && !m.value.is_string() && (is_empty(m.value) || key.ends_with("servers"))
    };
    let inside = |m: &Member<'_>| {
        holds_entries(m.value, Evidence::Any) || m.value.members().any(|m| holds_entries(m.value, Evidence::Any))
    };
    is_empty(root)
        || is_broken_config(document)
        || is_entry(root)
        || holds_entries(root, Evidence::Any)
        || root.items().any(is_entry)
        || root.members().any(|m| about_mcp(&m) || inside(&m))
}

/// Whether an entry is written in words that only `client` understands: a transport word of `file` that every one of its `rivals`
/// lacks under that key, or a field that no other client has.
pub(super) fn speaks_of(client: &Client, file: &ClientFile, rivals: &[&ClientFile], document: &Document<'_>) -> bool {
    let Some(root) = document.root() else { return false };
    let of = |own: &ClientFile, schema: &Schema| std::ptr::eq(own.schema, schema);
    // `None`: the client looks for no word there.
    let is_word = |schema: &Schema, key: &str, word: &str| {
        let fields = schema.shapes.iter().filter_map(|shape| shape.field(key));
        let mut words = fields.flat_map(|field| field.words).map(|(known, _)| *known == word).peekable();
        words.peek().is_some().then(|| words.any(|same| same))
    };
    let own_word = |key: &str, word: &str| {
        let refused = |other: &&ClientFile| of(file, other.schema) || is_word(other.schema, key, word) == Some(false);
        is_word(file.schema, key, word) == Some(true) && rivals.iter().all(refused)
    };
    let own_field = |key: &str| {
        let Some((concept, schemas)) = concept_of(key) else { return false };
        concept != Concept::Note && schemas.iter().all(|schema| client.files.iter().any(|own| of(own, schema)))
    };
    let tells = |m: Member<'_>| {
        let key = m.key.text();
        own_field(&key) || m.value.as_str().is_some_and(|word| own_word(&key, &word))
    };
    let nodes = file.servers.iter().filter_map(|pointer| root.at_pointer(pointer)).chain(file.bare.then_some(root));
    nodes.flat_map(|node| node.members()).any(|entry| entry.value.members().any(tells))
}

/// Whether a text without outer braces is a piece of an entry, as people paste it: `"args": […]`.
fn is_piece(document: &Document<'_>) -> bool {
    let about_start = |m: Member<'_>| {
        let concept = concept_of(&m.key.text()).map(|(concept, _)| concept);
        matches!(concept, Some(Concept::Command | Concept::Args | Concept::Env | Concept::Url | Concept::Headers))
    };
    let open = document.faults().iter().any(|fault| fault.kind == FaultKind::MissingOuterBraces);
    open && document.root().is_some_and(|root| root.members().next().is_some() && root.members().all(about_start))
}

/// Whether a text that no client can parse was meant to hold servers: its tree says little.
fn is_broken_config(document: &Document<'_>) -> bool {
    let tolerated = |file: &ClientFile| document.faults().iter().all(|fault| file.tolerance.accepts(fault.kind));
    let about_servers = |word: &&str| document.text().contains(*word);
    !GENERIC.files.iter().any(tolerated) && ["mcpServers", "\"command\""].iter().any(about_servers)
}

/// Whether `node` is an object of entries. A table of texts (a translation, say) has texts beside its objects.
fn holds_entries(node: Node<'_>, evidence: Evidence) -> bool {
    let entry = |m: Member<'_>| if evidence == Evidence::Any { is_entry(m.value) } else { is_surely_entry(m.value) };
    let members = || node.members().filter(|m| !is_remark(m));
    members().any(entry) && !members().any(|m| m.value.is_string())
}

fn is_entry(node: Node<'_>) -> bool {
    has_command(node) || has_word(node) || address(node).is_some()
}

fn is_surely_entry(node: Node<'_>) -> bool {
    has_command(node) || (has_word(node) && address(node).is_some())
}

/// Whether a program stands in `node`, and not the label of a form that happens to be called `command`.
fn has_command(node: Node<'_>) -> bool {
    let Some(command) = node.get("command").or_else(|| node.get("cmd")) else { return false };
    let Some(text) = command.as_str() else { return command.items().next().is_some_and(Node::is_string) };
    let lists = node.get("args").is_some_and(Node::is_array) || node.get("env").is_some_and(Node::is_object);
    let program =
        text.starts_with(|c: char| c.is_ascii() && !c.is_ascii_uppercase()) || text.contains(['/', '\\', ':']);
    lists || program
}

fn has_word(node: Node<'_>) -> bool {
    let word = node.get("type").or_else(|| node.get("transport")).and_then(Node::as_str);
    word.is_some_and(|word| WORDS.contains(&&*word))
}

fn address(node: Node<'_>) -> Option<Node<'_>> {
    let is_address = |value: &Node<'_>| {
        let Some(text) = value.as_str() else { return false };
        text.contains("://") || text.starts_with(['$', '{', '<']) || text.starts_with("localhost")
    };
    ADDRESSES.iter().filter_map(|key| node.get(key)).find(is_address)
}

/// Whether a member is there for people or editors.
fn is_remark(member: &Member<'_>) -> bool {
    let key = member.key.text();
    key.starts_with(['_', '$', '/']) || key == "comment"
}

fn is_empty(node: Node<'_>) -> bool {
    node.is_object() && node.members().next().is_none()
}
