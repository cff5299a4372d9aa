//! An address that names the site, not the MCP endpoint on it.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::known::hosts::{Answer, Host};
use crate::model::{Address, Config, Server, mcp_remote, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::{Node, rewrite};

use super::pages;

declare_rule! {
    /// The address has no path: it names a site, not the MCP endpoint on it.
    ///
    /// MCP servers answer on one path, most often `/mcp`. On the bare address of a server the client gets 404, or a web page.
    /// Some public servers do answer at the root; those known to are left alone, and others are mentioned only. An endpoint
    /// that its maker has shut down is told as well.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "local": { "url": "http://localhost:8000" } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "local": { "url": "http://localhost:8000/mcp" } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "issues": { "url": "https://mcp.sentry.dev/sse" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "issues": { "url": "https://mcp.sentry.dev/mcp" } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "time": { "url": "https://github.com/modelcontextprotocol/servers" } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "payments": { "url": "https://mcp.stripe.com" }, "local": { "url": "http://localhost:8000/api" } } }
    /// ```
    pub MissingMcpPath = "missing-mcp-path" {
        category: Remote, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "about every tenth committed address has no path, most of them on hosts that answer at the root (844 files, 2026-11)",
            "the makers' own instructions for each host with a known endpoint; place and date stand in `known/hosts.toml`",
        ],
    }
}

impl Rule for MissingMcpPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.value(Concept::Url).filter(|node| node.is_string());
        let bridged = mcp_remote(server).and_then(|(_, args)| args.first()).map(|word| word.node);
        for node in field.into_iter().chain(bridged) {
            if let Some(finding) = check(config, server, node) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(node));
            }
        }
    }
}

fn check(config: &Config<'_>, server: &Server<'_>, node: Node<'_>) -> Option<Finding> {
    let text = node.text();
    let address = Address::new(&text);
    let host = address.host();
    if !matches!(address.scheme().as_str(), "http" | "https")
        || !references(&text).is_empty()
        || placeholder(&text).is_some()
    {
        return None;
    }
    if let Some(what) = pages::kind(&host, address.path()) {
        return Some(
            Finding::at(node, format!("this address is {what}, not an MCP server"))
                .level(Severity::Error)
                .label("it answers with a web page")
                .help("look there for the address of the server, or for the command that starts it"),
        );
    }
    let known = config.known_host(&host);
    let bare = address.path().is_empty() || address.path() == "/";
    let gone = match known.and_then(|known| known.answer(address.path())) {
        Some(Answer::Gone) => true,
        Some(Answer::Speaks(_)) => return None,
        None if bare && !host.is_empty() => false,
        None => return None,
    };
    let sse = server.word().is_some_and(|(_, transport)| transport == Some(Transport::Sse));
    let usual = if sse { "/sse" } else { "/mcp" };
    let (endpoints, same_transport) = known.map(|known| endpoints(known, sse)).unwrap_or_default();
    let path = endpoints.first().copied().unwrap_or(usual);
    let edit = rewrite::replace_part(node, address.path.start, address.path.end, path);
    let title = if bare { format!("append `{path}`") } else { format!("write `{path}`") };
    let fix = if endpoints.len() == 1 && same_transport { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) };
    let (message, label) = match known {
        Some(_) if gone => ("this endpoint is shut down", "the site no longer answers MCP here".to_owned()),
        Some(_) => ("the address has no path", "this site answers MCP on another path".to_owned()),
        None => ("the address has no path", format!("most servers answer on a path such as `{usual}`")),
    };
    let help = match &endpoints[..] {
        [] => format!("if this server does not answer at its root, append its path, most often `{usual}`"),
        [path] => format!("its endpoint is `{path}`"),
        paths => format!("its endpoints are `{}`", paths.join("`, `")),
    };
    let severity = match known {
        Some(_) => Severity::Warning,
        None if address.is_private() && address.port.is_some() => Severity::Warning,
        None => Severity::Info,
    };
    let part = if gone { address.path.clone() } else { address.host.start..address.path.end.max(address.host.end) };
    Some(Finding::span(node.part(part.start, part.end), message).level(severity).label(label).help(help).fix(fix))
}

/// The endpoints to recommend to an entry that speaks SSE, or to any other, and whether they speak what it speaks.
fn endpoints(host: Host<'_>, sse: bool) -> (Vec<&str>, bool) {
    let (http, events): (Vec<_>, Vec<_>) = (host.http().collect(), host.sse().collect());
    if http.is_empty() || (sse && !events.is_empty()) { (events, sse) } else { (http, !sse) }
}
