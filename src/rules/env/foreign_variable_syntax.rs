//! A reference to a variable in the syntax of another client.

use super::by_name;
use crate::clients::{Client, Environment, Fields, Shell, Syntax, Undefined};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Language, Reference, Server, Text, is_name, is_plain_dollar, mcp_remote, references};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// A variable is written in a way that this client does not read.
    ///
    /// Every client has its own way to write "the value of a variable": `${NAME}`, `${env:NAME}`, `$NAME`, `{env:NAME}`, or none at all.
    /// What it does not know it passes on as it stands, so that the server gets the text `${NAME}` for a token.
    ///
    /// The rule is silent where something else reads the text: a shell, or a bridge that expands `${NAME}` in headers itself.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer $DOCS_TOKEN" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${env:DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${env:DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "sh", "args": ["-c", "exec docs-server --root $DOCS_ROOT"] } } }
    /// ```
    pub ForeignVariableSyntax = "foreign-variable-syntax" {
        category: Env, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["the fact `variables` of each client's table; measured for most clients that can be run (2026-11)"],
    }
}

/// More references in one string are no configuration any more.
const MOST: usize = 16;

impl Rule for ForeignVariableSyntax {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let client = config.client();
        // Where documents say nothing about variables, nothing is known.
        if config.is_generic() || (client.documented_only && client.variables.is_empty()) {
            return;
        }
        let texts = server.texts();
        let values: Vec<_> = texts.iter().map(|text| text.node.text()).collect();
        let mut found: Vec<Foreign<'_, '_>> = Vec::new();
        for (text, value) in texts.iter().zip(&values) {
            for reference in references(value).into_iter().take(MOST) {
                let whole = reference.range == (0..value.len());
                let inside = !whole && config.expands_alone(reference.syntax, text.field);
                let native = config.expands(reference.syntax, text.field) && !inside;
                if !native && !is_read_otherwise(client, server, text, value, &reference) {
                    let (help, fix) = remedy(config, server, text, value, &reference);
                    found.push(Foreign { text, value, reference, help, fix });
                }
            }
        }
        for (i, foreign) in found.iter().enumerate() {
            // What nothing can be done about is said once in an entry.
            let same = |other: &&Foreign<'_, '_>| foreign.fix.is_none() && other.is_like(foreign);
            if !found[..i].iter().any(|other| same(&other)) {
                let others = found[i + 1..].iter().filter(same).count();
                report.add(finding(config, server, foreign, others));
            }
        }
    }
}

/// A reference that the client does not read.
struct Foreign<'t, 'd> {
    text: &'t Text<'d>,
    value: &'t str,
    reference: Reference<'t>,
    help: String,
    fix: Option<Fix>,
}

impl Foreign<'_, '_> {
    fn is_like(&self, other: &Self) -> bool {
        self.fix.is_none() && (self.text.field, &self.help) == (other.text.field, &other.help)
    }
}

/// Whether something other than the client gives the text its meaning, or it was not meant as a reference at all.
fn is_read_otherwise(
    client: &Client,
    server: &Server<'_>,
    text: &Text<'_>,
    value: &str,
    reference: &Reference<'_>,
) -> bool {
    let on_line = text.field == Fields::COMMAND || text.field == Fields::ARGS;
    let shell_reads = match client.spawn.shell {
        Shell::None | Shell::Windows => false,
        Shell::Always | Shell::Unknown => on_line,
    };
    let dollar = matches!(reference.syntax, Syntax::Dollar | Syntax::Braces | Syntax::Default);
    // The value that the client itself has takes the place of this text.
    if client.spawn.environment == Environment::Wins && stands_for_itself(text, reference) {
        return true;
    }
    match reference.syntax {
        // Set in files of plugins and extensions, which also stand in places that do not show it.
        Syntax::Plugin => return true,
        Syntax::Dollar if !is_plain_dollar(value, reference) => return true,
        // A Windows client may have a shell between; an address has escapes.
        Syntax::Percent if text.field == Fields::URL || (on_line && client.spawn.shell != Shell::None) => return true,
        _ => {}
    }
    match text.language {
        Some(Language::Cmd) if reference.syntax != Syntax::Percent => {}
        Some(_) => return true,
        None => {}
    }
    if shell_reads && (dollar || reference.syntax == Syntax::Percent) {
        return true;
    }
    // The bridge expands `${NAME}` in its headers itself.
    let bridged = || mcp_remote(server).is_some_and(|(_, args)| args.iter().any(|word| word.node == text.node));
    reference.syntax == Syntax::Braces && text.field == Fields::ARGS && bridged()
}

