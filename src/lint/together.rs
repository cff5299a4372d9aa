//! What the files of one run say about each other: the pass after that over each file.

use super::{Linted, Options};
use crate::baseline::Compared;
use crate::diagnostic::{Diagnostic, Elsewhere};
use crate::fingerprint::Subject;
use crate::model::Outline;
use crate::rules::{self, Remark, Report, Together};
use crate::secrets::Secrets;
use crate::suppress::Suppressions;
use crate::syntax::{self, Format};

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

/// What was found in one of them by looking at all.
#[derive(Debug, Default)]
pub struct Said {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more somebody accepted.
    pub suppressed: usize,
    /// What came of [`Options::known`].
    pub compared: Compared,
}

impl Linted {
    /// Adds what the other files of the run say.
    pub fn add(&mut self, said: Said) {
        self.suppressed += said.suppressed;
        self.compared.hidden.add(&said.compared.hidden);
        let mut identities = std::mem::take(&mut self.compared.left);
        identities.extend(said.compared.left);
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        diagnostics.extend(said.diagnostics);
        // There is an identity for each finding, or none at all.
        let mut identities = identities.into_iter();
        let mut pairs: Vec<_> = diagnostics.into_iter().map(|diagnostic| (diagnostic, identities.next())).collect();
        pairs.sort_by(|(a, _), (b, _)| (a.primary.span, a.rule).cmp(&(b.primary.span, b.rule)));
        for (diagnostic, identity) in pairs {
            self.diagnostics.push(diagnostic);
            self.compared.left.extend(identity);
        }
    }
}

/// Runs the rules that look at several files; what they say of each of `files`.
pub fn together(files: &[Linked<'_>]) -> Vec<Said> {
    let outlines: Vec<&Outline> = files.iter().map(|file| file.outline).collect();
    let mut remarks: Vec<Remark> = Vec::new();
    for rule in rules::ALL.iter().copied() {
        if files.iter().any(|file| file.options.levels.runs(rule.declaration())) {
            rule.together(&outlines, &mut Together::new(rule, &mut remarks));
        }
    }
    let mut found: Vec<Said> = files.iter().map(|_| Said::default()).collect();
    for Remark { rule, file, server, finding, elsewhere } in remarks {
        let places = elsewhere.into_iter().filter_map(|(other, span, message)| {
            let other = files.get(other)?;
            Some(Elsewhere::new(other.shown, other.text, span, message))
        });
        let finding = places.fold(finding, |finding, place| finding.elsewhere(place));
        let Some(said) = found.get_mut(file) else { continue };
        let mut report = Report::new(rule, None, &mut said.diagnostics);
        if let Some(server) = &server {
            report.name(server);
        }
        report.add(finding);
    }
    for (file, said) in files.iter().zip(&mut found).filter(|(_, said)| !said.diagnostics.is_empty()) {
        file.options.levels.apply(&mut said.diagnostics);
        accept(file, said);
    }
    found
}

/// Drops what comments of the file, entries of the settings or a baseline accept.
fn accept(file: &Linked<'_>, said: &mut Said) {
    let detected = file.outline.detected;
    let format = Format::of_path(&file.outline.path).unwrap_or(detected.file.format);
    let document = syntax::parse(file.text, format);
    let mut suppressions = Suppressions::of(&document, &file.options.ignores);
    let all = said.diagnostics.len();
    said.diagnostics.retain(|diagnostic| !suppressions.accept(diagnostic));
    said.suppressed = all - said.diagnostics.len();
    if let Some(known) = &file.options.known {
        let secrets = Secrets::of(&document);
        let subject = Subject { client: detected.client.id, text: file.text, secrets: &secrets };
        said.compared = known.hide(&subject, &mut said.diagnostics);
    }
}
