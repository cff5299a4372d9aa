//! Servers in a file that the client never reads.

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, lost_containers};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::Kind;

declare_rule! {
    /// Servers stand in a file from which the client never reads any.
    ///
    /// The name is plausible and the content is right, so nothing looks wrong; the servers never start. Where it depends on the
    /// machine which of its files a client reads, only your own files are looked at, on their machine.
    ///
    /// ## Example
    /// ```json (bad path=.claude/settings.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] }
    ///   }
    /// }
    /// ```
    pub UnreadFile = "unread-file" {
        category: Shape, level: Warning, fix: None, since: "0.1.0",
        evidence: ["each client's table says which files it does not read, and how that was seen"],
    }
}

impl Rule for UnreadFile {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        // Which of its places a client reads may depend on the machine.
        let depends = config.file().places.iter().any(|place| place.hidden_by.is_some());
        let hidden_by = if depends { report.host().and(config.hidden_by.as_deref()) } else { None };
        let client = config.client().name;
        let (label, help) = match (config.file_since, config.file().unread, hidden_by) {
            (Some(since), ..) => {
                (format!("{client} reads this file since {since}"), format!("update {client} to {since} or later"))
            }
            (None, Some(instead), _) => {
                (format!("{client} never reads servers from here by itself"), instead.to_owned())
            }
            (None, None, Some(other)) => (
                format!("on this machine {client} reads another file instead"),
                format!("write them into `{}`", other.display()),
            ),
            (None, None, None) => return,
        };
        let root = config.document.root();
        let holder = config.containers.iter().find(|c| c.members().next().is_some());
        // Settings hold other things too: only the servers' own key counts there.
        let lost = || lost_containers(config.document, &[]).into_iter().next().filter(|_| !config.file().mixed);
        let Some(container) = holder.copied().or_else(|| Some(lost()?.container)) else { return };
        let key = root.and_then(|r| r.members().find(|m| m.value == container)).map(|m| m.key);
        let place = key.filter(|key| key.kind() == Kind::Key).unwrap_or(container);
        let what = key.map_or("this list of servers".to_owned(), |key| format!("`{}`", key.text()));
        report.add(
            Finding::at(place, format!("{what} has no effect in this file"))
                .level(Severity::Warning)
                .label(label)
                .help(help),
        );
    }
}
