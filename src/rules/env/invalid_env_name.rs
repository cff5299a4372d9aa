//! A name that no environment variable can have.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Server, is_remark};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::Node;

declare_rule! {
    /// An environment variable has a name that it cannot have.
    ///
    /// A name is not empty and holds no `=`: the operating system takes the first one for the end of the name. With a blank inside
    /// it can be set, but no program reads it.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG=en": "" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG": "en", "search.lang": "en" } } } }
    /// ```
    pub InvalidEnvName = "invalid-env-name" {
        category: Env, level: Error, fix: None, since: "0.1.0",
        evidence: ["POSIX.1-2024 section 8.1: names do not contain `=`"],
    }
}

impl Rule for InvalidEnvName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for member in server.env().filter(|member| !is_remark(&member.key.text())) {
            if let Some(finding) = check(member.key) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(member.key));
            }
        }
    }
}

fn check(key: Node<'_>) -> Option<Finding> {
    let name = key.text();
    if name.trim().is_empty() {
        let finding = Finding::at(key, "this variable has no name");
        return Some(finding.label("nothing can be set under it").help("name the variable, or remove the line"));
    }
    if let Some(at) = name.find('=') {
        let finding = Finding::span(key.part(at, at + 1), "the name of this variable contains `=`");
        return Some(finding.label("the name ends here").help("write the name as the key and the value beside it"));
    }
    // Blanks around it are another rule's business.
    let inner = name.trim();
    let offset = name.len() - name.trim_start().len();
    let (at, wrong) = inner.char_indices().find(|(_, c)| c.is_whitespace() || c.is_control())?;
    let span = key.part(offset + at, offset + at + wrong.len_utf8());
    Some(
        Finding::span(span, "the name of this variable contains a blank")
            .level(Severity::Warning)
            .label("no program reads a variable of such a name")
            .help("write the name that the server reads"),
    )
}
