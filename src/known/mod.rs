//! What is known of servers that other people publish: packages and hosts.
//!
//! The facts stand in `known/*.toml`, each with the version, day and place where it was read; `build.rs` turns them into
//! text, sorted by length and name. It is searched as it stands, and only the entry that was asked for is taken apart:
//! nothing is loaded, relocated or parsed at start-up.

pub mod hosts;
pub mod packages;

mod additions;
mod table;

pub use additions::{AddedPackage, Additions};

#[cfg(test)]
mod tests;
