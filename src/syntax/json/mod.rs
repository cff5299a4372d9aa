//! The JSON family: one error-recovering parser for JSON, JSONC and JSON5.
//!
//! The text is read once. Only where closers are missing or too many it is read again, in the ways in which it could be
//! meant, and the reading with the fewest faults stands.

mod closers;
mod layout;
mod odd;
mod openers;
mod parser;
mod roots;
mod scan;
mod strings;
mod trivia;
mod unusual;

use std::collections::HashMap;

use super::document::Document;
use super::kind::Format;
use super::toml::Outline;
use layout::Guide;
use parser::Parser;

/// Parses `text`. Never fails, never recurses; what is wrong becomes faults.
pub fn parse(text: &str) -> Document<'_> {
    let mut plain = Parser::new(text, [0; 2], None);
    plain.read();
    let best = if plain.torn { mended(text, plain) } else { plain };
    document(text, best)
}

/// The best of the readings of a text whose closers do not match: by its indentation, by the number of closers of each
/// kind, and (`plain`) each closer for the nearest opener of its kind. Of equally good ones the first.
fn mended<'t>(text: &'t str, plain: Parser<'t>) -> Parser<'t> {
    let surplus = plain.seen_surplus;
    let by_count = surplus.iter().any(|n| *n > 0).then_some(None);
    let by_layout = text.contains(['\n', '\r']).then(|| Some(Guide::new(text)));
    let mut best = plain;
    for guide in [by_count, by_layout].into_iter().flatten() {
        let mut other = Parser::new(text, surplus, guide);
        other.read();
        if other.cost <= best.cost {
            best = other;
        }
    }
    best
}

fn document<'t>(text: &'t str, parser: Parser<'t>) -> Document<'t> {
    let Parser { nodes, roots, mut faults, comments, depth, .. } = parser;
    faults.sort_by_key(|fault| fault.span.start);
    Document {
        text,
        format: Format::Json,
        nodes,
        roots,
        faults,
        comments,
        depth: depth as u32,
        messages: Vec::new(),
        outline: Outline::default(),
        decoded: HashMap::new(),
        lookup: Default::default(),
    }
}
