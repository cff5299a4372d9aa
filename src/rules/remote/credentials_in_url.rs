//! A password or token in an address.

use std::ops::Range;

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Address, Config, Server, mcp_remote, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::{is_known_token, is_placeholder, is_secret_name, variable_name};
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// The address of a server holds a password or token.
    ///
    /// Addresses end up in logs, histories and error messages, where nobody expects a secret. And a name with a password before the
    /// host is refused by the HTTP library of most clients.
    ///
    /// In a file of your own a token in the query is mentioned only: some services offer no other way.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "url": "https://search.example.com/mcp?apiKey=q7w8e9r0t1" } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "search": { "url": "https://search.example.com/mcp?apiKey=${env:SEARCH_API_KEY}" } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "url": "https://search.example.com/mcp?project=q7w8e9r0t1&token=${env:SEARCH_TOKEN}" } } }
    /// ```
    pub CredentialsInUrl = "credentials-in-url" {
        category: Remote, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: [
            "RFC 6750 section 2.3 and 5.3: no tokens in addresses",
            "the Fetch standard: a request cannot be made from an address that includes credentials",
        ],
    }
}

impl Rule for CredentialsInUrl {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.value(Concept::Url).filter(|node| node.is_string()).map(|node| (node, Fields::URL));
        let bridged = mcp_remote(server).and_then(|(_, args)| args.first()).map(|word| (word.node, Fields::ARGS));
        for (node, place) in field.into_iter().chain(bridged) {
            let text = node.text();
            let address = Address::new(&text);
            if !matches!(address.scheme().as_str(), "http" | "https" | "ws" | "wss") {
                continue;
            }
            for finding in userinfo(&address, node).into_iter().chain(query(config, server, &address, node, place)) {
                let finding = finding.about(node);
                report.add(if server.is_disabled() { finding.level(Severity::Info) } else { finding });
            }
        }
    }
}

/// Whether something stands there that is neither a variable nor a gap to fill.
fn is_literal(value: &str) -> bool {
    !value.is_empty()
        && references(value).is_empty()
        && !value.contains("${")
        && placeholder(value).is_none()
        && !is_placeholder(value)
}

/// Whether a part of the query holds a key or token.
pub(in crate::rules) fn is_secret(name: &str, value: &str) -> bool {
    is_literal(value) && (is_secret_name(name) || is_known_token(value))
}

fn userinfo(address: &Address<'_>, node: Node<'_>) -> Option<Finding> {
    let range = address.userinfo.clone()?;
    let (_, password) = address.text[range.clone()].split_once(':')?;
    is_literal(password).then(|| {
        Finding::span(node.part(range.start, range.end), "the address contains a password")
            .label("most clients refuse an address with a name and password in it")
            .help("leave it out, and send it in the header `Authorization` as `Basic` credentials")
    })
}

fn query(
    config: &Config<'_>,
    server: &Server<'_>,
    address: &Address<'_>,
    node: Node<'_>,
    place: Fields,
) -> Vec<Finding> {
    let Some(query) = address.query.clone() else { return Vec::new() };
    let mut start = query.start;
    let mut found = Vec::new();
    for pair in address.text[query].split('&') {
        if let Some((name, value)) = pair.split_once('=').filter(|(name, value)| is_secret(name, value)) {
            let from = start + name.len() + 1;
            found.push(token(config, server, node, name, from..from + value.len(), place));
        }
        start += pair.len() + 1;
    }
    found
}

fn token(
    config: &Config<'_>,
    server: &Server<'_>,
    node: Node<'_>,
    name: &str,
    range: Range<usize>,
    place: Fields,
) -> Finding {
    let own = variable_name(&[&server.name(), if is_secret_name(name) { name } else { "token" }]);
    let variable = config.variable(&own, place);
    let severity = if config.is_shared() { Severity::Warning } else { Severity::Info };
    let help = match &variable {
        Some(variable) => format!("send it in a header if the server takes one, or write `{variable}`"),
        None => "send it in a header, if the server takes one".to_owned(),
    };
    let fix = variable.map(|variable| {
        let edit = rewrite::replace_part(node, range.start, range.end, &variable);
        Fix::risky(format!("write `{variable}`"), [edit])
    });
    Finding::span(node.part(range.start, range.end), format!("the address contains a secret as `{name}`"))
        .level(severity)
        .label("addresses end up in logs and error messages")
        .help(help)
        .fix(fix)
}
