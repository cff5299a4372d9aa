//! Runs every example in the documentation of every rule.
//!
//! `bad` raises the rule and nothing else above info, `good` raises nothing above info, `fixed` is what the rule's own fixes
//! make of the bad example before it. `also=RULE` names another rule that may speak up. `beside` is another file of the same run,
//! for the next example.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use mcp_lint::diagnostic::{Diagnostic, Safety, Severity};
use mcp_lint::rules::{self, FixPromise, Rule};
use mcp_lint::text::apply;
use support::{Setting, lint_together};

struct Example {
    info: String,
    text: String,
}

impl Example {
    fn is(&self, word: &str) -> bool {
        self.info.split_whitespace().any(|w| w == word)
    }

    fn allows(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.severity == Severity::Info || self.info.contains(&format!("also={}", diagnostic.rule))
    }
}

fn examples(docs: &str) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<Example> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some(Example { info: info.trim().to_owned(), text: String::new() }),
            (Some(_), Some(example)) => found.push(example),
            (None, Some(mut example)) => {
                example.text.push_str(line);
                example.text.push('\n');
                open = Some(example);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    // `\u{…}` stands for characters that cannot be seen.
    for example in &mut found {
        while let Some(at) = example.text.find("\\u{") {
            let end = at + example.text[at..].find('}').unwrap();
            let code = u32::from_str_radix(&example.text[at + 3..end], 16).unwrap();
            example.text.replace_range(at..=end, &char::from_u32(code).unwrap().to_string());
        }
    }
    found
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
        let examples = examples(declaration.docs);
        let (mut bad, mut good, mut fixed) = (0, 0, 0);
        let mut last: Option<&Example> = None;
        let mut beside: Vec<(Setting, String)> = Vec::new();
        for example in &examples {
            let setting = Setting::parse(&example.info).with(rule);
            if example.is("beside") {
                beside.push((setting, example.text.clone()));
                continue;
            }
            if example.is("fixed") {
                fixed += 1;
                let before = last.expect("a bad example before the fixed one");
                let threshold = if example.is("unsafe") { Safety::Unsafe } else { Safety::Safe };
                let after = repair(rule, &Setting::parse(&before.info).with(rule), &before.text, threshold);
                if after != example.text {
                    wrong.push(format!("{id}: the fix gives\n{after}instead of\n{}", example.text));
                }
                continue;
            }
            let linted = if beside.is_empty() {
                vec![setting.lint(&example.text)]
            } else {
                beside.push((setting, example.text.clone()));
                lint_together(&std::mem::take(&mut beside))
            };
            if linted.iter().any(|linted| linted.detected.is_none()) {
                wrong.push(format!("{id}: `{}` is recognised as no client's file", example.info));
                continue;
            }
            let diagnostics = || linted.iter().flat_map(|linted| &linted.diagnostics);
            let fired = diagnostics().any(|d| d.rule == id);
            for d in diagnostics() {
                let own = d.rule == id && example.is("bad");
                if !own && !example.allows(d) {
                    wrong.push(format!("{id}: `{}` in `{}`: {}\n{}", d.rule, example.info, d.message, example.text));
                }
            }
            if example.is("bad") {
                bad += 1;
                last = Some(example);
                if !fired {
                    wrong.push(format!("{id}: the bad example raises nothing\n{}", example.text));
                }
            } else if example.is("good") {
                good += 1;
                if fired {
                    wrong.push(format!("{id}: the good example raises it\n{}", example.text));
                }
            } else {
                wrong.push(format!("{id}: a fence is neither bad, good nor fixed: `{}`", example.info));
            }
        }
        let fixable = declaration.fix != FixPromise::None;
        if bad == 0 || good == 0 || (fixable && fixed == 0) {
            wrong.push(format!("{id}: {bad} bad, {good} good and {fixed} fixed examples are not enough"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
