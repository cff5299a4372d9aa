//! Where a client's files stand, and how each is read.

use std::path::PathBuf;

use super::Failure;
use crate::host::{Host, Os};
use crate::schemas::Schema;
use crate::syntax::{Format, Node, Tolerance};

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One person's, on one machine.
    User,
    /// A project's: it is shared with other people and their machines.
    Project,
    /// An administrator's.
    Managed,
    /// Part of a plugin, extension or package.
    Plugin,
}

impl Scope {
    /// How much servers of such a file usually weigh against those of the same name in other files of their client.
    pub const fn rank(self) -> u8 {
        match self {
            Self::Plugin => 5,
            Self::User => 10,
            Self::Project => 20,
            Self::Managed => 30,
        }
    }
}

/// What the servers weigh that stand in a person's file for one project.
pub const LOCAL_RANK: u8 = 25;

/// One file (or several of one shape) that a client reads.
#[derive(Debug)]
pub struct ClientFile {
    /// A word for it: "user file", "project file", "settings", ...
    pub kind: &'static str,
    /// Where the client looks for it.
    pub places: &'static [Place],
    /// Further path endings by which it is recognised; `*` stands for any text within one path component.
    pub also: &'static [&'static str],
    /// A path beside the file without which it is not this file, however it is called: `.mcp.json` is a plugin's where
    /// `.claude-plugin/plugin.json` stands beside it. Path endings in `also` do without.
    pub beside: Option<&'static str>,
    /// Its grammar.
    pub format: Format,
    /// What the client's reader forgives.
    pub tolerance: Tolerance,
    /// What an empty file means.
    pub empty: Empty,
    /// JSON pointers to the objects (see `named_by`) that hold servers; `*` stands for every key. The first is the one to recommend.
    pub servers: &'static [&'static str],
    /// Where set, servers stand in lists instead, and this member of an item is the server's name.
    pub named_by: Option<&'static str>,
    /// Whether a path, or a list of paths and objects of servers, may stand where the object of servers does.
    pub parts: bool,
    /// Whether `null` in place of the servers means that there are none.
    pub nullable: bool,
    /// Whether the client refuses the file for a second server.
    pub lone: bool,
    /// Whether the servers may stand at the top level, without a key around them.
    pub bare: bool,
    /// Whether the whole file may be one entry, which gets its name from that of the file.
    pub nameless: bool,
    /// Whether the file has other purposes too: without servers it is nobody's business here.
    pub mixed: bool,
    /// Whether the client lays its files over each other key by key: what an entry of a project lacks may then stand in the
    /// person's own file.
    pub layered: bool,
    /// Whether the client lays a file of secrets over this one: what an environment lacks may then stand there.
    pub secrets_apart: bool,
    /// Whether what stands for `*` in `servers` is the path of the project that those servers are for.
    pub per_project: bool,
    /// Whether the client does not find the `inputs` of this file, so that no server that refers to one starts.
    pub inputs_unread: bool,
    /// Whether its servers are its own business, so that they may be called like those of other files: an agent's.
    pub apart: bool,
    /// Where set, the client never reads servers from this file: the sentence says where it does.
    pub unread: Option<&'static str>,
    /// What happens where something is wrong in this file, if that is not what happens in the client's other files.
    pub failure: Option<Failure>,
    /// What an entry looks like.
    pub schema: &'static Schema,
}

impl ClientFile {
    /// A file of strict JSON with `mcpServers` at its top level and nothing else to it: tables say what differs.
    pub const fn new(kind: &'static str, schema: &'static Schema) -> Self {
        Self {
            kind,
            places: &[],
            also: &[],
            beside: None,
            format: Format::Json,
            tolerance: Tolerance::STRICT,
            empty: Empty::Refused,
            servers: &["/mcpServers"],
            named_by: None,
            parts: false,
            nullable: false,
            lone: false,
            bare: false,
            nameless: false,
            mixed: false,
            layered: false,
            secrets_apart: false,
            per_project: false,
            inputs_unread: false,
            apart: false,
            unread: None,
            failure: None,
            schema,
        }
    }

    /// Whether servers can stand in `node`, as far as its kind says.
    pub fn is_container(&self, node: Node<'_>) -> bool {
        if self.named_by.is_some() { node.is_array() } else { node.is_object() }
    }
}

/// From which folders of a project a client takes a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// The folder that the person opened. Which one that is nobody else knows: any from the current one up to the root of the
    /// repository. Also where nothing is known.
    Opened,
    /// The folder in which the client is started, and no other.
    Started,
    /// The root of the repository; without one the folder in which it is started.
    Root,
    /// Every folder from there up to the root of the repository.
    ToRoot,
    /// The first of these folders that has such a file.
    Nearest,
    /// Every folder up to the root of the file system.
    Everywhere,
}

