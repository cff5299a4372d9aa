//! A program that runs packages, with no package to run.

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, Run, Runner, Server};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// A runner such as `npx`, `uvx` or `docker run` has nothing to run.
    ///
    /// Only options stand after it. The runner prints its help and exits, and the client says that the connection closed.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y"] } } }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub MissingPackage = "missing-package" {
        category: Command, level: Error, fix: None, since: "0.1.0",
        evidence: ["the help texts of npx, uvx, pipx, bunx and docker run (2026-11)"],
    }
}

impl Rule for MissingPackage {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(run) = Run::of(launch).filter(|run| run.package.is_none() && run.target.is_none()) else { return };
        // `npx -c "…"` runs a line, and two words in one string may hide the package.
        let otherwise = |text: &str| {
            matches!(text, "-c" | "--call" | "--help" | "-h" | "--version" | "-V") || text.starts_with("--call=")
        };
        if run.options.iter().any(|word| otherwise(&word.text) || word.text.contains([' ', ','])) {
            return;
        }
        let (message, help) = match run.runner {
            Runner::Docker => ("no image stands here", "name the image after the options"),
            _ => ("no package stands here", "name the package after the options"),
        };
        let node = run.options.last().map_or(launch.program().node, |word| word.node);
        report.add(
            Finding::at(node, message).label(format!("`{}` has nothing to run and exits", launch.name())).help(help),
        );
    }
}
