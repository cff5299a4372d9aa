//! GitHub's Copilot cloud agent, formerly the coding agent.
//!
//! Evidence: closed source. The page on MCP servers in github/docs (2026). Its configuration is pasted into the settings of a
//! repository and is no file there; people keep copies, whose names are the only thing to go by.

use super::{
    ByKind, Client, ClientFile, Failure, Fields, Loss, Syntax, Transports, Undefined, UntypedUrl, Variable, Verdict,
};
use crate::schemas;

/// The table.
pub(super) static CLIENT: Client = Client {
    // "Validated on save".
    failure: Failure { syntax: Loss::FILE, ..DOCUMENTED.failure },
    transports: Transports {
        untyped_url: UntypedUrl::Refused,
        unknown_word: ByKind::both(Verdict::Unknown),
        ..DOCUMENTED.transports
    },
    // In every string but those of `tools` and `type`. Only names that begin with COPILOT_MCP_ have a value.
    variables: &[
        Variable::new(Syntax::Dollar, Fields::ALL, Undefined::Unknown),
        Variable::new(Syntax::Braces, Fields::ALL, Undefined::Unknown),
        Variable::new(Syntax::Default, Fields::ALL, Undefined::Unknown),
    ],
    ..DOCUMENTED
};

const DOCUMENTED: Client = Client::documented(
    "copilot-cloud-agent",
    "Copilot cloud agent",
    "https://docs.github.com/en/copilot/how-tos/use-copilot-agents/cloud-agent/extend-cloud-agent-with-mcp",
    &[FILE],
);

/// Names without `agent` are as likely to be the editor's or the command line's.
const FILE: ClientFile = ClientFile {
    also: &["copilot-agent-mcp*.json", "copilot-cloud-agent-mcp*.json", "copilot-coding-agent-mcp*.json"],
    ..ClientFile::new("copy of the repository setting", &schemas::COPILOT_CLOUD_AGENT)
};
