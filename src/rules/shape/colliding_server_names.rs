//! Two names that the client makes one.

use std::collections::HashMap;

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, is_remark};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::Node;

declare_rule! {
    /// Two servers have names that are the same once the client has cleaned them.
    ///
    /// The ids of tools hold the name of their server, and take letters, digits and a few signs only. A client that replaces the
    /// others makes one name of `my.docs` and `my docs`, and the tools of one server hide those of the other.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "my.docs": { "type": "http", "url": "https://docs.example.com/mcp" },
    ///     "my docs": { "type": "http", "url": "https://docs.example.net/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "my.docs": { "type": "http", "url": "https://docs.example.com/mcp" },
    ///     "other docs": { "type": "http", "url": "https://docs.example.net/mcp" }
    ///   }
    /// }
    /// ```
    pub CollidingServerNames = "colliding-server-names" {
        category: Shape, level: Warning, fix: None, since: "0.1.0",
        evidence: ["each client's table says what is left of a name"],
    }
}

impl Rule for CollidingServerNames {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(cleaned) = config.client().names.cleaned else { return };
        for container in &config.containers {
            let mut seen: HashMap<String, Node<'_>> = HashMap::new();
            for member in container.members().filter(|m| m.value.is_object() && !is_remark(&m.key.text())) {
                let (name, left) = (member.key.text(), cleaned(&member.key.text()));
                // The very same name twice has a rule of its own.
                match seen.get(&left) {
                    Some(first) if first.text() == name => {}
                    Some(first) if !left.is_empty() => {
                        report.name(&name);
                        report.add(
                            Finding::at(member.key, format!("`{name}` and `{}` become the same name", first.text()))
                                .label(format!("both are `{left}` in the tool names of {}", config.client().name))
                                .related(first.span(), "the other one")
                                .help("choose names that differ in letters or digits"),
                        );
                    }
                    _ => {
                        seen.insert(left, member.key);
                    }
                }
            }
        }
        report.about(None);
    }
}
