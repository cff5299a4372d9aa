//! Where rules put what they find by looking at several files.

use super::Rule;
use crate::diagnostic::Finding;
use crate::model::Entry;
use crate::text::Span;

/// Takes the findings of one rule about the files of a run.
pub struct Together<'r> {
    rule: &'static dyn Rule,
    out: &'r mut Vec<Remark>,
}

/// A finding in one of the files.
pub struct Remark {
    /// The rule.
    pub rule: &'static dyn Rule,
    /// The number of the file.
    pub file: usize,
    /// The server it is about.
    pub server: Option<String>,
    /// The finding.
    pub finding: Finding,
    /// Places in other files that explain it: number of the file, place, words.
    pub elsewhere: Vec<(usize, Span, String)>,
}

impl<'r> Together<'r> {
    /// A report for one rule that appends to `out`.
    pub fn new(rule: &'static dyn Rule, out: &'r mut Vec<Remark>) -> Self {
        Self { rule, out }
    }

    /// Adds a finding about the file with this number.
    pub fn add(&mut self, file: usize, finding: Finding, elsewhere: Vec<(usize, Span, String)>) {
        self.out.push(Remark { rule: self.rule, file, server: None, finding, elsewhere });
    }

    /// Adds a finding about the name of a server.
    pub fn about(&mut self, file: usize, entry: &Entry, finding: Finding, elsewhere: Vec<(usize, Span, String)>) {
        let finding = Finding { pointer: Some(entry.pointer.clone()), ..finding };
        self.add(file, finding, elsewhere);
        if let Some(remark) = self.out.last_mut() {
            remark.server = Some(entry.name.clone());
        }
    }
}
