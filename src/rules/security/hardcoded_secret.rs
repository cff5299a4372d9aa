//! A key, token or password in plain text.

use std::borrow::Cow;
use std::ops::Range;

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Address, Config, Header, Server, Text, is_name, mcp_remote, references};
use crate::rules::remote::is_secret_parameter;
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::{database_password, is_placeholder, is_secret_name, known_tokens, variable_name};
use crate::syntax::rewrite;

declare_rule! {
    /// A secret stands in the file in plain text.
    ///
    /// Whoever can read the file has the secret, and a file in a repository stays readable in its history after the secret is
    /// removed. In a file of your own it is mentioned only.
    ///
    /// Secrets are tokens whose form shows whose they are, private keys, passwords in the addresses of databases, and values of
    /// `Authorization` and of keys and tokens that look random. Identifiers, placeholders and the usual passwords of databases on
    /// your own machine are none.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "code": { "command": "code-server", "env": { "GITHUB_TOKEN": "ghp_q7w8e9r0t1z2u3i4" } } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "code": { "command": "code-server", "env": { "GITHUB_TOKEN": "${env:GITHUB_TOKEN}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "code": { "command": "code-server", "env": { "GITHUB_TOKEN": "${env:GITHUB_TOKEN}" } },
    ///     "data": { "command": "data-server", "args": ["postgresql://postgres:postgres@localhost:5432/app"] }
    ///   }
    /// }
    /// ```
    pub HardcodedSecret = "hardcoded-secret" {
        category: Security, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: ["4 % of 602 committed files held a token (collected 2026-11)"],
    }
}

impl Rule for HardcodedSecret {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let headers = server.headers();
        let texts = server.texts();
        let bridged = mcp_remote(server).and_then(|(_, args)| args.first()).map(|word| word.node);
        for (at, text) in texts.iter().enumerate() {
            let value = text.node.text();
            let header = headers.iter().find(|header| header.node == text.node);
            let before = at.checked_sub(1).map(|at| &texts[at]).filter(|before| before.field == text.field);
            let is_address = text.field == Fields::URL || bridged == Some(text.node);
            let found =
                secret(text, &value, header, before).filter(|range| !is_address || !is_told_elsewhere(&value, range));
            if let Some(range) = found {
                report.add(finding(config, server, text, &value, range, header, before));
            }
        }
    }
}

/// The first secret in a text.
fn secret(
    text: &Text<'_>,
    value: &str,
    header: Option<&Header<'_>>,
    before: Option<&Text<'_>>,
) -> Option<Range<usize>> {
    let known = known_tokens(value).into_iter().find(|range| !is_demo(&value[range.clone()]));
    known.or_else(|| database_password(value)).or_else(|| {
        let (name, from) = match (header, text.key) {
            (Some(header), _) => (header.name.clone(), header.offset),
            (None, Some(key)) => (key.text(), 0),
            (None, None) => return in_argument(text, value, before),
        };
        // A scheme such as `Bearer` is no part of the secret.
        let written = value[from..].trim_end();
        let last = written.split_whitespace().next_back().filter(|_| written.split_whitespace().count() < 3)?;
        let end = from + written.len();
        let range = end - last.len()..end;
        (is_random(&value[range.clone()]) && is_secret_name(&name)).then_some(range)
    })
}

/// The value of an option or of a variable among the arguments: `--api-key VALUE`, `--api-key=VALUE`, `API_KEY="VALUE"`.
fn in_argument(text: &Text<'_>, value: &str, before: Option<&Text<'_>>) -> Option<Range<usize>> {
    if text.field != Fields::ARGS || text.language.is_some() {
        return None;
    }
    let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let (name, start) = match value.split_once('=').filter(|(name, _)| is_name(name)) {
        Some((name, _)) => (Cow::Borrowed(name), name.len() + 1),
        None => (before?.node.text(), 0),
    };
    let quoted = value[start..].strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let range = match quoted {
        Some(inner) => start + 1..start + 1 + inner.len(),
        None => start..value.len(),
    };
    let named = is_secret_name(&name) && (start > 0 || name.starts_with('-') && !name.contains('='));
    (named && is_random(&value[range.clone()])).then_some(range)
}

/// Keys that the makers of local development tools ship to everybody: those of a local Supabase.
fn is_demo(token: &str) -> bool {
    token.contains(".eyJpc3MiOiJzdXBhYmFzZS1kZW1v")
}

