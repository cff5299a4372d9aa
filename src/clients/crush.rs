//! Crush.
//!
//! Evidence: charmbracelet/crush of 2026-08-21 (`internal/config/config.go`, `load.go`, `resolve.go`,
//! `internal/agent/tools/mcp/init.go`); not run. A `crushrc` beside the file, written in shell, wins over it.

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place,
    SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "crush",
    name: "Crush",
    version: "main of 2026-08-21",
    docs: "https://github.com/charmbracelet/crush#mcps",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[FILE],
    failure: Failure {
        // "unsupported mcp type", "requires a non-empty 'command' field". For a value of another JSON type Go refuses the whole
        // configuration, and Crush does not start.
        entry: Loss::ENTRY.mistyped(Blast::Client),
        // "invalid JSON in config file", and no start.
        syntax: Loss::CLIENT,
        // Unknown keys are skipped without a word.
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Refused,
        // Compared as text, in lower case.
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // A shell of its own expands every string, `$(command)` included. A lone `$` is refused.
    variables: &[
        Variable::new(Syntax::Dollar, EXPANDED, Undefined::Empty),
        Variable::new(Syntax::Braces, EXPANDED, Undefined::Empty),
        Variable::new(Syntax::Default, EXPANDED, Undefined::Empty),
        Variable::new(Syntax::Substitution, EXPANDED, Undefined::Entry),
    ],
    // `home.Long`
    tilde: Fields::COMMAND,
    spawn: Spawn {
        // os/exec looks programs up by PATHEXT.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        environment: Environment::All,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};

/// There is no working directory to expand.
const EXPANDED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS);

const FILE: ClientFile = ClientFile {
    places: &[
        Place::project("./crush.json").searched(Search::ToRoot),
        Place::project("./.crush.json").searched(Search::ToRoot),
        // On every system: os.Getenv, not the folders of Windows.
        Place::user("$XDG_CONFIG_HOME/crush/crush.json").unless(&["CRUSH_GLOBAL_CONFIG"]),
        Place::user("$CRUSH_GLOBAL_CONFIG/crush.json"),
        Place::user("~/.local/share/crush/crush.json")
            .on(&[Os::Linux, Os::Macos])
            .unless(&["CRUSH_GLOBAL_DATA", "XDG_DATA_HOME"]),
        Place::user("%LOCALAPPDATA%/crush/crush.json")
            .on(&[Os::Windows])
            .unless(&["CRUSH_GLOBAL_DATA", "XDG_DATA_HOME"]),
        Place::user("$XDG_DATA_HOME/crush/crush.json").unless(&["CRUSH_GLOBAL_DATA"]),
        Place::user("$CRUSH_GLOBAL_DATA/crush.json"),
        Place::user("/etc/crush/crush.json").of(Scope::Managed).on(&[Os::Linux, Os::Macos]),
    ],
    // json.Valid: nothing is forgiven, not even a byte order mark.
    empty: Empty::Fine,
    servers: &["/mcp"],
    mixed: true,
    ..ClientFile::new("config file", &schemas::CRUSH)
};
