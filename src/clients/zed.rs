//! Zed, the editor.
//!
//! Evidence: the repository zed-industries/zed (`crates/settings_content`, `project`, `context_server`, `migrator`, `util`), read
//! in 2026-10; its choice between the three shapes of an entry was also rebuilt and run on probe entries.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Transports, UntypedUrl, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
///
/// An entry has no word for its kind. Zed tries three shapes in turn: a `command`, a `url`, the `settings` of an extension.
/// Before that it migrates old settings: an entry without `source`, `command` and `settings` is given empty `settings`. So an
/// entry with an address that Zed does not take (`serverUrl`, a header that is no string) becomes the settings of an extension
/// that does not exist: it is dead, and nothing says so. What fits no shape even then fails with the whole settings file.
pub(super) static CLIENT: Client = Client {
    id: "zed",
    name: "Zed",
    version: "",
    docs: "https://zed.dev/docs/ai/mcp",
    documented_only: false,
    // docs/src/environment.md, "Launched via window manager, Dock, or launcher".
    app_path: AppPath::Shell,
    files: &[PROJECT, USER],
    // A notice says that the settings are invalid; the last good ones stay until then. `mcpServers` and `servers` are unknown
    // settings, which nobody mentions.
    failure: Failure { entry: Loss::FILE, syntax: Loss::FILE, root: Loss::FILE.silent() },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        unknown_word: ByKind::both(Verdict::Ignored),
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Ignored),
        // Streamable HTTP alone was seen in the source.
        falls_back_to_sse: false,
    },
    // None of its own; see `shell`.
    variables: &[],
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Resolved,
        // The system's shell, not interactive. `ShellBuilder::build` quotes program and arguments where there are
        // arguments (older versions did not), and hands on the bare line where there are none.
        shell: Shell::Always,
        cwd: Cwd::Project,
        environment: Environment::All,
        splits_command: true,
    },
    // Tool names are cut to 64 characters; the server's name is put before them only where two are alike.
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};

/// `.zed/settings.json`, once the project is trusted.
const PROJECT: ClientFile = ClientFile {
    places: &[Place::project("./.zed/settings.json")],
    // serde_json_lenient: no byte order mark, no single quotes, no bare keys.
    tolerance: Tolerance::JSONC,
    empty: Empty::Fine,
    servers: &["/context_servers"],
    mixed: true,
    ..ClientFile::new("project settings", &schemas::ZED)
};

const USER: ClientFile = ClientFile {
    kind: "user settings",
    places: &[
        Place::user("$XDG_CONFIG_HOME/zed/settings.json").on(&[Os::Linux, Os::Macos]),
        Place::user("%APPDATA%/Zed/settings.json").on(&[Os::Windows]),
    ],
    ..PROJECT
};
