//! The vocabulary of client behaviour.

use super::{ClientFile, Names};

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
    /// Whether it is a desktop program, which does not get the PATH of a login shell.
    pub desktop: bool,
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
            desktop: false,
            files,
            failure: Failure { entry: Blast::Unknown, syntax: Blast::Unknown, silent: false, root: Blast::Unknown },
            transports: Transports {
                untyped_url: UntypedUrl::Unknown,
                unknown_word: Verdict::Unknown,
                both: Both::Unknown,
                contradiction: Verdict::Unknown,
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
            same_name: SameName::Unknown,
        }
    }

    /// What happens where something is wrong in `file`.
    pub fn failure_in(&self, file: &ClientFile) -> Failure {
        file.failure.unwrap_or(self.failure)
    }

    /// The variable that holds the user's home folder in this client's syntax, for `field`, if it has one.
    pub fn home_variable(&self, field: Fields) -> Option<&'static str> {
        let reads = |syntax| self.variables.iter().any(|v| v.syntax == syntax && v.fields.contains(field));
        if reads(Syntax::UserHome) {
            Some("${userHome}")
        } else if reads(Syntax::Braces) {
            Some("${HOME}")
        } else if reads(Syntax::EnvColon) {
            Some("${env:HOME}")
        } else if reads(Syntax::CurlyEnv) {
            Some("{env:HOME}")
        } else {
            None
        }
    }

    /// How `name` is written as a variable in `field`, if the client expands any there.
    pub fn variable(&self, name: &str, field: Fields) -> Option<String> {
        let written = |v: &Variable| match v.syntax {
            Syntax::Braces => Some(format!("${{{name}}}")),
            Syntax::EnvColon => Some(format!("${{env:{name}}}")),
            Syntax::CurlyEnv => Some(format!("{{env:{name}}}")),
            Syntax::Dollar => Some(format!("${name}")),
            Syntax::Secrets => Some(format!("${{{{ secrets.{name} }}}}")),
            _ => None,
        };
        self.variables.iter().filter(|v| v.fields.contains(field)).find_map(written)
    }
}

/// How much is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blast {
    /// Nothing: the client goes on with what it has. Where it is about an entry, the client reports the departure and uses the
    /// value as it stands; whether the server then works depends on the field ([`crate::schemas::Mistyped`]).
    Nothing,
    /// This server; the others of the file start.
    Entry,
    /// Every server of the file.
    File,
    /// The client itself does not start.
    Client,
    /// Not known.
    Unknown,
}

/// What happens where something is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    /// One entry does not fit the client's schema.
    pub entry: Blast,
    /// The file does not parse.
    pub syntax: Blast,
    /// Whether the person sees no message in normal use.
    pub silent: bool,
    /// The servers' key is missing or another client's.
    pub root: Blast,
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

/// How the client tells transports apart. The words themselves stand in the schema.
#[derive(Clone, Copy, Debug)]
pub struct Transports {
    /// An address without a transport word.
    pub untyped_url: UntypedUrl,
    /// A transport word that the client does not know, or in the wrong case.
    pub unknown_word: Verdict,
    /// A `command` together with an address.
    pub both: Both,
    /// A transport word that contradicts the fields (`stdio` with an address, `http` with a command).
    pub contradiction: Verdict,
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

/// A set of the fields whose text a client may treat specially.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(pub u8);

impl Fields {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// The program.
    pub const COMMAND: Self = Self(1);
    /// Its arguments.
    pub const ARGS: Self = Self(2);
    /// Values of its environment.
    pub const ENV: Self = Self(4);
    /// Its working directory.
    pub const CWD: Self = Self(8);
    /// The address.
    pub const URL: Self = Self(16);
    /// Values of HTTP headers.
    pub const HEADERS: Self = Self(32);
    /// All of them.
    pub const ALL: Self = Self(63);

    /// Both sets together.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether every field of `other` is in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0 && other.0 != 0
    }
}

