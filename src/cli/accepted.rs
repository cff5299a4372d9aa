//! The entries of settings files that accept findings, over all files of a run: which of them nobody needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::settings::SettingsFile;
use crate::diagnostic::Diagnostic;
use crate::rules::Report;
use crate::rules::project::UnusedSuppression;
use crate::settings::{Ignore, normal};
use crate::suppress::Outcome;

/// What became of each entry so far.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    entries: Vec<Entry>,
}

/// One rule of one entry.
#[derive(Debug)]
struct Entry {
    file: Arc<SettingsFile>,
    ignore: Arc<Ignore>,
    rule: usize,
    /// How many files it was for.
    files: usize,
    /// Whether it was needed, or may be.
    needed: bool,
}

impl Accepted {
    /// Notes what became of the entries of a settings file in one more file.
    pub(super) fn add(&mut self, file: &Arc<SettingsFile>, outcomes: &[Outcome]) {
        for Outcome { ignore, rule, used } in outcomes {
            let known = self.entries.iter_mut().find(|entry| Arc::ptr_eq(&entry.ignore, ignore) && entry.rule == *rule);
            let needed = *used != Some(false);
            match known {
                Some(entry) => (entry.files, entry.needed) = (entry.files + 1, entry.needed || needed),
                None => {
                    let (file, ignore) = (Arc::clone(file), Arc::clone(ignore));
                    self.entries.push(Entry { file, ignore, rule: *rule, files: 1, needed });
                }
            }
        }
    }

    /// The entries that nobody needs, by settings file. Where not every file that one is for was linted, it is left alone:
    /// `folders` are those that were searched.
    pub(super) fn unused(&self, folders: &[PathBuf]) -> Vec<(Arc<SettingsFile>, Vec<Diagnostic>)> {
        let mut found: Vec<(Arc<SettingsFile>, Vec<Diagnostic>)> = Vec::new();
        for entry in self.entries.iter().filter(|entry| !entry.needed && entry.is_judged(folders)) {
            let at = found.iter().position(|(file, _)| Arc::ptr_eq(file, &entry.file)).unwrap_or_else(|| {
                found.push((Arc::clone(&entry.file), Vec::new()));
                found.len() - 1
            });
            let Some((rule, place)) = entry.ignore.rules.get(entry.rule) else { continue };
            Report::new(&UnusedSuppression, None, &mut found[at].1).add(UnusedSuppression::in_settings(rule, *place));
        }
        for (_, diagnostics) in &mut found {
            diagnostics.sort_by_key(|diagnostic| diagnostic.primary.span);
        }
        found
    }
}

impl Entry {
    /// Whether all the files were linted that it is for.
    fn is_judged(&self, folders: &[PathBuf]) -> bool {
        let below = |folder: &PathBuf| self.file.folder.as_ref().is_some_and(|own| own.starts_with(folder));
        self.ignore.number_of_files() == Some(self.files) || folders.iter().any(below)
    }
}

/// The folders among the arguments of the command line, as absolute paths.
pub(super) fn folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let absolute = |path: &Path| std::path::absolute(path).map(|path| normal(&path).into_owned());
    paths.iter().filter(|path| path.is_dir()).filter_map(|path| absolute(path).ok()).collect()
}
