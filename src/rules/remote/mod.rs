//! Addresses and headers.

mod malformed_bearer;

pub use malformed_bearer::MalformedBearer;
