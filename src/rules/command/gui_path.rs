//! A program that a terminal finds and a desktop program does not.

use std::path::Path;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::host::{Host, Os};
use crate::model::{Config, Server, is_name};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// A desktop program may not find this command, although a terminal does.
    ///
    /// On macOS a program that is started from the Dock gets a short PATH. What Homebrew, a version manager or an installer put
    /// below the home folder is on the PATH of the shell only. Some clients ask the shell for its PATH; the full path of the command
    /// works in all of them.
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
            "the fact `desktop` of each client's table",
        ],
    }
}

impl Rule for GuiPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(host) = report.host().filter(|host| host.os() == Os::Macos) else { return };
        let elsewhere = config.target.is_some_and(|os| os != Os::Macos);
        if !config.client().desktop || elsewhere || server.is_disabled() {
            return;
        }
        let Some(launch) = server.launch() else { return };
        let command = &launch.words[0];
        let is_bare = is_name(&command.text.replace(['-', '.'], "_"));
        let own_path = server.env().any(|member| member.key.text() == "PATH");
        if !is_bare || own_path {
            return;
        }
        let Some(path) = host.find_program(&command.text) else { return };
        let Some(keeper) = keeper(host, &path) else { return };
        let shown = path.display().to_string();
        report.add(
            Finding::at(command.node, format!("`{}` comes from {keeper}", command.text))
                .label(format!(
                    "{}, started from the desktop, does not have that folder on its PATH",
                    config.client().name
                ))
                .help(format!("write `{shown}`"))
                .fix(Fix::risky(format!("write `{shown}`"), [rewrite::replace_text(command.node, &shown)])),
        );
    }
}

/// Who put a program where only shells look.
fn keeper(host: &dyn Host, path: &Path) -> Option<&'static str> {
    if path.starts_with("/opt/homebrew") || path.starts_with("/opt/local") {
        return Some("a package manager");
    }
    let text = path.to_string_lossy();
    if ["/.nvm/", "/.asdf/", "/.volta/", "/.pyenv/", "/.rbenv/", "/fnm", "/mise/"]
        .iter()
        .any(|part| text.contains(part))
    {
        return Some("a version manager");
    }
    host.home().is_some_and(|home| path.starts_with(home)).then_some("your home folder")
}
