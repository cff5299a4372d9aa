//! Kimi Code, the agent on the command line.
//!
//! Evidence: npm `@moonshot-ai/kimi-code` 2.1.0, run on crafted files and read (2026-11).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Search, Shell, Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "kimi-code",
    name: "Kimi Code",
    version: "2.1.0",
    docs: "https://github.com/MoonshotAI/kimi-code",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            // `resolveMcpJsonPaths`: this one in the working directory, `.mcp.json` at the root of the repository.
            Place::project("./.kimi-code/mcp.json").searched(Search::Started).ranked(21),
            Place::user("~/.kimi-code/mcp.json").unless(&["KIMI_CODE_HOME"]),
            Place::user("$KIMI_CODE_HOME/mcp.json"),
            Place::project("./.mcp.json").searched(Search::Root),
        ],
        // Blanks alone are nothing to it (measured).
        empty: Empty::Fine,
        ..ClientFile::new("MCP file", &schemas::KIMI_CODE)
    }],
    failure: Failure {
        // "Invalid MCP server config", in the log alone (measured).
        entry: Loss::FILE.silent(),
        syntax: Loss::FILE.silent(),
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Of `transport`; a `type` is not read (measured).
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        // Measured: "Error POSTing to endpoint".
        falls_back_to_sse: false,
    },
    // Measured: every text arrives as written.
    variables: &[],
    // Measured for `command`.
    tilde: Fields::NONE,
    spawn: Spawn {
        // Not looked into.
        windows_shims: Shims::Unknown,
        shell: Shell::None,
        // Those of `.mcp.json` in its folder.
        cwd: Cwd::Launch,
        environment: Environment::Unknown,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    // `loadMcpServersDetailed` in the bundle: user, `.mcp.json`, `.kimi-code/mcp.json`.
    same_name: SameName::Replaced,
};
