//! What harms the person who starts the server.

mod auto_approve_all;
mod broad_access;
mod confusable;
mod hardcoded_secret;
mod hidden_character;
mod lookalike_package;
mod remote_code;

pub use auto_approve_all::AutoApproveAll;
pub use broad_access::BroadAccess;
pub use hardcoded_secret::HardcodedSecret;
pub use hidden_character::HiddenCharacter;
pub(super) use hidden_character::has_hidden_character;
pub use lookalike_package::LookalikePackage;
pub use remote_code::RemoteCode;
