//! Blanks before or after a word that is taken as it stands.

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// A blank before or after a key or value is taken for a part of it.
    ///
    /// Clients compare keys letter by letter and hand commands, arguments and addresses on as they are written: `"url "` is no
    /// `url`, and no program is called `"npx "`.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "git": { "command": "uvx ", "args": ["mcp-server-git"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git", "--separator", " ", "--prompt", "Say hello "] } } }
    /// ```
    pub SurroundingBlanks = "surrounding-blanks" {
        category: Command, level: Warning, fix: Safe, since: "0.1.0",
        evidence: [
            "a blank after an address was measured in twelve clients: half of them fail (2026-11)",
            "google-gemini/gemini-cli issue 14621: a key with a blank after it",
        ],
    }
}

impl Rule for SurroundingBlanks {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let client = config.client().name;
        let name = server.name();
        let namesake = name.trim() != name && config.servers.iter().any(|other| other.name() == name.trim());
        report.extend(blank(server.key, "this name", "the blank becomes part of the name", namesake));
        for field in &server.fields {
            let key = field.member.key;
            match field.concept {
                // Without its command or address the whole entry is lost.
                Some(concept @ (Concept::Command | Concept::Url)) if !field.is_read() => {
                    let what = if concept == Concept::Command { "command" } else { "address" };
                    let label = format!("{client} finds no {what} in this entry");
                    let finding = blank(key, "this key", &label, taken(server.entry, key));
                    report.extend(finding.map(|finding| finding.level(config.soften(Severity::Error))));
                }
                _ => {
                    let label = format!("{client} knows no key with a blank");
                    report.extend(blank(key, "this key", &label, taken(server.entry, key)));
                }
            }
            if matches!(field.concept, Some(Concept::Env | Concept::Headers)) {
                let object = field.member.value;
                for member in object.members() {
                    report.extend(blank(
                        member.key,
                        "this key",
                        "the blank becomes part of the name",
                        taken(object, member.key),
                    ));
                }
            }
        }
        for text in server.texts() {
            let value = text.node.text();
            if value.trim().len() == value.len() {
                continue;
            }
            let (what, label) = match text.field {
                Fields::COMMAND => ("this command", "no program has a blank there in its name"),
                Fields::URL => ("this address", "some clients refuse it, others ask for `%20`"),
                Fields::CWD => ("this folder", "no folder has a blank there in its name"),
                // A text with blanks inside is prose, and blanks alone may be a separator.
                Fields::ARGS if text.language.is_none() && !value.trim().contains(char::is_whitespace) => {
                    ("this argument", "the server gets the blank too")
                }
                _ => continue,
            };
            report.extend(blank(text.node, what, label, false));
        }
    }
}

/// Whether the object has the key without its blanks already.
fn taken(object: Node<'_>, key: Node<'_>) -> bool {
    let name = key.text();
    name.trim() != name && object.get(name.trim()).is_some()
}

/// Reports the blanks of `node`, which can be removed unless its place is `taken`.
fn blank(node: Node<'_>, what: &str, label: &str, taken: bool) -> Option<Finding> {
    let text = node.text();
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.len() == text.len() {
        return None;
    }
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    let (from, to, side) = if end < text.len() { (end, text.len(), "ends") } else { (0, start, "begins") };
    Some(
        Finding::span(node.part(from, to), format!("{what} {side} with a blank"))
            .about(node)
            .label(label)
            .help("remove it")
            .fix((!taken).then(|| Fix::safe("remove it", [rewrite::replace_text(node, trimmed)]))),
    )
}
