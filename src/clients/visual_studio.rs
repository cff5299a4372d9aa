//! Visual Studio, the editor for Windows.
//!
//! Evidence: closed source. The page "mcp-servers" on Microsoft Learn (2025-08 to 2026). It also reads `.vscode/mcp.json` and
//! `.cursor/mcp.json` of a solution, which are listed where they belong.

use super::{AppPath, Client, ClientFile, Empty, Fields, Place, Syntax, Transports, Undefined, UntypedUrl, Variable};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    transports: Transports { untyped_url: UntypedUrl::Http, ..DOCUMENTED.transports },
    variables: &[
        // In a sample of the page.
        Variable::new(Syntax::Input, Fields::ALL, Undefined::Unknown),
        // Not on the page, and unconfirmed.
        Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Unknown),
    ],
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented(
    "visual-studio",
    "Visual Studio",
    "https://learn.microsoft.com/en-us/visualstudio/ide/mcp-servers",
    &[FILE],
);

/// Claude Code's `.mcp.json` holds `mcpServers`: a file may hold both keys.
const FILE: ClientFile = ClientFile {
    places: &[
        Place::project("./.vs/mcp.json"),
        Place::project("./.mcp.json"),
        Place::user("~/.mcp.json").on(&[Os::Windows]),
    ],
    // The page is silent; VS Code's dialect is what people get away with.
    tolerance: Tolerance::JSONC.and(&[FaultKind::ByteOrderMark]),
    empty: Empty::Fine,
    servers: &["/servers"],
    ..ClientFile::new("MCP file", &schemas::VISUAL_STUDIO)
};
