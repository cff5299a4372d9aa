//! Windsurf's own agent, Cascade.
//!
//! Evidence: closed source. docs.windsurf.com (2026); since 2026-06 the program is called Devin Desktop, and its new agent has
//! files of its own: see the table `devin`.

use super::{
    Blast, Both, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Names, Place, Shell, Shims, Spawn,
    Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "windsurf",
    name: "Windsurf",
    version: "",
    docs: "https://docs.windsurf.com/windsurf/cascade/mcp",
    documented_only: true,
    desktop: true,
    files: &[USER, MISPLACED],
    failure: Failure { entry: Blast::Unknown, syntax: Blast::File, silent: false, root: Blast::File },
    transports: Transports {
        // The documentation has no word for the transport: the key decides.
        untyped_url: UntypedUrl::Unknown,
        unknown_word: Verdict::Ignored,
        both: Both::Unknown,
        contradiction: Verdict::Unknown,
        falls_back_to_sse: true,
    },
    variables: &[
        Variable::new(Syntax::EnvColon, EXPANDED, Undefined::Unknown),
        Variable::new(Syntax::File, EXPANDED, Undefined::Unknown),
    ],
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

/// The fields that the documentation lists.
const EXPANDED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS);

const USER: ClientFile = ClientFile {
    kind: "user file",
    places: &[Place::user("~/.codeium/windsurf/mcp_config.json")],
    also: &[],
    beside: None,
    format: Format::Json,
    // "The same as Claude Desktop's", says the documentation.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    servers: &["/mcpServers"],
    named_by: None,
    bare: false,
    mixed: false,
    layered: false,
    unread: None,
    failure: None,
    schema: &schemas::WINDSURF,
};

/// There are no servers of a project: the documentation knows the file of the user alone.
const MISPLACED: ClientFile = ClientFile {
    kind: "misplaced file",
    places: &[Place::project("./.windsurf/mcp_config.json"), Place::project("./.windsurf/mcp.json")],
    unread: Some("put them into `~/.codeium/windsurf/mcp_config.json`, for every project"),
    ..USER
};
