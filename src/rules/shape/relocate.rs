//! Moving a whole object of servers up, down or to another key.

use crate::model::Lost;
use crate::syntax::rewrite;
use crate::syntax::{Document, Member, Node};
use crate::text::{Edit, Span};

/// The edits that put servers lost at a key one level down (`mcp` > `servers`) under the top-level key `wanted`; `None` where
/// something stands in the way.
pub(super) fn lift(root: Node<'_>, lost: &Lost<'_>, wanted: &str) -> Option<Vec<Edit>> {
    let [outer, inner] = lost.path[..] else { return None };
    if root.members().count() == 1 && (inner.key.text() == wanted || outer.value.get(wanted).is_none()) {
        // The outer object becomes the file; what stands beside the servers stays beside them.
        let mut edits = unwrap(root, outer.value)?;
        if inner.key.text() != wanted {
            edits.push(rewrite::rename_key(inner, wanted));
        }
        return Some(edits);
    }
    let free = outer.key.text() == wanted || root.get(wanted).is_none();
    if outer.value.members().count() == 1 && free {
        let mut edits = unwrap(outer.value, inner.value)?;
        if outer.key.text() != wanted {
            edits.push(rewrite::rename_key(outer, wanted));
        }
        return Some(edits);
    }
    None
}

/// The edits that put the members of the top-level object under `key`, one level deeper.
pub(super) fn wrap(root: Node<'_>, key: &str) -> Option<Vec<Edit>> {
    let document = root.document();
    let (first, last) = (root.members().next()?, root.members().last()?);
    let open = Span::new(root.span().start as usize, root.span().start as usize + 1);
    let close = Span::new(root.span().end as usize - 1, root.span().end as usize);
    let text = document.text();
    let quoted = rewrite::quoted(key);
    let (start, end) = (first.key.span().start as usize, last.value.span().end as usize);
    if !text[open.end as usize..start].contains('\n') {
        return Some(vec![
            Edit::insert(open.end as usize, format!("{}{quoted}: {{", &text[open.end as usize..start])),
            Edit::insert(close.start as usize, format!("}}{}", &text[end..close.start as usize])),
        ]);
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let unit = indentation(text, start).to_owned();
    let mut edits = vec![Edit::insert(open.end as usize, format!("{newline}{unit}{quoted}: {{"))];
    edits.extend(
        line_starts(text, Span::new(open.end as usize, close.start as usize))
            .filter(|at| *at < close.start as usize && !is_blank_line(text, *at) && *at + unit.len() <= end)
            .map(|at| Edit::insert(at, unit.clone())),
    );
    // The closing brace of the servers takes the line of the file's own.
    let line = text[..close.start as usize].rfind('\n').map_or(close.start as usize, |i| i + 1);
    let at = if line > end { line } else { close.start as usize };
    let before = if line > end { "" } else { newline };
    edits.push(Edit::insert(at, format!("{before}{unit}}}{newline}")));
    Some(edits)
}

/// Replaces `outer` by the object `inner` inside it; `None` where comments would be lost.
fn unwrap(outer: Node<'_>, inner: Node<'_>) -> Option<Vec<Edit>> {
    let document: &Document<'_> = outer.document();
    let before = Span::new(outer.span().start as usize, inner.span().start as usize);
    let after = Span::new(inner.span().end as usize, outer.span().end as usize);
    if document.comments().iter().any(|c| before.contains(c.span) || after.contains(c.span)) {
        return None;
    }
    let text = document.text();
    let (from, to) = (indentation(text, before.start as usize), indentation(text, inner.span().end as usize - 1));
    let surplus = to.len().saturating_sub(from.len());
    let mut edits = vec![Edit::delete(before), Edit::delete(after)];
    edits.extend(
        line_starts(text, inner.span())
            .filter(|at| text[*at..].starts_with(to))
            .map(|at| Edit::delete(Span::new(at, at + surplus))),
    );
    Some(edits)
}

/// The blanks at the start of the line that holds byte `at`.
fn indentation(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let rest = &text[line..at];
    &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()]
}

/// The first byte of every line that begins inside `span`.
fn line_starts(text: &str, span: Span) -> impl Iterator<Item = usize> {
    let start = span.start as usize;
    span.of(text).match_indices('\n').map(move |(i, _)| start + i + 1)
}

fn is_blank_line(text: &str, at: usize) -> bool {
    text[at..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r'])
}

/// The key under which lost servers stand, as people write the way to it: `mcp.servers`.
pub(super) fn way(path: &[Member<'_>]) -> String {
    path.iter().map(|m| m.key.text()).collect::<Vec<_>>().join(".")
}
