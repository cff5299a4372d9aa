//! Kimi CLI, archived: Kimi Code has followed it.
//!
//! Evidence: PyPI `kimi-cli` 1.51.0 run on crafted files (2026-11). It reads its file with FastMCP 3.

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
        ..ClientFile::new("user file", &schemas::KIMI_CLI)
    }],
    failure: Failure {
        // "1 validation error for MCPConfig" (measured).
        entry: Loss::FILE,
        syntax: Loss::FILE,
        // Without a word, a flat map too (measured).
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
