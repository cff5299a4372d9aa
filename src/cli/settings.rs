//! The settings file of each file of a run, found and read once.

use std::collections::HashMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{self, Check};
use super::output::{Output, paint};
use crate::diagnostic::Diagnostic;
use crate::discover::{self, Choice};
use crate::host::{Host, ThisHost};
use crate::render::{Checked, Human, Renderer, count, visible};
use crate::settings::{Pattern, Place, Settings, find, normal};
use crate::source::{ReadError, Source};
use crate::text::Encoding;

/// A settings file without mistakes.
#[derive(Debug)]
pub(super) struct SettingsFile {
    /// Where it stands, as people see it.
    pub(super) shown: String,
    /// Its text, to show places in it.
    pub(super) text: String,
    /// The folder whose files it is for; `None`: whatever has no other.
    pub(super) folder: Option<PathBuf>,
    pub(super) settings: Settings,
}

/// A settings file that cannot be used.
#[derive(Debug)]
pub(super) struct Unusable {
    shown: String,
    text: String,
    /// What is wrong with it; nothing where it could not even be read, for this reason.
    problems: Result<Vec<Diagnostic>, String>,
}

/// What is known about a settings file.
type Read = Result<Arc<SettingsFile>, Arc<Unusable>>;

/// Finds settings and remembers them.
pub(super) struct Finder {
    /// The file that was named, for all; or none for all.
    given: Option<Option<Arc<SettingsFile>>>,
    home: Option<PathBuf>,
    /// The settings file that holds in a folder.
    folders: HashMap<PathBuf, Option<Read>>,
    /// That of the person, once somebody asked.
    user: Option<Option<Read>>,
    /// What the command line excludes, from where the program was started.
    excluded: Vec<Pattern>,
    here: PathBuf,
}

impl Finder {
    /// As the command line says.
    ///
    /// # Errors
    /// Where the settings file that it names cannot be used.
    pub(super) fn new(check: &Check) -> Result<Self, String> {
        let home = ThisHost.home();
        let given = match &check.config {
            Some(path) => {
                let read = read(path, Some(&here()), home.as_deref()).map_err(|unusable| unusable.tell(check))?;
                Some(Some(read))
            }
            None => check.no_config.then_some(None),
        };
        let excluded = args::patterns(&check.exclude, home.as_deref())?;
        Ok(Self { given, home, folders: HashMap::new(), user: None, excluded, here: here() })
    }

    /// Whether the command line excludes the file at the absolute `path`.
    pub(super) fn leaves_out(&self, path: &Path) -> bool {
        !self.excluded.is_empty() && self.is_excluded(&Place::new(path, &self.here))
    }

    fn is_excluded(&self, place: &Place) -> bool {
        self.excluded.iter().any(|pattern| pattern.matches(place))
    }

    /// The settings file for the file at the absolute `path`.
    pub(super) fn of(&mut self, path: &Path) -> Result<Option<Arc<SettingsFile>>, Arc<Unusable>> {
        if let Some(given) = &self.given {
            return Ok(given.clone());
        }
        let found = path.parent().and_then(|folder| self.in_or_above(folder));
        found.or_else(|| self.of_user()).transpose()
    }

    fn in_or_above(&mut self, folder: &Path) -> Option<Read> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let found = match find::in_folder(folder, &ThisHost) {
            Some(path) => Some(read(&path, Some(folder), self.home.as_deref())),
            None => {
                let above = find::above(folder, self.home.as_deref()).map(Path::to_path_buf);
                above.and_then(|above| self.in_or_above(&above))
            }
        };
        self.folders.insert(folder.to_path_buf(), found.clone());
        found
    }

    fn of_user(&mut self) -> Option<Read> {
        let home = self.home.clone();
        let user = || find::of_user(&ThisHost).map(|path| read(&path, None, home.as_deref()));
        self.user.get_or_insert_with(user).clone()
    }
}

/// Where settings have mistakes nothing is left out, so that each file under them is told of.
impl Choice for Finder {
    fn excludes_folder(&mut self, path: &Path) -> bool {
        let path = normal(path);
        self.is_excluded(&Place::folder(&path, &self.here))
            || matches!(self.of(&path), Ok(Some(file)) if file.settings.excludes_folder(&path))
    }

    fn claims(&mut self, path: &Path) -> bool {
        let path = normal(path);
        matches!(self.of(&path), Ok(Some(file)) if file.settings.claims(&path))
    }
}

impl Unusable {
    /// Shows what is wrong on standard error, and says it in a few words.
    pub(super) fn tell(&self, check: &Check) -> String {
        let problems = match &self.problems {
            Ok(problems) => problems,
            Err(reason) => return format!("{}: {reason}", visible(&self.shown)),
        };
        let mut out = Output::error();
        let paint = paint(check.color, io::stderr().is_terminal());
        let checked = Checked {
            path: &self.shown,
            text: &self.text,
            encoding: Encoding::Utf8,
            detected: None,
            diagnostics: problems,
            servers: 0,
        };
        let mut human = Human::new(paint, out.width(), true);
        // If that cannot be written, neither can anything else.
        let _ = human.file(&checked, &mut out).and_then(|()| io::Write::flush(&mut out));
        format!("{}: {} in the settings", visible(&self.shown), count(problems.len(), "mistake"))
    }
}

/// The folder in which the program was started: where patterns of settings start that belong to no folder.
fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_default()
}

/// `folder`: whose files it is for; without one its patterns start where the program was started.
fn read(path: &Path, folder: Option<&Path>, home: Option<&Path>) -> Read {
    let shown = path.strip_prefix(here()).unwrap_or(path).to_string_lossy().into_owned();
    let unusable = |text: String, problems| Arc::new(Unusable { shown: shown.clone(), text, problems });
    let source = match Source::read(path) {
        Ok(source) if source.encoding == Encoding::Utf8 => source,
        Ok(_) => return Err(unusable(String::new(), Err("is not UTF-8".to_owned()))),
        Err(ReadError::Io(error)) => return Err(unusable(String::new(), Err(discover::reason(&error)))),
        Err(other) => return Err(unusable(String::new(), Err(other.to_string()))),
    };
    let folder = folder.map(Path::to_path_buf);
    match Settings::read(&source.text, &folder.clone().unwrap_or_else(here), home) {
        Ok(settings) => Ok(Arc::new(SettingsFile { shown, text: source.text, folder, settings })),
        Err(problems) => Err(unusable(source.text, Ok(problems))),
    }
}
