//! A name that no environment variable can have.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, is_remark, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::secrets::is_known_token;
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
        ],
    }
}

impl Rule for InvalidEnvName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for node in given_names(server) {
            if let Some(finding) = check_given(config, node) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(node));
            }
        }
        for member in server.env().filter(|member| !is_remark(&member.key.text())) {
            if let Some(finding) = check(member.key) {
                let finding = if server.is_disabled() { finding.level(Severity::Info) } else { finding };
                report.add(finding.about(member.key));
            }
        }
    }
}

/// What stands where the client takes the name of a variable, to look its value up.
fn given_names<'d>(server: &Server<'d>) -> Vec<Node<'d>> {
    let mut names = Vec::new();
    for field in server.fields.iter().filter(|f| f.is_read()) {
        let value = field.member.value;
        match field.concept {
            Some(Concept::EnvPassthrough) => names.extend(value.items()),
            Some(Concept::HeaderVariables) => names.extend(value.members().map(|m| m.value)),
            Some(Concept::BearerToken) if field.name().to_ascii_lowercase().contains("env") => names.push(value),
            _ => {}
        }
    }
    names.retain(|node| node.is_string());
    names
}

fn check_given(config: &Config<'_>, node: Node<'_>) -> Option<Finding> {
    let text = node.text();
    let client = config.client();
    let unset = format!("{} looks for a variable of this name", client.name);
    if is_known_token(&text) {
        let finding = Finding::at(node, "this is a token, not the name of a variable").label(unset);
        return Some(
            finding.level(config.soften(Severity::Error)).help("set a variable to it, and write its name here"),
        );
    }
    let found = references(&text);
    let [reference] = &found[..] else { return None };
    if reference.range != (0..text.len()) || !reference.is_of_environment() || reference.default.is_some() {
        return None;
    }
    let (title, edits) = (format!("write `{}`", reference.name), [rewrite::replace_text(node, reference.name)]);
    // One that expands references may do so here, too.
    let (severity, fix) = match client.variables.is_empty() {
        true => (config.soften(Severity::Error), Fix::safe(title.clone(), edits)),
        false => (Severity::Warning, Fix::risky(title.clone(), edits)),
    };
    let finding = Finding::at(node, "this is a reference, not the name of a variable").label(unset);
    Some(finding.level(severity).help(title).fix(fix))
}

fn check(key: Node<'_>) -> Option<Finding> {
    let name = key.text();
    if name.trim().is_empty() {
        let finding = Finding::at(key, "this variable has no name");
        return Some(finding.label("nothing can be set under it").help("name the variable, or remove the line"));
    }
    if let Some(at) = name.find('=') {
        let finding = Finding::span(key.part(at, at + 1), "the name of this variable contains `=`");
        return Some(finding.label("the name ends here").help("write the name as the key and the value beside it"));
    }
    // Blanks around it are another rule's business.
    let inner = name.trim();
    let offset = name.len() - name.trim_start().len();
    let (at, wrong) = inner.char_indices().find(|(_, c)| c.is_whitespace() || c.is_control())?;
    let span = key.part(offset + at, offset + at + wrong.len_utf8());
    Some(
        Finding::span(span, "the name of this variable contains a blank")
            .level(Severity::Warning)
            .label("no program reads a variable of such a name")
            .help("write the name that the server reads"),
    )
}
