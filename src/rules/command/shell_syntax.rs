//! Shell operators where no shell reads them.

use std::ops::Range;

use crate::clients::{Fields, Shell, Syntax};
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::host::Os;
use crate::model::{Config, Launch, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::Node;
use crate::text::Span;

declare_rule! {
    /// `&&`, `|`, `>` and `$(…)` mean something to a shell, and no shell reads this line.
    ///
    /// A client starts one program and hands it every argument as it stands. What follows `&&` is then one more argument of the
    /// first program, and `cd` is no program at all. A line that needs a shell has to start one: `sh -c "…"`, on Windows
    /// `cmd /c …`.
    ///
    /// ## Example
    /// ```json (bad path=.gemini/settings.json)
    /// { "mcpServers": { "notes": { "command": "cd", "args": ["server", "&&", "node", "index.js"] } } }
    /// ```
    /// ```json (bad path=.gemini/settings.json)
    /// { "mcpServers": { "notes": { "command": "docker", "args": ["run", "-i", "-v", "$(pwd):/data", "mcp/notes"] } } }
    /// ```
    /// ```json (good path=.gemini/settings.json)
    /// { "mcpServers": { "notes": { "command": "sh", "args": ["-c", "cd server && exec node index.js"] } } }
    /// ```
    pub ShellSyntax = "shell-syntax" {
        category: Command, level: Error, fix: None, since: "0.1.0",
        evidence: ["the fact `shell` of each client's table: most start programs without one"],
    }
}

/// What a shell does by itself.
const BUILTINS: &[&str] = &["cd", "source", "export", "set", "alias", "pushd", "eval"];

impl Rule for ShellSyntax {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let client = config.client();
        let severity = match client.spawn.shell {
            Shell::None => Severity::Error,
            // `cmd` knows the operators; elsewhere nobody does.
            Shell::Windows if config.is_for(Os::Windows) => return,
            Shell::Windows => Severity::Error,
            Shell::Always => return,
            Shell::Unknown => Severity::Warning,
        };
        let severity = if server.is_disabled() { Severity::Warning } else { config.soften(severity) };
        let reader = match client.spawn.shell {
            Shell::Unknown => "clients start programs without a shell".to_owned(),
            _ => format!("{} starts programs without a shell", client.name),
        };
        let help = "write the command `sh` with the arguments `-c` and the whole line in one string";
        let substitutes = |field| config.expands(Syntax::Substitution, field);
        if let Some((node, span, what)) = first(launch, substitutes(Fields::ARGS)) {
            report.add(
                Finding::span(span, format!("`{what}` is shell syntax"))
                    .about(node)
                    .level(severity)
                    .label(reader)
                    .help(help),
            );
            return;
        }
        if config.is_generic() || substitutes(Fields::ENV) {
            return;
        }
        for text in server.texts().iter().filter(|text| text.field == Fields::ENV) {
            let value = text.node.text();
            if value.starts_with("$(") && value.ends_with(')') {
                report.add(
                    Finding::at(text.node, "`$(…)` is shell syntax")
                        .level(Severity::Warning)
                        .label("the server gets this text, not what the command prints")
                        .help("write the value, or a variable that holds it"),
                );
            }
        }
    }
}

/// The first piece of shell syntax on the line; `substitutes`: the client itself puts in what a command prints.
fn first<'d>(launch: &Launch<'d>, substitutes: bool) -> Option<(Node<'d>, Span, String)> {
    let command = &launch.words[0];
    if let Some(range) = operator(&command.text) {
        let span = command.node.part(range.start, range.end);
        return Some((command.node, span, command.text[range].to_owned()));
    }
    let mut before = command;
    for (i, word) in launch.words.iter().enumerate().skip(1) {
        let text = word.text.as_ref();
        // After an option, a lone sign may be its value: `--separator |`.
        let is_value = before.is_option();
        let followed = i + 1 < launch.words.len();
        let operator = match text {
            "&&" | "||" | "2>&1" | "&>" | "2>/dev/null" | ">/dev/null" => true,
            "|" | ";" | ">" | ">>" | "<" => !is_value && followed,
            _ => false,
        };
        before = word;
        if word.language.is_some() {
            continue;
        }
        if operator {
            return Some((word.node, word.node.span(), text.to_owned()));
        }
        if let Some(range) = substitution(text).filter(|_| !substitutes) {
            return Some((word.node, word.node.part(range.start, range.end), text[range].to_owned()));
        }
    }
    let builtin = BUILTINS.contains(&command.text.as_ref());
    builtin.then(|| (command.node, command.node.span(), command.text.clone().into_owned()))
}

/// The first operator in a line that stands in one string.
pub(super) fn operator(line: &str) -> Option<Range<usize>> {
    if !line.contains(['&', '|', ';']) {
        return None;
    }
    let found = [" && ", " || ", " | ", "; "].iter().filter_map(|operator| Some((line.find(operator)?, operator)));
    let (at, operator) = found.min_by_key(|(at, _)| *at)?;
    let start = at + usize::from(operator.starts_with(' '));
    Some(start..start + operator.trim().len())
}

/// `$(…)`, and a word that is one command in backquotes.
fn substitution(text: &str) -> Option<Range<usize>> {
    if let Some(start) = text.find('$').and_then(|_| text.find("$(")) {
        let end = text[start..].find(')').map(|i| start + i + 1)?;
        let program = text[start + 2..].starts_with(|c: char| c.is_ascii_alphabetic());
        return program.then_some(start..end);
    }
    let inner = text.strip_prefix('`')?.strip_suffix('`')?;
    (!inner.is_empty() && !inner.contains('`')).then_some(0..text.len())
}