/// One place: a path template.
///
/// `./` is the project, `~/` the home folder, `%APPDATA%/`, `%LOCALAPPDATA%/`, `%PROGRAMDATA%/` and `%PROGRAMFILES%/`
/// those of Windows, `$XDG_CONFIG_HOME/` falls back to `~/.config/`; any other `$NAME/` is the folder in that variable, where
/// it is set, and `$NAME` alone the file in it; anything else is absolute. Always with `/`.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The template.
    pub path: &'static str,
    /// The systems it applies to; empty means all.
    pub systems: &'static [Os],
    /// Whose file it is.
    pub scope: Scope,
    /// Where in a project it is looked for.
    pub search: Search,
    /// The variables of which any, where it is set, makes the client look elsewhere instead.
    pub unless: &'static [&'static str],
    /// The template of a file that the client reads instead, where it is there.
    pub hidden_by: Option<&'static str>,
    /// How much its servers weigh against those of the same name in the client's other files; of several folders of a project
    /// the nearest weighs most.
    pub rank: u8,
}

impl Place {
    /// A project's file, below its root folder.
    pub const fn project(path: &'static str) -> Self {
        Self {
            path,
            systems: &[],
            scope: Scope::Project,
            search: Search::Opened,
            unless: &[],
            hidden_by: None,
            rank: Scope::Project.rank(),
        }
    }

    /// A person's file on every system.
    pub const fn user(path: &'static str) -> Self {
        Self::project(path).of(Scope::User)
    }

    /// The same place on some systems only.
    pub const fn on(self, systems: &'static [Os]) -> Self {
        Self { systems, ..self }
    }

    /// The same place with another scope.
    pub const fn of(self, scope: Scope) -> Self {
        Self { scope, rank: scope.rank(), ..self }
    }

    /// The same place, looked for in other folders of the project.
    pub const fn searched(self, search: Search) -> Self {
        Self { search, ..self }
    }

    /// The same place, unless one of these variables is set.
    pub const fn unless(self, variables: &'static [&'static str]) -> Self {
        Self { unless: variables, ..self }
    }

    /// The same place, unless this file of a person is there.
    pub const fn hidden_by(self, path: &'static str) -> Self {
        Self { hidden_by: Some(path), ..self }
    }

    /// The same place, weighing more or less than is usual for its scope.
    pub const fn ranked(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The variable because of which the client does not look here on `host`.
    pub fn moved_by(&self, host: &dyn Host) -> Option<&'static str> {
        self.unless.iter().copied().find(|name| host.variable(name).is_some_and(|value| !value.is_empty()))
    }

    /// Whether the client's own variable moves the file: its name alone, in any folder, then proves nothing.
    pub fn is_moved(&self) -> bool {
        self.path.starts_with('$') && !self.path.starts_with("$XDG_CONFIG_HOME/")
    }

    /// Whether a variable holds the path of the file itself.
    pub fn is_variable(&self) -> bool {
        self.path.starts_with('$') && !self.path.contains('/')
    }

    /// The part of the template that is the same on every machine; "" where [a variable](Self::is_variable) is all there is.
    pub fn ending(&self) -> &'static str {
        let rest = ["./", "~/", "/"].iter().find_map(|p| self.path.strip_prefix(p)).unwrap_or(self.path);
        if rest.starts_with(['%', '$']) { rest.split_once('/').map_or("", |(_, rest)| rest) } else { rest }
    }

    /// The path on `host`, where it may hold `*`; `None` below a project, on other systems, and where a variable is unset.
    pub fn resolve(&self, host: &dyn Host) -> Option<PathBuf> {
        let folder = self.folder(host)?;
        Some(if self.ending().is_empty() { folder } else { folder.join(self.ending()) })
    }

    /// The folder on `host` below which the [`ending`](Self::ending) stands; `None` where [`resolve`](Self::resolve) says so.
    pub fn folder(&self, host: &dyn Host) -> Option<PathBuf> {
        let (root, _) = self.path.split_once('/').unwrap_or((self.path, ""));
        match root {
            _ if !self.is_on(host.os()) => None,
            "." => None,
            "" => Some(PathBuf::from("/")),
            "~" => host.home(),
            name => folder_in(name.trim_matches(['%', '$']), host),
        }
    }

    /// Whether clients on this system look here.
    pub fn is_on(&self, os: Os) -> bool {
        self.systems.is_empty() || self.systems.contains(&os)
    }
}

/// The folder that a variable holds, or the usual one where the system promises that.
fn folder_in(variable: &str, host: &dyn Host) -> Option<PathBuf> {
    let usual = || match variable {
        "XDG_CONFIG_HOME" => Some(host.home()?.join(".config")),
        "APPDATA" => Some(host.home()?.join("AppData").join("Roaming")),
        "LOCALAPPDATA" => Some(host.home()?.join("AppData").join("Local")),
        "PROGRAMDATA" => Some(PathBuf::from(r"C:\ProgramData")),
        "PROGRAMFILES" => Some(PathBuf::from(r"C:\Program Files")),
        _ => None,
    };
    host.variable(variable).filter(|value| !value.is_empty()).map(PathBuf::from).or_else(usual)
}

/// What an empty file means to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// No servers, no complaint.
    Fine,
    /// Refused like any other text that does not parse.
    Refused,
}
