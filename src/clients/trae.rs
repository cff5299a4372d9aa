//! Trae: the editor and the command line.
//!
//! Evidence: closed source. docs.trae.ai on adding MCP servers (2026-01), and files that the editor wrote; for the command line
//! docs.trae.cn on MCP (2026-11) and files that people committed.

use super::{AppPath, Client, ClientFile, Empty, Failure, Loss, Place};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    failure: Failure { entry: Loss::UNKNOWN, syntax: Loss::UNKNOWN, root: Loss::FILE },
    ..Client::documented("trae", "Trae", "https://docs.trae.ai/ide/add-mcp-servers", FILES)
};

const FILES: &[ClientFile] = &[EDITOR, COMMAND_LINE];

const EDITOR: ClientFile = ClientFile {
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
};

const COMMAND_LINE: ClientFile = ClientFile {
    places: &[
        Place::project("./.trae/traecli.yaml"),
        Place::user("~/.trae/traecli.yaml"),
        Place::user("~/.trae/trae_cli.yaml"),
        Place::user("%APPDATA%/trae_cli/trae_cli.yaml").on(&[Os::Windows]),
    ],
    format: Format::Yaml,
    tolerance: Tolerance::YAML,
    empty: Empty::Fine,
    servers: &["/mcp_servers"],
    named_by: Some("name"),
    mixed: true,
    ..ClientFile::new("command line's file", &schemas::TRAE_CLI)
};
