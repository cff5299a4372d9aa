//! `docker run` or `docker exec` without `-i`.

use serde_json::Value;

use super::level;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Container, Launch, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// The container gets no input: `-i` is missing.
    ///
    /// Client and server talk over standard input and output. Without `-i` docker closes the container's input at once, so the
    /// server reads the end of the file and exits.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "fetch": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/fetch"] } } }
    /// ```
    pub DockerNotInteractive = "docker-not-interactive" {
        category: Command, level: Error, fix: Safe, since: "0.1.0",
        evidence: [
            "docs.docker.com, `docker container run`: `--interactive` keeps STDIN open",
            "every one of 52 committed `docker run` servers has it (2026-11)",
        ],
    }
}

impl Rule for DockerNotInteractive {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(container) = Container::of(launch) else { return };
        // With `-d` the container is out of reach anyway, and `-a` chooses the streams one by one.
        let settled = container.has("interactive", 'i')
            || container.has("detach", 'd')
            || container.has("help", 'h')
            || container.values(&["-a", "--attach"]).next().is_some();
        if settled || container.is_obscure() || container.target.is_none() {
            return;
        }
        if let Some(word) = dashless(&container) {
            report.add(without_dash(launch, word).level(level::fatal(server)));
            return;
        }
        let verb = container.word.text.as_ref();
        let fix = launch.list.map(|list| {
            let edits = rewrite::insert_items(list, Place::After(container.word.node), &[Value::from("-i")]);
            Fix::safe("add `-i`", edits)
        });
        report.add(
            Finding::at(container.word.node, format!("`{} {verb}` has no `-i`", launch.name()))
                .level(level::fatal(server))
                .label(format!("the server in the container never hears from {}", config.client().name))
                .help(format!("put `-i` right after `{verb}`"))
                .fix(fix),
        );
    }
}

/// `docker run i`, which is an image of that name.
fn without_dash(launch: &Launch<'_>, word: &Word<'_>) -> Finding {
    Finding::at(word.node, format!("`{}` lacks its `-`", word.text))
        .label(format!("`{}` takes it for the image", launch.name()))
        .help("write `-i`")
        .fix(Fix::safe("write `-i`", [rewrite::replace_text(word.node, "-i")]))
}

/// The `i` of `docker run i --rm image`.
fn dashless<'l, 'd>(container: &Container<'l, 'd>) -> Option<&'l Word<'d>> {
    container.target.filter(|word| container.word.text == "run" && matches!(&*word.text, "i" | "it" | "ti"))
}
