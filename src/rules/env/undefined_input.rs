//! A reference to an input that the file does not declare.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::clients::{Syntax, Undefined};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Inputs, Reference, Server, Text, references};
use crate::rules::{Declaration, Report, Rule};
use crate::secrets::is_secret_name;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A server asks for an input that `inputs` does not declare.
    ///
    /// `${input:id}` stands for a value that the client asks the person for. How to ask is written once, in the list `inputs` beside
    /// the servers. Without an entry of that id the server does not start.
    ///
    /// ## Example
    /// ```json (bad path=.vscode/mcp.json)
    /// {
    ///   "servers": {
    ///     "docs": {
    ///       "type": "http",
    ///       "url": "https://docs.example.com/mcp",
    ///       "headers": { "Authorization": "Bearer ${input:docs-token}" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "inputs": [
    ///     {
    ///       "type": "promptString",
    ///       "id": "docs-token",
    ///       "description": "docs token",
    ///       "password": true
    ///     }
    ///   ],
    ///   "servers": {
    ///     "docs": {
    ///       "type": "http",
    ///       "url": "https://docs.example.com/mcp",
    ///       "headers": { "Authorization": "Bearer ${input:docs-token}" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.vscode/mcp.json)
    /// {
    ///   "inputs": [{ "type": "promptString", "id": "docs-token", "description": "Token for the docs", "password": true }],
    ///   "servers": {
    ///     "docs": {
    ///       "type": "http",
    ///       "url": "https://docs.example.com/mcp",
    ///       "headers": { "Authorization": "Bearer ${input:docs-token}" }
    ///     }
    ///   }
    /// }
    /// ```
    pub UndefinedInput = "undefined-input" {
        category: Env, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: [
            "microsoft/vscode 1.139.1: an input without an entry is an error when the server starts",
            "microsoft/vscode #256546: inputs of a file on a remote machine are not found, declared or not (2026-11)",
        ],
    }
}

impl Rule for UndefinedInput {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(inputs) = config.inputs() else { return };
        let unread = config.file().inputs_unread;
        let mut told: HashSet<String> = inputs.declared().filter(|_| !unread).map(|(id, _)| id.into_owned()).collect();
        for server in &config.servers {
            report.about(Some(server));
            for text in server.texts().iter().filter(|text| config.expands(Syntax::Input, text.field)) {
                let value = text.node.text();
                for reference in references(&value).iter().filter(|r| r.syntax == Syntax::Input) {
                    if told.insert(reference.name.to_owned()) {
                        report.add(match unread {
                            true => unread_inputs(config, server, text, reference),
                            false => finding(config, server, &inputs, text, reference),
                        });
                    }
                }
            }
        }
        report.about(None);
    }
}

fn finding(
    config: &Config<'_>,
    server: &Server<'_>,
    inputs: &Inputs<'_>,
    text: &Text<'_>,
    reference: &Reference<'_>,
) -> Finding {
    let id = reference.name;
    let client = config.client();
    let fatal = client.variables.iter().any(|v| v.syntax == Syntax::Input && v.undefined == Undefined::Entry);
    let severity = match config.soften(Severity::Error) {
        _ if server.is_disabled() => Severity::Info,
        severity if fatal => severity,
        _ => Severity::Warning,
    };
    let label = if fatal { "does not start the server" } else { "has nothing to put here" };
    Finding::span(text.node.part(reference.range.start, reference.range.end), format!("no input is called `{id}`"))
        .about(text.node)
        .level(severity)
        .label(format!("{} {label}", client.name))
        .help(format!("add an entry with the id `{id}` to `inputs`"))
        .fix(declare(inputs, text, id))
}

/// Whether it is declared or not makes no difference.
fn unread_inputs(config: &Config<'_>, server: &Server<'_>, text: &Text<'_>, reference: &Reference<'_>) -> Finding {
    let client = config.client().name;
    Finding::span(
        text.node.part(reference.range.start, reference.range.end),
        format!("{client} does not read the `inputs` of this file"),
    )
    .about(text.node)
    .level(if server.is_disabled() { Severity::Info } else { config.soften(Severity::Error) })
    .label(format!("{client} does not start the server"))
    .help("declare this server in the project, or in your user file on the local machine")
}

/// Adds an entry that asks for a text.
fn declare(inputs: &Inputs<'_>, text: &Text<'_>, id: &str) -> Option<Fix> {
    let secret = is_secret_name(id) || text.key.is_some_and(|key| is_secret_name(&key.text()));
    let mut input = Map::new();
    input.insert("type".to_owned(), Value::from("promptString"));
    input.insert("id".to_owned(), Value::from(id));
    input.insert("description".to_owned(), Value::from(id.replace(['-', '_'], " ")));
    if secret {
        input.insert("password".to_owned(), Value::from(true));
    }
    let input = Value::Object(input);
    let edits = match inputs.member {
        Some(member) if member.value.is_array() => rewrite::insert_items(member.value, Place::Last, &[input]),
        Some(_) => return None,
        None => {
            let before = Place::Before(inputs.servers);
            rewrite::insert_member(inputs.holder, before, "inputs", &Value::Array(vec![input]))
        }
    };
    (!id.trim().is_empty()).then(|| Fix::risky(format!("declare the input `{id}`"), edits))
}
