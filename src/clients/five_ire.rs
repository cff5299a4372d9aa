//! 5ire, the desktop program.
//!
//! Evidence: nanbingxyz/5ire, `src/main/mcp.ts` and `src/main/services/legacy-servers-config-loader.ts` (read, 2026-11). It was
//! not run. Current versions keep servers in a database and take this file over once.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Shell,
    Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "5ire",
    name: "5ire",
    version: "",
    docs: "https://github.com/nanbingxyz/5ire",
    documented_only: false,
    app_path: AppPath::Desktop,
    files: &[ClientFile {
        places: &[
            Place::user("%APPDATA%/5ire/mcp.json").on(&[Os::Windows]),
            Place::user("~/Library/Application Support/5ire/mcp.json").on(&[Os::Macos]),
            Place::user("$XDG_CONFIG_HOME/5ire/mcp.json").on(&[Os::Linux]),
        ],
        ..ClientFile::new("user file", &schemas::_5IRE)
    }],
    failure: Failure {
        // The loader skips it and writes to its log.
        entry: Loss::ENTRY.silent(),
        syntax: Loss::FILE.silent(),
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        // SSE first where the address ends in `sse`; the other one then.
        untyped_url: UntypedUrl::Http,
        // `type` is written over.
        unknown_word: ByKind::both(Verdict::Ignored),
        both: Both::Refused,
        contradiction: ByKind::both(Verdict::Ignored),
        falls_back_to_sse: true,
    },
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // It writes `npx.cmd` for `npx`, and the MCP SDK brings cross-spawn.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Undefined,
        environment: Environment::Subset,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
