//! Cline: the VS Code extension and its command line, which share one settings file.
//!
//! Evidence: cline/cline, snapshot of 2026-08-22, `apps/vscode/src/services/mcp/` (the extension) and
//! `sdk/packages/core/src/extensions/mcp/config-loader.ts` (the command line); npm `cline` 3.0.65 run on crafted files. Where
//! the two differ, the stricter reading stands here.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "cline",
    name: "Cline",
    version: "3.0.65",
    docs: "https://docs.cline.bot/mcp/configuring-mcp-servers",
    documented_only: false,
    // VS Code; reports of programs not found under macOS are common.
    // An extension has what VS Code has.
    app_path: AppPath::Shell,
    files: &[
        SETTINGS,
        ClientFile {
            kind: "settings file of older versions",
            // Copied once to the new place by current versions.
            places: &[
                Place::user("%APPDATA%/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json")
                    .on(&[Os::Windows]),
                Place::user(
                    "~/Library/Application Support/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
                )
                .on(&[Os::Macos]),
                Place::user(
                    "$XDG_CONFIG_HOME/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
                )
                .on(&[Os::Linux]),
                Place::user("~/Documents/Cline/MCP/cline_mcp_settings.json"),
            ],
            // The same under VS Code's relatives.
            also: &["saoudrizwan.claude-dev/settings/cline_mcp_settings.json"],
            ..SETTINGS
        },
        ClientFile {
            kind: "mcp.json",
            // Named by some pages of the documentation; neither loader opens it.
            places: &[Place::user("~/.cline/mcp.json")],
            also: &[],
            unread: Some("it reads them from `~/.cline/data/settings/cline_mcp_settings.json`"),
            ..SETTINGS
        },
    ],
    failure: Failure {
        // "mcpServers.x: Invalid input", and no server of the file connects (measured).
        entry: Loss::FILE,
        syntax: Loss::FILE,
        // The extension shows a toast; the command line writes to its log only.
        // Both loaders require `mcpServers` (measured).
        root: Loss::FILE,
    },
    transports: Transports {
        untyped_url: UntypedUrl::Sse,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // The extension expands this in every string; the command line nothing at all (measured).
    variables: &[Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Literal)],
    tilde: Fields::NONE,
    spawn: Spawn {
        // The extension starts programs by the SDK, with cross-spawn (`McpHub.ts`); the command line by a shell, with nothing
        // quoted (`packages/core/src/extensions/mcp/client.ts`; both read 2026-11-21).
        windows_shims: Shims::Unquoted,
        shell: Shell::None,
        cwd: Cwd::Unknown,
        // The extension; the command line hands on everything.
        environment: Environment::Subset,
        splits_command: false,
    },
    // Tool ids beyond 64 characters are shortened, not refused. `__proto__` vanishes (measured).
    names: Names { reserved: &["__proto__"], ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};

const SETTINGS: ClientFile = ClientFile {
    // `resolveMcpSettingsPath`: the first of these three variables that is set decides.
    places: &[
        Place::user("~/.cline/data/settings/cline_mcp_settings.json").unless(&[
            "CLINE_MCP_SETTINGS_PATH",
            "CLINE_DATA_DIR",
            "CLINE_DIR",
        ]),
        Place::user("$CLINE_DIR/data/settings/cline_mcp_settings.json")
            .unless(&["CLINE_MCP_SETTINGS_PATH", "CLINE_DATA_DIR"]),
        Place::user("$CLINE_DATA_DIR/settings/cline_mcp_settings.json").unless(&["CLINE_MCP_SETTINGS_PATH"]),
        Place::user("$CLINE_MCP_SETTINGS_PATH"),
    ],
    also: &["cline_mcp_settings.json"],
    // Neither comments, trailing commas nor a byte order mark (measured).
    tolerance: Tolerance::STRICT,
    // "Unexpected EOF" (measured).
    empty: Empty::Refused,
    ..ClientFile::new("settings file", &schemas::CLINE)
};
