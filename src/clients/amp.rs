//! Amp.
//!
//! Evidence: the binary of npm `@ampcode/cli` 0.0.1790142911-g7618fb run on crafted files (2026-11). Without an account it lists
//! servers, but starts none. What it says about entries was measured with `--mcp-config`, whose reader is stricter: `amp mcp
//! list` does not check those of a settings file.

use super::{
    Blast, Both, Client, ClientFile, Cwd, Environment, Failure, Fields, Names, Place, SameName, Search, Shell, Shims,
    Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
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
    desktop: false,
    files: &[FILE],
    failure: Failure {
        entry: Blast::Unknown,
        // "Invalid JSON in settings file" (measured).
        syntax: Blast::File,
        silent: false,
        // Without a word (measured).
        root: Blast::File,
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Any text will do (measured).
        unknown_word: Verdict::Ignored,
        // Measured.
        both: Both::Url,
        contradiction: Verdict::Ignored,
        falls_back_to_sse: true,
    },
    // As third parties write; Amp's own pages are silent.
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::Unknown)],
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        shell: Shell::Unknown,
        cwd: Cwd::Unknown,
        environment: Environment::Unknown,
        splits_command: false,
    },
    // `__proto__` vanishes (measured).
    names: Names { reserved: &["__proto__"], ..Names::ANY },
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
