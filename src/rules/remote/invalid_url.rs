//! An address that is no URL.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::host::Os;
use crate::model::{Address, Config, Server, mcp_remote, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::{Fault, FaultKind, Node, rewrite};
use crate::text::distance;

declare_rule! {
    /// The address is not a URL that a client can open.
    ///
    /// Clients want an absolute URL with `http://` or `https://`. Without a scheme, with a blank or with quotes inside, the address
    /// does not parse: the entry is refused or the connection fails.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "local": { "url": "localhost:8000/mcp" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "local": { "url": "http://localhost:8000/mcp" } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "htps://mcp.deepwiki.com/mcp" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://mcp.deepwiki.com/mcp" } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "${env:DOCS_URL}" } } }
    /// ```
    pub InvalidUrl = "invalid-url" {
        category: Remote, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["an address without a scheme was measured in twelve clients: refused, or no connection (2026-11)"],
    }
}

impl Rule for InvalidUrl {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.value(Concept::Url).filter(|node| node.is_string());
        let bridged = mcp_remote(server).and_then(|(_, args)| args.first()).filter(|word| !word.is_option());
        let own = field.map(|node| (node, Reader::client(config, server)));
        for (node, reader) in own.into_iter().chain(bridged.map(|word| (word.node, Reader::bridge()))) {
            if let Some(finding) = check(config, server, node, &reader) {
                report.add(finding.about(node));
            }
        }
    }
}

/// Who connects to the address.
struct Reader {
    name: &'static str,
    /// What becomes of an address without a scheme.
    without_scheme: String,
}

impl Reader {
    fn client(config: &Config<'_>, server: &Server<'_>) -> Self {
        let name = config.client().name;
        let checked = server.field(Concept::Url).and_then(|f| f.field).is_some_and(|field| field.url);
        let without_scheme = if checked { config.refusal() } else { no_url(name) };
        Self { name, without_scheme }
    }

    fn bridge() -> Self {
        Self { name: "`mcp-remote`", without_scheme: no_url("`mcp-remote`") }
    }
}

fn no_url(name: &str) -> String {
    format!("{name} does not take this for a URL and cannot connect")
}

fn check(config: &Config<'_>, server: &Server<'_>, node: Node<'_>, reader: &Reader) -> Option<Finding> {
    let text = node.text();
    // Where quotes tear it apart, nobody knows what it is.
    let torn = |fault: &Fault| fault.kind == FaultKind::InnerQuote && node.span().contains(fault.span);
    if config.document.faults().iter().any(torn) {
        return None;
    }
    // Blanks around it are another rule's business, and so is a placeholder.
    let start = text.len() - text.trim_start().len();
    let url = text.trim();
    if url.is_empty() || placeholder(url).is_some() {
        return None;
    }
    let at = |from: usize, to: usize, message: &str| Finding::span(node.part(start + from, start + to), message);
    let replace = |from: usize, to: usize, new: &str| [rewrite::replace_part(node, start + from, start + to, new)];
    if let Some(first) = references(url).first().filter(|reference| reference.range.start == 0) {
        return unexpanded_start(config, node, start, first.range.len());
    }
    if url.starts_with('-') {
        let finding = at(0, url.len(), "the address begins with `-`");
        return Some(finding.label("programs that get it take it for an option").help("write the URL of the server"));
    }
    if let Some(quote) = url.chars().next().filter(|c| matches!(c, '"' | '\'' | '<' | '`')) {
        let closing = if quote == '<' { '>' } else { quote };
        let inner = url[1..].strip_suffix(closing);
        let finding = at(0, 1, "the address contains quotes").label("they are part of it, and no URL begins like that");
        let fix = inner.map(|inner| Fix::safe("remove them", replace(0, url.len(), inner)));
        return Some(finding.help("the quotes of the file are enough").fix(fix));
    }
    if let Some(blank) = url.find(char::is_whitespace) {
        let end = blank + url[blank..].find(|c: char| !c.is_whitespace()).unwrap_or(1);
        // What follows the host is repaired by many clients: a blank becomes `%20`, the end of a line is left out (measured).
        let repaired = url[..blank].find("://").is_some_and(|host| url[host + 3..blank].contains(['/', '?', '#']));
        if url[blank..end].contains(['\n', '\r', '\t']) {
            let finding = at(blank, end, "the address contains a line break or a tab").help("remove it");
            let fix = Fix::safe("remove it", replace(blank, end, ""));
            return Some(match repaired {
                true => finding.level(Severity::Warning).label("not every client leaves it out").fix(fix),
                false => finding.label("no URL contains one").fix(fix),
            });
        }
        let finding = at(blank, end, "the address contains a blank");
        let finding = match repaired {
            true => finding.level(Severity::Warning).label("not every client sends `%20` in its place"),
            false => finding.label("no URL contains one"),
        };
        return Some(finding.help("remove it, or write `%20` where the server wants a blank"));
    }
    let address = Address::new(url);
    match address.scheme.clone() {
        // Local sockets have no host; some clients take them.
        Some(_) if matches!(address.scheme().as_str(), "unix" | "pipe") => None,
        None => no_scheme(reader, url, &at, &replace),
        Some(scheme) => wrong_scheme([reader.name, url], server, &address, scheme.end, &at, &replace)
            .or_else(|| wrong_authority(config, &address, &at, &replace)),
    }
}

/// A URL that begins with a variable, where the client wants a URL before it expands anything.
fn unexpanded_start(config: &Config<'_>, node: Node<'_>, start: usize, len: usize) -> Option<Finding> {
    let client = config.client();
    let checked = client.variables.iter().any(|v| v.url_checked_first);
    checked.then(|| {
        Finding::span(node.part(start, start + len), "the address begins with a variable")
            .label(format!("{} wants a URL before it expands variables", client.name))
            .help("begin with `https://` and the host; variables can follow")
    })
}

