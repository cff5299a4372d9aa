//! A backslash that starts no escape, nearly always a Windows path.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix};
use crate::model::Config;
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::{FaultKind, Format, Node};
use crate::text::Edit;

declare_rule! {
    /// A backslash in a string starts no escape.
    ///
    /// In JSON a backslash begins an escape such as `\n`; a Windows path needs two backslashes (or slashes) instead of one.
    /// TOML has strings for it: between single quotes a backslash is a backslash.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "files": { "command": "C:\Users\me\server.exe" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "files": { "command": "C:\\Users\\me\\server.exe" } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "files": { "command": "C:\\Users\\me\\server.exe" } } }
    /// ```
    pub InvalidEscape = "invalid-escape" {
        category: Syntax, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259 section 7"],
    }
}

impl Rule for InvalidEscape {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let tolerance = config.file().tolerance;
        for fault in config.document.faults().iter().filter(|f| f.kind == FaultKind::InvalidEscape) {
            if tolerance.accepts(fault.kind) {
                continue;
            }
            let escape = fault.span.of(config.document.text());
            let message = match fault.aux {
                0 | 1 => format!("`{escape}` is not an escape"),
                n => format!("`{escape}` is not an escape; {n} backslashes of this string are single"),
            };
            let node = config.document.node_at(fault.span.start as usize);
            let help = match config.document.format() {
                Format::Json => "write every backslash twice, or use `/`",
                Format::Toml | Format::Yaml => "write it in single quotes, where a backslash is a backslash",
            };
            let mut finding =
                Finding::span(fault.span, message).label(config.unparsed()).help(help).fix(node.and_then(unescape));
            if let Some(node) = node {
                finding = finding.about(node);
            }
            report.add(finding);
        }
    }
}

/// Makes the backslashes of a string stand for themselves. Where some do already, a person should look.
pub(super) fn unescape(node: Node<'_>) -> Option<Fix> {
    match node.document().format() {
        Format::Json => double(node),
        Format::Toml | Format::Yaml => literal(node),
    }
}

/// Writes a string of TOML or YAML in single quotes, if its text can stand in them.
fn literal(node: Node<'_>) -> Option<Fix> {
    let text = node.body().of(node.document().text());
    let doubled = text.contains("\\\\") && !starts_with_share(text);
    let plain = text.replace("\\\"", "\"").replace("\\\\", "\\");
    let plain = if starts_with_share(text) { format!("\\{plain}") } else { plain };
    if plain.contains(['\'', '\n', '\r']) {
        return double(node);
    }
    let (title, edit) = ("write it in single quotes", Edit::replace(node.span(), format!("'{plain}'")));
    Some(if doubled { Fix::risky(title, [edit]) } else { Fix::safe(title, [edit]) })
}

/// Doubles the single backslashes of a string.
fn double(node: Node<'_>) -> Option<Fix> {
    let body = node.body();
    let text = body.of(node.document().text());
    let bytes = text.as_bytes();
    let (mut edits, mut doubled, mut at) = (Vec::new(), false, 0);
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\\', Some(b'\\')) => {
                doubled = true;
                at += 2;
            }
            (b'\\', Some(b'"')) if at + 2 < bytes.len() => at += 2,
            (b'\\', _) => {
                edits.push(Edit::insert(body.start as usize + at, "\\"));
                at += 1;
            }
            _ => at += 1,
        }
    }
    let title = "double the backslashes";
    match (edits.is_empty(), doubled && !starts_with_share(text)) {
        (true, _) => None,
        (false, true) => Some(Fix::risky(title, edits)),
        (false, false) => Some(Fix::safe(title, edits)),
    }
}

/// `\\server\share` begins with two backslashes that are meant as two.
fn starts_with_share(text: &str) -> bool {
    text.starts_with("\\\\") && !text[2..].contains("\\\\")
}
