//! Servers under a key where the client does not look for them.

use super::{cause, level, lone_entry, relocate, stray_server};
use crate::clients::{self, Scope, Sure};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Lost, Server, Snippet, is_remark, looks_like_server, lost_containers, lost_lists};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Member, Node, rewrite};
use crate::text::distance;

declare_rule! {
    /// The servers stand under a key where this client does not look for them.
    ///
    /// Clients disagree on the key: `mcpServers`, `servers`, `mcp`, `context_servers`. One that does not find its own key mostly
    /// says nothing and has no servers.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "servers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcp": {
    ///     "servers": {
    ///       "docs": { "url": "https://docs.example.com/mcp" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "docs": { "url": "https://docs.example.com/mcp" }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": {
    ///       "url": "https://docs.example.com/mcp",
    ///       "search": { "command": "search-server", "args": [] }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "servers": { "url": "https://docs.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub WrongRootKey = "wrong-root-key" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["four wrong roots were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for WrongRootKey {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(root) = config.document.root().filter(|r| r.is_object()) else { return };
        if config.file().unread.is_some() {
            return;
        }
        match config.snippet {
            Some(Snippet::BracedEntry) => return report.extend(lone_entry::finding(config, root)),
            Some(_) => return,
            None if config.is_generic() => return,
            None => {}
        }
        if config.containers.is_empty() {
            // A list or `null` under the right key is `wrong-type`.
            if config.file().servers.iter().any(|pointer| root.at_pointer(pointer).is_some()) {
                return;
            }
            let lost =
                lost_containers(config.document, &[]).into_iter().chain(lost_lists(config.document, config.file()));
            let lost = lost.into_iter().find(|lost| is_plausible(config, lost));
            match lost {
                Some(lost) => add(config, root, &lost, level::of_root(config), report),
                None if !config.file().mixed => report.extend(listed(config, root)),
                None => {}
            }
            return;
        }
        for server in config.servers.iter().filter(|s| cause::is_nested(s)) {
            nested(config, root, server, report);
        }
        report.extend(stray_server::beside(config, root));
        // Servers beside the right key. Where several clients share the file, that may be on purpose.
        if config.detected.sure != Sure::Certain || config.detected.scope == Scope::Plugin {
            return;
        }
        let known: Vec<String> = config.servers.iter().map(|s| s.name().into_owned()).collect();
        for lost in lost_containers(config.document, &config.containers) {
            let twins = lost.container.members().all(|m| known.contains(&m.key.text().into_owned()));
            let way = relocate::way(&lost.path);
            // The right key, given twice, is `duplicate-key`.
            let own = config.file().servers.iter().any(|pointer| relocate::dotted(pointer) == way);
            if !twins && !own && is_root_word(config, &way) {
                add(config, root, &lost, Severity::Warning, report);
            }
        }
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if !config.is_generic() && config.snippet.is_none() {
            report.extend(stray_server::inside(config, server));
        }
    }
}

/// Whether lost servers are really meant to be servers of this client: anything in a file that is about servers, only what is
/// called like them in a file of many purposes.
fn is_plausible(config: &Config<'_>, lost: &Lost<'_>) -> bool {
    if !config.file().mixed {
        return true;
    }
    if lost.path.is_empty() {
        let known = config.file().schema.root_keys;
        let complete = |node: Node<'_>| node.get("args").is_some_and(Node::is_array) || node.get("url").is_some();
        let members = || lost.container.members().filter(|m| !is_remark(&m.key.text()));
        return members().all(|m| !known.contains(&&*m.key.text()) && looks_like_server(m.value) && complete(m.value));
    }
    is_root_word(config, &relocate::way(&lost.path))
}

