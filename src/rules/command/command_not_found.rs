//! A program or file that this machine does not have.

use std::path::Path;

use super::level;
use crate::clients::Shell;
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::host::{Host, Os};
use crate::model::{Config, Language, Server, Word, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Node;
use crate::text::distance;

declare_rule! {
    /// This machine has no such program or file.
    ///
    /// The rule looks at the machine it runs on, and only for files that are read there: a person's own files, or any with `--host`.
    /// Nothing is started. A program without a folder is searched on the PATH, a script or folder with a full path is looked up.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json os=linux program=/usr/bin/node)
    /// { "mcpServers": { "notes": { "command": "ndoe", "args": ["/srv/notes/index.js"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=linux program=/usr/bin/node beside=/srv/notes/index.js)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["/srv/notes/index.js"] } } }
    /// ```
    pub CommandNotFound = "command-not-found" {
        category: Command, level: Error, fix: None, since: "0.1.0",
        evidence: ["the machine itself"],
    }
}

impl Rule for CommandNotFound {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(host) = report.host().filter(|host| config.target.is_none_or(|os| os == host.os())) else { return };
        let Some(launch) = server.launch().filter(|_| !server.is_disabled()) else { return };
        let spawn = &config.client().spawn;
        let first = &launch.words[0];
        let whole_line = first.text.contains(' ') && (spawn.splits_command || spawn.shell != Shell::None);
        // With a PATH of its own, the entry has its programs elsewhere.
        let own_path = server.env().any(|member| member.key.text().eq_ignore_ascii_case("PATH"));
        if !whole_line {
            report.extend(program(host, first, own_path).map(|f| f.level(level::fatal(server))));
        }
        let inner = launch.program();
        let read = inner.language.is_none() || inner.language == Some(Language::Cmd);
        if launch.program > 0 && read && !launch.is_elsewhere() {
            report.extend(program(host, inner, own_path).map(|f| f.level(Severity::Warning)));
        }
        if launch.is_elsewhere() {
            return;
        }
        let script = launch.script().filter(|word| word.language.is_none()).map(|word| word.node);
        let cwd = server.value(Concept::Cwd).filter(|node| node.is_string());
        for (node, what) in script.map(|node| (node, "file")).into_iter().chain(cwd.map(|node| (node, "folder"))) {
            report.extend(missing(host, node, what).map(|finding| finding.level(level::fatal(server))));
        }
    }
}

/// Whether a text says what it is without anything being filled in.
fn is_settled(text: &str) -> bool {
    !text.trim().is_empty()
        && text.trim() == text
        && !text.starts_with('~')
        && references(text).is_empty()
        && !text.contains(['$', '{'])
        && placeholder(text).is_none()
}

fn program(host: &dyn Host, word: &Word<'_>, own_path: bool) -> Option<Finding> {
    let text = word.text.as_ref();
    if !is_settled(text) {
        return None;
    }
    if text.contains(['/', '\\']) {
        return missing(host, word.node, "file");
    }
    let builtin = host.os() == Os::Windows && matches!(text.to_ascii_lowercase().as_str(), "cmd" | "powershell");
    if own_path || builtin || host.find_program(text).is_some() {
        return None;
    }
    let finding = Finding::at(word.node, format!("this machine has no program `{text}`"))
        .label("no folder on the PATH of this terminal has it");
    Some(match nearest(host, text) {
        Some(known) => finding.help(format!("this machine has `{known}`")),
        None => finding.help("install it, or write its full path"),
    })
}

/// A path from the root that leads nowhere.
fn missing(host: &dyn Host, node: Node<'_>, what: &str) -> Option<Finding> {
    let text = node.text();
    let path = Path::new(text.as_ref());
    // On Windows a program may be named without its ending.
    let endings: &[&str] = if host.os() == Os::Windows { &["", ".exe", ".cmd", ".bat"] } else { &[""] };
    let exists = || endings.iter().any(|ending| host.exists(Path::new(&format!("{text}{ending}"))));
    if !path.is_absolute() || !is_settled(&text) || exists() {
        return None;
    }
    let known = path.ancestors().skip(1).find(|folder| host.exists(folder));
    let finding = Finding::at(node, format!("this machine has no such {what}"));
    Some(match known.filter(|folder| folder.parent().is_some()) {
        Some(folder) => finding.label(format!("the last folder on the way that exists is `{}`", folder.display())),
        None => finding.label("no folder of this path exists"),
    })
}

/// A program of this machine that was probably meant.
fn nearest(host: &dyn Host, text: &str) -> Option<&'static str> {
    const RUNNERS: &[&str] = &[
        "npx", "node", "npm", "pnpm", "yarn", "bun", "bunx", "deno", "uv", "uvx", "python3", "python", "pipx",
        "docker", "podman", "php", "ruby", "java", "dotnet", "go", "cargo", "bash", "sh",
    ];
    let has = |name: &&str| host.find_program(name).is_some();
    let kin: &[&str] = match text {
        "python" => &["python3"],
        "python3" => &["python"],
        "docker" => &["podman"],
        _ => &[],
    };
    let close = || {
        let near =
            RUNNERS.iter().filter_map(|name| Some((distance(text, name, 1 + usize::from(text.len() > 4))?, *name)));
        near.filter(|(_, name)| has(name)).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
    };
    kin.iter().copied().find(has).or_else(close)
}
