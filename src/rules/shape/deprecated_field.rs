//! A field that the client has moved on from.

use super::{cause, naming, units};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::rewrite;

declare_rule! {
    /// A field still works, but the client has moved on from it.
    ///
    /// ## Example
    /// ```json bad path=.gemini/settings.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "httpUrl": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json fixed
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json good path=.gemini/settings.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub DeprecatedField = "deprecated-field" {
        category: Shape, level: Info, fix: Mixed, since: "0.1.0",
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
            let target = server.shape.and_then(|shape| shape.field(new));
            let free = server.fields.iter().all(|f| f.name() != new);
            // An address under the old key may have meant a transport that the new key does not mean by itself.
            let same_transport = known.concept != Concept::Url
                || target.is_some_and(|t| t.carries == known.carries)
                || known.carries == Some(Transport::Http)
                    && config.client().transports.untyped_url == UntypedUrl::Http
                    && server.any_field(Concept::Transport).is_none();
            let words_fit = target.is_some_and(|t| {
                let text = field.member.value.as_str();
                t.words.is_empty() || text.is_some_and(|text| t.words.iter().any(|(word, _)| *word == text))
            });
            let fits = words_fit && target.is_some_and(|t| naming::fits(t, field.member.value));
            let converted = target.and_then(|target| units::converted(known.unit, target.unit, field.member.value));
            let fix = converted.filter(|_| free && fits && same_transport).map(|value| {
                let mut edits = rewrite::rename_key(field.member, new);
                edits.extend(value.map(|value| rewrite::replace_value(field.member.value, &value)));
                Fix::safe(format!("rename `{}` to `{new}`", known.name), edits)
            });
            report.add(finding.help(format!("write `{new}`")).fix(fix));
        }
    }
}
