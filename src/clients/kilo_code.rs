//! Kilo Code: the command line and the editor extension, which share one program.
//!
//! Evidence: the binary of npm `@kilocode/cli` 7.7.7 run on crafted files (2026-11); `mcp-migrator.ts` of Kilo-Org/kilocode for
//! the files of the older extension. The program is a fork of opencode, but what a bad file costs differs.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "kilo-code",
    name: "Kilo Code",
    version: "7.7.7",
    docs: "https://kilo.ai/docs/automate/mcp/using-in-kilo-code",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[USER, PROJECT, LEGACY],
    failure: Failure {
        // "Configuration is invalid", and every command exits (measured with the user's file). But an entry with a boolean
        // `enabled` passes as a switch and is lost alone, without a word: the shape `toggle` of the schema.
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
        // Both kinds of file (measured).
        falls_back_to_sse: true,
    },
    // On the text of the file, before it is parsed. The older files are not expanded at all (measured).
    variables: &[
        Variable::new(Syntax::CurlyEnv, Fields::ALL, Undefined::Empty).in_files(NATIVE),
        // "bad file reference" (measured).
        Variable::new(Syntax::CurlyFile, Fields::ALL, Undefined::File).in_files(NATIVE),
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
    same_name: SameName::Unknown,
};

/// The kinds of file that are its own.
const NATIVE: &[&str] = &["user file", "project file"];

const USER: ClientFile = ClientFile {
    places: &[
        // On every system: the library behind it knows no %APPDATA%.
        Place::user("$XDG_CONFIG_HOME/kilo/kilo.json"),
        Place::user("$XDG_CONFIG_HOME/kilo/kilo.jsonc"),
        Place::user("$XDG_CONFIG_HOME/kilo/opencode.json"),
        Place::user("$XDG_CONFIG_HOME/kilo/opencode.jsonc"),
        Place::user("$XDG_CONFIG_HOME/kilo/config.json"),
        // Read besides, as in opencode; the names are those of its own tests.
        Place::user("$KILO_CONFIG"),
        Place::user("$KILO_CONFIG_DIR/kilo.json"),
        Place::user("$KILO_CONFIG_DIR/kilo.jsonc"),
    ],
    // Comments, trailing commas, a byte order mark (measured).
    tolerance: Tolerance::JSONC.and(&[FaultKind::ByteOrderMark]),
    // Measured.
    empty: Empty::Fine,
    servers: &["/mcp"],
    mixed: true,
    ..ClientFile::new("user file", &schemas::KILO_CODE)
};

/// `opencode.json` at the root of a project is read too, but belongs to opencode.
const PROJECT: ClientFile = ClientFile {
    kind: "project file",
    places: &[
        Place::project("./kilo.json").searched(Search::ToRoot),
        Place::project("./kilo.jsonc").searched(Search::ToRoot),
        Place::project("./.kilo/kilo.json").searched(Search::ToRoot),
        Place::project("./.kilo/kilo.jsonc").searched(Search::ToRoot),
        Place::project("./.kilo/opencode.json").searched(Search::ToRoot),
        Place::project("./.kilo/opencode.jsonc").searched(Search::ToRoot),
        Place::project("./.kilocode/kilo.json").searched(Search::ToRoot),
        Place::project("./.kilocode/kilo.jsonc").searched(Search::ToRoot),
        Place::project("./.kilocode/opencode.json").searched(Search::ToRoot),
        Place::project("./.kilocode/opencode.jsonc").searched(Search::ToRoot),
    ],
    // Left out as if it were not there; only the log says so (measured).
    failure: Some(Failure { entry: Loss::FILE.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() }),
    ..USER
};

/// Files of the older extension, a relative of Roo Code. Each entry is converted; what cannot be is skipped, and only the log
/// says so (measured: `http`, an address without a word). An entry that is null costs the file (measured).
const LEGACY: ClientFile = ClientFile {
    places: &[
        Place::project("./.kilocode/mcp.json"),
        Place::project("./.kilo/mcp.json"),
        Place::user("~/.kilocode/mcp.json"),
        Place::user("~/.kilo/mcp.json"),
        Place::user("%APPDATA%/Code/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json")
            .on(&[Os::Windows]),
        Place::user(
            "~/Library/Application Support/Code/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json",
        )
        .on(&[Os::Macos]),
        Place::user("$XDG_CONFIG_HOME/Code/User/globalStorage/kilocode.kilo-code/settings/mcp_settings.json")
            .on(&[Os::Linux]),
        Place::user("~/.kilocode/cli/global/settings/mcp_settings.json"),
    ],
    // The same under VS Code's relatives.
    also: &["kilocode.kilo-code/settings/mcp_settings.json"],
    // JSON.parse: a comment or a trailing comma loses every server (measured).
    tolerance: Tolerance::STRICT,
    failure: Some(Failure { entry: Loss::ENTRY.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() }),
    ..ClientFile::new("file of the older extension", &schemas::KILO_CODE_LEGACY)
};
