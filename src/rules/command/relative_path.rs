//! A relative path in a file whose servers start who knows where.

use crate::clients::{Cwd, Fields, Scope};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Launch, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// A relative path is resolved against a folder that nobody chose.
    ///
    /// A server starts in some working directory, and a relative path means something only there. For a project's file that
    /// is the project. A person's own file serves every project, and some clients start servers in `/` or in the program's own
    /// folder: the script is then not found.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["dist/index.js"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["${workspaceFolder}/dist/index.js"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "home/jane/bin/notes-server" } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "/home/jane/bin/notes-server" } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["/opt/notes/dist/index.js", "--config", "notes.json"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["dist/index.js"] } } }
    /// ```
    pub RelativePath = "relative-path" {
        category: Command, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: [
            "modelcontextprotocol.io, debugging guide: the working directory may be undefined, use absolute paths (2026-11)",
            "the fact `cwd` of each client's table",
        ],
    }
}

impl Rule for RelativePath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let cwd = server.value(Concept::Cwd).filter(|node| node.is_string());
        if let Some((node, at)) = rootless(server, cwd) {
            report.add(without_root(node, at));
            return;
        }
        let Some(severity) = severity(config, server) else { return };
        if let Some(cwd) = cwd {
            // With a folder of its own, only that folder can be wrong.
            if is_relative(&cwd.text()) {
                add(config, cwd, 0, Fields::CWD, severity, report);
            }
            return;
        }
        // The folder that its author counted on is ignored, and another rule says so.
        if let Some(launch) = server.launch().filter(|_| ignored_folder(server).is_none()) {
            let found = relative(launch);
            found.into_iter().for_each(|(word, at, field)| add(config, word.node, at, field, severity, report));
        }
    }
}

/// The first path of an entry that was visibly meant to begin at the root, and where it begins: `Users/jane/server.py`.
fn rootless<'d>(server: &Server<'d>, cwd: Option<Node<'d>>) -> Option<(Node<'d>, usize)> {
    let launch = server.launch();
    let command = launch.filter(|launch| launch.is_direct()).map(|launch| launch.program().node);
    let arguments = launch.map(paths).into_iter().flatten().map(|(word, at)| (word.node, at));
    let mut places = cwd.into_iter().chain(command).map(|node| (node, 0)).chain(arguments);
    places.find(|(node, at)| lacks_root(&node.text()[*at..]))
}

/// Whether a path is one into somebody's home folder, but for the `/` that it should begin with.
fn lacks_root(path: &str) -> bool {
    let mut parts = path.split('/');
    let homes = matches!(parts.next(), Some("Users" | "home"));
    homes && parts.clone().count() >= 2 && parts.all(|part| !part.is_empty())
}

fn without_root(node: Node<'_>, at: usize) -> Finding {
    let text = node.text();
    let folder = text[at..].split('/').take(2).collect::<Vec<_>>().join("/");
    Finding::span(node.part(at, text.len()), format!("the `/` before `{folder}` is missing"))
        .about(node)
        .label("so it is a relative path")
        .help(format!("begin the path with `/{folder}`"))
        .fix(Fix::risky("add the `/`", [rewrite::replace_part(node, at, at, "/")]))
}

/// The absolute folder of an entry that the client does not read.
fn ignored_folder<'d>(server: &Server<'d>) -> Option<Node<'d>> {
    let folder = server.any_field(Concept::Cwd).filter(|field| !field.is_read())?.member.value;
    (folder.is_string() && !is_relative(&folder.text())).then_some(folder)
}

/// What an entry loses with a folder that the client ignores: its first path that is looked up there, and how bad that is.
pub(in crate::rules) fn lost_with_its_folder(config: &Config<'_>, server: &Server<'_>) -> Option<(String, Severity)> {
    ignored_folder(server)?;
    let (word, at, _) = relative(server.launch()?).into_iter().next()?;
    Some((word.text[at..].to_owned(), severity(config, server)?))
}

/// The relative paths of a command line, with the bytes at which they begin and what they are part of.
fn relative<'l, 'd>(launch: &'l Launch<'d>) -> Vec<(&'l Word<'d>, usize, Fields)> {
    let command = launch.program();
    let is_path = command.text.contains(['/', '\\']) && !command.text.contains(' ');
    let program = launch.is_direct() && is_path && is_relative(&command.text);
    let program = program.then_some((command, 0, Fields::COMMAND));
    program.into_iter().chain(paths(launch).into_iter().map(|(word, at)| (word, at, Fields::ARGS))).collect()
}

