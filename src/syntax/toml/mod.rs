//! TOML: one tree from headers, dotted keys and inline tables, with recovery from statement to statement.
//!
//! Tokens and numbers are those of the crate family that TOML clients in Rust use themselves. Statements are put together
//! here, so that each mistake is one fault with a shape, and the next line is read as if nothing had happened.

mod keys;
mod lex;
mod odd;
mod outline;
mod parser;
mod scalar;
mod strings;
mod tree;
mod values;

#[cfg(test)]
pub(super) mod tests;

pub(super) use odd::is_bare;
pub(super) use outline::Outline;
pub(super) use scalar::number;
pub(super) use strings::{body, escapes};

use super::document::Document;

/// Parses `text`. Never fails; what is wrong becomes faults. What only TOML 1.1 knows is a fault too, and no mistake where
/// the client's tolerance says so.
pub fn parse(text: &str) -> Document<'_> {
    parser::Parser::new(text).read()
}
