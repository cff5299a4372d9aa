//! An address that speaks of another transport than its word.

use serde_json::Value;

use super::{cause, words};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// The address ends like an endpoint of another transport.
    ///
    /// By custom SSE endpoints end in `/sse` and streamable HTTP endpoints in `/mcp`. A client that speaks the one to the other
    /// gets an error; only some try the other then.
    ///
    /// ## Example
    /// ```json bad path=.mcp.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "sse", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json fixed unsafe
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json good path=.mcp.json
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "http", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub TransportMismatch = "transport-mismatch" {
        category: Shape, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["`sse` on an HTTP endpoint, and a path that ends in /sse without a word, were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for TransportMismatch {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let clear = cause::is_entry(config, server) && !config.is_generic() && server.intended == Intended::Remote;
        let Some(url) = server.field(Concept::Url).filter(|_| clear) else { return };
        let text = words::url_text(Some(url.member.value));
        let word = server.word();
        let spoken = match word {
            Some((_, meaning)) => meaning,
            None if cause::foreign_word(server).is_some() => None,
            None => url.field.and_then(|f| f.carries).or(match config.client().transports.untyped_url {
                UntypedUrl::Http => Some(Transport::Http),
                _ => None,
            }),
        };
        let probes = config.client().transports.falls_back_to_sse;
        let meant = match spoken {
            Some(Transport::Http) if !probes && words::ends_in(&text, "sse") => Transport::Sse,
            Some(Transport::Sse) if words::ends_in(&text, "mcp") => Transport::Http,
            _ => return,
        };
        let spoken = if meant == Transport::Sse { Transport::Http } else { Transport::Sse };
        // A client with one word for both, or with none, has nothing to say it with.
        let Some((field, right)) = server.shape.and_then(|shape| words::recommended(shape, meant)) else { return };
        let Some(meaning) = words::own(config.file().schema, field.name, right).filter(|t| *t == meant) else { return };
        let title = format!("write `\"{}\": \"{right}\"`", field.name);
        let fix = match word {
            Some((own, _)) if own.name() == field.name => {
                Some(vec![rewrite::replace_value(own.member.value, &Value::from(right))])
            }
            Some(_) => None,
            None => Some(rewrite::insert_member(
                server.entry,
                Place::Before(url.member.key),
                field.name,
                &Value::from(right),
            )),
        };
        let path = words::path_span(url.member.value);
        let finding = Finding::span(path, format!("the address ends like an endpoint for {}", meaning.title()))
            .about(url.member.value)
            .level(Severity::Warning)
            .label(format!("{} speaks {} to it", config.client().name, spoken.title()))
            .help(format!("{title} if the server speaks {}", meaning.title()));
        let finding = match word {
            Some((own, _)) => finding.related(own.member.value.span(), format!("this means {}", spoken.title())),
            None => finding,
        };
        report.add(finding.fix(fix.map(|edits| Fix::risky(title, edits))));
    }
}