/// Whether a value looks like one that a machine made up to be kept secret, and is no identifier.
fn is_random(value: &str) -> bool {
    if is_demo(value) {
        return false;
    }
    let plain = value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.+/=~".contains(&b));
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let parts: Vec<usize> = value.split('-').map(str::len).collect();
    let uuid = parts == [8, 4, 4, 4, 12];
    let is_path = value.starts_with(['/', '.']) || value.matches('/').count() > 2;
    let is_word = value.split(['-', '_', '.']).all(|part| part.len() < 10);
    plain
        && value.len() >= 20
        && digits >= 4
        && letters >= 4
        && !uuid
        && !is_path
        && !is_word
        && !is_placeholder(value)
        && references(value).is_empty()
}

/// Whether the rule for addresses speaks of this part of one.
fn is_told_elsewhere(value: &str, range: &Range<usize>) -> bool {
    let address = Address::new(value);
    let inside = |part: &Range<usize>| part.start <= range.start && range.end <= part.end;
    let parameter = |query: &Range<usize>| {
        let pair = value[..range.start].rfind(['?', '&']).map_or("", |at| &value[at + 1..query.end]);
        let pair = pair.split('&').next().unwrap_or("");
        pair.split_once('=').is_some_and(|(name, value)| is_secret_parameter(name, value))
    };
    address.userinfo.as_ref().is_some_and(inside) || address.query.as_ref().is_some_and(|q| inside(q) && parameter(q))
}

fn finding(
    config: &Config<'_>,
    server: &Server<'_>,
    text: &Text<'_>,
    value: &str,
    range: Range<usize>,
    header: Option<&Header<'_>>,
    before: Option<&Text<'_>>,
) -> Finding {
    let name = name(server, text, value, &range, header, before);
    let readable = text.language.is_none();
    let inside = config.variable(&name, text.field).filter(|_| readable);
    // A variable of the environment takes its whole value from the variable of its name.
    let whole = text.field == Fields::ENV || inside.is_none();
    let variable = inside.or_else(|| config.whole_variable(&name, text.field).filter(|_| readable));
    let fix = variable.as_ref().map(|variable| {
        let edit = match whole {
            true => rewrite::replace_text(text.node, variable),
            false => rewrite::replace_part(text.node, range.start, range.end, variable),
        };
        Fix::risky(format!("write `{variable}`"), [edit])
    });
    let (severity, label) = if config.is_shared() {
        (Severity::Warning, "everybody who can read this file has it")
    } else {
        (Severity::Info, "every program and backup that reads this file has it")
    };
    let all = whole && text.field != Fields::ENV && range != (0..value.len());
    let to = if all { " to all of this text" } else { "" };
    let help = match &variable {
        Some(variable) if config.is_shared() => {
            format!("write `{variable}`, set that variable{to}, and replace the secret if the file was ever shared")
        }
        Some(variable) => format!("write `{variable}`, and set that variable{to}"),
        None if config.is_shared() => "move this server to a file of your own".to_owned(),
        None => "keep this file to yourself".to_owned(),
    };
    Finding::span(text.node.part(range.start, range.end), "this secret is in plain text")
        .about(text.node)
        .level(severity)
        .label(label)
        .help(help)
        .fix(fix)
}

/// The name of a variable for the secret.
fn name(
    server: &Server<'_>,
    text: &Text<'_>,
    value: &str,
    range: &Range<usize>,
    header: Option<&Header<'_>>,
    before: Option<&Text<'_>>,
) -> String {
    let server_name = server.name();
    let key = text.key.map(|key| key.text());
    if let Some(key) = key.as_ref().filter(|key| text.field == Fields::ENV && is_name(key)) {
        return key.to_string();
    }
    if let Some(header) = header.filter(|header| is_secret_name(&header.name)) {
        let is_scheme = header.name.eq_ignore_ascii_case("authorization");
        return variable_name(&[&server_name, if is_scheme { "token" } else { &header.name }]);
    }
    // `NAME=value`, `--api-key=value`, `--api-key value`
    let assigned = value[..range.start].trim_end_matches('"').strip_suffix('=').unwrap_or("");
    let flag = before.map(|before| before.node.text()).filter(|word| word.starts_with('-') && range.start == 0);
    if is_name(assigned) && assigned.len() > 2 {
        assigned.to_owned()
    } else if assigned.starts_with('-') && is_secret_name(assigned) {
        variable_name(&[&server_name, assigned])
    } else if let Some(flag) = flag.filter(|flag| is_secret_name(flag)) {
        variable_name(&[&server_name, &flag])
    } else if server.value(Concept::Url).is_none() && database_password(value).as_ref() == Some(range) {
        variable_name(&[&server_name, "password"])
    } else {
        variable_name(&[&server_name, "token"])
    }
}
