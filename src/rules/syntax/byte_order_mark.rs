//! A byte order mark at the start of the file.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::FaultKind;
use crate::text::Edit;

declare_rule! {
    /// The file starts with a byte order mark that the client's reader refuses.
    ///
    /// Some Windows programs put these three invisible bytes before the text; nothing of them shows in an editor.
    ///
    /// ## Example
    /// ```json (bad path=.gemini/settings.json)
    /// \u{feff}{ "mcpServers": { "docs": { "url": "https://example.com/mcp" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://example.com/mcp" } } }
    /// ```
    /// ```json (good path=.mcp.json)
    /// \u{feff}{ "mcpServers": { "docs": { "type": "http", "url": "https://example.com/mcp" } } }
    /// ```
    pub ByteOrderMark = "byte-order-mark" {
        category: Syntax, level: Error, fix: Safe, since: "0.1.0",
        evidence: ["RFC 8259 section 8.1", "measured per client: see the dialect in each client's table (2026-11)"],
    }
}

impl Rule for ByteOrderMark {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let faults = config.document.faults().iter().filter(|f| f.kind == FaultKind::ByteOrderMark);
        for fault in faults.filter(|f| config.refuses(f)) {
            report.add(
                Finding::span(fault.span, "the file starts with a byte order mark")
                    .label(config.unparsed())
                    .help("save the file as UTF-8 without byte order mark")
                    .fix(Fix::safe("remove the byte order mark", [Edit::delete(fault.span)])),
            );
        }
    }
}
