//! The vocabulary of client behaviour.

use super::{
    AppPath, Change, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Shell, Shims, Spawn, Variable,
};

/// One client: everything that rules may ask about it.
#[derive(Debug)]
pub struct Client {
    /// Its id on the command line, kebab-case.
    pub id: &'static str,
    /// As people call it.
    pub name: &'static str,
    /// The version that the facts were checked against, or "" where it has none.
    pub version: &'static str,
    /// Where its maker documents MCP configuration.
    pub docs: &'static str,
    /// Whether its behaviour is documented only (closed source): rules then warn where they would say error.
    pub documented_only: bool,
    /// Where it looks for programs on macOS.
    pub app_path: AppPath,
    /// The files it reads, and files that people mistake for them.
    pub files: &'static [ClientFile],
    /// What happens where something is wrong.
    pub failure: Failure,
    /// How it tells transports apart.
    pub transports: Transports,
    /// The variable syntaxes it expands. None in a client that is documented only: its documents say nothing about them.
    pub variables: &'static [Variable],
    /// The fields in which it expands a leading `~`.
    pub tilde: Fields,
    /// How it starts a server.
    pub spawn: Spawn,
    /// What it does to server names.
    pub names: Names,
    /// What older versions did otherwise, as far as files still suffer from it.
    pub changes: &'static [Change],
    /// What it makes of one name in several of its files.
    pub same_name: SameName,
}

impl Client {
    /// A client of which nothing is known but what its documents say: tables fill in what they do say.
    pub const fn documented(
        id: &'static str,
        name: &'static str,
        docs: &'static str,
        files: &'static [ClientFile],
    ) -> Self {
        Self {
            id,
            name,
            version: "",
            docs,
            documented_only: true,
            app_path: AppPath::Terminal,
            files,
            failure: Failure { entry: Loss::UNKNOWN, syntax: Loss::UNKNOWN, root: Loss::UNKNOWN },
            transports: Transports {
                untyped_url: UntypedUrl::Unknown,
                unknown_word: ByKind::both(Verdict::Unknown),
                both: Both::Unknown,
                contradiction: ByKind::both(Verdict::Unknown),
                falls_back_to_sse: true,
            },
            variables: &[],
            tilde: Fields::NONE,
            spawn: Spawn {
                windows_shims: Shims::Unknown,
                shell: Shell::Unknown,
                cwd: Cwd::Unknown,
                environment: Environment::Unknown,
                splits_command: false,
            },
            names: Names::ANY,
            changes: &[],
            same_name: SameName::Unknown,
        }
    }

    /// What happens where something is wrong in `file`.
    pub fn failure_in(&self, file: &ClientFile) -> Failure {
        file.failure.unwrap_or(self.failure)
    }
}

/// What the client makes of a departure from its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Works as written.
    Fine,
    /// Taken, but not as written: ignored, dropped, or read as something else.
    Ignored,
    /// Refused; how much is lost says [`Failure::entry`].
    Refused,
    /// Not known.
    Unknown,
}

/// A verdict for each kind of entry: a word may be idle beside a command and fatal beside an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByKind {
    /// In an entry with a command.
    pub command: Verdict,
    /// In an entry with an address.
    pub address: Verdict,
}

impl ByKind {
    /// The same for both.
    pub const fn both(verdict: Verdict) -> Self {
        Self { command: verdict, address: verdict }
    }

    /// Whether the client refuses either kind.
    pub fn is_refused(self) -> bool {
        self.command == Verdict::Refused || self.address == Verdict::Refused
    }
}

/// How the client tells transports apart. The words themselves stand in the schema.
#[derive(Clone, Copy, Debug)]
pub struct Transports {
    /// An address without a transport word.
    pub untyped_url: UntypedUrl,
    /// A transport word that the client does not know, or in the wrong case.
    pub unknown_word: ByKind,
    /// A `command` together with an address.
    pub both: Both,
    /// A transport word that contradicts the fields (`stdio` with an address, `http` with a command).
    pub contradiction: ByKind,
    /// Whether the HTTP word on an SSE endpoint still connects, or the client probes.
    pub falls_back_to_sse: bool,
}

/// What an address without a transport word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntypedUrl {
    /// Streamable HTTP, or HTTP first and SSE then.
    Http,
    /// SSE.
    Sse,
    /// Refused; how much is lost says [`Failure::entry`].
    Refused,
    /// Taken for a child process, which then fails.
    Stdio,
    /// Not known.
    Unknown,
}

/// What wins where an entry has a command and an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Both {
    /// The command; the address is ignored.
    Command,
    /// The address; the command is ignored.
    Url,
    /// The one that the transport word names; without a word the command.
    Word,
    /// Refused; how much is lost says [`Failure::entry`].
    Refused,
    /// Not known.
    Unknown,
}

/// What becomes of servers of one name in several files of a client. Which file weighs more says [`Place::rank`](super::Place::rank).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameName {
    /// The entry of the weightiest file counts, whole.
    Replaced,
    /// They are laid over each other, key by key; where they differ, the weightiest file counts.
    Merged,
    /// Not known.
    Unknown,
}
