//! Hermes Agent.
//!
//! Evidence: PyPI `hermes-agent` 0.19.0, whose loader and connections were run on small files, and read (`tools/mcp_tool.py`,
//! `hermes_constants.py`, 2026-11-21).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Empty, Failure, Fields, Loss, Names, Place, SameName, Spawn, Syntax,
    Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "hermes-agent",
    name: "Hermes Agent",
    version: "0.19.0",
    docs: "https://hermes-agent.nousresearch.com/docs/user-guide/features/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[
        ClientFile {
            places: &[
                Place::user("~/.hermes/config.yaml").on(&[Os::Linux, Os::Macos]).unless(&["HERMES_HOME"]),
                Place::user("~/.hermes/profiles/*/config.yaml").on(&[Os::Linux, Os::Macos]).unless(&["HERMES_HOME"]),
                Place::user("%LOCALAPPDATA%/hermes/config.yaml").on(&[Os::Windows]).unless(&["HERMES_HOME"]),
                Place::user("$HERMES_HOME/config.yaml"),
            ],
            format: Format::Yaml,
            // PyYAML (`fast_safe_load`): of two equal keys the last one counts.
            tolerance: Tolerance::YAML.and(&[FaultKind::DuplicateKey]),
            empty: Empty::Fine,
            servers: &["/mcp_servers"],
            // Anything but an object counts as none.
            nullable: true,
            mixed: true,
            // `~/.hermes/.env` is for variables that files refer to; servers do not get it.
            ..ClientFile::new("config file", &schemas::HERMES_AGENT)
        },
        ClientFile {
            // Its loader opens `config.yaml` alone (`tools/mcp_tool.py`); other programs were seen to write here.
            places: &[Place::user("~/.hermes/mcp.json").on(&[Os::Linux, Os::Macos])],
            unread: Some("put them into `~/.hermes/config.yaml`, under `mcp_servers`"),
            ..ClientFile::new("mcp.json", &schemas::HERMES_AGENT)
        },
    ],
    failure: Failure {
        // Measured: the connection fails, the others go on.
        entry: Loss::ENTRY,
        // A warning, and the defaults.
        syntax: Loss::FILE,
        // Measured.
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Whatever is not `sse` means streamable HTTP.
        unknown_word: ByKind::both(Verdict::Fine),
        // Measured: "has both 'url' and 'command' in config. Using HTTP transport".
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Fine),
        falls_back_to_sse: false,
    },
    // `_interpolate_env_vars`
    variables: &[
        Variable::new(Syntax::Braces, EXPANDED, Undefined::Literal),
        Variable::new(Syntax::EnvColon, EXPANDED, Undefined::Literal),
    ],
    // `_resolve_stdio_command`
    tilde: Fields::COMMAND,
    // The MCP SDK for Python; what `_build_safe_env` leaves is handed on.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    // There is one file.
    same_name: SameName::Unknown,
};

/// Every text; it reads no working directory.
const EXPANDED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS);
