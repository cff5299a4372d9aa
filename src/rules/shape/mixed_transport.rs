//! Fields of two transports in one entry.

use serde_json::Value;

use super::{cause, level, words};
use crate::clients::{Both, Verdict};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::rewrite;

declare_rule! {
    /// An entry has fields of two transports.
    ///
    /// A server is either started (`command`, `args`, `env`) or addressed (`url`, `headers`). With both, clients pick one and drop
    /// the other, or refuse the entry.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "command": "docs-server",
    ///       "url": "https://docs.example.com/mcp"
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "command": "docs-server"
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "url": "https://docs.example.com/mcp"
    ///     }
    ///   }
    /// }
    /// ```
    pub MixedTransport = "mixed-transport" {
        category: Shape, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["an entry with both, and words that contradict the fields, were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for MixedTransport {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() || cause::is_unsupported_remote(config, server) {
            return;
        }
        let filled = |concept| server.any_field(concept).filter(|f| !cause::is_empty(f.member.value));
        match (filled(Concept::Command), filled(Concept::Url)) {
            (Some(command), Some(url)) => both(config, server, command, url, report),
            (None, None) => {}
            _ => {
                contradiction(config, server, report);
                leftovers(config, server, report);
            }
        }
    }
}

fn both(
    config: &Config<'_>,
    server: &Server<'_>,
    command: ServerField<'_>,
    url: ServerField<'_>,
    report: &mut Report<'_>,
) {
    let client = config.client().name;
    let both = config.transports().both;
    let (loser, winner) = if server.intended == Intended::Remote { (command, url) } else { (url, command) };
    let (severity, label) = match both {
        Both::Refused => (level::refused(config), level::refusal(config, server)),
        Both::Unknown => (Severity::Warning, format!("which of the two {client} goes by is not known")),
        _ => (Severity::Warning, format!("{client} goes by `{}` and ignores this", winner.name())),
    };
    let title = format!("remove `{}`", loser.name());
    report.add(
        Finding::at(loser.member.key, format!("`{}` has a command and an address", server.name()))
            .level(severity)
            .label(label)
            .related(winner.member.key.span(), "the other one")
            .help("keep one of them")
            .fix(Fix::risky(title, rewrite::remove_member(server.entry, loser.member))),
    );
}

/// A known word that does not suit the fields: `http` beside a command, `stdio` beside an address.
fn contradiction(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let Some(field) = server.field(Concept::Transport) else { return };
    let Some(text) = field.member.value.as_str() else { return };
    let meaning = words::own(config.file().schema, &field.name(), &text);
    let clash = match (meaning, server.intended) {
        (Some(Transport::Stdio), Intended::Remote) => "an address, but no command",
        (Some(Transport::Http | Transport::Sse | Transport::Ws), Intended::Stdio) => "a command, but no address",
        _ => return,
    };
    let verdict = level::by_kind(config.transports().contradiction, server);
    let Some(severity) = level::verdict(config, verdict) else { return };
    let client = config.client().name;
    let label = match verdict {
        Verdict::Refused => level::refusal(config, server),
        _ => format!("{client} goes by the other fields"),
    };
    let url = server.any_field(Concept::Url).map(|f| f.member.value);
    let right = match server.intended {
        Intended::Stdio => Transport::Stdio,
        _ => words::of_address(&words::url_text(url)),
    };
    let word = server.shape.and_then(|shape| words::recommended(shape, right)).map(|(_, word)| word);
    let fix = word.map(|word| {
        Fix::risky(format!("write `{word}`"), vec![rewrite::replace_value(field.member.value, &Value::from(word))])
    });
    let finding = Finding::at(field.member.value, format!("`{text}` contradicts the entry: it has {clash}"))
        .level(severity)
        .label(label)
        .fix(fix);
    report.add(match word {
        Some(word) => finding.help(format!("write `{word}`")),
        None => finding,
    });
}

/// Fields of the other transport that stand there for nothing.
fn leftovers(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let client = config.client().name;
    let refuses = server.shape.is_some_and(|s| s.closed) && level::is_lost(config);
    let kind = if server.intended == Intended::Remote { "an address" } else { "a command" };
    for field in &server.fields {
        let concept = field.concept.unwrap_or(Concept::Other);
        let forbidden = server.shape.is_some_and(|s| s.forbidden.iter().any(|name| *name == field.name()));
        let own_rule = match concept {
            Concept::Command | Concept::Url | Concept::Transport | Concept::Note => true,
            // The environment of a remote server is `misplaced-env`.
            Concept::Env => server.intended == Intended::Remote,
            _ => false,
        };
        let silent = cause::is_empty(field.member.value) && !refuses && !forbidden;
        if own_rule || silent || !cause::is_of_other_transport(config, server, field) {
            continue;
        }
        let severity = match concept {
            _ if refuses || forbidden => level::refused(config),
            Concept::Other | Concept::Timeout => Severity::Info,
            _ => Severity::Warning,
        };
        let label = if severity == Severity::Error {
            level::refusal(config, server)
        } else {
            format!("{client} ignores it here")
        };
        let title = format!("remove `{}`", field.name());
        let message = match severity {
            Severity::Error => format!("`{}` does not belong to an entry with {kind}", field.name()),
            _ => format!("`{}` has no effect in an entry with {kind}", field.name()),
        };
        report.add(
            Finding::at(field.member.key, message)
                .level(severity)
                .label(label)
                .help("remove it")
                .fix(Fix::risky(title, rewrite::remove_member(server.entry, field.member))),
        );
    }
}
