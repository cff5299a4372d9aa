//! `mcp-lint`: lints and fixes the files in which people declare MCP servers for their AI client.
//!
//! Data flows one way, and so do the modules; each imports only from those above it:
//! [`text`] → [`syntax`] → [`host`] → [`source`] → [`schemas`] → [`clients`] → [`diagnostic`] → [`model`] → [`rules`] →
//! [`settings`] → [`suppress`] → [`lint`] → [`fix`] → [`write`](mod@write) → [`discover`] → [`render`] → [`cli`]. [`known`] and
//! [`secrets`] stand beside them: facts that import next to nothing; so do [`fingerprint`], by which
//! a finding is known again, and [`baseline`].

pub mod baseline;
pub mod cli;
pub mod clients;
pub mod diagnostic;
pub mod discover;
pub mod fingerprint;
pub mod fix;
pub mod host;
pub mod known;
pub mod lint;
pub mod model;
pub mod render;
pub mod rules;
pub mod schemas;
pub mod secrets;
pub mod settings;
pub mod source;
pub mod suppress;
pub mod syntax;
pub mod text;
pub mod write;
