//! Claude Code: Anthropic's agent on the command line.
//!
//! Evidence: the npm package `@anthropic-ai/claude-code` 2.1.329, read and run with `claude mcp list` on some 160 probe files
//! (2026-11). What its predecessors did differently is said beside the fact.

use super::{
    AppPath, Before, Both, ByKind, Change, Client, ClientFile, Cwd, Empty, Environment, Failure, Fields, Loss, Names,
    Place, SameName, Scope, Search, Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
    names,
};
use crate::host::Os;
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "claude-code",
    name: "Claude Code",
    version: "2.1.329",
    docs: "https://code.claude.com/docs/en/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[PROJECT, PLUGIN, PLUGIN_MANIFEST, USER, MANAGED, MISPLACED, SETTINGS],
    // One bad entry is skipped with a warning (measured).
    failure: Failure { entry: Loss::ENTRY, syntax: Loss::FILE, root: Loss::FILE },
    transports: Transports {
        // "has a "url" but no "type"": skipped.
        untyped_url: UntypedUrl::Refused,
        // The words are case-sensitive.
        unknown_word: ByKind::both(Verdict::Refused),
        // Without a word; with one, the word's own field must be there and the other is ignored.
        both: Both::Command,
        contradiction: ByKind::both(Verdict::Refused),
        // Measured: `http` on an SSE endpoint posts, then gets, and connects. `sse` on an HTTP endpoint fails.
        falls_back_to_sse: true,
    },
    // Measured. `$NAME`, `${env:NAME}`, `${input:id}`, `%NAME%` and `~` reach the server as written, without a word.
    // An empty value counts as a value: the default is not used.
    variables: &[
        Variable::new(Syntax::Braces, LOCAL, Undefined::Literal),
        Variable::new(Syntax::Default, LOCAL, Undefined::Literal),
        Variable::new(Syntax::Braces, REMOTE, Undefined::Literal).withholding(WITHHELD),
        Variable::new(Syntax::Default, REMOTE, Undefined::Literal).withholding(WITHHELD),
        Variable::new(Syntax::Plugin, Fields::ALL, Undefined::Literal).in_files(&["plugin file", "plugin manifest"]),
    ],
    tilde: Fields::NONE,
    spawn: Spawn {
        // cross-spawn, read in the bundle of 2.1.112; 2.1.119 took back its advice to wrap npx in `cmd /c`.
        windows_shims: Shims::Resolved,
        shell: Shell::None,
        cwd: Cwd::Launch,
        environment: Environment::All,
        // Measured: "Executable not found in $PATH: "mcp-stub x"".
        splits_command: false,
    },
    names: Names {
        reserved: RESERVED,
        // Anything goes, even the empty name; `claude mcp add` is stricter than the loader.
        cleaned: Some(names::underscored),
        // `mcp__<server>__<tool>`: longer ones than 128 are dropped (documentation; older versions had 64).
        tool_id_limit: Some(128 - "mcp____".len()),
        ..Names::ANY
    },
    changes: &[
        // 2.1.140 lists no server beside a bad one, 2.1.141 the others; both without a word (measured).
        Change::since("2.1.141", Before::Entry(Loss::FILE.silent())),
        // 2.1.263 fails, 2.1.265 connects (measured).
        Change::since("2.1.265", Before::NoSseFallback),
        // 2.1.133 takes it for a mistake, 2.1.136 does not (measured).
        Change::since("2.1.136", Before::NoWord("streamable-http")),
        // The rest is from its change log.
        Change::since("2.1.128", Before::FreeName("workspace")),
        Change::since("2.1.205", Before::FreeName("Claude Browser")),
        Change::since("1.0.119", Before::NoField("headersHelper")),
        Change::since("2.1.30", Before::NoField("oauth")),
        Change::since("2.1.121", Before::NoField("alwaysLoad")),
        Change::since("2.1.206", Before::NoField("request_timeout_ms")),
    ],
    // Measured: the nearest file replaces the entry whole; local, then project, then user.
    same_name: SameName::Replaced,
};

/// Fields of a server on this machine that are expanded.
const LOCAL: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV);
/// Fields of a remote server that are expanded.
const REMOTE: Fields = Fields::URL.and(Fields::HEADERS);

/// `.mcp.json`, in the working directory and every folder above it. A flat map is refused there (measured).
const PROJECT: ClientFile = ClientFile {
    places: &[Place::project("./.mcp.json").searched(Search::Everywhere)],
    // Measured: a byte order mark and bytes that are no UTF-8 pass, a comment or trailing comma costs the file.
    tolerance: Tolerance::JAVASCRIPT.and(&[FaultKind::ByteOrderMark]),
    // Measured: no servers, no message.
    empty: Empty::Fine,
    ..ClientFile::new("project file", &schemas::CLAUDE_CODE)
};

