//! Trae, the editor.
//!
//! Evidence: closed source. docs.trae.ai on adding MCP servers (2026-01), and files that it wrote.

use super::{Client, ClientFile, Empty, Failure, Loss, Place};
use crate::host::Os;
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    desktop: true,
    failure: Failure { entry: Loss::UNKNOWN, syntax: Loss::UNKNOWN, root: Loss::FILE },
    ..Client::documented("trae", "Trae", "https://docs.trae.ai/ide/add-mcp-servers", FILES)
};

const FILES: &[ClientFile] = &[ClientFile {
    places: &[
        // Read where the setting for projects' servers is on.
        Place::project("./.trae/mcp.json"),
        Place::user("%APPDATA%/Trae/User/mcp.json").on(&[Os::Windows]),
        Place::user("~/Library/Application Support/Trae/User/mcp.json").on(&[Os::Macos]),
    ],
    // The same elsewhere; and the edition for China.
    also: &["Trae/User/mcp.json", "Trae CN/User/mcp.json"],
    // Not documented.
    empty: Empty::Fine,
    ..ClientFile::new("MCP file", &schemas::TRAE)
}];
