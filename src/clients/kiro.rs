//! Kiro: the editor and the command line that Amazon Q Developer CLI became.
//!
//! Evidence: the pages on MCP configuration, security, custom agents and powers at kiro.dev/docs (2026-11), and published
//! powers; the programs are closed. What the pages do not say is "unknown" here.

use super::{
    AppPath, Client, ClientFile, Empty, Failure, Fields, Loss, Place, SameName, Scope, Syntax, Transports, Undefined,
    UntypedUrl, Variable,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    failure: Failure { root: Loss::FILE, ..DOCUMENTED.failure },
    transports: Transports { untyped_url: UntypedUrl::Http, ..DOCUMENTED.transports },
    // The editor expands names that the person has approved; in which fields is not said.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::Unknown)],
    // What its predecessor does.
    tilde: Fields::COMMAND,
    // "the workspace level takes precedence"
    same_name: SameName::Replaced,
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented("kiro", "Kiro", "https://kiro.dev/docs/mcp/configuration/", FILES);

const FILES: &[ClientFile] = &[
    SETTINGS,
    ClientFile {
        kind: "agent",
        places: &[Place::project("./.kiro/agents/*.json"), Place::user("~/.kiro/agents/*.json")],
        // An agent need not bring servers.
        mixed: true,
        apart: true,
        ..SETTINGS
    },
    ClientFile {
        kind: "power",
        places: &[Place::project("./mcp.json").of(Scope::Plugin)],
        beside: Some("POWER.md"),
        ..SETTINGS
    },
];

const SETTINGS: ClientFile = ClientFile {
    places: &[Place::project("./.kiro/settings/mcp.json"), Place::user("~/.kiro/settings/mcp.json")],
    // "JSON format", says the page; no committed file with comments was found.
    tolerance: Tolerance::STRICT,
    empty: Empty::Fine,
    ..ClientFile::new("MCP file", &schemas::KIRO)
};
