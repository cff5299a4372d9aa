//! `mcp-lint`: lints and fixes the files in which people declare MCP servers for their AI client.
//!
//! Data flows one way, and so do the modules; each imports only from those above it:
//! [`text`] → [`syntax`] → [`host`] → schemas → clients → model → diagnostic → rules → lint → fix → render → cli.
//! [`packages`] stands beside them: facts that import nothing.

pub mod host;
pub mod packages;
pub mod syntax;
pub mod text;
