//! A file as its client sees it.

use std::path::PathBuf;

use super::server::Naming;
use super::{Era, Server, Snippet, locate, snippet};
use crate::clients::{Client, ClientFile, Detected, Failure, Fields, Scope, Syntax, Transports, Variable, Version};
use crate::diagnostic::Severity;
use crate::host::Os;
use crate::known::Additions;
use crate::known::hosts::{self, Host};
use crate::known::packages::{self, Package, Registry};
use crate::syntax::{Document, Fault, Member, Node};

/// A parsed file, its client and its servers.
#[derive(Debug)]
pub struct Config<'d> {
    /// The tree.
    pub document: &'d Document<'d>,
    /// Whose file it is.
    pub detected: Detected,
    /// Its client, in the version that the person named.
    pub era: Era,
    /// The system it is meant for; `None`: any.
    pub target: Option<Os>,
    /// Whether the file is there to be copied, so that what must be filled in is no mistake.
    pub sample: bool,
    /// The file that the client reads on this machine instead of this one, if it may be looked at and there is one.
    pub hidden_by: Option<PathBuf>,
    /// The version that first reads the file, where the one that the person named does not.
    pub file_since: Option<&'static str>,
    /// What the settings know beyond the tables.
    pub additions: Option<&'d Additions>,
    /// Set where the text is a piece of a file rather than a whole one.
    pub snippet: Option<Snippet>,
    /// The system of everyone who reads it; `None`: any. What a shared file holds gives away its author's system, not that of
    /// its readers.
    pub readers: Option<Os>,
    /// The objects (lists: see [`ClientFile::named_by`]) in which the client looks for servers, each with the pointer under which
    /// it stands.
    pub containers: Vec<Node<'d>>,
    /// Every entry in them, in document order, duplicates included; where there is no such object, the entries that stand
    /// elsewhere by mistake.
    pub servers: Vec<Server<'d>>,
}

impl<'d> Config<'d> {
    /// Looks for the servers in `document` where the detected client does. `version` is the client's, if the person named it.
    pub fn new(
        document: &'d Document<'d>,
        detected: Detected,
        version: Option<Version>,
        [target, readers]: [Option<Os>; 2],
    ) -> Self {
        let era = Era::new(detected.client, version);
        let snippet = snippet::snippet(document, detected);
        let containers = match (snippet, document.root()) {
            (Some(Snippet::Servers), Some(root)) => vec![root],
            (Some(_), _) => Vec::new(),
            _ => locate::containers(document, detected.file),
        };
        let astray = if containers.is_empty() { astray(document, detected.file, snippet) } else { Vec::new() };
        let named = containers.iter().chain(&astray).flat_map(|container| locate::entries(*container, detected.file));
        let nameless = |root| detected.file.nameless && containers.is_empty() && locate::looks_like_server(root);
        let lone = document.root().filter(|root| snippet.is_some_and(Snippet::is_entry) || nameless(*root));
        let lone = lone.and_then(|root| Some(Member { key: root.members().next()?.key, value: root }));
        let all = named.chain(lone.map(|member| (member, Naming::Alone)));
        let servers = all.map(|(member, naming)| Server::new(member, naming, &era, detected.file.schema)).collect();
        Self {
            document,
            detected,
            era,
            target,
            readers,
            sample: false,
            hidden_by: None,
            file_since: None,
            additions: None,
            snippet,
            containers,
            servers,
        }
    }

    /// Whether the client's reader refuses the text because of this fault.
    pub fn refuses(&self, fault: &Fault) -> bool {
        let edge = self.snippet.is_some() && snippet::is_edge(fault, self.document);
        !self.file().tolerance.accepts(fault.kind) && !edge
    }

