//! What each client does with its files: one const table per client, with the evidence beside the fact.
//!
//! What a file *looks like* is the business of [`crate::schemas`].

mod app_path;
mod content;
mod detect;
mod facts;
mod failure;
mod files;
mod known;
mod names;
mod path;
mod profile;
mod readers;
mod sample;
mod spawn;
mod target;
mod variables;
mod version;

mod amazon_q;
mod amp;
mod antigravity;
mod anythingllm;
mod augment;
mod cherry_studio;
mod claude_code;
mod claude_desktop;
mod cline;
mod codex;
// `continue` is a word of the language.
mod continue_dev;
mod copilot_cli;
mod copilot_cloud_agent;
mod copilot_jetbrains;
mod crush;
mod cursor;
mod deer_flow;
mod devin;
mod docker_catalog;
mod factory_droid;
mod fastmcp;
// A module's name cannot begin with a digit.
mod five_ire;
mod gemini_cli;
mod generic;
mod goose;
mod hermes_agent;
mod jetbrains_air;
mod junie;
mod kilo_code;
mod kimi_cli;
mod kimi_code;
mod kiro;
mod librechat;
mod lm_studio;
mod mcp_agent;
mod mcp_inspector;
mod mcphub_nvim;
mod mcpo;
mod mcporter;
mod mistral_vibe;
mod nanobot;
mod openclaw;
mod opencode;
mod qwen_code;
mod roo_code;
mod trae;
mod visual_studio;
mod void;
mod vscode;
mod warp;
mod windsurf;
mod zed;

pub use app_path::{AppPath, SYSTEM_PATH};
pub use detect::{Detected, Sure, detect};
pub use facts::{Both, ByKind, Client, SameName, Transports, UntypedUrl, Verdict};
pub use failure::{Blast, Failure, Loss};
pub use files::{ClientFile, Empty, LOCAL_RANK, Place, Scope, Search};
pub use known::KnownPaths;
pub use names::Names;
pub use profile::Profile;
pub use readers::{read_instead, readers, standing};
pub use sample::is_sample;
pub use spawn::{Cwd, Environment, Shell, Shims, Spawn};
pub use target::{Target, evidence_os, reaches_elsewhere};
pub use variables::{Fields, Syntax, Undefined, Variable};
pub use version::{Before, Change, Version};

/// Every client, the commonest first: it is assumed where several read a file of the same name. A new one is its table, its
/// schema and its line here.
pub static ALL: &[&Client] = &[
    &claude_code::CLIENT,
    &claude_desktop::CLIENT,
    &cursor::CLIENT,
    &vscode::CLIENT,
    &codex::CLIENT,
    &copilot_cli::CLIENT,
    &windsurf::CLIENT,
    &devin::CLIENT,
    &zed::CLIENT,
    &cline::CLIENT,
    &roo_code::CLIENT,
    &gemini_cli::CLIENT,
    &opencode::CLIENT,
    &kiro::CLIENT,
    &kilo_code::CLIENT,
    &qwen_code::CLIENT,
    &crush::CLIENT,
    &amazon_q::CLIENT,
    &lm_studio::CLIENT,
    &junie::CLIENT,
    &jetbrains_air::CLIENT,
    &copilot_jetbrains::CLIENT,
    &copilot_cloud_agent::CLIENT,
    &visual_studio::CLIENT,
    &warp::CLIENT,
    &amp::CLIENT,
    &antigravity::CLIENT,
    &factory_droid::CLIENT,
    &augment::CLIENT,
    &trae::CLIENT,
    &continue_dev::CLIENT,
    &goose::CLIENT,
    &librechat::CLIENT,
    &kimi_code::CLIENT,
    &kimi_cli::CLIENT,
    &mistral_vibe::CLIENT,
    &openclaw::CLIENT,
    &hermes_agent::CLIENT,
    &nanobot::CLIENT,
    &deer_flow::CLIENT,
    &mcp_agent::CLIENT,
    &mcphub_nvim::CLIENT,
    &mcpo::CLIENT,
    &mcporter::CLIENT,
    &fastmcp::CLIENT,
    &mcp_inspector::CLIENT,
    &cherry_studio::CLIENT,
    &anythingllm::CLIENT,
    &five_ire::CLIENT,
    &void::CLIENT,
    &docker_catalog::CLIENT,
];

/// The client to assume where nothing says which: only what all clients agree on.
pub static GENERIC: &Client = &generic::CLIENT;

/// The client with this id.
pub fn by_id(id: &str) -> Option<&'static Client> {
    ALL.iter().copied().chain([GENERIC]).find(|client| client.id == id)
}
