//! A Windows path whose single backslashes happen to be valid escapes.

use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::FaultKind;

use super::invalid_escape::unescape;

declare_rule! {
    /// A backslash in a path is read as an escape: the value holds a control character.
    ///
    /// `C:\new\tools` is valid JSON, but its value holds a line break and a tab: no such path exists, and no client says so.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "files": { "command": "C:\tools\bin.exe" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "files": { "command": "C:\\tools\\bin.exe" } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "files": { "command": "tool", "args": ["--message", "two\nlines"] } } }
    /// ```
    pub CorruptedPath = "corrupted-path" {
        category: Syntax, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259 section 7", "modelcontextprotocol/servers issue 2519"],
    }
}

impl Rule for CorruptedPath {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for text in server.texts() {
            let value = text.node.text();
            let eaten = |b: u8| matches!(b, 8 | b'\t' | b'\n' | 12 | b'\r');
            let Some(at) = value.bytes().position(eaten) else { continue };
            // A string with a fault of its own belongs to the rule for that fault.
            let faulty = config.document.faults().iter().any(|f| {
                matches!(f.kind, FaultKind::InvalidEscape | FaultKind::RawNewline | FaultKind::ControlCharacter)
                    && text.node.span().contains(f.span)
            });
            if faulty || !is_windows_path(&value) {
                continue;
            }
            let span = text.node.part(at, at + 1);
            let written = span.of(config.document.text());
            let name = match value.as_bytes()[at] {
                b'\t' => "a tab",
                b'\n' => "a line break",
                b'\r' => "a carriage return",
                8 => "a backspace",
                _ => "a form feed",
            };
            report.add(
                Finding::span(span, format!("`{written}` is {name} in this path"))
                    .about(text.node)
                    .label("no such path exists")
                    .help("write every backslash twice, or use `/`")
                    .fix(unescape(text.node)),
            );
        }
    }
}

/// Whether a value begins like `C:\` with its first backslash possibly eaten by an escape.
fn is_windows_path(value: &str) -> bool {
    let bytes = value.as_bytes();
    let start = value.find(":\\").or_else(|| value.find(|c: char| c.is_ascii_control()).and_then(|i| i.checked_sub(1)));
    let Some(colon) = start.filter(|i| bytes[*i] == b':' && *i > 0) else { return false };
    let alone = colon == 1 || !bytes[colon - 2].is_ascii_alphanumeric();
    bytes[colon - 1].is_ascii_alphabetic() && alone
}
