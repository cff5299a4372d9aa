//! What a project says to this program, and what its files say to each other.

mod invalid_suppression;
mod unused_suppression;

pub use invalid_suppression::{InvalidSuppression, UNACCEPTABLE};
pub use unused_suppression::UnusedSuppression;
