//! One tree for every format that clients read, with a span for each piece and with everything that was wrong on the way.
//!
//! A parser here never fails: it returns a [`Document`] and, in it, the [`Fault`]s it had to look past.

mod document;
mod fault;
pub mod json;
pub mod rewrite;
mod strings;

pub use document::{Comment, Document, Format, Kind, Member, Node};
pub use fault::{Fault, FaultKind, Tolerance};
