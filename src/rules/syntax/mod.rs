//! The text itself: what the client's reader refuses, and repairs for it.

mod bad_encoding;
mod byte_order_mark;
mod comment;
mod corrupted_path;
mod cut_off;
mod duplicate_key;
mod invalid_escape;
mod json_in_toml;
mod piece;
mod repair;
mod repair_toml;
mod repair_yaml;
mod syntax_error;
mod trailing_comma;
mod wording;
mod wording_toml;
mod wording_yaml;

pub use bad_encoding::BadEncoding;
pub use byte_order_mark::ByteOrderMark;
pub use comment::Comment;
pub use corrupted_path::CorruptedPath;
pub use duplicate_key::DuplicateKey;
pub use invalid_escape::InvalidEscape;
pub use syntax_error::SyntaxError;
pub use trailing_comma::TrailingComma;

use crate::syntax::{Document, Fault};

/// What is wrong and what to write instead, for a fault that `syntax-error` speaks about.
pub fn sentence(fault: &Fault, document: &Document<'_>) -> Option<(String, &'static str)> {
    wording::words(fault, document).map(|words| (words.message, words.help))
}
