//! Bytes that are not UTF-8.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::FaultKind;

declare_rule! {
    /// The file is not UTF-8.
    ///
    /// PowerShell's `>` and some editors write UTF-16; every client reads UTF-8 and sees no JSON in it.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json encoding=utf-16)
    /// { "mcpServers": { "docs": { "url": "https://example.com/mcp" } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "docs": { "url": "https://example.com/mcp" } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://example.com/mcp" } } }
    /// ```
    pub BadEncoding = "bad-encoding" {
        category: Syntax, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: ["RFC 8259 section 8.1", "every client measured refuses UTF-16 (2026-11)"],
    }
}

impl Rule for BadEncoding {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        for fault in config.document.faults().iter().filter(|f| f.kind == FaultKind::BadEncoding) {
            let utf16 = fault.aux == 1;
            let message =
                if utf16 { "the file is UTF-16, not UTF-8" } else { "the file is not UTF-8: this byte is not text" };
            // The text is decoded already: writing it again is the whole repair. Lost bytes cannot be repaired.
            let fix = utf16.then(|| Fix::risky("convert the file to UTF-8", []));
            let finding = Finding::span(fault.span, message);
            let finding = match utf16 || config.refuses(fault) {
                true => finding.label(config.unparsed()),
                false => {
                    finding.level(Severity::Warning).label(format!("{} reads `�` in its place", config.client().name))
                }
            };
            report.add(finding.help("save it as UTF-8 without byte order mark").fix(fix));
        }
    }
}
