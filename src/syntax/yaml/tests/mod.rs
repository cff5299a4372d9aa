//! Constructs one by one, mistakes one by one, and random texts.

#![allow(clippy::unwrap_used)]

mod faults;
mod random;
mod trees;
