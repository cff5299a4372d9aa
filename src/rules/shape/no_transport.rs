//! An entry with neither a command nor an address.

use super::{cause, level};
use crate::clients::Scope;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, Snippet};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, ShapeTransport};
use crate::text::Edit;

declare_rule! {
    /// A server has neither a command nor an address.
    ///
    /// There is nothing to start and nothing to connect to. Some clients skip such an entry, others give up on the whole file.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "env": { "LOG_LEVEL": "info" } }
    ///   }
    /// }
    /// ```
    /// ```toml (bad path=~/.codex/config.toml)
    /// [mcp_servers.docs]
    /// command = "docs-server"
    ///
    /// [mcp_servers."docs.env"]
    /// LOG_LEVEL = "info"
    /// ```
    /// ```toml (fixed)
    /// [mcp_servers.docs]
    /// command = "docs-server"
    ///
    /// [mcp_servers.docs.env]
    /// LOG_LEVEL = "info"
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub NoTransport = "no-transport" {
        category: Shape, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["an empty entry was given to seventeen clients: none started it (2026-11)"],
    }
}

impl Rule for NoTransport {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let present = |concept| server.any_field(concept).is_some();
        let other = server.shape.is_some_and(|shape| shape.transport == ShapeTransport::Other);
        if !cause::is_entry(config, server)
            || other
            || config.snippet.is_some_and(Snippet::is_entry)
            || config.is_torn(server)
            || present(Concept::Command)
            || present(Concept::Url)
        {
            return;
        }
        let explained = cause::stray_address(server).is_some()
            || cause::nested_transport(server).is_some()
            || cause::misspelt_essential(config, server).is_some();
        if explained || cause::is_unsupported_remote(config, server) {
            return;
        }
        if let Some((owner, field)) = cause::quoted_table(config, server) {
            report.add(quoted(config, server, &owner, &field));
            return;
        }
        let schema = config.file().schema;
        let named = |kind, concept| schema.shape(kind).and_then(|shape| shape.field_for(concept)).map(|f| f.name);
        let command = named(ShapeTransport::Stdio, Concept::Command).unwrap_or("command");
        let (message, help) = match named(ShapeTransport::Remote, Concept::Url) {
            Some(url) => (
                format!("`{}` has neither `{command}` nor `{url}`", server.name()),
                format!("write the program to start in `{command}`, or the address of the server in `{url}`"),
            ),
            None => (
                format!("`{}` has no `{command}`", server.name()),
                format!("write the program to start in `{command}`"),
            ),
        };
        let label = level::nothing_to_start(config, server);
        // In a project, a part of an entry may be meant.
        let (file, project) = (config.file(), config.detected.scope == Scope::Project);
        let elsewhere = match (file.layered && project, file.secrets_apart) {
            _ if server.fields.is_empty() => None,
            (true, _) => Some("your own file"),
            (_, true) => Some("the file of secrets"),
            _ => None,
        };
        let (severity, label) = match elsewhere {
            Some(other) => (Severity::Warning, format!("{label}, unless {other} completes this server")),
            None => (level::fatal(config), label),
        };
        report.add(Finding::at(server.key, message).level(severity).label(label).help(help));
    }
}

/// `[mcp_servers."docs.env"]`: a table of a server that the quotes make a server of its own.
fn quoted(config: &Config<'_>, server: &Server<'_>, owner: &str, field: &str) -> Finding {
    let bare = format!("{owner}.{field}");
    Finding::at(server.key, format!("the quotes make `{bare}` a server of its own"))
        .level(level::fatal(config))
        .label(level::nothing_to_start(config, server))
        .help(format!("leave them out: `[{}.{bare}]` is the `{field}` of `{owner}`", config.servers_way()))
        .fix(Fix::safe("remove the quotes", [Edit::replace(server.key.span(), bare)]))
}
