//! A field that no client knows.

use super::{cause, credential, level, naming, stray_server, swallowed};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Field, Schema, Shape};
use crate::syntax::{Format, Kind, Member, Node, rewrite};
use crate::text::distance;

declare_rule! {
    /// A field is known to no client that is known here.
    ///
    /// Most clients ignore what they do not know: a misspelt field is a field that is not there.
    /// Remarks for people (`_comment`, `description`, `note`, ...) are left alone.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "haeders": { "X-Team": "docs" } }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "headers": { "X-Team": "docs" } }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp", "_owner": "the docs team" }
    ///   }
    /// }
    /// ```
    pub UnknownField = "unknown-field" {
        category: Shape, level: Info, fix: Mixed, since: "0.1.0",
        evidence: ["an unknown field was given to every client that can be driven: most go on (2026-11)"],
    }
}

impl Rule for UnknownField {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let schema = config.file().schema;
        let whole = config.snippet.is_none() && !config.containers.is_empty() && !config.is_generic();
        let Some(root) = config.document.root().filter(|_| whole && schema.root_closed) else { return };
        for member in root.members() {
            let name = member.key.text();
            if !schema.root_keys.contains(&&*name) && member.key.kind() != Kind::Missing {
                report.add(at_top_level(config, root, member));
            }
        }
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let nested = cause::nested_transport(server).is_some();
        // Variables that quotes in a header make fields are `no-transport`.
        if !cause::is_entry(config, server)
            || config.is_generic()
            || nested
            || cause::quoted_table(config, server).is_some()
        {
            return;
        }
        let essential = cause::misspelt_essential(config, server);
        let unsupported = cause::is_unsupported_remote(config, server);
        let stray = cause::stray_address(server).map(|f| f.member.key);
        let refuses = server.shape.is_some_and(|s| s.closed) && level::is_lost(config);
        for field in server.fields.iter().filter(|f| f.concept.is_none() && f.field.is_none()) {
            let name = field.name();
            let known = |schema: &'static Schema| schema.field(name.trim()).is_some();
            let blanks = name.trim() != name && known(config.file().schema);
            // A server inside another: `wrong-root-key`.
            let misplaced = !refuses && stray_server::is_inside(server, field.member.value);
            let silent =
                Some(field.member.key) == stray || blanks || misplaced || field.member.key.kind() == Kind::Missing;
            if silent || (naming::is_remark(&name) && !refuses) {
                continue;
            }
            let misspelt = essential.filter(|(f, _)| f.member.key == field.member.key).map(|(_, near)| near);
            let forbidden = !config.era.still_reads(&name)
                && server.shape.is_some_and(|shape| shape.forbidden.iter().any(|own| *own == name));
            let refuses = refuses || (forbidden && level::is_lost(config));
            let near = misspelt.or_else(|| similar(config, server, server.shape, field));
            if near.is_none()
                && let Some(finding) = swallowed::finding(config, server, field, refuses)
            {
                report.add(finding);
                continue;
            }
            let severity = match near {
                _ if misspelt.is_some() => level::fatal(config),
                _ if refuses => level::refused(config),
                Some(_) => Severity::Warning,
                None if unsupported => continue,
                None if credential::is_one(server, field) => Severity::Warning,
                None => Severity::Info,
            };
            let client = config.client().name;
            let label = match (severity, near) {
                _ if misspelt.is_some() => level::nothing_to_start(config, server),
                (Severity::Error, _) => level::unfit(config, server),
                (Severity::Warning, None) => format!("{client} ignores it and sends no credential"),
                _ => format!("{client} ignores it"),
            };
            let finding = Finding::at(field.member.key, format!("`{name}` is not a field of {client}"))
                .level(severity)
                .label(label);
            report.add(match near {
                Some(near) => finding.help(format!("did you mean `{}`?", near.name)).fix(Fix::safe(
                    format!("rename `{name}` to `{}`", near.name),
                    rewrite::rename_key(field.member, near.name),
                )),
                None if credential::is_one(server, field) => unsent(server, field, finding),
                None if is_at_the_end(config, server, field) => finding.help(match refuses {
                    true => "remove it; a setting of the whole file belongs above the first table",
                    false => "a setting of the whole file belongs above the first table",
                }),
                None if refuses => finding.help("remove it"),
                None => finding,
            });
        }
    }
}

/// Whether nothing of the entry follows a field in TOML, where whatever is written below the header of a table is the table's.
fn is_at_the_end(config: &Config<'_>, server: &Server<'_>, field: &ServerField<'_>) -> bool {
    let unknown = |f: &ServerField<'_>| f.concept.is_none() && f.field.is_none();
    config.document.format() == Format::Toml
        && !config.is_torn(server)
        && server.fields.iter().all(|f| unknown(f) || f.member.key <= field.member.key)
}

/// A key of the file itself that the client refuses the file for. A newer version may know it.
fn at_top_level(config: &Config<'_>, root: Node<'_>, member: Member<'_>) -> Finding {
    let (name, client) = (member.key.text(), config.client().name);
    let known = config.file().schema.root_keys.iter();
    let mut near = known.filter(|key| distance(&name, key, 2).is_some() && root.get(key).is_none());
    let near = near.next().filter(|_| near.next().is_none());
    let finding =
        Finding::at(member.key, format!("`{name}` is not a key of {client}'s file")).label(config.file_refusal());
    match near {
        Some(near) => finding
            .level(level::refused(config))
            .help(format!("did you mean `{near}`?"))
            .fix(Fix::safe(format!("rename `{name}` to `{near}`"), rewrite::rename_key(member, near))),
        None => finding.level(Severity::Warning).help(format!("remove it, unless your version of {client} is newer")),
    }
}

/// A credential that only headers can carry.
fn unsent(server: &Server<'_>, field: &ServerField<'_>, finding: Finding) -> Finding {
    let Some(headers) = server.shape.and_then(|shape| shape.field_for(Concept::Headers)) else { return finding };
    if !credential::is_token(field) {
        return finding.help(format!("send it in `{}`, under the name that the server wants", headers.name));
    }
    let fix = credential::into_headers(server, field)
        .map(|(headers, edits)| Fix::risky(format!("send it in `{headers}`"), edits));
    finding.help(format!("send it as `Authorization` in `{}`", headers.name)).fix(fix)
}

/// The field that was probably meant: near enough or of the same meaning, not taken, and of a type that fits.
fn similar(
    config: &Config<'_>,
    server: &Server<'_>,
    shape: Option<&'static Shape>,
    field: &ServerField<'_>,
) -> Option<&'static Field> {
    let (schema, name) = (config.file().schema, field.name());
    let near = naming::nearest(schema, shape, name.trim()).or_else(|| naming::synonym(schema, shape, &name))?;
    let taken = server
        .fields
        .iter()
        .any(|f| f.name() == near.name || (near.concept != Concept::Other && f.concept == Some(near.concept)));
    (!taken && naming::fits(near, field.member.value)).then_some(near)
}
