//! How a client starts a server.

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

impl Spawn {
    /// What the MCP SDKs do by themselves: that for TypeScript starts programs by cross-spawn, that for Python looks for `.cmd`
    /// files itself; both hand on a few variables.
    pub const SDK: Self = Self {
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        environment: Environment::Subset,
        splits_command: false,
    };
}

/// Whether `.cmd` files are found and started on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shims {
    /// They are.
    Resolved,
    /// They are, but nothing is quoted for them: an argument with a blank arrives in pieces.
    Unquoted,
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
    /// Everything, and it wins over the variables of the entry.
    Wins,
    /// A handful: HOME, PATH, USER, SHELL, ...
    Subset,
    /// Everything but names that look like secrets.
    WithoutSecrets,
    /// PATH alone.
    PathOnly,
    /// Not known.
    Unknown,
}
