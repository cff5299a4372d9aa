//! GitHub Copilot in JetBrains' editors.
//!
//! Evidence: the engine, npm `@github/copilot-language-server` 1.539.0 (read, 2026-11). The plugin that reads the file and hands
//! it over is closed; what it expands is unknown.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Environment, Failure, Loss, Place, Shell, Shims, Spawn, Transports,
    UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    version: "language server 1.539.0",
    app_path: AppPath::Desktop,
    // An entry with neither command nor address is skipped. The names go to the log only.
    failure: Failure { entry: Loss::ENTRY.silent(), syntax: Loss::FILE.silent(), root: Loss::UNKNOWN },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Everything but `sse` is streamable HTTP.
        unknown_word: ByKind::both(Verdict::Ignored),
        // The newer part takes the command, the older one the address.
        both: Both::Unknown,
        contradiction: ByKind::both(Verdict::Ignored),
        // On a 4xx other than 401.
        falls_back_to_sse: true,
    },
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        environment: Environment::Subset,
        ..DOCUMENTED.spawn
    },
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented(
    "copilot-jetbrains",
    "Copilot in JetBrains",
    "https://docs.github.com/en/copilot/how-tos/provide-context/use-mcp/extend-copilot-chat-with-mcp?tool=jetbrains",
    &[FILE],
);

/// The plugin reads it with Gson's forgiving reader (a stack trace, microsoft/copilot-intellij-feedback 801) and writes comments
/// into a new one itself, with which servers start (295); a comma before a closing brace costs them all (1651, 1661).
///
/// The folder is `intellij` for every one of the editors (microsoft/copilot-intellij-feedback 2044). Files of a project were
/// still wished for in autumn 2026 (318, 701, 1441).
const FILE: ClientFile = ClientFile {
    places: &[
        Place::user("$XDG_CONFIG_HOME/github-copilot/intellij/mcp.json").on(&[Os::Linux, Os::Macos]),
        Place::user("%LOCALAPPDATA%/github-copilot/intellij/mcp.json").on(&[Os::Windows]),
    ],
    servers: &["/servers"],
    tolerance: Tolerance::COMMENTS,
    ..ClientFile::new("user file", &schemas::COPILOT_JETBRAINS)
};
