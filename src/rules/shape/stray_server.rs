//! Servers one brace away from the others: beside the object that holds them, or inside one of them.

use super::{cause, words};
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server};
use crate::schemas::{Concept, concept_of};
use crate::syntax::rewrite::{self, Place};
use crate::syntax::{Member, Node};

/// Whether a value is all that a server needs, and hardly anything else: a command with arguments, or an address with a word
/// for its transport, with headers, or with the path of an endpoint.
pub(super) fn is_server(node: Node<'_>) -> bool {
    let find = |wanted: Concept| {
        node.members().find(|m| matches!(concept_of(&m.key.text()), Some((concept, _)) if concept == wanted))
    };
    let text = |member: Member<'_>| member.value.as_str().map(|text| text.into_owned());
    if let (Some(command), Some(args)) = (find(Concept::Command), find(Concept::Args)) {
        return text(command).is_some_and(|command| !command.is_empty()) && args.value.is_array();
    }
    let Some(url) = find(Concept::Url).and_then(text).filter(|url| url.starts_with("http")) else { return false };
    find(Concept::Transport).is_some()
        || find(Concept::Headers).is_some_and(|headers| headers.value.is_object())
        || ["mcp", "sse"].iter().any(|end| words::ends_in(&url, end))
}

/// Whether a value inside an entry is a server of its own: the entry has what it needs, so nothing of it is in there.
pub(super) fn is_inside(server: &Server<'_>, node: Node<'_>) -> bool {
    server.intended != Intended::Neither && is_server(node)
}

/// Servers at the top level of a file that is about servers, beside the object that should hold them.
pub(super) fn beside<'d>(config: &Config<'d>, root: Node<'d>) -> Vec<Finding> {
    let own = config.file().schema.root_keys;
    let Some(holder) = root.members().find(|m| config.containers.contains(&m.value)) else { return Vec::new() };
    // Where unknown keys are refused, `unknown-field` says so.
    let torn = config.document.faults().iter().any(|fault| !fault.kind.is_dialect());
    if torn || config.file().mixed || config.file().schema.root_closed || config.containers.len() != 1 {
        return Vec::new();
    }
    let stray = root.members().filter(|m| !own.contains(&&*m.key.text()) && is_server(m.value));
    stray.map(|member| beside_holder(config, root, holder, member)).collect()
}

fn beside_holder<'d>(config: &Config<'d>, root: Node<'d>, holder: Member<'d>, member: Member<'d>) -> Finding {
    let (name, wanted) = (member.key.text(), holder.key.text());
    let free = holder.value.get(&name).is_none();
    let edits = rewrite::move_member(root, member, holder.value, Place::Last, None);
    Finding::at(member.key, format!("`{name}` is beside `{wanted}`, not inside it"))
        .level(Severity::Warning)
        .label(format!("{} ignores it", config.client().name))
        .help(format!("move it into `{wanted}`"))
        .fix((free && !edits.is_empty()).then(|| Fix::risky(format!("move it into `{wanted}`"), edits)))
}

/// Servers inside the entry of another, under a key that means nothing there.
pub(super) fn inside(config: &Config<'_>, server: &Server<'_>) -> Vec<Finding> {
    if !cause::is_entry(config, server) || config.is_torn(server) {
        return Vec::new();
    }
    let unknown = server.fields.iter().filter(|f| f.concept.is_none() && f.field.is_none());
    let stray = unknown.filter(|f| is_inside(server, f.member.value));
    stray.map(|field| inside_another(config, server, field.member)).collect()
}

fn inside_another(config: &Config<'_>, server: &Server<'_>, member: Member<'_>) -> Finding {
    let (name, outer) = (member.key.text(), server.name());
    let container = config.containers.iter().find(|container| container.members().any(|m| m.key == server.key));
    let fix = container.filter(|container| container.get(&name).is_none()).map(|container| {
        let edits = rewrite::move_member(server.entry, member, *container, Place::After(server.key), None);
        Fix::risky("move it out", edits)
    });
    Finding::at(member.key, format!("`{name}` is inside the server `{outer}`"))
        .level(Severity::Warning)
        .label(format!("{} ignores it", config.client().name))
        .help(format!("move it out, beside `{outer}`"))
        .fix(fix.filter(|fix| !fix.edits.is_empty()))
}
