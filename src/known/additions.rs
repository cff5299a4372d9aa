//! What somebody knows of servers of their own, in the form of the tables.

use super::hosts::Host;
use super::packages::{Package, Registry};
use super::table::Line;

/// Packages and hosts beyond the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Additions {
    packages: Vec<(Registry, String)>,
    hosts: Vec<String>,
}

/// What a package of one's own needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddedPackage<'a> {
    /// Variables that it does not start without; with `|` between several, one of them is enough.
    pub env: Vec<&'a str>,
    /// Further variables that it reads.
    pub optional_env: Vec<&'a str>,
    /// Whether it needs an argument of its own.
    pub args: bool,
}

impl Additions {
    /// Whether nothing is added.
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty() && self.hosts.is_empty()
    }

    /// Adds a package. `name` carries no version: see [`Registry::is_name`].
    pub fn add_package(&mut self, registry: Registry, name: &str, package: &AddedPackage<'_>) {
        let mut needs: Vec<String> = package.env.iter().map(|ways| format!("x{}", ways.replace(' ', ""))).collect();
        if package.args {
            needs.push("x<argument>".to_owned());
        }
        // Name, needs, wrong keys, other places, further keys.
        let line = format!(
            "{}\t{}\t\t\t{}",
            registry.normal(&name.to_ascii_lowercase()),
            needs.join(";"),
            package.optional_env.join(",")
        );
        self.packages.push((registry, line));
    }

    /// Adds a host with the path under which it answers MCP.
    pub fn add_host(&mut self, name: &str, path: &str) {
        self.hosts.push(format!("{}\t{path}", name.to_ascii_lowercase()));
    }

    /// The package with this name, which carries no version.
    pub fn package(&self, registry: Registry, name: &str) -> Option<Package<'_>> {
        let name = registry.normal(name);
        let lines = self.packages.iter().filter(|(of, _)| *of == registry).map(|(_, line)| Line::of(line));
        lines.into_iter().find(|line| line.key == name).map(Package::own)
    }

    /// The host with this name, in lower case.
    pub fn host(&self, name: &str) -> Option<Host<'_>> {
        let mut lines = self.hosts.iter().map(|line| Line::of(line));
        lines.find(|line| line.key == name).map(|line| Host { line })
    }
}
