//! Roo Code: a VS Code extension.
//!
//! Evidence: RooCodeInc/Roo-Code of 2026-04 (about 3.52), `src/services/mcp/McpHub.ts`, `src/utils/config.ts`,
//! `src/utils/mcp-name.ts`.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName, Shell,
    Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict, names,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "roo-code",
    name: "Roo Code",
    version: "3.52",
    docs: "https://docs.roocode.com/features/mcp/using-mcp-in-roo",
    documented_only: false,
    // An extension has what VS Code has.
    app_path: AppPath::Shell,
    files: &[
        PROJECT,
        ClientFile {
            kind: "user file",
            places: &[
                Place::user("%APPDATA%/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json")
                    .on(&[Os::Windows]),
                Place::user(
                    "~/Library/Application Support/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                )
                .on(&[Os::Macos]),
                Place::user(
                    "$XDG_CONFIG_HOME/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                )
                .on(&[Os::Linux]),
            ],
            // The same under VS Code's relatives.
            also: &["rooveterinaryinc.roo-cline/settings/mcp_settings.json"],
            // Entry by entry at the start; whole or not at all when it is changed later.
            failure: Some(Failure { entry: Loss::ENTRY, ..FAILURE }),
            ..PROJECT
        },
    ],
    failure: FAILURE,
    transports: Transports {
        // The union of shapes lists SSE first. Where another entry spoils a user file, an untyped one is refused.
        untyped_url: UntypedUrl::Sse,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Refused,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // Applied to the serialised entry, so in any field.
    variables: &[
        Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Literal),
        Variable::new(Syntax::WorkspaceFolder, Fields::ALL, Undefined::Literal),
    ],
    tilde: Fields::NONE,
    spawn: Spawn {
        // Everything but `cmd` itself is wrapped in `cmd.exe /c`.
        windows_shims: Shims::Resolved,
        shell: Shell::Windows,
        cwd: Cwd::Project,
        environment: Environment::Subset,
        splits_command: false,
    },
    // `src/utils/mcp-name.ts`: blanks become `_`, other signs go.
    names: Names { cleaned: Some(cleaned), ..Names::ANY },
    changes: &[],
    // "the project-level configuration takes precedence" (docs.roocode.com, 2026-11).
    same_name: SameName::Replaced,
};

/// A project file is taken whole or not at all, with a message.
const FAILURE: Failure = Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE };

const PROJECT: ClientFile = ClientFile {
    places: &[Place::project("./.roo/mcp.json")],
    // JSON.parse
    tolerance: Tolerance::STRICT,
    ..ClientFile::new("project file", &schemas::ROO_CODE)
};

/// What is left of a name.
fn cleaned(name: &str) -> String {
    name.replace(' ', "_").chars().filter(|c| names::is_plain(*c)).collect()
}