/// Whether some client keeps its servers under this key, or whether it is this client's key misspelt.
fn is_root_word(config: &Config<'_>, way: &str) -> bool {
    let own = config.servers_key();
    let folded = |text: &str| text.replace(['_', '-', '.'], "").to_ascii_lowercase();
    let near = folded(way) == folded(own)
        || own.len() > 4 && distance(&way.to_ascii_lowercase(), &own.to_ascii_lowercase(), 2).is_some();
    // The right key one level too deep, where nobody else uses it.
    let deep = own.to_ascii_lowercase().contains("mcp") && way.ends_with(&format!(".{own}"));
    near || deep
        || pointers().any(|pointer| relocate::dotted(pointer).eq_ignore_ascii_case(way))
        || way == "mcp_servers"
        || way == "mcpServers.servers"
        || way == "mcp.mcpServers"
}

/// Where any client keeps its servers.
fn pointers() -> impl Iterator<Item = &'static str> {
    clients::ALL.iter().flat_map(|client| client.files).flat_map(|file| file.servers).copied()
}

/// A list of servers where the client looks for an object of them.
fn listed(config: &Config<'_>, root: Node<'_>) -> Option<Finding> {
    let servers = |list: Node<'_>| list.items().next().is_some() && list.items().all(looks_like_server);
    let list = root.members().find(|m| is_root_word(config, &m.key.text()) && servers(m.value))?;
    let wanted = config.servers_way();
    Some(
        Finding::at(list.key, format!("`{}` is a list of servers", list.key.text()))
            .level(level::of_root(config))
            .label(level::unfound(config, &wanted))
            .help(format!("write an object under `{wanted}`, with each server under its name")),
    )
}

/// The clients but this one that keep their servers under a key, as the beginning of a sentence: "Zed keeps its", "VS Code and
/// others keep their".
fn owners(config: &Config<'_>, way: &str) -> Option<String> {
    // Another file of this client is what the servers were written for.
    let holds = |file: &&clients::ClientFile| file.servers.iter().any(|pointer| relocate::dotted(pointer) == way);
    let own = config.client().files.iter().filter(|file| file.unread.is_none() && holds(file));
    let place = own.filter_map(|file| file.places.first()).find(|place| place.scope != Scope::Plugin);
    if let Some(place) = place {
        let file = place.path.rsplit('/').next().unwrap_or(place.path);
        return Some(format!("`{file}` of {} keeps its", config.client().name));
    }
    let reads = |client: &&clients::Client| {
        client.files.iter().flat_map(|f| f.servers).any(|pointer| relocate::dotted(pointer) == way)
            && !std::ptr::eq(*client, config.client())
    };
    let names: Vec<&str> = clients::ALL.iter().copied().filter(reads).map(|client| client.name).collect();
    match names[..] {
        [] => None,
        [only] => Some(format!("{only} keeps its")),
        [first, second] => Some(format!("{first} and {second} keep their")),
        [first, ..] => Some(format!("{first} and others keep their")),
    }
}

fn add(config: &Config<'_>, root: Node<'_>, lost: &Lost<'_>, severity: Severity, report: &mut Report<'_>) {
    let client = config.client().name;
    let wanted = config.servers_way();
    let way = relocate::way(&lost.path);
    let place = match lost.path.last() {
        Some(member) => member.key,
        None => lost.container.members().find(|m| looks_like_server(m.value)).map_or(root, |m| m.key),
    };
    let message = match (&lost.path[..], owners(config, &way)) {
        ([], _) => format!("the servers are at the top level, not under `{wanted}`"),
        (_, Some(owners)) => format!("`{way}` is where {owners} servers"),
        _ => format!("`{}` is not where {client} looks for servers", named(&way)),
    };
    let label = match severity {
        Severity::Warning => format!("{client} reads `{wanted}` and ignores this"),
        _ => level::unfound(config, &wanted),
    };
    let help = match lost.path[..] {
        [] => format!("put the servers into an object under `{wanted}`"),
        [_] if is_one_key(config) => format!("rename it to `{wanted}`"),
        _ if is_one_key(config) => format!("move the servers to `{wanted}` at the top level"),
        _ => format!("move the servers to `{wanted}`"),
    };
    report.add(
        Finding::at(place, message).level(severity).label(label).help(help).fix(moved(config, root, lost, &wanted)),
    );
}

