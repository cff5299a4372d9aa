//! What the files of a project say to each other.

mod ambiguous_mcp_json;
mod diverging_server;
mod shadowed_server;

pub use ambiguous_mcp_json::AmbiguousMcpJson;
pub use diverging_server::DivergingServer;
pub use shadowed_server::ShadowedServer;
