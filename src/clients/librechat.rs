//! LibreChat.
//!
//! Evidence: npm `librechat-data-provider` 0.8.524 (its schema); the loader as read in 2026-11
//! (`api/server/services/Config/loadCustomConfig.js`: `configSchema.strict()`, so that any key it does not know at the top level
//! costs the file). Not run.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Empty, Failure, Fields, Loss, Names, Place, SameName, Search, Spawn,
    Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "librechat",
    name: "LibreChat",
    version: "0.8.524",
    docs: "https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[Place::project("./librechat.yaml").searched(Search::Started)],
        // CONFIG_PATH names any file: people keep one for each deployment.
        also: &["librechat*.yaml", "librechat*.yml"],
        format: Format::Yaml,
        tolerance: Tolerance::YAML,
        empty: Empty::Fine,
        mixed: true,
        ..ClientFile::new("config file", &schemas::LIBRECHAT)
    }],
    failure: Failure {
        // The whole custom configuration is dropped, more than the servers.
        entry: Loss::FILE,
        syntax: Loss::FILE,
        root: Loss::FILE,
    },
    transports: Transports {
        untyped_url: UntypedUrl::Sse,
        unknown_word: ByKind::both(Verdict::Refused),
        both: Both::Unknown,
        contradiction: ByKind::both(Verdict::Unknown),
        falls_back_to_sse: true,
    },
    // Arguments are not in the documents, and expanded all the same in newer versions.
    variables: &[Variable::new(
        Syntax::Braces,
        Fields::ARGS.and(Fields::ENV).and(Fields::URL).and(Fields::HEADERS),
        Undefined::Literal,
    )],
    tilde: Fields::NONE,
    // The MCP SDK for TypeScript.
    spawn: Spawn::SDK,
    names: Names::ANY,
    changes: &[],
    same_name: SameName::Unknown,
};
