//! A package without an exact version.

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, Run, Runner, Server, placeholder};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// The package has no exact version.
    ///
    /// What runs is then whatever its owner published last, with the rights of the person at the keyboard. Almost nobody names a
    /// version (three of 380 committed `npx` servers), so this is off until it is named: `--warn unpinned-package`.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory@latest"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory@2025.4.25"] },
    ///     "git": { "command": "uvx", "args": ["mcp-server-git==2025.7.1"] }
    ///   }
    /// }
    /// ```
    pub UnpinnedPackage = "unpinned-package" {
        category: Command, level: Info, fix: None, since: "0.1.0",
        opt_in: true,
        evidence: ["278 of 380 committed npx servers name no version, 99 a moving one (2026-11)"],
    }
}

impl Rule for UnpinnedPackage {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let Some(package) = run.package else { return };
        let text = package.text.rsplit_once("--package=").map_or(package.text.as_ref(), |(_, name)| name);
        let local = text.starts_with(['.', '/', '~']) || text.contains(['$', '{', '%', '\\', ' ']);
        if local || placeholder(text).is_some() || run.is_pinned() {
            return;
        }
        let help = match run.runner {
            Runner::Docker => "name a digest or an exact tag",
            Runner::Pipx => "put `==` and an exact version behind it",
            _ => "put `@` and an exact version behind it",
        };
        report.add(
            Finding::at(package.node, "this package has no exact version")
                .label("whatever was published last is run")
                .help(help),
        );
    }
}
