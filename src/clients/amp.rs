//! Amp.
//!
//! Evidence: the binary of npm `@ampcode/cli` 0.0.1790142911-g7618fb, run with `amp mcp doctor` on crafted settings, which
//! starts what it reads (2026-11). The file for `--mcp-config` is another one: its reader refuses what it does not know
//! (`type`, `timeout`, `disabled`, …), that of the settings does not.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Search,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "amp",
    name: "Amp",
    version: "0.0.1790142911-g7618fb",
    docs: "https://ampcode.com/manual#mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[FILE],
    failure: Failure {
        // Measured: nothing is checked on loading, and a server that cannot start is named as failed beside the others.
        entry: Loss::ENTRY,
        // "Invalid JSON in settings file" (measured).
        syntax: Loss::FILE,
        // Without a word (measured).
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        // HTTP first, SSE then, whatever `type` and `transport` say (measured).
        untyped_url: UntypedUrl::Http,
        unknown_word: ByKind::both(Verdict::Fine),
        // Measured.
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Fine),
        falls_back_to_sse: true,
    },
    // Measured in the command, its arguments, `env` and headers; `$NAME`, `${NAME:-default}` and `${env:NAME}` stay as written.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::Literal)],
    // Measured for `command`.
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        // "Executable not found in $PATH: "mcp-stub x"" (measured).
        shell: Shell::None,
        // Measured.
        cwd: Cwd::Launch,
        environment: Environment::Unknown,
        splits_command: false,
    },
    // `__proto__` vanishes; servers in a list are called `0`, `1`, … (measured).
    names: Names { reserved: &["__proto__"], listed: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};

/// The key is one word with a dot in it.
const FILE: ClientFile = ClientFile {
    places: &[
        Place::project("./.amp/settings.json").searched(Search::Nearest),
        Place::project("./.amp/settings.jsonc").searched(Search::Nearest),
        Place::user("$XDG_CONFIG_HOME/amp/settings.json").unless(&["AMP_SETTINGS_FILE"]),
        Place::user("$XDG_CONFIG_HOME/amp/settings.jsonc").unless(&["AMP_SETTINGS_FILE"]),
        // As `--settings-file` (`amp --help`).
        Place::user("$AMP_SETTINGS_FILE"),
    ],
    // Comments and trailing commas, but no byte order mark; an empty file is refused (measured).
    tolerance: Tolerance::JSONC,
    servers: &["/amp.mcpServers"],
    mixed: true,
    ..ClientFile::new("settings", &schemas::AMP)
};
