//! How often each rule spoke, instead of what it said.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Checked, Human, Paint, Renderer, Summary};
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::rules;

/// The findings of one rule, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) rule: &'static str,
    /// The highest level among them.
    pub(super) level: Severity,
    pub(super) findings: usize,
    /// Those that `--fix` repairs.
    pub(super) safe: usize,
    /// Those that only `--fix --unsafe-fixes` repairs.
    pub(super) risky: usize,
}

/// The counts of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(BTreeMap<&'static str, Count>);

impl Counts {
    pub(super) fn add(&mut self, diagnostics: &[Diagnostic]) {
        for found in diagnostics {
            let new = Count { rule: found.rule, level: found.severity, findings: 0, safe: 0, risky: 0 };
            let count = self.0.entry(found.rule).or_insert(new);
            count.findings += 1;
            count.level = count.level.max(found.severity);
            match found.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => count.safe += 1,
                Some(Safety::Unsafe) => count.risky += 1,
                None => {}
            }
        }
    }

    /// The rule that spoke most comes first.
    pub(super) fn sorted(&self) -> Vec<Count> {
        let mut counts: Vec<Count> = self.0.values().copied().collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.findings));
        counts
    }
}

impl Count {
    /// What can be repaired, in a word.
    fn mark(&self) -> &'static str {
        match (self.safe, self.risky) {
            (0, 0) => "",
            (safe, 0) if safe == self.findings => "fix",
            (0, risky) if risky == self.findings => "unsafe fix",
            _ => "partly",
        }
    }
}

/// A table for people: count, level, rule, whether it can be repaired, and what the rule is about.
#[derive(Clone, Debug)]
pub struct Statistics {
    paint: Paint,
    human: Human,
    counts: Counts,
}

impl Statistics {
    /// `human` writes the last lines.
    pub fn new(paint: Paint, human: Human) -> Self {
        Self { paint, human, counts: Counts::default() }
    }
}

impl Renderer for Statistics {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        self.counts.add(file.diagnostics);
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let counts = self.counts.sorted();
        let widest = |width: &dyn Fn(&Count) -> usize| counts.iter().map(width).max().unwrap_or(0);
        let number = widest(&|count| count.findings.to_string().len());
        let (level, rule) = (widest(&|count| count.level.name().len()), widest(&|count| count.rule.len()));
        let mark = widest(&|count| count.mark().len());
        for count in &counts {
            let about = rules::by_id(count.rule).map_or("", |rule| rule.declaration().summary());
            let name = self.paint.severity(count.level, format!("{:level$}", count.level.name()));
            let pad = " ".repeat(rule - count.rule.len());
            let id = self.paint.rule(count.rule);
            let line = format!("{:>number$}  {name}  {id}{pad}  {:mark$}  {about}", count.findings, count.mark());
            writeln!(out, "{}", line.trim_end())?;
        }
        if !counts.is_empty() {
            writeln!(out)?;
        }
        self.human.finish(summary, out)
    }
}
