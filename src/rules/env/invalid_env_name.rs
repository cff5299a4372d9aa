//! A name that no environment variable can have.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, is_remark, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::{is_known_token, is_placeholder};
use crate::syntax::{Node, rewrite};

declare_rule! {
    /// An environment variable has a name that it cannot have.
    ///
    /// A name is not empty and holds no `=`: the operating system takes the first one for the end of the name. With a blank inside
    /// it can be set, but no program reads it. Some fields take the name of a variable: a token there, or a reference, is none.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG=en": "" } } } }
    /// ```
    /// ```toml (bad path=.codex/config.toml)
    /// [mcp_servers.search]
    /// url = "https://search.example.net/mcp"
    /// bearer_token_env_var = "${SEARCH_TOKEN}"
    /// ```
    /// ```toml (fixed)
    /// [mcp_servers.search]
    /// url = "https://search.example.net/mcp"
    /// bearer_token_env_var = "SEARCH_TOKEN"
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "search": { "command": "search-server", "env": { "SEARCH_LANG": "en", "search.lang": "en" } } } }
    /// ```
    pub InvalidEnvName = "invalid-env-name" {
        category: Env, level: Error, fix: Mixed, since: "0.1.0",
        evidence: [
            "POSIX.1-2024 section 8.1: names do not contain `=`",
            "github/github-mcp-server issue 1633: a token for the name of its variable",
            "Codex 0.169.0 does not start a server whose token is to be in a variable called `$NAME` (measured 2026-11-21)",
        ],
    }
}

impl Rule for InvalidEnvName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for (node, worst) in given_names(server) {
            if let Some(finding) = check_given(config, node, worst) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(node));
            }
        }
        for member in server.env().filter(|member| !is_remark(&member.key.text())) {
            if let Some(finding) = check(member.key) {
                // Clients set it all the same, and the server starts (measured with three of them).
                let severity = if server.is_disabled() { Severity::Info } else { Severity::Warning };
                report.add(finding.level(severity).about(member.key));
            }
        }
    }
}

/// What stands where the client takes the name of a variable, to look its value up, with what it costs at worst: without its
/// token a server refuses everything, without a variable of many it may start.
fn given_names<'d>(server: &Server<'d>) -> Vec<(Node<'d>, Severity)> {
    let mut names = Vec::new();
    for field in server.fields.iter().filter(|f| f.is_read()) {
        let value = field.member.value;
        match field.concept {
            Some(Concept::EnvPassthrough) => names.extend(value.items().map(|item| (item, Severity::Warning))),
            Some(Concept::HeaderVariables) => names.extend(value.members().map(|m| (m.value, Severity::Error))),
            Some(Concept::BearerToken) if field.name().to_ascii_lowercase().contains("env") => {
                names.push((value, Severity::Error));
            }
            _ => {}
        }
    }
    names.retain(|(node, _)| node.is_string());
    names
}

fn check_given(config: &Config<'_>, node: Node<'_>, worst: Severity) -> Option<Finding> {
    let text = node.text();
    let client = config.client();
    let unset = format!("{} looks for a variable of this name", client.name);
    let value = |what: &str| {
        let finding = Finding::at(node, format!("this is {what}, not the name of a variable")).label(unset.clone());
        finding.level(config.soften(worst)).help("set a variable to it, and write its name here")
    };
    if is_known_token(&text) {
        return Some(value("a token"));
    }
    let found = references(&text);
    let Some(reference) = found.first().filter(|r| r.range == (0..text.len()) && r.is_of_environment()) else {
        return (found.is_empty() && !may_be_name(&text) && !is_placeholder(&text)).then(|| value("a value"));
    };
    if reference.default.is_some() {
        return None;
    }
    let (title, edits) = (format!("write `{}`", reference.name), [rewrite::replace_text(node, reference.name)]);
    // One that expands references may do so here, too.
    let (severity, fix) = match client.variables.is_empty() {
        true => (config.soften(worst), Fix::safe(title.clone(), edits)),
        false => (Severity::Warning, Fix::risky(title.clone(), edits)),
    };
    let finding = Finding::at(node, "this is a reference, not the name of a variable").label(unset);
    Some(finding.level(severity).help(title).fix(fix))
}

/// Whether a variable can be called so. Names with a dot or a hyphen are odd, but can be set; long words of digits and small
/// letters are tokens.
fn may_be_name(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let small = text.bytes().any(|b| b.is_ascii_lowercase());
    let random = text.len() > 24 && digits > 3 && small && !text.contains('_');
    let possible = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '(' | ')');
    !random && text.trim().chars().all(possible)
}

fn check(key: Node<'_>) -> Option<Finding> {
    let name = key.text();
    if name.trim().is_empty() {
        let finding = Finding::at(key, "this variable has no name");
        return Some(finding.label("no program can read it").help("name the variable, or remove the line"));
    }
    if let Some(at) = name.find('=') {
        let finding = Finding::span(key.part(at, at + 1), "the name of this variable contains `=`");
        return Some(
            finding
                .label("for every program the name ends here")
                .help("write the name as the key and the value beside it"),
        );
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
