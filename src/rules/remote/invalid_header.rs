//! A header that HTTP does not allow, or whose name is misspelt.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Header, Server, is_described, mcp_remote, placeholder};
use crate::rules::security::has_hidden_character;
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::is_secret_name;
use crate::syntax::rewrite;
use crate::text::distance;

use super::malformed_bearer::is_authorization;

declare_rule! {
    /// A header's name or value is not allowed in HTTP, or its name is misspelt.
    ///
    /// A name is letters, digits and a few signs: no blank, no colon. A value is one line. A client that is given anything else
    /// fails before it sends the request. A misspelt `Authorization` is sent, and nobody reads it.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "X-Api-Key:": "${env:DOCS_KEY}" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "X-Api-Key": "${env:DOCS_KEY}" } } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorisation": "Bearer ${env:DOCS_KEY}" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${env:DOCS_KEY}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "X-Api-Key": "${env:DOCS_KEY}" } } } }
    /// ```
    pub InvalidHeader = "invalid-header" {
        category: Remote, level: Error, fix: Safe, since: "0.1.0",
        evidence: [
            "RFC 9110 sections 5.1 and 5.5",
            "a line break in a value was measured in thirteen clients: none sends the header, one connects without it (2026-11)",
            "Claude Code and Gemini CLI send nothing with a header beyond Latin-1, Copilot CLI does (measured 2026-11-21)",
        ],
    }
}

impl Rule for InvalidHeader {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let drops = server.field(Concept::Headers).and_then(|f| f.field).is_some_and(|field| field.drops_unsendable);
        for header in server.headers() {
            if let Some(finding) = name(server, &header).or_else(|| value(&header)) {
                let finding = match drops && !header.is_argument && finding.severity.is_none() {
                    true => finding.level(Severity::Warning).label(format!("{} leaves it out", config.client().name)),
                    false => finding,
                };
                report.add(finding.about(header.node));
            }
        }
        for word in nameless(server) {
            report.add(
                Finding::at(word, "this header has no colon")
                    .level(Severity::Warning)
                    .label("the bridge wants `Name:value` and leaves the header out")
                    .help("write `Name:value`"),
            );
        }
    }
}

/// What may stand in a name, by RFC 9110.
fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

fn name(server: &Server<'_>, header: &Header<'_>) -> Option<Finding> {
    let name = header.name.as_ref();
    // Blanks around it are another rule's business.
    let trimmed = name.trim();
    let key = server.header_map().and_then(|headers| headers.member(name)).map(|member| member.key);
    let free = |name: &str| server.headers().iter().all(|other| !other.name.eq_ignore_ascii_case(name));
    let rename = |to: &str| {
        let key = key.filter(|_| !header.is_argument && free(to))?;
        Some(Fix::safe(format!("rename the header to `{to}`"), [rewrite::replace_text(key, to)]))
    };
    if let Some(key) = key.filter(|_| trimmed.is_empty()) {
        return Some(
            Finding::at(key, "this header has no name")
                .label("HTTP does not allow it: the request fails before it is sent")
                .help("name the header, or remove the line"),
        );
    }
    if let Some((at, wrong)) = trimmed.char_indices().find(|(_, c)| !is_name_char(*c)) {
        // A letter that only looks right is a finding of its own.
        if has_hidden_character(trimmed) {
            return None;
        }
        let offset = name.len() - name.trim_start().len();
        let span = key
            .filter(|_| !header.is_argument)
            .map_or(header.name_span, |key| key.part(offset + at, offset + at + wrong.len_utf8()));
        let what = match wrong {
            ' ' | '\t' => "a blank".to_owned(),
            c if c.is_control() => "a control character".to_owned(),
            c => format!("`{c}`"),
        };
        let repaired = trimmed.trim_end_matches([':', '=', ' ']);
        let unique = !repaired.is_empty() && repaired.chars().all(is_name_char);
        return Some(
            Finding::span(span, format!("the header name contains {what}"))
                .label("HTTP does not allow it: the request fails before it is sent")
                .help("a name is letters, digits and hyphens")
                .fix(rename(repaired).filter(|_| unique)),
        );
    }
    const KNOWN: &[&str] = &["Authorization", "Content-Type", "User-Agent", "X-API-Key"];
    let lower = trimmed.to_ascii_lowercase();
    let right = KNOWN.iter().find(|known| {
        let known = known.to_ascii_lowercase();
        let limit = if known.len() > 11 { 2 } else { 1 };
        lower.len() > 8 && distance(&lower, &known, limit).is_some_and(|d| d > 0)
    })?;
    if !is_misspelling(&lower, right) || trimmed.contains('_') {
        return None;
    }
    Some(
        Finding::span(header.name_span, format!("`{trimmed}` is `{right}` misspelt"))
            .level(Severity::Warning)
            .label("it is sent, and no server reads it")
            .help(format!("write `{right}`"))
            .fix(rename(right)),
    )
}