type At<'f> = &'f dyn Fn(usize, usize, &str) -> Finding;
type Replace<'f> = &'f dyn Fn(usize, usize, &str) -> [crate::text::Edit; 1];

fn no_scheme(reader: &Reader, url: &str, at: At<'_>, replace: Replace<'_>) -> Option<Finding> {
    let label = &reader.without_scheme;
    // `https:host`, `https//host`, `https:/host`: the scheme is there, its punctuation is not.
    let lower = url.to_ascii_lowercase();
    if let Some(scheme) = ["https", "http"].into_iter().find(|s| lower.starts_with(s)) {
        let rest = &url[scheme.len()..];
        let marks = rest.len() - rest.trim_start_matches([':', '/', '\\', ';', '.']).len();
        if marks > 0 && !rest.starts_with('.') && marks < rest.len() {
            let finding = at(scheme.len(), scheme.len() + marks, "`://` belongs after the scheme");
            // Browsers, and clients with the same parser, read `https:host` as it was meant.
            let finding = match rest.starts_with(':') {
                true => finding.level(Severity::Warning).label("some clients do not take this for a URL"),
                false => finding.label(label.as_str()),
            };
            let fix = Fix::safe("write `://`", replace(scheme.len(), scheme.len() + marks, "://"));
            return Some(finding.help(format!("write `{scheme}://`")).fix(fix));
        }
    }
    let bare = url.trim_start_matches('/');
    let address = Address::new(bare);
    let host = address.host();
    let plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:".contains(&b));
    let port = address.port.clone().map_or("", |port| &bare[port]);
    let sound_port = port.bytes().all(|b| b.is_ascii_digit());
    // `db` alone may be anything; with a port, or with dots inside, it is a host.
    let obvious = plain && sound_port && (host.contains('.') || host == "localhost" || !port.is_empty());
    let begins = url.len() - bare.len();
    let fix = (obvious && begins != 1).then(|| {
        let scheme = if address.is_private() { "http://" } else { "https://" };
        Fix::safe(format!("put `{scheme}` before it"), replace(0, begins, scheme))
    });
    Some(
        at(0, url.len(), "the address has no scheme")
            .label(label.as_str())
            .help("begin it with `http://` or `https://`")
            .fix(fix),
    )
}

fn wrong_scheme(
    [reader, url]: [&str; 2],
    server: &Server<'_>,
    address: &Address<'_>,
    end: usize,
    at: At<'_>,
    replace: Replace<'_>,
) -> Option<Finding> {
    let scheme = address.scheme();
    let takes_ws =
        || server.shape.is_some_and(|s| s.fields.iter().any(|f| f.words.iter().any(|(_, t)| *t == Transport::Ws)));
    match scheme.as_str() {
        "http" | "https" => {
            let rest = &url[end + 3..];
            let doubled = ["http://", "https://"].iter().any(|again| rest.starts_with(again));
            return doubled.then(|| {
                let finding =
                    at(0, end + 3, "the scheme is written twice").label("`http` or `https` is taken for the host");
                finding.help("write it once").fix(Fix::safe("remove the first scheme", replace(0, end + 3, "")))
            });
        }
        "ws" | "wss" if takes_ws() => return None,
        "ws" | "wss" => {
            let finding = at(0, end, &format!("`{scheme}` is not a scheme for this server")).level(Severity::Warning);
            let right = if scheme == "ws" { "http" } else { "https" };
            return Some(
                finding.label(format!("{reader} connects over HTTP")).help(format!("begin it with `{right}://`")),
            );
        }
        _ => {}
    }
    let close = |limit: usize| ["https", "http"].into_iter().find(|right| distance(&scheme, right, limit).is_some());
    // A first letter lost in copying is common; two other letters may be another scheme.
    let near = close(1).or_else(|| close(2).filter(|_| scheme.starts_with('h')));
    let fix = near.map(|right| Fix::safe(format!("write `{right}`"), replace(0, end, right)));
    let help = near.map_or("begin it with `http://` or `https://`".to_owned(), |right| format!("write `{right}`"));
    Some(
        at(0, end, &format!("`{scheme}` is not a scheme for a server"))
            .label("no client connects that way")
            .help(help)
            .fix(fix),
    )
}

fn wrong_authority(config: &Config<'_>, address: &Address<'_>, at: At<'_>, replace: Replace<'_>) -> Option<Finding> {
    // Where a variable stands, host and port are not known.
    if !references(address.text).is_empty() {
        return None;
    }
    let host = address.host.clone();
    if address.text[host.clone()].is_empty() {
        return Some(at(0, address.text.len(), "the address has no host").label("there is nothing to connect to"));
    }
    if let Some(port) = address.port.clone() {
        let text = &address.text[port.clone()];
        if !text.is_empty() && text.parse::<u16>().is_err() {
            return Some(at(port.start, port.end, "this is not a port").label("a port is a number up to 65535"));
        }
    }
    (address.host() == "0.0.0.0").then(|| {
        let windows = config.is_for(Os::Windows);
        at(host.start, host.end, "`0.0.0.0` is an address to listen on, not one to connect to")
            .level(if windows { Severity::Error } else { Severity::Warning })
            .label("Linux and macOS take it for this machine, Windows refuses it")
            .help("write `127.0.0.1`")
            .fix(Fix::safe("write `127.0.0.1`", replace(host.start, host.end, "127.0.0.1")))
    })
}
