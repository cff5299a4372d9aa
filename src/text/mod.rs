//! Text without meaning: byte spans, line numbers, edits, encodings, likeness.

mod distance;
mod edit;
mod encoding;
mod line_index;
mod span;

pub use distance::{distance, nearest};
pub use edit::{Conflict, Edit, apply};
pub use encoding::Encoding;
pub use line_index::{LineIndex, Position};
pub use span::Span;
