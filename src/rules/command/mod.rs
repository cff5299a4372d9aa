//! What will be started.

mod bare_windows_shim;
mod broken_cmd_wrapper;
mod joined_arguments;
mod missing_package;
mod missing_yes;
mod relative_path;
mod runner_mismatch;
mod surrounding_blanks;
mod unexpanded_tilde;

pub use bare_windows_shim::BareWindowsShim;
pub use broken_cmd_wrapper::BrokenCmdWrapper;
pub use joined_arguments::JoinedArguments;
pub use missing_package::MissingPackage;
pub use missing_yes::MissingYes;
pub use relative_path::RelativePath;
pub use runner_mismatch::RunnerMismatch;
pub use surrounding_blanks::SurroundingBlanks;
pub use unexpanded_tilde::UnexpandedTilde;
