//! Findings that somebody accepted: by a comment beside them, or by an entry of the settings.

use std::sync::Arc;

use crate::diagnostic::{Category, Diagnostic};
use crate::model::{Directive, IGNORE};
use crate::rules::project::{UNACCEPTABLE, UnusedSuppression};
use crate::rules::{self, Report, Rule};
use crate::settings::{Ignore, Levels};
use crate::syntax::{Document, Subject};
use crate::text::Span;

/// What accepts findings of one file, and how much of it was needed.
pub(crate) struct Suppressions<'d, 's> {
    document: &'d Document<'d>,
    comments: Vec<Remark<'d>>,
    entries: Vec<Entry<'s>>,
}

/// A comment.
struct Remark<'d> {
    directive: Directive<'d>,
    /// What it is about; `None`: nothing follows.
    subject: Option<Subject<'d>>,
    /// For each of its rules whether it hid something.
    used: Vec<bool>,
}

/// An entry of the settings.
struct Entry<'s> {
    ignore: &'s Arc<Ignore>,
    /// For each of its rules whether it hid something.
    used: Vec<bool>,
}

/// What became of one rule of an [`Ignore`] in one file.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The entry.
    pub ignore: Arc<Ignore>,
    /// Which of its rules.
    pub rule: usize,
    /// Whether it was needed; `None`: that cannot be told.
    pub used: Option<bool>,
}

/// Runs a rule once more, for another system: what it finds, or `None` where that depends on the machine.
pub(crate) type Again<'a> = &'a dyn Fn(&'static dyn Rule) -> Option<Vec<Diagnostic>>;

impl<'d, 's> Suppressions<'d, 's> {
    /// Those in the comments of `document`, and `entries`, which are for this file.
    pub(crate) fn of(document: &'d Document<'d>, entries: &'s [Arc<Ignore>]) -> Self {
        let remark = |directive: Directive<'d>| {
            let subject = document.subject(directive.comment);
            let used = vec![false; directive.rules.len()];
            Remark { directive, subject, used }
        };
        let comments = Directive::all(document).filter(|directive| directive.word.0 == IGNORE).map(remark).collect();
        let entries = entries.iter().map(|ignore| Entry { ignore, used: vec![false; ignore.rules.len()] }).collect();
        Self { document, comments, entries }
    }

    /// Whether nothing is accepted.
    pub(crate) fn is_empty(&self) -> bool {
        self.comments.is_empty() && self.entries.is_empty()
    }

    /// Whether somebody accepted `diagnostic`. Everything that does is needed from then on.
    pub(crate) fn accept(&mut self, diagnostic: &Diagnostic) -> bool {
        if UNACCEPTABLE.contains(&diagnostic.rule) {
            return false;
        }
        let mut accepted = false;
        for Remark { directive, subject, used } in &mut self.comments {
            let rule = directive.rules.iter().position(|(rule, _)| *rule == diagnostic.rule);
            let about = subject.is_some_and(|subject| subject.holds(diagnostic.primary.span));
            if let Some(used) = rule.filter(|_| about).and_then(|rule| used.get_mut(rule)) {
                (*used, accepted) = (true, true);
            }
        }
        for Entry { ignore, used } in &mut self.entries {
            if let Some(used) = ignore.accepts(diagnostic).and_then(|rule| used.get_mut(rule)) {
                (*used, accepted) = (true, true);
            }
        }
        accepted
    }

    /// What is left over, as findings in this file and as what became of the entries. `certain`: whether the text is sound, so
    /// that rules see all there is.
    pub(crate) fn unused(
        &mut self,
        levels: &Levels,
        certain: bool,
        again: Again<'_>,
        out: &mut Vec<Diagnostic>,
    ) -> Vec<Outcome> {
        let certain = certain && levels.wants(&UnusedSuppression::DECLARATION);
        let names: Vec<&str> = self.left().collect();
        let mut judged: Vec<(&str, bool)> = Vec::new();
        for name in names {
            if certain && !judged.iter().any(|(known, _)| *known == name) {
                judged.push((name, self.is_certain(name, levels, again)));
            }
        }
        let is_certain = |name: &str| judged.iter().any(|(known, certain)| *known == name && *certain);
        let mut report = Report::new(&UnusedSuppression, None, out);
        for Remark { directive, used, .. } in &self.comments {
            let rules = directive.rules.iter().zip(used);
            let unused: Vec<(&str, Span)> =
                rules.filter(|((name, _), used)| !**used && is_certain(name)).map(|(rule, _)| *rule).collect();
            report.extend(UnusedSuppression::in_comment(self.document, directive, &unused));
        }
        let outcomes = self.entries.iter().flat_map(|entry| {
            entry.used.iter().enumerate().map(|(rule, used)| {
                let used = if *used || is_certain(entry.ignore.rules[rule].0) { Some(*used) } else { None };
                Outcome { ignore: entry.ignore.clone(), rule, used }
            })
        });
        outcomes.collect()
    }

    /// The rules that some suppression names and did not hide.
    fn left(&self) -> impl Iterator<Item = &'d str> {
        let comments = self
            .comments
            .iter()
            .flat_map(|remark| remark.directive.rules.iter().map(|(name, _)| *name).zip(&remark.used));
        let entries =
            self.entries.iter().flat_map(|entry| entry.ignore.rules.iter().map(|(id, _)| *id).zip(&entry.used));
        comments.chain(entries).filter(|(_, used)| !**used).map(|(name, _)| name)
    }

    /// Whether what does not hide findings of a rule here will not do so elsewhere. Notes what it would hide for another
    /// system.
    fn is_certain(&mut self, name: &str, levels: &Levels, again: Again<'_>) -> bool {
        let Some(rule) = rules::by_id(name) else { return false };
        let declaration = rule.declaration();
        // Rules about several files have not run yet.
        if declaration.category == Category::Project || !levels.wants(declaration) {
            return false;
        }
        let Some(elsewhere) = again(rule) else { return false };
        for diagnostic in &elsewhere {
            self.accept(diagnostic);
        }
        true
    }
}
