//! The JSON family: which faults each text has, where exactly, and which tree it is taken for.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod closers;
mod faults;
mod outside;
mod tolerance;
#[path = "../support/tree.rs"]
mod tree;
mod values;

use mcp_lint::syntax::{Document, json};
use serde_json::Value;

/// The faults of a document in one line each: kind, byte offset, text, and `aux` where it says something.
fn faults(doc: &Document<'_>) -> Vec<String> {
    let aux = |aux| if aux == 0 { String::new() } else { format!(" ({aux})") };
    let text = |fault: &mcp_lint::syntax::Fault| fault.span.of(doc.text()).escape_debug().to_string();
    doc.faults().iter().map(|f| format!("{:?} {} `{}`{}", f.kind, f.span.start, text(f), aux(f.aux))).collect()
}

/// Checks the faults of `text` and the value of its first root.
#[track_caller]
fn assert_reads(text: &str, expected: &[&str], value: &Value) {
    let doc = json::parse(text);
    tree::assert_sound(&doc);
    assert_eq!(faults(&doc), expected, "faults of {text}");
    assert_eq!(doc.root().map(|root| root.to_value()).as_ref(), Some(value), "value of {text}");
}
