//! OpenClaw.
//!
//! Evidence: npm `openclaw` 2026.9.6, run on small files with `openclaw mcp probe` and read (`zod-schema.mcp-server`,
//! `mcp-transport-config`, `mcp-config-normalize`, `host-env-security`, 2026-11-21).

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Cwd, Environment, Failure, Fields, Loss, Names, Place, SameName,
    Shell, Shims, Spawn, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{FaultKind, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "openclaw",
    name: "OpenClaw",
    version: "2026.9.6",
    docs: "https://docs.openclaw.ai/cli/mcp",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[
        ClientFile {
            places: &[
                Place::user("~/.openclaw/openclaw.json").unless(MOVED),
                // Of a named profile.
                Place::user("~/.openclaw-*/openclaw.json").unless(MOVED),
                Place::user("$OPENCLAW_STATE_DIR/openclaw.json").unless(&["OPENCLAW_CONFIG_PATH"]),
                Place::user("$OPENCLAW_CONFIG_PATH"),
            ],
            also: &["openclaw.json", "openclaw*.json5"],
            // A byte order mark and single quotes are taken too (measured).
            tolerance: Tolerance::JSON5.and(&[FaultKind::ByteOrderMark]),
            servers: &["/mcp/servers"],
            mixed: true,
            ..ClientFile::new("config file", &schemas::OPENCLAW)
        },
        ClientFile {
            // Named by guides of servers; `openclaw mcp list` finds nothing in them (garrytan/gbrain issue 4842 on 2026.8.2,
            // HKUDS/OpenSpace issue 42).
            places: &[Place::user("~/.openclaw/mcp.json"), Place::user("~/.openclaw/config.json")],
            tolerance: Tolerance::JSON5,
            servers: &["/mcpServers"],
            unread: Some("put them into `~/.openclaw/openclaw.json`, under `mcp.servers`"),
            ..ClientFile::new("mcp.json", &schemas::OPENCLAW)
        },
    ],
    failure: Failure {
        // "skipped server", but for anything that its schema refuses "OpenClaw config is invalid", and the gateway does not start
        // (measured).
        entry: Loss::ENTRY.mistyped(Blast::Client),
        // Measured: "JSON5 parse failed".
        syntax: Loss::CLIENT,
        // Measured: "Unrecognized key".
        root: Loss::CLIENT,
    },
    transports: Transports {
        // Measured.
        untyped_url: UntypedUrl::Sse,
        // Of `type`, which is read in any case of its letters where there is no `transport` (measured). An unknown word under
        // `transport` is refused.
        unknown_word: ByKind { command: Verdict::Fine, address: Verdict::Ignored },
        // Measured.
        both: Both::Command,
        contradiction: ByKind { command: Verdict::Fine, address: Verdict::Ignored },
        // Measured.
        falls_back_to_sse: false,
    },
    // In every text, names in capitals only; for an unset one "Missing env var", and the text stays (measured).
    variables: &[Variable::new(Syntax::Braces, Fields::ALL, Undefined::Literal)],
    // Measured.
    tilde: Fields::NONE,
    spawn: Spawn {
        windows_shims: Shims::Unknown,
        shell: Shell::None,
        // That of the gateway, which is a service.
        cwd: Cwd::Unknown,
        // Measured.
        environment: Environment::Subset,
        splits_command: false,
    },
    names: Names { reserved: &["__proto__"], ..Names::ANY },
    changes: &[],
    // There is one file.
    same_name: SameName::Unknown,
};

/// Name another folder, or the one file to read.
const MOVED: &[&str] = &["OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH"];
