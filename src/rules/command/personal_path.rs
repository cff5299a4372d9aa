//! Somebody's home folder in a file that others read.

use super::home::{Home, home};
use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, Text, placeholder};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;
use crate::text::Edit;

declare_rule! {
    /// A person's home folder stands in a file that is shared.
    ///
    /// The path exists on one machine. Whoever else checks the project out gets a server that does not start. It is told once for a
    /// file; where the homes of two people meet in one file, no machine can have both.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["/Users/ada/notes/index.js"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["${userHome}/notes/index.js"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["${workspaceFolder}/notes/index.js"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["/Users/ada/notes/index.js"] } } }
    /// ```
    pub PersonalPath = "personal-path" {
        category: Command, level: Info, fix: Unsafe, since: "0.1.0",
        evidence: ["91 of 590 committed files have one (2026-11)"],
    }
}

impl Rule for PersonalPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        if !config.is_shared() {
            return;
        }
        let found: Vec<(&Server<'_>, Text<'_>, Home)> = config
            .servers
            .iter()
            .flat_map(|server| homes(server).into_iter().map(move |(t, h)| (server, t, h)))
            .collect();
        let Some((server, text, first)) = found.first() else { return };
        let other = found.iter().find(|(_, _, home)| !home.person.eq_ignore_ascii_case(&first.person));
        let edits: Vec<Edit> = found.iter().filter_map(|(_, text, home)| portable(config, text, home)).collect();
        let help = match config.workspace_variable(text.field) {
            Some(variable) => format!("write the path from `{variable}` or from the home folder of whoever reads it"),
            None => "write a path that holds for everyone, or keep this server in your own file".to_owned(),
        };
        let count = found.len() - 1;
        let label = match count {
            0 => "nobody else has this folder".to_owned(),
            1 => "nobody else has this folder; one more path of this kind follows".to_owned(),
            _ => format!("nobody else has this folder; {count} more paths of this kind follow"),
        };
        let span = |text: &Text<'_>, home: &Home| text.node.part(home.range.start, home.range.end);
        let mut finding =
            Finding::span(span(text, first), format!("this path leads into the home folder of `{}`", first.person))
                .about(text.node)
                .label(label)
                .help(help)
                .fix(
                    (!edits.is_empty())
                        .then(|| Fix::risky("begin the path with the variable for the home folder", edits)),
                );
        if let Some((_, text, home)) = other {
            finding = finding
                .level(Severity::Warning)
                .related(span(text, home), format!("and this one into that of `{}`", home.person));
        }
        report.about(Some(server));
        report.add(finding);
    }
}

/// The home folders in what an entry starts.
fn homes<'d>(server: &Server<'d>) -> Vec<(Text<'d>, Home)> {
    let elsewhere = server.launch().is_some_and(|launch| launch.is_elsewhere());
    let fields = [Fields::COMMAND, Fields::ARGS, Fields::CWD, Fields::ENV];
    let texts = server.texts().iter().copied().filter(|text| fields.contains(&text.field) && text.language.is_none());
    // What is given to docker or a remote host may be a path there.
    let here = texts.filter(|text| !(elsewhere && text.field == Fields::ARGS));
    here.filter_map(|text| {
        let value = text.node.text();
        let home = home(&value).filter(|_| placeholder(&value).is_none())?;
        Some((text, home))
    })
    .collect()
}

/// The same path from the variable for the home folder, where the client has one.
fn portable(config: &Config<'_>, text: &Text<'_>, home: &Home) -> Option<Edit> {
    let variable = config.home_variable(text.field)?;
    // Windows sets no HOME.
    if home.windows && variable != "${userHome}" {
        return None;
    }
    Some(rewrite::replace_part(text.node, home.range.start, home.range.end, variable))
}
