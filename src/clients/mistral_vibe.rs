//! Mistral Vibe, Mistral's agent on the command line.
//!
//! Evidence: PyPI `mistral-vibe` 3.0.2, run on crafted files with `vibe -p` (2026-11); mistralai/mistral-vibe
//! (`core/config/models.py`) for what a run does not show.

use super::{
    AppPath, Both, ByKind, Client, ClientFile, Empty, Failure, Fields, Loss, Names, Place, SameName, Search, Spawn,
    Transports, UntypedUrl, Verdict,
};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    id: "mistral-vibe",
    name: "Mistral Vibe",
    version: "3.0.2",
    docs: "https://docs.mistral.ai/mistral-vibe/introduction/configuration",
    documented_only: false,
    app_path: AppPath::Terminal,
    files: &[ClientFile {
        places: &[
            // The nearest one in a trusted folder, up to the home folder.
            Place::project("./.vibe/config.toml").searched(Search::Nearest),
            Place::user("~/.vibe/config.toml").unless(&["VIBE_HOME"]),
            Place::user("$VIBE_HOME/config.toml"),
        ],
        format: Format::Toml,
        // Python's tomllib.
        tolerance: Tolerance::TOML_1_0,
        empty: Empty::Fine,
        servers: &["/mcp_servers"],
        // Measured: "Use [[mcp_servers]] instead of [mcp_servers.<name>]". Of two with one name the last counts.
        named_by: Some("name"),
        mixed: true,
        ..ClientFile::new("config file", &schemas::MISTRAL_VIBE)
    }],
    // Measured: "Invalid request parameters", and the prompt is not answered.
    failure: Failure { entry: Loss::CLIENT, syntax: Loss::CLIENT, root: Loss::FILE },
    transports: Transports {
        // Measured: "Unable to extract tag using discriminator 'transport'".
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Refused),
        // Measured: the other field is ignored.
        both: Both::Word,
        contradiction: ByKind::both(Verdict::Refused),
        falls_back_to_sse: false,
    },
    // Measured: `${NAME}` reaches the server as written.
    variables: &[],
    tilde: Fields::NONE,
    // The Python SDK's `stdio_client` (`vibe/core/tools/mcp/tools.py` of 3.0.3, read 2026-11-21). Measured: the words of the
    // command even come before those of `args`.
    spawn: Spawn { splits_command: true, ..Spawn::SDK },
    // Other characters become `_`.
    names: Names { empty_refused: true, ..Names::ANY },
    changes: &[],
    same_name: SameName::Unknown,
};
