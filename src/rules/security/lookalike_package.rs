//! A package whose name is nearly that of a well-known one.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Run, Runner, Server};
use crate::packages::{self, Registry};
use crate::rules::{Declaration, Report, Rule};
use crate::text::distance;

declare_rule! {
    /// The name of a package is one letter away from that of a well-known MCP server.
    ///
    /// Runners download and start whatever is published under the name that they are given. A slip of the pen ends at no package at
    /// all, or at one that somebody published to be found by such slips.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// { "mcpServers": { "search": { "command": "npx", "args": ["-y", "@modelcontextprotocal/server-brave-search"] } } }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// { "mcpServers": { "time": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-time"] } } }
    /// ```
    pub LookalikePackage = "lookalike-package" {
        category: Security, level: Warning, fix: None, since: "0.1.0",
        evidence: ["the packages in `src/packages`, each read where it is published (2026-11)"],
    }
}

impl Rule for LookalikePackage {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let registry = match run.runner {
            Runner::Npx | Runner::Pnpm | Runner::Yarn | Runner::Bunx => Registry::Npm,
            Runner::Uvx | Runner::Pipx => Registry::PyPi,
            Runner::Docker => Registry::Docker,
        };
        let (Some(name), Some(word)) = (run.package_name(), run.package) else { return };
        if packages::find(registry, &name).is_some() {
            return;
        }
        let Some(known) = packages::names(registry).find(|known| is_lookalike(&name, known)) else { return };
        let at = word.text.to_ascii_lowercase().find(name.as_ref()).unwrap_or(0);
        report.add(
            Finding::span(word.node.part(at, at + name.len()), format!("`{name}` is one letter away from `{known}`"))
                .about(word.node)
                .level(if server.is_disabled() { Severity::Info } else { Severity::Warning })
                .label("whoever publishes under this name decides what is started")
                .help(format!("write `{known}` if that was meant")),
        );
    }
}

/// The shortest part of a name in which one letter more or less is no word of its own.
const LONG: usize = 6;

/// Whether two names are the same but for one edit in one long part, and belong to different owners.
fn is_lookalike(name: &str, known: &str) -> bool {
    // One letter more or less, and beginning or ending alike: nearly no pair of names is.
    let (a, b) = (name.as_bytes(), known.as_bytes());
    if a.len().abs_diff(b.len()) > 1 || (a.first() != b.first() && a.last() != b.last()) {
        return false;
    }
    let (owner, rest) = split(name);
    let (known_owner, known_rest) = split(known);
    if owner.is_some() != known_owner.is_some() || (owner.is_some() && (owner == known_owner || rest != known_rest)) {
        return false;
    }
    let (mine, theirs) = (owner.unwrap_or(rest), known_owner.unwrap_or(known_rest));
    let mut differing = Vec::new();
    let (mut a, mut b) = (mine.split(['-', '_', '.', '/']), theirs.split(['-', '_', '.', '/']));
    loop {
        match (a.next(), b.next()) {
            (None, None) => break,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => differing.push((a, b)),
            _ => return false,
        }
    }
    matches!(differing[..], [(a, b)] if b.len() >= LONG && distance(a, b, 1) == Some(1))
}

/// `@owner/name` → owner and name
fn split(name: &str) -> (Option<&str>, &str) {
    let scoped = name.strip_prefix('@').and_then(|rest| rest.split_once('/'));
    scoped.map_or((None, name), |(owner, rest)| (Some(owner), rest))
}

#[cfg(test)]
mod tests {
    use super::is_lookalike;

    #[test]
    fn slips_are_told_from_other_names() {
        for (name, known) in [
            ("@modelcontextprotocl/server-github", "@modelcontextprotocol/server-github"),
            ("firecrwal-mcp", "firecrawl-mcp"),
            ("mcp-atlasian", "mcp-atlassian"),
        ] {
            assert!(is_lookalike(name, known), "{name}");
        }
        for (name, known) in [
            ("@modelcontextprotocol/server-githab", "@modelcontextprotocol/server-github"),
            ("@other/server-github", "@modelcontextprotocol/server-github"),
            ("mcp-server-gif", "mcp-server-git"),
            ("exam-mcp-server", "exa-mcp-server"),
            ("firecrawl-mcp-2", "firecrawl-mcp"),
        ] {
            assert!(!is_lookalike(name, known), "{name}");
        }
    }
}
