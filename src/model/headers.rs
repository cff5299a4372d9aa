//! HTTP headers, wherever an entry keeps them: in its own field, or in the `--header` arguments of a bridge.

use std::borrow::Cow;

use super::{Run, Server, Word};
use crate::schemas::Concept;
use crate::syntax::Node;
use crate::text::Span;

/// One header.
#[derive(Clone, Debug)]
pub struct Header<'d> {
    /// Its name.
    pub name: Cow<'d, str>,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub value: Cow<'d, str>,
    /// The string that holds the value (for an argument: the name too).
    pub node: Node<'d>,
    /// Where the value begins in the decoded text of `node`, in bytes.
    pub offset: usize,
    /// Whether it is an argument of a bridge rather than a field of the entry.
    pub is_argument: bool,
}

impl Header<'_> {
    /// The source span of bytes `from..to` of the value.
    pub fn part(&self, from: usize, to: usize) -> Span {
        self.node.part(self.offset + from, self.offset + to)
    }
}

impl<'d> Server<'d> {
    /// The object that holds the headers: a field of its own, or part of the settings of requests.
    pub fn header_map(&self) -> Option<Node<'d>> {
        self.value(Concept::Headers).or_else(|| self.value(Concept::RequestOptions)?.get("headers"))
    }

    /// Every header with a text value.
    pub fn headers(&self) -> Vec<Header<'d>> {
        let members = self.header_map().into_iter().flat_map(|n| n.members());
        let mut headers: Vec<Header<'d>> = members
            .filter(|m| m.value.is_string())
            .map(|m| Header {
                name: m.key.text(),
                name_span: m.key.body(),
                value: m.value.text(),
                node: m.value,
                offset: 0,
                is_argument: false,
            })
            .collect();
        if let Some((_, args)) = mcp_remote(self) {
            let pairs = args.windows(2).filter(|pair| pair[0].text == "--header");
            headers.extend(pairs.filter_map(|pair| argument(pair[1].node)));
        }
        headers
    }
}

/// The word that names the bridge `mcp-remote`, and the arguments given to it.
pub fn mcp_remote<'s, 'd>(server: &'s Server<'d>) -> Option<(&'s Word<'d>, &'s [Word<'d>])> {
    const NAME: &str = "mcp-remote";
    let run = Run::of(server.launch()?)?;
    let word = run.package?.text.trim_start();
    // Asked of every server by many rules, and most packages have another name.
    let begins = word.get(..NAME.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(NAME));
    let named = begins && run.package_name().is_some_and(|name| name == NAME);
    named.then_some((run.package?, run.args))
}

/// A variable for the value of a header: `X-Api-Key` → `X_API_KEY`, `Authorization` → `AUTH_HEADER`, as the bridge's own
/// documentation calls it.
pub fn header_variable(header: &str) -> String {
    if header.eq_ignore_ascii_case("authorization") {
        return "AUTH_HEADER".to_owned();
    }
    let upper: String =
        header.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
    if upper.contains('_') { upper } else { format!("{upper}_HEADER") }
}

fn argument(node: Node<'_>) -> Option<Header<'_>> {
    let text = node.text();
    let colon = text.find(':')?;
    let blanks = text[colon + 1..].len() - text[colon + 1..].trim_start_matches(' ').len();
    let offset = colon + 1 + blanks;
    Some(Header {
        name: Cow::Owned(text[..colon].to_owned()),
        name_span: node.part(0, colon),
        value: Cow::Owned(text[offset..].to_owned()),
        node,
        offset,
        is_argument: true,
    })
}
