//! JetBrains Air.
//!
//! Evidence: closed source. jetbrains.com/help/air (2026): the two files and `mcpServers`. That the fields are those of
//! JetBrains' other agent is an assumption.

use super::{AppPath, Client, ClientFile, Place};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    ..Client::documented("jetbrains-air", "JetBrains Air", "https://www.jetbrains.com/help/air/", &[FILE])
};

const FILE: ClientFile = ClientFile {
    places: &[Place::project("./.air/mcp.json"), Place::project("./.mcp.json")],
    ..ClientFile::new("project file", &schemas::JETBRAINS_AIR)
};
