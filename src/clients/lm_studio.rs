//! LM Studio.
//!
//! Evidence: closed source. lmstudio.ai/docs/app/mcp (2026): a sample, and the word that it "follows Cursor's notation";
//! lmstudio-ai/lmstudio-bug-tracker issues 869, 1301 and 1371. What these do not say is "unknown" here.

use super::{AppPath, Client, ClientFile, Place, Transports, UntypedUrl};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    app_path: AppPath::Desktop,
    transports: Transports {
        // The page's own sample has an address and nothing else.
        untyped_url: UntypedUrl::Http,
        ..DOCUMENTED.transports
    },
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented("lm-studio", "LM Studio", "https://lmstudio.ai/docs/app/mcp", &[FILE]);

/// There are no servers of a project.
const FILE: ClientFile = ClientFile {
    // The second is that of older installations.
    places: &[Place::user("~/.lmstudio/mcp.json"), Place::user("~/.cache/lm-studio/mcp.json")],
    ..ClientFile::new("user file", &schemas::LM_STUDIO)
};
