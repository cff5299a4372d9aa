//! A transport word that the client does not know, or one in a place that it does not read.

use serde_json::Value;

use super::{cause, level, words};
use crate::clients::{UntypedUrl, Verdict};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server, ServerField, common_word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Mistyped, Shape, ShapeTransport, Transport};
use crate::syntax::rewrite;

declare_rule! {
    /// The transport is named by a word that this client does not know.
    ///
    /// Every client has its own words: `http`, `streamable-http`, `streamableHttp`, `remote`. Most are read to the letter,
    /// upper case included. The key differs too: a client that reads `type` ignores `transport`.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "streamableHttp", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub UnknownTransport = "unknown-transport" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["nine spellings were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for UnknownTransport {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !cause::is_entry(config, server) || config.is_generic() || cause::is_unsupported_remote(config, server) {
            return;
        }
        if let Some(nested) = cause::nested_transport(server) {
            object(config, server, nested, report);
        } else if server.intended == Intended::Neither {
            // What is missing there is more than a word.
        } else if let Some(field) = server.field(Concept::Transport) {
            word(config, server, field, report);
        } else if let Some(foreign) = cause::foreign_word(server) {
            key(config, server, foreign, report);
        }
    }
}

/// What an entry asks for: its word if anybody knows it and it suits the fields, else what the fields say.
fn meant(server: &Server<'_>, word: &str) -> Transport {
    let url = server.any_field(Concept::Url).map(|f| f.member.value);
    let by_fields = match server.intended {
        Intended::Stdio => Transport::Stdio,
        _ => words::of_address(&words::url_text(url)),
    };
    let suits = |t: &Transport| (*t == Transport::Stdio) == (server.intended == Intended::Stdio);
    common_word(word).filter(suits).unwrap_or(by_fields)
}

/// A word under the right key.
fn word(config: &Config<'_>, server: &Server<'_>, field: ServerField<'_>, report: &mut Report<'_>) {
    let Some(text) = field.member.value.as_str() else { return };
    let Some(own) = field.field.filter(|f| !f.words.is_empty()) else { return };
    let since = config.era.knows_since(&text);
    if since.is_none() && words::own(config.file().schema, &field.name(), &text).is_some() {
        return;
    }
    let verdict = level::by_kind(config.transports().unknown_word, server);
    // Where only one of two fields lists its words, that one refuses others.
    let listed = !own.values.is_empty() && own.mistyped == Mistyped::Refused && verdict != Verdict::Refused;
    let verdict = if listed { Verdict::Refused } else { verdict };
    let Some(severity) = level::verdict(config, verdict) else { return };
    let right = server.shape.and_then(|shape| words::recommended(shape, meant(server, &text))).map(|(_, word)| word);
    let right = right.filter(|word| config.era.knows_since(word).is_none());
    let client = config.client().name;
    let label = match verdict {
        Verdict::Refused if listed => level::made_of_value(config, own.name, own.mistyped),
        Verdict::Refused => level::refusal(config, server),
        _ => format!("{client} does not know this word and goes by the other fields"),
    };
    let fix = right.map(|word| {
        let title = format!("write `{word}`");
        let edits = vec![rewrite::replace_value(field.member.value, &Value::from(word))];
        let lost = verdict == Verdict::Refused && level::is_lost(config) && common_word(&text).is_some();
        if lost { Fix::safe(title, edits) } else { Fix::risky(title, edits) }
    });
    let help = match right {
        Some(word) => format!("write `{word}`"),
        None => format!("write {}", words::listed(own)),
    };
    let message = match since {
        Some(since) => format!("{client} knows `{text}` since {since}"),
        None if text.is_empty() => format!("`\"\"` is not a transport of {client}"),
        None => format!("`{text}` is not a transport of {client}"),
    };
    report.add(Finding::at(field.member.value, message).level(severity).label(label).help(help).fix(fix));
}

