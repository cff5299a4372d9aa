//! Cursor: the editor and its command-line agent.
//!
//! Evidence: the agent's loader in the npm package `@cursor/sdk` 1.0.32 (read, 2026-11); the editor is closed, its facts are
//! from cursor.com/docs/mcp and reports. Where the two differ, the stricter reading stands here.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Scope,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "cursor",
    name: "Cursor",
    version: "agent 1.0.32",
    docs: "https://cursor.com/docs/mcp",
    documented_only: false,
    // `spawn npx ENOENT` where it was started from the Dock (bun913/mcp-testrail #136, 2026-06).
    app_path: AppPath::System,
    files: &[
        MCP_FILE,
        ClientFile {
            // "A path, an inline config object, or an array of either" (cursor/plugins, `schemas/plugin.schema.json`, 2026-08).
            kind: "plugin manifest",
            places: &[Place::project("./.cursor-plugin/plugin.json").of(Scope::Plugin)],
            parts: true,
            mixed: true,
            ..MCP_FILE
        },
        ClientFile {
            kind: "plugin file",
            places: &[Place::project("./mcp.json").of(Scope::Plugin), Place::project("./.mcp.json").of(Scope::Plugin)],
            beside: Some(".cursor-plugin/plugin.json"),
            ..MCP_FILE
        },
    ],
    // The agent drops every server of the file without a word if one entry does not fit its schema.
    failure: Failure { entry: Loss::FILE.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: true,
    },
    variables: &[
        Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Literal),
        // The editor documents the next four, the agent reads them as names of variables.
        Variable::new(Syntax::WorkspaceFolder, Fields::ALL, Undefined::Literal),
        Variable::new(Syntax::UserHome, Fields::ALL, Undefined::Literal),
        Variable::new(Syntax::PathSeparator, Fields::ALL, Undefined::Literal),
        // The agent only.
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Literal),
        Variable::new(Syntax::Default, Fields::ALL, Undefined::Literal),
    ],
    tilde: Fields::COMMAND.and(Fields::ARGS).and(Fields::CWD),
    spawn: Spawn {
        // cross-spawn in the MCP SDK (the agent's bundle). Of the editor, the README of mcp-remote 0.15.1 says that blanks
        // inside arguments are not escaped for `npx` (read 2026-11-21).
        windows_shims: Shims::Unquoted,
        shell: Shell::None,
        cwd: Cwd::Unknown,
        environment: Environment::Subset,
        // The agent splits `command` like a shell where `args` is empty.
        splits_command: true,
    },
    // Reports say that server and tool name together may have 60 characters.
    names: Names { tool_id_limit: Some(60), ..Names::ANY },
    changes: &[],
    // Read in `@cursor/sdk` 1.0.32: of two loaders the first that has the name, and the project comes first.
    same_name: SameName::Replaced,
};

const MCP_FILE: ClientFile = ClientFile {
    places: &[Place::user("~/.cursor/mcp.json"), Place::project("./.cursor/mcp.json")],
    // The agent forgives comments, trailing and even missing commas; the editor was seen to refuse a trailing comma
    // (a report of 2025-08), so the strict reading stands.
    tolerance: Tolerance::STRICT,
    ..ClientFile::new("MCP file", &schemas::CURSOR)
};
