//! Two files of one client that declare a server of the same name.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::Path;

use crate::clients::{SameName, Scope, Search};
use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Entry, Outline};
use crate::rules::{Declaration, Rule, Together};

declare_rule! {
    /// Two files of one client declare a server of the same name.
    ///
    /// One of them counts: mostly that of the project, and of several folders the nearest. Whoever edits the other one wonders why
    /// nothing changes. The finding says which one the client uses, and whether it takes that entry whole or lays one over the
    /// other.
    ///
    /// It is told only where several files are linted in one run; without arguments that is the usual case.
    ///
    /// ## Example
    /// ```json (beside path=.mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "args": ["--all"] } } }
    /// ```
    /// ```json (bad path=~/.claude.json)
    /// { "mcpServers": { "docs": { "command": "docs-server" } } }
    /// ```
    /// ```json (beside path=.mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "args": ["--all"] } } }
    /// ```
    /// ```json (good path=~/.claude.json)
    /// { "mcpServers": { "notes": { "command": "notes-server" } } }
    /// ```
    /// ```json (beside path=.mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "args": ["--all"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server" } } }
    /// ```
    pub ShadowedServer = "shadowed-server" {
        category: Project, level: Info, fix: None, since: "0.1.0",
        evidence: ["which file of a client weighs more stands in its table, with its source"],
    }
}

impl Rule for ShadowedServer {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn together(&self, files: &[&Outline], report: &mut Together<'_>) {
        let mut by_name: BTreeMap<(&str, &str), Vec<Declared<'_>>> = BTreeMap::new();
        for (number, file) in files.iter().enumerate().filter(|(_, file)| counts(file)) {
            for entry in file.servers.iter().filter(|entry| !entry.disabled) {
                by_name.entry((file.client().id, &entry.name)).or_default().push(Declared { number, file, entry });
            }
        }
        for ((_, name), declared) in by_name.iter().filter(|(_, declared)| declared.len() > 1) {
            for (at, one) in declared.iter().enumerate() {
                let others = declared.iter().enumerate().filter(|(_, other)| one.meets(other));
                let rival = others.max_by(|(_, a), (_, b)| a.weigh(b));
                let Some((other_at, other)) = rival else { continue };
                match one.weigh(other) {
                    Ordering::Less => told(name, one, other, report),
                    // Nobody knows which; it is told once.
                    Ordering::Equal if at > other_at => told(name, one, other, report),
                    _ => {}
                }
            }
        }
    }
}

/// A server in one of the files.
#[derive(Clone, Copy)]
struct Declared<'f> {
    number: usize,
    file: &'f Outline,
    entry: &'f Entry,
}

impl Declared<'_> {
    /// Whether a client may read both at once.
    fn meets(&self, other: &Self) -> bool {
        let same = std::ptr::eq(self.entry, other.entry);
        // Twice in one object is another matter.
        let twin = self.number == other.number && self.entry.project == other.entry.project;
        if same || twin {
            return false;
        }
        let (Some(one), Some(two)) = (&self.entry.project, &other.entry.project) else { return true };
        let upward = |outer: &Self, inner: &Path| {
            let search = outer.file.place.map(|place| place.search);
            let climbs = matches!(search, Some(Search::ToRoot | Search::Everywhere));
            // What is the same in a folder and above it is there on purpose.
            climbs
                && outer.entry.project.as_deref().is_some_and(|folder| inner.starts_with(folder))
                && self.entry.value != other.entry.value
        };
        one == two || upward(self, two) || upward(other, one)
    }

    /// Which of two weighs more with their client.
    fn weigh(&self, other: &Self) -> Ordering {
        if self.file.client().same_name == SameName::Unknown {
            return Ordering::Equal;
        }
        let depth = |declared: &Self| declared.entry.project.as_ref().map_or(0, |folder| folder.components().count());
        self.entry.rank.cmp(&other.entry.rank).then_with(|| depth(self).cmp(&depth(other)))
    }
}

/// Whether a client's servers of one name meet here.
fn counts(file: &Outline) -> bool {
    file.place.is_some() && file.detected.scope != Scope::Plugin && !file.detected.file.apart
}

fn told(name: &str, one: &Declared<'_>, other: &Declared<'_>, report: &mut Together<'_>) {
    let client = one.file.client();
    let same = one.entry.value == other.entry.value;
    let known = one.weigh(other) != Ordering::Equal;
    let (label, there) = match client.same_name {
        _ if !known => (format!("which of the two {} uses is not known", client.name), "here is the other one"),
        SameName::Merged if !disagree(one.entry, other.entry) => return,
        SameName::Merged => (
            format!("{} lays the other one over it: where both set a field, that one counts", client.name),
            "this one counts",
        ),
        _ if one.entry.project != other.entry.project => {
            (format!("{} does not use this one in the project of the other", client.name), "this one counts there")
        }
        _ => (format!("{} does not use this one", client.name), "this one counts"),
    };
    let help = match same {
        true => "both say the same: remove one of them",
        false => "remove one of them, or give them different names",
    };
    let finding =
        Finding::span(one.entry.key, format!("two files declare `{name}` for {}", client.name)).label(label).help(help);
    report.about(one.number, one.entry, finding, vec![(other.number, other.entry.key, there.to_owned())]);
}

/// Whether two entries set the same field to different values.
fn disagree(one: &Entry, other: &Entry) -> bool {
    let (Some(one), Some(other)) = (one.value.as_object(), other.value.as_object()) else { return true };
    one.iter().any(|(key, value)| other.get(key).is_some_and(|there| there != value))
}
