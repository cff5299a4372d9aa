//! A secret without a value.

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::secrets::is_secret_name;

declare_rule! {
    /// A key or token is set to nothing.
    ///
    /// The empty text hides a value of that name that the server might otherwise get from the environment or ask for.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "${env:SEARCH_API_KEY}", "SEARCH_LANG": "" } } } }
    /// ```
    pub EmptySecret = "empty-secret" {
        category: Env, level: Info, fix: None, since: "0.1.0",
        evidence: ["a template whose values nobody filled in is common among committed files (2026-11)"],
    }
}

impl Rule for EmptySecret {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if server.is_disabled() {
            return;
        }
        for member in server.env() {
            let empty = member.value.as_str().is_some_and(|text| text.trim().is_empty());
            if empty && is_secret_name(&member.key.text()) {
                report.add(
                    Finding::at(member.value, format!("`{}` is empty", member.key.text()))
                        .label("the server gets an empty value")
                        .help("give it a value, or leave the line out"),
                );
            }
        }
    }
}
