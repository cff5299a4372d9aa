//! A file that several clients read, with servers where only some of them look.

use std::path::Path;

use crate::clients::{Client, ClientFile, Scope, readers};
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::Outline;
use crate::rules::{Declaration, Rule, Together};

declare_rule! {
    /// Several clients read a `.mcp.json`, but not all of them find servers in this one.
    ///
    /// Most look for `mcpServers`, Visual Studio for `servers`. Where a client of the other kind has files here, too, it is a
    /// warning: for that one, the file is empty or wrong. Otherwise it is mentioned only if the clients that most people mean are
    /// the ones that find nothing.
    ///
    /// It is told only where several files are linted in one run; without arguments that is the usual case.
    ///
    /// ## Example
    /// ```json beside path=~/.claude.json
    /// { "mcpServers": { "notes": { "command": "notes-server" } } }
    /// ```
    /// ```json bad path=.mcp.json
    /// { "servers": { "docs": { "type": "stdio", "command": "docs-server" } } }
    /// ```
    /// ```json beside path=~/.claude.json
    /// { "mcpServers": { "notes": { "command": "notes-server" } } }
    /// ```
    /// ```json good path=.mcp.json
    /// { "mcpServers": { "docs": { "type": "stdio", "command": "docs-server" } } }
    /// ```
    pub AmbiguousMcpJson = "ambiguous-mcp-json" {
        category: Project, level: Info, fix: None, since: "0.1.0",
        evidence: ["anthropics/claude-code issue 45828", "the tables of the clients that read the file"],
    }
}

/// A client, and what it makes of the file.
type Reader = (&'static Client, &'static ClientFile);

impl Rule for AmbiguousMcpJson {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn together(&self, files: &[&Outline], report: &mut Together<'_>) {
        for (number, file) in files.iter().enumerate() {
            let shared = file.place.is_some_and(|place| place.scope == Scope::Project) && !file.servers.is_empty();
            if let Some(finding) = shared.then(|| judge(file, files)).flatten() {
                report.add(number, finding, Vec::new());
            }
        }
    }
}

fn judge(file: &Outline, files: &[&Outline]) -> Option<Finding> {
    let readers = readers(&file.path);
    let blind: Vec<Reader> = readers.iter().copied().filter(|(_, reads)| !finds_servers(reads, file)).collect();
    let (first, _) = readers.first()?;
    let used: Vec<Reader> = blind.iter().copied().filter(|(client, _)| is_used(client, file, files)).collect();
    let (severity, meant) = match used.is_empty() {
        false => (Severity::Warning, used),
        true if blind.iter().any(|(client, _)| std::ptr::eq(*client, *first)) => (Severity::Info, blind),
        true => return None,
    };
    let own =
        file.detected.file.servers.iter().find_map(|pointer| file.keys.iter().find(|(key, _)| *key == head(pointer)));
    let (key, place) = own?;
    let (_, wanted) = meant.first()?;
    let wanted = wanted.servers.first().map_or("", |pointer| head(pointer));
    let names: Vec<&str> = meant.iter().map(|(client, _)| client.name).collect();
    let (who, looks) = many(&names);
    let alone = private_place(file.client());
    let or_there = alone
        .map_or(String::new(), |path| format!(", or move them to `{path}`, which {} alone reads", file.client().name));
    let finding = Finding::span(*place, format!("{who} {looks} for `{wanted}` in this file, not for `{key}`"));
    Some(
        finding
            .level(severity)
            .label(format!("only {} finds these servers", finders(&readers, file)))
            .help(format!("keep them under `{wanted}` as well{or_there}")),
    )
}

/// Whether a client that reads `file` in this way finds servers in it.
fn finds_servers(reads: &ClientFile, file: &Outline) -> bool {
    let has = |pointer: &&str| file.keys.iter().any(|(key, _)| key == head(pointer));
    reads.servers.iter().any(has)
}

/// Whether the client has files of its own here: the person's, or of the same project.
fn is_used(client: &Client, file: &Outline, files: &[&Outline]) -> bool {
    let mut others = files.iter().filter(|other| other.path != file.path);
    others
        .any(|other| std::ptr::eq(other.client(), client) && (other.project.is_none() || other.project == file.project))
}

/// The first key on the way to the servers.
fn head(pointer: &str) -> &str {
    pointer.trim_start_matches('/').split('/').next().unwrap_or(pointer)
}

/// The clients that find the servers, in words.
fn finders(readers: &[Reader], file: &Outline) -> String {
    let names: Vec<&str> =
        readers.iter().filter(|(_, reads)| finds_servers(reads, file)).map(|(client, _)| client.name).collect();
    many(&names).0
}

/// "A looks", "A and B look", "A, B and 3 others look".
fn many(names: &[&str]) -> (String, &'static str) {
    match names {
        [] => ("nobody".to_owned(), "looks"),
        [one] => ((*one).to_owned(), "looks"),
        [one, two] => (format!("{one} and {two}"), "look"),
        [one, two, three] => (format!("{one}, {two} and {three}"), "look"),
        [one, two, rest @ ..] => (format!("{one}, {two} and {} others", rest.len()), "look"),
    }
}

/// A file of a project that this client reads and no other.
fn private_place(client: &Client) -> Option<&'static str> {
    let places = client.files.iter().filter(|file| file.unread.is_none()).flat_map(|file| file.places);
    let own =
        |ending: &str| readers(&Path::new("/").join(ending)).iter().all(|(other, _)| std::ptr::eq(*other, client));
    let mut endings = places.filter(|place| place.scope == Scope::Project).map(|place| place.ending());
    endings.find(|ending| own(ending))
}
