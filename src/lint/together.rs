//! What the files of one run say about each other: the pass after that over each file.

use super::Options;
use crate::diagnostic::{Diagnostic, Elsewhere};
use crate::model::Outline;
use crate::rules::{self, Remark, Report, Together};

/// A file of the run.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'f> {
    /// What was kept of it.
    pub outline: &'f Outline,
    /// Its path, as it is shown.
    pub shown: &'f str,
    /// Its text.
    pub text: &'f str,
    /// How it was linted.
    pub options: &'f Options,
}

/// The findings of the rules that look at several files, for each of `files`.
pub fn together(files: &[Linked<'_>]) -> Vec<Vec<Diagnostic>> {
    let outlines: Vec<&Outline> = files.iter().map(|file| file.outline).collect();
    let mut remarks: Vec<Remark> = Vec::new();
    for rule in rules::ALL.iter().copied() {
        if files.iter().any(|file| file.options.levels.runs(rule.declaration())) {
            rule.together(&outlines, &mut Together::new(rule, &mut remarks));
        }
    }
    let mut found: Vec<Vec<Diagnostic>> = files.iter().map(|_| Vec::new()).collect();
    for Remark { rule, file, server, finding, elsewhere } in remarks {
        let places = elsewhere.into_iter().filter_map(|(other, span, message)| {
            let other = files.get(other)?;
            Some(Elsewhere::new(other.shown, other.text, span, message))
        });
        let finding = places.fold(finding, |finding, place| finding.elsewhere(place));
        let Some(out) = found.get_mut(file) else { continue };
        let mut report = Report::new(rule, None, out);
        if let Some(server) = &server {
            report.name(server);
        }
        report.add(finding);
    }
    for (file, diagnostics) in files.iter().zip(&mut found) {
        file.options.levels.apply(diagnostics);
    }
    found
}
