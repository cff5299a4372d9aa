//! Qwen Code: its settings, and the `.mcp.json` of a project.
//!
//! Evidence: npm `@qwen-code/qwen-code` 0.24.4 run on crafted files and its bundle read (2026-11). A relative of Gemini CLI that
//! checks nothing: what an entry holds is used as it stands.

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place,
    SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "qwen-code",
    name: "Qwen Code",
    version: "0.24.4",
    docs: "https://qwenlm.github.io/qwen-code-docs/en/developers/tools/mcp-server/",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[USER, PROJECT_SETTINGS, PROJECT],
    failure: Failure {
        // The program stops at an entry that is `null`, with a TypeError (measured).
        entry: Loss::NOTHING.null(Blast::Client),
        // The program exits (measured).
        syntax: Loss::CLIENT,
        // Without a word (measured).
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Sse,
        // Measured: `type` is not consulted in settings.
        unknown_word: ByKind::both(Verdict::Ignored),
        // Measured.
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Ignored),
        // Neither way (measured).
        falls_back_to_sse: false,
    },
    // Measured in arguments, `env` and headers; `${NAME:-default}` and `${env:NAME}` stay as written. Not in `.mcp.json`
    // (QwenLM/qwen-code issue 11499, and `loadProjectMcpServers` in the bundle; the main branch of 2026-11 expands there too).
    variables: &[
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Literal).in_files(SETTINGS),
        Variable::new(Syntax::Dollar, Fields::ALL, Undefined::Literal).in_files(SETTINGS),
    ],
    // Measured.
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        // All but four secrets of its own (`sanitizeChildEnv`).
        environment: Environment::All,
        splits_command: false,
    },
    // `__proto__` vanishes; servers in a list are called `0`, `1`, … (measured).
    names: Names { reserved: &["__proto__"], listed: true, ..Names::ANY },
    changes: &[],
    // `assembleMcpServers` in the bundle: user, `.mcp.json`, workspace and system.
    same_name: SameName::Replaced,
};

/// The files whose text is expanded.
const SETTINGS: &[&str] = &["settings", "project settings"];

const USER: ClientFile = ClientFile {
    places: &[
        Place::user("~/.qwen/settings.json").unless(&["QWEN_HOME"]),
        Place::user("$QWEN_HOME/settings.json"),
        Place::user("/etc/qwen-code/settings.json").of(Scope::Managed).on(&[Os::Linux]).unless(SYSTEM),
        Place::user("/Library/Application Support/QwenCode/settings.json")
            .of(Scope::Managed)
            .on(&[Os::Macos])
            .unless(SYSTEM),
        Place::user("%PROGRAMDATA%/qwen-code/settings.json").of(Scope::Managed).on(&[Os::Windows]).unless(SYSTEM),
        Place::user("$QWEN_CODE_SYSTEM_SETTINGS_PATH").of(Scope::Managed),
        Place::user("/etc/qwen-code/system-defaults.json")
            .of(Scope::Managed)
            .on(&[Os::Linux])
            .unless(DEFAULTS)
            .ranked(1),
        Place::user("/Library/Application Support/QwenCode/system-defaults.json")
            .of(Scope::Managed)
            .on(&[Os::Macos])
            .unless(DEFAULTS)
            .ranked(1),
        Place::user("%PROGRAMDATA%/qwen-code/system-defaults.json")
            .of(Scope::Managed)
            .on(&[Os::Windows])
            .unless(DEFAULTS)
            .ranked(1),
        Place::user("$QWEN_CODE_SYSTEM_DEFAULTS_PATH").of(Scope::Managed).ranked(1),
    ],
    // Comments and a byte order mark, but no trailing commas (measured).
    tolerance: Tolerance::COMMENTS.and(&[FaultKind::ByteOrderMark]),
    // Measured.
    empty: Empty::Fine,
    mixed: true,
    ..ClientFile::new("settings", &schemas::QWEN_CODE)
};

/// A file that does not parse is copied to `settings.json.corrupted` and replaced by `{}` (measured).
const PROJECT_SETTINGS: ClientFile = ClientFile {
    kind: "project settings",
    places: &[Place::project("./.qwen/settings.json").searched(Search::Started)],
    failure: Some(Failure { entry: Loss::NOTHING.null(Blast::Client), syntax: Loss::FILE, root: Loss::FILE.silent() }),
    ..USER
};

/// Claude Code's file, converted: here `type` counts.
const PROJECT: ClientFile = ClientFile {
    // `loadProjectMcpServers` is given the working directory.
    places: &[Place::project("./.mcp.json").searched(Search::Started).ranked(15)],
    // Comments, but neither a byte order mark nor trailing commas (measured).
    tolerance: Tolerance::COMMENTS,
    // One warning per file, and per entry that is no object (measured).
    failure: Some(Failure { entry: Loss::NOTHING, syntax: Loss::FILE, root: Loss::FILE.silent() }),
    ..ClientFile::new("project file", &schemas::QWEN_CODE_PROJECT)
};

/// Names another file for the settings of the machine.
const SYSTEM: &[&str] = &["QWEN_CODE_SYSTEM_SETTINGS_PATH"];
/// Names another file for their defaults; these otherwise stand beside the settings.
const DEFAULTS: &[&str] = &["QWEN_CODE_SYSTEM_DEFAULTS_PATH", "QWEN_CODE_SYSTEM_SETTINGS_PATH"];
