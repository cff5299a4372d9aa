//! `docker run -d`: a container nobody talks to.

use super::docker_tty::without_letter;
use super::level;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Container, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// The container is started in the background, out of the client's reach.
    ///
    /// With `-d` docker prints the id of the container and exits. The client reads that id instead of a protocol message, then
    /// the end of the stream, and the container runs on unseen.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-di", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch", "-d"] } } }
    /// ```
    pub DockerDetached = "docker-detached" {
        category: Command, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["docs.docker.com, `docker container run`: `--detach` prints the container id and returns"],
    }
}

impl Rule for DockerDetached {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(container) = Container::of(launch) else { return };
        for word in container.switches("detach", 'd') {
            let text = word.text.as_ref();
            let fix = launch.list.map(|list| match without_letter(text, 'd') {
                Some(rest) => Fix::safe(format!("write `{rest}`"), [rewrite::replace_text(word.node, &rest)]),
                None => Fix::safe(format!("remove `{text}`"), rewrite::remove_item(list, word.node)),
            });
            report.add(
                Finding::at(word.node, format!("`{text}` starts the container in the background"))
                    .level(level::fatal(server))
                    .label(format!(
                        "{} exits at once, and {} is left with nothing to talk to",
                        launch.name(),
                        config.client().name
                    ))
                    .help("let the server run in the foreground, without `-d`")
                    .fix(fix),
            );
        }
    }
}
