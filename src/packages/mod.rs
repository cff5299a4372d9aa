//! What well-known MCP server packages must be given to start, and the keys that people set instead by mistake.
//!
//! Every entry comes from code that was read, never from documentation alone: [`Package::source`] names the file,
//! [`Package::verified`] the version. A package nobody read has no entry, so an absent entry says nothing about it.

mod docker;
mod need;
mod npm;
mod npm_reference;
mod npm_scoped;
mod pypi;

use std::borrow::Cow;

pub use need::{Need, Without};

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
pub struct Package {
    /// As published, lower case: npm with its scope, PyPI with single hyphens, an image without tag and digest.
    pub name: &'static str,
    /// All of these must be met. Empty when only [`Self::wrong`] is worth telling.
    pub needs: &'static [Need],
    /// Keys that people set and the package does not read, each with the key it reads for the same value.
    pub wrong: &'static [(&'static str, &'static str)],
    /// The version that the code which was read gives itself, and the day, as `1.2.3 2026-11-21`. Code from a
    /// repository may be older or newer than the latest release.
    pub verified: &'static str,
    /// The file that shows it: a bare path inside the published package, or `owner/repository path` where the
    /// package was read in the repository that it is built from.
    pub source: &'static str,
}

impl Package {
    /// The key that the package reads where people write `key`, if `key` is a known mistake.
    pub fn right_key(&self, key: &str) -> Option<&'static str> {
        self.wrong.iter().find(|(wrong, _)| *wrong == key).map(|(_, right)| *right)
    }
}

/// The entry for the package `name`, which carries no version, tag or digest.
///
/// Python names are compared the way installers do: without case, and with `-`, `_` and `.` as the same. An image
/// may name its default registry.
pub fn find(registry: Registry, name: &str) -> Option<&'static Package> {
    let (table, name) = match registry {
        Registry::Npm if name.starts_with("@modelcontextprotocol/") => (npm_reference::PACKAGES, Cow::Borrowed(name)),
        Registry::Npm if name.starts_with('@') => (npm_scoped::PACKAGES, Cow::Borrowed(name)),
        Registry::Npm => (npm::PACKAGES, Cow::Borrowed(name)),
        Registry::PyPi => (pypi::PACKAGES, Cow::Owned(python_name(name))),
        Registry::Docker => (docker::PACKAGES, Cow::Borrowed(name.strip_prefix("docker.io/").unwrap_or(name))),
    };
    let at = table.binary_search_by(|package| package.name.cmp(&name)).ok()?;
    table.get(at)
}

/// The names of every package of a registry that is in the tables.
pub fn names(registry: Registry) -> impl Iterator<Item = &'static str> {
    let tables: Vec<&'static [Package]> = match registry {
        Registry::Npm => vec![npm_reference::PACKAGES, npm_scoped::PACKAGES, npm::PACKAGES],
        Registry::PyPi => vec![pypi::PACKAGES],
        Registry::Docker => vec![docker::PACKAGES],
    };
    tables.into_iter().flatten().map(|package| package.name)
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

#[cfg(test)]
mod tests;
