//! Every tool of a server runs without asking.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Node;

declare_rule! {
    /// Every tool of a server may run without asking, also those that it does not have yet.
    ///
    /// In a file that others use too, the decision is made for them. In a file of your own it is mentioned only.
    ///
    /// ## Example
    /// ```json (bad path=.gemini/settings.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "trust": true } } }
    /// ```
    /// ```json (bad path=.kiro/settings/mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "autoApprove": ["*"] } } }
    /// ```
    /// ```json (good path=.kiro/settings/mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "autoApprove": ["search_docs"] } } }
    /// ```
    pub AutoApproveAll = "auto-approve-all" {
        category: Security, level: Warning, fix: None, since: "0.1.0",
        evidence: ["the clients' schemas say which field approves tools, and whether one word stands for all"],
    }
}

impl Rule for AutoApproveAll {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let severity = if config.is_shared() && !server.is_disabled() { Severity::Warning } else { Severity::Info };
        for node in server.fields.iter().filter(|field| field.is_read()).filter_map(approves_all) {
            report.add(
                Finding::at(node, "every tool of this server runs without asking")
                    .level(severity)
                    .label(format!("{} asks nobody, whatever the tool does", config.client().name))
                    .help(format!(
                        "list the tools that only read, and let {} ask about the others",
                        config.client().name
                    )),
            );
        }
    }
}

/// The value that approves every tool.
fn approves_all<'d>(own: &ServerField<'d>) -> Option<Node<'d>> {
    let value = own.member.value;
    match own.concept? {
        Concept::Trust => (value.as_bool() == Some(true)).then_some(value),
        Concept::AutoApprove => {
            let all = own.field?.all?;
            std::iter::once(value).chain(value.items()).find(|node| node.as_str().is_some_and(|text| text == all))
        }
        _ => None,
    }
}
