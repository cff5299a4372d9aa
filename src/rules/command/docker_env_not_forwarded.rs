//! `env` of a container that docker keeps to itself.

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Container, Launch, Server, Setting, Verb, is_name, placeholder};
use crate::rules::listing::listed;
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Member;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A variable is set for docker, but not for the server in the container.
    ///
    /// `env` is the environment of the program that the client starts, and that is docker. A container gets only what `-e NAME`,
    /// `-e NAME=value` or `--env-file` name.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "notes": { "command": "docker", "args": ["run", "-i", "--rm", "mcp/notes"], "env": { "LOG_LEVEL": "debug" } }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "notes": { "command": "docker", "args": ["run", "-i", "--rm", "-e", "LOG_LEVEL", "mcp/notes"], "env": { "LOG_LEVEL": "debug" } }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "notes": {
    ///       "command": "docker",
    ///       "args": ["run", "-i", "--rm", "-e", "LOG_LEVEL", "mcp/notes"],
    ///       "env": { "LOG_LEVEL": "debug", "DOCKER_HOST": "ssh://build.example.com" }
    ///     }
    ///   }
    /// }
    /// ```
    pub DockerEnvNotForwarded = "docker-env-not-forwarded" {
        category: Command, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "docs.docker.com, `docker container run`: variables of the host reach a container through `-e` and `--env-file` only",
            "every tenth committed docker server has one (57 servers, 2026-11)",
        ],
    }
}

impl Rule for DockerEnvNotForwarded {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let Some(container) = Container::of(launch) else { return };
        if container.takes_environment_elsewhere() || container.is_obscure() || container.target.is_none() {
            return;
        }
        let forwarded = container.environment();
        let is_lost = |member: &Member<'_>| {
            let key = member.key.text();
            let passed = forwarded.iter().any(|setting| setting.name == key);
            is_name(&key) && !is_for_docker(&key) && !passed && !is_mentioned(launch, &key)
        };
        let lost: Vec<Member<'_>> = server.env().filter(is_lost).collect();
        // `-e` with the value where the name belongs.
        let is_key = |name: &str| server.env().any(|member| member.key.says(name));
        let instead = |member: &Member<'_>| {
            let mut whole = forwarded.iter().filter(|setting| setting.word.text == setting.name);
            whole.find(|setting| member.value.says(setting.name) && !is_key(setting.name))
        };
        for (member, setting) in lost.iter().filter_map(|member| Some((member, instead(member)?))) {
            report.add(named_by_value(launch, member, setting));
        }
        let lost: Vec<Member<'_>> = lost.into_iter().filter(|member| instead(member).is_none()).collect();
        let Some((first, others)) = lost.split_first() else { return };
        let names: Vec<String> = lost.iter().map(|member| format!("`{}`", member.key.text())).collect();
        let (verb, them) = if others.is_empty() { ("reaches", "it") } else { ("reach", "them") };
        let words: Vec<Value> =
            lost.iter().flat_map(|member| [Value::from("-e"), Value::from(member.key.text().as_ref())]).collect();
        let before = container.last_setting().node;
        let fix = launch.list.map(|list| {
            let edits = rewrite::insert_items(list, Place::After(before), &words);
            let title = format!("pass {them} on with `-e`");
            // A container that runs already may have values of its own, which these would replace.
            let safe = container.verb == Verb::Run && lost.iter().all(is_plain);
            if safe { Fix::safe(title, edits) } else { Fix::risky(title, edits) }
        });
        let mut finding = Finding::at(first.key, format!("{} never {verb} the container", listed(&names)))
            .label(format!("only `{}` itself gets it", launch.name()))
            .help("add `-e` and its name before the image")
            .fix(fix);
        for other in others {
            finding = finding.related(other.key.span(), "nor does this one");
        }
        if let Some(env) = server.value(Concept::Env) {
            finding = finding.about(env);
        }
        report.add(finding);
    }
}

fn named_by_value(launch: &Launch<'_>, member: &Member<'_>, setting: &Setting<'_, '_>) -> Finding {
    let (name, node) = (member.key.text(), setting.word.node);
    Finding::at(node, "`-e` takes the name of a variable, not its value")
        .label(format!("`{}` looks for a variable of this name", launch.name()))
        .related(member.value.span(), "this is its value")
        .help(format!("write `{name}`"))
        .fix(Fix::safe(format!("write `{name}`"), [rewrite::replace_value(node, &Value::from(name.as_ref()))]))
}

/// Whether a value means the same in the container: no place on the host, nothing that is still to be filled in, and not empty
/// where the variable behind it is not set, for that can be worse than none.
fn is_plain(member: &Member<'_>) -> bool {
    let text = member.value.text();
    let is_place = text.starts_with(['/', '~', '.', '\\']) || text.contains(":\\") || text.contains("localhost");
    !is_place && !text.contains(":-}") && placeholder(&text).is_none()
}

/// Whether docker itself, or the system under it, reads a variable.
fn is_for_docker(key: &str) -> bool {
    const STARTS: &[&str] =
        &["_", "DOCKER_", "BUILDKIT_", "COMPOSE_", "CONTAINER", "PODMAN_", "MSYS", "XDG_", "SSH_", "LC_"];
    const WHOLE: &[&str] = &[
        "PATH",
        "HOME",
        "USER",
        "LANG",
        "SHELL",
        "TMPDIR",
        "TEMP",
        "TMP",
        "APPDATA",
        "LOCALAPPDATA",
        "USERPROFILE",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "COMSPEC",
        "PROGRAMFILES",
        "PROGRAMDATA",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "ALL_PROXY",
    ];
    let upper = key.to_ascii_uppercase();
    STARTS.iter().any(|start| upper.starts_with(start)) || WHOLE.contains(&upper.as_str())
}

/// Whether some argument speaks of the variable, as in `--user=${NAME}`.
fn is_mentioned(launch: &Launch<'_>, key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    launch.args().iter().any(|word| word.text.split(|c| !is_part(c)).any(|part| part == key))
}
