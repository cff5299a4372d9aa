//! `mcp-lint`: lints and fixes the files in which people declare MCP servers for their AI client.
//!
//! Data flows one way, and so do the modules; each imports only from those above it:
//! [`text`] → [`syntax`] → [`host`] → schemas → clients → model → diagnostic → rules → lint → fix → render →
//! source, write → cli.

pub mod clients;
pub mod diagnostic;
pub mod fix;
pub mod host;
pub mod lint;
pub mod model;
pub mod render;
pub mod rules;
pub mod schemas;
pub mod source;
pub mod syntax;
pub mod text;
pub mod write;
