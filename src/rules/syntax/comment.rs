//! A comment in a file whose client takes none.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Directive};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{self, FaultKind, Format, rewrite};
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
        for fault in config.document.faults() {
            let style = match fault.kind {
                FaultKind::LineComment => "`//`",
                FaultKind::BlockComment => "`/* */`",
                FaultKind::HashComment => "`#`",
                _ => continue,
            };
            if tolerance.accepts(fault.kind) {
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
                let comment = syntax::Comment { span: fault.span };
                Fix::risky("remove the comment", [rewrite::remove_comment(config.document, comment)])
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
