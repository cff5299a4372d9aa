//! What well-known MCP server packages must be given to start, and the names that people write by mistake.
//!
//! Every entry comes from code that was read, never from documentation alone. A package nobody read has no entry, so
//! an absent entry says nothing about it.

mod need;

use std::borrow::Cow;

pub use need::{Need, Way, When, Without};

use super::table::{DOCKER, Line, NAMES, NPM, PYPI, Table};

/// Where a package is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Registry {
    /// The npm registry: `npx`, `bunx`, `pnpm dlx`.
    Npm,
    /// The Python package index: `uvx`, `pipx run`.
    PyPi,
    /// A container registry: `docker run`, `podman run`.
    Docker,
}

/// One package whose needs are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Package<'t> {
    /// As published, lower case: npm with its scope, PyPI with single hyphens, an image without tag and digest.
    pub name: &'t str,
    /// Whether its user described it, and not the tables: then it is so in every version, and nothing is left out.
    pub is_own: bool,
    line: Line<'t>,
}

/// A name that is written where a well-known package is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misnomer {
    /// Whether the registry has nothing of this name; otherwise it is somebody else's.
    pub is_absent: bool,
    /// Where the package that is meant is published.
    pub registry: Registry,
    /// The package that is meant.
    pub package: &'static str,
}

/// The entry for the package `name`, which carries no version, tag or digest.
///
/// Python names are compared the way installers do: without case, and with `-`, `_` and `.` as the same. An image
/// may name its default registry.
pub fn find(registry: Registry, name: &str) -> Option<Package<'static>> {
    registry.packages().find(&registry.normal(name)).map(Package::of)
}

/// The names of every package of a registry that is in the tables.
pub fn names(registry: Registry) -> impl Iterator<Item = &'static str> {
    registry.packages().all()
}

/// The names of those packages whose names are as long as `name`, or one letter longer or shorter.
pub fn names_like(registry: Registry, name: &str) -> impl Iterator<Item = &'static str> {
    (name.len().saturating_sub(1)..=name.len() + 1).flat_map(move |length| registry.packages().names(length))
}

/// What is meant by `name`, if it is known to be no MCP server of that registry.
pub fn misnomer(registry: Registry, name: &str) -> Option<Misnomer> {
    let line = NAMES.find(&format!("{}:{}", registry.prefix(), registry.normal(name)))?;
    let (prefix, package) = line.field(1).split_once(':')?;
    let registry = [Registry::Npm, Registry::PyPi, Registry::Docker].into_iter().find(|r| r.prefix() == prefix)?;
    Some(Misnomer { is_absent: line.field(0) == "absent", registry, package })
}

impl<'t> Package<'t> {
    fn of(line: Line<'t>) -> Self {
        Self { name: line.key, is_own: false, line }
    }

    /// A package beyond the tables.
    pub(super) fn own(line: Line<'t>) -> Self {
        Self { is_own: true, ..Self::of(line) }
    }

    /// What it must be given; each of these must be met.
    pub fn needs(self) -> impl Iterator<Item = Need<'t>> {
        let elsewhere = Some(self.line.field(2)).filter(|place| !place.is_empty());
        self.line.field(0).split(';').filter_map(move |text| Need::of(text, elsewhere))
    }

    /// Whether the package is known to read the environment variable `key`.
    pub fn reads(self, key: &str) -> bool {
        self.needs().any(|need| need.keys().any(|own| own == key))
            || self.line.field(3).split(',').any(|own| own == key)
    }

    /// Keys that people set and the package does not read, each with the key it reads for the same value.
    pub fn wrong_keys(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        self.line.field(1).split(',').filter_map(|pair| pair.split_once('>'))
    }

    /// Further keys that it reads, where they are known to be all.
    pub fn optional_keys(self) -> impl Iterator<Item = &'t str> {
        let keys = if self.is_own { self.line.field(3) } else { "" };
        keys.split(',').filter(|key| !key.is_empty())
    }

    /// The key that the package reads where people write `key`, if `key` is a known mistake.
    pub fn right_key(self, key: &str) -> Option<&'t str> {
        self.wrong_keys().find(|(wrong, _)| *wrong == key).map(|(_, right)| right)
    }
}

impl Registry {
    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::PyPi => "the Python package index",
            Self::Docker => "the image registry",
        }
    }

    /// Whether `name` is the name of a package alone, without version, tag, digest or extras.
    pub fn is_name(self, name: &str) -> bool {
        let bare = match self {
            Self::Npm => name.strip_prefix('@').unwrap_or(name),
            Self::PyPi => name,
            // A registry may have a port.
            Self::Docker => name.rsplit('/').next().unwrap_or(name),
        };
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
        !bare.is_empty() && bare.chars().all(is_part) && !name.contains(char::is_whitespace)
    }

    /// `name` in the spelling that the tables use.
    pub(super) fn normal(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Npm => Cow::Borrowed(name),
            Self::PyPi => Cow::Owned(python_name(name)),
            Self::Docker => Cow::Borrowed(name.strip_prefix("docker.io/").unwrap_or(name)),
        }
    }

    fn packages(self) -> &'static Table {
        match self {
            Self::Npm => &NPM,
            Self::PyPi => &PYPI,
            Self::Docker => &DOCKER,
        }
    }

    /// The word for the registry in the tables.
    fn prefix(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::PyPi => "pypi",
            Self::Docker => "docker",
        }
    }
}

/// The normal form of a Python package name: lower case, one hyphen for each run of `-`, `_` and `.`.
fn python_name(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '-' | '_' | '.' if normal.ends_with('-') => {}
            '-' | '_' | '.' => normal.push('-'),
            c => normal.push(c.to_ascii_lowercase()),
        }
    }
    normal
}
