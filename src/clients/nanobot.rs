//! nanobot, a personal agent (HKUDS).
//!
//! Evidence: PyPI `nanobot-ai` 0.3.5, whose loader and connections were run on small files, and read (`config/schema.py`,
//! `config/loader.py`, `agent/tools/mcp.py`, 2026-11-21). Addresses of the own machine and network are blocked unless its settings
//! say otherwise.

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Failure, Fields, Loss, Names, Place, SameName, Spawn, Syntax,
    Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "nanobot",
    name: "nanobot",
    version: "0.3.5",
    docs: "https://github.com/HKUDS/nanobot#mcp-model-context-protocol",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[Place::user("~/.nanobot/config.json")],
        // Names in snake case are read too.
        servers: &["/tools/mcpServers", "/tools/mcp_servers"],
        mixed: true,
        ..ClientFile::new("config file", &schemas::NANOBOT)
    }],
    failure: Failure {
        // "no command or url configured, skipping"; but for what its schema refuses "Invalid configuration", and it does not start
        // (measured).
        entry: Loss::ENTRY.mistyped(Blast::Client),
        // Measured: "JSON syntax error".
        syntax: Loss::CLIENT,
        // Measured.
        root: Loss::CLIENT,
    },
    transports: Transports {
        // But SSE where the path ends in `/sse`.
        untyped_url: UntypedUrl::Http,
        // Other words are refused like values of another type (measured); that says the schema.
        unknown_word: ByKind::both(Verdict::Fine),
        // Measured: without a word it is stdio.
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        // Without a word the path decides.
        falls_back_to_sse: true,
    },
    // `resolve_config_env_vars`: an unset one is an error, and nothing starts.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::File)],
    // Measured.
    tilde: Fields::NONE,
    // `_normalize_windows_stdio_command`, then the MCP SDK for Python; the environment was measured.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    // There is one file.
    same_name: SameName::Unknown,
};
