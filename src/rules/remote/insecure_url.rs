//! An address that is reached without encryption.

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Address, Config, Server, mcp_remote, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::is_secret_name;
use crate::syntax::rewrite::{self, Place};
use crate::syntax::{Kind, Node};

declare_rule! {
    /// The address of a server on the internet begins with `http://`.
    ///
    /// Anybody on the way can read what is sent, credentials included, and change what comes back. Addresses of this machine and of
    /// private networks are left alone. The bridge `mcp-remote` refuses `http://` to any host but `localhost` and `127.0.0.1` unless
    /// it is given `--allow-http`.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "http://docs.example.com/mcp" } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.com/mcp" } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "mcp-remote", "http://docs.internal:8080/mcp"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "mcp-remote", "http://docs.internal:8080/mcp", "--allow-http"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "http://docs.internal:8080/mcp" }, "local": { "url": "http://localhost:8080/mcp" } } }
    /// ```
    pub InsecureUrl = "insecure-url" {
        category: Remote, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 6750 section 5.3: bearer tokens are sent over TLS only", "npm mcp-remote 0.15.1, dist (read 2026-11): \"Non-HTTPS URLs are only allowed for localhost or when --allow-http flag is provided\""],
    }
}

const FLAG: &str = "--allow-http";

impl Rule for InsecureUrl {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.value(Concept::Url).filter(|node| node.is_string());
        let bridged = mcp_remote(server).and_then(|(_, args)| {
            let url = args.first().filter(|word| !word.is_option())?;
            Some((url.node, args.iter().any(|word| word.text == FLAG)))
        });
        let finding = match (bridged, field) {
            (Some((node, false)), _) => refused_by_bridge(server, node).or_else(|| in_clear(server, node)),
            (Some((node, true)), _) | (None, Some(node)) => in_clear(server, node),
            (None, None) => None,
        };
        if let Some(finding) = finding {
            report.add(if server.is_disabled() { finding.level(Severity::Info) } else { finding });
        }
    }
}

/// The address of a node, where it is `http://` and a host that the text shows.
fn plain<T>(node: Node<'_>, judge: impl FnOnce(&Address<'_>) -> Option<T>) -> Option<T> {
    let text = node.text();
    let address = Address::new(&text);
    let host = &text[address.host.clone()];
    let shown = !host.is_empty() && references(host).is_empty() && !host.contains(['$', '{', '%', '<']);
    (address.scheme() == "http" && shown && placeholder(&text).is_none()).then(|| judge(&address)).flatten()
}

/// The bridge stops before it connects.
fn refused_by_bridge(server: &Server<'_>, node: Node<'_>) -> Option<Finding> {
    plain(node, |address| {
        // A host that nobody can connect to is another rule's business.
        if matches!(address.host().as_str(), "localhost" | "127.0.0.1" | "0.0.0.0") {
            return None;
        }
        let exposed = !address.is_private() && sends_credentials(server);
        let list = server.launch().and_then(|launch| launch.list).filter(|list| list.kind() == Kind::Array);
        let allow = list.filter(|_| !exposed).map(|list| {
            let edits = rewrite::insert_items(list, Place::After(node), &[Value::from(FLAG)]);
            Fix::safe(format!("add `{FLAG}`"), edits)
        });
        let help = if exposed {
            "write `https://`, so that nobody on the way reads the credentials"
        } else {
            "add `--allow-http` if this network is trusted, or write `https://`"
        };
        Some(
            Finding::span(scheme(node, address), "`mcp-remote` refuses this address")
                .about(node)
                .level(Severity::Error)
                .label("it takes `http://` for `localhost` and `127.0.0.1` only")
                .help(help)
                .fix(allow.or_else(|| Some(encrypt(node, address)))),
        )
    })
}

/// A host on the internet.
fn in_clear(server: &Server<'_>, node: Node<'_>) -> Option<Finding> {
    plain(node, |address| {
        if address.is_private() {
            return None;
        }
        let (severity, label) = if sends_credentials(server) {
            (Severity::Error, "the credentials in the headers can be read by anybody on the way")
        } else {
            (Severity::Warning, "anybody on the way can read and change what is sent")
        };
        Some(
            Finding::span(scheme(node, address), "this address is reached without encryption")
                .about(node)
                .level(severity)
                .label(label)
                .help("write `https://`, if the server answers there")
                .fix(encrypt(node, address)),
        )
    })
}

fn scheme(node: Node<'_>, address: &Address<'_>) -> crate::text::Span {
    node.part(0, address.scheme.as_ref().map_or(0, |scheme| scheme.end + 3))
}

fn encrypt(node: Node<'_>, address: &Address<'_>) -> Fix {
    let end = address.scheme.as_ref().map_or(0, |scheme| scheme.end);
    Fix::risky("write `https://`", [rewrite::replace_part(node, 0, end, "https")])
}

/// Whether a header carries a key or token.
fn sends_credentials(server: &Server<'_>) -> bool {
    server.headers().iter().any(|header| is_secret_name(&header.name) && !header.value.trim().is_empty())
}
