//! What a project says to this program, and what its files say to each other.

mod ambiguous_mcp_json;
mod diverging_server;
mod invalid_suppression;
mod shadowed_server;
mod unused_suppression;

pub use ambiguous_mcp_json::AmbiguousMcpJson;
pub use diverging_server::DivergingServer;
pub use invalid_suppression::{InvalidSuppression, UNACCEPTABLE};
pub use shadowed_server::ShadowedServer;
pub use unused_suppression::UnusedSuppression;
