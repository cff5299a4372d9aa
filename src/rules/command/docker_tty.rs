//! `docker run -t`: a terminal where there is none.

use super::level;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Container, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// A terminal is asked for, and clients have none to give.
    ///
    /// `-t` makes docker connect the container to a terminal. Under an MCP client standard input is a pipe: docker refuses with
    /// "the input device is not a TTY", and where it does not, the terminal echoes every request back. `-i` is all that a server
    /// needs.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-it", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch", "-t", "stdio"] } } }
    /// ```
    pub DockerTty = "docker-tty" {
        category: Command, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["docker/cli, `cli/streams/in.go`: a terminal is refused where the input is none"],
    }
}

impl Rule for DockerTty {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(container) = Container::of(launch) else { return };
        if container.has("help", 'h') {
            return;
        }
        for word in container.switches("tty", 't') {
            let text = word.text.as_ref();
            let rest = without_letter(text, 't');
            let fix = launch.list.map(|list| match &rest {
                Some(rest) => Fix::safe(format!("write `{rest}`"), [rewrite::replace_text(word.node, rest)]),
                None => Fix::safe(format!("remove `{text}`"), rewrite::remove_item(list, word.node)),
            });
            let help = rest.as_ref().map_or_else(|| "remove it".to_owned(), |rest| format!("write `{rest}`"));
            report.add(
                Finding::at(word.node, format!("`{text}` asks for a terminal"))
                    .level(level::fatal(server))
                    .label(format!("there is none: the input is a pipe from {}", config.client().name))
                    .help(help)
                    .fix(fix),
            );
        }
    }
}

/// A cluster of short options without one letter; `None` where nothing else is in it.
pub(super) fn without_letter(cluster: &str, letter: char) -> Option<String> {
    let rest: String = cluster.replacen(letter, "", 1);
    (!cluster.starts_with("--") && rest.len() > 1).then_some(rest)
}
