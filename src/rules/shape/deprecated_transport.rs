//! An entry that asks for the older HTTP transport by name.

use super::{cause, words};
use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Address, Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Transport};

declare_rule! {
    /// The entry asks for SSE, which the protocol has replaced.
    ///
    /// Streamable HTTP took the place of the transport with two endpoints and server-sent events in March 2025. Clients still speak
    /// it, but servers and clients drop it one by one. Where the server has an endpoint for streamable HTTP, use that.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "type": "sse", "url": "https://docs.example.com/sse" }
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
    pub DeprecatedTransport = "deprecated-transport" {
        category: Shape, level: Info, fix: None, since: "0.1.0",
        evidence: ["the protocol's changelog of 2025-03-26: streamable HTTP replaces HTTP with SSE"],
    }
}

impl Rule for DeprecatedTransport {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some((word, Some(Transport::Sse))) = server.word() else { return };
        let Some(url) = server.value(Concept::Url).filter(|_| cause::is_entry(config, server)) else { return };
        // An address that speaks of the newer transport has a rule of its own.
        if server.is_disabled() || words::ends_in(&words::url_text(Some(url)), "mcp") {
            return;
        }
        let text = words::url_text(Some(url));
        let help = match config.known_host(&Address::new(&text).host()).map(|host| host.http().next()) {
            Some(Some(path)) => format!("the endpoint of this site for streamable HTTP is `{path}`"),
            // Nothing else to use.
            Some(None) => return,
            None => "use the server's endpoint for streamable HTTP, if it has one, most often `/mcp`".to_owned(),
        };
        report.add(
            Finding::at(word.member.value, "SSE is the transport of an older protocol")
                .label("streamable HTTP replaces it")
                .help(help),
        );
    }
}
