//! What will be started.

mod missing_yes;

pub use missing_yes::MissingYes;
