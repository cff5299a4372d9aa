#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::Cell;

use super::*;
use crate::diagnostic::{Label, Severity};
use crate::host::ThisHost;
use crate::text::Span;

/// A finding of a made-up rule with a fix.
fn finding(rule: &'static str, category: Category, fix: Fix) -> Diagnostic {
    let span = fix.edits.first().map_or(Span::empty(0), |edit| edit.span);
    Diagnostic {
        rule,
        category,
        severity: Severity::Error,
        message: String::new(),
        primary: Label { span, message: String::new() },
        related: Vec::new(),
        elsewhere: Vec::new(),
        help: None,
        fix: Some(fix),
        server: None,
        pointer: None,
    }
}

/// A made-up linter: each pair says what is replaced by what, everywhere; `!` counts as a fault.
fn replacing(text: &str, pairs: &[(&'static str, &str)]) -> Linted {
    let mut diagnostics = Vec::new();
    for (rule, to) in pairs {
        for (at, _) in text.match_indices(rule) {
            let edit = Edit::replace(Span::new(at, at + rule.len()), *to);
            diagnostics.push(finding(rule, Category::Command, Fix::safe(format!("write {to}"), [edit])));
        }
    }
    diagnostics.sort_by_key(|d| d.primary.span);
    Linted { diagnostics, faults: text.matches('!').count(), ..Linted::default() }
}

fn run(text: &str, pairs: &[(&'static str, &str)]) -> Fixed {
    converge(text, Encoding::Utf8, Safety::Safe, &|text, _| replacing(text, pairs))
}

#[test]
fn fixes_go_on_until_none_is_left() {
    let fixed = run("a a", &[("a", "b"), ("b", "c")]);
    assert_eq!((fixed.text.as_str(), fixed.rounds), ("c c", 2));
    let applied: Vec<(&str, usize)> = fixed.applied.iter().map(|a| (a.rule, a.count)).collect();
    assert_eq!(applied, [("a", 2), ("b", 2)]);
    assert!(fixed.refused.is_empty() && fixed.left.diagnostics.is_empty());
}

#[test]
fn overlapping_fixes_wait_for_the_next_round() {
    let fixed = run("abc", &[("ab", "x"), ("bc", "y"), ("c", "z")]);
    assert_eq!((fixed.text.as_str(), fixed.rounds), ("xz", 1));
    assert!(fixed.applied.iter().all(|a| a.rule != "bc"));
}

#[test]
fn a_fix_that_parses_worse_is_refused_and_the_others_are_applied() {
    let fixed = run("a b c d", &[("a", "1"), ("b", "!"), ("c", "3"), ("d", "!")]);
    assert_eq!(fixed.text, "1 b 3 d");
    assert_eq!(fixed.refused, ["b", "d"]);
    assert_eq!(fixed.left.diagnostics.len(), 2);
}

#[test]
fn a_circle_ends_where_it_began() {
    let pairs = [("ping", "pong"), ("pong", "ping"), ("x", "y")];
    let fixed = run("x ping", &pairs);
    assert_eq!(fixed.refused, ["ping", "pong"]);
    let again = run(&fixed.text, &pairs);
    assert_eq!(again.text, fixed.text);
    assert!(again.applied.is_empty());
    assert_eq!(run("ping", &pairs).text, "ping");
}

#[test]
fn a_repair_that_never_ends_is_not_made() {
    let checks = Cell::new(0);
    let fixed = converge("", Encoding::Utf8, Safety::Safe, &|text, _| {
        checks.set(checks.get() + 1);
        let fix = Fix::safe("add", [Edit::insert(text.len(), "x")]);
        Linted { diagnostics: vec![finding("more", Category::Shape, fix)], ..Linted::default() }
    });
    assert_eq!((fixed.text.len(), fixed.rounds, checks.get()), (0, 0, ROUNDS + 1));
    assert_eq!((fixed.applied.len(), &fixed.refused[..]), (0, &["more"][..]));
}

#[test]
fn syntax_comes_first() {
    let fixed = converge("a", Encoding::Utf8, Safety::Safe, &|text, _| {
        let mut linted = replacing(text, &[("a", "b")]);
        if !text.ends_with('}') {
            let fix = Fix::safe("close", [Edit::insert(text.len(), "}")]);
            linted.diagnostics.push(finding("close", Category::Syntax, fix));
        }
        linted
    });
    assert_eq!((fixed.text.as_str(), fixed.rounds), ("b}", 2));
    assert_eq!(fixed.applied[0].rule, "close");
}

#[test]
fn unsafe_fixes_need_leave() {
    let check = |text: &str, _: Encoding| {
        let mut linted = replacing(text, &[("a", "b")]);
        linted.diagnostics.iter_mut().flat_map(|d| &mut d.fix).for_each(|fix| fix.safety = Safety::Unsafe);
        linted
    };
    assert_eq!(converge("a", Encoding::Utf8, Safety::Safe, &check).text, "a");
    assert_eq!(converge("a", Encoding::Utf8, Safety::Unsafe, &check).text, "b");
}

#[test]
fn a_fix_that_conflicts_with_itself_or_does_not_fit_is_refused() {
    for edits in [vec![Edit::insert(9, "x")], vec![Edit::insert(0, "x"), Edit::insert(0, "y")]] {
        let check = |text: &str, _: Encoding| {
            let mut linted = replacing(text, &[("a", "b")]);
            linted.diagnostics.push(finding("bad", Category::Shape, Fix::safe("break", edits.clone())));
            linted
        };
        let fixed = converge("a", Encoding::Utf8, Safety::Safe, &check);
        assert_eq!((fixed.text.as_str(), fixed.refused.as_slice()), ("b", ["bad"].as_slice()));
    }
}

#[test]
fn other_encodings_are_converted_before_anything_else() {
    let check = |text: &str, encoding: Encoding| {
        let mut linted = replacing(text, &[("a", "b")]);
        if encoding != Encoding::Utf8 {
            linted.diagnostics.push(finding("convert", Category::Syntax, Fix::risky("convert", [])));
        }
        linted
    };
    let kept = converge("a", Encoding::Utf16Le, Safety::Safe, &check);
    assert_eq!((kept.text.as_str(), kept.converted, kept.rounds), ("a", false, 0));
    let fixed = converge("a", Encoding::Utf16Le, Safety::Unsafe, &check);
    assert_eq!((fixed.text.as_str(), fixed.converted, fixed.rounds), ("b", true, 2));
    let same = converge("-", Encoding::Utf16Be, Safety::Unsafe, &check);
    assert_eq!((same.text.as_str(), same.converted, same.rounds), ("-", true, 1));
}

#[test]
fn a_real_file_is_fixed_once_and_for_all() {
    let before =
        r#"{ "mcpServers": { "a": { "command": "npx", "args": ["p"] }, "b": { "command": "npx", "args": ["q"] } } }"#;
    let path = Path::new("/project/.cursor/mcp.json");
    let fixed = fix(path, before, &Options::default(), Safety::Safe, &ThisHost);
    let yes = fixed.applied.iter().find(|a| a.rule == "missing-yes").unwrap();
    assert_eq!(yes.count, 2);
    assert!(fixed.text.contains(r#""args": ["-y", "p"]"#), "{}", fixed.text);
    assert_eq!(fixed.left.faults, 0);
    let again = fix(path, &fixed.text, &Options::default(), Safety::Safe, &ThisHost);
    assert_eq!(again.text, fixed.text);
    assert_eq!((again.rounds, again.applied.len()), (0, 0));
}

#[test]
fn utf16_offsets_are_no_reason_to_edit() {
    let text = r#"{ "mcpServers": { "a": { "command": "npx", "args": ["p"] } } }"#;
    let options = Options { encoding: Encoding::Utf16Le, ..Options::default() };
    let path = Path::new("/project/.cursor/mcp.json");
    let linted = lint(path, text, &options, &ThisHost);
    assert!(linted.faults > 0);
    assert!(linted.diagnostics.iter().all(|d| d.fix.as_ref().is_none_or(Fix::is_conversion)));
}
