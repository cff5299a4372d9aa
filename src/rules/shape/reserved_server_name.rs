//! A name that the client keeps for itself.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

use super::level;

declare_rule! {
    /// A server has a name that the client keeps for itself.
    ///
    /// The client skips such an entry, whatever it holds.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "workspace": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "my-workspace": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "my-workspace": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    pub ReservedServerName = "reserved-server-name" {
        category: Shape, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: ["each client's table lists its reserved names"],
    }
}

impl Rule for ReservedServerName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    // Not `server`: a name like `__proto__` looks like a remark, and remarks are no servers.
    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        if config.is_generic() || config.file().unread.is_some() {
            return;
        }
        for container in &config.containers {
            for member in container.members().filter(|m| config.era.reserves(&m.key.text())) {
                let name = member.key.text();
                let own = format!("my-{}", name.trim_matches('_').to_lowercase().replace(' ', "-"));
                let free = container.get(&own).is_none();
                report.name(&name);
                report.add(
                    Finding::at(member.key, format!("`{name}` is a reserved name"))
                        .level(level::fatal(config))
                        .label(format!("{} keeps it for itself and skips this server", config.client().name))
                        .help("choose another name")
                        .fix(
                            free.then(|| {
                                Fix::risky(format!("rename it to `{own}`"), rewrite::rename_key(member, &own))
                            }),
                        ),
                );
            }
        }
        report.about(None);
    }
}
