//! Goose.
//!
//! Evidence: the source of aaif-goose/goose (`crates/goose/src/agents/extension.rs`, `extension_manager.rs`,
//! `config/extensions.rs`), read in 2026-11; not run.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "goose",
    name: "Goose",
    version: "main of 2026-11",
    docs: "https://block.github.io/goose/docs/guides/config-file",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::user("$XDG_CONFIG_HOME/goose/config.yaml").on(&[Os::Linux, Os::Macos]).unless(&["GOOSE_PATH_ROOT"]),
            Place::user("%APPDATA%/Block/goose/config/config.yaml").on(&[Os::Windows]).unless(&["GOOSE_PATH_ROOT"]),
            // `config/paths.rs`
            Place::user("$GOOSE_PATH_ROOT/config/config.yaml"),
        ],
        format: Format::Yaml,
        tolerance: Tolerance::YAML,
        empty: Empty::Fine,
        servers: &["/extensions"],
        mixed: true,
        ..ClientFile::new("config file", &schemas::GOOSE)
    }],
    failure: Failure {
        // A line in the log.
        entry: Loss::ENTRY.silent(),
        syntax: Loss::UNKNOWN,
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: true,
    },
    // From `envs` and `env_keys` of the same entry, not from the environment.
    variables: &[
        Variable::new(Syntax::Braces, Fields::HEADERS, Undefined::Literal),
        Variable::new(Syntax::Dollar, Fields::HEADERS, Undefined::Literal),
    ],
    tilde: Fields::NONE,
    spawn: Spawn {
        // It looks for the file itself, in npm's folders too, and starts what it finds (`resolve_command` in
        // `extension_manager.rs`, read 2026-11-21).
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Project,
        environment: Environment::Unknown,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
