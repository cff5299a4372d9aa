//! Results as text: for people, for machines, as patches.

pub mod diff;
