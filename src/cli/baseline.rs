//! The baseline of a run: what it hides in each file, what of it is left over, and how it is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::args::Check;
use crate::baseline::{Baseline, Entry, Known};
use crate::discover;
use crate::lint::Linted;
use crate::render::{count, visible};
use crate::settings::normal;

/// The baseline that a run was given, or is to write.
pub(super) struct Comparison {
    /// The file, as the person named it.
    file: PathBuf,
    /// The absolute folder that its paths start from.
    folder: PathBuf,
    /// What is in the file.
    baseline: Baseline,
    /// What will be written, if that was asked for. Nothing is accepted before.
    written: Option<Baseline>,
    /// What was found again, by path.
    found: BTreeMap<String, Known>,
}

impl Comparison {
    /// As the command line says.
    ///
    /// # Errors
    /// Where the file is no baseline.
    pub(super) fn new(check: &Check) -> Result<Option<Self>, String> {
        let (file, baseline, written) = match (&check.baseline, &check.write_baseline) {
            (Some(file), _) => (file, read(file)?, None),
            // What is no baseline is not written over.
            (None, Some(file)) if file.exists() => (file, read(file)?, Some(Baseline::default())),
            (None, Some(file)) => (file, Baseline::default(), Some(Baseline::default())),
            (None, None) => return Ok(None),
        };
        let absolute = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        let folder = normal(&absolute).parent().map_or_else(PathBuf::new, Path::to_path_buf);
        Ok(Some(Self { file: file.clone(), folder, baseline, written, found: BTreeMap::new() }))
    }

    /// What is accepted in the file at the absolute `path`.
    pub(super) fn known(&self, path: &Path) -> Arc<Known> {
        Arc::new(if self.written.is_some() { Known::default() } else { self.baseline.of(&self.relative(path)) })
    }

    /// Notes what came of the file at the absolute `path`; returns how many findings are hidden. Where a baseline is to be
    /// written, all of them are.
    pub(super) fn take(&mut self, path: &Path, linted: &mut Linted) -> usize {
        let path = self.relative(path);
        let compared = std::mem::take(&mut linted.compared);
        let Some(written) = &mut self.written else {
            let hidden = compared.hidden.count();
            self.found.insert(path, compared.hidden);
            return hidden;
        };
        let diagnostics = std::mem::take(&mut linted.diagnostics);
        for (diagnostic, identity) in diagnostics.iter().zip(compared.left) {
            written.accept(&path, diagnostic.rule, identity);
        }
        self.found.insert(path, Known::default());
        diagnostics.len()
    }

    /// Writes the file if that was asked for; says what there is to say. `detailed`: name what is left over.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn finish(&mut self, detailed: bool) -> Result<Vec<String>, String> {
        let name = visible(&self.file.to_string_lossy()).into_owned();
        if let Some(mut written) = self.written.take() {
            let others = self.baseline.entries().iter().filter(|entry| self.is_elsewhere(entry));
            others.cloned().for_each(|entry| written.add(entry));
            fs::write(&self.file, written.text()).map_err(|e| format!("{name}: {}", discover::reason(&e)))?;
            let findings = count(written.count(), "finding");
            return Ok(vec![format!("wrote {findings} to {name}; `--baseline {name}` hides them from now on")]);
        }
        let gone: Vec<(&Entry, usize)> = self.gone().collect();
        let mut notes: Vec<String> = gone
            .iter()
            .filter(|_| detailed)
            .map(|(entry, _)| format!("{name}: no longer found: {}", told(entry)))
            .collect();
        let number: usize = gone.iter().map(|(_, number)| number).sum();
        let occur = if number == 1 { "no longer occurs" } else { "no longer occur" };
        if number > 0 {
            let findings = count(number, "finding");
            notes.push(format!("{findings} in {name} {occur}; `--write-baseline {name}` writes it anew without"));
        }
        Ok(notes)
    }

    /// The entries that are more than was found, and by how many.
    fn gone(&self) -> impl Iterator<Item = (&Entry, usize)> {
        let judged = self.baseline.entries().iter().filter(|entry| !self.is_elsewhere(entry));
        judged.filter_map(|entry| {
            let found = self.found.get(&entry.path).map_or(0, |found| found.of(entry.fingerprint));
            Some((entry, entry.count.saturating_sub(found))).filter(|(_, gone)| *gone > 0)
        })
    }

    /// Whether an entry is about a file that this run did not look at, and that still exists.
    fn is_elsewhere(&self, entry: &Entry) -> bool {
        !self.found.contains_key(&entry.path) && self.folder.join(&entry.path).exists()
    }

    /// The absolute `path` as entries have it: from the folder of the baseline, with `/`; absolute where no such way leads there.
    fn relative(&self, path: &Path) -> String {
        let path = normal(path);
        let (mut there, mut here) = (path.components().peekable(), self.folder.components().peekable());
        if there.peek() != here.peek() {
            return path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        }
        while there.peek().is_some() && there.peek() == here.peek() {
            there.next();
            here.next();
        }
        let up = here.map(|_| Component::ParentDir);
        let parts: Vec<_> = up.chain(there).map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        parts.join("/")
    }
}

fn read(file: &Path) -> Result<Baseline, String> {
    let name = visible(&file.to_string_lossy()).into_owned();
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            let hint = match error.kind() {
                std::io::ErrorKind::NotFound => format!("; `--write-baseline {name}` writes one"),
                _ => String::new(),
            };
            return Err(format!("{name}: {}{hint}", discover::reason(&error)));
        }
    };
    Baseline::read(&text).map_err(|error| format!("{name} {error}"))
}

/// An entry in words.
fn told(entry: &Entry) -> String {
    let server = entry.server.as_deref().map(|server| format!(" in {server}")).unwrap_or_default();
    visible(&format!("{}{server} ({})", entry.rule, entry.path)).into_owned()
}
