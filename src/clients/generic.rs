//! The client to assume where nothing says which: every fact is "unknown", so that rules say only what holds for all.

use super::{
    Blast, Both, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Names, Shell, Shims, Spawn, Transports,
    UntypedUrl, Verdict,
};
use crate::schemas;
use crate::syntax::{FaultKind, Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "generic",
    name: "the client",
    version: "",
    docs: "https://modelcontextprotocol.io/docs",
    documented_only: true,
    desktop: false,
    files: &[ClientFile {
        kind: "MCP file",
        places: &[],
        also: &["mcp.json", ".mcp.json", "mcp-config.json", "mcp_config.json", "mcp_settings.json", "mcp-servers.json"],
        beside: None,
        format: Format::Json,
        // Some client takes each of these.
        tolerance: Tolerance::JSON5.and(&[FaultKind::ByteOrderMark, FaultKind::MissingComma, FaultKind::RawNewline]),
        empty: Empty::Fine,
        servers: &["/mcpServers", "/servers", "/mcp/servers", "/mcp", "/context_servers"],
        bare: true,
        mixed: true,
        unread: None,
        failure: None,
        schema: &schemas::GENERIC,
    }],
    failure: Failure { entry: Blast::Unknown, syntax: Blast::Unknown, silent: false, root: Blast::Unknown },
    transports: Transports {
        untyped_url: UntypedUrl::Unknown,
        unknown_word: Verdict::Unknown,
        both: Both::Unknown,
        contradiction: Verdict::Unknown,
        falls_back_to_sse: true,
    },
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        shell: Shell::Unknown,
        cwd: Cwd::Unknown,
        environment: Environment::Unknown,
        splits_command: false,
    },
    names: Names::ANY,
};