/// A way to write "the value of a variable".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `$NAME`
    Dollar,
    /// `${NAME}`
    Braces,
    /// `${NAME:-default}`
    Default,
    /// `${env:NAME}`
    EnvColon,
    /// `${input:id}`
    Input,
    /// `${workspaceFolder}` and its relatives
    WorkspaceFolder,
    /// `${userHome}`
    UserHome,
    /// `${pathSeparator}`, `${/}`
    PathSeparator,
    /// `${config:name}`
    Config,
    /// `${command:id}`
    Command,
    /// `${file:path}`
    File,
    /// `{env:NAME}`
    CurlyEnv,
    /// `{file:path}`
    CurlyFile,
    /// `%NAME%`
    Percent,
    /// `${extensionPath}`, `${workspacePath}`
    Extension,
    /// `${CLAUDE_PLUGIN_ROOT}` and its relatives: set by the client for plugin files
    Plugin,
    /// `${{ secrets.NAME }}`
    Secrets,
}

/// What a variable without a value becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// The text stays as written.
    Literal,
    /// Nothing.
    Empty,
    /// The entry fails.
    Entry,
    /// Every server of the file is lost.
    File,
    /// Not known.
    Unknown,
}

/// One variable syntax that a client expands.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// How it is written.
    pub syntax: Syntax,
    /// Where it is expanded.
    pub fields: Fields,
    /// What happens where there is no value.
    pub undefined: Undefined,
    /// Whether it has a value only in files of a project (`${workspaceFolder}`) or of a plugin.
    pub project_only: bool,
    /// Whether an address must be a URL as written, before this is expanded: it may then not begin with a variable.
    pub url_checked_first: bool,
    /// Names that the client replaces by nothing in these fields, whatever their value; `*` stands for any text.
    pub withheld: &'static [&'static str],
}

impl Variable {
    /// A syntax expanded in `fields` of every file.
    pub const fn new(syntax: Syntax, fields: Fields, undefined: Undefined) -> Self {
        Self { syntax, fields, undefined, project_only: false, url_checked_first: false, withheld: &[] }
    }

    /// The same, in files of a project only.
    pub const fn in_projects(self) -> Self {
        Self { project_only: true, ..self }
    }

    /// The same, in addresses that are URLs as written.
    pub const fn after_url_check(self) -> Self {
        Self { url_checked_first: true, ..self }
    }

    /// The same, but for these names.
    pub const fn withholding(self, withheld: &'static [&'static str]) -> Self {
        Self { withheld, ..self }
    }

    /// Whether the client keeps the value of `name` to itself here.
    pub fn withholds(&self, name: &str) -> bool {
        self.withheld.iter().any(|pattern| match pattern.split_once('*') {
            Some((before, after)) => {
                name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after)
            }
            None => name == *pattern,
        })
    }
}

/// How a client starts a server.
#[derive(Clone, Copy, Debug)]
pub struct Spawn {
    /// What becomes of `npx` and the like, which are `.cmd` files on Windows.
    pub windows_shims: Shims,
    /// Whether a shell reads the command line.
    pub shell: Shell,
    /// Where the server starts.
    pub cwd: Cwd,
    /// What it inherits.
    pub environment: Environment,
    /// Whether a `command` with blanks and without arguments is split into words.
    pub splits_command: bool,
}

/// Whether `.cmd` files are found and started on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shims {
    /// They are.
    Resolved,
    /// They are, since this version.
    ResolvedSince(&'static str),
    /// They are not: the server does not start.
    Unresolved,
    /// Reports disagree, or nothing is known.
    Unknown,
}

/// Whether a shell reads the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// Never.
    None,
    /// On Windows only (`cmd.exe /c`).
    Windows,
    /// Always.
    Always,
    /// Not known.
    Unknown,
}

/// Where a server starts when nothing says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cwd {
    /// The folder of the project.
    Project,
    /// The folder in which the client was started.
    Launch,
    /// Anywhere, often `/` or the program's own folder.
    Undefined,
    /// Not known.
    Unknown,
}

/// What a server inherits from the client's environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Everything.
    All,
    /// A handful: HOME, PATH, USER, SHELL, ...
    Subset,
    /// Everything but names that look like secrets.
    WithoutSecrets,
    /// PATH alone.
    PathOnly,
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
