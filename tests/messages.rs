//! Every form of every message in one file, `tests/golden/messages.txt`, to be read in one sitting: one voice, nothing longer than
//! needed. `SNAPSHOTS=overwrite` accepts what comes out.
//!
//! Also what a program can check of that voice, what rules promise about their fixes, and that each has fixtures.

#![allow(clippy::unwrap_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use mcp_lint::clients;
use mcp_lint::diagnostic::{Diagnostic, Safety};
use mcp_lint::rules::{self, FixPromise};
use support::{everything_said, files_of, fixtures, lint_together, machines};

/// What a finding says, line by line.
fn words(diagnostic: &Diagnostic) -> String {
    let mut out = format!("{}: {}\n", diagnostic.severity.name(), diagnostic.message);
    if !diagnostic.primary.message.is_empty() {
        let _ = writeln!(out, "  ^^^^ {}", diagnostic.primary.message);
    }
    for label in &diagnostic.related {
        let _ = writeln!(out, "  ---- {}", label.message);
    }
    for place in &diagnostic.elsewhere {
        let _ = writeln!(out, "  -->  {}", place.message);
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "  help {help}");
    }
    if let Some(fix) = &diagnostic.fix {
        let _ = writeln!(out, "  fix  {} ({})", fix.title, fix.safety.name());
    }
    out
}

/// What clients do with what they refuse: told for itself, at the top.
const REFUSALS: [&str; 10] = [
    "refuses this server or the whole file",
    "skips this server",
    "loads no server from this file",
    "refuses to start",
    "cannot start the server with it",
    "cannot start a server from it",
    "cannot start this server",
    "goes on as if",
    "complains, but takes it",
    "lets this pass",
];

/// The same without what is quoted, numbers, names of clients and the level: findings of one form are told once.
fn form(words: &str) -> String {
    let lines: Vec<&str> = words.lines().map(|line| if is_refusal(line) { "  ^^^^ refused" } else { line }).collect();
    let text = nameless(lines.join("\n").split_once(": ").unwrap().1);
    let mut out = String::new();
    for (n, part) in text.split('`').enumerate() {
        match n % 2 {
            0 => out.extend(part.chars().map(|c| if c.is_ascii_digit() { '0' } else { c })),
            _ => out.push('`'),
        }
    }
    while out.contains("00") {
        out = out.replace("00", "0");
    }
    out.replace("CLIENT, CLIENT and others", "CLIENT").replace("CLIENT and CLIENT", "CLIENT")
}

/// Whether a line of a message only says that the client refuses something.
fn is_refusal(line: &str) -> bool {
    line.starts_with("  ^^^^") && REFUSALS.iter().any(|refusal| line.contains(refusal))
}

/// A text without the names of clients.
fn nameless(text: &str) -> String {
    let mut names: Vec<&str> = clients::ALL.iter().map(|client| client.name).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.iter().fold(text.to_owned(), |text, name| text.replace(name, "CLIENT"))
}

