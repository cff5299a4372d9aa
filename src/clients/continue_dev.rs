//! Continue.
//!
//! Evidence: npm `@continuedev/cli` run on crafted files (2026-11), which shows what is refused and how much is lost; the
//! source of 2026-06 (`packages/config-yaml/src/schemas/mcp`, `core/context/mcp`) for what was not run.

use super::{
    AppPath, Before, Both, ByKind, Change, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names,
    Place, SameName, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "continue",
    name: "Continue",
    version: "cli of 2026-11",
    docs: "https://docs.continue.dev/customize/deep-dives/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[CONFIG, BLOCK, JSON_BLOCK],
    failure: Failure {
        // "Failed to parse config: mcpServers.1: Invalid input" (measured).
        entry: Loss::FILE,
        syntax: Loss::FILE,
        // "mcpServers: Expected array, received object" (measured).
        root: Loss::FILE,
    },
    transports: Transports {
        // Streamable HTTP first (measured), then SSE.
        untyped_url: UntypedUrl::Http,
        unknown_word: ByKind::both(Verdict::Refused),
        // Measured.
        both: Both::Command,
        // The schema is a union: neither half takes the other's word.
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: true,
    },
    // On the text of the file. An unknown secret keeps that server from starting (measured).
    variables: &[Variable::new(Syntax::Secrets, Fields::ALL, Undefined::Entry)],
    tilde: Fields::NONE,
    spawn: Spawn {
        // `npx`, `uv`, `uvx`, `bunx` and the like go through `cmd.exe /c` since 1.0.11 (2025-05-30, `MCPConnection.ts`); any
        // batch file is started since 1.0.12, whose MCP SDK (1.12) has cross-spawn (read 2026-11-21).
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Project,
        environment: Environment::Subset,
        splits_command: false,
    },
    names: Names::ANY,
    same_name: SameName::Unknown,
    // Of June 2025.
    changes: &[Change::since("1.0.12", Before::Shims(Shims::Unresolved))],
};

const CONFIG: ClientFile = ClientFile {
    places: &[Place::user("~/.continue/config.yaml").unless(MOVED), Place::user("$CONTINUE_GLOBAL_DIR/config.yaml")],
    format: Format::Yaml,
    tolerance: Tolerance::YAML,
    empty: Empty::Fine,
    named_by: Some("name"),
    mixed: true,
    ..ClientFile::new("config file", &schemas::CONTINUE)
};

// One server per file, says the source; files with several are in use.
const BLOCK: ClientFile = ClientFile {
    kind: "block file",
    places: &[
        Place::project("./.continue/mcpServers/*.yaml"),
        Place::project("./.continue/mcpServers/*.yml"),
        Place::user("~/.continue/mcpServers/*.yaml").unless(MOVED),
        Place::user("~/.continue/mcpServers/*.yml").unless(MOVED),
        Place::user("$CONTINUE_GLOBAL_DIR/mcpServers/*.yaml"),
        Place::user("$CONTINUE_GLOBAL_DIR/mcpServers/*.yml"),
    ],
    // `blockSchema` in `packages/config-yaml/src/schemas/index.ts`: a list of length 1.
    lone: true,
    mixed: false,
    ..CONFIG
};

const JSON_BLOCK: ClientFile = ClientFile {
    places: &[
        Place::project("./.continue/mcpServers/*.json"),
        Place::user("~/.continue/mcpServers/*.json").unless(MOVED),
        Place::user("$CONTINUE_GLOBAL_DIR/mcpServers/*.json"),
    ],
    tolerance: Tolerance::COMMENTS,
    empty: Empty::Fine,
    servers: &["/mcpServers", "/projects/*/mcpServers"],
    nameless: true,
    mixed: true,
    ..ClientFile::new("JSON block file", &schemas::CONTINUE_JSON)
};

/// Takes the place of `~/.continue` (the bundle of the command line, 1.5.47).
const MOVED: &[&str] = &["CONTINUE_GLOBAL_DIR"];
