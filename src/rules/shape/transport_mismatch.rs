//! An address that speaks of another transport than its word.

use serde_json::Value;

use super::{cause, words};
use crate::clients::UntypedUrl;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::known::hosts::Answer;
use crate::model::{Address, Config, Intended, Server, ServerField, common_word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Field, Transport};
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// The address ends like an endpoint of another transport.
    ///
    /// By custom SSE endpoints end in `/sse` and streamable HTTP endpoints in `/mcp`; of well-known sites it is known. A client
    /// that speaks the one to the other gets an error; only some try the other then.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "sse", "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
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
            None => url.field.and_then(|f| f.carries).or(match config.transports().untyped_url {
                UntypedUrl::Http => Some(Transport::Http),
                _ => None,
            }),
        };
        let probes = config.transports().falls_back_to_sse;
        let known = words::answer(&Address::new(&text));
        let told = match known {
            Some(Answer::Speaks(transport)) => transport,
            // An endpoint that is gone has a rule of its own.
            Some(Answer::Gone) => return,
            None if words::ends_in(&text, "sse") => Transport::Sse,
            None if words::ends_in(&text, "mcp") => Transport::Http,
            None => return,
        };
        let meant = match spoken {
            Some(Transport::Http) if !probes && told == Transport::Sse => Transport::Sse,
            Some(Transport::Sse) if told == Transport::Http => Transport::Http,
            _ => return,
        };
        let spoken = if meant == Transport::Sse { Transport::Http } else { Transport::Sse };
        let word_for =
            |(field, right): &(&Field, &str)| words::own(config.file().schema, field.name, right) == Some(meant);
        let recommended = server.shape.and_then(|shape| words::recommended(shape, meant)).filter(word_for);
        let Some((field, right)) = recommended else {
            if meant == Transport::Sse && !speaks_sse(config) {
                report.add(unspoken(config, url.member.value, &text));
            }
            report.extend(under_another_key(server, url, meant).map(|(key, fix)| {
                mismatch(config, url.member.value, [spoken, meant], known.is_some())
                    .help(format!("write it under `{}` if the server speaks {}", key.name, meant.title()))
                    .fix(fix)
            }));
            return;
        };
        let title = format!("write `{}`", rewrite::spelled(config.document, field.name, &Value::from(right)));
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
        let help =
            if known.is_some() { title.clone() } else { format!("{title} if the server speaks {}", meant.title()) };
        let finding = mismatch(config, url.member.value, [spoken, meant], known.is_some()).help(help);
        let finding = match word {
            Some((own, _)) => finding.related(own.member.value.span(), format!("this means {}", spoken.title())),
            None => finding,
        };
        report.add(finding.fix(fix.map(|edits| Fix::risky(title, edits))));
    }
}

/// An address to which the client speaks the one transport, though it is `known` or looks like one for the other.
fn mismatch(config: &Config<'_>, url: Node<'_>, [spoken, meant]: [Transport; 2], known: bool) -> Finding {
    let finding = match known {
        true => Finding::at(url, format!("the address is an endpoint for {}", meant.title())),
        false => {
            let message = format!("the address ends like an endpoint for {}", meant.title());
            Finding::span(words::path_span(url), message).about(url)
        }
    };
    finding.level(Severity::Warning).label(format!("{} speaks {} to it", config.client().name, spoken.title()))
}

/// The key under which an address means `meant`, where an idle word vouches for the key that it stands under; without one
/// `wrong-url-key` asks for that key.
fn under_another_key(
    server: &Server<'_>,
    url: ServerField<'_>,
    meant: Transport,
) -> Option<(&'static Field, Option<Fix>)> {
    let word = server.any_field(Concept::Transport)?.member.value;
    common_word(&word.as_str()?).filter(|said| *said != meant)?;
    let key = server.shape?.fields.iter().find(|f| f.concept == Concept::Url && f.carries == Some(meant))?;
    let free = server.fields.iter().all(|field| field.name() != key.name);
    let title = format!("rename `{}` to `{}`", url.name(), key.name);
    Some((key, free.then(|| Fix::risky(title, rewrite::rename_key(url.member, key.name)))))
}

/// Whether the client has a word or a key for SSE.
fn speaks_sse(config: &Config<'_>) -> bool {
    let sse = |field: &Field| {
        field.carries == Some(Transport::Sse) || field.words.iter().any(|(_, meaning)| *meaning == Transport::Sse)
    };
    config.file().schema.shapes.iter().flat_map(|shape| shape.fields).any(sse)
}

/// An address for SSE, which the client does not speak at all.
fn unspoken(config: &Config<'_>, url: Node<'_>, text: &str) -> Finding {
    let client = config.client().name;
    let finding = Finding::span(words::path_span(url), "the address ends like an endpoint for SSE")
        .about(url)
        .level(Severity::Warning)
        .label(format!("{client} speaks only streamable HTTP to it"));
    match text.strip_suffix("/sse") {
        Some(start) => finding
            .help("write the server's address for streamable HTTP, often `/mcp`")
            .fix(Fix::risky("write `/mcp`", vec![rewrite::replace_text(url, &format!("{start}/mcp"))])),
        None => finding.help("write the server's address for streamable HTTP"),
    }
}
