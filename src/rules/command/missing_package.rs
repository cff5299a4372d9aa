//! A program that runs packages, with no package to run.

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Address, Config, Launch, Run, Runner, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A runner such as `npx`, `uvx` or `docker run` has nothing to run.
    ///
    /// Only options stand after it, or the address of a server that it was meant to reach. The runner prints its help or an error
    /// and exits, and the client says that the connection closed.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "https://docs.example.com/mcp"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "mcp-remote", "https://docs.example.com/mcp"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub MissingPackage = "missing-package" {
        category: Command, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: [
            "the help texts of npx, uvx, pipx, bunx and docker run (2026-11)",
            "npx of npm 10 takes an address for an archive, uvx 0.13 refuses one that ends like no archive (run 2026-11-21)",
        ],
    }
}

impl Rule for MissingPackage {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(run) = Run::of(launch) else { return };
        // Arguments of a wrong shape, or in a wrong place, are another rule's business: the package may be among them.
        if launch.list.is_none() && server.any_field(Concept::Args).is_some_and(|args| !args.member.value.is_array()) {
            return;
        }
        let named = run.package.or(run.target);
        report.extend(match named {
            None => nothing(launch, &run),
            Some(word) => is_endpoint(run.runner, &word.text).then(|| endpoint(launch, &run, word)),
        });
    }
}

fn nothing(launch: &Launch<'_>, run: &Run<'_, '_>) -> Option<Finding> {
    // `npx -c "…"` runs a line, and two words in one string may hide the package.
    let otherwise = |text: &str| {
        matches!(text, "-c" | "--call" | "--help" | "-h" | "--version" | "-V") || text.starts_with("--call=")
    };
    if run.options.iter().any(|word| otherwise(&word.text) || word.text.contains([' ', ','])) {
        return None;
    }
    let (message, help) = match run.runner {
        Runner::Docker => ("no image is named here", "name the image after the options"),
        _ => ("no package is named here", "name the package after the options"),
    };
    let node = run.options.last().map_or(launch.program().node, |word| word.node);
    let label = format!("`{}` has nothing to run and exits", launch.name());
    Some(Finding::at(node, message).label(label).help(help))
}

/// How addresses end from which a package can be installed.
const ARCHIVES: &[&str] =
    &[".whl", ".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz", ".xz", ".txz", ".lz", ".tlz", ".lzma", ".zst", ".git"];

/// Whether a word in the place of the package is the address of a server: neither an archive nor a repository, which runners
/// take too.
fn is_endpoint(runner: Runner, text: &str) -> bool {
    let address = Address::new(text);
    let path = address.path().trim_end_matches('/').to_ascii_lowercase();
    let archive = ARCHIVES.iter().any(|ending| path.ends_with(ending));
    let endpoint = path.ends_with("/mcp") || path.ends_with("/sse");
    let python = matches!(runner, Runner::Uvx | Runner::Pipx);
    let web = matches!(address.scheme().as_str(), "http" | "https") && runner != Runner::Docker;
    web && !archive && (endpoint || python)
}

fn endpoint(launch: &Launch<'_>, run: &Run<'_, '_>, word: &Word<'_>) -> Finding {
    let finding = Finding::at(word.node, "an address is given where the package belongs")
        .label(format!("`{}` finds no package there and exits", launch.name()));
    let list = launch.list.filter(|list| run.runner == Runner::Npx && list.items().any(|item| item == word.node));
    match list {
        Some(list) => {
            let edits = rewrite::insert_items(list, Place::Before(word.node), &[Value::from("mcp-remote")]);
            finding
                .help("put the package that connects to it before it, such as `mcp-remote`")
                .fix(Fix::risky("insert `mcp-remote`", edits))
        }
        None => finding.help("name the package before its own options"),
    }
}
