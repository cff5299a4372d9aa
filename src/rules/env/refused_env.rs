//! A variable of the environment that the client does not hand on.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;

declare_rule! {
    /// A variable is set that the client leaves out or overwrites.
    ///
    /// Some clients keep names such as `PATH` or `NODE_OPTIONS` to themselves, so that no entry can load foreign code; others put
    /// their own environment over that of the entry. Either way the server sees another value than the file shows.
    ///
    /// ## Example
    /// ```yaml (bad path=~/.config/goose/config.yaml)
    /// extensions:
    ///   notes:
    ///     enabled: true
    ///     type: stdio
    ///     name: notes
    ///     cmd: notes-server
    ///     args: []
    ///     envs:
    ///       NODE_OPTIONS: --max-old-space-size=4096
    /// ```
    /// ```json (bad path=.amazonq/mcp.json)
    /// { "mcpServers": { "notes": { "command": "notes-server", "env": { "PATH": "/opt/notes/bin" } } } }
    /// ```
    /// ```json (good path=.amazonq/mcp.json)
    /// { "mcpServers": { "notes": { "command": "/opt/notes/bin/notes-server", "env": { "NOTES_HOME": "/opt/notes" } } } }
    /// ```
    pub RefusedEnv = "refused-env" {
        category: Env, level: Warning, fix: None, since: "0.1.0",
        evidence: [
            "the names in `x-mcp-refused` of each client's schema",
            "block/goose, `Envs::DISALLOWED_KEYS` (read 2026-11-21); pull request 9884 of 2026-06 leaves them out wherever they are read",
            "aws/amazon-q-developer-cli, `mcp_client/client.rs`: its own environment is set after that of the entry (read 2026-11-21)",
            "continuedev/continue, `MCPConnection.ts`: PATH is replaced (read 2026-11-21)",
        ],
    }
}

impl Rule for RefusedEnv {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.field(Concept::Env).and_then(|own| own.field);
        let Some(refused) = field.and_then(|field| field.refused).filter(|_| !config.is_generic()) else { return };
        for member in server.env() {
            let name = member.key.text();
            if refused.names.iter().any(|own| own.eq_ignore_ascii_case(&name)) {
                report.add(
                    Finding::at(member.key, format!("`{name}` set here does not reach the server"))
                        .level(if server.is_disabled() { Severity::Info } else { Severity::Warning })
                        .label(refused.why)
                        .help("start the server through a script that sets it, or write full paths instead"),
                );
            }
        }
    }
}
