//! Where rules put their findings.

use std::cell::Cell;

use super::Rule;
use crate::diagnostic::{Category, Diagnostic, Finding};
use crate::host::Host;
use crate::model::{Config, Server};

/// Takes the findings of one rule for one file, and fills in what the rule need not know.
pub struct Report<'r> {
    pub(crate) rule: &'static dyn Rule,
    pub(crate) server: Option<String>,
    pub(crate) host: Option<&'r dyn Host>,
    pub(crate) asked: Cell<bool>,
    pub(crate) out: &'r mut Vec<Diagnostic>,
}

impl<'r> Report<'r> {
    /// A report for one rule that appends to `out`. `host` is the machine that may be looked at, if any.
    pub fn new(rule: &'static dyn Rule, host: Option<&'r dyn Host>, out: &'r mut Vec<Diagnostic>) -> Self {
        Self { rule, server: None, host, asked: Cell::new(false), out }
    }

    /// The machine that this file is for, where rules may look at it.
    pub fn host(&self) -> Option<&'r dyn Host> {
        self.asked.set(true);
        self.host
    }

    /// Whether the rule wanted to know something of the machine, whether or not there is one.
    pub(crate) fn has_asked(&self) -> bool {
        self.asked.get()
    }

    /// Lets the rule look at one server, which is what its findings are about.
    pub(crate) fn look_at(&mut self, config: &Config<'_>, server: &Server<'_>) {
        let first = self.out.len();
        self.rule.server(config, server, self);
        for nameless in self.out[first..].iter_mut().filter(|diagnostic| diagnostic.server.is_none()) {
            nameless.server = Some(server.name().into_owned());
        }
    }

    /// Sets the server that the next findings are about.
    pub fn about(&mut self, server: Option<&Server<'_>>) {
        self.server = server.map(|s| s.name().into_owned());
    }

    /// Sets the server that the next findings are about by its name, where there is no [`Server`] for it.
    pub fn name(&mut self, server: &str) {
        self.server = Some(server.to_owned());
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        let declaration = self.rule.declaration();
        self.out.push(Diagnostic {
            rule: declaration.id,
            category: declaration.category,
            severity: finding.severity.unwrap_or(declaration.level),
            message: finding.message,
            primary: finding.primary,
            related: finding.related,
            elsewhere: finding.elsewhere,
            help: finding.help,
            // An edit that could not be made leaves nothing to apply; only a text in another encoding is repaired by
            // writing it again.
            fix: finding.fix.filter(|fix| match fix.is_conversion() {
                true => declaration.category == Category::Syntax,
                false => fix.edits.iter().any(|edit| !edit.is_nothing()),
            }),
            server: self.server.clone(),
            pointer: finding.pointer,
        });
    }

    /// Adds every finding of a check.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}
