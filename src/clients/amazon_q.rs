//! Amazon Q Developer CLI, which became Kiro's.
//!
//! Evidence: aws/amazon-q-developer-cli of 2026-04-23 (`crates/chat-cli`: `custom_tool.rs`, `mcp_config.rs`, `agent/mod.rs`,
//! `mcp_client/client.rs`); not run. The editor plugins of the same name share `mcp.json`, but keep agents of their own in
//! `agents/`, which this table leaves alone.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Search,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "amazon-q",
    name: "Amazon Q",
    version: "main of 2026-04-23",
    docs: "https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/command-line-mcp-configuration.html",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[SETTINGS, AGENT],
    // The file is ignored as a whole, with a line in the log.
    failure: Failure { entry: Loss::FILE.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() },
    transports: Transports {
        // "transport type is specified to be stdio but command is empty"
        untyped_url: UntypedUrl::Stdio,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        // Such a server fails alone, unlike all that is refused with the file.
        contradiction: ByKind::both(Verdict::Unknown),
        falls_back_to_sse: true,
    },
    variables: &[
        // Without a value `${env:NAME}` becomes `${NAME}`.
        Variable::new(Syntax::EnvColon, Fields::ENV.and(Fields::HEADERS), Undefined::Literal),
        // The crate shellexpand.
        Variable::new(Syntax::Braces, Fields::COMMAND, Undefined::Literal),
        Variable::new(Syntax::Dollar, Fields::COMMAND, Undefined::Literal),
        Variable::new(Syntax::Default, Fields::COMMAND, Undefined::Literal),
    ],
    tilde: Fields::COMMAND,
    spawn: Spawn {
        // A plain process: only `.exe` files are found.
        windows_shims: Shims::Unresolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        // `cmd.envs(envs)`, and then its own.
        environment: Environment::Wins,
        splits_command: false,
    },
    // Other characters are dropped from tool names, not refused.
    names: Names::ANY,
    changes: &[],
    // The workspace's, with a warning (`mcp_config.rs`).
    same_name: SameName::Replaced,
};

const SETTINGS: ClientFile = ClientFile {
    places: &[Place::project("./.amazonq/mcp.json").searched(Search::Started), Place::user("~/.aws/amazonq/mcp.json")],
    ..ClientFile::new("MCP file", &schemas::AMAZON_Q)
};

/// An agent refuses keys it does not know, but its servers do not.
const AGENT: ClientFile = ClientFile {
    kind: "agent",
    places: &[
        Place::project("./.amazonq/cli-agents/*.json").searched(Search::Started),
        Place::user("~/.aws/amazonq/cli-agents/*.json"),
    ],
    // An agent need not bring servers.
    mixed: true,
    apart: true,
    failure: Some(Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE }),
    ..SETTINGS
};
