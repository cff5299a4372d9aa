//! The MCP Inspector.
//!
//! Evidence: npm `@modelcontextprotocol/inspector` 2.12.0, run on crafted files and read (2026-11).

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Failure, Fields, Loss, Names, Place, SameName, Spawn, Transports,
    UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mcp-inspector",
    name: "MCP Inspector",
    version: "2.12.0",
    docs: "https://github.com/modelcontextprotocol/inspector",
    documented_only: false,
    app_path: AppPath::Terminal,
    // `--config` and `--catalog` take any file: the person names the client for those.
    files: &[ClientFile {
        places: &[
            Place::user("~/.mcp-inspector/mcp.json").unless(&["MCP_CATALOG_PATH"]),
            Place::user("$MCP_CATALOG_PATH"),
        ],
        ..ClientFile::new("catalogue", &schemas::MCP_INSPECTOR)
    }],
    failure: Failure {
        // Nothing is checked on loading: a bad entry fails when it is used; one that is `null` costs the file (measured).
        entry: Loss::ENTRY.null(Blast::File),
        syntax: Loss::FILE,
        // "must contain an mcpServers element" (measured).
        root: Loss::FILE,
    },
    transports: Transports {
        // "The "file" argument must be of type string" (measured).
        untyped_url: UntypedUrl::Stdio,
        // Taken for stdio: right beside a command, fatal beside an address (measured).
        unknown_word: ByKind { command: Verdict::Fine, address: Verdict::Refused },
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // Measured: every text arrives as written.
    variables: &[],
    tilde: Fields::NONE,
    // The MCP SDK for TypeScript.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
