//! A placeholder that nobody replaced.

use std::ops::Range;

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, Text, is_described, placeholder};
use crate::rules::listing::listed;
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::is_secret_name;
use crate::syntax::rewrite;

declare_rule! {
    /// A placeholder stands where a value belongs.
    ///
    /// Templates say `YOUR_API_KEY`, `<token>` or `/path/to/server` where a person must write something of their own. Left in
    /// place, a path does not exist and a key is refused. So it is with angle brackets that stay around a value of one's own, and
    /// with the name of a variable where its value belongs: nobody
    /// looks it up.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "YOUR_API_KEY" } } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "files": { "command": "node", "args": ["/path/to/server/index.js"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "args": ["--api-key", "SEARCH_API_KEY"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "search": { "command": "search-server", "args": ["--api-key", "${env:SEARCH_API_KEY}"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_API_KEY": "${env:YOUR_API_KEY}" } } } }
    /// ```
    pub PlaceholderValue = "placeholder-value" {
        category: Env, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["25 of 227 configs posted with a failure held a placeholder (collected 2026-11)"],
    }
}

const LEFT: &str = "this is a placeholder";

impl Rule for PlaceholderValue {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let texts = server.texts();
        let mut unset: Vec<(&Text<'_>, Range<usize>)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let value = text.node.text();
            let before = at.checked_sub(1).map(|at| &texts[at]).filter(|before| before.field == text.field);
            if let Some(range) = name_of_variable(text, &value, before) {
                report.add(unread_name(config, server, text, &value[range.clone()], range));
                continue;
            }
            let Some(range) = find(text, &value) else {
                report.extend(in_brackets(config, server, text, &value));
                continue;
            };
            if text.field == Fields::ENV && text.key.is_some() {
                unset.push((text, range));
                continue;
            }
            let (severity, label) = judge(text, &value, &range);
            report.add(in_place(text, &range, LEFT).level(quiet(config, server, severity)).label(label));
        }
        report.extend(variables(config, server, &unset));
    }
}

/// `severity`, or a remark where nothing is started yet.
fn quiet(config: &Config<'_>, server: &Server<'_>, severity: Severity) -> Severity {
    if server.is_disabled() || config.sample { Severity::Info } else { severity }
}

fn in_place(text: &Text<'_>, range: &Range<usize>, message: impl Into<String>) -> Finding {
    Finding::span(text.node.part(range.start, range.end), message)
        .about(text.node)
        .help("put your own value in its place")
}

