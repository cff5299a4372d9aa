//! Constructs one by one, mistakes one by one, and random texts.

#![allow(clippy::unwrap_used)]

mod faults;
pub(in crate::syntax) mod random;
mod trees;
