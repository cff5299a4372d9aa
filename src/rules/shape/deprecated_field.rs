//! A field that the client has moved on from.

use super::{cause, naming, retype, units};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport, Types};
use crate::syntax::rewrite;

declare_rule! {
    /// A field still works, but the client has moved on from it.
    ///
    /// ## Example
    /// ```json (bad path=.gemini/settings.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "httpUrl": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.gemini/settings.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub DeprecatedField = "deprecated-field" {
        category: Shape, level: Info, fix: Safe, since: "0.1.0",
        evidence: ["the schemas in `schemas/` mark such fields with `deprecated`"],
    }
}

impl Rule for DeprecatedField {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() {
            return;
        }
        let takes_object = |f: &ServerField<'_>| f.field.is_some_and(|field| field.types.contains(Types::OBJECT));
        if let Some(nest) = server.field(Concept::Command).filter(|f| f.member.value.is_object() && takes_object(f)) {
            nested_command(config, server, nest, report);
        }
        for field in &server.fields {
            let Some(known) = field.field.filter(|f| f.deprecated && f.ignored.is_none()) else { continue };
            if cause::is_of_other_transport(config, server, field) {
                continue;
            }
            let client = config.client().name;
            let finding = Finding::at(field.member.key, format!("`{}` is an old field of {client}", known.name))
                .level(Severity::Info)
                .label(format!("{client} still reads it"));
            let Some(new) = known.replaced_by else {
                report.add(finding.help(known.description));
                continue;
            };
            // This version knows the old field alone.
            if config.era.reads_since(new).is_some() {
                continue;
            }
            let target = server.shape.and_then(|shape| shape.field(new));
            let free = server.fields.iter().all(|f| f.name() != new);
            // An address under the old key may have meant a transport that the new key does not mean by itself.
            let same_transport = known.concept != Concept::Url
                || target.is_some_and(|t| t.carries == known.carries)
                || known.carries == Some(Transport::Http)
                    && config.transports().untyped_url == UntypedUrl::Http
                    && server.any_field(Concept::Transport).is_none();
            let words_fit = target.is_some_and(|t| {
                let text = field.member.value.as_str();
                t.words.is_empty() || text.is_some_and(|text| t.words.iter().any(|(word, _)| *word == text))
            });
            let fits = words_fit && target.is_some_and(|t| naming::fits(t, field.member.value));
            let converted = target.and_then(|target| units::converted(known.unit, target, field.member.value));
            let fix = converted.filter(|_| free && fits && same_transport).map(|value| {
                let mut edits = rewrite::rename_key(field.member, new);
                edits.extend(value.map(|value| rewrite::replace_value(field.member.value, &value)));
                Fix::safe(format!("rename `{}` to `{new}`", known.name), edits)
            });
            let help = match config.era.unread_before(new) {
                Some(since) => format!("write `{new}`, which {client} reads since {since}"),
                None => format!("write `{new}`"),
            };
            report.add(finding.help(help).fix(fix));
        }
    }
}

/// `"command": { "path": …, "args": … }`, where the client still takes an object for its command.
fn nested_command(config: &Config<'_>, server: &Server<'_>, nest: ServerField<'_>, report: &mut Report<'_>) {
    let client = config.client().name;
    if nest.member.value.member("path").is_none_or(|m| !m.value.is_string()) {
        return;
    }
    let fix = retype::flattened(server, nest.member).map(|(title, edits)| Fix::safe(title, edits));
    report.add(
        Finding::at(nest.member.key, format!("`{}` is an object, an old form of {client}", nest.name()))
            .label(format!("{client} still reads it"))
            .help(format!("write the program as a string under `{}`, its arguments beside it", nest.name()))
            .fix(fix),
    );
}
