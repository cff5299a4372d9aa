//! Devin: the command-line agent and its local twin in Devin Desktop, Windsurf's successor.
//!
//! Evidence: closed source. docs.devin.ai, the pages of the command line (2026).

use super::{AppPath, Client, ClientFile, Empty, Failure, Loss, Place, SameName, Transports, UntypedUrl};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    failure: Failure { entry: Loss::UNKNOWN, syntax: Loss::FILE, root: Loss::FILE },
    // `transport` is "informational": the address decides, and SSE follows on a 4xx.
    transports: Transports { untyped_url: UntypedUrl::Http, ..DOCUMENTED.transports },
    // "the higher-priority source wins" (docs.devin.ai, "Configuration precedence", 2026-11).
    same_name: SameName::Replaced,
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented(
    "devin",
    "Devin",
    "https://docs.devin.ai/cli/extensibility/mcp/configuration",
    &[PROJECT, USER, OLD_PROJECT, OLD_USER],
);

/// The second one is a person's own and stays out of version control.
const PROJECT: ClientFile = ClientFile {
    places: &[Place::project("./.devin/mcp_config.json"), Place::project("./.devin/mcp_config.local.json").ranked(21)],
    // Not documented; strict is the safe reading.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    ..ClientFile::new("project file", &schemas::DEVIN)
};

const USER: ClientFile = ClientFile {
    kind: "user file",
    places: &[
        Place::user("~/.config/devin/mcp_config.json").on(&[Os::Linux, Os::Macos]),
        Place::user("%APPDATA%/devin/mcp_config.json").on(&[Os::Windows]),
    ],
    ..PROJECT
};

/// The place before v3000.3, which moves the servers; the documentation's samples of this file have a comment.
const OLD_PROJECT: ClientFile = ClientFile {
    kind: "project settings",
    places: &[Place::project("./.devin/config.json"), Place::project("./.devin/config.local.json").ranked(21)],
    tolerance: Tolerance::COMMENTS,
    mixed: true,
    ..PROJECT
};

const OLD_USER: ClientFile = ClientFile {
    kind: "user settings",
    places: &[
        Place::user("~/.config/devin/config.json").on(&[Os::Linux, Os::Macos]),
        Place::user("%APPDATA%/devin/config.json").on(&[Os::Windows]),
    ],
    ..OLD_PROJECT
};
