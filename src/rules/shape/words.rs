//! Transport words: what one means to this client, and which one to write.

use std::borrow::Cow;

use crate::clients::UntypedUrl;
use crate::known::hosts::{self, Answer};
use crate::model::{Address, Config, Intended, Server, ServerField};
use crate::schemas::{self, Concept, Field, Schema, Shape, ShapeTransport, Transport};
use crate::syntax::Node;
use crate::text::Span;

/// What `word` under `key` means to a client in any shape of entry.
pub(super) fn own(schema: &Schema, key: &str, word: &str) -> Option<Transport> {
    let fields = schema.shapes.iter().filter_map(|shape| shape.field(key));
    fields.flat_map(|field| field.words).find(|(own, _)| *own == word).map(|(_, transport)| *transport)
}

/// The field and the word with which an entry of `shape` names `transport`.
///
/// A client that has one word for everything remote probes: that word then stands for SSE too.
pub(super) fn recommended(shape: &Shape, transport: Transport) -> Option<(&'static Field, &'static str)> {
    let field = shape.field_for(Concept::Transport)?;
    let exact = field.words.iter().find(|(_, meaning)| *meaning == transport);
    let only = || match (shape.transport, field.words) {
        (ShapeTransport::Remote, [only]) if transport != Transport::Stdio => Some(only),
        _ => None,
    };
    exact.or_else(only).map(|(word, _)| (field, *word))
}

/// Whether a field is another client's transport word on a program to start, which needs none: idle, not wrong.
pub(super) fn is_idle(server: &Server<'_>, field: &ServerField<'_>) -> bool {
    let own = server.shape.and_then(|shape| shape.field_for(Concept::Transport));
    let word = field.member.value.as_str();
    let known =
        |own: &'static Field| own.words.iter().any(|(w, t)| Some(*w) == word.as_deref() && *t == Transport::Stdio);
    field.concept == Some(Concept::Transport)
        && server.intended == Intended::Stdio
        && own.is_some_and(|own| !own.required && known(own))
}

/// Whether a word for the transport, which the client does not read, names what it does anyway.
pub(super) fn says_the_same(config: &Config<'_>, server: &Server<'_>, field: &ServerField<'_>) -> bool {
    let Some(word) = field.member.value.as_str() else { return false };
    let meanings = || schemas::ALL.iter().filter_map(|schema| own(schema, &field.name(), &word));
    match server.intended {
        Intended::Stdio => meanings().any(|meaning| meaning == Transport::Stdio),
        Intended::Remote => {
            config.transports().untyped_url == UntypedUrl::Http && meanings().any(|meaning| meaning == Transport::Http)
        }
        Intended::Neither => false,
    }
}

/// The transport that an address itself speaks of: what its host is known to answer, `/sse` at the end of the path, `ws:`;
/// streamable HTTP otherwise.
pub(super) fn of_address(url: &str) -> Transport {
    let address = Address::new(url);
    if let Some(answer) = answer(&address) {
        match answer {
            Answer::Speaks(transport) => transport,
            // What has taken its place is the newer one.
            Answer::Gone => Transport::Http,
        }
    } else if ends_in(url, "sse") {
        Transport::Sse
    } else if matches!(address.scheme().as_str(), "ws" | "wss") {
        Transport::Ws
    } else {
        Transport::Http
    }
}

/// What the host of a public address is known to do with its path.
pub(super) fn answer(address: &Address<'_>) -> Option<Answer> {
    hosts::find(&address.host())?.answer(address.path())
}

/// Whether the last part of the path is `name`.
pub(super) fn ends_in(url: &str, name: &str) -> bool {
    let path = Address::new(url).path().trim_end_matches('/');
    path.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(name)) && !path.is_empty()
}

/// The text of an address.
pub(super) fn url_text<'d>(node: Option<Node<'d>>) -> Cow<'d, str> {
    node.and_then(Node::as_str).unwrap_or_default()
}

/// "`stdio`, `http` or `sse`": the words of a field.
pub(super) fn listed(field: &Field) -> String {
    let words: Vec<String> = field.words.iter().map(|(word, _)| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// The path of an address, as it stands in the source.
pub(super) fn path_span(url: Node<'_>) -> Span {
    let text = url.text();
    let path = Address::new(&text).path;
    url.part(path.start, path.end)
}
