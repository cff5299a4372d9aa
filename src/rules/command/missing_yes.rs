//! `npx` or `npm exec` without `-y`.

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::known::packages::{self, Registry};
use crate::model::{Config, Run, Runner, Server, Snippet, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// `npx` runs without `-y`.
    ///
    /// `npx` asks before it installs a package. Under an MCP client it finds no terminal and installs without asking. It does
    /// not start the server in two cases: a wrapper gives it a terminal, so that it waits for an answer that never comes, or the
    /// npm settings of the person say `yes=false`, so that it gives up. So this is seldom why a server does not start, and costs
    /// one word to rule out.
    ///
    /// `npx` reads its own options only before the package. A `-y` behind it goes to the server.
    ///
    /// Packages whose makers document their entry without `-y` get a remark only, and no fix. In a project's file the rule is silent about
    /// development tools such as `tsx`, which the project installs itself.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["--yes", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "own": { "command": "npx", "args": ["tsx", "src/server.ts"] } } }
    /// ```
    pub MissingYes = "missing-yes" {
        category: Command, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "npx of npm 6, 7, 8, 9, 10 and 11 was run: each installs without asking where its input is a pipe; 7 and later ask at a terminal and give up with `yes=false` (2026-11-21)",
            "documented or written without -y: the READMEs and commands of the packages in WITHOUT_YES (read 2026-11-21)",
        ],
    }
}

impl Rule for MissingYes {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if server.launch().is_none() {
            report.extend(alone(config, server));
        }
        let Some(launch) = server.launch().filter(|_| !server.is_disabled()) else { return };
        let Some(run) = Run::of(launch).filter(|run| run.runner == Runner::Npx) else { return };
        let Some(package) = run.package.filter(|package| !(config.is_shared() && is_project_tool(&package.text)))
        else {
            return;
        };
        // The package belongs to another runner, and another rule says so.
        let name = run.package_name();
        let misnomer = name.and_then(|name| packages::misnomer(Registry::Npm, &name).map(|meant| meant.registry));
        if misnomer.is_some_and(|registry| registry != Registry::Npm) {
            return;
        }
        // A folder is not installed, and options that are one word with their value are another rule's business.
        let joined = run.options.iter().any(|word| word.text.contains(' '));
        if joined || package.text.starts_with(['.', '/', '~']) || run.options.iter().any(|word| settles(&word.text)) {
            return;
        }
        if server.env().any(|member| member.key.text().eq_ignore_ascii_case("npm_config_yes")) {
            return;
        }
        let before = run.options.first().or(run.target).map_or(package.node, |word| word.node);
        let documented = run.package_name().is_some_and(|name| is_documented_so(&name));
        let inside = launch.list.filter(|list| !documented && list.items().any(|item| item == before));
        let fix = inside.map(|list| {
            Fix::safe("add `-y`", rewrite::insert_items(list, Place::Before(before), &[Value::from("-y")]))
        });
        let program = if launch.name() == "npm" { "npm exec" } else { "npx" };
        if let Some(late) = run.args.iter().find(|word| matches!(word.text.as_ref(), "-y" | "--yes")) {
            let list = launch.list.filter(|list| list.items().any(|item| item == before));
            report.add(behind(list, before, late, package, program));
            return;
        }
        let (severity, label) = match documented {
            true => (
                Severity::Info,
                "its makers document it this way; it gives up only where npm's settings say `yes=false`",
            ),
            false => (
                Severity::Warning,
                "at a terminal it asks before it installs it; with `yes=false` in npm's settings it gives up",
            ),
        };
        report.add(
            Finding::at(package.node, format!("`{program}` runs this package without `-y`"))
                .level(severity)
                .label(label)
                .help(format!("put `-y` right after `{program}`"))
                .fix(fix),
        );
    }
}

/// `npx package -y`.
fn behind(list: Option<Node<'_>>, before: Node<'_>, late: &Word<'_>, package: &Word<'_>, program: &str) -> Finding {
    let moved = list.map(|list| {
        let mut edits = rewrite::insert_items(list, Place::Before(before), &[Value::from("-y")]);
        edits.extend(rewrite::remove_item(list, late.node));
        Fix::risky(format!("move `{}` before the package", late.text), edits)
    });
    Finding::at(late.node, format!("`{}` is behind the package", late.text))
        .level(Severity::Warning)
        .label(format!("`{program}` hands it to the server"))
        .related(package.node.span(), format!("`{program}` reads its own options only before this"))
        .help(format!("put it right after `{program}`"))
        .fix(moved)
}

/// Arguments without their program, as people paste them: what begins with a package of a scope was written for `npx`.
fn alone(config: &Config<'_>, server: &Server<'_>) -> Option<Finding> {
    let alone = config.snippet.is_some_and(Snippet::is_entry) && server.any_field(Concept::Command).is_none();
    let list = server.value(Concept::Args).filter(|list| alone && list.is_array())?;
    let first = list.items().next()?;
    let text = first.as_str().filter(|text| text.starts_with('@') && text.contains('/') && !text.contains(' '))?;
    let name = text.rsplit_once('@').map_or(&*text, |(name, _)| if name.is_empty() { &text } else { name });
    let edits = rewrite::insert_items(list, Place::Before(first), &[Value::from("-y")]);
    (!is_documented_so(name)).then(|| {
        Finding::at(first, "`npx` runs this package without `-y`")
            .label("at a terminal it asks before it installs it; with `yes=false` in npm's settings it gives up")
            .help("put `-y` before it, if `npx` is what runs it")
            .fix(Fix::risky("add `-y`", edits))
    })
}

/// Packages whose own documentation (or own command that writes the entry) leaves `-y` out, at least half of the time.
const WITHOUT_YES: &str = "@anaisbetts/mcp-installer @bankless/onchain-mcp @brightdata/mcp @browserbasehq/mcp @cloudbase/cloudbase-mcp \
    @cocal/google-calendar-mcp @codescene/codehealth-mcp @cyanheads/git-mcp-server @digitalocean/mcp \
    @doist/todoist-mcp @felores/airtable-mcp-server @gongrzhe/server-gmail-autoauth-mcp @henkey/postgres-mcp-server \
    @line/line-bot-mcp-server @microsoft/clarity-mcp-server @mondaydotcomorg/monday-api-mcp @playwright/mcp \
    @pulumi/mcp-server @sentry/mcp-server @socketsecurity/mcp @strowk/mcp-k8s @zilliz/claude-context-mcp \
    chrome-devtools-mcp claude-flow codingbuddy coincap-mcp dataforseo-mcp-server edgeone-pages-mcp harness-mcp-v2 \
    jina-mcp-tools kubectl-mcp-app mcp-fetch-server mcp-remote mcp-server-commands mcp-server-kubernetes \
    npm-global-exec nx-mcp prometheus-mcp ref-tools-mcp responsible-vibe-mcp shadcn shadcn-vue shopify-mcp \
    solana-mcp square-mcp-server";

fn is_documented_so(package: &str) -> bool {
    WITHOUT_YES.split(' ').any(|documented| documented == package)
}

/// Tools of development that run a file of the project. `npx` takes the copy that the project has installed.
fn is_project_tool(package: &str) -> bool {
    const TOOLS: &[&str] =
        &["tsx", "ts-node", "ts-node-esm", "vite-node", "babel-node", "esno", "jiti", "nodemon", "tsc", "nx", "turbo"];
    TOOLS.contains(&package)
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
