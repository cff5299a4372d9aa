//! What will be started.

mod bare_windows_shim;
mod missing_yes;
mod relative_path;
mod unexpanded_tilde;

pub use bare_windows_shim::BareWindowsShim;
pub use missing_yes::MissingYes;
pub use relative_path::RelativePath;
pub use unexpanded_tilde::UnexpandedTilde;
