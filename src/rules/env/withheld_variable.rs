//! A variable that the client keeps to itself.

use crate::clients::{Fields, Syntax, Variable};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Reference, Server, Text, references};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// A variable is mentioned whose value the client does not give away here.
    ///
    /// To keep a foreign file from collecting credentials, a client may put nothing in the place of well-known ones in addresses and
    /// headers, even where they are set and have a default. A variable of another name with the same value does reach the server.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "packages": {
    ///       "type": "http",
    ///       "url": "https://packages.example.com/mcp",
    ///       "headers": { "Authorization": "Bearer ${NPM_TOKEN}" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "packages": {
    ///       "type": "http",
    ///       "url": "https://packages.example.com/mcp",
    ///       "headers": { "Authorization": "Bearer ${MCP_NPM_TOKEN}" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "packages": { "command": "packages-server", "env": { "NPM_TOKEN": "${NPM_TOKEN}" } }
    ///   }
    /// }
    /// ```
    pub WithheldVariable = "withheld-variable" {
        category: Env, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["probed with Claude Code 2.1.329 (2026-11); the list stands in the client's table"],
    }
}

impl Rule for WithheldVariable {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for text in server.texts() {
            let value = text.node.text();
            for reference in references(&value).iter().filter(|r| is_withheld(config, text.field, r)) {
                let finding = finding(config, text, reference);
                report.add(if server.is_disabled() { finding.level(Severity::Info) } else { finding });
            }
        }
    }
}

fn is_withheld(config: &Config<'_>, field: Fields, reference: &Reference<'_>) -> bool {
    let withholds =
        |v: &Variable| v.syntax == reference.syntax && v.fields.contains(field) && v.withholds(reference.name);
    config.client().variables.iter().any(withholds)
}

fn finding(config: &Config<'_>, text: &Text<'_>, reference: &Reference<'_>) -> Finding {
    let name = reference.name;
    let own = format!("MCP_{name}");
    let offset = if reference.syntax == Syntax::Dollar { 1 } else { 2 };
    let start = reference.range.start + offset;
    let free = !is_withheld(config, text.field, &Reference { name: &own, ..reference.clone() });
    let edit = rewrite::replace_part(text.node, start, start + name.len(), &own);
    Finding::span(
        text.node.part(reference.range.start, reference.range.end),
        format!("{} withholds `{name}` here", config.client().name),
    )
    .about(text.node)
    .label("nothing is sent in its place, even where it is set")
    .help(format!("set a variable of your own to the same value, such as `{own}`, and mention that one"))
    .fix(free.then(|| Fix::risky(format!("mention `{own}` instead"), [edit])))
}
