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
    /// The same in a word: `JSONC`.
    pub short_dialect: &'static str,
    /// The key of the transport word, where it reads one.
    pub transport_key: Option<&'static str>,
    /// The transport words it takes.
    pub words: Vec<&'static str>,
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
        let (transport_key, words) = main.map(words).unwrap_or_default();
        Self {
            keys: main.map(keys).unwrap_or_default(),
            dialect: main.map(dialect).unwrap_or_default(),
            short_dialect: main.map_or("", short_dialect),
            transport_key,
            words,
            variables,
            bad_entry: cost(client.failure.entry.blast),
        }
    }
}

impl Profile {
    /// The key of the transport word and its words: "type: stdio, http"; "" where it reads none.
    pub fn transport(&self) -> String {
        self.transport_key.map_or(String::new(), |key| format!("{key}: {}", self.words.join(", ")))
    }
}

fn keys(file: &ClientFile) -> Vec<String> {
    let list = if file.named_by.is_some() { "[]" } else { "" };
    file.servers.iter().map(|pointer| pointer.trim_start_matches('/').replace('/', ".") + list).collect()
}

fn short_dialect(file: &ClientFile) -> &'static str {
    let tolerance = file.tolerance;
    match file.format {
        Format::Json if tolerance.accepts(FaultKind::SingleQuote) => "JSON5",
        Format::Json if !tolerance.accepts(FaultKind::LineComment) => "JSON",
        Format::Json if tolerance.accepts(FaultKind::TrailingComma) => "JSONC",
        Format::Json => "JSON, //",
        Format::Toml if tolerance.accepts(FaultKind::Toml11) => "TOML 1.1",
        Format::Toml => "TOML 1.0",
        Format::Yaml => "YAML",
    }
}

fn dialect(file: &ClientFile) -> String {
    let base = match short_dialect(file) {
        "JSON" => "strict JSON",
        "JSON, //" => "JSON with comments",
        "JSONC" => "JSON with comments and trailing commas",
        other => other,
    };
    let marked = file.format != Format::Yaml && file.tolerance != Tolerance::JSON5;
    let mark = marked && file.tolerance.accepts(FaultKind::ByteOrderMark);
    if mark { format!("{base}, byte order mark") } else { base.to_owned() }
}

fn words(file: &ClientFile) -> (Option<&'static str>, Vec<&'static str>) {
    let fields = || file.schema.shapes.iter().filter_map(|shape| shape.field_for(Concept::Transport));
    let mut words: Vec<&str> = Vec::new();
    for (word, _) in fields().flat_map(|field| field.words) {
        if !words.contains(word) {
            words.push(word);
        }
    }
    let key = fields().next().map(|field| field.name).filter(|_| !words.is_empty());
    (key, words)
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
        Syntax::Substitution => "$(command)",
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
