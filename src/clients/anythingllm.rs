//! AnythingLLM: the desktop program and the container.
//!
//! Evidence: Mintplex-Labs/anything-llm, `server/utils/MCP/hypervisor/index.js` and `server/utils/http/index.js` (read,
//! 2026-11), and docs.anythingllm.com. It was not run.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "anythingllm",
    name: "AnythingLLM",
    version: "",
    docs: "https://docs.anythingllm.com/mcp-compatibility/overview",
    documented_only: false,
    // It asks the login shell for PATH.
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::user("%APPDATA%/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json")
                .on(&[Os::Windows]),
            Place::user(
                "~/Library/Application Support/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json",
            )
            .on(&[Os::Macos]),
            Place::user("$XDG_CONFIG_HOME/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json")
                .on(&[Os::Linux]),
            Place::user("$STORAGE_DIR/plugins/anythingllm_mcp_servers.json"),
        ],
        also: &["anythingllm_mcp_servers.json"],
        // What does not parse is repaired with `jsonrepair`.
        tolerance: Tolerance::JSON5.and(&[FaultKind::HashComment, FaultKind::MissingComma, FaultKind::RawNewline]),
        empty: Empty::Fine,
        ..ClientFile::new("MCP file", &schemas::ANYTHINGLLM)
    }],
    failure: Failure {
        // Listed as failed, with the reason.
        entry: Loss::ENTRY,
        syntax: Loss::FILE,
        root: Loss::FILE,
    },
    transports: Transports {
        // "MCP server type must have sse or streamable value."
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Undefined,
        environment: Environment::All,
        splits_command: false,
    },
    names: Names { empty_refused: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};
