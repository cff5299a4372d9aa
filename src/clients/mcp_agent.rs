//! mcp-agent, LastMile AI's framework for agents.
//!
//! Evidence: PyPI `mcp-agent` 0.2.6, whose `get_settings` and `Agent` were run on small files, and read (`config.py`,
//! `mcp/mcp_server_registry.py`, 2026-11-21). What stands in `mcp_agent.secrets.yaml` is laid over the file, key by key.

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Empty, Failure, Fields, Loss, Names, Place, SameName, Search,
    Spawn, Transports, UntypedUrl, Verdict,
};
use crate::schemas;
use crate::syntax::{FaultKind, Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mcp-agent",
    name: "mcp-agent",
    version: "0.2.6",
    docs: "https://docs.mcp-agent.com/reference/configuration",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            // The first of them on the way up to the root of the file system.
            Place::project("./mcp-agent.config.yaml").searched(Search::Nearest),
            Place::project("./mcp_agent.config.yaml").searched(Search::Nearest),
            Place::project("./.mcp-agent/mcp-agent.config.yaml").searched(Search::Nearest),
            Place::project("./.mcp-agent/mcp_agent.config.yaml").searched(Search::Nearest),
            Place::user("~/.mcp-agent/mcp-agent.config.yaml"),
            Place::user("~/.mcp-agent/mcp_agent.config.yaml"),
        ],
        format: Format::Yaml,
        // PyYAML (`yaml.safe_load` in `config.py`): of two equal keys the last one counts.
        tolerance: Tolerance::YAML.and(&[FaultKind::DuplicateKey]),
        // Measured.
        empty: Empty::Fine,
        servers: &["/mcp/servers"],
        // Measured.
        nullable: true,
        mixed: true,
        secrets_apart: true,
        ..ClientFile::new("config file", &schemas::MCP_AGENT)
    }],
    failure: Failure {
        // The server has no tools; but for a value of another type pydantic refuses the settings, and the program does not start
        // (measured).
        entry: Loss::ENTRY.mistyped(Blast::Client),
        // Measured: "ParserError".
        syntax: Loss::CLIENT,
        // Measured.
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        // Measured: it is taken for stdio, "Command and args are required".
        untyped_url: UntypedUrl::Refused,
        // Other words are refused like values of another type (measured); that says the schema.
        unknown_word: ByKind::both(Verdict::Fine),
        // Measured: without a word it is stdio.
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // Measured.
    variables: &[],
    tilde: Fields::NONE,
    // Measured: what the MCP SDK for Python hands on.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    // Only the first file is read.
    same_name: SameName::Unknown,
};
