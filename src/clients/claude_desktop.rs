//! Claude Desktop: the chat program for macOS and Windows.
//!
//! Evidence: closed source. The MCP guides "connect local servers" and "debugging", Claude Code's page "desktop", and reports
//! in anthropics/claude-code and modelcontextprotocol/servers (collected 2026-11).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;

/// The file as the program from the Store sees it.
const STORE: &str = "%LOCALAPPDATA%/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json";

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "claude-desktop",
    name: "Claude Desktop",
    version: "",
    docs: "https://modelcontextprotocol.io/docs/develop/connect-local-servers",
    // Closed, but what matters here (strict JSON, no remote servers, `command` required) is documented, and confirmed by
    // many reports: errors are justified.
    documented_only: false,
    // From the log of a server: all versions of nvm, then the rest (directus/mcp #2, 2025-07). nvm's came in the order of their
    // names; since 1.4758.0 the last one comes first (anthropics/claude-code #54135, 2026-04).
    app_path: AppPath::Own(&[
        "~/.nvm/versions/node/*/bin",
        "/usr/local/bin",
        "/opt/homebrew/bin",
        "/usr/bin",
        "/bin",
        "/usr/sbin",
        "/sbin",
    ]),
    files: &[FILE, SETTINGS],
    // An entry without a command is skipped with a dialog since about 2026-04; until about 2025-12 it cost the whole file
    // ("Could not load app settings"). Broken JSON brings a dialog and no servers; a wrong root key is silent.
    failure: Failure { entry: Loss::ENTRY, syntax: Loss::FILE, root: Loss::FILE.silent() },
    transports: Transports {
        // No address works in this file: remote servers are connectors, kept in the account.
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Unknown),
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // None: `${NAME}`, `%NAME%` and `~` reach the server as typed.
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // The maker's samples use bare `npx`, and of nine files from Windows whose cause is known none failed for it. It goes
        // through `cmd.exe` without quotes ("'C:\Program' is not recognized"; the README of mcp-remote 0.15.1, read
        // 2026-11-21).
        windows_shims: Shims::Unquoted,
        shell: Shell::None,
        // The guide "debugging": it may be `/`.
        cwd: Cwd::Undefined,
        environment: Environment::Subset,
        splits_command: false,
    },
    // The server starts and answers, and not one of its tools is offered (a report with both spellings tried,
    // homeassistant-ai/ha-mcp issue 1743, 2026-07). Blanks do no harm.
    names: Names { allowed: Some(|c| !matches!(c, '(' | ')')), unfit: Verdict::Ignored, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};

/// Where its servers stand.
const FILE: ClientFile = ClientFile {
    places: &[
        Place::user("~/Library/Application Support/Claude/claude_desktop_config.json").on(&[Os::Macos]),
        // The program from the Store sees a copy of its own instead (anthropics/claude-code #25579, #26073, #29100).
        Place::user("%APPDATA%/Claude/claude_desktop_config.json").on(&[Os::Windows]).hidden_by(STORE),
        Place::user(STORE).on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Claude/claude_desktop_config.json").on(&[Os::Linux]),
    ],
    // Copies, examples and templates keep the name.
    also: &["claude_desktop_config*.json", "*claude_desktop_config.json"],
    // Whether an empty file brings the dialog was not seen; it holds no servers to lose.
    empty: Empty::Fine,
    // Not `mixed`: preferences stand beside the servers, but the servers are what people open this file for.
    ..ClientFile::new("user file", &schemas::CLAUDE_DESKTOP)
};

/// The settings of its window, beside it. Servers pasted there did nothing but keep it from starting (ahujasid/blender-mcp issue
/// 12, 2025-03); nothing says that a later version reads them.
const SETTINGS: ClientFile = ClientFile {
    kind: "settings",
    places: &[
        Place::user("~/Library/Application Support/Claude/config.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/Claude/config.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Claude/config.json").on(&[Os::Linux]),
    ],
    also: &[],
    mixed: true,
    unread: Some("put them into `claude_desktop_config.json`, beside it"),
    ..FILE
};
