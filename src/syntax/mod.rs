//! One tree for every format that clients read, with a span for each piece and with everything that was wrong on the way.
//!
//! A parser here never fails: it returns a [`Document`] and, in it, the [`Fault`]s it had to look past.

mod document;
mod fault;
pub mod json;
mod kind;
mod lookup;
mod quotes;
pub mod rewrite;
mod strings;
mod subject;
pub mod toml;
pub mod yaml;

pub use document::{Comment, Document, Member, Node};
pub use fault::{Fault, FaultKind, Tolerance};
pub use kind::{Format, Kind};
pub use quotes::escaped;
pub use subject::Subject;

/// Parses `text` as `format`. Never fails.
pub fn parse(text: &str, format: Format) -> Document<'_> {
    match format {
        Format::Json => json::parse(text),
        Format::Toml => toml::parse(text),
        Format::Yaml => yaml::parse(text),
    }
}
