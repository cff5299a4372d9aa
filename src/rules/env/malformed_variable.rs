//! A reference to a variable that is not finished, or not formed as this client reads it.

use std::ops::Range;

use crate::clients::{Fields, Shell, Syntax};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, Text, is_name};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// A reference to a variable is malformed, so it is not expanded as meant.
    ///
    /// `${NAME` without its brace and `${ NAME }` with blanks stay as they are written. A default ends at the first `}`, so that one
    /// reference inside another leaves a stray brace behind.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${DOCS_TOKEN" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "env": { "DOCS_TOKEN": "${ env:DOCS_TOKEN }" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "command": "docs-server", "env": { "DOCS_TOKEN": "${env:DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "docs-server", "env": { "DOCS_TOKEN": "${DOCS_TOKEN:-none}" } } } }
    /// ```
    pub MalformedVariable = "malformed-variable" {
        category: Env, level: Warning, fix: Safe, since: "0.1.0",
        evidence: ["nested defaults, `${NAME-x}` and blanks inside the braces were probed in Claude Code 2.1.329 (2026-11)"],
    }
}

impl Rule for MalformedVariable {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let client = config.client();
        let on_line = |field| field == Fields::COMMAND || field == Fields::ARGS;
        let shell = matches!(client.spawn.shell, Shell::Always | Shell::Unknown);
        for text in server.texts() {
            if text.language.is_some() || (shell && on_line(text.field)) || !reads_braces(config, text.field) {
                continue;
            }
            let value = text.node.text();
            if let Some(fault) = find(config, text.field, &value) {
                report.add(finding(config, server, text, fault));
            }
        }
    }
}

/// Whether the client reads any `${…}` in a field.
fn reads_braces(config: &Config<'_>, field: Fields) -> bool {
    [Syntax::Braces, Syntax::Default, Syntax::EnvColon].iter().any(|syntax| config.expands(*syntax, field))
}

struct Fault {
    range: Range<usize>,
    what: &'static str,
    does: &'static str,
    help: String,
    /// The text to put in the place of the range.
    repair: Option<String>,
}

/// The first malformed reference of a text.
fn find(config: &Config<'_>, field: Fields, value: &str) -> Option<Fault> {
    // Few texts have one at all, and one sign is found faster than two.
    value.find('$').and_then(|first| {
        value[first..].match_indices("${").find_map(|(at, _)| {
            let start = first + at;
            // `${{ … }}` belongs to a template language, `$${` is an escape.
            if value[start..].starts_with("${{") || value[..start].ends_with('$') {
                return None;
            }
            let rest = &value[start + 2..];
            match rest.find('}') {
                None => unclosed(value, start),
                Some(close) => closed(config, field, start, &rest[..close]),
            }
        })
    })
}

fn unclosed(value: &str, start: usize) -> Option<Fault> {
    let rest = &value[start + 2..];
    let prefix = if rest.starts_with("env:") { 4 } else { 0 };
    let len =
        rest[prefix..].find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len() - prefix) + prefix;
    if !is_name(&rest[prefix..len]) {
        return None;
    }
    let written = &value[start..start + 2 + len];
    // Right after the name is the only place for the brace where the name ends the text or a path goes on.
    let unique = rest[len..].is_empty() || rest[len..].starts_with('/');
    Some(Fault {
        range: start..start + written.len(),
        what: "this reference has no closing brace",
        does: "it is passed on unchanged",
        help: "close it with `}` after the name".to_owned(),
        repair: unique.then(|| format!("{written}}}")),
    })
}

fn closed(config: &Config<'_>, field: Fields, start: usize, inner: &str) -> Option<Fault> {
    let range = start..start + inner.len() + 3;
    if inner.contains(":-") && inner.contains("${") {
        return Some(Fault {
            range,
            what: "the default contains another reference",
            does: "the default ends at the first `}`, and the second stays behind",
            help: "use a plain text as the default, or none".to_owned(),
            repair: None,
        });
    }
    if inner.contains("${") {
        return unclosed(&format!("${{{inner}"), 0).map(|fault| Fault {
            range: start..start + fault.range.end,
            repair: None,
            ..fault
        });
    }
    let trimmed = inner.trim();
    let name = trimmed.strip_prefix("env:").unwrap_or(trimmed);
    if trimmed != inner && is_name(name) {
        return Some(Fault {
            range,
            what: "the braces contain blanks",
            does: "it is passed on unchanged",
            help: "write the name without blanks".to_owned(),
            repair: Some(format!("${{{trimmed}}}")),
        });
    }
    let (name, default) = inner.split_once('-')?;
    let dash = is_name(name) && name.len() > 2 && !name.bytes().any(|b| b.is_ascii_lowercase());
    (dash && config.expands(Syntax::Default, field)).then(|| Fault {
        range,
        what: "`:-` is missing before the default",
        does: "it is passed on unchanged",
        help: "write `:-` between name and default".to_owned(),
        repair: Some(format!("${{{name}:-{default}}}")),
    })
}

fn finding(config: &Config<'_>, server: &Server<'_>, text: &Text<'_>, fault: Fault) -> Finding {
    let fatal = matches!(text.field, Fields::HEADERS | Fields::COMMAND | Fields::URL | Fields::CWD);
    let severe = fatal && !server.is_disabled() && fault.does.starts_with("it is");
    let severity = if severe { config.soften(Severity::Error) } else { Severity::Warning };
    let fix = fault.repair.map(|repair| {
        let edit = rewrite::replace_part(text.node, fault.range.start, fault.range.end, &repair);
        Fix::safe("repair the reference", [edit])
    });
    Finding::span(text.node.part(fault.range.start, fault.range.end), fault.what)
        .about(text.node)
        .level(severity)
        .label(fault.does)
        .help(fault.help)
        .fix(fix)
}
