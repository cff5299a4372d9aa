//! Findings that were accepted once and are not told again, so that an old repository starts green.

mod file;

use std::collections::BTreeMap;

pub use file::Unreadable;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::{Fingerprint, Subject};

/// The accepted findings of several files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Sorted, no two about the same.
    entries: Vec<Entry>,
}

/// An accepted finding, or several that nothing but layout tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, relative to the folder of the baseline, with `/`.
    pub path: String,
    /// The rule's id.
    pub rule: String,
    /// The server, secrets masked. Like the rule it is there for people.
    pub server: Option<String>,
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// How many there are.
    pub count: usize,
}

impl Entry {
    /// What entries are sorted by; no two have the same.
    fn key(&self) -> (&str, &str, Option<&str>, Fingerprint) {
        (&self.path, &self.rule, self.server.as_deref(), self.fingerprint)
    }
}

/// The accepted findings of one file: what they are known by, and how many are known by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known(BTreeMap<Fingerprint, usize>);

/// What came of comparing the findings of a file with the accepted ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The accepted ones that were found again.
    pub hidden: Known,
    /// What the others are known by, in their order.
    pub left: Vec<Identity>,
}

/// What a finding is known by, for programs and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// For programs.
    pub fingerprint: Fingerprint,
    /// The server it is about, secrets masked.
    pub server: Option<String>,
}

impl Known {
    /// Takes the accepted ones out of `diagnostics`: of equal ones the first, as many as were accepted.
    pub fn hide(&self, subject: &Subject<'_>, diagnostics: &mut Vec<Diagnostic>) -> Compared {
        let mut compared = Compared::default();
        diagnostics.retain(|diagnostic| {
            let fingerprint = subject.fingerprint(diagnostic);
            let hidden = compared.hidden.of(fingerprint);
            if hidden < self.of(fingerprint) {
                compared.hidden.0.insert(fingerprint, hidden + 1);
                return false;
            }
            let server = diagnostic.server.as_deref().map(|server| subject.secrets.mask(server).into_owned());
            compared.left.push(Identity { fingerprint, server });
            true
        });
        compared
    }

    /// Adds as many as others are.
    pub fn add(&mut self, others: &Self) {
        for (fingerprint, number) in &others.0 {
            *self.0.entry(*fingerprint).or_default() += number;
        }
    }

    /// How many are known by this.
    pub fn of(&self, fingerprint: Fingerprint) -> usize {
        self.0.get(&fingerprint).copied().unwrap_or(0)
    }

    /// How many findings they are.
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }
}

impl Baseline {
    /// Those of the file at `path`, which is relative to the folder of the baseline.
    pub fn of(&self, path: &str) -> Known {
        let entries = self.entries.iter().filter(|entry| entry.path == path);
        Known(entries.map(|entry| (entry.fingerprint, entry.count)).collect())
    }

    /// The entries, sorted by path, rule and server.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Accepts a finding.
    pub fn accept(&mut self, path: &str, rule: &str, identity: Identity) {
        let Identity { fingerprint, server } = identity;
        self.add(Entry { path: path.to_owned(), rule: rule.to_owned(), server, fingerprint, count: 1 });
    }

    /// Accepts what an entry says.
    pub fn add(&mut self, entry: Entry) {
        match self.entries.binary_search_by(|known| known.key().cmp(&entry.key())) {
            Ok(at) => self.entries[at].count += entry.count,
            Err(at) => self.entries.insert(at, entry),
        }
    }

    /// How many findings it accepts.
    pub fn count(&self) -> usize {
        self.entries.iter().map(|entry| entry.count).sum()
    }
}
