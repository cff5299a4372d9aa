//! A comma before a closer.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Fault, FaultKind};
use crate::text::Edit;

declare_rule! {
    /// A comma stands before a closing bracket.
    ///
    /// JSON takes a comma between members, not after the last one. Some clients forgive it, most refuse the whole file.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://example.com/mcp" },
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.vscode/mcp.json)
    /// {
    ///   "servers": {
    ///     "docs": { "type": "http", "url": "https://example.com/mcp" },
    ///   }
    /// }
    /// ```
    pub TrailingComma = "trailing-comma" {
        category: Syntax, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["RFC 8259 section 4", "measured per client: see the dialect in each client's table (2026-11)"],
    }
}

impl Rule for TrailingComma {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let (faults, text) = (config.document.faults(), config.document.text());
        // A piece of a file ends in the comma that divided it from the next: its braces are what is missing.
        let is_piece = faults.iter().any(|fault| fault.kind == FaultKind::MissingOuterBraces);
        let is_cut = |fault: &Fault| is_piece && text[fault.span.end as usize..].trim().is_empty();
        let commas = faults.iter().filter(|fault| fault.kind == FaultKind::TrailingComma && !is_cut(fault));
        for fault in commas.filter(|f| config.refuses(f)) {
            report.add(
                Finding::span(fault.span, "a comma follows the last item")
                    .label(config.unparsed())
                    .help("remove it")
                    .fix(Fix::safe("remove the trailing comma", [Edit::delete(fault.span)])),
            );
        }
    }
}
