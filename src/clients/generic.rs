//! The client to assume where nothing says which: every fact is "unknown", so that rules say only what holds for all.

use super::{Client, ClientFile, Empty};
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client =
    Client::documented("generic", "the client", "https://modelcontextprotocol.io/docs", &[FILE]);

const FILE: ClientFile = ClientFile {
    also: &["mcp.json", ".mcp.json", "mcp-config.json", "mcp_config.json", "mcp_settings.json", "mcp-servers.json"],
    // Some client takes each of these.
    tolerance: Tolerance::JSON5.and(&[FaultKind::ByteOrderMark, FaultKind::MissingComma, FaultKind::RawNewline]),
    empty: Empty::Fine,
    servers: &["/mcpServers", "/servers", "/mcp/servers", "/mcp", "/context_servers"],
    bare: true,
    mixed: true,
    ..ClientFile::new("MCP file", &schemas::GENERIC)
};
