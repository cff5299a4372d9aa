//! A name that leaves little room for the names of tools.

use super::cause;
use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};

/// How many characters the longest tool of a usual server needs.
const USUAL_TOOL: usize = 20;

declare_rule! {
    /// The name of a server leaves little room for the names of its tools.
    ///
    /// Some clients limit the length of server and tool name together and leave out the tools that do not fit.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "the-documentation-of-everything-we-have-built": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "documentation": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub LongServerName = "long-server-name" {
        category: Shape, level: Info, fix: None, since: "0.1.0",
        evidence: ["each client's table gives its limit, if one is known"],
    }
}

impl Rule for LongServerName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(limit) = config.client().names.tool_id_limit else { return };
        let length = server.name().chars().count();
        if length + USUAL_TOOL <= limit || server.is_disabled() || !cause::is_entry(config, server) {
            return;
        }
        let label = match limit.checked_sub(length).filter(|left| *left > 0) {
            Some(left) => format!("it has {length} characters, which leaves {left} for the names of its tools"),
            None => format!("it has {length} characters, which leaves none for the names of its tools"),
        };
        let client = config.client().name;
        report.add(
            Finding::at(server.key, format!("this name is long, and {client} puts it before the name of every tool"))
                .label(label)
                .help("choose a shorter name"),
        );
    }
}
