//! Factory Droid, the agent on the command line.
//!
//! Evidence: npm `droid` 0.215.0 run on crafted files, and the binary of `@factory/cli` 0.225.2 for the names of its fields
//! (2026-11).

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place,
    SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict, names,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "factory-droid",
    name: "Droid",
    version: "0.215.0",
    docs: "https://docs.factory.ai/cli/configuration/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[
        ClientFile {
            // Folders below the root count too (docs.factory.ai, "hierarchical settings", 2026-11).
            places: &[
                Place::project("./.factory/mcp.json").searched(Search::ToRoot),
                Place::user("~/.factory/mcp.json"),
            ],
            // Comments pass, a trailing comma or a byte order mark empties the list (measured).
            tolerance: Tolerance::COMMENTS,
            // Measured.
            empty: Empty::Fine,
            ..ClientFile::new("MCP file", &schemas::FACTORY_DROID)
        },
        ClientFile {
            places: &[Place::project("./.mcp.json").of(Scope::Plugin)],
            beside: Some(".factory-plugin/plugin.json"),
            ..ClientFile::new("plugin file", &schemas::FACTORY_DROID)
        },
    ],
    failure: Failure {
        // The server is listed and stays at "connecting" or "failed"; one that is `null` ends the listing (measured).
        entry: Loss::ENTRY.null(Blast::File),
        // A text that does not parse and a wrong key are passed over without a word, a failed server is not (measured).
        syntax: Loss::FILE.silent(),
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        // "stdio: connecting", for ever (measured).
        untyped_url: UntypedUrl::Stdio,
        // Beside an address: no request is ever made. Beside a command any word but `http` and `sse` will do (measured).
        unknown_word: ByKind { command: Verdict::Fine, address: Verdict::Refused },
        both: Both::Word,
        // `http` with a command: `"undefined" cannot be parsed as a URL` (measured).
        contradiction: ByKind::both(Verdict::Refused),
        // Measured: `http` on an SSE endpoint fails.
        falls_back_to_sse: false,
    },
    // Measured: "references an unset environment variable". Arguments and addresses stay as written.
    variables: &[
        Variable::new(Syntax::Braces, Fields::ENV.and(Fields::HEADERS), Undefined::Entry),
        Variable::new(Syntax::Default, Fields::ENV.and(Fields::HEADERS), Undefined::Entry),
    ],
    // Measured for `command`.
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        // There is no field for it either.
        cwd: Cwd::Launch,
        environment: Environment::All,
        splits_command: false,
    },
    // Names are cleaned and cut to 32 characters: `my server` and `my-server` become one. `__proto__` vanishes; servers in a
    // list are called `0`, `1`, … (measured).
    names: Names { reserved: &["__proto__"], cleaned: Some(cut), listed: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};

/// What is left of a name.
fn cut(name: &str) -> String {
    names::hyphened(name).chars().take(32).collect()
}
