//! `npx` and its like as the command of a client that starts no `.cmd` files.

use super::cmd_wrapper;
use crate::clients::{Scope, Shell, Shims};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::host::Os;
use crate::model::{Config, Launch, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::Format;

declare_rule! {
    /// On Windows this command is a `.cmd` file, which the client may not be able to start.
    ///
    /// npm installs `npx`, `npm`, `pnpm` and `yarn` on Windows as batch files. Windows starts a batch file only through
    /// `cmd.exe`; a client that starts programs directly fails with `spawn npx ENOENT` or `EINVAL`. Many clients look the file
    /// up and wrap it themselves: there the rule is silent, or says since when. `uvx` and `bunx` are real programs.
    ///
    /// The rule speaks only about files that are meant for Windows (`--os windows`, or a user's own file there).
    ///
    /// ## Example
    /// ```json (bad path=~/.kiro/settings/mcp.json os=windows)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=~/.kiro/settings/mcp.json os=windows)
    /// {
    ///   "mcpServers": {
    ///     "git": { "command": "uvx", "args": ["mcp-server-git"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json os=windows)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub BareWindowsShim = "bare-windows-shim" {
        category: Command, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "Node.js: child_process.spawn starts no .bat or .cmd file without a shell (CVE-2024-27980, 2024-04)",
            "the fact `windows_shims` of each client's table",
        ],
    }
}

impl Rule for BareWindowsShim {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let client = config.client();
        let wrapped = matches!(client.spawn.shell, Shell::Windows | Shell::Always);
        if !config.is_for(Os::Windows) || config.is_generic() || wrapped {
            return;
        }
        let Some(launch) = server.launch().filter(|launch| launch.is_direct()) else { return };
        let command = launch.program();
        if !cmd_wrapper::is_shim(&command.text) {
            return;
        }
        let (severity, label) = match config.era.windows_shims() {
            (Shims::Resolved, None) | (Shims::Unquoted, _) => return,
            (Shims::Unresolved, _) => {
                (Severity::Error, format!("{} starts programs only, not batch files", client.name))
            }
            (Shims::Unknown, _) => {
                (Severity::Warning, format!("whether {} starts batch files is not known", client.name))
            }
            (Shims::Resolved, Some(version)) => {
                (Severity::Info, format!("{} finds it since {version}, older versions do not", client.name))
            }
        };
        report.add(
            Finding::at(command.node, format!("`{}` is a batch file on Windows", command.text))
                .level(severity)
                .label(label)
                .help(format!("start it through `cmd`: `{}`", wrapped_by_hand(config, &command.text)))
                .fix(wrap(config, server, launch, severity)),
        );
    }
}

/// The wrapper in the file's own language.
fn wrapped_by_hand(config: &Config<'_>, program: &str) -> String {
    match config.document.format() {
        Format::Json => format!("\"command\": \"cmd\", \"args\": [\"/c\", \"{program}\", …]"),
        Format::Toml => format!("command = \"cmd\"` and `args = [\"/c\", \"{program}\", …]"),
        Format::Yaml => format!("command: cmd` and `args: [/c, {program}, …]"),
    }
}

/// Puts `cmd /c` before the program.
fn wrap(config: &Config<'_>, server: &Server<'_>, launch: &Launch<'_>, severity: Severity) -> Option<Fix> {
    let edits = cmd_wrapper::wrap(server, launch)?;
    let plain = cmd_wrapper::keeps_arguments(launch);
    let certain = severity == Severity::Error && config.detected.scope == Scope::User && plain;
    let safety = if certain { Safety::Safe } else { Safety::Unsafe };
    Some(Fix { title: format!("start `{}` through `cmd /c`", launch.program().text), safety, edits })
}