fn finding(config: &Config<'_>, server: &Server<'_>, foreign: &Foreign<'_, '_>, others: usize) -> Finding {
    let client = config.client();
    let Foreign { text, value, reference, .. } = foreign;
    let (written, whole) = (&value[reference.range.clone()], reference.range == (0..value.len()));
    let fatal = [Fields::HEADERS, Fields::COMMAND, Fields::URL, Fields::CWD].contains(&text.field);
    let severity = if fatal && !server.is_disabled() { config.soften(Severity::Error) } else { Severity::Warning };
    let known = client.variables.iter().find(|v| v.syntax == reference.syntax && v.fields.contains(text.field));
    let (message, label) = match known {
        Some(variable) if variable.alone && !whole => {
            let message = format!("{} expands `{written}` only where it is the whole value", client.name);
            (message, passed_on(client, text.field, value))
        }
        Some(variable) => {
            let message = format!("`{written}` has no value in this file");
            (message, format!("{} knows it only in {}", client.name, variable.home()))
        }
        None => {
            let message = format!("{} does not expand `{written}` here", client.name);
            (message, passed_on(client, text.field, value))
        }
    };
    let more = match others {
        0 => String::new(),
        1 => "; one more variable of this server follows".to_owned(),
        count => format!("; {count} more variables of this server follow"),
    };
    Finding::span(text.node.part(reference.range.start, reference.range.end), message)
        .about(text.node)
        .level(severity)
        .label(format!("{label}{more}"))
        .help(foreign.help.as_str())
        .fix(foreign.fix.clone())
}

/// What to write instead, in words and as an edit.
fn remedy(
    config: &Config<'_>,
    server: &Server<'_>,
    text: &Text<'_>,
    value: &str,
    reference: &Reference<'_>,
) -> (String, Option<Fix>) {
    let whole = reference.range == (0..value.len());
    if let Some((target, exact)) = translate(config, text.field, reference, whole) {
        let edit = rewrite::replace_part(text.node, reference.range.start, reference.range.end, &target);
        let title = format!("write `{target}`");
        return (title.clone(), Some(if exact { Fix::safe(title, [edit]) } else { Fix::risky(title, [edit]) }));
    }
    if let Some((spelled, edits)) = by_name::named(server, text, reference) {
        let help = format!("{} takes the variable by its name: write `{spelled}`", config.client().name);
        return (help, Some(Fix::risky(format!("write `{spelled}` instead"), edits)));
    }
    (advice(config, text, reference), None)
}

/// What becomes of a value with a reference that the client does not expand.
fn passed_on(client: &Client, field: Fields, value: &str) -> String {
    // Where a variable must be the whole value, whatever follows a dollar is looked up.
    let alone = client.variables.iter().find(|v| v.alone && v.fields.contains(field));
    let name = client.name;
    match alone.filter(|_| value.starts_with('$')).map(|variable| variable.undefined) {
        Some(Undefined::Empty) => {
            format!("{name} takes everything after the `$` for the name of a variable, and puts nothing in its place")
        }
        Some(Undefined::Entry) if !value.starts_with("${") => {
            format!("{name} takes everything after the `$` for the name of a variable, and does not start the server")
        }
        _ => format!("{} gets this text unchanged", receiver(field)),
    }
}

fn receiver(field: Fields) -> &'static str {
    match field {
        Fields::COMMAND => "the operating system",
        Fields::HEADERS | Fields::URL => "the remote server",
        Fields::CWD => "the operating system",
        _ => "the server",
    }
}

/// The same in this client's syntax, and whether it surely means the same.
fn translate(config: &Config<'_>, field: Fields, reference: &Reference<'_>, whole: bool) -> Option<(String, bool)> {
    let spelled = |name: &str| if whole { config.whole_variable(name, field) } else { config.variable(name, field) };
    // Secrets stand in files of their own: one of this name may have to be written there first.
    let same_source = !config.expands(Syntax::Secrets, field);
    match reference.syntax {
        Syntax::Braces | Syntax::EnvColon | Syntax::Dollar | Syntax::CurlyEnv if is_name(reference.name) => {
            Some((spelled(reference.name)?, same_source))
        }
        Syntax::Default if reference.name == "workspaceFolder" => {
            config.workspace_variable(field).map(|folder| (folder.to_owned(), true))
        }
        // Without its default, from another source, or under a name that was somebody's guess.
        Syntax::Default | Syntax::Percent | Syntax::Secrets => Some((spelled(reference.name)?, false)),
        Syntax::Input => {
            let name: String = reference
                .name
                .chars()
                .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
                .collect();
            is_name(&name).then(|| spelled(&name)).flatten().map(|target| (target, false))
        }
        Syntax::UserHome => Some((config.home_variable(field)?.to_owned(), true)),
        _ => None,
    }
}

/// Whether a variable is set from the one of the same name: `"TOKEN": "${TOKEN}"`.
fn stands_for_itself(text: &Text<'_>, reference: &Reference<'_>) -> bool {
    text.field == Fields::ENV && text.key.is_some_and(|key| key.text() == reference.name)
}

/// What to write where the client has nothing like it.
fn advice(config: &Config<'_>, text: &Text<'_>, reference: &Reference<'_>) -> String {
    let client = config.client();
    if stands_for_itself(text, reference) && client.spawn.environment == Environment::All {
        return format!("leave this line out: {} hands its own environment on to the server", client.name);
    }
    let alone = || config.whole_variable(reference.name, text.field).filter(|_| reference.is_of_environment());
    if let (None, Some(alone)) = (config.variable(reference.name, text.field), alone()) {
        return format!("write `{alone}` alone, and put all of this text into the variable");
    }
    let reason = if config.variables(text.field).next().is_some() {
        "write the value itself: NAME has nothing like it"
    } else if client.variables.iter().any(|v| v.fields.contains(text.field)) {
        "write the value itself, or move the server: NAME expands no variables in this file"
    } else if client.variables.is_empty() {
        "write the value itself: NAME expands no variables"
    } else {
        "write the value itself: NAME expands no variables in this field"
    };
    reason.replace("NAME", client.name)
}