/// A key as text that can be seen.
fn named(key: &str) -> &str {
    if key.is_empty() { "\"\"" } else { key }
}

/// Whether the servers stand directly below the top level, whatever dots there are in their key.
fn is_one_key(config: &Config<'_>) -> bool {
    config.file().servers.first().is_some_and(|pointer| pointer.matches('/').count() == 1)
}

fn moved(config: &Config<'_>, root: Node<'_>, lost: &Lost<'_>, wanted: &str) -> Option<Fix> {
    if !is_one_key(config) {
        let [member] = lost.path[..] else { return None };
        let edits = relocate::deepen(root, member, config.file().servers.first()?)?;
        return Some(Fix::risky(format!("move them to `{wanted}`"), edits));
    }
    match lost.path[..] {
        [] if !config.file().mixed => {
            let servers: Vec<Member<'_>> = root.members().filter(|m| looks_like_server(m.value)).collect();
            let edits = rewrite::wrap_members(root, &servers, wanted);
            Some(Fix::risky(format!("put them under `{wanted}`"), edits))
        }
        [member] if root.get(wanted).is_none() => Some(Fix::safe(
            format!("rename `{}` to `{wanted}`", named(&member.key.text())),
            rewrite::rename_key(member, wanted),
        )),
        [_, _] => Some(Fix::risky(format!("move them to `{wanted}`"), relocate::lift(root, lost, wanted)?)),
        _ => None,
    }
}

/// An entry that is itself an object of servers.
fn nested(config: &Config<'_>, root: Node<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let key = server.key;
    let find = |outer: Member<'_>| outer.value.members().any(|m| m.key == key);
    let Some(outer) = root.members().find(|m| find(*m)) else { return };
    let Some(inner) = outer.value.members().find(|m| m.key == key) else { return };
    let client = config.client().name;
    let wanted = outer.key.text();
    if let Some(finding) = dotted_name(config, outer, inner) {
        report.add(finding);
        return;
    }
    let whole = cause::whole_file(server);
    let way = match whole {
        Some(member) => format!("{}.{}", key.text(), member.key.text()),
        None => key.text().into_owned(),
    };
    let levels = if whole.is_some() { "two levels" } else { "one level" };
    let edits = relocate::raise(outer.value, inner, whole.map_or(inner.value, |m| m.value));
    report.add(
        Finding::at(key, format!("the servers are {levels} too deep, under `{way}`"))
            .level(level::fatal(config))
            .label(format!("{client} takes `{}` for a server without a command", key.text()))
            .help(format!("move them up into `{wanted}`"))
            .fix(edits.map(|edits| Fix::risky(format!("move them up into `{wanted}`"), edits))),
    );
}

/// `[mcp_servers.my.server]`: a dot in the name that TOML takes for one between two names.
fn dotted_name(config: &Config<'_>, outer: Member<'_>, inner: Member<'_>) -> Option<Finding> {
    let members = inner.value.members();
    let joined: Vec<(Member<'_>, String)> =
        members.map(|m| (m, format!("{}.{}", inner.key.text(), m.key.text()))).collect();
    let edits = Some(rewrite::join_keys(inner, &joined)).filter(|edits| !edits.is_empty())?;
    let (_, name) = joined.first()?;
    let quoted = format!("{}.{}", outer.key.text(), rewrite::toml_string(name));
    let client = config.client().name;
    Some(
        Finding::at(inner.key, format!("the dot in `{name}` divides the name"))
            .level(level::fatal(config))
            .label(format!("{client} takes `{}` for a server without a command", inner.key.text()))
            .help(format!("write the name in quotes: `[{quoted}]`"))
            .fix(Fix::risky("write the name in quotes", edits)),
    )
}
