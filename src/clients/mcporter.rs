//! mcporter, which calls tools from the command line and from scripts.
//!
//! Evidence: npm `mcporter` 0.12.3, run on crafted files and read (`dist/config-schema.js`, `config-normalize.js`, `env.js`,
//! `paths.js`, 2026-11).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Search,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mcporter",
    name: "mcporter",
    version: "0.12.3",
    docs: "https://github.com/openclaw/mcporter",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::project("./config/mcporter.json").searched(Search::Started).unless(CHOSEN),
            Place::user("~/.mcporter/mcporter.json").unless(CHOSEN),
            Place::user("~/.mcporter/mcporter.jsonc").unless(CHOSEN),
            // Where that variable is set.
            Place::user("$XDG_CONFIG_HOME/mcporter/mcporter.json").unless(CHOSEN),
            Place::user("$XDG_CONFIG_HOME/mcporter/mcporter.jsonc").unless(CHOSEN),
            // Then nothing else is read.
            Place::user("$MCPORTER_CONFIG"),
        ],
        also: &["mcporter.json", "mcporter.jsonc"],
        // But no byte order mark (measured).
        tolerance: Tolerance::JSONC,
        ..ClientFile::new("config file", &schemas::MCPORTER)
    }],
    // "mcpServers.x.args: Invalid input", and nothing is listed (measured).
    failure: Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // There is no field for it: `type` and `transport` are dropped (measured).
        unknown_word: ByKind::both(Verdict::Ignored),
        // Measured.
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Ignored),
        // Measured.
        falls_back_to_sse: true,
    },
    variables: &[
        // On loading: one that is unset costs the file (measured).
        Variable::new(Syntax::Braces, LOADED, Undefined::File),
        Variable::new(Syntax::Default, LOADED, Undefined::File),
        // On connecting (measured).
        Variable::new(Syntax::Braces, Fields::HEADERS, Undefined::Entry),
        Variable::new(Syntax::Default, Fields::HEADERS, Undefined::Entry),
        // On starting; only where the text begins with it.
        Variable::new(Syntax::Braces, Fields::ENV, Undefined::Empty),
        Variable::new(Syntax::Default, Fields::ENV, Undefined::Empty),
    ],
    // Not in `command` (measured).
    tilde: Fields::CWD,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        // The folder of the config file, which need not be the project's.
        cwd: Cwd::Unknown,
        environment: Environment::All,
        // Measured.
        splits_command: true,
    },
    // It vanishes (measured).
    names: Names { reserved: &["__proto__"], ..Names::ANY },
    changes: &[],
    // `loadServerDefinitions`: a map that is filled from the home folder first.
    same_name: SameName::Replaced,
};

/// Fields that are expanded when the file is loaded.
const LOADED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::CWD).and(Fields::URL);

/// Names the one file to read, as `--config` does.
const CHOSEN: &[&str] = &["MCPORTER_CONFIG"];
