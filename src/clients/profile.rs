//! A client's table in words: for the list of clients and its page.

use super::{Blast, Client, ClientFile, Syntax};
use crate::schemas::Concept;
use crate::syntax::{FaultKind, Format, Tolerance};

/// What a person asks first about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The keys under which its servers stand, the one to recommend first.
    pub keys: Vec<String>,
    /// What its main file may hold beside strict JSON.
    pub dialect: String,
    /// The key of the transport word and the words it takes; "" where it reads none.
    pub words: String,
    /// The variable syntaxes that it expands.
    pub variables: Vec<&'static str>,
    /// What one wrong entry costs.
    pub bad_entry: &'static str,
}

impl Profile {
    /// The profile of `client`, by the first file that it reads.
    pub fn of(client: &'static Client) -> Self {
        let main = client.files.iter().find(|file| file.unread.is_none());
        let mut variables: Vec<&str> = Vec::new();
        for written in client.variables.iter().map(|variable| written(variable.syntax)) {
            if !variables.contains(&written) {
                variables.push(written);
            }
        }
        Self {
            keys: main.map(keys).unwrap_or_default(),
            dialect: main.map(dialect).unwrap_or_default(),
            words: main.map(words).unwrap_or_default(),
            variables,
            bad_entry: cost(client.failure.entry.blast),
        }
    }
}

fn keys(file: &ClientFile) -> Vec<String> {
    let list = if file.named_by.is_some() { "[]" } else { "" };
    file.servers.iter().map(|pointer| pointer.trim_start_matches('/').replace('/', ".") + list).collect()
}

fn dialect(file: &ClientFile) -> String {
    let base = match file.format {
        Format::Json => match file.tolerance {
            t if t.accepts(FaultKind::SingleQuote) => "JSON5",
            t if t.accepts(FaultKind::LineComment) && t.accepts(FaultKind::TrailingComma) => {
                "JSON with comments and trailing commas"
            }
            t if t.accepts(FaultKind::LineComment) => "JSON with comments",
            _ => "strict JSON",
        },
        Format::Toml if file.tolerance.accepts(FaultKind::Toml11) => "TOML 1.1",
        Format::Toml => "TOML 1.0",
        Format::Yaml => return "YAML".to_owned(),
    };
    let mark = file.tolerance.accepts(FaultKind::ByteOrderMark) && file.tolerance != Tolerance::JSON5;
    if mark { format!("{base}, byte order mark") } else { base.to_owned() }
}

fn words(file: &ClientFile) -> String {
    let fields = || file.schema.shapes.iter().filter_map(|shape| shape.field_for(Concept::Transport));
    let Some(key) = fields().next().map(|field| field.name) else { return String::new() };
    let mut words: Vec<&str> = Vec::new();
    for (word, _) in fields().flat_map(|field| field.words) {
        if !words.contains(word) {
            words.push(word);
        }
    }
    if words.is_empty() { String::new() } else { format!("{key}: {}", words.join(", ")) }
}

fn written(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Dollar => "$NAME",
        Syntax::Braces => "${NAME}",
        Syntax::Default => "${NAME:-default}",
        Syntax::EnvColon => "${env:NAME}",
        Syntax::Input => "${input:id}",
        Syntax::WorkspaceFolder => "${workspaceFolder}",
        Syntax::UserHome => "${userHome}",
        Syntax::PathSeparator => "${pathSeparator}",
        Syntax::Config => "${config:name}",
        Syntax::Command => "${command:id}",
        Syntax::File => "${file:path}",
        Syntax::CurlyEnv => "{env:NAME}",
        Syntax::CurlyFile => "{file:path}",
        Syntax::Percent => "%NAME%",
        Syntax::Extension => "${extensionPath}",
        Syntax::Plugin => "${CLAUDE_PLUGIN_ROOT}",
        Syntax::Secrets => "${{ secrets.NAME }}",
    }
}

fn cost(blast: Blast) -> &'static str {
    match blast {
        Blast::Nothing => "nothing: it is reported",
        Blast::Entry => "this server",
        Blast::File => "every server of the file",
        Blast::Client => "the client does not start",
        Blast::Unknown => "not known",
    }
}
