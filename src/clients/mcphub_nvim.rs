//! MCPHub.nvim, a plugin for Neovim, and the program behind it.
//!
//! Evidence: npm `mcp-hub` 4.2.1, run on small files; ravitemer/mcphub.nvim 6.2.0 of 2026-01-18, which checks the files first, read
//! (`utils/config_manager.lua`, `utils/validation.lua`; 2026-11-21). Neovim itself reads strict JSON; people give it a reader of JSON5 in
//! their settings, so comments are no fault here. `.vscode/mcp.json` and `.cursor/mcp.json` of a project are read too, where there is no
//! `.mcphub/servers.json`.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Failure, Fields, Loss, Names, Place, SameName, Search, Spawn, Syntax,
    Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mcphub-nvim",
    name: "MCPHub.nvim",
    version: "6.2.0",
    docs: "https://ravitemer.github.io/mcphub.nvim/mcp/servers_json.html",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            // On the way up to the root of the file system.
            Place::project("./.mcphub/servers.json").searched(Search::Nearest),
            Place::user("~/.config/mcphub/servers.json"),
        ],
        also: &["mcphub/servers.json"],
        // Measured.
        tolerance: Tolerance::JSON5.and(&[FaultKind::ByteOrderMark]),
        // Of both, `servers` counts.
        servers: &["/mcpServers", "/servers"],
        ..ClientFile::new("config file", &schemas::MCPHUB_NVIM)
    }],
    // Measured: the program ends.
    failure: Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // No word is read (measured).
        unknown_word: ByKind::both(Verdict::Ignored),
        // Measured: "cannot mix stdio and sse fields".
        both: Both::Refused,
        contradiction: ByKind::both(Verdict::Ignored),
        // Measured.
        falls_back_to_sse: true,
    },
    // `EnvResolver` in its strict mode. `${cmd: …}` is the output of a command.
    variables: &[
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::WorkspaceFolder, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::UserHome, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::PathSeparator, Fields::ALL, Undefined::Entry),
        // From `global_env` in the settings of Neovim.
        Variable::new(Syntax::Input, Fields::ALL, Undefined::Entry),
        // An older way.
        Variable::new(Syntax::Dollar, Fields::ARGS, Undefined::Entry).alone(),
    ],
    // Measured.
    tilde: Fields::NONE,
    // The MCP SDK for TypeScript; the environment was measured.
    spawn: Spawn::SDK,
    // It vanishes; a list is read with the places of its items for names (measured).
    names: Names { reserved: &["__proto__"], listed: true, ..Names::ANY },
    changes: &[],
    // `ConfigManager.loadConfig`: the project's file is read last.
    same_name: SameName::Replaced,
};
