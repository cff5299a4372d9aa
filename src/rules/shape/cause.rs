//! Which rule an entry belongs to: one cause, one finding.
//!
//! Several rules could complain about the same entry. Each of the questions here has one rule that answers it; the others ask
//! and stay silent.

use super::naming;
use crate::model::{Config, Intended, Server, ServerField, holds_servers, is_remark, looks_like_server};
use crate::schemas::{Concept, Field, ShapeTransport, concept_of};
use crate::syntax::{Format, Member, Node};

/// Whether an entry can be judged field by field: it is an object, and neither misplaced variables nor a nested container.
pub(super) fn is_entry(config: &Config<'_>, server: &Server<'_>) -> bool {
    server.entry.is_object() && config.file().unread.is_none() && !is_stray_env(server) && !is_nested(server)
}

/// Whether an entry is the environment of a server that stands beside the servers (`misplaced-env`).
pub(super) fn is_stray_env(server: &Server<'_>) -> bool {
    server.entry.members().next().is_some()
        && server.entry.members().all(|m| m.value.is_string())
        && !looks_like_server(server.entry)
        && matches!(concept_of(&server.name()), Some((Concept::Env, _)))
}

/// Whether an entry is really a container of servers, one level too deep (`wrong-root-key`). A server may be called
/// "servers", but then it has a command or an address.
pub(super) fn is_nested(server: &Server<'_>) -> bool {
    server.shape.is_none()
        && !looks_like_server(server.entry)
        && nested_transport(server).is_none()
        && (holds_servers(server.entry) && server.entry.members().all(|m| m.value.is_object())
            || whole_file(server).is_some())
}

/// The servers in an entry that is really a whole file: `"docs": { "mcpServers": { … } }`.
pub(super) fn whole_file<'d>(server: &Server<'d>) -> Option<Member<'d>> {
    const ROOTS: [&str; 5] = ["mcpServers", "mcp_servers", "servers", "context_servers", "mcp"];
    let mut members = server.entry.members().filter(|m| !is_remark(&m.key.text()));
    let only = members.next().filter(|m| ROOTS.iter().any(|root| m.key.says(root)) && holds_servers(m.value))?;
    members.next().is_none().then_some(only)
}

/// The server and the field of a table whose name should not be in quotes: `[mcp_servers."docs.env"]` (`no-transport`).
pub(super) fn quoted_table(config: &Config<'_>, server: &Server<'_>) -> Option<(String, String)> {
    let toml = server.key.document().format() == Format::Toml && server.key.raw().starts_with(['"', '\'']);
    let name = server.name();
    let (owner, field) = name.rsplit_once('.').filter(|_| toml && !looks_like_server(server.entry))?;
    let bare = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    let table = matches!(concept_of(field), Some((Concept::Env | Concept::Headers | Concept::HeaderVariables, _)));
    (table && config.file().schema.field(field).is_some() && bare(owner) && bare(field))
        .then(|| (owner.to_owned(), field.to_owned()))
}

/// An object under the transport's key that holds the transport's fields (`unknown-transport`), where the client takes none.
pub(super) fn nested_transport<'d>(server: &Server<'d>) -> Option<ServerField<'d>> {
    let holds = |node: Node<'_>| ["type", "url", "command"].iter().any(|key| node.get(key).is_some());
    let taken = server.shape.is_some_and(|shape| shape.transport == ShapeTransport::Other);
    server.fields.iter().rev().copied().find(|f| {
        f.concept == Some(Concept::Transport) && f.member.value.is_object() && holds(f.member.value) && !taken
    })
}

/// A transport word under a key that this client does not read, where none stands under its own (`unknown-transport`).
pub(super) fn foreign_word<'d>(server: &Server<'d>) -> Option<ServerField<'d>> {
    let shape = server.shape.filter(|shape| shape.field_for(Concept::Transport).is_some())?;
    let mut fields = server.fields.iter().rev().copied();
    fields.find(|f| {
        let name = f.name();
        let elsewhere = || matches!(concept_of(&name), Some((Concept::Transport, _))) || name == "transport";
        let named = server.field(Concept::Transport).is_some();
        !named && shape.field(&name).is_none() && f.member.value.is_string() && elsewhere()
    })
}

/// The one address under a key that this client does not read, where none stands under its own (`wrong-url-key`).
pub(super) fn stray_address<'d>(server: &Server<'d>) -> Option<ServerField<'d>> {
    if server.field(Concept::Url).is_some() {
        return None;
    }
    let mut stray = server.fields.iter().copied().filter(|f| !f.is_read() && is_address(f));
    let first = stray.next()?;
    stray.next().is_none().then_some(first)
}

/// Whether a field holds an address, by its key and value.
fn is_address(field: &ServerField<'_>) -> bool {
    const KEYS: [&str; 12] = [
        "url",
        "uri",
        "httpurl",
        "serverurl",
        "sseurl",
        "mcpurl",
        "endpoint",
        "baseurl",
        "serveruri",
        "address",
        "remoteurl",
        "endpointurl",
    ];
    let Some(text) = field.member.value.as_str() else { return false };
    let key: String = field.name().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    field.concept == Some(Concept::Url) && !text.trim().is_empty()
        || KEYS.contains(&key.as_str()) && text.contains("://")
}

/// A misspelt `command` or `url` in an entry that has neither (`unknown-field`).
pub(super) fn misspelt_essential<'d>(
    config: &Config<'_>,
    server: &Server<'d>,
) -> Option<(ServerField<'d>, &'static Field)> {
    if server.intended != Intended::Neither
        && server.any_field(Concept::Command).or(server.any_field(Concept::Url)).is_some()
    {
        return None;
    }
    server.fields.iter().copied().filter(|f| f.concept.is_none()).find_map(|f| {
        let near = naming::nearest(config.file().schema, None, f.name().trim())?;
        matches!(near.concept, Concept::Command | Concept::Url).then_some((f, near))
    })
}

/// Whether the client's file has no shape for an address at all (`remote-unsupported`).
pub(super) fn is_unsupported_remote(config: &Config<'_>, server: &Server<'_>) -> bool {
    let is_remote =
        server.intended == Intended::Remote || server.intended == Intended::Neither && nested_address(server).is_some();
    is_remote && config.file().schema.shape(ShapeTransport::Remote).is_none()
}

/// The address inside of an object under the transport's key.
pub(super) fn nested_address<'d>(server: &Server<'d>) -> Option<Member<'d>> {
    nested_transport(server)?.member.value.member("url").filter(|m| m.value.is_string())
}

/// Whether a field belongs to the other transport than the entry's (`mixed-transport`, `misplaced-env`).
pub(super) fn is_of_other_transport(config: &Config<'_>, server: &Server<'_>, field: &ServerField<'_>) -> bool {
    let name = field.name();
    let reads = |shape: &crate::schemas::Shape| shape.field(&name).is_some_and(|f| f.ignored.is_none());
    let Some(own) = server.shape.filter(|s| s.transport != ShapeTransport::Other) else { return false };
    let mut others =
        config.file().schema.shapes.iter().filter(|s| s.transport != ShapeTransport::Other && s.name != own.name);
    !reads(own) && others.any(reads)
}

/// Whether a value says nothing: `null`, `""`, `[]`, `{}`.
pub(super) fn is_empty(node: Node<'_>) -> bool {
    match node.as_str() {
        Some(text) => text.trim().is_empty(),
        None => node.raw() == "null" || (node.is_array() || node.is_object()) && node.children().next().is_none(),
    }
}
