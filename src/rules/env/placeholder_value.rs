//! A placeholder that nobody replaced.

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Server, Text, placeholder};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// A placeholder stands where a value belongs.
    ///
    /// Templates say `YOUR_API_KEY`, `<token>` or `/path/to/server` where a person must write something of their own. Left in
    /// place, a path does not exist and a key is refused.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "YOUR_API_KEY" } } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "files": { "command": "node", "args": ["/path/to/server/index.js"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "${env:YOUR_API_KEY}" } } } }
    /// ```
    pub PlaceholderValue = "placeholder-value" {
        category: Env, level: Warning, fix: None, since: "0.1.0",
        evidence: ["25 of 227 configs posted with a failure held a placeholder (collected 2026-11)"],
    }
}

impl Rule for PlaceholderValue {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for text in server.texts() {
            let value = text.node.text();
            let Some(range) = find(text, &value) else { continue };
            let (severity, label) = judge(text, &value[range.clone()]);
            let severity = if server.is_disabled() || config.sample { Severity::Info } else { severity };
            report.add(
                Finding::span(text.node.part(range.start, range.end), "this is a placeholder")
                    .about(text.node)
                    .level(severity)
                    .label(label)
                    .help("put your own value in its place"),
            );
        }
    }
}

fn find(text: &Text<'_>, value: &str) -> Option<std::ops::Range<usize>> {
    if text.language.is_some() {
        return None;
    }
    let found = placeholder(value);
    match text.field {
        // Prose and patterns are arguments too; a cut-off word means nothing there unless it is all there is.
        Fields::ARGS => found.filter(|range| {
            let is_cut = ["...", "…", "**"].iter().any(|mark| value[range.clone()].contains(mark));
            let is_line = value.matches(' ').count() > 3 || value.contains('\n');
            !is_line && (!is_cut || range.len() == value.len())
        }),
        _ => found,
    }
}

fn judge(text: &Text<'_>, written: &str) -> (Severity, &'static str) {
    let is_path = written.contains(['/', '\\']);
    match text.field {
        Fields::COMMAND | Fields::CWD => (Severity::Error, "there is no such file"),
        Fields::URL => (Severity::Error, "there is no such address"),
        Fields::ARGS if is_path => (Severity::Error, "there is no such file"),
        Fields::HEADERS => (Severity::Warning, "the server refuses it"),
        _ => (Severity::Warning, "the server gets this text unchanged"),
    }
}
