//! The sum of a run.

use super::Checked;
use crate::diagnostic::{Safety, Severity};

/// What a run found in all its files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were linted; skipped and unreadable ones do not count.
    pub files: usize,
    /// Files with at least one finding.
    pub affected: usize,
    /// Servers that they declare.
    pub servers: usize,
    /// Findings at level error.
    pub errors: usize,
    /// Findings at level warning.
    pub warnings: usize,
    /// Findings at level info.
    pub infos: usize,
    /// Findings that `--fix` repairs.
    pub fixable: usize,
    /// Findings that only `--fix --unsafe-fixes` repairs.
    pub fixable_unsafe: usize,
    /// Findings that this run repaired.
    pub fixed: usize,
    /// Findings that are not shown, and not counted above.
    pub hidden: Hidden,
}

/// Why findings are not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// They are in the baseline.
    pub accepted: usize,
    /// They are below the lowest level that is wanted.
    pub lower: usize,
}

impl Summary {
    /// Adds one file.
    pub fn add(&mut self, file: &Checked<'_>) {
        self.files += usize::from(file.detected.is_some());
        self.affected += usize::from(!file.diagnostics.is_empty());
        self.servers += file.servers;
        for diagnostic in file.diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
            match diagnostic.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => self.fixable += 1,
                Some(Safety::Unsafe) => self.fixable_unsafe += 1,
                None => {}
            }
        }
    }

    /// How many findings there are.
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.infos
    }

    /// " Not shown: 3 in the baseline, 1 of a lower level."; nothing where all are shown.
    pub fn not_shown(&self) -> String {
        let Hidden { accepted, lower } = self.hidden;
        let accepted = (accepted > 0).then(|| format!("{accepted} in the baseline"));
        let lower =
            (lower > 0).then(|| format!("{lower} of {}", if lower == 1 { "a lower level" } else { "lower levels" }));
        let parts: Vec<String> = accepted.into_iter().chain(lower).collect();
        if parts.is_empty() { String::new() } else { format!(" Not shown: {}.", parts.join(", ")) }
    }

    /// "3 errors, 1 warning and 2 infos".
    pub fn levels(&self) -> String {
        let levels = [(self.errors, "error"), (self.warnings, "warning"), (self.infos, "info")];
        let mut parts: Vec<String> = levels.iter().filter(|(n, _)| *n > 0).map(|(n, word)| count(*n, word)).collect();
        match parts.pop() {
            Some(last) if parts.is_empty() => last,
            Some(last) => format!("{} and {last}", parts.join(", ")),
            None => "nothing".to_owned(),
        }
    }
}

/// "1 file", "2 files".
pub fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}