#[test]
fn all_messages() {
    let mut forms: BTreeMap<&str, (BTreeSet<String>, Vec<String>)> = BTreeMap::new();
    let mut refusals = BTreeSet::new();
    everything_said(|_, diagnostic| {
        let words = words(diagnostic);
        refusals.extend(words.lines().filter(|line| is_refusal(line)).map(nameless));
        let (seen, told) = forms.entry(diagnostic.rule).or_default();
        if seen.insert(form(&words)) {
            told.push(words);
        }
    });
    let mut actual = "==== what clients do with what they refuse\n\n".to_owned();
    refusals.iter().for_each(|line| actual.push_str(&format!("{line}\n")));
    actual.push('\n');
    for (rule, (_, mut told)) in forms {
        told.sort_by(|a, b| a.split_once(": ").cmp(&b.split_once(": ")));
        let _ = write!(actual, "==== {rule}\n\n{}\n", told.join("\n"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/messages.txt");
    let expected = snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)).raw();
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let difference = assert.try_eq(Some(&"messages.txt"), snapbox::Data::text(actual).raw(), expected);
    assert!(difference.is_ok(), "{}", difference.unwrap_err());
}

/// What is outside of backticks and quotes.
fn prose(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

#[test]
fn messages_have_one_voice() {
    // First person, politeness, doubt and filler.
    const NEVER: &str =
        "please I we our sorry may might could should would maybe simply just then invalid stands stand";
    const NAMES: [&str; 9] = ["HTTP", "JSON", "Linux", "Node", "SSE", "TOML", "Windows", "YAML", "Yarn"];
    let mut wrong = BTreeSet::new();
    everything_said(|name, d| {
        let fix = d.fix.as_ref().map(|fix| fix.title.as_str());
        let labels = d.related.iter().map(|label| label.message.as_str());
        let places = d.elsewhere.iter().map(|place| place.message.as_str());
        let lines = [Some(d.message.as_str()), Some(&d.primary.message), d.help.as_deref(), fix];
        for line in lines.into_iter().flatten().chain(labels).chain(places).filter(|line| !line.is_empty()) {
            let mut say = |what: &str| wrong.insert(format!("{}: {what}: {line} ({name})", d.rule));
            if line.ends_with(['.', '!', ' ', ':']) && !line.ends_with("...") {
                say("ends with a mark");
            }
            let names = clients::ALL.iter().map(|client| client.name).chain(NAMES);
            let starts_with_name = names.into_iter().any(|name| line.starts_with(name));
            if line.starts_with(char::is_uppercase) && !starts_with_name {
                say("starts with a capital");
            }
            let words = format!(" {} ", prose(line).replace([',', ':', ';', '(', ')'], " "));
            for never in NEVER.split(' ').filter(|never| words.contains(&format!(" {never} "))) {
                say(&format!("says \"{never}\""));
            }
        }
        if d.message.is_empty() {
            wrong.insert(format!("{}: no message ({name})", d.rule));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn fixes_are_what_rules_promise() {
    let mut seen: BTreeMap<&str, BTreeSet<Safety>> = BTreeMap::new();
    everything_said(|_, d| seen.entry(d.rule).or_default().extend(d.fix.as_ref().map(|fix| fix.safety)));
    let mut wrong = Vec::new();
    for rule in rules::ALL {
        let declaration = rule.declaration();
        let seen = seen.get(declaration.id).map(|seen| Vec::from_iter(seen.iter().copied())).unwrap_or_default();
        let fits = match declaration.fix {
            FixPromise::None => seen.is_empty(),
            FixPromise::Safe => seen == [Safety::Safe],
            FixPromise::Unsafe => seen == [Safety::Unsafe],
            FixPromise::Mixed => seen.len() == 2,
        };
        if !fits {
            wrong.push(format!("{} promises {:?}, and its fixes are {seen:?}", declaration.id, declaration.fix));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_hit_and_a_guard() {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for fixture in fixtures() {
        let (hits, silent) = counts.entry(fixture.rule.clone()).or_default();
        match fixture.lint().diagnostics.iter().any(|d| d.rule == fixture.rule) {
            true => *hits += 1,
            false => *silent += 1,
        }
    }
    // What is said about several files has folders, which say nothing about the rules that they are there for.
    for linted in machines().iter().map(|folder| lint_together(&files_of(folder))) {
        for rule in ["shadowed-server", "diverging-server", "ambiguous-mcp-json"] {
            let (hits, silent) = counts.entry(rule.to_owned()).or_default();
            match linted.iter().flat_map(|linted| &linted.diagnostics).any(|d| d.rule == rule) {
                true => *hits += 1,
                false => *silent += 1,
            }
        }
    }
    let mut wrong = Vec::new();
    for rule in rules::ALL {
        let id = rule.declaration().id;
        let (hits, silent) = counts.get(id).copied().unwrap_or_default();
        if hits == 0 || silent == 0 {
            wrong.push(format!("{id}: {hits} with findings, {silent} without"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
