//! Junie, the coding agent of JetBrains' editors.
//!
//! Evidence: closed source. junie.jetbrains.com/docs (2026); an older page, jetbrains.com/help/junie, knows child processes only.
//! Neither names a word for the transport, a switch or variables.

use super::{AppPath, Client, ClientFile, Place};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    ..Client::documented("junie", "Junie", "https://junie.jetbrains.com/docs/", &[FILE])
};

const FILE: ClientFile = ClientFile {
    places: &[Place::project("./.junie/mcp/mcp.json"), Place::user("~/.junie/mcp/mcp.json")],
    ..ClientFile::new("MCP file", &schemas::JUNIE)
};
