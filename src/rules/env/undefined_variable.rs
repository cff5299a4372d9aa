//! A variable that is not set on this machine.

use crate::clients::{Fields, Syntax, Undefined, Variable};
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::host::Host;
use crate::model::{Config, Reference, Server, Text, is_plain_dollar, references};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// A variable that the entry mentions is not set on this machine.
    ///
    /// What a client makes of that differs: some pass the text `${NAME}` on, some put nothing in its place, some drop the server or
    /// the whole file. The rule speaks only about files of this machine, and never where a default stands.
    ///
    /// A program that was not started from a terminal may see other variables than your shell does.
    ///
    /// ## Example
    /// ```json (bad path=.mcp.json host)
    /// { "mcpServers": { "docs": { "type": "http", "url": "https://docs.example.com/mcp", "headers": { "X-Api-Key": "${DOCS_API_KEY}" } } } }
    /// ```
    /// ```json (good path=.mcp.json host set=DOCS_API_KEY)
    /// { "mcpServers": { "docs": { "type": "http", "url": "https://docs.example.com/mcp", "headers": { "X-Api-Key": "${DOCS_API_KEY}" } } } }
    /// ```
    /// ```json (good path=.mcp.json host)
    /// { "mcpServers": { "docs": { "type": "http", "url": "${DOCS_URL:-https://docs.example.com/mcp}" } } }
    /// ```
    pub UndefinedVariable = "undefined-variable" {
        category: Env, level: Warning, fix: None, since: "0.1.0",
        evidence: ["what each client makes of an unset variable stands in its table; measured for most that can be run (2026-11)"],
    }
}

impl Rule for UndefinedVariable {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(host) = report.host().filter(|_| !server.is_disabled()) else { return };
        let mut told: Vec<String> = Vec::new();
        for text in server.texts().iter().filter(|text| text.language.is_none()) {
            let value = text.node.text();
            for reference in references(&value).iter().filter(|r| is_unset(host, r)) {
                let Some(variable) = expanded(config, text.field, reference.syntax) else { continue };
                let whole = reference.range == (0..value.len());
                let stray = reference.syntax == Syntax::Dollar && !is_plain_dollar(&value, reference);
                if stray
                    || (variable.alone && !whole)
                    || told.iter().any(|name| name == reference.name)
                    || is_set_here(server, text, variable, reference)
                {
                    continue;
                }
                told.push(reference.name.to_owned());
                report.add(finding(config, text, &value, reference, variable.undefined));
            }
        }
    }
}

fn is_unset(host: &dyn Host, reference: &Reference<'_>) -> bool {
    reference.is_of_environment() && host.variable(reference.name).is_none()
}

/// What the client says about a syntax in a field of this file.
fn expanded(config: &Config<'_>, field: Fields, syntax: Syntax) -> Option<&'static Variable> {
    let here = |v: &&Variable| v.syntax == syntax;
    config.variables(field).find(here)
}

/// Whether the server gets the text as it stands, and the variable with it: bridges expand `${NAME}` in arguments themselves.
fn is_set_here(server: &Server<'_>, text: &Text<'_>, variable: &Variable, reference: &Reference<'_>) -> bool {
    let stays = matches!(variable.undefined, Undefined::Literal | Undefined::Unknown) && text.field == Fields::ARGS;
    stays && server.env().any(|member| member.key.text() == reference.name)
}

fn finding(
    config: &Config<'_>,
    text: &Text<'_>,
    value: &str,
    reference: &Reference<'_>,
    undefined: Undefined,
) -> Finding {
    let client = config.client().name;
    let written = &value[reference.range.clone()];
    let label = match undefined {
        Undefined::Literal => format!("{client} passes on the text `{written}`"),
        Undefined::Empty => format!("{client} puts nothing in its place"),
        Undefined::Entry => format!("{client} does not start this server"),
        Undefined::File => format!("{client} starts no server from this file"),
        Undefined::Unknown => "it has no value".to_owned(),
    };
    Finding::span(
        text.node.part(reference.range.start, reference.range.end),
        format!("`{}` is not set on this machine", reference.name),
    )
    .about(text.node)
    .level(Severity::Warning)
    .label(label)
    .help(format!("set it before you start {client}"))
}
