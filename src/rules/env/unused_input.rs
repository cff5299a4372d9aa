//! An input that no server asks for.

use std::collections::HashSet;

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// An input is declared that no server asks for.
    ///
    /// The client never asks for it. Either it is left over, or a server should mention it as `${input:id}`.
    ///
    /// ## Example
    /// ```json (bad path=.vscode/mcp.json)
    /// {
    ///   "inputs": [{ "type": "promptString", "id": "docs-token", "description": "Token for the docs" }],
    ///   "servers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.vscode/mcp.json)
    /// {
    ///   "inputs": [{ "type": "promptString", "id": "docs-site", "description": "Which site" }],
    ///   "servers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/${input:docs-site}/mcp" }
    ///   }
    /// }
    /// ```
    pub UnusedInput = "unused-input" {
        category: Env, level: Info, fix: None, since: "0.1.0",
        evidence: ["microsoft/vscode 1.139.1: inputs are asked for where a server mentions them"],
    }
}

impl Rule for UnusedInput {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(inputs) = config.inputs().filter(|_| !config.file().inputs_unread) else { return };
        let used = mentioned(config.document.text());
        for (id, node) in inputs.declared() {
            if !used.contains(id.as_ref()) {
                report.add(
                    Finding::at(node, format!("no server mentions the input `{id}`"))
                        .label(format!("{} never asks for it", config.client().name))
                        .help(format!("write `${{input:{id}}}` where its value belongs, or remove the input")),
                );
            }
        }
    }
}

/// The ids that are mentioned anywhere in the file: a server that is commented out is a use too.
fn mentioned(text: &str) -> HashSet<&str> {
    text.split("${input:").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
