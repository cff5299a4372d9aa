//! A server that is given far more than it needs.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Run, Runner, Server, Word, placeholder};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// A server is given a whole disk, a whole home folder, or the machine itself.
    ///
    /// A file server for `/` can read every key and overwrite every program that you can. A container with `--privileged`, with the
    /// root folder or with the socket of the container engine inside is no container any more.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "box": { "command": "docker", "args": ["run", "-i", "--rm", "--privileged", "example/box"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "files": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-filesystem", "/srv/docs", "."] } } }
    /// ```
    pub BroadAccess = "broad-access" {
        category: Security, level: Warning, fix: None, since: "0.1.0",
        evidence: [
            "npm @modelcontextprotocol/server-filesystem: its arguments are the folders it may read and write",
            "docs.docker.com/engine/security: whoever reaches the daemon's socket is root on the host",
        ],
    }
}

/// Packages whose arguments are the folders that they may read and write.
const FILE_SERVERS: &[&str] = &["@modelcontextprotocol/server-filesystem"];

impl Rule for BroadAccess {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let mut add =
            |finding: Finding| report.add(if server.is_disabled() { finding.level(Severity::Info) } else { finding });
        if run.runner == Runner::Docker {
            container(&run).into_iter().for_each(add);
        } else if run.package_name().is_some_and(|name| FILE_SERVERS.contains(&name.as_ref())) {
            run.args.iter().filter_map(|word| folder(config, word)).for_each(&mut add);
        }
    }
}

fn folder(config: &Config<'_>, word: &Word<'_>) -> Option<Finding> {
    let path = word.text.trim();
    if placeholder(path).is_some() {
        return None;
    }
    let (what, severity) = if is_root(path) {
        ("the whole disk", Severity::Warning)
    } else if is_home(path) {
        // Whose file it is may decide that about the own home folder.
        let own = !config.is_shared() || config.is_generic();
        ("a whole home folder", if own { Severity::Info } else { Severity::Warning })
    } else {
        return None;
    };
    Some(
        Finding::at(word.node, format!("this server can read and write {what}"))
            .level(severity)
            .label("keys, histories and programs are in it")
            .help("name the folders that it needs"),
    )
}

/// `/`, `C:\`
fn is_root(path: &str) -> bool {
    match path.as_bytes() {
        [b'/'] => true,
        [drive, b':', rest @ ..] => drive.is_ascii_alphabetic() && rest.iter().all(|b| matches!(b, b'/' | b'\\')),
        _ => false,
    }
}

/// A person's home folder, or the folder of them all.
fn is_home(path: &str) -> bool {
    const VARIABLES: &[&str] =
        &["~", "$HOME", "${HOME}", "${env:HOME}", "{env:HOME}", "${userHome}", "%USERPROFILE%", "${env:USERPROFILE}"];
    let path = path.trim_end_matches(['/', '\\']);
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let person = match parts[..] {
        ["", "root"] => true,
        ["", folder] | ["", folder, _] => matches!(folder, "home" | "Users"),
        [drive, folder] | [drive, folder, _] => drive.len() == 2 && drive.ends_with(':') && folder == "Users",
        _ => false,
    };
    VARIABLES.contains(&path) || person
}

/// Options of a container that open it to the host.
fn container(run: &Run<'_, '_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, word) in run.options.iter().enumerate() {
        let (name, glued) =
            word.text.split_once('=').map_or((word.text.as_ref(), None), |(name, value)| (name, Some(value)));
        if name == "--privileged" && glued.is_none_or(|value| value != "false") {
            found.push(
                Finding::at(word.node, "this container can do whatever the host can")
                    .label("nothing keeps it from the devices and files of the host")
                    .help("leave `--privileged` out, and grant what is needed with `--cap-add` or `--device`"),
            );
        }
        if !matches!(name, "-v" | "--volume" | "--mount") {
            continue;
        }
        let mount = glued.map(|value| (word, value)).or_else(|| {
            let next = run.options.get(at + 1)?;
            Some((next, next.text.as_ref()))
        });
        found.extend(mount.and_then(|(word, value)| mounted(word, source(name, value))));
    }
    found
}

/// The folder of the host in the value of a mount.
fn source<'t>(option: &str, value: &'t str) -> &'t str {
    if option == "--mount" {
        let parts = value.split(',').filter_map(|part| part.split_once('='));
        return parts.filter(|(key, _)| matches!(*key, "src" | "source")).map(|(_, path)| path).next().unwrap_or("");
    }
    // `C:\x:/x`: the first colon belongs to the drive.
    let from = if value.get(1..2) == Some(":") && value.starts_with(|c: char| c.is_ascii_alphabetic()) { 2 } else { 0 };
    value[from..].find(':').map_or("", |colon| &value[..from + colon])
}

fn mounted(word: &Word<'_>, source: &str) -> Option<Finding> {
    let socket =
        source.ends_with("/docker.sock") || source.ends_with("/podman.sock") || source.ends_with("docker_engine");
    if socket {
        let finding = Finding::at(word.node, "this container reaches the engine that runs it");
        return Some(
            finding
                .label("through this socket it can start containers with all rights on the host")
                .help("leave the socket out, unless managing containers is what this server is for"),
        );
    }
    is_root(source).then(|| {
        Finding::at(word.node, "this container gets the whole disk of the host")
            .label("keys, histories and programs are in it")
            .help("mount the folders that it needs")
    })
}
