//! A character that is not what it looks like.

use super::confusable::{self, Disguise};
use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// A name, command or address holds a character that cannot be seen, or a letter of another script that looks like a usual one.
    ///
    /// Such characters come along when text is copied from a web page, and nobody finds them by reading. They are also how a package or
    /// host passes for another one.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "uvx", "args": ["docs-\u{200b}server"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "docs": { "command": "uvx", "args": ["docs-server"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://d\u{43e}cs.example.com/mcp" } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "справка": { "url": "https://docs.example.com/mcp" }, "日本": { "command": "docs-server" } } }
    /// ```
    pub HiddenCharacter = "hidden-character" {
        category: Security, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: ["Unicode Technical Standard 39, sections 3.1 and 4", "Unicode Technical Report 36, section 2"],
    }
}

impl Rule for HiddenCharacter {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let named = [Concept::Env, Concept::Headers].into_iter().filter_map(|concept| server.value(concept));
        let names = named.flat_map(|object| object.members()).map(|member| member.key);
        let keys = server.fields.iter().map(|field| field.member.key).chain(names);
        for key in std::iter::once(server.key).chain(keys) {
            report.extend(check(key, false));
        }
        for text in server.texts() {
            // Arguments and variables may be sentences.
            let free = text.field == Fields::ARGS || text.field == Fields::ENV;
            let prose = free && (text.language.is_some() || text.node.text().trim().contains(char::is_whitespace));
            report.extend(check(text.node, prose));
        }
    }
}

/// Whether a name holds a character that is not what it seems.
pub(in crate::rules) fn has_hidden_character(name: &str) -> bool {
    confusable::find(name, false).is_some()
}

fn check(node: Node<'_>, prose: bool) -> Option<Finding> {
    let text = node.text();
    let (at, c, disguise) = confusable::find(&text, prose)?;
    let code = format!("U+{:04X}", u32::from(c));
    let (message, label, help, instead) = match disguise {
        Disguise::Invisible => (
            format!("the text contains an invisible character ({code})"),
            "every program reads it, and nobody sees it",
            "remove it".to_owned(),
            String::new(),
        ),
        Disguise::Reordering => (
            format!("the text contains a character that changes its order ({code})"),
            "what is shown is not what is read",
            "remove it".to_owned(),
            String::new(),
        ),
        Disguise::Letter(letter) => (
            format!("this letter only looks like `{letter}` ({code})"),
            "it is another letter to every program",
            format!("write `{letter}`"),
            letter.to_string(),
        ),
    };
    let edit = rewrite::replace_part(node, at, at + c.len_utf8(), &instead);
    Some(
        Finding::span(node.part(at, at + c.len_utf8()), message)
            .about(node)
            .label(label)
            .fix(Fix::risky(help.clone(), [edit]))
            .help(help),
    )
}
