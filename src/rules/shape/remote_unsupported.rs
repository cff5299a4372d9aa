//! A remote server in a file that only takes programs to start.

use serde_json::{Map, Value};

use super::{cause, level, words};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Address, Config, Server, header_variable};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, ShapeTransport};
use crate::syntax::{Member, rewrite};

declare_rule! {
    /// A remote server stands in a file that only takes programs to start.
    ///
    /// Such a client connects to remote servers in another way, or not at all. A bridge such as `mcp-remote` is a program that
    /// speaks to the address.
    ///
    /// ## Example
    /// ```json (bad path=claude_desktop_config.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "command": "npx",
    ///       "args": ["-y", "mcp-remote", "https://docs.example.com/mcp"]
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=claude_desktop_config.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "command": "npx",
    ///       "args": ["-y", "mcp-remote", "https://docs.example.com/mcp"]
    ///     }
    ///   }
    /// }
    /// ```
    pub RemoteUnsupported = "remote-unsupported" {
        category: Shape, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: ["seven reports of a remote entry in such a file: skipped at best, all servers lost at worst"],
    }
}

impl Rule for RemoteUnsupported {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let has_stdio = config.file().schema.shape(ShapeTransport::Stdio).is_some();
        if !cause::is_entry(config, server) || config.is_generic() || !has_stdio {
            return;
        }
        if !cause::is_unsupported_remote(config, server) {
            return;
        }
        let url = server.any_field(Concept::Url).map(|field| field.member).or(cause::nested_address(server));
        let place = url.or(server.any_field(Concept::Transport).map(|f| f.member)).map_or(server.key, |m| m.key);
        report.add(
            Finding::at(place, format!("`{}` is a remote server", server.name()))
                .level(level::fatal(config))
                .label(format!(
                    "{} only starts programs from this file: {}",
                    config.client().name,
                    lost(config, server)
                ))
                .help(format!(
                    "add it where {} keeps remote servers, or start a bridge: `npx -y mcp-remote <address>`",
                    config.client().name
                ))
                .fix(url.and_then(|url| bridge(server, url))),
        );
    }
}

fn lost(config: &Config<'_>, server: &Server<'_>) -> String {
    let text = level::refusal(config, server);
    text.strip_prefix(config.client().name).map_or(text.clone(), |rest| format!("it{rest}"))
}

/// The entry as a bridge to the same address, headers in the environment: the bridge puts them back.
fn bridge(server: &Server<'_>, url: Member<'_>) -> Option<Fix> {
    let text = words::url_text(Some(url.value)).into_owned();
    let address = Address::new(text.trim());
    let scheme = address.scheme();
    let span = server.entry.span();
    let commented = server.entry.document().comments().iter().any(|c| span.contains(c.span));
    if !matches!(scheme.as_str(), "http" | "https") || commented {
        return None;
    }
    let mut args = vec!["-y".to_owned(), "mcp-remote".to_owned(), text.trim().to_owned()];
    let mut env = Map::new();
    if scheme == "http" && !address.is_loopback() {
        args.push("--allow-http".to_owned());
    }
    let (mut kept, mut headers) = (Map::new(), Map::new());
    let nested = cause::nested_transport(server).and_then(|field| field.member.value.get("headers"));
    if let Some(inside) = nested {
        headers = inside.to_value().as_object()?.clone();
    }
    for field in &server.fields {
        match field.concept {
            Some(Concept::Headers) => headers = field.member.value.to_value().as_object()?.clone(),
            Some(Concept::Env) => env.extend(field.member.value.to_value().as_object()?.clone()),
            Some(Concept::Url | Concept::Transport | Concept::Command | Concept::Args) => {}
            _ => {
                kept.insert(field.name().into_owned(), field.member.value.to_value());
            }
        }
    }
    for (name, value) in headers {
        let variable = header_variable(&name);
        // No blank after the colon: some shells would split the argument there.
        args.extend(["--header".to_owned(), format!("{name}:${{{variable}}}")]);
        env.insert(variable, Value::from(value.as_str()?));
    }
    let mut entry = Map::new();
    entry.insert("command".to_owned(), Value::from("npx"));
    entry.insert("args".to_owned(), Value::from(args));
    if !env.is_empty() {
        entry.insert("env".to_owned(), Value::Object(env));
    }
    entry.extend(kept);
    let edits = vec![rewrite::replace_value(server.entry, &Value::Object(entry))];
    Some(Fix::risky("start `mcp-remote` as a bridge", edits))
}
