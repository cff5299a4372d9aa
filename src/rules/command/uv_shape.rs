//! `uv` without its `run`, with a file for a folder, or without what `mcp run` needs.

use serde_json::Value;

use super::{level, uvx_line};
use crate::clients::Scope;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Launch, Server, Word, is_python};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// `uv` does not understand this line.
    ///
    /// `uvx` has options of its own, and `-y` is none of them. `--directory` and `--project` name a folder; `uv` starts a script only after `run`, and `uvx` starts packages only; the
    /// program `mcp` comes with `mcp[cli]`, not with the package `mcp` alone.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["--directory", "/srv/notes/server.py"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["--directory", "/srv/notes", "run", "server.py"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["--directory", "/srv/notes", "server.py"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["--directory", "/srv/notes", "run", "server.py"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "notes": { "command": "uv", "args": ["--directory", "/srv/notes", "run", "server.py"] },
    ///     "single": { "command": "uv", "args": ["run", "--with", "mcp[cli]", "mcp", "run", "/srv/notes/server.py"] }
    ///   }
    /// }
    /// ```
    pub UvShape = "uv-shape" {
        category: Command, level: Error, fix: Safe, since: "0.1.0",
        evidence: [
            "docs.astral.sh/uv, reference: the options and commands of `uv` (2026-11)",
            "uvx 0.13.9 was run: it knows no `-y`, refuses scripts, and finds no program in the package `run` (2026-11-21)",
            "kvncampos/nautobot_mcp issue 5, modelcontextprotocol/python-sdk issue 148",
        ],
    }
}

/// The commands of `uv`.
const COMMANDS: &[&str] = &[
    "run",
    "init",
    "add",
    "remove",
    "version",
    "sync",
    "lock",
    "export",
    "tree",
    "format",
    "audit",
    "tool",
    "python",
    "pip",
    "venv",
    "build",
    "publish",
    "cache",
    "self",
    "help",
    "auth",
    "workspace",
    "generate-shell-completion",
    "upgrade",
    "check",
];

/// Options of `uv` before its command, with a value.
const WITH_VALUE: &[&str] = &[
    "--directory",
    "--project",
    "--config-file",
    "--cache-dir",
    "--color",
    "--python-preference",
    "--python-fetch",
    "--allow-insecure-host",
];

impl Rule for UvShape {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch().filter(|launch| matches!(&*launch.name(), "uv" | "uvx")) else { return };
        let args = launch.args();
        if args.iter().any(|word| !word.is_verbatim() || word.text.contains(['\n', '\t'])) {
            return;
        }
        if launch.name() == "uvx" {
            report.extend(uvx_line::finding(server, launch));
            return;
        }
        let line = Line::of(args);
        if let Some(finding) = file_for_folder(launch, &line) {
            report.add(finding.level(level::fatal(server)));
        } else if let Some((finding, sure)) = no_run(launch, &line) {
            // A later `uv` may know more commands.
            report.add(finding.level(if sure { level::fatal(server) } else { Severity::Warning }));
        }
        report.extend(without_cli(config, server, launch, &line));
    }
}

/// The words after `uv`.
struct Line<'l, 'd> {
    args: &'l [Word<'d>],
    /// Where the command stands.
    command: Option<usize>,
    /// The folder that an option names: its word, and the byte at which it begins.
    folder: Option<(&'l Word<'d>, usize)>,
}

impl<'l, 'd> Line<'l, 'd> {
    fn of(args: &'l [Word<'d>]) -> Self {
        let mut at = 0;
        while args.get(at).is_some_and(Word::is_option) {
            at += if WITH_VALUE.contains(&args[at].text.as_ref()) { 2 } else { 1 };
        }
        let folder = args.iter().enumerate().find_map(|(i, word)| {
            ["--directory", "--project"].iter().find_map(|option| {
                let rest = word.text.strip_prefix(option)?;
                match rest.strip_prefix('=') {
                    Some(value) => Some((word, word.text.len() - value.len())),
                    None if rest.is_empty() => args.get(i + 1).map(|value| (value, 0)),
                    None => None,
                }
            })
        });
        Self { args, command: (at < args.len()).then_some(at), folder }
    }

    fn command(&self) -> Option<&'l Word<'d>> {
        self.command.and_then(|at| self.args.get(at))
    }
}