/// A word under a key that the client does not read.
fn key(config: &Config<'_>, server: &Server<'_>, field: ServerField<'_>, report: &mut Report<'_>) {
    let Some(shape) = server.shape else { return };
    let text = field.member.value.text();
    let meant = meant(server, &text);
    let Some((own, word)) = words::recommended(shape, meant) else { return };
    let client = config.client().name;
    let untyped = config.transports().untyped_url;
    let told_by_key = server.field(Concept::Url).and_then(|f| f.field).is_some_and(|f| f.carries.is_some());
    let ignored = format!("{client} reads `{}` and ignores this", own.name);
    let (severity, label, safe) = match (server.intended, untyped, meant) {
        (Intended::Stdio, ..) if own.required => {
            (level::refused(config), level::refusal(config, server), level::is_lost(config))
        }
        (Intended::Stdio, ..) => return,
        _ if told_by_key => return,
        (_, UntypedUrl::Refused, _) => (level::refused(config), level::refusal(config, server), level::is_lost(config)),
        (_, UntypedUrl::Stdio, _) => (level::fatal(config), format!("{client} takes it for a program to start"), true),
        (_, UntypedUrl::Sse, Transport::Http) => {
            (Severity::Warning, format!("{ignored}: it speaks SSE to this address"), false)
        }
        (_, UntypedUrl::Http, Transport::Sse) if !config.transports().falls_back_to_sse => {
            (Severity::Warning, format!("{ignored}: it speaks streamable HTTP to this address"), false)
        }
        _ => (Severity::Info, ignored, false),
    };
    let mut edits = rewrite::rename_key(field.member, own.name);
    edits.push(rewrite::replace_value(field.member.value, &Value::from(word)));
    let title = format!("write `{}`", rewrite::spelled(config.document, own.name, &Value::from(word)));
    let fix = if safe { Fix::safe(title.clone(), edits) } else { Fix::risky(title.clone(), edits) };
    report.add(
        Finding::at(field.member.key, format!("`{}` is not where {client} looks for the transport", field.name()))
            .level(severity)
            .label(label)
            .help(title)
            .fix(fix),
    );
}

/// `"transport": { "type": …, "url": … }`
fn object(config: &Config<'_>, server: &Server<'_>, field: ServerField<'_>, report: &mut Report<'_>) {
    let outer = ["url", "command"].iter().any(|key| server.entry.get(key).is_some());
    let severity = if outer { Severity::Warning } else { level::fatal(config) };
    let client = config.client().name;
    report.add(
        Finding::at(field.member.key, format!("`{}` is an object", field.name()))
            .level(severity)
            .label(format!("{client} does not look into it"))
            .help("write its members one level up, in the entry itself")
            .fix(lifted(config, server, field).filter(|_| !outer)),
    );
}

/// Puts the members of a nested transport where the nest is, its word in the client's spelling.
fn lifted(config: &Config<'_>, server: &Server<'_>, field: ServerField<'_>) -> Option<Fix> {
    let nest = field.member.value;
    let taken = |key: &str| server.fields.iter().any(|f| f.name() == key && f.member.key != field.member.key);
    if nest.members().any(|m| taken(&m.key.text())) {
        return None;
    }
    let kind = if nest.get("url").is_some() { ShapeTransport::Remote } else { ShapeTransport::Stdio };
    let shape: &Shape = config.file().schema.shape(kind)?;
    let mut edits = rewrite::lift_members(server.entry, field.member);
    if let Some(word) = nest.member("type") {
        let by_url = || words::of_address(&words::url_text(nest.get("url")));
        let meant = word.value.as_str().and_then(|text| common_word(&text)).unwrap_or_else(by_url);
        let (own, right) = words::recommended(shape, meant)?;
        edits.extend(rewrite::rename_key(word, own.name));
        edits.push(rewrite::replace_value(word.value, &Value::from(right)));
    }
    Some(Fix::safe(format!("move the members of `{}` one level up", field.name()), edits))
}
