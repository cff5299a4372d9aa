//! A run without arguments: what was looked at, and what the person's clients look like at a glance.

use std::path::{Path, PathBuf};

use super::args::Check;
use super::output::say;
use crate::clients::{ALL, Client, Detected};
use crate::discover::{Discovered, Outcome, Sought};
use crate::host::{Host, ThisHost};
use crate::render::{Checked, Paint, Row, Seen, overview, visible};

/// Where a client stands in the list of all; the unknown ones come last.
pub(super) fn rank(detected: Option<Detected>) -> usize {
    let place = |detected: Detected| ALL.iter().position(|client| std::ptr::eq(*client, detected.client));
    detected.and_then(place).unwrap_or(usize::MAX)
}

/// What was seen so far.
#[derive(Debug)]
pub(super) struct Survey {
    /// Where the run was started.
    folder: PathBuf,
    home: Option<PathBuf>,
    sought: Vec<Sought>,
    rows: Vec<Row>,
    /// The client whose findings are being shown.
    shown: Option<&'static Client>,
}

impl Survey {
    pub(super) fn new(discovered: &Discovered, folder: PathBuf) -> Self {
        Self { folder, home: ThisHost.home(), sought: discovered.sought.clone(), rows: Vec::new(), shown: None }
    }

    /// Says where the clients look, as far as the person wants to know.
    pub(super) fn tell(&self, check: &Check, paint: Paint) {
        if check.quiet {
            return;
        }
        for Sought { client, path, .. } in self.sought.iter().filter(|sought| sought.outcome == Outcome::OutOfReach) {
            let (name, path) = (client.name, self.short(path));
            say(&format!("{} {name} does not read {path} when it is started here", paint.bold("note:")));
        }
        if check.verbose {
            say(&format!("{} looked for", paint.bold("note:")));
            let width = self.sought.iter().map(|sought| sought.client.name.len()).max().unwrap_or(0);
            let mut last = "";
            for Sought { client, path, outcome } in &self.sought {
                let name = if last == client.name { "" } else { client.name };
                last = client.name;
                let (word, why) = match outcome {
                    Outcome::Found => ("found", String::new()),
                    Outcome::Unread => ("not read", ", whatever stands in it".to_owned()),
                    Outcome::Missing => ("not there", String::new()),
                    Outcome::OutOfReach => ("not read", ", which is not where it looks".to_owned()),
                    Outcome::Moved(variable) => ("not read", format!(", because {variable} is set")),
                };
                say(&format!("  {name:width$}  {word:9}  {}{why}", self.short(path)));
            }
        }
    }

    /// The client's name, before its first finding.
    pub(super) fn heading(&mut self, checked: &Checked<'_>, paint: Paint) -> Option<String> {
        let client = checked.detected.map(|detected| detected.client).filter(|_| !checked.diagnostics.is_empty())?;
        let same = self.shown.replace(client).is_some_and(|last| std::ptr::eq(last, client));
        (!same).then(|| format!("{}\n\n", paint.bold(client.name)))
    }

    /// Notes a file that was linted.
    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        let path = self.short(Path::new(checked.path));
        self.rows.push(Row::of(checked, path));
    }

    /// Notes a file that could not be read.
    pub(super) fn failed(&mut self, path: &str) {
        let readers = self.sought.iter().filter(|sought| sought.path == Path::new(path));
        let client = readers.map(|sought| sought.client.name).next().unwrap_or_default();
        let path = self.short(Path::new(path));
        self.rows.push(Row { client, path, shared: false, seen: Seen::Unreadable });
    }

    /// The files at a glance.
    pub(super) fn overview(&self, paint: Paint) -> String {
        overview(&self.rows, paint)
    }

    /// A path as short as possible: from the current folder, or from the home folder.
    fn short(&self, path: &Path) -> String {
        visible(&short(path, &self.folder, self.home.as_deref())).into_owned()
    }
}

/// A path as short as possible: from the current folder, or from the home folder.
pub(super) fn short(path: &Path, folder: &Path, home: Option<&Path>) -> String {
    let shown = match home.and_then(|home| path.strip_prefix(home).ok()) {
        _ if path.is_relative() || path.starts_with(folder) => path.to_path_buf(),
        Some(rest) => Path::new("~").join(rest),
        None => path.to_path_buf(),
    };
    shown.to_string_lossy().into_owned()
}
