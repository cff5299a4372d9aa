//! A program that a terminal finds and a desktop program does not, or finds elsewhere.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::clients::{AppPath, SYSTEM_PATH};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::host::{Host, Os};
use crate::model::{Config, Server, is_name};
use crate::rules::{Declaration, Report, Rule, env};
use crate::syntax::Node;
use crate::syntax::rewrite;

declare_rule! {
    /// A desktop program may not find this command, or find another version of it, although a terminal does.
    ///
    /// On macOS a program that is started from the Dock gets a short PATH. What Homebrew, a version manager or an installer put
    /// below the home folder is on the PATH of shells only. Some clients ask the shell for it; the full path of the command works
    /// in all of them. `npx` and its like are scripts that look for `node` on the PATH in turn, so they need that as well.
    ///
    /// Claude Desktop knows the folders of nvm. Of several versions of Node it takes the last one by name, and `v9` comes after
    /// `v22`. Packages for MCP need Node 18.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json os=macos program=/opt/homebrew/bin/uvx)
    /// { "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "git": { "command": "/opt/homebrew/bin/uvx", "args": ["mcp-server-git"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=macos program=/usr/bin/python3)
    /// { "mcpServers": { "git": { "command": "python3", "args": ["-m", "mcp_server_git"] } } }
    /// ```
    /// ```json (good path=~/.gemini/settings.json os=macos program=/opt/homebrew/bin/uvx)
    /// { "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git"] } } }
    /// ```
    pub GuiPath = "gui-path" {
        category: Command, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: [
            "ahujasid/blender-mcp issue 179, modelcontextprotocol/python-sdk issue 334, and twelve more of 227 reports",
            "modelcontextprotocol/mcpb issue 130, DollhouseMCP/mcp-server issue 1902: an old Node of several under nvm",
            "varandrew/moor issue 49: `npx` by its full path, and no `node`",
            "the fact `app_path` of each client's table",
        ],
    }
}

/// Scripts that begin with `#!/usr/bin/env node`.
const NODE_SCRIPTS: [&str; 6] = ["npx", "npm", "pnpm", "pnpx", "yarn", "corepack"];

/// The oldest Node for the official package of MCP (`engines` of @modelcontextprotocol/sdk 1.x).
const OLDEST_NODE: u32 = 18;

impl Rule for GuiPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(host) = report.host().filter(|host| host.os() == Os::Macos) else { return };
        let elsewhere = config.target.is_some_and(|os| os != Os::Macos);
        let client = config.client();
        if client.app_path == AppPath::Terminal || elsewhere || server.is_disabled() {
            return;
        }
        let Some(launch) = server.launch() else { return };
        let command = &launch.words[0];
        let is_bare = is_name(&command.text.replace(['-', '.'], "_"));
        let own_path = server.env().any(|member| member.key.text() == "PATH");
        if !is_bare || own_path {
            return;
        }
        let Some(found) = host.find_program(&command.text) else { return };
        let program = Program { host, server, node: command.node, name: &command.text, found };
        report.extend(match client.app_path {
            AppPath::Terminal => None,
            AppPath::Own(folders) => program.searched_in(folders, client.name),
            AppPath::Shell => program.out_of_reach(Severity::Info, || {
                format!("if the shell does not answer in time, {} has the PATH `{SYSTEM_PATH}`", client.name)
            }),
            AppPath::System => program.out_of_reach(Severity::Warning, || {
                format!("started from the Dock, {} has the PATH `{SYSTEM_PATH}`", client.name)
            }),
            AppPath::Desktop => program.out_of_reach(Severity::Info, || {
                format!(
                    "whether {}, started from the Dock, has more than the PATH `{SYSTEM_PATH}` is not known",
                    client.name
                )
            }),
        });
    }
}

/// A command by its name, as this terminal finds it.
struct Program<'p, 'c> {
    host: &'p dyn Host,
    server: &'p Server<'c>,
    node: Node<'c>,
    name: &'p str,
    found: PathBuf,
}

