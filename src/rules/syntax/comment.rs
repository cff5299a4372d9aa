//! A comment in a file whose client takes none.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{FaultKind, Format};
use crate::text::{Edit, Span};

declare_rule! {
    /// The file holds a comment, and the client's reader takes none.
    ///
    /// Strict JSON has no comments. Clients that read strict JSON refuse the whole file because of one.
    ///
    /// ## Example
    /// ```json bad path=.mcp.json
    /// {
    ///   // the one for search
    ///   "mcpServers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    /// ```json fixed unsafe
    /// {
    ///   "mcpServers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    /// ```json good path=.vscode/mcp.json
    /// {
    ///   // the one for search
    ///   "servers": { "docs": { "type": "http", "url": "https://example.com/mcp" } }
    /// }
    /// ```
    pub Comment = "comment" {
        category: Syntax, level: Error, fix: Unsafe, since: "0.1.0",
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
                FaultKind::LineComment => "`//` comment",
                FaultKind::BlockComment => "`/* */` comment",
                FaultKind::HashComment => "`#` comment",
                _ => continue,
            };
            if tolerance.accepts(fault.kind) {
                continue;
            }
            if config.document.format() == Format::Toml {
                let slashes = Span::new(fault.span.start as usize, fault.span.start as usize + 2);
                report.add(
                    Finding::span(fault.span, format!("{style} in TOML"))
                        .label(config.unparsed())
                        .help("start the comment with `#`")
                        .fix(Fix::safe("write the comment with `#`", [Edit::replace(slashes, "#")])),
                );
                continue;
            }
            // Where the client takes other comments, this style alone is the mistake.
            let edit = if fault.kind == FaultKind::HashComment && tolerance.comments() {
                Fix::safe(
                    "write the comment with `//`",
                    [Edit::replace(Span::new(fault.span.start as usize, fault.span.start as usize + 1), "//")],
                )
            } else {
                Fix::risky("remove the comment", [Edit::delete(with_its_line(config.document.text(), fault.span))])
            };
            report.add(
                Finding::span(fault.span, format!("{style} in a file that must be plain JSON"))
                    .label(config.unparsed())
                    .help("remove it, or keep the remark in a key that the client ignores, such as `\"_comment\"`")
                    .fix(edit),
            );
        }
    }
}

/// The comment with the blanks before it, and with its whole line where nothing else stands there.
fn with_its_line(text: &str, span: Span) -> Span {
    let before = &text[..span.start as usize];
    let start = before.trim_end_matches([' ', '\t']).len();
    let after = &text[span.end as usize..];
    let rest = after.trim_start_matches([' ', '\t']);
    let line_break = ["\r\n", "\n"].iter().find(|b| rest.starts_with(**b));
    let alone = start == 0 || before[..start].ends_with('\n');
    match line_break {
        Some(line_break) if alone => Span::new(start, text.len() - rest.len() + line_break.len()),
        _ if alone => Span::new(start, span.end as usize + (after.len() - rest.len())),
        _ => Span::new(start, span.end as usize),
    }
}
