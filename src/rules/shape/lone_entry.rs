//! One entry as if it were the file: no key of servers around it, and no name.

use std::borrow::Cow;

use super::level;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Address, Config, Run, Server, looks_like_server};
use crate::schemas::Concept;
use crate::syntax::{Format, Kind, Node, rewrite};

/// What is wrong with a file that holds one entry and nothing else.
pub(super) fn finding(config: &Config<'_>, root: Node<'_>) -> Option<Finding> {
    let first = root.members().next().filter(|m| m.key.kind() != Kind::Missing)?;
    let message = match looks_like_server(root) {
        true => "the file holds one server without a name",
        false => "the file holds a part of one server",
    };
    let finding = Finding::at(first.key, message);
    if config.is_generic() {
        // Hardly any client takes an entry alone.
        return Some(
            finding
                .level(Severity::Warning)
                .label("clients look for servers by name, under a key such as `mcpServers`")
                .help("write `{ \"mcpServers\": { \"name-of-the-server\": { … } } }` around it"),
        );
    }
    Some(
        finding
            .level(level::of_root(config))
            .label(level::unfound(config, &config.servers_way()))
            .help(help(config, root))
            .fix(wrap(config, root)),
    )
}

fn help(config: &Config<'_>, root: Node<'_>) -> String {
    let way = config.servers_way();
    if root.document().format() == Format::Toml {
        return format!("write `[{way}.name-of-the-server]` above it");
    }
    if config.file().named_by.is_some() {
        return format!("put it into the list under `{way}`, with a `name`");
    }
    let around = config.in_whole_file("{ \"name-of-the-server\": { … } }");
    match looks_like_server(root) {
        true => format!("write `{around}` around it"),
        false => format!("put it, with the rest of the entry, inside `{around}`"),
    }
}

/// The entry under the client's key, with a name that says what it runs.
fn wrap(config: &Config<'_>, root: Node<'_>) -> Option<Fix> {
    let file = config.file();
    let name = name_for(config.servers.first()?).filter(|_| file.named_by.is_none())?;
    let pointer = file.servers.first()?.strip_prefix('/').filter(|pointer| !pointer.contains(['*', '~']))?;
    let keys: Vec<&str> = pointer.split('/').chain([&*name]).collect();
    let edits = rewrite::wrap_value(root, &keys);
    (!edits.is_empty()).then(|| Fix::risky(format!("put it under `{}` as `{name}`", config.servers_way()), edits))
}

/// A name for a server that has none: that of its package or its host, without the words that say "MCP server".
fn name_for(server: &Server<'_>) -> Option<String> {
    let package = server.launch().and_then(Run::of).and_then(|run| run.package_name().map(Cow::into_owned));
    let host = || {
        let url = server.value(Concept::Url)?.as_str()?;
        let address = Address::new(&url);
        let host = address.host();
        let named = !address.is_private() && host.bytes().any(|b| b.is_ascii_alphabetic());
        host.rsplit('.').nth(1).filter(|_| named).map(str::to_owned)
    };
    let full = package.or_else(host)?;
    let last = full.rsplit('/').next().unwrap_or(&full);
    let words: Vec<&str> = last
        .split(['-', '_', '.'])
        .filter(|word| !matches!(*word, "mcp" | "server" | "") && word.bytes().all(|b| b.is_ascii_alphanumeric()))
        .collect();
    match words.is_empty() {
        // `@owner/mcp`
        true => full.strip_prefix('@')?.split('/').next().filter(|owner| !owner.is_empty()).map(str::to_owned),
        false => Some(words.join("-")),
    }
}