/// A plugin's `.mcp.json`, where a flat map is accepted (measured). Marketplaces keep plugins in the two folders named here.
const PLUGIN: ClientFile = ClientFile {
    kind: "plugin file",
    places: &[Place::project("./.mcp.json").of(Scope::Plugin)],
    also: &["plugins/*/.mcp.json", "external_plugins/*/.mcp.json"],
    beside: Some(".claude-plugin/plugin.json"),
    bare: true,
    ..PROJECT
};

/// `mcpServers` may be an object here, or a path to a file, an address of a bundle, or a list of all these.
const PLUGIN_MANIFEST: ClientFile = ClientFile {
    parts: true,
    kind: "plugin manifest",
    places: &[Place::project("./.claude-plugin/plugin.json").of(Scope::Plugin)],
    mixed: true,
    ..PROJECT
};

/// Holds the servers of every project that was ever opened, and much more.
const USER: ClientFile = ClientFile {
    kind: "user file",
    places: &[Place::user("~/.claude.json").unless(MOVED), Place::user("$CLAUDE_CONFIG_DIR/.claude.json")],
    servers: &["/mcpServers", "/projects/*/mcpServers"],
    per_project: true,
    mixed: true,
    // Measured: "corrupted", and the program stops; another root key is passed over without a word.
    failure: Some(Failure { entry: Loss::ENTRY, syntax: Loss::CLIENT, root: Loss::FILE.silent() }),
    ..PROJECT
};

/// Moves everything that stands in the home folder.
const MOVED: &[&str] = &["CLAUDE_CONFIG_DIR"];

const MANAGED: ClientFile = ClientFile {
    kind: "managed file",
    places: &[
        Place::user("/Library/Application Support/ClaudeCode/managed-mcp.json").of(Scope::Managed).on(&[Os::Macos]),
        Place::user("/etc/claude-code/managed-mcp.json").of(Scope::Managed).on(&[Os::Linux]),
        Place::user("%PROGRAMFILES%/ClaudeCode/managed-mcp.json").of(Scope::Managed).on(&[Os::Windows]),
    ],
    also: &["managed-mcp.json"],
    ..PROJECT
};

/// Where the servers belong that stand in a file nobody reads.
const RIGHT_PLACES: &str = "put them into `.mcp.json` (this project) or `~/.claude.json` (every project)";

/// Names that people guess.
const MISPLACED: ClientFile = ClientFile {
    kind: "misplaced file",
    places: &[
        Place::project("./.claude/mcp.json"),
        Place::project("./.claude/.mcp.json"),
        Place::user("~/.claude/mcp.json"),
        Place::user("~/.claude/.mcp.json"),
    ],
    unread: Some(RIGHT_PLACES),
    ..PROJECT
};

/// Settings only say which servers of `.mcp.json` are approved; servers in them are ignored without a word (measured).
const SETTINGS: ClientFile = ClientFile {
    kind: "settings",
    places: &[
        Place::project("./.claude/settings.json"),
        Place::project("./.claude/settings.local.json"),
        Place::user("~/.claude/settings.json").unless(MOVED),
        Place::user("$CLAUDE_CONFIG_DIR/settings.json"),
        Place::user("/Library/Application Support/ClaudeCode/managed-settings.json")
            .of(Scope::Managed)
            .on(&[Os::Macos]),
        Place::user("/etc/claude-code/managed-settings.json").of(Scope::Managed).on(&[Os::Linux]),
        Place::user("%PROGRAMFILES%/ClaudeCode/managed-settings.json").of(Scope::Managed).on(&[Os::Windows]),
    ],
    mixed: true,
    unread: Some(RIGHT_PLACES),
    ..PROJECT
};

/// Its own servers, and what no JavaScript object takes for a key (measured; `constructor` is a name like any other).
const RESERVED: &[&str] =
    &["workspace", "claude-in-chrome", "computer-use", "Claude Preview", "Claude Browser", "__proto__"];

/// Credentials that never reach the address or a header of a remote server, not even with a default (probed; the bundle's
/// list is longer). `GITHUB_TOKEN`, `HF_TOKEN`, `OPENAI_API_KEY` and private names do.
const WITHHELD: &[&str] = &[
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AZURE_CLIENT_SECRET",
    "CARGO_REGISTRIES_*_TOKEN",
    "CARGO_REGISTRY_TOKEN",
    "CLAUDE_CODE_OAUTH_TOKEN",
    "DISCORD_WEBHOOK",
    "DISCORD_WEBHOOK_URL",
    "GOOGLE_APPLICATION_CREDENTIALS",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "INPUT_*",
    "NODE_AUTH_TOKEN",
    "NPM_TOKEN",
    "OTEL_*",
    "PIP_INDEX_URL",
    "PYPI_TOKEN",
    "SLACK_WEBHOOK",
    "SLACK_WEBHOOK_URL",
    "SONAR_TOKEN",
    "TEAMS_WEBHOOK_URL",
    "UV_INDEX*",
    "VAULT_TOKEN",
];
