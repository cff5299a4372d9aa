//! Addresses and headers.

mod endpoints;
mod invalid_header;
mod invalid_url;
mod malformed_bearer;
mod missing_mcp_path;

pub use invalid_header::InvalidHeader;
pub use invalid_url::InvalidUrl;
pub use malformed_bearer::MalformedBearer;
pub use missing_mcp_path::MissingMcpPath;
