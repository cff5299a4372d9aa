//! Void, the editor; its development is paused.
//!
//! Evidence: voideditor/void, `src/vs/workbench/contrib/void/common/mcpService.ts` and `electron-main/mcpChannel.ts` (read,
//! 2026-11). It was not run.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Shell,
    Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "void",
    name: "Void",
    version: "",
    docs: "https://github.com/voideditor/void",
    documented_only: false,
    // As VS Code, from whose code it is made.
    app_path: AppPath::Shell,
    files: &[ClientFile {
        places: &[Place::user("~/.void-editor/mcp.json")],
        ..ClientFile::new("user file", &schemas::VOID)
    }],
    failure: Failure {
        // Shown with its error.
        entry: Loss::ENTRY,
        // "MCP config file not found".
        syntax: Loss::FILE,
        root: Loss::FILE,
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // There is no field for it.
        unknown_word: ByKind::both(Verdict::Ignored),
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Ignored),
        falls_back_to_sse: true,
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
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
