//! A comment in a file whose client takes none.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Directive};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Comment as Remark, Document, Fault, FaultKind, Format, rewrite};
use crate::text::{Edit, Span};

declare_rule! {
    /// The file holds a comment, and the client's reader takes none.
    ///
    /// Strict JSON has no comments. Clients that read strict JSON refuse the whole file because of one.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json)
    /// {
    ///   // the one for search
    ///   "mcpServers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    /// ```json (good path=.vscode/mcp.json)
    /// {
    ///   // the one for search
    ///   "servers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    pub Comment = "comment" {
        category: Syntax, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259 has no comments", "measured per client: see the dialect in each client's table (2026-11)"],
    }
}

impl Rule for Comment {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let tolerance = config.file().tolerance;
        let mut above: Option<&Fault> = None;
        for (i, fault) in config.document.faults().iter().enumerate() {
            let style = match fault.kind {
                FaultKind::LineComment => "`//`",
                FaultKind::BlockComment => "`/* */`",
                FaultKind::HashComment => "`#`",
                _ => continue,
            };
            if tolerance.accepts(fault.kind) {
                continue;
            }
            // The lines of one remark are one finding, at the first of them.
            let follows = above.is_some_and(|last| continues(config.document, last, fault));
            above = Some(fault);
            if follows && config.document.format() != Format::Toml {
                continue;
            }
            if config.document.format() == Format::Toml {
                let slashes = Span::new(fault.span.start as usize, fault.span.start as usize + 2);
                report.add(
                    Finding::span(fault.span, format!("TOML has no {style} comments"))
                        .label(config.unparsed())
                        .help("start the comment with `#`")
                        .fix(Fix::safe("write the comment with `#`", [Edit::replace(slashes, "#")])),
                );
                continue;
            }
            // Where other comments are taken, this style alone is the mistake.
            let edit = if fault.kind == FaultKind::HashComment && tolerance.comments() {
                Fix::safe(
                    "write the comment with `//`",
                    [Edit::replace(Span::new(fault.span.start as usize, fault.span.start as usize + 1), "//")],
                )
            } else {
                let lines = block(config.document, &config.document.faults()[i..]);
                let remove = |line: &Fault| rewrite::remove_comment(config.document, Remark { span: line.span });
                Fix::risky("remove the comment", lines.map(remove).collect::<Vec<_>>())
            };
            let help = match Directive::is_one(fault.span.of(config.document.text())) {
                true => "remove it, and accept the finding in `mcp-lint.toml`, under `[[ignore]]`".to_owned(),
                false => format!(
                    "remove it, or write it under a key that {} ignores, such as `\"_comment\"`",
                    config.client().name
                ),
            };
            report.add(
                Finding::span(fault.span, format!("plain JSON has no {style} comments"))
                    .label(config.unparsed())
                    .help(help)
                    .fix(edit),
            );
        }
    }
}

/// The comments from the first one on that are the lines of one remark.
fn block<'f>(document: &'f Document<'f>, faults: &'f [Fault]) -> impl Iterator<Item = &'f Fault> {
    let mut last = &faults[0];
    let comments = faults.iter().filter(|fault| fault.kind == faults[0].kind);
    comments.enumerate().map_while(move |(i, fault)| {
        let goes_on = i == 0 || continues(document, last, fault);
        last = fault;
        goes_on.then_some(fault)
    })
}

/// Whether a comment stands in the line right below another one. Those that speak to this program stand alone.
fn continues(document: &Document<'_>, last: &Fault, next: &Fault) -> bool {
    let text = document.text();
    let plain = |fault: &Fault| fault.kind == FaultKind::LineComment && !Directive::is_one(fault.span.of(text));
    let between = &text[last.span.end as usize..next.span.start as usize];
    plain(last) && plain(next) && between.trim().is_empty() && between.matches('\n').count() == 1
}
