//! FastMCP's client: the library and `fastmcp list`, `fastmcp call`, ...
//!
//! Evidence: PyPI `fastmcp` 4.1.2, run on crafted files and read (`fastmcp/mcp_config.py`, 2026-11); what `null` and other types come to
//! was asked of its models, field by field (2026-11-21). `fastmcp.json` is
//! something else: it says how to run a server.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, SameName, Shell, Shims,
    Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "fastmcp",
    name: "FastMCP",
    version: "4.1.2",
    docs: "https://gofastmcp.com/clients/client",
    documented_only: false,
    app_path: AppPath::Terminal,
    // Any file, by any name: the person names the client.
    files: &[ClientFile {
        // The library wraps a flat map; the command line does not (measured).
        bare: true,
        ..ClientFile::new("MCPConfig", &schemas::FASTMCP)
    }],
    failure: Failure {
        // "1 validation error for MCPConfig" (measured).
        entry: Loss::FILE,
        syntax: Loss::FILE,
        root: Loss::FILE,
    },
    transports: TRANSPORTS,
    // Measured: every text arrives as written.
    variables: &[],
    tilde: Fields::NONE,
    spawn: SPAWN,
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};

/// As Kimi CLI has it too, which reads its file with this library.
pub(super) const TRANSPORTS: Transports = Transports {
    // But SSE where the path has a part `sse` (measured).
    untyped_url: UntypedUrl::Http,
    // Of `transport`; `type` is not read beside an address (measured).
    unknown_word: ByKind::both(Verdict::Refused),
    // An entry that is no stdio server by its words may still be a remote one.
    both: Both::Word,
    contradiction: ByKind::both(Verdict::Refused),
    // Not with the word `http`; without a word the path decides.
    falls_back_to_sse: true,
};

/// As Kimi CLI has it too.
pub(super) const SPAWN: Spawn = Spawn {
    // The MCP SDK for Python looks for `.cmd` files.
    windows_shims: Shims::Resolved,
    shell: Shell::None,
    cwd: Cwd::Launch,
    environment: Environment::Subset,
    splits_command: false,
};