/// How bad a relative path is in this entry; `None`: it is fine.
fn severity(config: &Config<'_>, server: &Server<'_>) -> Option<Severity> {
    if config.is_generic() || server.is_disabled() {
        return None;
    }
    let personal = config.detected.scope == Scope::User && !belongs_to_project(config, server.entry);
    match (config.client().spawn.cwd, personal) {
        // Whoever copies a sample writes the path anew.
        (Cwd::Undefined, true) if config.sample => Some(Severity::Warning),
        (Cwd::Undefined, true) => Some(Severity::Error),
        (Cwd::Undefined, false) => Some(Severity::Warning),
        (Cwd::Launch | Cwd::Unknown, true) => Some(Severity::Warning),
        (Cwd::Project, true) => Some(Severity::Info),
        (Cwd::Launch | Cwd::Unknown | Cwd::Project, false) => None,
    }
}

/// Whether an entry stands in the part of a person's file that is about one project.
fn belongs_to_project(config: &Config<'_>, entry: Node<'_>) -> bool {
    let pointer = entry.pointer();
    let general = |place: &&&str| pointer.strip_prefix(**place).is_some_and(|rest| rest.matches('/').count() == 1);
    let places = config.file().servers;
    places.iter().any(|place| place.contains("/*")) && places.iter().find(general).is_none()
}

fn add(config: &Config<'_>, node: Node<'_>, offset: usize, field: Fields, severity: Severity, report: &mut Report<'_>) {
    let client = config.client();
    let text = node.text();
    let path = &text[offset..];
    let label = match client.spawn.cwd {
        Cwd::Undefined => format!("{} starts servers in no particular folder", client.name),
        Cwd::Launch => format!("{} looks for it in the folder in which it was started", client.name),
        Cwd::Project => format!("{} looks for it in whatever project is open", client.name),
        Cwd::Unknown => format!("where {} looks for it is not known", client.name),
    };
    // `.` and `..` may be meant as they stand, and a path up and out has no place below a project.
    let below = path.strip_prefix("./").or(path.strip_prefix(".\\")).unwrap_or(path);
    let fix = config.workspace_variable(field).filter(|_| !below.starts_with('.')).map(|variable| {
        let text = format!("{variable}/{}", below.replace('\\', "/"));
        Fix::risky(
            format!("begin the path with `{variable}`"),
            [rewrite::replace_part(node, offset, offset + path.len(), &text)],
        )
    });
    report.add(
        Finding::span(node.part(offset, text.len()), format!("`{path}` is a relative path"))
            .about(node)
            .level(severity)
            .label(label)
            .help("write the absolute path")
            .fix(fix),
    );
}

/// The arguments that programs known to this rule take for a script or a folder, each with the byte at which its path begins.
fn paths<'l, 'd>(launch: &'l Launch<'d>) -> Vec<(&'l Word<'d>, usize)> {
    let args = launch.args();
    let name = launch.name();
    let mut found = Vec::new();
    // These name the folder in which everything else is looked up.
    let folder_options: &[&str] = match name.as_ref() {
        "uv" => &["--directory", "--project"],
        "npm" => &["--prefix"],
        "yarn" | "bun" => &["--cwd"],
        "pnpm" => &["--dir", "-C"],
        "poetry" => &["--directory", "-C"],
        _ => &[],
    };
    for (at, word) in args.iter().enumerate() {
        let glued = folder_options.iter().find_map(|o| word.text.strip_prefix(o)?.strip_prefix('='));
        let value = match glued {
            Some(value) => Some((word, word.text.len() - value.len())),
            None if folder_options.contains(&word.text.as_ref()) => args.get(at + 1).map(|value| (value, 0)),
            None => None,
        };
        if let Some((word, offset)) = value {
            // A chosen folder makes the script's own path relative to it, whatever it is.
            return if is_relative(&word.text[offset..]) { vec![(word, offset)] } else { Vec::new() };
        }
    }
    found.extend(launch.script().filter(|word| is_relative(&word.text)).map(|word| (word, 0)));
    found
}

/// Whether a path depends on the working directory.
fn is_relative(path: &str) -> bool {
    let bytes = path.as_bytes();
    let drive = bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':';
    // A variable, a home folder, a placeholder or a URL: what it stands for is not known here.
    let open = path.starts_with(['/', '\\', '~', '$', '%', '{', '<', '-']) || path.contains("://");
    !(path.is_empty() || drive || open || path.starts_with("path/to/"))
}
