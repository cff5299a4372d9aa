//! mcpo, which offers MCP servers to Open WebUI and others as OpenAPI.
//!
//! Evidence: PyPI `mcpo` 0.0.20, run on small files with `mcpo --config`, and read (`mcpo/main.py`, 2026-11-21).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, SameName, Shell, Shims,
    Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mcpo",
    name: "mcpo",
    version: "0.0.20",
    docs: "https://github.com/open-webui/mcpo",
    documented_only: false,
    app_path: AppPath::Terminal,
    // Any file, by any name: the person names the client.
    files: &[ClientFile::new("config file", &schemas::MCPO)],
    // Measured: "ValueError", and it does not start. A server that fails later costs itself only.
    failure: Failure { entry: Loss::CLIENT, syntax: Loss::CLIENT, root: Loss::CLIENT },
    transports: Transports {
        // Measured.
        untyped_url: UntypedUrl::Sse,
        // Measured: "must have either 'command' for stdio or 'type' and 'url'".
        unknown_word: ByKind { command: Verdict::Fine, address: Verdict::Refused },
        // Measured.
        both: Both::Url,
        contradiction: ByKind { command: Verdict::Fine, address: Verdict::Refused },
        // Measured.
        falls_back_to_sse: false,
    },
    // Measured.
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // The MCP SDK for Python looks for `.cmd` files.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        // Measured.
        environment: Environment::All,
        splits_command: false,
    },
    // Measured.
    names: Names { empty_refused: true, ..Names::ANY },
    changes: &[],
    // There is one file.
    same_name: SameName::Unknown,
};
