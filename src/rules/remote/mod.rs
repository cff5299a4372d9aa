//! Addresses and headers.

mod credentials_in_url;
mod insecure_url;
mod invalid_header;
mod invalid_url;
mod malformed_bearer;
mod missing_mcp_path;
mod pages;

pub use credentials_in_url::CredentialsInUrl;
pub use insecure_url::InsecureUrl;
pub use invalid_header::InvalidHeader;
pub use invalid_url::InvalidUrl;
pub use malformed_bearer::MalformedBearer;
pub use missing_mcp_path::MissingMcpPath;

pub(super) use credentials_in_url::is_secret as is_secret_parameter;
