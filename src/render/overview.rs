//! The files of a run at a glance, by client: for whoever did not say which files to lint.

use super::{Checked, Paint, Summary, count, visible};
use crate::clients::Sure;
use crate::diagnostic::Severity;

/// One file.
#[derive(Clone, Debug)]
pub struct Row {
    /// The client, as people call it.
    pub client: &'static str,
    /// The path, as short as possible.
    pub path: String,
    /// Whether other clients read such a file, too.
    pub shared: bool,
    /// What was seen.
    pub seen: Seen,
}

/// What was seen of a file.
#[derive(Clone, Debug)]
pub enum Seen {
    /// It was linted.
    Checked {
        /// How many servers it declares.
        servers: usize,
        /// What was found.
        summary: Summary,
    },
    /// It could not be read.
    Unreadable,
}

impl Row {
    /// The row of a file that was linted.
    pub fn of(checked: &Checked<'_>, path: String) -> Self {
        let mut summary = Summary::default();
        summary.add(checked);
        let client = checked.detected.map_or("", |detected| detected.client.name);
        let shared = checked.detected.is_some_and(|detected| detected.sure == Sure::Likely);
        Self { client, path, shared, seen: Seen::Checked { servers: checked.servers, summary } }
    }

    /// Whether there is anything to tell of it: servers, findings, trouble.
    fn tells(&self) -> bool {
        match &self.seen {
            Seen::Checked { servers, summary } => *servers > 0 || summary.findings() > 0,
            Seen::Unreadable => true,
        }
    }

    fn servers(&self) -> String {
        match &self.seen {
            Seen::Checked { servers: 0, .. } => "no servers".to_owned(),
            Seen::Checked { servers, .. } => count(*servers, "server"),
            Seen::Unreadable => String::new(),
        }
    }

    fn verdict(&self, paint: Paint) -> String {
        match &self.seen {
            Seen::Unreadable => paint.trouble("could not be read"),
            Seen::Checked { summary, .. } => match summary.worst() {
                Some(worst) => paint.severity(worst, summary.levels()),
                None => paint.added("ok"),
            },
        }
    }
}

impl Summary {
    /// The level of the worst finding.
    fn worst(&self) -> Option<Severity> {
        let levels = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.infos, Severity::Info)];
        levels.into_iter().find(|(number, _)| *number > 0).map(|(_, severity)| severity)
    }
}

/// One line for each file that holds servers or has findings, the client before its first one.
pub fn overview(rows: &[Row], paint: Paint) -> String {
    let shown: Vec<&Row> = rows.iter().filter(|row| row.tells()).collect();
    let paths: Vec<String> = shown.iter().map(|row| visible(&row.path).into_owned()).collect();
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
    let client_width = widest(&mut shown.iter().map(|row| width(row.client)));
    let path_width = widest(&mut paths.iter().map(|path| width(path)));
    let servers_width = widest(&mut shown.iter().map(|row| width(&row.servers())));
    let mut out = String::new();
    let mut last = None;
    for (row, path) in shown.iter().zip(&paths) {
        let client = if last.replace(row.client) == Some(row.client) { "" } else { row.client };
        let gap = |text: &str, wanted: usize| " ".repeat(wanted.saturating_sub(width(text)));
        let servers = row.servers();
        out.push_str(&format!(
            "  {}{}  {path}{}  {servers}{}  {}{}\n",
            paint.bold(client),
            gap(client, client_width),
            gap(path, path_width),
            gap(&servers, servers_width),
            row.verdict(paint),
            if row.shared { "; other clients read it, too" } else { "" },
        ));
    }
    match rows.len() - shown.len() {
        0 => {}
        rest if shown.is_empty() => out.push_str(&format!("  {} without servers\n", count(rest, "file"))),
        rest => out.push_str(&format!("  and {} without servers\n", count(rest, "file"))),
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(client: &'static str, path: &str, servers: usize, errors: usize, infos: usize) -> Row {
        let summary = Summary { errors, infos, ..Summary::default() };
        Row { client, path: path.to_owned(), shared: path == ".mcp.json", seen: Seen::Checked { servers, summary } }
    }

    #[test]
    fn files_stand_in_columns_by_client() {
        let rows = [
            row("Claude Code", ".mcp.json", 1, 0, 0),
            row("Claude Code", "~/.claude.json", 12, 1, 2),
            row("Gemini CLI", "~/.gemini/settings.json", 0, 0, 0),
            Row { client: "Zed", path: "~/z\u{1b}".to_owned(), shared: false, seen: Seen::Unreadable },
        ];
        let wanted = "  Claude Code  .mcp.json       1 server    ok; other clients read it, too\n\
                      \x20              ~/.claude.json  12 servers  1 error and 2 infos\n\
                      \x20 Zed          ~/z\u{241b}                        could not be read\n\
                      \x20 and 1 file without servers\n";
        assert_eq!(overview(&rows, Paint::Plain), wanted);
        assert_eq!(overview(&rows[2..3], Paint::Plain), "  1 file without servers\n");
        assert!(overview(&rows, Paint::Colour).contains("\u{1b}[1;31m1 error and 2 infos"));
    }
}
