//! Kiro: the editor and the command line that Amazon Q Developer CLI became.
//!
//! Evidence: the pages on MCP configuration, security, custom agents and powers at kiro.dev/docs (2026-11), and published
//! powers; the programs are closed. What the pages do not say is "unknown" here.

use super::{
    Blast, Both, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Names, Place, Scope, Shell, Shims,
    Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "kiro",
    name: "Kiro",
    version: "",
    docs: "https://kiro.dev/docs/mcp/configuration/",
    documented_only: true,
    desktop: true,
    files: &[
        SETTINGS,
        ClientFile {
            kind: "agent",
            places: &[Place::project("./.kiro/agents/*.json"), Place::user("~/.kiro/agents/*.json")],
            // An agent need not bring servers.
            mixed: true,
            ..SETTINGS
        },
        ClientFile {
            kind: "power",
            places: &[Place::project("./mcp.json").of(Scope::Plugin)],
            beside: Some("POWER.md"),
            ..SETTINGS
        },
    ],
    failure: Failure { entry: Blast::Unknown, syntax: Blast::Unknown, silent: false, root: Blast::File },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        unknown_word: Verdict::Unknown,
        both: Both::Unknown,
        contradiction: Verdict::Unknown,
        falls_back_to_sse: true,
    },
    // The editor expands names that the person has approved; in which fields is not said.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::Unknown)],
    // What its predecessor does.
    tilde: Fields::COMMAND,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        shell: Shell::Unknown,
        cwd: Cwd::Unknown,
        environment: Environment::Unknown,
        splits_command: false,
    },
    names: Names::ANY,
};

const SETTINGS: ClientFile = ClientFile {
    kind: "MCP file",
    places: &[Place::project("./.kiro/settings/mcp.json"), Place::user("~/.kiro/settings/mcp.json")],
    also: &[],
    beside: None,
    format: Format::Json,
    // "JSON format", says the page; no committed file with comments was found.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    servers: &["/mcpServers"],
    named_by: None,
    bare: false,
    mixed: false,
    layered: false,
    unread: None,
    failure: None,
    schema: &schemas::KIRO,
};
