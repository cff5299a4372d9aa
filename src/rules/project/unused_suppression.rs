//! A suppression that hides nothing.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Directive;
use crate::rules::{Declaration, Rule};
use crate::syntax::{Document, rewrite};
use crate::text::{Edit, Span};

declare_rule! {
    /// A suppression hides nothing: what it was for is gone.
    ///
    /// Left in place, it would hide the next mistake of that kind. Comments and the `[[ignore]]` entries of `mcp-lint.toml` are judged
    /// alike. It is silent where the rule could not be judged or might speak up elsewhere: it is off, it looks at the machine,
    /// it finds something for another system, or the text does not parse.
    ///
    /// ## Example
    /// ```json (bad path=.vscode/mcp.json)
    /// {
    ///   "servers": {
    ///     // mcp-lint-ignore missing-yes every machine has npm 10
    ///     "docs": { "type": "stdio", "command": "npx", "args": ["-y", "docs-server"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "servers": {
    ///     "docs": { "type": "stdio", "command": "npx", "args": ["-y", "docs-server"] }
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
    pub UnusedSuppression = "unused-suppression" {
        category: Project, level: Warning, fix: Safe, since: "0.1.0",
        evidence: ["the rules of this program, run for every system"],
    }
}

/// What it is about is known only after all rules have run, so it has no hook.
impl Rule for UnusedSuppression {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }
}

impl UnusedSuppression {
    /// For a comment some of whose `rules` hide nothing.
    pub fn in_comment(document: &Document<'_>, directive: &Directive<'_>, unused: &[(&str, Span)]) -> Vec<Finding> {
        let whole = unused.len() == directive.rules.len();
        let fix = |place: Span| match whole {
            true => Fix::safe("remove the comment", [rewrite::remove_comment(document, directive.comment)]),
            false => Fix::safe("take the rule out of the comment", [Edit::delete(with_its_comma(place, directive))]),
        };
        let label = match document.subject(directive.comment) {
            Some(_) => "what follows is free of it",
            None => "nothing follows this comment",
        };
        let finding = |(rule, place): &(&str, Span)| {
            Finding::span(*place, format!("`{rule}` finds nothing here to suppress"))
                .label(label)
                .help("remove it, or it will hide the next mistake")
                .fix(fix(*place))
        };
        unused.iter().map(finding).collect()
    }

    /// For an entry of the settings, whose rule stands at `place` in that file.
    pub fn in_settings(rule: &str, place: Span) -> Finding {
        Finding::span(place, format!("`{rule}` finds nothing for this entry to accept"))
            .label("the files it is for are free of it")
            .help("remove it, or it will hide the next mistake")
    }
}

/// A rule of a comment with the comma and the blanks that part it from the others.
fn with_its_comma(place: Span, directive: &Directive<'_>) -> Span {
    let after = directive.rules.iter().find(|(_, other)| other.start > place.start);
    match after {
        Some((_, next)) => Span { start: place.start, end: next.start },
        None => {
            let before = directive.rules.iter().rev().find(|(_, other)| other.end < place.start);
            Span { start: before.map_or(place.start, |(_, last)| last.end), end: place.end }
        }
    }
}
