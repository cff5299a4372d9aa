//! Auggie, the command line of Augment.
//!
//! Evidence: npm `@augmentcode/auggie` 0.36.0, run on crafted files and read (2026-11).

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Scope, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::Tolerance;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "augment",
    name: "Auggie",
    version: "0.36.0",
    docs: "https://docs.augmentcode.com/cli/integrations",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::project("./.augment/settings.json"),
            Place::project("./.augment/settings.local.json"),
            Place::user("~/.augment/settings.json"),
            Place::user("/etc/augment/settings.json").of(Scope::Managed).on(&[Os::Linux, Os::Macos]),
            Place::user("%PROGRAMDATA%/augment/settings.json").of(Scope::Managed).on(&[Os::Windows]),
        ],
        // But no byte order mark (measured).
        tolerance: Tolerance::JSONC,
        // Measured.
        empty: Empty::Fine,
        mixed: true,
        ..ClientFile::new("settings", &schemas::AUGMENT)
    }],
    failure: Failure {
        // "Ignoring invalid setting for 'mcpServers'", in the log alone (measured).
        entry: Loss::FILE.silent(),
        syntax: Loss::FILE.silent(),
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Http,
        unknown_word: ByKind::both(Verdict::Refused),
        // Without a word; with one, the word's own field must be there (measured).
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Refused),
        // Not tried.
        falls_back_to_sse: true,
    },
    // On the way to the server, in every text of the entry; `${workspaceFolder}` and `${augmentToken}` are left to later
    // stages.
    variables: &[
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::Default, Fields::ALL, Undefined::Entry),
        Variable::new(Syntax::WorkspaceFolder, Fields::ALL, Undefined::Literal),
    ],
    // The shell expands it in commands and arguments.
    tilde: Fields::COMMAND.and(Fields::ARGS).and(Fields::CWD),
    spawn: Spawn {
        // `cmd.exe /c` finds them.
        windows_shims: Shims::Resolved,
        // Command and arguments, joined with blanks, are handed to `/bin/sh -c` or `cmd.exe /c`.
        shell: Shell::Always,
        cwd: Cwd::Unknown,
        environment: Environment::Unknown,
        splits_command: true,
    },
    // An empty name vanishes, `__proto__` takes every other server with it (measured).
    names: Names { reserved: &["__proto__"], empty_refused: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};
