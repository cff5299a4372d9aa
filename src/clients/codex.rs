//! Codex, OpenAI's agent on the command line.
//!
//! Evidence: npm `@openai/codex` 0.169.0, run on crafted files with `codex mcp list` and `codex app-server` (2026-11); openai/codex
//! for plugins and for what a run does not show.

use super::{
    AppPath, Before, Both, ByKind, Change, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names,
    Place, SameName, Scope, Search, Shell, Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "codex",
    name: "Codex",
    version: "0.169.0",
    docs: "https://developers.openai.com/codex/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[CONFIG, PLUGIN, JSON],
    failure: Failure {
        // Measured: "url is not supported for stdio", "invalid transport", "invalid type: …", each with its line, and no start.
        entry: Loss::CLIENT,
        syntax: Loss::CLIENT,
        // Measured: "`mcpServers` is ignored" when a session starts.
        root: Loss::FILE,
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Measured: there is no field for it, `type` and `transport` are ignored with a warning.
        unknown_word: ByKind::both(Verdict::Ignored),
        both: Both::Refused,
        contradiction: ByKind::both(Verdict::Ignored),
        // Measured: an SSE endpoint fails.
        falls_back_to_sse: false,
    },
    // Measured: `${NAME}` reaches the server as written. `env_vars` and the like name variables instead.
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // Looked up by PATHEXT.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        environment: Environment::Subset,
        splits_command: false,
    },
    names: Names {
        // Measured: "must match pattern ^[a-zA-Z0-9_:@/.-]+$", when the server starts.
        allowed: Some(|c| c.is_ascii_alphanumeric() || "_:@/.-".contains(c)),
        empty_refused: true,
        ..Names::ANY
    },
    changes: &[
        // npm `@openai/codex` 0.36.0 to 0.77.0, the same crafted files given to `codex mcp list --json` (2026-11-21). Before
        // 0.40.0 there is `startup_timeout_ms` alone.
        Change::since("0.40.0", Before::NoField("startup_timeout_sec")),
        Change::since("0.40.0", Before::NoField("tool_timeout_sec")),
        // 0.42.0: "missing field `command`", and no start. 0.43.0 had alpha versions only, which read it (openai/codex 4496).
        Change::since("0.43.0", Before::RefusedField("url")),
        // A session on loopback: 0.44.0 asks the server with the switch only, 0.45.0 without it too.
        Change::since("0.45.0", Before::Switched { field: "url", switch: "experimental_use_rmcp_client" }),
        // 0.45.0 reads none of these, 0.47.0 all. 0.46.0 is not to be had; it gets the benefit of the doubt, here and below.
        Change::since("0.46.0", Before::NoField("bearer_token_env_var")),
        Change::since("0.46.0", Before::NoField("http_headers")),
        Change::since("0.46.0", Before::NoField("env_http_headers")),
        Change::since("0.46.0", Before::NoField("cwd")),
        Change::since("0.46.0", Before::NoField("enabled")),
        Change::since("0.46.0", Before::NoField("env_vars")),
        // 0.47.0: "bearer_token is not supported for streamable_http", and no start (openai/codex 4904).
        Change::since("0.47.0", Before::Field("bearer_token")),
        // openai/codex 3828, merged in November 2025: of npm `@openai/codex` 0.58.0 and 0.59.0 only the second has its
        // `program_resolver` in the programs for Windows (2026-11-21).
        Change::since("0.59.0", Before::Shims(Shims::Unresolved)),
    ],
    // Key by key, the nearest on top (developers.openai.com/codex/config-basic, 2026-11).
    same_name: SameName::Merged,
};

const CONFIG: ClientFile = ClientFile {
    places: &[
        // Where the person trusts the project; all of them are laid over each other, the nearest last
        // (developers.openai.com/codex/config-basic, 2026-11).
        Place::project("./.codex/config.toml").searched(Search::ToRoot),
        Place::user("~/.codex/config.toml").unless(&["CODEX_HOME"]),
        Place::user("$CODEX_HOME/config.toml"),
        Place::user("/etc/codex/config.toml").of(Scope::Managed).on(&[Os::Linux, Os::Macos]),
    ],
    format: Format::Toml,
    // Measured.
    tolerance: Tolerance::TOML_1_1.and(&[FaultKind::ByteOrderMark]),
    empty: Empty::Fine,
    servers: &["/mcp_servers"],
    mixed: true,
    layered: true,
    ..ClientFile::new("config file", &schemas::CODEX)
};

/// What guides of servers name, after other clients' files. Measured: `codex mcp list` finds nothing in them, in the home folder
/// and in a trusted project.
const JSON: ClientFile = ClientFile {
    places: &[
        Place::user("~/.codex/config.json"),
        Place::user("~/.codex/mcp.json"),
        Place::project("./.codex/config.json"),
        Place::project("./.codex/mcp.json"),
    ],
    unread: Some("write them as `[mcp_servers.name]` tables into `config.toml`, in the same folder"),
    ..ClientFile::new("JSON file", &schemas::CODEX)
};

/// `.mcp.json` of a plugin, with or without a key around the servers. An entry that does not fit is skipped, with a line in the
/// log. Marketplaces keep plugins in the folder named here.
const PLUGIN: ClientFile = ClientFile {
    places: &[Place::project("./.mcp.json").of(Scope::Plugin)],
    also: &["plugins/*/.mcp.json"],
    beside: Some(".codex-plugin/plugin.json"),
    bare: true,
    failure: Some(Failure { entry: Loss::ENTRY.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() }),
    ..ClientFile::new("plugin file", &schemas::CODEX_PLUGIN)
};
