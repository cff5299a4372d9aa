//! A value of the right type that the client does not take.

use serde_json::Value;

use super::{cause, level, naming, timeout_unit};
use crate::clients::Blast;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Mistyped, Problem};
use crate::syntax::{Kind, Node, rewrite};
use crate::text::distance;

declare_rule! {
    /// A value is none of those that the client takes.
    ///
    /// An empty command, a negative time limit, a word that is not on the client's list.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "placement": "Server" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "placement": "server" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "placement": "server" }
    ///   }
    /// }
    /// ```
    pub InvalidValue = "invalid-value" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: [
            "github/copilot-sdk pull request 989: an empty list of tools offers none (read 2026-11-21)",
            "the schemas in `schemas/` say where each client's limits were seen",
        ],
    }
}

impl Rule for InvalidValue {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let lone = config.file().lone && config.snippet.is_none();
        let Some(second) = config.servers.get(1).filter(|_| lone) else { return };
        report.name(&second.name());
        report.add(
            Finding::at(second.key, format!("a {} holds one server, not {}", config.file().kind, config.servers.len()))
                // As the source has it; nobody has seen it, and people do keep such files.
                .level(Severity::Warning)
                .label(config.file_refusal())
                .help("put each server into a file of its own"),
        );
        report.about(None);
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() || cause::is_unsupported_remote(config, server) {
            return;
        }
        let blank = blank_essential(server);
        if let Some(node) = blank {
            empty(config, server, node, report);
        }
        report.extend(no_tools(config, server));
        for violation in server.violations() {
            let Some(node) = server.at(&violation.pointer).filter(|node| Some(*node) != blank) else { continue };
            let field = server.fields.iter().find(|f| violation.pointer.split('/').nth(1) == Some(&*f.name()));
            if field.is_some_and(|f| f.concept == Some(Concept::Transport)) || node.kind() == Kind::Missing {
                continue;
            }
            // A number out of range because it counts something else.
            if field.is_some_and(|f| f.member.value == node && timeout_unit::other_unit(f).is_some()) {
                continue;
            }
            let place = naming::place(server, &violation.pointer);
            let (message, help) = match &violation.problem {
                Problem::Enum { allowed } if node.is_string() => (
                    format!("`{}` is not a value of {place}", node.text()),
                    format!("write one of {}", listed(allowed)),
                ),
                Problem::Range { limit } => {
                    (format!("{place} must be {limit}"), format!("write a number that is {limit}"))
                }
                Problem::Empty => (format!("{place} is empty"), "write a value, or remove it".to_owned()),
                // What is required together, or forbidden together: the field's description knows best.
                Problem::Other { .. } if !violation.pointer.is_empty() => (
                    format!("{place} has a value that {} does not take", config.client().name),
                    field.and_then(|f| f.field).map_or(String::new(), |f| as_help(f.description)),
                ),
                _ => continue,
            };
            let fix = match &violation.problem {
                Problem::Enum { allowed } => nearest(config, node, allowed),
                _ => None,
            };
            let first = violation.pointer.split('/').nth(1).unwrap_or("");
            let known = server.shape.and_then(|shape| shape.field(first));
            let mistyped = known.map_or(Mistyped::Refused, |f| f.mistyped);
            let finding = Finding::at(node, message)
                .level(level::mistyped(config, mistyped))
                .label(level::mistyped_label(config, server, first, mistyped))
                .fix(fix);
            report.add(if help.is_empty() { finding } else { finding.help(help) });
        }
    }
}

/// The sentence of a schema as the words of a help line.
fn as_help(description: &str) -> String {
    let sentence = description.trim_end_matches('.');
    // `HTTP …` stays as it is.
    let capital = sentence.len() > 1 && !sentence.as_bytes()[1].is_ascii_uppercase();
    match sentence.chars().next().filter(|_| capital) {
        Some(first) => format!("{}{}", first.to_lowercase(), &sentence[first.len_utf8()..]),
        None => sentence.to_owned(),
    }
}

/// An empty list of the tools to offer, where there is a word for all of them: it offers none.
fn no_tools(config: &Config<'_>, server: &Server<'_>) -> Option<Finding> {
    let own = server.field(Concept::IncludeTools)?;
    let all = own.field?.all?;
    let list = own.member.value;
    if !list.is_array() || list.items().next().is_some() || server.is_disabled() {
        return None;
    }
    let value = Value::from(vec![all]);
    let title = format!("write `{}`", rewrite::spelled(config.document, &own.name(), &value));
    Some(
        Finding::at(list, format!("`{}` is empty", own.name()))
            .level(Severity::Warning)
            .label(format!("{} offers no tool of this server", config.client().name))
            .help(format!("{title}, or name the tools to offer"))
            .fix(Fix::risky(title, [rewrite::replace_value(list, &value)])),
    )
}

/// The command or address of an entry, where it is there but says nothing.
fn blank_essential<'d>(server: &Server<'d>) -> Option<Node<'d>> {
    let value = |concept| server.value(concept).filter(|n| n.kind() != Kind::Null && !n.is_object());
    let (command, url) = (value(Concept::Command), value(Concept::Url));
    match (command, url) {
        (Some(node), None) | (None, Some(node)) if cause::is_empty(node) => Some(node),
        (Some(command), Some(url)) if cause::is_empty(command) && cause::is_empty(url) => Some(command),
        _ => None,
    }
}

fn empty(config: &Config<'_>, server: &Server<'_>, node: Node<'_>, report: &mut Report<'_>) {
    let key = server.entry.members().find(|m| m.value == node).map_or("command".into(), |m| m.key.text());
    let kind =
        if server.value(Concept::Url) == Some(node) { "the address of the server" } else { "the program to start" };
    // Some clients take the entry, and fail when they use it.
    let refused = server.violations().iter().any(|v| server.at(&v.pointer) == Some(node));
    let label = match config.failure().entry.blast {
        entry if refused && entry != Blast::Nothing => level::refusal(config, server),
        _ => format!("{} cannot start a server from it", config.client().name),
    };
    let severity = if server.is_disabled() { Severity::Warning } else { level::fatal(config) };
    report.add(
        Finding::at(node, format!("`{key}` is empty"))
            .level(severity)
            .label(label)
            .help(format!("write {kind}, or remove the entry")),
    );
}

/// The one allowed word that is the same but for case, or one or two edits away.
fn nearest(config: &Config<'_>, node: Node<'_>, allowed: &[String]) -> Option<Fix> {
    let text = node.as_str()?.trim().to_ascii_lowercase();
    let limit = if text.len() < 5 { 1 } else { 2 };
    let mut near = allowed.iter().filter(|word| distance(&text, &word.to_ascii_lowercase(), limit).is_some());
    let only = near.next().filter(|_| near.next().is_none())?;
    let (title, edit) = (format!("write `{only}`"), rewrite::replace_value(node, &Value::from(only.as_str())));
    Some(if level::is_lost(config) { Fix::safe(title, vec![edit]) } else { Fix::risky(title, vec![edit]) })
}

fn listed(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
