//! A package whose name is nearly that of a well-known one.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::known::packages::{self, Misnomer};
use crate::model::{Config, Run, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;
use crate::text::distance;

declare_rule! {
    /// The name of a package is one letter away from that of a well-known MCP server.
    ///
    /// Runners download and start whatever is published under the name that they are given. A slip of the pen ends at no package at
    /// all, or at one that somebody published to be found by such slips. So do names that sound right, but that nobody ever
    /// published: a few of those that people write are known.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "npx", "args": ["-y", "@modelcontextprotocal/server-brave-search"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-context7"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "@upstash/context7-mcp"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub LookalikePackage = "lookalike-package" {
        category: Security, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["the packages in `known`, each read where it is published; names that are absent were asked of the registry (2026-11)"],
    }
}

impl Rule for LookalikePackage {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let registry = run.runner.registry();
        let (Some(name), Some(word)) = (run.package_name(), run.package) else { return };
        if config.package(registry, &name).is_some() {
            return;
        }
        if let Some(meant) = packages::misnomer(registry, &name) {
            // Under a runner of another registry it is a mismatch.
            if meant.registry == registry {
                report.add(misnamed(server, word, &name, meant));
            }
            return;
        }
        let Some(known) = packages::names_like(registry, &name).find(|known| is_lookalike(&name, known)) else {
            return;
        };
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

/// A name that is known to be written for a package of another name.
fn misnamed(server: &Server<'_>, word: &Word<'_>, name: &str, meant: Misnomer) -> Finding {
    let right = meant.package;
    let (message, label) = if meant.is_absent {
        (format!("`{name}` is not published"), "whoever publishes under this name decides what is started")
    } else {
        (format!("`{name}` is not `{right}`"), "somebody else publishes under this name")
    };
    let at = word.text.to_ascii_lowercase().find(name).unwrap_or(0);
    Finding::span(word.node.part(at, at + name.len()), message)
        .about(word.node)
        .level(if server.is_disabled() { Severity::Info } else { Severity::Warning })
        .label(label)
        .help(format!("the server is published as `{right}`"))
        .fix(Fix::risky(format!("write `{right}`"), [rewrite::replace_part(word.node, at, at + name.len(), right)]))
}

/// The shortest part of a name in which one letter more or less is no word of its own.
const LONG: usize = 6;

/// Whether two names are the same but for one edit in one long part, and belong to different owners.
fn is_lookalike(name: &str, known: &str) -> bool {
    // Beginning or ending alike: few pairs of names do.
    let (a, b) = (name.as_bytes(), known.as_bytes());
    if a.first() != b.first() && a.last() != b.last() {
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
