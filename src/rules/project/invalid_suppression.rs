//! A comment to this program that it cannot follow, or that does not say why.

use crate::declare_rule;
use crate::diagnostic::{Category, Finding, Fix};
use crate::model::{Config, Directive, IGNORE};
use crate::rules::{self, Declaration, Report, Rule};
use crate::text::{Edit, Span, nearest};

declare_rule! {
    /// A suppression names no rule that exists, or gives no reason.
    ///
    /// `mcp-lint-ignore RULE[, RULE] reason` accepts findings about the next member or item. What it names must be a rule, else
    /// nothing is accepted; and without a reason nobody can tell later whether it still holds.
    ///
    /// ## Example
    /// ```json (bad path=.vscode/mcp.json also=missing-yes)
    /// {
    ///   "servers": {
    ///     // mcp-lint-ignore mising-yes every machine has npm 10
    ///     "docs": { "type": "stdio", "command": "npx", "args": ["docs-server"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "servers": {
    ///     // mcp-lint-ignore missing-yes every machine has npm 10
    ///     "docs": { "type": "stdio", "command": "npx", "args": ["docs-server"] }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.vscode/mcp.json)
    /// {
    ///   "servers": {
    ///     // mcp-lint-ignore missing-yes every machine has npm 10
    ///     "docs": { "type": "stdio", "command": "npx", "args": ["docs-server"] }
    ///   }
    /// }
    /// ```
    pub InvalidSuppression = "invalid-suppression" {
        category: Project, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["the rules of this program"],
    }
}

/// The rules about suppressions themselves.
pub const UNACCEPTABLE: [&str; 2] = ["invalid-suppression", "unused-suppression"];

impl Rule for InvalidSuppression {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        for directive in Directive::all(config.document) {
            let (word, place) = directive.word;
            if word != IGNORE {
                report.add(
                    Finding::span(place, format!("mcp-lint knows no comment `{word}`"))
                        .help(format!("write `{IGNORE} RULE reason`"))
                        .fix(Fix::risky(format!("write `{IGNORE}`"), [Edit::replace(place, IGNORE)])),
                );
            } else if directive.rules.is_empty() {
                report.add(
                    Finding::span(place, "this suppression names no rule")
                        .label("nothing is accepted")
                        .help(format!("write `{IGNORE} RULE reason`")),
                );
            } else {
                report.extend(directive.rules.iter().filter_map(|(name, place)| wrong_name(name, *place)));
                if directive.reason.is_empty() {
                    report.add(
                        Finding::span(directive.comment.span, "this suppression gives no reason")
                            .label("nobody can tell later whether it still holds")
                            .help("write a few words after the rule: why the finding is accepted"),
                    );
                }
            }
        }
    }
}

/// What is wrong with a name that should be a rule's.
fn wrong_name(name: &str, place: Span) -> Option<Finding> {
    if UNACCEPTABLE.contains(&name) {
        let help = "set its level under `[rules]` in `mcp-lint.toml`, if you do not want to see it";
        return Some(Finding::span(place, format!("`{name}` cannot be accepted by a comment")).help(help));
    }
    if rules::by_id(name).is_some() {
        return None;
    }
    if Category::ALL.iter().any(|category| category.name() == name) {
        let help = "name the rules: a category is too much to accept without a look";
        return Some(
            Finding::span(place, format!("`{name}` is a category, not a rule")).label("nothing is accepted").help(help),
        );
    }
    let finding = Finding::span(place, format!("no rule is called `{name}`")).label("nothing is accepted");
    Some(match nearest(name, rules::ALL.iter().map(|rule| rule.declaration().id)) {
        Some(near) => finding
            .help(format!("did you mean `{near}`?"))
            .fix(Fix::risky(format!("write `{near}`"), [Edit::replace(place, near)])),
        None => finding.help("`mcp-lint rules` lists the rules"),
    })
}
