//! An address that names the site, not the MCP endpoint on it.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Address, Config, Server, mcp_remote, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};
use crate::syntax::{Node, rewrite};

use super::endpoints;

declare_rule! {
    /// The address has no path: it names a site, not the MCP endpoint on it.
    ///
    /// MCP servers answer on one path, most often `/mcp`. On the bare address of a server the client gets 404, or a web page.
    /// Some public servers do answer at the root; those known to are left alone, and others are mentioned only.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// { "mcpServers": { "local": { "url": "http://localhost:8000" } } }
    /// ```
    /// ```json fixed unsafe
    /// { "mcpServers": { "local": { "url": "http://localhost:8000/mcp" } } }
    /// ```
    /// ```json bad path=.cursor/mcp.json
    /// { "mcpServers": { "time": { "url": "https://github.com/modelcontextprotocol/servers" } } }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// { "mcpServers": { "payments": { "url": "https://mcp.stripe.com" }, "local": { "url": "http://localhost:8000/api" } } }
    /// ```
    pub MissingMcpPath = "missing-mcp-path" {
        category: Remote, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "about every tenth committed address has no path, most of them on hosts that answer at the root (844 files, 2026-11)",
            "the makers' own instructions for the hosts with a known endpoint",
        ],
    }
}

impl Rule for MissingMcpPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let field = server.value(Concept::Url).filter(|node| node.is_string());
        let bridged = mcp_remote(server).and_then(|(_, args)| args.first()).map(|word| word.node);
        for node in field.into_iter().chain(bridged) {
            if let Some(finding) = check(server, node) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(node));
            }
        }
    }
}

fn check(server: &Server<'_>, node: Node<'_>) -> Option<Finding> {
    let text = node.text();
    let address = Address::new(&text);
    let host = address.host();
    if !matches!(address.scheme().as_str(), "http" | "https")
        || !references(&text).is_empty()
        || placeholder(&text).is_some()
    {
        return None;
    }
    if let Some(what) = endpoints::page(&host, address.path()) {
        return Some(
            Finding::at(node, format!("this address is {what}, not an MCP server"))
                .level(Severity::Error)
                .label("it answers with a web page")
                .help("look there for the address of the server, or for the command that starts it"),
        );
    }
    let bare = address.path().is_empty() || address.path() == "/";
    if !bare || host.is_empty() || endpoints::answers_at_root(&host) {
        return None;
    }
    let known = endpoints::path(&host);
    let severity = match known {
        Some(_) => Severity::Warning,
        None if address.is_private() && address.port.is_some() => Severity::Warning,
        None => Severity::Info,
    };
    let sse = server.word().is_some_and(|(_, transport)| transport == Some(Transport::Sse));
    let usual = if sse { "/sse" } else { "/mcp" };
    // Which of two endpoints was meant shows only where nothing speaks of the older transport.
    let certain = known.is_some() && !sse;
    let path = known.filter(|_| certain).unwrap_or(usual);
    let edit = rewrite::replace_part(node, address.path.start, address.path.end, path);
    let title = format!("append `{path}`");
    let fix = if certain { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) };
    let label = match known {
        Some(_) => "this site answers MCP on another path".to_owned(),
        None => format!("most servers answer on a path such as `{usual}`"),
    };
    let finding =
        Finding::span(node.part(address.host.start, address.path.end.max(address.host.end)), "the address has no path");
    let help = match known {
        Some(_) => format!("its endpoint is `{path}`"),
        None => format!("if this server does not answer at its root, append its path, most often `{usual}`"),
    };
    Some(finding.level(severity).label(label).help(help).fix(fix))
}