/// All variables of a server that nobody has filled in, as one finding that shows the first few: they come from one template.
fn variables(config: &Config<'_>, server: &Server<'_>, unset: &[(&Text<'_>, Range<usize>)]) -> Option<Finding> {
    let ((text, range), others) = unset.split_first()?;
    let (severity, label) = judge(text, &text.node.text(), range);
    let finding = if others.is_empty() {
        in_place(text, range, LEFT)
    } else {
        let names = unset.iter().filter_map(|(text, _)| Some(format!("`{}`", text.key?.text())));
        let message = format!("{} are placeholders", listed(&names.collect::<Vec<_>>()));
        let finding = in_place(text, range, message).help("put your own values in their place");
        let so_are = others.iter().take(2).fold(finding, |finding, (text, range)| {
            finding.related(text.node.part(range.start, range.end), "so is this")
        });
        match server.value(Concept::Env) {
            Some(env) => so_are.about(env),
            None => so_are,
        }
    };
    Some(finding.level(quiet(config, server, severity)).label(label))
}

/// A value of one's own between the angle brackets of the sample: `<E:/notes>`.
fn in_brackets(config: &Config<'_>, server: &Server<'_>, text: &Text<'_>, value: &str) -> Option<Finding> {
    let inner = value.strip_prefix('<')?.strip_suffix('>').filter(|_| text.language.is_none())?;
    let drive = inner
        .as_bytes()
        .get(..3)
        .is_some_and(|b| b[0].is_ascii_alphabetic() && b[1] == b':' && matches!(b[2], b'/' | b'\\'));
    let is_path = drive || inner.starts_with("~/") || inner.starts_with('/') && inner[1..].contains('/');
    // Of addresses another rule speaks.
    if !is_path || inner.contains(['<', '>', '\n']) {
        return None;
    }
    let severity = match text.field {
        _ if server.is_disabled() || config.sample => Severity::Info,
        Fields::ENV => Severity::Warning,
        _ => Severity::Error,
    };
    Some(
        Finding::span(text.node.part(0, 1), "the angle brackets of a sample are still around this path")
            .about(text.node)
            .level(severity)
            .label("no path has them")
            .help("leave them out")
            .fix(Fix::safe("remove the angle brackets", [rewrite::replace_text(text.node, inner)])),
    )
}

/// The name of a variable that stands where its value belongs: `"API_KEY": "API_KEY"`, `--api-key`, `ACME_API_KEY`.
fn name_of_variable(text: &Text<'_>, value: &str, before: Option<&Text<'_>>) -> Option<Range<usize>> {
    let start = value.rfind(' ').map_or(0, |blank| blank + 1);
    let name = &value[start..];
    let is_name = name.contains('_')
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        && is_secret_name(name)
        && placeholder(name).is_none();
    let key = || text.key.map(|key| key.text());
    let belongs = match text.field {
        _ if !is_name || text.language.is_some() => false,
        Fields::ENV => start == 0 && key().is_some_and(|key| key == name),
        Fields::HEADERS => key().is_some_and(|key| is_secret_name(&key)),
        Fields::ARGS => start == 0 && before.is_some_and(|flag| is_secret_option(&flag.node.text())),
        _ => false,
    };
    belongs.then_some(start..value.len())
}

/// `--api-key`, and not `--token-env`, which takes the name.
fn is_secret_option(word: &str) -> bool {
    word.starts_with("--") && !word.contains('=') && is_secret_name(word)
}

fn unread_name(config: &Config<'_>, server: &Server<'_>, text: &Text<'_>, name: &str, range: Range<usize>) -> Finding {
    let variable = config.variable(name, text.field);
    let help = match &variable {
        Some(variable) => format!("write `{variable}`, or the value"),
        None => "write the value".to_owned(),
    };
    Finding::span(text.node.part(range.start, range.end), "this is the name of a variable, not its value")
        .about(text.node)
        .level(quiet(config, server, Severity::Warning))
        .label("the server gets the name")
        .help(help)
        .fix(variable.map(|variable| {
            let edit = rewrite::replace_part(text.node, range.start, range.end, &variable);
            Fix::risky(format!("write `{variable}`"), [edit])
        }))
}

fn find(text: &Text<'_>, value: &str) -> Option<Range<usize>> {
    if text.language.is_some() {
        return None;
    }
    let found = placeholder(value).or_else(|| described(text, value));
    match text.field {
        // Prose and patterns are arguments too; a cut-off word means nothing there unless it is all there is.
        Fields::ARGS => found.filter(|range| {
            let is_cut = ["...", "…", "**"].iter().any(|mark| value[range.clone()].contains(mark));
            let is_line = value.matches(' ').count() > 3 || value.contains('\n');
            !is_line && (!is_cut || range.len() == value.len())
        }),
        // Words in braces are a format in many other places.
        Fields::ENV if found.is_none() && text.key.is_some_and(|key| is_secret_name(&key.text())) => in_braces(value),
        _ => found,
    }
}

/// A token described in another script: `Bearer 密钥`. Passwords may hold any letter.
fn described(text: &Text<'_>, value: &str) -> Option<Range<usize>> {
    let key = text.key.map(|key| key.text().to_ascii_lowercase())?;
    let is_ascii = matches!(text.field, Fields::ENV | Fields::HEADERS) && is_secret_name(&key) && !key.contains("pass");
    let start = value.rfind(' ').map_or(0, |blank| blank + 1);
    (is_ascii && is_described(&value[start..])).then_some(start..value.len())
}

/// `{secret}`, `{your_api_key}`: all there is of a value.
fn in_braces(value: &str) -> Option<Range<usize>> {
    let inner = value.strip_prefix('{')?.strip_suffix('}')?;
    let words = inner.len() > 2 && inner.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | ' '));
    words.then_some(0..value.len())
}

fn judge(text: &Text<'_>, value: &str, range: &Range<usize>) -> (Severity, &'static str) {
    let is_path = value[range.clone()].contains(['/', '\\']);
    let in_query = value[..range.start].contains('?');
    match text.field {
        Fields::COMMAND | Fields::CWD => (Severity::Error, "there is no such file"),
        Fields::URL if in_query => (Severity::Warning, "the server gets this text unchanged"),
        Fields::URL => (Severity::Error, "there is no such address"),
        Fields::ARGS if is_path => (Severity::Error, "there is no such file"),
        Fields::HEADERS => (Severity::Warning, "the server refuses it"),
        _ => (Severity::Warning, "the server gets this text unchanged"),
    }
}
