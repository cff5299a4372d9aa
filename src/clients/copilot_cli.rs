//! GitHub Copilot on the command line.
//!
//! Evidence: the npm package `@github/copilot` 1.0.102, run on some 200 probe files with a model on loopback and its debug log
//! (2026-11), and the schema inside it, which is stricter than the program. The rest is from docs.github.com.

use super::{
    AppPath, Before, Both, ByKind, Change, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names,
    Place, SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
    names,
};
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "copilot-cli",
    name: "Copilot CLI",
    version: "1.0.102",
    docs: "https://docs.github.com/en/copilot/how-tos/copilot-cli/customize-copilot/add-mcp-servers",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[USER, PROJECT, PLUGIN, MISPLACED],
    // Measured: all of it goes to the log only.
    failure: Failure { entry: Loss::ENTRY.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // "type: Invalid literal value"; the words are case-sensitive, `ws` is none of them.
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Refused),
        // Measured: it posts to the SSE endpoint, gets a 404 and gives up.
        falls_back_to_sse: false,
    },
    // Measured in arguments, `env` and headers. `${env:NAME}` and `${input:id}` stay as written. Of addresses only this is
    // known: `${BASE}/mcp` is refused, because it must be a URL before anything is expanded.
    variables: &[
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Literal).after_url_check(),
        Variable::new(Syntax::Default, Fields::ALL, Undefined::Literal).after_url_check(),
        Variable::new(Syntax::Dollar, Fields::ALL, Undefined::Literal).after_url_check(),
    ],
    // Measured for the command, which is not expanded.
    tilde: Fields::CWD,
    spawn: Spawn {
        // A native program; the documentation's samples use bare `npx`.
        windows_shims: Shims::Unknown,
        // Measured on Linux: no shell there.
        shell: Shell::None,
        cwd: Cwd::Unknown,
        // The documentation says PATH alone, the maintainers "safe system variables" since 1.0.10 (github/copilot-cli #903).
        environment: Environment::Subset,
        splits_command: false,
    },
    names: Names {
        // "MCP server name cannot be empty" (measured); the others were read in the bundle.
        allowed: Some(|c| !c.is_control() && c != '}'),
        separator: Some('/'),
        empty_refused: true,
        cleaned: Some(names::underscored),
        // `<server>-<tool>` has 64 at most.
        tool_id_limit: Some(64 - "-".len()),
        ..Names::ANY
    },
    changes: &[
        // From its change log.
        Change::since("1.0.29", Before::UntypedUrl(UntypedUrl::Refused)),
        Change::since("1.0.49", Before::Required("args")),
        Change::since("0.0.404", Before::Required("tools")),
        Change::since("1.0.40", Before::NoField("oauthGrantType")),
        Change::since("1.0.49", Before::NoField("auth")),
        Change::since("1.0.63", Before::NoField("deferTools")),
        // Its packages, read (2026-11-21): the schema of entries has `local` alone up to 0.0.369, and `stdio` in 0.0.370.
        Change::since("0.0.370", Before::NoWord("stdio")),
        // 0.0.417 does not look for it, 0.0.420 does; those between are not to be had and get the benefit of the doubt.
        Change::since("0.0.418", Before::NoFile(".mcp.json")),
        // 1.0.60 has the name for plugins only; its change log says the same.
        Change::since("1.0.61", Before::NoFile(".github/mcp.json")),
    ],
    // The nearest first, then the user's (documentation).
    same_name: SameName::Replaced,
};

/// Forgiving, unlike the files of projects: measured are comments, trailing and missing commas, a byte order mark and line
/// breaks in strings. Single quotes and keys without quotes are refused.
const USER: ClientFile = ClientFile {
    places: &[
        Place::user("~/.copilot/mcp-config.json").unless(&["COPILOT_HOME"]),
        Place::user("$COPILOT_HOME/mcp-config.json"),
    ],
    tolerance: Tolerance::JSONC.and(&[
        FaultKind::ByteOrderMark,
        FaultKind::MissingComma,
        FaultKind::RawNewline,
        FaultKind::ControlCharacter,
        FaultKind::PlusNumber,
        FaultKind::BadEncoding,
    ]),
    // Measured: "Configuration file is empty", in both kinds of file.
    empty: Empty::Refused,
    ..ClientFile::new("user file", &schemas::COPILOT_CLI)
};

/// `.mcp.json` hides `.github/mcp.json` beside it. A flat map will do, which Claude Code refuses; not even a byte order mark
/// is forgiven (measured).
const PROJECT: ClientFile = ClientFile {
    kind: "project file",
    places: &[
        Place::project("./.mcp.json").searched(Search::ToRoot),
        Place::project("./.github/mcp.json").searched(Search::ToRoot).ranked(19),
    ],
    tolerance: Tolerance::STRICT,
    bare: true,
    ..USER
};

/// A plugin of a marketplace whose manifest is the client's own, as in github/awesome-copilot (read 2026-11-21); one that Claude
/// Code reads, too, has its manifest in a folder of that client.
const PLUGIN: ClientFile = ClientFile {
    kind: "plugin file",
    places: &[Place::project("./plugins/*/.mcp.json").of(Scope::Plugin)],
    beside: Some("plugin.json"),
    ..PROJECT
};

/// A name that people guess. (`.vscode/mcp.json` was read from 0.0.407 to 1.0.21, by the change log, but it is VS Code's.)
const MISPLACED: ClientFile = ClientFile {
    kind: "misplaced file",
    places: &[Place::user("~/.copilot/mcp.json")],
    unread: Some("put them into `~/.copilot/mcp-config.json` (every project) or `.github/mcp.json` (this project)"),
    ..USER
};
