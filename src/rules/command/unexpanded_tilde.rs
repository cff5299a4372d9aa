//! `~/…` where nothing expands it.

use crate::clients::{Fields, Shell};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::host::Os;
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// `~` is not expanded here: no folder has that name.
    ///
    /// `~` is the home folder only to a shell. A client that starts programs without one hands it on as it stands, and the
    /// operating system looks for a folder called `~`. Some servers expand it in their own arguments, so there it is a warning.
    ///
    /// ## Example
    /// ```json (bad path=.roo/mcp.json)
    /// { "mcpServers": { "notes": { "command": "~/bin/notes-server", "args": [] } } }
    /// ```
    /// ```json (bad path=.gemini/settings.json)
    /// { "mcpServers": { "notes": { "command": "~/bin/notes-server", "args": [] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "${HOME}/bin/notes-server", "args": [] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "~/bin/notes-server", "args": [] } } }
    /// ```
    pub UnexpandedTilde = "unexpanded-tilde" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["`~` in the command was measured in ten clients that start servers: none expands it (2026-11)"],
    }
}

impl Rule for UnexpandedTilde {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let client = config.client();
        if config.is_generic() {
            return;
        }
        let fields = [Fields::COMMAND, Fields::CWD, Fields::ARGS, Fields::ENV];
        for text in server.texts().iter().filter(|text| fields.contains(&text.field)) {
            let value = text.node.text();
            if !(value.starts_with("~/") || value.starts_with("~\\") || value == "~") {
                continue;
            }
            let on_line = text.field == Fields::COMMAND || text.field == Fields::ARGS;
            let shell = on_line && matches!(client.spawn.shell, Shell::Always | Shell::Unknown);
            if client.tilde.contains(text.field) || shell || text.language.is_some() {
                continue;
            }
            let fatal = matches!(text.field, Fields::COMMAND | Fields::CWD) && !server.is_disabled();
            let severity = match text.field {
                _ if fatal => config.soften(Severity::Error),
                // A variable may be for the server's own use, and it may know what `~` is.
                Fields::ENV => Severity::Info,
                _ => Severity::Warning,
            };
            let home = config.home_variable(text.field);
            let fix = home.map(|home| {
                let edit = rewrite::replace_part(text.node, 0, 1, home);
                let title = format!("write `{home}`");
                // Windows sets no HOME: what works there, because the server expands `~`, must go on working.
                let everywhere = fatal || home == "${userHome}" || matches!(config.target, Some(Os::Macos | Os::Linux));
                if everywhere { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) }
            });
            let label = match text.field {
                Fields::COMMAND | Fields::CWD => {
                    format!("{} starts programs without a shell, and only a shell expands it", client.name)
                }
                _ => "the server gets it unchanged, and not every server expands it".to_owned(),
            };
            let help =
                home.map_or("write the path in full".to_owned(), |home| format!("write `{home}`, or the path in full"));
            report.add(
                Finding::span(text.node.part(0, 1), "`~` is not expanded here")
                    .about(text.node)
                    .level(severity)
                    .label(label)
                    .help(help)
                    .fix(fix),
            );
        }
    }
}
