//! A name that the client does not take.

use super::{cause, level};
use crate::clients::{Names, Verdict};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Member, Node, rewrite};
use crate::text::Span;

declare_rule! {
    /// A server has a name that the client does not take.
    ///
    /// Most clients take any name, blanks and dots included. Some refuse the empty name or a few signs; others start the server
    /// and then offer none of its tools, because the ids of tools begin with the name.
    ///
    /// ## Example
    /// ```json (bad path=claude_desktop_config.json)
    /// {
    ///   "mcpServers": {
    ///     "Memory (local)": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "memory-local": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=claude_desktop_config.json)
    /// {
    ///   "mcpServers": {
    ///     "Memory, local": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    pub InvalidServerName = "invalid-server-name" {
        category: Shape, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: ["each client's table says which names it takes; eleven kinds of names were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for InvalidServerName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    // Not `server`: an entry that stands alone has no name.
    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        if config.is_generic() || config.file().unread.is_some() {
            return;
        }
        let names = &config.client().names;
        for container in &config.containers {
            for member in container.members().filter(|m| !names.reserved.contains(&&*m.key.text())) {
                let Some((span, message)) = fault(names, member.key) else { continue };
                // Neither variables nor a container in the wrong place.
                if config.servers.iter().any(|s| s.key == member.key && cause::is_entry(config, s)) {
                    report.name(&member.key.text());
                    report.add(finding(config, *container, member, span, message));
                }
            }
        }
        report.about(None);
    }
}

/// What the client does not take in a name, and where.
fn fault(names: &Names, key: Node<'_>) -> Option<(Span, String)> {
    let name = key.text();
    if name.trim().is_empty() {
        let what = if name.is_empty() { "this server has no name" } else { "the name of this server is blank" };
        return names.empty_refused.then(|| (key.span(), what.to_owned()));
    }
    let allowed = |c: char| names.allowed.is_none_or(|allowed| allowed(c));
    if let Some((at, wrong)) = name.char_indices().find(|(_, c)| !allowed(*c)) {
        let what = if wrong.is_control() { "a control character".to_owned() } else { format!("`{wrong}`") };
        return Some((key.part(at, at + wrong.len_utf8()), format!("the server name contains {what}")));
    }
    let separator = names.separator?;
    let doubled: String = [separator, separator].iter().collect();
    let len = separator.len_utf8();
    let at = if name.starts_with(separator) {
        Some((0, len))
    } else {
        name.find(&doubled)
            .map(|at| (at, 2 * len))
            .or_else(|| name.ends_with(separator).then(|| (name.len() - len, len)))
    };
    at.map(|(at, len)| {
        (key.part(at, at + len), format!("`{separator}` is allowed only between other characters of a name"))
    })
}

fn finding(config: &Config<'_>, container: Node<'_>, member: Member<'_>, span: Span, message: String) -> Finding {
    let names = &config.client().names;
    let (severity, label) = match names.unfit {
        Verdict::Refused => (level::refused(config), config.refusal()),
        _ => (Severity::Warning, format!("{} offers none of its tools, without a message", config.client().name)),
    };
    let own = repaired(names, &member.key.text());
    let free = !own.is_empty() && container.get(&own).is_none();
    Finding::span(span, message)
        .about(member.key)
        .level(severity)
        .label(label)
        .help(if own.is_empty() { "give it a name".to_owned() } else { format!("call it `{own}`") })
        .fix(free.then(|| Fix::risky(format!("rename it to `{own}`"), rewrite::rename_key(member, &own))))
}

/// The name as the client takes it: separators between words only, or else a name that any client takes.
fn repaired(names: &Names, name: &str) -> String {
    let allowed = |c: char| names.allowed.is_none_or(|allowed| allowed(c));
    match names.separator {
        Some(separator) if name.chars().all(allowed) => {
            let parts = name.split(separator).map(str::trim).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(&separator.to_string())
        }
        _ => slug(name, &allowed),
    }
}

/// Words joined by hyphens: `Home (Assistant)` → `home-assistant`, `team.Docs` → `team-Docs`.
fn slug(name: &str, allowed: &dyn Fn(char) -> bool) -> String {
    let is_part = |c: char| allowed(c) && (c.is_alphanumeric() || c == '_' || c == '-');
    let words = name.split(|c: char| !is_part(c));
    let words: Vec<&str> = words.map(|word| word.trim_matches('-')).filter(|word| !word.is_empty()).collect();
    let joined = words.join("-");
    // What was a title reads as a name in lower case.
    if name.trim().contains(char::is_whitespace) { joined.to_lowercase() } else { joined }
}