/// Whether a name near to a known one is no name in its own right, such as `X-App-Key`.
fn is_misspelling(lower: &str, known: &str) -> bool {
    !lower.starts_with("x-") || known != "X-API-Key"
}

fn value(header: &Header<'_>) -> Option<Finding> {
    let value = header.value.as_ref();
    // The rule for credentials has its own words.
    if is_authorization(&header.name) && value.trim_start().get(..6).is_some_and(|s| s.eq_ignore_ascii_case("bearer")) {
        return None;
    }
    if value.is_empty() {
        let severity = if is_authorization(&header.name) { Severity::Warning } else { Severity::Info };
        return Some(
            Finding::at(header.node, "this header is empty")
                .level(severity)
                .label("it is sent without a value")
                .help("give it a value, or leave it out"),
        );
    }
    let Some((at, wrong)) = value.char_indices().find(|(_, c)| c.is_ascii_control() && *c != '\t') else {
        return beyond_latin(header, value);
    };
    let what = if matches!(wrong, '\n' | '\r') { "a line break" } else { "a control character" };
    let end = value.trim_end().len();
    if at >= end {
        // What browsers do, many clients do too: they take it off before they check the header.
        let edit = rewrite::replace_part(header.node, header.offset + end, header.offset + value.len(), "");
        return Some(
            Finding::span(header.part(end, value.len()), format!("{what} follows this value"))
                .level(Severity::Warning)
                .label("not every client takes it off before it sends the header")
                .help("end the value without it")
                .fix(Fix::safe(format!("remove {what}"), [edit])),
        );
    }
    Some(
        Finding::span(header.part(at, at + 1), format!("this header contains {what}"))
            .label("HTTP does not allow it: the request fails before it is sent")
            .help("write the value in one line"),
    )
}

/// A letter that no byte stands for: JavaScript refuses to send it, others send something of their own.
fn beyond_latin(header: &Header<'_>, value: &str) -> Option<Finding> {
    let (at, wrong) = value.char_indices().find(|(_, c)| *c > '\u{ff}' && !c.is_whitespace())?;
    // The description of a token is no header, and something invisible is a finding of its own.
    if placeholder(value).is_some()
        || is_secret_name(&header.name) && is_described(value)
        || has_hidden_character(value)
    {
        return None;
    }
    Some(
        Finding::span(header.part(at, at + wrong.len_utf8()), format!("a header cannot carry `{wrong}`"))
            .level(Severity::Warning)
            .label("most clients send no request with such a header")
            .help("write the value in plain letters, or encode it as the server wants"),
    )
}

/// Values of `--header` that have no name.
fn nameless<'d>(server: &Server<'d>) -> Vec<crate::syntax::Node<'d>> {
    let Some((_, args)) = mcp_remote(server) else { return Vec::new() };
    let pairs = args.windows(2).filter(|pair| pair[0].text == "--header");
    pairs.map(|pair| &pair[1]).filter(|w| !w.text.contains([':', '$', '{'])).map(|word| word.node).collect()
}
