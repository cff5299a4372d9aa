//! Cherry Studio, the desktop program.
//!
//! Evidence: CherryHQ/cherry-studio, the schema of its edit box (`McpServerConfigSchema`) and of its importer, as of 2026.
//! It was not run. The importer of its second version drops unknown keys that the edit box refuses; the stricter reading
//! stands here.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, SameName, Shell, Shims,
    Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "cherry-studio",
    name: "Cherry Studio",
    version: "",
    docs: "https://docs.cherry-ai.com/docs/en-us/advanced-basic/mcp",
    documented_only: false,
    app_path: AppPath::Desktop,
    // The servers live in its database; what people keep is the text that they paste: they name the client.
    files: &[ClientFile::new("text for the edit box", &schemas::CHERRY_STUDIO)],
    // The edit box says what is wrong and takes nothing.
    failure: Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE },
    transports: Transports {
        // HTTP where the address ends in `/mcp`, SSE otherwise, says the source; whether it gets there is not clear.
        untyped_url: UntypedUrl::Unknown,
        // Any word with `http` in it means streamable HTTP.
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Unknown,
        contradiction: ByKind::both(Verdict::Unknown),
        falls_back_to_sse: true,
    },
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        // It replaces npx and uvx by programs of its own; a report of 2025 has `npx.cmd` work.
        windows_shims: Shims::Unknown,
        shell: Shell::None,
        cwd: Cwd::Undefined,
        environment: Environment::Unknown,
        splits_command: false,
    },
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
