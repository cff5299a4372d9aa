//! Kimi CLI, archived: Kimi Code has followed it.
//!
//! Evidence: PyPI `kimi-cli` 1.51.0 run on crafted files (2026-11); 1.52.0 read (`cli/__init__.py`, `soul/agent.py`), and the
//! models of FastMCP 3.2.4, with which it reads its file, run on some seventy entries (2026-11-21).

use super::fastmcp::{SPAWN, TRANSPORTS};
use super::{AppPath, Client, ClientFile, Failure, Fields, Loss, Names, Place, SameName};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "kimi-cli",
    name: "Kimi CLI",
    version: "1.51.0",
    docs: "https://github.com/MoonshotAI/kimi-cli",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[Place::user("~/.kimi/mcp.json").unless(&["KIMI_SHARE_DIR"]), Place::user("$KIMI_SHARE_DIR/mcp.json")],
        // FastMCP wraps a flat map; `kimi mcp list`, which looks for itself, shows none of it (measured).
        bare: true,
        ..ClientFile::new("user file", &schemas::KIMI_CLI)
    }],
    failure: Failure {
        // "Invalid MCP config: 1 validation error for MCPConfig" and "Invalid JSON" end the program, not only `kimi mcp list`.
        entry: Loss::CLIENT,
        syntax: Loss::CLIENT,
        // Without a word (measured).
        root: Loss::FILE.silent(),
    },
    transports: TRANSPORTS,
    // Measured: every text arrives as written.
    variables: &[],
    tilde: Fields::NONE,
    spawn: SPAWN,
    // Measured.
    names: Names { empty_refused: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};
