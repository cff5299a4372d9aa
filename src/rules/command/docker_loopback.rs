//! `localhost` in what is given to a container.

use std::ops::Range;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Container, Server, Verb};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// Inside a container, `localhost` is the container itself.
    ///
    /// A server in a container that is to reach a program on the host does not find it at `localhost` or `127.0.0.1`. Docker
    /// Desktop and podman have names for the host; on Linux docker needs `--add-host=host.docker.internal:host-gateway` or
    /// `--network host` besides.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "docker", "args": ["run", "-i", "--rm", "-e", "NOTES_URL=http://localhost:3000", "mcp/notes"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "docker", "args": ["run", "-i", "--rm", "-e", "NOTES_URL=http://host.docker.internal:3000", "mcp/notes"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "docker", "args": ["run", "-i", "--rm", "--network", "host", "mcp/notes", "http://localhost:3000"] } } }
    /// ```
    pub DockerLoopback = "docker-loopback" {
        category: Command, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["docs.docker.com, networking: a container reaches the host as `host.docker.internal`"],
    }
}

impl Rule for DockerLoopback {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        // What `exec` enters may well hold the program it speaks to.
        let Some(container) = Container::of(launch).filter(|c| c.verb == Verb::Run) else { return };
        if container.values(&["--network", "--net"]).any(shares_network) {
            return;
        }
        let settings = container.environment();
        let own = settings.iter().filter(|setting| setting.value.is_some() && !is_about_others(setting.name));
        let mut texts: Vec<Node<'_>> = own.map(|setting| setting.word.node).collect();
        let passed = |name: &str| settings.iter().any(|setting| setting.value.is_none() && setting.name == name);
        let env = server.env().filter(|member| passed(&member.key.text()) && !is_about_others(&member.key.text()));
        texts.extend(env.map(|member| member.value).filter(|value| value.is_string()));
        let mut before = "";
        for word in container.args.iter().filter(|word| word.is_verbatim()) {
            let name = if word.is_option() { word.text.split('=').next().unwrap_or("") } else { before };
            if !is_about_others(name) {
                texts.push(word.node);
            }
            before = word.text.as_ref();
        }
        let (host, help) = match launch.name().as_ref() {
            "podman" => ("host.containers.internal", "write `host.containers.internal` if the host is meant"),
            _ => (
                "host.docker.internal",
                "write `host.docker.internal` if the host is meant; on Linux add `--add-host=host.docker.internal:host-gateway`",
            ),
        };
        let published: Vec<&str> = container.values(&["-p", "--publish"]).filter_map(published).collect();
        for node in texts {
            let text = node.text();
            let Some(range) = loopback(&text, &published) else { continue };
            let found = &text[range.clone()];
            report.add(
                Finding::span(node.part(range.start, range.end), format!("`{found}` is the container itself"))
                    .about(node)
                    .label("a program on the host is not reached under this name")
                    .help(help)
                    .fix(Fix::risky(
                        format!("write `{host}`"),
                        [rewrite::replace_part(node, range.start, range.end, host)],
                    )),
            );
        }
    }
}

/// Whether a network is that of the host or of another container, or not known here.
fn shares_network(network: &str) -> bool {
    network == "host" || network.starts_with("container:") || network.starts_with("ns:") || network.contains('$')
}

/// Whether a setting is about who may come in or where a browser is sent, not about where the server connects.
fn is_about_others(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "ORIGIN", "CORS", "ALLOW", "BLOCK", "DENY", "REDIRECT", "CALLBACK", "LISTEN", "BIND", "PUBLIC", "EXTERNAL",
        "NO_PROXY", "TRUSTED",
    ];
    let upper = name.to_ascii_uppercase().replace('-', "_");
    PARTS.iter().any(|part| upper.contains(part))
}

/// The container's port in `8080:80` or `127.0.0.1:8080:80/tcp`.
fn published(text: &str) -> Option<&str> {
    let (_, port) = text.rsplit_once(':')?;
    let port = port.split('/').next()?;
    (!port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())).then_some(port)
}

/// The host of the first address in `text` that is the machine itself; not where the container publishes that very port.
fn loopback(text: &str, published: &[&str]) -> Option<Range<usize>> {
    for (at, mark) in text.match_indices("://") {
        let start = at + mark.len();
        let authority =
            &text[start..start + text[start..].find(['/', '?', '#', ' ', ',']).unwrap_or(text.len() - start)];
        let user = authority.rfind('@').map_or(0, |i| i + 1);
        let host = &authority[user..];
        let (name, port) = host.rsplit_once(':').filter(|_| !host.ends_with(']')).unwrap_or((host, ""));
        let is_loopback = matches!(name.to_ascii_lowercase().as_str(), "localhost" | "127.0.0.1" | "[::1]");
        if is_loopback && !published.contains(&port) {
            return Some(start + user..start + user + name.len());
        }
    }
    None
}
