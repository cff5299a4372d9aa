//! `npx` or `npm exec` without `-y`.

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Run, Runner, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// `npx` runs without `-y`.
    ///
    /// `npx` asks before it installs a package. npm 7 and later do not ask when nobody can answer, as under an MCP client;
    /// npm 6 and wrappers that give `npx` a terminal wait for an answer that never comes. So this is seldom why a server does
    /// not start, and costs one word to rule out.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json fixed
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["--yes", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub MissingYes = "missing-yes" {
        category: Command, level: Warning, fix: Safe, since: "0.1.0",
        evidence: ["npm's libnpmexec installs without asking where stdin is no terminal (read 2026-11)"],
    }
}

impl Rule for MissingYes {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(run) = Run::of(launch).filter(|run| run.runner == Runner::Npx) else { return };
        let Some(package) = run.package else { return };
        // A folder is not installed, and options that are one word with their value are another rule's business.
        let joined = run.options.iter().any(|word| word.text.contains(' '));
        if joined || package.text.starts_with(['.', '/', '~']) || run.options.iter().any(|word| settles(&word.text)) {
            return;
        }
        if server.env().any(|member| member.key.text().eq_ignore_ascii_case("npm_config_yes")) {
            return;
        }
        let before = run.options.first().or(run.target).map_or(package.node, |word| word.node);
        let fix = launch.list.filter(|list| list.items().any(|item| item == before)).map(|list| {
            Fix::safe("add `-y`", rewrite::insert_items(list, Place::Before(before), &[Value::from("-y")]))
        });
        let program = if launch.name() == "npm" { "npm exec" } else { "npx" };
        report.add(
            Finding::at(package.node, format!("`{program}` may ask before it installs this package"))
                .label("npm 6 waits here for an answer that nobody can give; npm 7 and later go on without one")
                .help(format!("put `-y` right after `{program}`"))
                .fix(fix),
        );
    }
}

/// Whether an option answers the question, or makes sure that it never comes.
fn settles(option: &str) -> bool {
    let name = option.split_once('=').map_or(option, |(name, _)| name);
    matches!(name, "-y" | "--yes" | "-n" | "--no" | "--no-yes" | "--no-install" | "--offline")
        || is_cluster_with_y(option)
}

/// Whether a cluster of short options holds `y`, as in `-qy`.
fn is_cluster_with_y(text: &str) -> bool {
    text.starts_with('-')
        && !text.starts_with("--")
        && text[1..].bytes().all(|b| b"yqn".contains(&b))
        && text.contains('y')
}
