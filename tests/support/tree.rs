//! What must hold for the tree of every text, however broken.

use mcp_lint::syntax::{Document, Kind, Node};
use mcp_lint::text::Span;

/// Panics where the tree, a fault or a comment breaks a promise of [`Document`].
pub(crate) fn assert_sound(doc: &Document<'_>) {
    let text = doc.text();
    let fits = |span: Span| text.get(span.range()).is_some();
    for fault in doc.faults() {
        assert!(fits(fault.span), "{fault:?} does not fit {text:?}");
        assert!(fault.aux as usize <= text.len(), "{fault:?} in {text:?}");
    }
    assert!(doc.faults().is_sorted_by_key(|f| f.span.start), "unsorted faults for {text:?}");
    assert!(doc.comments().iter().all(|c| fits(c.span) && !c.span.is_empty()), "comments of {text:?}");
    assert!(doc.comments().is_sorted_by_key(|c| c.span.start), "unsorted comments for {text:?}");
    let mut end = 0;
    for root in doc.roots() {
        assert!(root.span().start >= end, "overlapping roots in {text:?}");
        end = root.span().end;
        assert_nested(root);
    }
}

/// Checks `root` and everything below it, without recursion.
fn assert_nested(root: Node<'_>) {
    let text = root.document().text();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let span = node.span();
        assert!(text.get(span.range()).is_some(), "{node:?} does not fit {text:?}");
        assert!(span.contains(node.body()) && text.get(node.body().range()).is_some(), "body of {node:?} in {text:?}");
        assert!(node.kind() != Kind::Missing || span.is_empty(), "{node:?} is missing but has text in {text:?}");
        assert_text_maps_to_source(node);
        let mut end = span.start;
        for (n, child) in node.children().enumerate() {
            assert!(span.contains(child.span()), "{child:?} outside {node:?} in {text:?}");
            assert!(child.span().start >= end, "{child:?} overlaps its neighbour in {text:?}");
            end = child.span().end;
            if node.is_object() {
                let key = matches!(child.kind(), Kind::Key | Kind::Missing);
                assert!(key || n % 2 == 1, "{child:?} stands where a key belongs in {text:?}");
            }
            assert!(child.kind() != Kind::Key || (node.is_object() && n % 2 == 0), "misplaced {child:?} in {text:?}");
            open.push(child);
        }
        if node.is_object() {
            assert_eq!(node.children().count() % 2, 0, "{node:?} has a key without value in {text:?}");
        }
    }
}

/// Every part of the decoded text of a string has a place in the source.
fn assert_text_maps_to_source(node: Node<'_>) {
    if !matches!(node.kind(), Kind::Key | Kind::String) {
        return;
    }
    let text = node.text();
    assert_eq!(node.part(0, text.len()).of(node.document().text()).is_empty(), text.is_empty(), "{node:?}");
    for (at, c) in text.char_indices() {
        let part = node.part(at, at + c.len_utf8());
        let source = node.document().text();
        assert!(
            node.body().contains(part) && source.get(part.range()).is_some_and(|p| !p.is_empty()),
            "{node:?} at {at}"
        );
    }
}
