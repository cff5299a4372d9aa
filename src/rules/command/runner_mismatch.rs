//! A package of one registry under a runner of another.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::model::{Config, Run, Runner, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// The runner looks for this package in a registry that does not have it.
    ///
    /// `npx` installs from npm, `uvx` from the Python package index. A name with a scope (`@owner/name`) exists on npm only, and
    /// some well-known servers exist in one of the two, or under a name that is somebody else's in the other.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// { "mcpServers": { "memory": { "command": "uvx", "args": ["@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json fixed
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub RunnerMismatch = "runner-mismatch" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["npm and the Python package index (asked 2026-11)", "github.com/modelcontextprotocol/servers, `src/`"],
    }
}

/// Well-known servers that the Python package index has and npm has not.
const NOT_ON_NPM: &[&str] = &["blender-mcp", "mcp-server-time"];
/// Well-known servers of the Python package index whose name is somebody else's on npm.
const OTHERS_ON_NPM: &[&str] = &["mcp-server-fetch", "mcp-server-git", "mcp-server-sqlite"];
/// Well-known servers of npm whose name is somebody else's on the Python package index.
const OTHERS_ON_PYPI: &[&str] = &["mcp-remote"];

impl Rule for RunnerMismatch {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(run) = Run::of(launch) else { return };
        let Some(package) = run.package else { return };
        let scoped = is_scoped(&package.text);
        let Some(name) = run.package_name().or_else(|| scoped.then(|| package.text.clone())) else { return };
        let python = matches!(run.runner, Runner::Uvx | Runner::Pipx);
        let listed = |names: &[&str]| names.contains(&name.as_ref());
        let absent = scoped || listed(NOT_ON_NPM);
        let (registry, right) = match run.runner {
            Runner::Uvx | Runner::Pipx if scoped || listed(OTHERS_ON_PYPI) => ("npm", "npx -y"),
            Runner::Npx | Runner::Pnpm | Runner::Yarn | Runner::Bunx if listed(NOT_ON_NPM) || listed(OTHERS_ON_NPM) => {
                ("the Python package index", "uvx")
            }
            _ => return,
        };
        // Only the plainest line can be rewritten without a doubt: runner, perhaps `-y`, package.
        let program = launch.program();
        let plain = launch.is_direct()
            && matches!(launch.name().as_ref(), "npx" | "uvx")
            && run.target.is_some_and(|t| t.node == package.node);
        let fix = launch.list.filter(|list| plain && list.items().any(|item| item == package.node)).and_then(|list| {
            let mut edits = vec![rewrite::replace_text(program.node, if python { "npx" } else { "uvx" })];
            match run.options {
                [] if python => edits.extend(rewrite::insert_items(
                    list,
                    rewrite::Place::Before(package.node),
                    &[serde_json::Value::from("-y")],
                )),
                [] => {}
                [yes] if !python && matches!(yes.text.as_ref(), "-y" | "--yes") => {
                    edits.extend(rewrite::remove_item(list, yes.node))
                }
                _ => return None,
            }
            let safety = if absent { Safety::Safe } else { Safety::Unsafe };
            Some(Fix { title: format!("run it with `{right}`"), safety, edits })
        });
        let label = if absent {
            format!("`{}` looks for it elsewhere and finds nothing", launch.name())
        } else {
            format!("`{}` looks for it elsewhere and finds what somebody else gave this name", launch.name())
        };
        report.add(
            Finding::at(package.node, format!("`{name}` is a package of {registry}"))
                .level(if absent { Severity::Error } else { Severity::Warning })
                .label(label)
                .related(program.node.span(), "this runner")
                .help(format!("run it with `{right}`"))
                .fix(fix),
        );
    }
}

/// `@owner/name`, as only npm has them.
fn is_scoped(text: &str) -> bool {
    text.starts_with('@') && text.contains('/')
}