/// `--directory …/server.py`.
fn file_for_folder(launch: &Launch<'_>, line: &Line<'_, '_>) -> Option<Finding> {
    let (word, start) = line.folder?;
    let path = &word.text[start..];
    if !is_script(path) {
        return None;
    }
    let slash = path.rfind(['/', '\\']);
    let parent = slash.map_or(".", |slash| if slash == 0 { &path[..1] } else { &path[..slash] });
    let file = &path[slash.map_or(0, |slash| slash + 1)..];
    let list = launch.list?;
    let mut edits = vec![rewrite::replace_part(word.node, start, word.text.len(), parent)];
    // Where nothing else is to run, the file is what was meant to.
    let is_last = line.args.last().is_some_and(|last| last.node == word.node);
    if is_last {
        let has_run = line.args.iter().any(|word| word.text == "run");
        let run: &[&str] = if has_run { &[file] } else { &["run", file] };
        let words: Vec<Value> = run.iter().map(|word| Value::from(*word)).collect();
        edits.extend(rewrite::insert_items(list, Place::After(word.node), &words));
    }
    let option = if word.text.starts_with("--project") { "--project" } else { "--directory" };
    Some(
        Finding::span(word.node.part(start, word.text.len()), "this is a file, and `uv` wants a folder here")
            .about(word.node)
            .label("`uv` cannot change into a file")
            .help(format!("name the folder after `{option}`, and the file after `run`"))
            .fix(Fix::safe(format!("name the folder `{parent}`"), edits)),
    )
}

/// `uv server.py`, `uv --directory x server`, or no command at all; and whether that is certain.
fn no_run(launch: &Launch<'_>, line: &Line<'_, '_>) -> Option<(Finding, bool)> {
    let Some(command) = line.command() else {
        let asks = |text: &str| matches!(text, "--version" | "-V" | "--help" | "-h");
        if line.args.iter().any(|word| asks(&word.text)) {
            return None;
        }
        let finding = Finding::at(launch.program().node, "`uv` is not told what to run")
            .label("it prints its help and exits")
            .help("add `run` and the script or program");
        return Some((finding, true));
    };
    let text = command.text.as_ref();
    // `uv python server.py` has a command of that name, but not with a file.
    let next = line.command.and_then(|at| line.args.get(at + 1));
    let starts_python = is_python(text) && (text != "python" || next.is_some_and(|next| is_script(&next.text)));
    let is_known = COMMANDS.contains(&text) && !starts_python;
    if is_known || text.contains([' ', '$', '{', '%']) {
        return None;
    }
    let sure = is_script(text) || starts_python;
    let list = launch.list.filter(|_| sure);
    let fix = list.map(|list| {
        Fix::safe("insert `run`", rewrite::insert_items(list, Place::Before(command.node), &[Value::from("run")]))
    });
    let help = if sure { "put `run` before it" } else { "put `run` before it, or use `uvx` for a package" };
    let finding = Finding::at(command.node, format!("`uv` has no command `{text}`"))
        .label("`uv` runs a script or program only after `run`")
        .help(help)
        .fix(fix);
    Some((finding, sure))
}

/// `--with mcp`, then `mcp run`.
fn without_cli(config: &Config<'_>, server: &Server<'_>, launch: &Launch<'_>, line: &Line<'_, '_>) -> Option<Finding> {
    let args = line.args;
    let starts =
        |pair: &[Word<'_>]| pair[0].text == "mcp" && matches!(pair[1].text.as_ref(), "run" | "dev" | "install");
    let program = args.windows(2).position(starts)?;
    let with = args[..program].iter().position(|word| word.text == "--with").map(|at| at + 1)?;
    let package = args.get(with).filter(|word| word.text == "mcp" && with < program)?;
    let several = args[..program].iter().any(|word| word.text.contains("[cli]") || word.text == "typer");
    // In a project the rest may come from its own dependencies.
    let in_project = line.folder.is_some() || server.value(Concept::Cwd).is_some();
    if several || in_project || launch.list.is_none() {
        return None;
    }
    let severity = match config.detected.scope {
        Scope::User => level::fatal(server),
        _ => Severity::Warning,
    };
    Some(
        Finding::at(package.node, "the package `mcp` comes without the program `mcp`")
            .level(severity)
            .label("`mcp run` says that typer is missing, and exits")
            .related(args[program].node.span(), "started here")
            .help("write `mcp[cli]`")
            .fix(Fix::safe("write `mcp[cli]`", [rewrite::replace_text(package.node, "mcp[cli]")])),
    )
}

/// Whether a path ends like a script.
fn is_script(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    [".py", ".pyw", ".js", ".ts", ".sh"].iter().any(|ending| lower.ends_with(ending))
}
