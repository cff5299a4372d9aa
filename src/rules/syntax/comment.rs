//! A comment in a file whose client takes none.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Config, Directive};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{self, Fault, FaultKind, Format, rewrite};
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
        let mut plain: Vec<&Fault> = Vec::new();
        for fault in config.document.faults() {
            if style(fault.kind).is_empty() || tolerance.accepts(fault.kind) {
                continue;
            }
            if config.document.format() == Format::Toml {
                report.add(in_toml(config, fault));
            } else if fault.kind == FaultKind::HashComment && tolerance.comments() {
                report.add(hash(config, fault));
            } else if Directive::is_one(fault.span.of(config.document.text())) {
                let help = "remove it, and accept the finding in `mcp-lint.toml`, under `[[ignore]]`";
                report.extend(in_json(config, &[fault]).map(|finding| finding.help(help)));
            } else {
                plain.push(fault);
            }
        }
        report.extend(in_json(config, &plain));
    }
}

/// How a comment begins; empty: it is none.
fn style(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::LineComment => " `//`",
        FaultKind::BlockComment => " `/* */`",
        FaultKind::HashComment => " `#`",
        _ => "",
    }
}

fn in_toml(config: &Config<'_>, fault: &Fault) -> Finding {
    let slashes = Span::new(fault.span.start as usize, fault.span.start as usize + 2);
    Finding::span(fault.span, format!("TOML has no{} comments", style(fault.kind)))
        .label(config.unparsed())
        .help("start the comment with `#`")
        .fix(Fix::safe("write the comment with `#`", [Edit::replace(slashes, "#")]))
}

/// Where other comments are taken, this style alone is the mistake.
fn hash(config: &Config<'_>, fault: &Fault) -> Finding {
    let sign = Span::new(fault.span.start as usize, fault.span.start as usize + 1);
    Finding::span(fault.span, format!("plain JSON has no{} comments", style(fault.kind)))
        .label(config.unparsed())
        .help(in_words(config, "it"))
        .fix(Fix::safe("write the comment with `//`", [Edit::replace(sign, "//")]))
}

/// All comments of a file, as one: the first costs as much as the rest together.
fn in_json(config: &Config<'_>, faults: &[&Fault]) -> Option<Finding> {
    let (first, others) = faults.split_first()?;
    let style = if others.iter().all(|other| other.kind == first.kind) { style(first.kind) } else { "" };
    let more = match others.len() {
        0 => String::new(),
        1 => "; one more comment follows".to_owned(),
        count => format!("; {count} more comments follow"),
    };
    let (title, them) = if others.is_empty() { ("remove the comment", "it") } else { ("remove the comments", "them") };
    let removal = |fault: &&Fault| rewrite::remove_comment(config.document, syntax::Comment { span: fault.span });
    let edits: Vec<Edit> = faults.iter().map(removal).collect();
    Some(
        Finding::span(first.span, format!("plain JSON has no{style} comments"))
            .label(format!("{}{more}", config.unparsed()))
            .help(in_words(config, them))
            .fix(Fix::risky(title, edits)),
    )
}

fn in_words(config: &Config<'_>, them: &str) -> String {
    format!("remove {them}, or write {them} under a key that {} ignores, such as `\"_comment\"`", config.client().name)
}
