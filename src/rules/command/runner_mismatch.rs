//! A package of one registry under a runner of another.

use serde_json::Value;

use super::no_command;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::known::packages::{self, Registry};
use crate::model::{Config, Launch, Run, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};
use crate::text::Edit;

declare_rule! {
    /// The runner looks for this package in a registry that does not have it.
    ///
    /// `npx` installs from npm, `uvx` from the Python package index. A name with a scope (`@owner/name`) exists on npm only, and
    /// some well-known servers exist in one of the two, or under a name that is somebody else's in the other.
    ///
    /// The reference servers for files, memory and others are on npm as `@modelcontextprotocol/server-…`, those for time, git and
    /// fetching pages are Python packages: `mcp-server-…`.
    ///
    /// `npm` itself runs no package: that is `npx`, or `npm exec`.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "uvx", "args": ["@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npm", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub RunnerMismatch = "runner-mismatch" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["the names in `known/*.toml`, each asked of npm and the Python package index (2026-11)", "github.com/modelcontextprotocol/servers, `src/`"],
    }
}

impl Rule for RunnerMismatch {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        report.extend(no_command::finding(server, launch));
        let Some(run) = Run::of(launch) else { return };
        let Some(package) = run.package else { return };
        let scoped = is_scoped(&package.text);
        let Some(name) = run.package_name().or_else(|| scoped.then(|| package.text.clone())) else { return };
        let own = run.runner.registry();
        let foreign = own == Registry::PyPi && scoped;
        // A scoped name may be a wrong one on npm as well.
        let (registry, right, absent) = match packages::misnomer(if foreign { Registry::Npm } else { own }, &name) {
            Some(meant) if foreign || meant.registry != own => {
                (meant.registry, meant.package, foreign || meant.is_absent)
            }
            _ if foreign => (Registry::Npm, &*name, true),
            _ => return,
        };
        let runner = runner(registry);
        let (message, help) = if right == name {
            (format!("`{name}` is a package of {}", registry.title()), String::new())
        } else {
            let message = format!("{} has no `{name}`", own.title());
            let kind = match registry {
                Registry::Npm | Registry::PyPi => format!("a package of {}", registry.title()),
                Registry::Docker => "a container image".to_owned(),
            };
            (message, format!("the server is {kind}: "))
        };
        let label = if absent {
            format!("`{}` finds nothing under this name", launch.name())
        } else {
            format!("`{}` finds what somebody else gave this name", launch.name())
        };
        report.add(
            Finding::at(package.node, message)
                .level(if absent { Severity::Error } else { Severity::Warning })
                .label(label)
                .related(launch.program().node.span(), "this runner")
                .help(format!("{help}run it with `{runner} {right}`"))
                .fix(fix(launch, &run, package, (right != name).then_some(right), registry).map(|edits| Fix {
                    title: format!("run it with `{runner} {right}`"),
                    safety: if absent { Safety::Safe } else { Safety::Unsafe },
                    edits,
                })),
        );
    }
}

/// The command line that runs a package, without the package.
fn runner(registry: Registry) -> &'static str {
    match registry {
        Registry::Npm => "npx -y",
        Registry::PyPi => "uvx",
        Registry::Docker => "docker run -i --rm",
    }
}

/// Swaps runner and name. Only the plainest line can be rewritten without a doubt: runner, perhaps `-y`, package.
fn fix(
    launch: &Launch<'_>,
    run: &Run<'_, '_>,
    package: &Word<'_>,
    right: Option<&str>,
    registry: Registry,
) -> Option<Vec<Edit>> {
    let list = launch.list?;
    let plain = registry != Registry::Docker
        && launch.is_direct()
        && matches!(launch.name().as_ref(), "npx" | "uvx")
        && run.target.is_some_and(|target| target.node == package.node)
        && list.items().any(|item| item == package.node);
    if !plain {
        return None;
    }
    let python = registry == Registry::PyPi;
    let mut edits = vec![rewrite::replace_text(launch.program().node, if python { "uvx" } else { "npx" })];
    edits.extend(right.map(|right| rewrite::replace_text(package.node, right)));
    match run.options {
        [] if !python => {
            edits.extend(rewrite::insert_items(list, Place::Before(package.node), &[Value::from("-y")]));
        }
        [] => {}
        [yes] if python && matches!(yes.text.as_ref(), "-y" | "--yes") => {
            edits.extend(rewrite::remove_item(list, yes.node));
        }
        _ => return None,
    }
    Some(edits)
}

/// `@owner/name`, as only npm has them.
fn is_scoped(text: &str) -> bool {
    text.starts_with('@') && text.contains('/')
}
