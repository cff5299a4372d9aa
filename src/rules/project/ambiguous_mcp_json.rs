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
    /// Most look for `mcpServers`, Visual Studio for `servers`. Where the person's own files show that a client of the other kind is
    /// in use, it is a warning: that one finds nothing here. Otherwise it is mentioned only if the clients that most people mean
    /// are the ones that find nothing. Clients that have another file in the project are left alone.
    ///
    /// It is told only where several files are linted in one run; without arguments that is the usual case.
    ///
    /// ## Example
    /// ```json (beside path=~/.claude.json)
    /// { "mcpServers": { "notes": { "command": "notes-server" } } }
    /// ```
    /// ```json (bad path=.mcp.json)
    /// { "servers": { "docs": { "type": "stdio", "command": "docs-server" } } }
    /// ```
    /// ```json (beside path=~/.claude.json)
    /// { "mcpServers": { "notes": { "command": "notes-server" } } }
    /// ```
    /// ```json (good path=.mcp.json)
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
    let others = |client: &'static Client| {
        files.iter().filter(move |other| other.path != file.path && std::ptr::eq(other.client(), client))
    };
    let is_served = |client| others(client).any(|other| other.project.is_some() && other.project == file.project);
    let blind = readers.iter().copied().filter(|(client, reads)| !finds_servers(reads, file) && !is_served(*client));
    let blind: Vec<Reader> = blind.collect();
    let (first, _) = readers.first()?;
    let is_used = |client| others(client).any(|other| other.detected.scope == Scope::User);
    let used: Vec<Reader> = blind.iter().copied().filter(|(client, _)| is_used(*client)).collect();
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
    let who = many(&names);
    let looks = if names.len() == 1 { "looks" } else { "look" };
    let alone = private_place(file.client());
    let or_there = alone
        .map_or(String::new(), |path| format!(", or move them to `{path}`, which {} alone reads", file.client().name));
    let finding = Finding::span(*place, format!("{who} {looks} for `{wanted}` in this file, not for `{key}`"));
    Some(
        finding
            .level(severity)
            .label(finders(&readers, file))
            .help(format!("keep them under `{wanted}` as well{or_there}")),
    )
}

/// Whether a client that reads `file` in this way finds servers in it.
fn finds_servers(reads: &ClientFile, file: &Outline) -> bool {
    let has = |pointer: &&str| file.keys.iter().any(|(key, _)| key == head(pointer));
    reads.servers.iter().any(has)
}

/// The first key on the way to the servers.
fn head(pointer: &str) -> &str {
    pointer.trim_start_matches('/').split('/').next().unwrap_or(pointer)
}

/// Who finds the servers.
fn finders(readers: &[Reader], file: &Outline) -> String {
    let found = readers.iter().filter(|(_, reads)| finds_servers(reads, file));
    let names: Vec<&str> = found.map(|(client, _)| client.name).collect();
    format!("only {} {} these servers", many(&names), if names.len() == 1 { "finds" } else { "find" })
}

/// "A", "A and B", "A, B and 3 others".
fn many(names: &[&str]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} others", rest.len()),
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
