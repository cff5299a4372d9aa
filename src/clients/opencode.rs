//! opencode.
//!
//! Evidence: the binary of npm `opencode-ai` 1.18.33 run on crafted files; its source for the working directory and for the
//! newer form, `mcp.servers.NAME`, which the documentation of version 2 names alone.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "opencode",
    name: "opencode",
    version: "1.18.33",
    docs: "https://opencode.ai/docs/mcp-servers",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::project("./opencode.json").searched(Search::ToRoot),
            Place::project("./opencode.jsonc").searched(Search::ToRoot),
            Place::project("./.opencode/opencode.json").searched(Search::ToRoot).ranked(21),
            Place::project("./.opencode/opencode.jsonc").searched(Search::ToRoot).ranked(21),
            // On every system: the library behind it knows no %APPDATA%.
            Place::user("$XDG_CONFIG_HOME/opencode/opencode.json"),
            Place::user("$XDG_CONFIG_HOME/opencode/opencode.jsonc"),
            Place::user("$XDG_CONFIG_HOME/opencode/config.json"),
            // Read besides, not instead (opencode.ai/docs/config, 2026-11).
            Place::user("$OPENCODE_CONFIG").ranked(11),
            Place::user("$OPENCODE_CONFIG_DIR/opencode.json"),
            Place::user("$OPENCODE_CONFIG_DIR/opencode.jsonc"),
            Place::user("/etc/opencode/opencode.json").of(Scope::Managed).on(&[Os::Linux]),
            Place::user("/Library/Application Support/opencode/opencode.json").of(Scope::Managed).on(&[Os::Macos]),
            Place::user("%PROGRAMDATA%/opencode/opencode.json").of(Scope::Managed).on(&[Os::Windows]),
        ],
        // Whatever the ending of the name (measured).
        tolerance: Tolerance::JSONC.and(&[FaultKind::ByteOrderMark]),
        empty: Empty::Fine,
        servers: &["/mcp", "/mcp/servers"],
        mixed: true,
        ..ClientFile::new("config file", &schemas::OPENCODE)
    }],
    failure: Failure {
        // "Configuration is invalid" and no start (measured). But an entry with a boolean `enabled` passes as a switch and is
        // lost alone, without a word: the shape `toggle` of the schema.
        entry: Loss::CLIENT,
        syntax: Loss::CLIENT,
        // Without a word (measured).
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: true,
    },
    // On the text of the file, before it is parsed.
    variables: &[
        Variable::new(Syntax::CurlyEnv, Fields::ALL, Undefined::Empty),
        // A missing file keeps opencode from starting (measured).
        Variable::new(Syntax::CurlyFile, Fields::ALL, Undefined::File),
    ],
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Project,
        environment: Environment::All,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    // `mergeDeep`; the project on top (opencode.ai/docs/config, 2026-11).
    same_name: SameName::Merged,
};
