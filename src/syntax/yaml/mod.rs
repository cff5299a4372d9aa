//! YAML: the tree of a crate's event stream, read again after each mistake as what was visibly meant.
//!
//! The crate stops at the first error. Where the mistake has a shape with an obvious remedy, that remedy goes into a copy of
//! the text, the fault is noted, and the copy is read from the start; else the tree ends where the error stands. Spans always
//! refer to the text as it was given.

mod comments;
mod lines;
mod mend;
mod patched;
mod problem;
mod read;
mod scalar;
mod spelling;
mod tabs;
mod templates;
mod tree;

#[cfg(test)]
mod tests;

pub use mend::mend;
pub(super) use scalar::number;
pub(super) use spelling::{body, is_plain_text, part};

use scalar::{Resolved, resolve};

use super::document::Document;
use super::fault::{Fault, FaultKind};
use super::kind::Format;
use super::toml::Outline;
use crate::text::Span;
use patched::Patched;

/// So many mistakes are looked past; every one costs another reading.
const MAX_MENDS: usize = 24;

/// So many closers may stand below their keys.
const MAX_CLOSERS: usize = 64;

/// Parses `text`. Never fails; what is wrong becomes faults.
pub fn parse(text: &str) -> Document<'_> {
    let mut copy = Patched::new(text);
    let mut faults = Vec::new();
    let mut messages = Vec::new();
    let mut last = None;
    let mut closers = 0;
    let (stream, broken) = loop {
        let stream = read::read(copy.text());
        if let Some(edit) = stream.error.as_ref().and_then(|stop| mend::closer_at_key(copy.text(), stop)) {
            // Every client's parser takes it there, so that it is no fault.
            closers += 1;
            if closers <= MAX_CLOSERS && copy.apply(&[edit]) {
                continue;
            }
        }
        let problem = match &stream.error {
            Some(error) => Some(problem::of(copy.text(), error)),
            None => templates::first(copy.text(), &stream),
        };
        let Some(problem) = problem else { break (stream, false) };
        let place = copy.original(problem.span);
        // The remedy did not help, or is wrong itself: what it was for is not what is wrong.
        let again = last.replace((problem.kind, place)) == Some((problem.kind, place));
        let again = again || (place.is_empty() && !problem.span.is_empty());
        let edits = if again || faults.len() >= MAX_MENDS { Vec::new() } else { mend::edits(copy.text(), &problem) };
        if !again {
            let aux = match (problem.kind, problem.message) {
                (FaultKind::Other, message) => {
                    messages.push(message);
                    messages.len() as u32 - 1
                }
                (FaultKind::MissingCloser, _) => copy.original(Span::empty(problem.aux as usize)).start,
                _ => problem.aux,
            };
            faults.push(Fault { kind: problem.kind, span: place, aux });
        }
        if edits.is_empty() || !copy.apply(&edits) {
            break (stream, true);
        }
    };
    let built = tree::build(&stream, &copy, broken);
    faults.extend(built.faults.iter().map(|(kind, span, aux)| Fault { kind: *kind, span: *span, aux: *aux }));
    if text.starts_with('\u{feff}') {
        faults.push(Fault { kind: FaultKind::ByteOrderMark, span: Span::new(0, 3), aux: 0 });
    }
    faults.sort_by_key(|fault| fault.span.start);
    let comments = comments::find(copy.text(), &stream).into_iter().map(|span| copy.original(span));
    let comments = comments.filter(|span| !span.is_empty()).map(|span| super::Comment { span }).collect();
    Document {
        text,
        format: Format::Yaml,
        nodes: built.nodes,
        roots: built.roots,
        faults,
        comments,
        depth: built.depth,
        messages,
        outline: Outline::default(),
        decoded: built.decoded,
        lookup: Default::default(),
    }
}
