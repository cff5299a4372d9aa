//! Devin: the command-line agent and its local twin in Devin Desktop, Windsurf's successor.
//!
//! Evidence: closed source. docs.devin.ai, the pages of the command line (2026).

use super::{
    Blast, Both, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Names, Place, Shell, Shims, Spawn,
    Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "devin",
    name: "Devin",
    version: "",
    docs: "https://docs.devin.ai/cli/extensibility/mcp/configuration",
    documented_only: true,
    desktop: true,
    files: &[PROJECT, USER, OLD_PROJECT, OLD_USER],
    failure: Failure { entry: Blast::Unknown, syntax: Blast::File, silent: false, root: Blast::File },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // `transport` "informational": the address decides, and SSE follows on a 4xx.
        unknown_word: Verdict::Unknown,
        both: Both::Unknown,
        contradiction: Verdict::Unknown,
        falls_back_to_sse: true,
    },
    // Not documented.
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        shell: Shell::Unknown,
        cwd: Cwd::Unknown,
        environment: Environment::Unknown,
        splits_command: false,
    },
    // Tool ids are `mcp__<server>__<tool>`; no limit is documented.
    names: Names::ANY,
};

/// The second one is a person's own and stays out of version control.
const PROJECT: ClientFile = ClientFile {
    kind: "project file",
    places: &[Place::project("./.devin/mcp_config.json"), Place::project("./.devin/mcp_config.local.json")],
    also: &[],
    beside: None,
    format: Format::Json,
    // Not documented; strict is the safe reading.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    servers: &["/mcpServers"],
    named_by: None,
    bare: false,
    mixed: false,
    layered: false,
    unread: None,
    failure: None,
    schema: &schemas::DEVIN,
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
    places: &[Place::project("./.devin/config.json"), Place::project("./.devin/config.local.json")],
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
