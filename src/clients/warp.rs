//! Warp, the terminal with an agent in it.
//!
//! Evidence: warpdotdev/warp of 2026-08-22 (`app/src/ai/mcp/parsing.rs`, `crates/cloud_object_models/src/mcp.rs`,
//! `crates/mcp/src/runtime.rs`); not run. It also imports `~/.claude.json` and Codex's file.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "warp",
    name: "Warp",
    version: "main of 2026-08-22",
    docs: "https://docs.warp.dev/knowledge-and-collaboration/mcp",
    documented_only: false,
    app_path: AppPath::Desktop,
    files: &[FILE],
    failure: Failure { entry: Loss::ENTRY, syntax: Loss::FILE, root: Loss::FILE },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // It has no word for the transport.
        unknown_word: ByKind::both(Verdict::Ignored),
        // The first of two untagged shapes.
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Ignored),
        // On a 404 or 405.
        falls_back_to_sse: true,
    },
    // On the text of the file, unescaped. An empty value counts as none; `${NAME:-default}` and `${env:NAME}` are taken for odd
    // names.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::File)],
    tilde: Fields::NONE,
    spawn: Spawn {
        // `cmd.exe /c`
        windows_shims: Shims::Resolved,
        shell: Shell::Windows,
        cwd: Cwd::Project,
        environment: Environment::All,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};

const FILE: ClientFile = ClientFile {
    places: &[
        // At the root of the repository, says the skill that its makers ship for this.
        Place::project("./.warp/.mcp.json").searched(Search::Root),
        Place::user("~/.warp/.mcp.json"),
        Place::project("./.mcp.json").searched(Search::Root),
        Place::project("./.agents/.mcp.json").searched(Search::Root),
    ],
    // The braces around everything are put where they are missing, so that nothing is an empty object.
    empty: Empty::Fine,
    servers: &["/mcpServers", "/mcp_servers", "/servers", "/mcp/servers"],
    ..ClientFile::new("MCP file", &schemas::WARP)
};
