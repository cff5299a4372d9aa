//! Fixes applied, over and over, until none is left: apply → parse again → lint again.

mod together;

use std::path::Path;

use crate::diagnostic::{Category, Diagnostic, Fix, Safety};
use crate::host::Host;
use crate::lint::{Linted, Options, lint};
use crate::text::{Edit, Encoding, apply};

/// How often fixes are applied at most. Fixes that meet at one place wait for the next round.
const ROUNDS: usize = 10;

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The rule's id.
    pub rule: &'static str,
    /// The fix's title.
    pub title: String,
    /// The fix's safety.
    pub safety: Safety,
    /// How often.
    pub count: usize,
}

/// What came of fixing a text.
#[derive(Debug)]
pub struct Fixed {
    /// The text, perhaps as it was.
    pub text: String,
    /// Whether the text must be written as UTF-8 although its bytes were something else.
    pub converted: bool,
    /// What was applied, in the order of first application.
    pub applied: Vec<Applied>,
    /// Rules with fixes that were not applied, because the text would have parsed worse or gone round in circles. Sorted.
    pub refused: Vec<&'static str>,
    /// How many rounds changed something.
    pub rounds: usize,
    /// The findings in `text`.
    pub left: Linted,
}

/// Applies to `text` every fix that is at least as safe as `threshold`. Arguments are those of [`lint`].
///
/// The text never parses worse than before, and fixing the result again changes nothing.
pub fn fix(path: &Path, text: &str, options: &Options, threshold: Safety, host: &dyn Host) -> Fixed {
    let check = |text: &str, encoding| lint(path, text, &Options { encoding, ..options.clone() }, host);
    converge(text, options.encoding, threshold, &check)
}

/// Goes back to where the last rounds led nowhere: repairs that call for each other could go on for ever, a text growing.
fn settle_for_less(past: &mut Vec<State>, state: &mut State, refused: &mut Vec<&'static str>) {
    let left = |state: &State| (state.linted.faults, state.linted.diagnostics.len());
    let Some(best) = (0..past.len()).min_by_key(|at| left(&past[*at])).filter(|at| left(&past[*at]) <= left(state))
    else {
        return;
    };
    let undone = past.iter().skip(best + 1).chain([&*state]);
    refused.extend(undone.flat_map(|s| s.applied.iter().map(|applied| applied.rule)));
    *state = past.swap_remove(best);
    past.truncate(best);
}

type Check<'c> = &'c dyn Fn(&str, Encoding) -> Linted;

/// A text on its way, with what led to it.
struct State {
    text: String,
    encoding: Encoding,
    linted: Linted,
    applied: Vec<Applied>,
}

fn converge(text: &str, encoding: Encoding, threshold: Safety, check: Check<'_>) -> Fixed {
    let mut state = State { text: text.to_owned(), encoding, linted: check(text, encoding), applied: Vec::new() };
    let mut past: Vec<State> = Vec::new();
    let mut refused = Vec::new();
    for _ in 0..ROUNDS {
        let Some(next) = round(&state, threshold, check, &mut refused) else { break };
        past.push(std::mem::replace(&mut state, next));
        if let Some(seen) = past.iter().position(|s| s.text == state.text && s.encoding == state.encoding) {
            // Back to where the circle began, so that the result is the same wherever one enters it.
            let circle = past.iter().skip(seen + 1).chain([&state]);
            refused.extend(circle.flat_map(|s| s.applied.iter().map(|applied| applied.rule)));
            state = past.swap_remove(seen);
            past.truncate(seen);
            break;
        }
    }
    if past.len() == ROUNDS {
        settle_for_less(&mut past, &mut state, &mut refused);
    }
    refused.sort_unstable();
    refused.dedup();
    let mut applied = Vec::new();
    past.iter().chain([&state]).flat_map(|s| &s.applied).for_each(|one| count(&mut applied, one));
    let converted = state.encoding != encoding;
    Fixed { text: state.text, converted, applied, refused, rounds: past.len(), left: state.linted }
}

/// Applies as many fixes as go together; `None` where that changes nothing.
fn round(state: &State, threshold: Safety, check: Check<'_>, refused: &mut Vec<&'static str>) -> Option<State> {
    let mut repairs: Vec<Repair<'_>> = state.linted.diagnostics.iter().filter_map(Repair::of).collect();
    repairs.retain(|repair| repair.fix.safety >= threshold);
    if state.encoding != Encoding::Utf8 {
        let conversion = *repairs.iter().find(|repair| repair.fix.is_conversion())?;
        let linted = check(&state.text, Encoding::Utf8);
        let applied = vec![conversion.applied()];
        return Some(State { text: state.text.clone(), encoding: Encoding::Utf8, linted, applied });
    }
    if repairs.iter().any(|repair| repair.category == Category::Syntax) {
        repairs.retain(|repair| repair.category == Category::Syntax);
    }
    let mut next = None;
    settle(
        state,
        &mut Vec::new(),
        &together::compatible(&state.text, repairs, |repair| &repair.fix.edits),
        check,
        &mut next,
        refused,
    );
    next
}

/// Applies `more` on top of `kept`; where the text then parses worse, finds out by halves which of them are to blame.
fn settle<'r>(
    state: &State,
    kept: &mut Vec<Repair<'r>>,
    more: &[Repair<'r>],
    check: Check<'_>,
    next: &mut Option<State>,
    refused: &mut Vec<&'static str>,
) {
    if more.is_empty() {
        return;
    }
    let all = || kept.iter().chain(more);
    let edits: Vec<Edit> = all().flat_map(|repair| repair.fix.edits.iter().cloned()).collect();
    let attempt = apply(&state.text, &edits).ok().map(|text| (check(&text, state.encoding), text));
    match attempt {
        Some((linted, text)) if !is_worse(&linted, &state.linted) => {
            let mut applied = Vec::new();
            all().for_each(|repair| count(&mut applied, &repair.applied()));
            *next = Some(State { text, encoding: state.encoding, linted, applied });
            kept.extend(more);
        }
        _ if more.len() == 1 => refused.push(more[0].rule),
        _ => {
            let (first, second) = more.split_at(more.len() / 2);
            settle(state, kept, first, check, next, refused);
            settle(state, kept, second, check, next, refused);
        }
    }
}

/// Whether the client reads less of the text than it did.
fn is_worse(after: &Linted, before: &Linted) -> bool {
    after.faults > before.faults || before.detected.is_some() && after.detected.is_none()
}

/// A fix with the rule it is from.
#[derive(Clone, Copy)]
struct Repair<'r> {
    rule: &'static str,
    category: Category,
    fix: &'r Fix,
}

impl<'r> Repair<'r> {
    fn of(diagnostic: &'r Diagnostic) -> Option<Self> {
        let fix = diagnostic.fix.as_ref()?;
        Some(Self { rule: diagnostic.rule, category: diagnostic.category, fix })
    }

    fn applied(&self) -> Applied {
        Applied { rule: self.rule, title: self.fix.title.clone(), safety: self.fix.safety, count: 1 }
    }
}

/// Adds `one` to those that say the same.
fn count(all: &mut Vec<Applied>, one: &Applied) {
    let same = |a: &&mut Applied| a.rule == one.rule && a.title == one.title && a.safety == one.safety;
    match all.iter_mut().find(same) {
        Some(known) => known.count += one.count,
        None => all.push(one.clone()),
    }
}

#[cfg(test)]
mod tests;
