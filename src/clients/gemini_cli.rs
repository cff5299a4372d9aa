//! Gemini CLI: its settings and the manifests of its extensions.
//!
//! Evidence: google-gemini/gemini-cli of 2026-08-21 (`packages/core/src/config/config.ts`, `tools/mcp-client.ts`,
//! `packages/cli/src/config/settings.ts`, `settings-validation.ts`, `extension-manager.ts`); npm `@google/gemini-cli` 0.61.0
//! run on crafted files.

use super::{
    AppPath, Before, Blast, Both, ByKind, Change, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss,
    Names, Place, SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable,
    Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// Fields that a second pass expands, in which an unknown name becomes nothing.
const TWICE: Fields = Fields::ENV.and(Fields::HEADERS);
/// Fields in which an unknown name stays.
const ONCE: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::CWD).and(Fields::URL);

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "gemini-cli",
    name: "Gemini CLI",
    version: "0.61.0",
    docs: "https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[
        ClientFile {
            places: &[
                Place::user("~/.gemini/settings.json").unless(HOME),
                Place::user("$GEMINI_CLI_HOME/.gemini/settings.json"),
                // `loadSettings` looks in the working directory alone.
                Place::project("./.gemini/settings.json").searched(Search::Started),
                Place::user("/etc/gemini-cli/settings.json").of(Scope::Managed).on(&[Os::Linux]).unless(SYSTEM),
                Place::user("/Library/Application Support/GeminiCli/settings.json")
                    .of(Scope::Managed)
                    .on(&[Os::Macos])
                    .unless(SYSTEM),
                Place::user("%PROGRAMDATA%/gemini-cli/settings.json")
                    .of(Scope::Managed)
                    .on(&[Os::Windows])
                    .unless(SYSTEM),
                Place::user("$GEMINI_CLI_SYSTEM_SETTINGS_PATH").of(Scope::Managed),
                Place::user("/etc/gemini-cli/system-defaults.json")
                    .of(Scope::Managed)
                    .on(&[Os::Linux])
                    .unless(DEFAULTS)
                    .ranked(1),
                Place::user("/Library/Application Support/GeminiCli/system-defaults.json")
                    .of(Scope::Managed)
                    .on(&[Os::Macos])
                    .unless(DEFAULTS)
                    .ranked(1),
                Place::user("%PROGRAMDATA%/gemini-cli/system-defaults.json")
                    .of(Scope::Managed)
                    .on(&[Os::Windows])
                    .unless(DEFAULTS)
                    .ranked(1),
                Place::user("$GEMINI_CLI_SYSTEM_DEFAULTS_PATH").of(Scope::Managed).ranked(1),
            ],
            // Comments, but no trailing commas and no byte order mark (measured).
            // Measured; bytes that are no UTF-8 pass as well.
            tolerance: Tolerance::COMMENTS.and(&[FaultKind::LoneSurrogate, FaultKind::BadEncoding]),
            // Measured.
            empty: Empty::Fine,
            mixed: true,
            ..ClientFile::new("settings", &schemas::GEMINI_CLI)
        },
        ClientFile {
            places: &[
                Place::user("~/.gemini/extensions/*/gemini-extension.json").of(Scope::Plugin).unless(HOME),
                Place::user("$GEMINI_CLI_HOME/.gemini/extensions/*/gemini-extension.json").of(Scope::Plugin),
            ],
            also: &["gemini-extension.json"],
            // JSON.parse, unlike the settings.
            tolerance: Tolerance::STRICT,
            mixed: true,
            // "Warning: Skipping extension in …", and the program goes on (`ExtensionManager` in the bundle of 0.61.0, 2026-11-21).
            failure: Some(Failure { syntax: Loss::FILE, ..FAILURE }),
            ..ClientFile::new("extension manifest", &schemas::GEMINI_EXTENSION)
        },
    ],
    failure: FAILURE,
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        // Reported; read as HTTP (measured).
        unknown_word: ByKind::both(Verdict::Ignored),
        // Measured.
        both: Both::Url,
        // `http` beside a command, `stdio` beside an address: the word is not consulted (measured).
        contradiction: ByKind::both(Verdict::Ignored),
        // Only where there is no word at all.
        falls_back_to_sse: false,
    },
    variables: &[
        Variable::new(Syntax::Braces, ONCE, Undefined::Literal),
        Variable::new(Syntax::Dollar, ONCE, Undefined::Literal),
        // Measured: `"Bearer ${UNSET}"` is sent as `Bearer`.
        Variable::new(Syntax::Braces, TWICE, Undefined::Empty),
        Variable::new(Syntax::Dollar, TWICE, Undefined::Empty),
        Variable::new(Syntax::Default, Fields::ALL, Undefined::Literal),
        // On Windows only.
        Variable::new(Syntax::Percent, TWICE, Undefined::Unknown),
        Variable::new(Syntax::Extension, Fields::ALL, Undefined::Literal).in_files(&["extension manifest"]),
        Variable::new(Syntax::PathSeparator, Fields::ALL, Undefined::Literal).in_files(&["extension manifest"]),
    ],
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn in the MCP SDK.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        environment: Environment::WithoutSecrets,
        splits_command: false,
    },
    // Tool ids are shortened to 63 characters, not refused. `__proto__` vanishes; servers in a list are called `0`, `1`, … (measured).
    names: Names { reserved: &["__proto__"], listed: true, ..Names::ANY },
    changes: &[
        // Read in the packages 0.21.3, 0.22.4, 0.24.0 and 0.25.0 (`settings.js`, `settingsSchema.js`, 2026-11-21): the first checks
        // no entry, the second stops at one that does not fit, and `type` does not, which its own `gemini mcp add` writes.
        Change::since("0.22.0", Before::Entry(Loss::NOTHING)),
        Change::since("0.24.0", Before::Entry(Loss::CLIENT)),
        Change::since("0.24.0", Before::RefusedField("type")),
    ],
    // `mergeStrategy: "shallow_merge"` in the bundle: defaults, user, workspace, system.
    same_name: SameName::Replaced,
};

const FAILURE: Failure = Failure {
    // Printed as "Invalid configuration", and the raw value is used all the same. An entry that is `null` ends even the list of
    // servers (measured).
    entry: Loss::NOTHING.null(Blast::File),
    // The program exits.
    syntax: Loss::CLIENT,
    // Without a word (measured).
    root: Loss::FILE.silent(),
};

/// Takes the place of the home folder (`homedir` in the bundle of 0.61.0).
const HOME: &[&str] = &["GEMINI_CLI_HOME"];
/// Names another file for the settings of the machine.
const SYSTEM: &[&str] = &["GEMINI_CLI_SYSTEM_SETTINGS_PATH"];
/// Names another file for their defaults; these otherwise stand beside the settings.
const DEFAULTS: &[&str] = &["GEMINI_CLI_SYSTEM_DEFAULTS_PATH", "GEMINI_CLI_SYSTEM_SETTINGS_PATH"];
