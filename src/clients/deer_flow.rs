//! DeerFlow.
//!
//! Evidence: bytedance/deer-flow of 2026-08-22, 2.1.0 (`deerflow/config/extensions_config.py`, `deerflow/mcp/client.py`, `tools.py`),
//! whose loader was run on small files with `langchain-mcp-adapters` 0.3.2 (2026-11-21). An older `mcp_config.json` in the same
//! folder is read where there is no `extensions_config.json`.

use super::{
    AppPath, Blast, Both, ByKind, Client, ClientFile, Failure, Fields, Loss, Names, Place, SameName, Search, Spawn,
    Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "deer-flow",
    name: "DeerFlow",
    version: "main of 2026-08-22",
    docs: "https://github.com/bytedance/deer-flow/blob/main/backend/docs/MCP_SERVER.md",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            Place::project("./extensions_config.json").searched(Search::Started).unless(CHOSEN),
            // Then nothing else is read.
            Place::user("$DEER_FLOW_EXTENSIONS_CONFIG_PATH"),
        ],
        also: &["extensions_config*.json"],
        // `populate_by_name`: measured.
        servers: &["/mcpServers", "/mcp_servers"],
        // Skills and middleware stand here too.
        mixed: true,
        ..ClientFile::new("extensions file", &schemas::DEER_FLOW)
    }],
    failure: Failure {
        // A line in the log; but for a value of another type pydantic refuses the file (measured).
        entry: Loss::ENTRY.mistyped(Blast::File),
        // "is not valid JSON" (measured).
        syntax: Loss::FILE,
        // Any key is allowed (measured).
        root: Loss::FILE.silent(),
    },
    transports: Transports {
        // Measured: "with stdio transport requires 'command' field".
        untyped_url: UntypedUrl::Refused,
        // Measured: "has unsupported transport type", for `streamable-http` too.
        unknown_word: ByKind::both(Verdict::Refused),
        // Measured: without a word it is stdio.
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        // Measured.
        falls_back_to_sse: false,
    },
    // `resolve_env_variables`: a value that begins with `$` is looked up without it. `${NAME}` is so a variable that nobody has.
    variables: &[Variable::new(Syntax::Dollar, EXPANDED, Undefined::Empty).alone()],
    tilde: Fields::NONE,
    // Measured: what the MCP SDK for Python hands on.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    // There is one file.
    same_name: SameName::Unknown,
};

/// Names the one file to read.
const CHOSEN: &[&str] = &["DEER_FLOW_EXTENSIONS_CONFIG_PATH"];

/// Every text of the file; it has no working directory.
const EXPANDED: Fields = Fields::COMMAND.and(Fields::ARGS).and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS);
