//! What the person chose, in `mcp-lint.toml` or by options: levels, systems, clients, exceptions.
//!
//! [`find`] says which settings file is a file's own, [`Settings::read`] reads it, [`Settings::of`] says what holds for
//! one file. What may stand in a settings file says one table, [`KEYS`]; the reader and the [`schema`] follow it.

mod check;
pub mod find;
mod keys;
mod levels;
mod pattern;
mod read;
mod schema;

pub use keys::{KEYS, Key, Name, Shape};
pub use levels::{LEVELS, Levels, Selector, UnknownSelector};
pub use pattern::{BadPattern, NamePattern, Pattern, Place, normal};
pub use schema::schema;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::clients::{Client, Target};
use crate::diagnostic::Diagnostic;
use crate::known::Additions;
use crate::text::Span;

/// A settings file to start from: every setting is in it, commented out.
pub const TEMPLATE: &str = include_str!("template.toml");

/// A settings file, read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder from which its patterns start.
    base: PathBuf,
    levels: Levels,
    target: Option<Target>,
    host: Option<bool>,
    exclude: Vec<Pattern>,
    overrides: Vec<Override>,
    clients: Vec<(Pattern, &'static Client)>,
    additions: Option<Arc<Additions>>,
    ignores: Vec<Arc<Ignore>>,
}

/// Other settings for some files.
#[derive(Clone, Debug, Default)]
struct Override {
    files: Vec<Pattern>,
    levels: Levels,
    target: Option<Target>,
    host: Option<bool>,
    client: Option<&'static Client>,
}

/// Findings that are accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The ids of the rules, each with its place in the settings file.
    pub rules: Vec<(&'static str, Span)>,
    /// The files that are meant; none: all.
    files: Vec<Pattern>,
    /// The servers that are meant; none: everything.
    servers: Vec<NamePattern>,
}

/// The settings for one file.
#[derive(Clone, Debug, Default)]
pub struct FileSettings {
    /// The levels of the rules.
    pub levels: Levels,
    /// The system that it is for, if said.
    pub target: Option<Target>,
    /// Whether rules may look at this machine, if said.
    pub host: Option<bool>,
    /// The client that reads it, if said.
    pub client: Option<&'static Client>,
    /// Whether it is to be left out.
    pub excluded: bool,
    /// What the rules shall know beyond their tables.
    pub additions: Option<Arc<Additions>>,
    /// The entries that accept findings in it.
    pub ignores: Vec<Arc<Ignore>>,
}

impl Settings {
    /// Reads a settings file. Its patterns start from the folder `base`; `home` is what `~` in them stands for.
    ///
    /// # Errors
    /// Everything that is wrong with it, by place.
    pub fn read(text: &str, base: &Path, home: Option<&Path>) -> Result<Self, Vec<Diagnostic>> {
        let document = crate::syntax::toml::parse(text);
        let problems = check::problems(&document);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(read::settings(&document, base, home))
    }

    /// The levels that hold wherever nothing else is said.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// What holds for the file at the absolute `path`.
    pub fn of(&self, path: &Path) -> FileSettings {
        let place = Place::new(path, &self.base);
        let is_meant = |files: &[Pattern]| files.iter().any(|pattern| pattern.matches(&place));
        let client = self.clients.iter().rev().find(|(pattern, _)| pattern.matches(&place));
        let mut settings = FileSettings {
            levels: self.levels.clone(),
            target: self.target,
            host: self.host,
            client: client.map(|(_, client)| *client),
            excluded: is_meant(&self.exclude),
            additions: self.additions.clone(),
            ignores: self.ignores.iter().filter(|i| i.files.is_empty() || is_meant(&i.files)).cloned().collect(),
        };
        for one in self.overrides.iter().filter(|one| is_meant(&one.files)) {
            settings.levels.extend(&one.levels);
            settings.target = one.target.or(settings.target);
            settings.host = one.host.or(settings.host);
            settings.client = one.client.or(settings.client);
        }
        settings
    }

    /// Whether they name a client for the file at the absolute `path`, which no client may know by its name.
    pub fn claims(&self, path: &Path) -> bool {
        let place = Place::new(path, &self.base);
        let by_override = self.overrides.iter().filter(|one| one.client.is_some()).flat_map(|one| &one.files);
        self.clients.iter().map(|(pattern, _)| pattern).chain(by_override).any(|pattern| pattern.matches(&place))
    }

    /// Whether the folder at the absolute `path` is to be left out with all that is in it.
    pub fn excludes_folder(&self, path: &Path) -> bool {
        let place = Place::folder(path, &self.base);
        self.exclude.iter().any(|pattern| pattern.matches(&place))
    }
}

impl Ignore {
    /// Which of its rules accepts `diagnostic`, which is about a file that it is for.
    pub fn accepts(&self, diagnostic: &Diagnostic) -> Option<usize> {
        let rule = self.rules.iter().position(|(rule, _)| *rule == diagnostic.rule)?;
        let named = |name: &String| self.servers.iter().any(|pattern| pattern.matches(name));
        let meant = self.servers.is_empty() || diagnostic.server.as_ref().is_some_and(named);
        meant.then_some(rule)
    }

    /// How many files it is for, if all of them are named one by one.
    pub fn number_of_files(&self) -> Option<usize> {
        let literal = !self.files.is_empty() && self.files.iter().all(Pattern::is_literal);
        literal.then_some(self.files.len())
    }
}
