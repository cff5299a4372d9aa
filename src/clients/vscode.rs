//! Visual Studio Code, with Copilot Chat's agent mode.
//!
//! Evidence: the repository microsoft/vscode (`src/vs/workbench/contrib/mcp`, `src/vs/platform/mcp`), as shipped in 1.139.1
//! (read 2026-09 to 2026-11). The editor's own schema is closed; the program itself is not, and the program is what counts.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
///
/// VS Code can also read a project's `.mcp.json` and Copilot's `mcp-config.json`, in their owners' format. Both are listed
/// where they belong: the first is an opt-in (`chat.mcp.workspaceRootConfig.enabled`), the second new.
pub(super) static CLIENT: Client = Client {
    id: "vscode",
    name: "VS Code",
    version: "1.139.1",
    docs: "https://code.visualstudio.com/docs/agents/reference/mcp-configuration",
    documented_only: false,
    // Its FAQ, "Resolving shell environment fails": it waits for 10 seconds.
    app_path: AppPath::Shell,
    files: &[PROJECT, USER, REMOTE_USER, WORKSPACE, DEV_CONTAINER, USER_SETTINGS, PROJECT_SETTINGS],
    // The editor underlines what does not fit; the list of servers stays empty without a message.
    failure: Failure { entry: Loss::ENTRY.silent(), syntax: Loss::FILE.silent(), root: Loss::FILE.silent() },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Neither `stdio` nor `http`: the fields decide, a command first. `sse` is no exception.
        unknown_word: ByKind::both(Verdict::Ignored),
        both: Both::Command,
        // These two words are believed, and the field they need is not there.
        contradiction: ByKind::both(Verdict::Refused),
        // Streamable HTTP first, SSE on a 4xx, whatever the word.
        falls_back_to_sse: true,
    },
    // Every string of an entry is expanded. `${NAME}`, `${NAME:-default}` and `$NAME` stay as written, without a word.
    variables: &[
        Variable::new(Syntax::EnvColon, Fields::ALL, Undefined::Empty),
        Variable::new(Syntax::Input, Fields::ALL, Undefined::Entry),
        // A user's file is read without a folder too (microsoft/vscode issue 243526).
        Variable::new(Syntax::WorkspaceFolder, Fields::ALL, Undefined::Entry).in_projects(),
        Variable::new(Syntax::UserHome, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::PathSeparator, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::Config, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::Command, Fields::ALL, Undefined::Entry),
    ],
    tilde: Fields::COMMAND.and(Fields::ARGS).and(Fields::CWD),
    spawn: Spawn {
        // It looks the program up itself and runs `.cmd` and `.bat` through the shell, quoted.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        // The workspace folder; without one, the home folder.
        cwd: Cwd::Project,
        // `PATH` in `env` is appended to the inherited one.
        environment: Environment::All,
        splits_command: false,
    },
    // Names are cut and cleaned for tool ids, never refused.
    names: Names::ANY,
    changes: &[],
    // `mcpWorkbenchService.ts`: "Overwriting mcp server", the workspace last.
    same_name: SameName::Replaced,
};

/// `.vscode/mcp.json`
const PROJECT: ClientFile = ClientFile {
    places: &[Place::project("./.vscode/mcp.json")],
    // `base/common/json.ts` counts a byte order mark among the blanks.
    tolerance: Tolerance::JSONC.and(&[FaultKind::ByteOrderMark]),
    empty: Empty::Fine,
    servers: &["/servers"],
    ..ClientFile::new("project file", &schemas::VSCODE)
};

/// The folder of user data is that of `platform/environment/node/userDataPath`; VSCodium only renames it.
const USER: ClientFile = ClientFile {
    kind: "user file",
    places: &[
        Place::user("~/Library/Application Support/Code/User/mcp.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/Code/User/mcp.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Code/User/mcp.json").on(&[Os::Linux]),
        Place::user("~/Library/Application Support/Code - Insiders/User/mcp.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/Code - Insiders/User/mcp.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Code - Insiders/User/mcp.json").on(&[Os::Linux]),
        Place::user("~/Library/Application Support/VSCodium/User/mcp.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/VSCodium/User/mcp.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/VSCodium/User/mcp.json").on(&[Os::Linux]),
        // A portable installation; the program sets the variable for its terminals.
        Place::user("$VSCODE_PORTABLE/user-data/User/mcp.json"),
        // Other profiles than the default one.
        Place::user("~/Library/Application Support/Code/User/profiles/*/mcp.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/Code/User/profiles/*/mcp.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Code/User/profiles/*/mcp.json").on(&[Os::Linux]),
    ],
    also: &[
        "Code/User/profiles/*/mcp.json",
        "Code - Insiders/User/profiles/*/mcp.json",
        "VSCodium/User/profiles/*/mcp.json",
    ],
    ..PROJECT
};

/// A person's file on the other machine of a remote window. It is not part of the configuration in which inputs are looked up:
/// microsoft/vscode #256546 and #272340, and #324124, which would mend it and was still open on 2026-11-21.
const REMOTE_USER: ClientFile = ClientFile {
    kind: "remote user file",
    places: &[
        Place::user("~/.vscode-server/data/User/mcp.json"),
        Place::user("~/.vscode-server-insiders/data/User/mcp.json"),
    ],
    also: &[],
    inputs_unread: true,
    ..PROJECT
};

/// A workspace of several folders.
const WORKSPACE: ClientFile = ClientFile {
    kind: "workspace file",
    places: &[],
    also: &["*.code-workspace"],
    servers: &["/settings/mcp/servers"],
    mixed: true,
    ..PROJECT
};

/// Its servers are copied into the remote `mcp.json` when the container is made.
const DEV_CONTAINER: ClientFile = ClientFile {
    kind: "dev container",
    places: &[Place::project("./.devcontainer/devcontainer.json"), Place::project("./.devcontainer.json")],
    also: &[".devcontainer/*/devcontainer.json"],
    servers: &["/customizations/vscode/mcp/servers"],
    mixed: true,
    ..PROJECT
};

/// The place of 2025: `mcpMigration.ts` moves its servers into `mcp.json`.
const USER_SETTINGS: ClientFile = ClientFile {
    kind: "user settings",
    places: &[
        Place::user("~/Library/Application Support/Code/User/settings.json").on(&[Os::Macos]),
        Place::user("%APPDATA%/Code/User/settings.json").on(&[Os::Windows]),
        Place::user("$XDG_CONFIG_HOME/Code/User/settings.json").on(&[Os::Linux]),
    ],
    also: &["Code - Insiders/User/settings.json", "VSCodium/User/settings.json"],
    servers: &["/mcp/servers"],
    mixed: true,
    ..PROJECT
};

/// The same for one project; nothing moves these.
const PROJECT_SETTINGS: ClientFile = ClientFile {
    kind: "project settings",
    places: &[Place::project("./.vscode/settings.json")],
    also: &[],
    ..USER_SETTINGS
};
