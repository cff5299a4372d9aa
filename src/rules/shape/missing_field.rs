//! A field that the client requires is absent.

use serde_json::Value;

use super::{cause, level};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Field, Problem, Types};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A field that this client requires is missing.
    ///
    /// What is optional in one client is required in another: without it the entry does not fit the client's schema.
    /// A missing command, address or transport word has a rule of its own. Where one value changes nothing (no arguments), or
    /// one is what people mean who leave the field out (every tool, switched on), there is a fix.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "url": "https://docs.example.com/mcp",
    ///       "auth": { "scopes": ["read"] }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "url": "https://docs.example.com/mcp",
    ///       "auth": { "CLIENT_ID": "my-client", "scopes": ["read"] }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```yaml (bad path=librechat.yaml)
    /// mcpServers:
    ///   docs:
    ///     command: docs-server
    /// ```
    /// ```yaml (fixed)
    /// mcpServers:
    ///   docs:
    ///     command: docs-server
    ///     args: []
    /// ```
    pub MissingField = "missing-field" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["the schemas in `schemas/` say where each client's requirements were seen"],
    }
}

impl Rule for MissingField {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let whole = config.snippet.is_none() && config.file().unread.is_none() && !config.is_generic();
        let Some(root) = config.document.root().filter(|_| whole && !config.containers.is_empty()) else { return };
        // Without the servers there is nothing to miss; a wrong key for them is `wrong-root-key`.
        let own =
            |field: &str| config.file().servers.iter().any(|pointer| pointer[1..].split('/').next() == Some(field));
        let required = config.file().schema.root_required.iter().copied();
        let missing: Vec<&str> = required.filter(|field| !own(field) && root.get(field).is_none()).collect();
        let Some(first) = root.members().next().filter(|_| !missing.is_empty()) else { return };
        let named: Vec<String> = missing.iter().map(|field| format!("`{field}`")).collect();
        // The servers alone are what people copy into a file that has the rest.
        let piece = root.members().count() == 1 && config.file().mixed;
        report.add(
            Finding::at(first.key, format!("the file has no {}", named.join(" and no ")))
                .level(if piece { Severity::Warning } else { level::refused(config) })
                .label(config.file_refusal())
                .help(format!("add {} at the top level", named.join(" and "))),
        );
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() || config.is_torn(server) {
            return;
        }
        let explained = cause::stray_address(server).is_some() || cause::nested_transport(server).is_some();
        for (field, since) in config.era.required() {
            let declared = server.shape.is_some_and(|shape| shape.field(field).is_some());
            if !explained && declared && server.entry.get(field).is_none() {
                report.add(
                    Finding::at(server.key, format!("`{}` has no `{field}`", server.key.text()))
                        .level(level::refused(config))
                        .label(level::refusal(config, server))
                        .help(format!("add `{field}`, which {} can do without since {since}", config.client().name)),
                );
            }
        }
        for violation in server.violations() {
            let Problem::Required { field } = &violation.problem else { continue };
            let below = !violation.pointer.is_empty();
            let known = server.shape.and_then(|shape| shape.field(field));
            let concept = known.filter(|_| !below).map_or(Concept::Other, |f| f.concept);
            let has_rule = matches!(concept, Concept::Transport | Concept::Command | Concept::Url);
            if has_rule || explained {
                continue;
            }
            // The key of the object that lacks it.
            let Some(object) = server.at(&violation.pointer) else { continue };
            let parent = violation.pointer.rsplit_once('/').and_then(|(parent, _)| server.at(parent));
            let key = parent.and_then(|p| p.members().find(|m| m.value == object)).map(|m| m.key);
            let place = if below { key.unwrap_or(object) } else { server.key };
            report.add(
                Finding::at(place, format!("`{}` has no `{field}`", place.text()))
                    .level(level::refused(config))
                    .label(level::refusal(config, server))
                    .help(match known.filter(|f| !below && !f.description.is_empty()) {
                        Some(known) => format!("add `{field}`: {}", sentence(known.description)),
                        None => format!("add `{field}`"),
                    })
                    .fix(known.filter(|_| !below).and_then(|known| added(config, server, known))),
            );
        }
    }
}

/// The field with the value that changes least: no arguments, every tool, switched on.
fn added(config: &Config<'_>, server: &Server<'_>, field: &Field) -> Option<Fix> {
    let value = match field.concept {
        Concept::Args if field.types == Types::ARRAY => Value::from(Vec::<Value>::new()),
        Concept::IncludeTools if field.types == Types::ARRAY => Value::from(vec![field.all?]),
        Concept::Enabled if field.types == Types::BOOLEAN => Value::from(true),
        _ => return None,
    };
    let place = server.field(Concept::Command).map_or(Place::Last, |command| Place::After(command.member.key));
    let edits = rewrite::insert_member(server.entry, place, field.name, &value);
    let title = format!("add `{}`", rewrite::spelled(config.document, field.name, &value));
    let nothing_else = field.concept == Concept::Args && level::is_lost(config);
    Some(if nothing_else { Fix::safe(title, edits) } else { Fix::risky(title, edits) })
}

/// A description as the end of a sentence.
fn sentence(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
