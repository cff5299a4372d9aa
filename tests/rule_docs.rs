//! Runs every example in the documentation of every rule.
//!
//! `bad` raises the rule and nothing else above info, `good` raises nothing above info, `fixed` is what the rule's own fixes
//! make of the bad example before it. `also=RULE` names another rule that may speak up. `beside` is another file of the same run,
//! for the next example.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use mcp_lint::diagnostic::{Diagnostic, Safety, Severity};
use mcp_lint::rules::{self, Example, FixPromise, Rule, Shows};
use mcp_lint::text::apply;
use support::{Setting, lint_together};

/// Whether a finding may stand in the output of an example beside the rule's own.
fn allows(example: &Example, diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Info || example.says("also") == Some(diagnostic.rule)
}

/// Applies the rule's own fixes until none is left.
fn repair(rule: &dyn Rule, setting: &Setting, text: &str, threshold: Safety) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let linted = setting.lint(&text);
        let fixes =
            linted.diagnostics.iter().filter(|d| d.rule == rule.declaration().id).filter_map(|d| d.fix.as_ref());
        let mut edits = Vec::new();
        for fix in fixes.filter(|f| f.safety >= threshold) {
            if fix.edits.iter().all(|e| edits.iter().all(|other| !e.conflicts(other))) {
                edits.extend(fix.edits.iter().cloned());
            }
        }
        if edits.is_empty() {
            break;
        }
        text = apply(&text, &edits).expect("edits fit");
    }
    text
}

#[test]
fn every_example_is_true() {
    let mut wrong = Vec::new();
    for rule in rules::ALL.iter().copied() {
        let declaration = rule.declaration();
        let id = declaration.id;
        let examples = declaration.examples();
        let (mut bad, mut good, mut fixed) = (0, 0, 0);
        let mut last: Option<&Example> = None;
        let mut beside: Vec<(Setting, String)> = Vec::new();
        for example in &examples {
            let setting = Setting::parse(&example.setting).with(rule);
            if example.shows == Shows::Beside {
                beside.push((setting, example.text.clone()));
                continue;
            }
            if let Shows::Fixed { unsafe_too } = example.shows {
                fixed += 1;
                let before = last.expect("a bad example before the fixed one");
                let threshold = if unsafe_too { Safety::Unsafe } else { Safety::Safe };
                let after = repair(rule, &Setting::parse(&before.setting).with(rule), &before.text, threshold);
                if after != example.text {
                    wrong.push(format!("{id}: the fix gives\n{after}instead of\n{}", example.text));
                }
                continue;
            }
            beside.push((setting, example.text.clone()));
            let linted = lint_together(&std::mem::take(&mut beside));
            if linted.iter().any(|linted| linted.detected.is_none()) {
                wrong.push(format!("{id}: `{}` is recognised as no client's file", example.setting));
                continue;
            }
            let diagnostics = || linted.iter().flat_map(|linted| &linted.diagnostics);
            let fired = diagnostics().any(|d| d.rule == id);
            let is_bad = example.shows == Shows::Bad;
            for d in diagnostics() {
                let own = d.rule == id && is_bad;
                if !own && !allows(example, d) {
                    wrong.push(format!("{id}: `{}` in `{}`: {}\n{}", d.rule, example.setting, d.message, example.text));
                }
            }
            match is_bad {
                true => {
                    bad += 1;
                    last = Some(example);
                }
                false => good += 1,
            }
            if fired != is_bad {
                let what = if fired { "the good example raises it" } else { "the bad example raises nothing" };
                wrong.push(format!("{id}: {what}\n{}", example.text));
            }
        }
        let fixable = declaration.fix != FixPromise::None;
        if bad == 0 || good == 0 || (fixable && fixed == 0) {
            wrong.push(format!("{id}: {bad} bad, {good} good and {fixed} fixed examples are not enough"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
