//! The variables that a client expands, and where.

use super::ClientFile;

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
    /// `$(command)`
    Substitution,
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
    /// The kinds of file in which it is expanded ([`ClientFile::kind`]); empty: all.
    pub kinds: &'static [&'static str],
    /// Whether an address must be a URL as written, before this is expanded: it may then not begin with a variable.
    pub url_checked_first: bool,
    /// Whether it must be all there is of a value. Inside of one it stays as written; a value that begins with it and goes on is
    /// all taken for its name.
    pub alone: bool,
    /// Names that the client replaces by nothing in these fields, whatever their value; `*` stands for any text.
    pub withheld: &'static [&'static str],
}

impl Variable {
    /// A syntax expanded in `fields` of every file.
    pub const fn new(syntax: Syntax, fields: Fields, undefined: Undefined) -> Self {
        let (project_only, url_checked_first, alone) = (false, false, false);
        Self { syntax, fields, undefined, project_only, kinds: &[], url_checked_first, alone, withheld: &[] }
    }

    /// The same, in files of a project only.
    pub const fn in_projects(self) -> Self {
        Self { project_only: true, ..self }
    }

    /// The same, in these kinds of file only.
    pub const fn in_files(self, kinds: &'static [&'static str]) -> Self {
        Self { kinds, ..self }
    }

    /// The files in which it is expanded, where not in all: "the files of a project", "its settings".
    pub fn home(&self) -> String {
        if self.kinds.is_empty() {
            "the files of a project".to_owned()
        } else {
            format!("its {}", self.kinds.join(" or "))
        }
    }

    /// Whether the client expands it in `field` of such a file; `shared` says whether the file is a project's.
    pub fn is_read(&self, field: Fields, file: &ClientFile, shared: bool) -> bool {
        let here = self.kinds.is_empty() || self.kinds.contains(&file.kind);
        here && self.fields.contains(field) && (!self.project_only || shared)
    }

    /// The same, in addresses that are URLs as written.
    pub const fn after_url_check(self) -> Self {
        Self { url_checked_first: true, ..self }
    }

    /// The same, where nothing stands around it.
    pub const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The same, but for these names.
    pub const fn withholding(self, withheld: &'static [&'static str]) -> Self {
        Self { withheld, ..self }
    }

    /// How `name` is written in this syntax, if it is one for variables of the environment.
    pub fn spell(&self, name: &str) -> Option<String> {
        match self.syntax {
            Syntax::Braces => Some(format!("${{{name}}}")),
            Syntax::EnvColon => Some(format!("${{env:{name}}}")),
            Syntax::CurlyEnv => Some(format!("{{env:{name}}}")),
            Syntax::Dollar => Some(format!("${name}")),
            Syntax::Secrets => Some(format!("${{{{ secrets.{name} }}}}")),
            _ => None,
        }
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
