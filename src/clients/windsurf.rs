//! Windsurf's own agent, Cascade.
//!
//! Evidence: closed source. docs.windsurf.com (2026); since 2026-06 the program is called Devin Desktop, and its new agent has
//! files of its own: see the table `devin`.

use super::{
    AppPath, ByKind, Client, ClientFile, Empty, Failure, Fields, Loss, Place, Syntax, Transports, Undefined, Variable,
    Verdict,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    failure: Failure { entry: Loss::UNKNOWN, syntax: Loss::FILE, root: Loss::FILE },
    // The documentation has no word for the transport: the key decides.
    transports: Transports { unknown_word: ByKind::both(Verdict::Ignored), ..DOCUMENTED.transports },
    variables: &[
        Variable::new(Syntax::EnvColon, EXPANDED, Undefined::Unknown),
        Variable::new(Syntax::File, EXPANDED, Undefined::Unknown),
    ],
    ..DOCUMENTED
};

const DOCUMENTED: Client =
    Client::documented("windsurf", "Windsurf", "https://docs.windsurf.com/windsurf/cascade/mcp", &[USER, MISPLACED]);

/// The fields that the documentation lists.
const EXPANDED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS);

const USER: ClientFile = ClientFile {
    places: &[Place::user("~/.codeium/windsurf/mcp_config.json")],
    // "The same as Claude Desktop's", says the documentation.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    ..ClientFile::new("user file", &schemas::WINDSURF)
};

/// There are no servers of a project: the documentation knows the file of the user alone.
const MISPLACED: ClientFile = ClientFile {
    kind: "misplaced file",
    places: &[Place::project("./.windsurf/mcp_config.json"), Place::project("./.windsurf/mcp.json")],
    unread: Some("put them into `~/.codeium/windsurf/mcp_config.json`, for every project"),
    ..USER
};
