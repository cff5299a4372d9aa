//! An entry without the transport word that the client needs.

use serde_json::Value;

use super::{cause, level, words};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A server does not name its transport, and this client does not guess it.
    ///
    /// Most clients take an address without a transport word for streamable HTTP. Some refuse the entry, some take it for SSE
    /// or for a program to start.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
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
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub MissingTransport = "missing-transport" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["an address without a word was given to every client that can be driven (2026-11)"],
    }
}

impl Rule for MissingTransport {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let named = server.field(Concept::Transport).is_some() || cause::foreign_word(server).is_some();
        if !cause::is_entry(config, server) || config.is_generic() || named || config.is_torn(server) {
            return;
        }
        match server.intended {
            Intended::Remote => address(config, server, report),
            Intended::Stdio => program(config, server, report),
            Intended::Neither => {}
        }
    }
}

fn address(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let Some(url) = server.field(Concept::Url) else { return };
    let text = words::url_text(Some(url.member.value));
    let told_by_key = url.field.is_some_and(|f| f.carries.is_some());
    let meant = words::of_address(&text);
    let word = server.shape.and_then(|shape| words::recommended(shape, meant));
    if told_by_key || word.is_none() || text.trim().is_empty() {
        return;
    }
    let name = config.client().name;
    let (severity, label, safe) = match config.transports().untyped_url {
        UntypedUrl::Refused => (level::refused(config), level::refusal(config, server), level::is_lost(config)),
        UntypedUrl::Stdio => {
            (level::fatal(config), format!("{name} takes it for a program to start, and finds none"), true)
        }
        UntypedUrl::Sse if meant != Transport::Sse => {
            (Severity::Warning, format!("{name} speaks SSE to this address"), words::ends_in(&text, "mcp"))
        }
        UntypedUrl::Sse | UntypedUrl::Http | UntypedUrl::Unknown => return,
    };
    add(config, server, url.member.key, word, (severity, label, safe), report);
}

fn program(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let Some(command) = server.field(Concept::Command) else { return };
    let word = server.shape.and_then(|shape| words::recommended(shape, Transport::Stdio));
    if word.is_some_and(|(field, _)| field.required) {
        let what = (level::refused(config), level::refusal(config, server), level::is_lost(config));
        add(config, server, command.member.key, word, what, report);
    }
}

fn add(
    config: &Config<'_>,
    server: &Server<'_>,
    before: Node<'_>,
    word: Option<(&crate::schemas::Field, &str)>,
    (severity, label, safe): (Severity, String, bool),
    report: &mut Report<'_>,
) {
    let Some((field, word)) = word else { return };
    let edits = rewrite::insert_member(server.entry, Place::Before(before), field.name, &Value::from(word));
    let written = rewrite::spelled(config.document, field.name, &Value::from(word));
    let title = format!("add `{written}`");
    let fix = if safe { Fix::safe(title, edits) } else { Fix::risky(title, edits) };
    let kind = if server.intended == Intended::Remote { "an address" } else { "a command" };
    report.add(
        Finding::at(before, format!("`{}` has {kind} but no `{}`", server.name(), field.name))
            .level(config.soften(severity))
            .label(label)
            .help(format!("name the transport: `{written}`"))
            .fix(fix),
    );
}