impl Program<'_, '_> {
    /// What a client makes of it that searches these folders.
    fn searched_in(&self, folders: &[&str], client: &str) -> Option<Finding> {
        let home = self.host.home()?;
        let all: Vec<PathBuf> = folders.iter().flat_map(|folder| self.expanded(folder, &home)).collect();
        let Some(first) = all.iter().find(|folder| self.host.is_file(&folder.join(self.name))) else {
            let system: Vec<&str> = SYSTEM_PATH.split(':').collect();
            let own: Vec<String> =
                folders.iter().filter(|folder| !system.contains(folder)).map(|folder| format!("`{folder}`")).collect();
            let label = format!("{client} searches {} and the folders of the system", own.join(", "));
            return Some(self.finding(Severity::Warning, label));
        };
        let (taken, wanted) = (node_version(first)?, self.found.parent()?);
        let is_old = major(taken).is_some_and(|major| major < OLDEST_NODE);
        (is_old && first != wanted).then(|| {
            let several = format!("of the versions under nvm {client} takes the last one by name; this terminal finds");
            Finding::at(self.node, format!("`{}` belongs to Node {taken} here", self.name))
                .label(format!("{several} `{}`", self.short(&self.found)))
                .help(format!("remove the old version (`nvm uninstall {taken}`), or {}", self.advice()))
                .fix(self.fix())
        })
    }

    /// The finding where the client may have no more than the folders of the system.
    fn out_of_reach(&self, severity: Severity, label: impl FnOnce() -> String) -> Option<Finding> {
        is_of_shells(self.host, &self.found).then(|| self.finding(severity, label()))
    }

    fn finding(&self, severity: Severity, label: String) -> Finding {
        let folder = self.found.parent().unwrap_or(&self.found);
        Finding::at(self.node, format!("`{}` is in `{}`, where only shells look", self.name, self.short(folder)))
            .level(severity)
            .label(label)
            .help(self.advice())
            .fix(self.fix())
    }

    fn advice(&self) -> String {
        let write = format!("write `{}`", self.found.display());
        if self.needs_node() { format!("{write}, and put its folder on `PATH` in `env`, for `node`") } else { write }
    }

    fn fix(&self) -> Option<Fix> {
        let full = self.found.display().to_string();
        let mut edits = vec![rewrite::replace_text(self.node, &full)];
        let mut title = format!("write `{full}`");
        if self.needs_node() {
            let path = format!("{}:/usr/local/bin:{SYSTEM_PATH}", self.found.parent()?.display());
            edits.extend(env::add_variables(self.server, &Map::from_iter([("PATH".to_owned(), Value::from(path))]))?);
            title.push_str(" and set `PATH`");
        }
        Some(Fix::risky(title, edits))
    }

    /// Whether it starts `node` from the PATH.
    fn needs_node(&self) -> bool {
        NODE_SCRIPTS.contains(&self.name)
    }

    /// The folders that one of a client's own stands for.
    fn expanded(&self, folder: &str, home: &Path) -> Vec<PathBuf> {
        let absolute = |part: &str| part.strip_prefix("~/").map_or_else(|| PathBuf::from(part), |rest| home.join(rest));
        let Some((before, after)) = folder.split_once("/*/") else { return vec![absolute(folder)] };
        let mut names = self.host.names_in(&absolute(before));
        names.sort_unstable();
        names.dedup();
        names.iter().rev().map(|name| absolute(before).join(name).join(after)).collect()
    }

    /// A path as people write it, from their home folder.
    fn short(&self, path: &Path) -> String {
        let below = self.host.home().and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf));
        below.map_or_else(|| path.display().to_string(), |rest| format!("~/{}", rest.display()))
    }
}

/// Whether somebody put a program where only shells look.
fn is_of_shells(host: &dyn Host, path: &Path) -> bool {
    let managers = ["/.nvm/", "/.asdf/", "/.volta/", "/.pyenv/", "/.rbenv/", "/fnm", "/mise/"];
    let text = path.to_string_lossy();
    path.starts_with("/opt/homebrew")
        || path.starts_with("/opt/local")
        || managers.iter().any(|part| text.contains(part))
        || host.home().is_some_and(|home| path.starts_with(home))
}

/// The version of Node whose programs stand in a folder of nvm: `…/versions/node/v22.12.0/bin`.
fn node_version(folder: &Path) -> Option<&str> {
    let mut names = folder.iter().rev().skip(1).filter_map(|name| name.to_str());
    let version = names.next()?.strip_prefix('v')?;
    (names.next() == Some("node")).then_some(version)
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}