    /// The client.
    pub fn client(&self) -> &'static Client {
        self.detected.client
    }

    /// Which of the client's files.
    pub fn file(&self) -> &'static ClientFile {
        self.detected.file
    }

    /// The server that `node` is about: its key, or part of its entry.
    pub fn server_of(&self, node: Node<'d>) -> Option<&Server<'d>> {
        let is_its = |server: &&Server<'d>| server.key == node || server.entry.encloses(node);
        // They mostly stand in the order of the document.
        let begun = self.servers.partition_point(|server| server.key <= node || server.entry <= node);
        let near = begun.checked_sub(1).map(|at| &self.servers[at]).filter(is_its);
        near.or_else(|| self.servers.iter().find(is_its))
    }

    /// What is known of the package with this name, which carries no version.
    pub fn package(&self, registry: Registry, name: &str) -> Option<Package<'d>> {
        let added = self.additions.and_then(|additions| additions.package(registry, name));
        added.or_else(|| packages::find(registry, name))
    }

    /// What is known of the host with this name, in lower case.
    pub fn known_host(&self, name: &str) -> Option<Host<'d>> {
        self.additions.and_then(|additions| additions.host(name)).or_else(|| hosts::find(name))
    }

    /// Whether other people's machines will read it.
    pub fn is_shared(&self) -> bool {
        matches!(self.detected.scope, Scope::Project | Scope::Plugin)
    }

    /// Whether nothing says which client reads it.
    pub fn is_generic(&self) -> bool {
        self.detected.is_generic()
    }

    /// Whether it may be read on `os`, and only there.
    pub fn is_for(&self, os: Os) -> bool {
        self.target == Some(os)
    }

    /// The variable syntaxes that the client expands in `field` of this file.
    pub fn variables(&self, field: Fields) -> impl Iterator<Item = &'static Variable> {
        let (file, shared) = (self.file(), self.is_shared());
        self.client().variables.iter().filter(move |v| v.is_read(field, file, shared))
    }

    /// The variable that holds the user's home folder in the client's syntax, for `field` of this file, if it has one.
    pub fn home_variable(&self, field: Fields) -> Option<&'static str> {
        let spelled = [
            (Syntax::UserHome, "${userHome}"),
            (Syntax::Braces, "${HOME}"),
            (Syntax::EnvColon, "${env:HOME}"),
            (Syntax::CurlyEnv, "{env:HOME}"),
        ];
        spelled.into_iter().find(|(syntax, _)| self.expands(*syntax, field)).map(|(_, variable)| variable)
    }

    /// How `name` is written as a variable inside a value of `field`, if the client expands any there in this file.
    pub fn variable(&self, name: &str, field: Fields) -> Option<String> {
        self.variables(field).filter(|variable| !variable.alone).find_map(|variable| variable.spell(name))
    }

    /// The same where the variable is all there is of the value.
    pub fn whole_variable(&self, name: &str, field: Fields) -> Option<String> {
        self.variables(field).find_map(|variable| variable.spell(name))
    }

    /// Whether the client expands `syntax` in `field` of this file.
    pub fn expands(&self, syntax: Syntax, field: Fields) -> bool {
        self.variables(field).any(|v| v.syntax == syntax)
    }

    /// Whether the client expands `syntax` in `field` of this file only where nothing stands around it.
    pub fn expands_alone(&self, syntax: Syntax, field: Fields) -> bool {
        self.expands(syntax, field) && self.variables(field).all(|v| v.syntax != syntax || v.alone)
    }

    /// The variable for the folder of the project, where the client expands it in `field` of this file.
    pub fn workspace_variable(&self, field: Fields) -> Option<&'static str> {
        self.expands(Syntax::WorkspaceFolder, field).then_some("${workspaceFolder}")
    }

    /// The key under which the client expects servers, as people say it: `mcpServers`.
    pub fn servers_key(&self) -> &'static str {
        self.file().servers.first().map_or("", |pointer| pointer.rsplit('/').next().unwrap_or(pointer))
    }

    /// The whole way to the servers, as people write it: `settings.mcp.servers`.
    pub fn servers_way(&self) -> String {
        self.file().servers.first().map_or(String::new(), |pointer| pointer.trim_start_matches('/').replace('/', "."))
    }

    /// `inner` in the braces and keys that make a whole JSON file of it: `{ "mcpServers": … }`.
    pub fn in_whole_file(&self, inner: &str) -> String {
        let way = self.file().servers.first().map_or("", |pointer| pointer.trim_start_matches('/'));
        way.rsplit('/').fold(inner.to_owned(), |inner, key| format!("{{ \"{key}\": {inner} }}"))
    }

    /// How the client tells transports apart.
    pub fn transports(&self) -> Transports {
        self.era.transports()
    }

    /// What happens where something is wrong in this file.
    pub fn failure(&self) -> Failure {
        self.era.failure(self.file())
    }

    /// `severity`, but at most a warning where the client's behaviour is documented only.
    pub fn soften(&self, severity: Severity) -> Severity {
        if self.client().documented_only { severity.min(Severity::Warning) } else { severity }
    }
}

/// The objects that hold servers in a file that has none where the client looks. In a file of many purposes they may be
/// somebody else's.
fn astray<'d>(document: &'d Document<'d>, file: &ClientFile, snippet: Option<Snippet>) -> Vec<Node<'d>> {
    if file.unread.is_some() || file.mixed || snippet.is_some() {
        return Vec::new();
    }
    locate::lost_containers(document, &[]).into_iter().map(|lost| lost.container).collect()
}
