//! Everything that keeps the client's reader from parsing the file and has no rule of its own.

use super::cut_off::{cut_off, open_at_end};
use super::repair::{is_colon_of, repair};
use super::{json_in_toml, piece::wrap, wording::words};
use crate::clients::Empty;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Snippet};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{Fault, FaultKind};

declare_rule! {
    /// The text is not what the client's reader can parse.
    ///
    /// One missing bracket or quote makes most clients drop every server of the file, often without a message. Each mistake is
    /// reported at its own place, and the rest of the file is still checked.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://example.com/mcp" }
    ///     'search': { url: "https://search.example.com/mcp" }
    ///   }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://example.com/mcp" },
    ///     "search": { "url": "https://search.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub SyntaxError = "syntax-error" {
        category: Syntax, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259", "TOML 1.0 and 1.1", "measured per client: see the dialect in each client's table (2026-11)"],
    }
}

impl Rule for SyntaxError {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let file = config.file();
        let open = open_at_end(config.document);
        report.extend(cut_off(config, &open));
        for fault in config.document.faults().iter().filter(|fault| !open.contains(fault)) {
            let Some(words) = words(fault, config.document) else { continue };
            if fault.kind == FaultKind::Empty && file.empty == Empty::Fine {
                report.extend((!file.mixed && !config.is_generic()).then(|| nothing(config, fault)));
                continue;
            }
            if fault.kind == FaultKind::MissingOuterBraces && config.snippet.is_some() {
                report.add(snippet(config, fault));
                continue;
            }
            let tolerated = !config.refuses(fault);
            if tolerated && fault.kind.is_dialect() {
                continue;
            }
            let node = config.document.node_at(fault.span.start as usize);
            // One list in the wrong brackets is one mistake, however many keys it has.
            if fault.kind == FaultKind::ColonInArray
                && config
                    .document
                    .faults()
                    .iter()
                    .take_while(|f| *f != fault)
                    .any(|f| node.is_some_and(|list| is_colon_of(f, list, config.document)))
            {
                continue;
            }
            // One paste is one mistake, too.
            let pasted = |fault: &&Fault| fault.kind == FaultKind::EscapedQuote;
            if pasted(&fault) && config.document.faults().iter().find(pasted) != Some(fault) {
                continue;
            }
            let help = json_in_toml::help(fault, config).unwrap_or_else(|| words.help.to_string());
            let mut finding = Finding::span(fault.span, words.message).help(help).fix(mended(fault, config));
            finding = if tolerated {
                finding
                    .level(Severity::Warning)
                    .label(format!("{} lets this pass, other readers do not", config.client().name))
            } else {
                finding.label(config.unparsed())
            };
            if let Some(opener) = opener(fault.kind, fault.aux, config) {
                finding = finding.related(opener, "opened here");
            }
            if let Some(node) = node {
                finding = finding.about(node);
            }
            report.add(finding);
        }
    }
}

/// What was visibly meant, as an edit.
fn mended(fault: &Fault, config: &Config<'_>) -> Option<Fix> {
    repair(fault, config.document).or_else(|| json_in_toml::tables(fault, config))
}

/// An empty file that the client takes: nobody keeps one for its servers on purpose.
fn nothing(config: &Config<'_>, fault: &Fault) -> Finding {
    Finding::span(fault.span, "the file is empty")
        .level(Severity::Warning)
        .label(format!("{} finds no server here, without a message", config.client().name))
        .help(format!("write `{{ \"{}\": {{ … }} }}`, or remove the file", config.servers_key()))
}

/// A piece of a file: what it holds is checked all the same.
fn snippet(config: &Config<'_>, fault: &Fault) -> Finding {
    let around = config.in_whole_file(match config.snippet {
        Some(Snippet::Entry) => "{ \"name-of-the-server\": { … } }",
        Some(Snippet::Environment) => "{ \"name-of-the-server\": { \"env\": { … } } }",
        _ => "{ … }",
    });
    Finding::span(fault.span, "this is a piece of a file, not a whole one")
        .level(Severity::Warning)
        .label(format!("alone, {} reads no server from it", config.client().name))
        .help(format!("put it inside `{around}`"))
        .fix(wrap(config))
}

fn opener(kind: FaultKind, at: u32, config: &Config<'_>) -> Option<crate::text::Span> {
    let opener = crate::text::Span::new(at as usize, at as usize + 1);
    let real = matches!(opener.of(config.document.text()), "{" | "[");
    (matches!(kind, FaultKind::MissingCloser | FaultKind::WrongCloser) && real).then_some(opener)
}
