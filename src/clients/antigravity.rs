//! Google Antigravity: the editor and its command line, agy.
//!
//! Evidence: closed source. The page on MCP at antigravity.google/docs, and what the authors of the linter skillsaw saw of
//! agy 1.1.25 and 1.1.26 (their rule `antigravity-mcp-valid`, 2026). The editor's file is another than agy's, and so is its key
//! for an address (reports below, read 2026-11-21).

use super::{AppPath, Both, ByKind, Client, ClientFile, Empty, Failure, Loss, Place, Transports, UntypedUrl, Verdict};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    version: "agy 1.1.26",
    app_path: AppPath::Desktop,
    failure: Failure {
        // A wrong type costs its server, without a diagnostic or an exit code.
        entry: Loss::ENTRY.silent(),
        // One message, exit code 1; the same where the root or `mcpServers` is no object.
        syntax: Loss::CLIENT,
        // A flat map is read as a document without servers.
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        untyped_url: UntypedUrl::Unknown,
        unknown_word: ByKind::both(Verdict::Unknown),
        // `serverUrl` runs where `command` stands beside it.
        both: Both::Url,
        contradiction: ByKind::both(Verdict::Unknown),
        falls_back_to_sse: true,
    },
    ..Client::documented("antigravity", "Antigravity", "https://antigravity.google/docs/mcp", FILES)
};

const FILES: &[ClientFile] = &[
    ClientFile {
        places: &[
            Place::project("./.agents/mcp_config.json"),
            Place::project("./.agent/mcp_config.json"),
            Place::project("./_agents/mcp_config.json"),
            Place::project("./_agent/mcp_config.json"),
            Place::user("~/.gemini/config/mcp_config.json"),
        ],
        // Written for nobody else, wherever the program looks today.
        also: &[".antigravity/mcp_config.json"],
        // Nothing says what an empty file does.
        empty: Empty::Fine,
        ..ClientFile::new("MCP file", &schemas::ANTIGRAVITY)
    },
    // The editor knows an address under `serverUrl` only: langchain-ai/docs pull request 1609 (2025-11), withastro/docs 13148
    // (2026-01), coulsontl/ai-toolbox issue 195 (2026-05), xpipe-io/xpipe issue 889 (2026-08).
    ClientFile {
        places: &[Place::user("~/.gemini/antigravity/mcp_config.json")],
        empty: Empty::Fine,
        ..ClientFile::new("editor's file", &schemas::ANTIGRAVITY_IDE)
    },
];
