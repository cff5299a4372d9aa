//! The same key twice in one object.

use std::collections::HashMap;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Kind, Member, Node, rewrite};

declare_rule! {
    /// The same key stands twice in one object.
    ///
    /// JSON readers keep the last one and drop the first without a word: one of two servers of the same name never starts.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json fixed unsafe
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs-2": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs-2": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub DuplicateKey = "duplicate-key" {
        category: Syntax, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259 section 4", "every JSON client measured keeps the last one silently (2026-11)"],
    }
}

impl Rule for DuplicateKey {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(root) = config.document.root() else { return };
        // Only what concerns servers: the objects on the way to them, and everything in them.
        let mut objects: Vec<Node<'_>> = vec![root];
        objects.extend(
            root.members().map(|m| m.value).filter(|n| config.containers.iter().any(|c| n.span().contains(c.span()))),
        );
        for container in &config.containers {
            objects.push(*container);
            for server in container.members().map(|m| m.value) {
                objects.push(server);
                objects.extend(server.members().map(|m| m.value));
            }
        }
        objects.retain(|n| n.is_object());
        objects.dedup();
        for object in objects {
            let mut seen: HashMap<String, Member<'_>> = HashMap::new();
            for member in object.members().filter(|m| m.key.kind() != Kind::Missing) {
                let key = member.key.text().into_owned();
                if let Some(first) = seen.insert(key.clone(), member) {
                    // At the top level only the key that holds servers is our business.
                    let holds = |m: &Member<'_>| config.containers.iter().any(|c| m.value.span().contains(c.span()));
                    if object == root && !config.containers.contains(&root) && !holds(&member) && !holds(&first) {
                        continue;
                    }
                    add(config, object, &key, first, member, report);
                }
            }
        }
    }
}

fn add(
    config: &Config<'_>,
    object: Node<'_>,
    key: &str,
    first: Member<'_>,
    second: Member<'_>,
    report: &mut Report<'_>,
) {
    let same = first.value.to_value() == second.value.to_value();
    let is_server = config.containers.contains(&object);
    report.server = config
        .servers
        .iter()
        .find(|s| s.entry.span().contains(second.key.span()) || s.key == second.key)
        .map(|s| s.name().into_owned());
    let fix = if same {
        Some(Fix::safe(format!("remove the first `{key}`"), rewrite::remove_member(object, first)))
    } else if is_server {
        let free = (2..).map(|n| format!("{key}-{n}")).find(|name| object.get(name).is_none());
        free.map(|name| {
            Fix::risky(format!("rename the second `{key}` to `{name}`"), rewrite::rename_key(second, &name))
        })
    } else {
        None
    };
    let what = if is_server { "server name" } else { "key" };
    let help = match (same, is_server) {
        (true, _) => "both are the same: remove one",
        (false, true) => "give one of the servers another name",
        (false, false) => "keep one of them",
    };
    report.add(
        Finding::at(second.key, format!("the {what} `{key}` stands twice"))
            .label("this one counts")
            .related(first.key.span(), format!("{} drops this one without a message", config.client().name))
            .help(help)
            .fix(fix),
    );
}
