//! The pages about rules: their documentation with what mcp-lint really says about the examples.

use std::fmt::Write as _;

use mcp_lint::diagnostic::{Category, Diagnostic};
use mcp_lint::render::{Checked, Human, Paint, Renderer};
use mcp_lint::rules::{self, Declaration, Example, FixPromise, Piece, Rule, Shows};
use mcp_lint::text::Encoding;

use crate::support::{Setting, lint_together};

const NOTE: &str = "<!-- Made from the rule's own documentation: `SNAPSHOTS=overwrite cargo test --test docs`. -->\n";

/// `docs/rules/<rule>.md`.
pub fn rule_page(rule: &dyn Rule) -> String {
    let declaration = rule.declaration();
    let mut page = format!("# {}\n\n{NOTE}\n", declaration.id);
    let off = if declaration.opt_in { ", off until named" } else { "" };
    let _ = writeln!(
        page,
        "{} · {}{off} · {} · since {}\n",
        declaration.category.name(),
        declaration.level.name(),
        promise(declaration),
        declaration.since
    );
    let mut beside: Vec<(Setting, String)> = Vec::new();
    for piece in declaration.pieces() {
        match piece {
            Piece::Prose(text) => page.push_str(&format!("{text}\n\n")),
            Piece::Example(example) => {
                page.push_str(&shown(rule, &example, &beside));
                match example.shows {
                    Shows::Beside => beside.push((Setting::parse(&example.setting), example.text)),
                    _ => beside.clear(),
                }
            }
        }
    }
    if !declaration.evidence.is_empty() {
        page.push_str("## Evidence\n\n");
    }
    declaration.evidence.iter().for_each(|source| page.push_str(&format!("- {source}\n")));
    format!("{}\n", page.trim_end())
}

/// `docs/rules/README.md`: all rules by category.
pub fn index_page() -> String {
    let mut page =
        format!("# Rules\n\n{NOTE}\nThe level is the usual one; it can depend on the client and on what is certain.\n");
    for category in Category::ALL {
        let mut rules = rules::ALL.iter().map(|rule| rule.declaration()).filter(|d| d.category == category).peekable();
        if rules.peek().is_none() {
            continue;
        }
        let _ = write!(page, "\n## {}\n\n| rule | level | fix | |\n| --- | --- | --- | --- |\n", category.name());
        for rule in rules {
            let level = if rule.opt_in { "off" } else { rule.level.name() };
            let summary = rule.summary().replace('|', "\\|");
            let _ = writeln!(page, "| [{0}]({0}.md) | {level} | {1} | {summary} |", rule.id, promise(rule));
        }
    }
    page
}

fn promise(rule: &Declaration) -> &'static str {
    match rule.fix {
        FixPromise::None => "no fix",
        FixPromise::Safe => "safe fix",
        FixPromise::Unsafe => "unsafe fix",
        FixPromise::Mixed => "safe or unsafe fix",
    }
}

/// One example, and for a bad one what is said about it and the files beside it.
fn shown(rule: &dyn Rule, example: &Example, beside: &[(Setting, String)]) -> String {
    let block = format!("```{}\n{}```\n\n", example.language, example.text);
    let place = example.path().map_or("A file".to_owned(), |path| format!("`{path}`"));
    let client = example.says("client").map(|client| format!(", for the client `{client}`")).unwrap_or_default();
    let system = example.system().map(|os| format!(", on {os}")).unwrap_or_default();
    match example.shows {
        Shows::Beside => format!("With {place}{client}{system}\n\n{block}"),
        Shows::Good => format!("Fine: {place}{client}{system}\n\n{block}"),
        Shows::Fixed { unsafe_too } => {
            format!("`--fix{}` makes of it\n\n{block}", if unsafe_too { " --unsafe-fixes" } else { "" })
        }
        Shows::Bad => {
            let said = said(rule, example, beside);
            format!("{place}{client}{system}\n\n{block}mcp-lint says\n\n```text\n{said}\n```\n\n")
        }
    }
}

/// The rule's own findings in an example, as a terminal shows them.
fn said(rule: &dyn Rule, example: &Example, beside: &[(Setting, String)]) -> String {
    let own = (Setting::parse(&example.setting).with(rule), example.text.clone());
    let files: Vec<(Setting, String)> = beside.iter().cloned().chain([own]).collect();
    let mut out = Vec::new();
    for (linted, (setting, text)) in lint_together(&files).into_iter().zip(&files) {
        let own: Vec<Diagnostic> = linted.diagnostics.into_iter().filter(|d| d.rule == rule.declaration().id).collect();
        let checked = Checked {
            path: &setting.path,
            text,
            encoding: Encoding::Utf8,
            detected: linted.detected,
            diagnostics: &own,
            servers: linted.servers,
        };
        Human::new(Paint::Plain, Some(110), true).file(&checked, &mut out).expect("memory takes everything");
    }
    String::from_utf8(out).expect("text").trim_end().to_owned()
}
