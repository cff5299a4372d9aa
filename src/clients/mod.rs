//! What each client does with its files: one const table per client, with the evidence beside the fact.
//!
//! What a file *looks like* is the business of [`crate::schemas`].

mod content;
mod detect;
mod facts;
mod files;
mod known;
mod path;
mod target;

mod claude_code;
mod claude_desktop;
mod cline;
mod copilot_cli;
mod cursor;
mod devin;
mod gemini_cli;
mod generic;
mod kiro;
mod opencode;
mod roo_code;
mod vscode;
mod windsurf;
mod zed;

pub use detect::{Detected, Sure, detect};
pub use facts::{
    Blast, Both, Client, Cwd, Environment, Failure, Fields, Names, Shell, Shims, Spawn, Syntax, Transports, Undefined,
    UntypedUrl, Variable, Verdict,
};
pub use files::{ClientFile, Empty, Place, Scope};
pub use known::KnownPaths;
pub use target::{Target, evidence_os, reaches_elsewhere};

/// Every client, the commonest first: it is assumed where several read a file of the same name. A new one is its table, its
/// schema and its line here.
pub static ALL: &[&Client] = &[
    &claude_code::CLIENT,
    &claude_desktop::CLIENT,
    &cursor::CLIENT,
    &vscode::CLIENT,
    &copilot_cli::CLIENT,
    &windsurf::CLIENT,
    &devin::CLIENT,
    &zed::CLIENT,
    &cline::CLIENT,
    &roo_code::CLIENT,
    &gemini_cli::CLIENT,
    &opencode::CLIENT,
    &kiro::CLIENT,
];

/// The client to assume where nothing says which: only what all clients agree on.
pub static GENERIC: &Client = &generic::CLIENT;

/// The client with this id.
pub fn by_id(id: &str) -> Option<&'static Client> {
    ALL.iter().copied().chain([GENERIC]).find(|client| client.id == id)
}
