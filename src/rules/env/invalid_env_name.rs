//! A name that no environment variable can have.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, is_name, is_remark, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::{is_placeholder, known_tokens};
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// An environment variable has a name that it cannot have.
    ///
    /// A name is not empty and holds no `=`: the operating system takes the first one for the end of the name. With a blank inside
    /// it can be set, but no program reads it.
    ///
    /// Some fields take the name of a variable rather than its value. A token there, or `$NAME`, is looked up as a name, and
    /// nothing is found.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG=en": "" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG": "en", "search.lang": "en" } } } }
    /// ```
    /// ```toml (bad path=.codex/config.toml)
    /// [mcp_servers.docs]
    /// url = "https://docs.example.com/mcp"
    /// bearer_token_env_var = "$DOCS_TOKEN"
    /// ```
    /// ```toml (fixed)
    /// [mcp_servers.docs]
    /// url = "https://docs.example.com/mcp"
    /// bearer_token_env_var = "DOCS_TOKEN"
    /// ```
    pub InvalidEnvName = "invalid-env-name" {
        category: Env, level: Error, fix: Safe, since: "0.1.0",
        evidence: [
            "POSIX.1-2024 section 8.1: names do not contain `=`",
            "Codex 0.169.0 does not start a server whose `bearer_token_env_var` is `$NAME` or a token (measured 2026-11-21)",
        ],
    }
}

impl Rule for InvalidEnvName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for member in server.env().filter(|member| !is_remark(&member.key.text())) {
            if let Some(finding) = check(member.key) {
                // Clients set it all the same, and the server starts (measured with three of them).
                let severity = if server.is_disabled() { Severity::Info } else { Severity::Warning };
                report.add(finding.level(severity).about(member.key));
            }
        }
        for (node, severity) in named(server) {
            if let Some(finding) = meant_as_value(node, config.client().name) {
                let severity = if server.is_disabled() { Severity::Info } else { config.soften(severity) };
                report.add(finding.level(severity));
            }
        }
    }
}

/// The strings that name a variable, each with what it costs if there is none: without its token the server refuses everything.
fn named<'d>(server: &Server<'d>) -> Vec<(Node<'d>, Severity)> {
    let mut found = Vec::new();
    for field in server.fields.iter().filter(|field| field.is_read()) {
        let value = field.member.value;
        match field.concept {
            Some(Concept::BearerToken) if field.name().to_ascii_lowercase().contains("env") => {
                found.push((value, Severity::Error));
            }
            Some(Concept::HeaderVariables) => found.extend(value.members().map(|m| (m.value, Severity::Warning))),
            Some(Concept::EnvPassthrough) => found.extend(value.items().map(|item| (item, Severity::Warning))),
            _ => {}
        }
    }
    found.retain(|(node, _)| node.is_string());
    found
}

/// A reference or a value where the name of a variable belongs.
fn meant_as_value(node: Node<'_>, client: &str) -> Option<Finding> {
    let text = node.text();
    let value = text.trim();
    let mut within = references(value).into_iter();
    if let Some(only) = within.next().filter(|r| r.range == (0..value.len()) && is_name(r.name)) {
        return Some(
            Finding::at(node, "the name of a variable belongs here, not a reference to it")
                .label(format!("{client} looks for a variable that is called `{value}`"))
                .help(format!("write `{}`", only.name))
                .fix(Fix::safe(format!("write `{}`", only.name), [rewrite::replace_text(node, only.name)])),
        );
    }
    // Names with a dot or a hyphen are odd, but can be set.
    let possible = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '(' | ')');
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let random =
        value.len() > 24 && digits > 3 && !value.contains('_') && value.bytes().any(|b| b.is_ascii_lowercase());
    let token = random || !known_tokens(value).is_empty();
    if value.is_empty() || is_placeholder(value) || value.chars().all(possible) && !token {
        return None;
    }
    Some(
        Finding::at(node, "this is not the name of a variable")
            .label(format!("{client} looks for a variable that is called so, and finds none"))
            .help("put the value into a variable, and write the name of that variable here"),
    )
}

fn check(key: Node<'_>) -> Option<Finding> {
    let name = key.text();
    if name.trim().is_empty() {
        let finding = Finding::at(key, "this variable has no name");
        return Some(finding.label("no program can read it").help("name the variable, or remove the line"));
    }
    if let Some(at) = name.find('=') {
        let finding = Finding::span(key.part(at, at + 1), "the name of this variable contains `=`");
        let finding = finding.label("for every program the name ends here");
        return Some(finding.help("write the name as the key and the value beside it"));
    }
    // Blanks around it are another rule's business.
    let inner = name.trim();
    let offset = name.len() - name.trim_start().len();
    let (at, wrong) = inner.char_indices().find(|(_, c)| c.is_whitespace() || c.is_control())?;
    let span = key.part(offset + at, offset + at + wrong.len_utf8());
    Some(
        Finding::span(span, "the name of this variable contains a blank")
            .label("no program reads a variable of such a name")
            .help("write the name that the server reads"),
    )
}
