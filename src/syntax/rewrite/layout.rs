//! How the members or items of one container are laid out: where they start, end, and where their commas are.

use super::Place;
use super::lines::{break_after, break_before, comments_in, indent_of, is_blank};
use crate::syntax::{Document, Format, Kind, Node};

/// A member (key to value) or an item.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A container's elements in document order.
pub(super) struct Layout<'d> {
    pub(super) node: Node<'d>,
    pub(super) document: &'d Document<'d>,
    pub(super) text: &'d str,
    /// Right after the opener.
    pub(super) open: usize,
    /// Right before the closer, or where it is missing.
    pub(super) close: usize,
    pub(super) elements: Vec<Element>,
}

impl<'d> Layout<'d> {
    /// The layout of an object or array; one without elements for other kinds.
    pub(super) fn of(node: Node<'d>) -> Self {
        let (span, raw) = (node.span(), node.raw());
        let element = |first: Node<'_>, last: Node<'_>| Element {
            start: first.span().start as usize,
            end: (last.span().end as usize).max(first.span().end as usize),
        };
        let elements = match node.kind() {
            Kind::Object => node.members().map(|m| element(m.key, m.value)).collect(),
            Kind::Array => node.items().map(|item| element(item, item)).collect(),
            _ => Vec::new(),
        };
        // Where the outer braces are missing, the object has neither.
        let opened = raw.starts_with(['{', '[']);
        let closed = opened && !node.is_unclosed() && raw.ends_with(['}', ']']);
        Self {
            node,
            document: node.document(),
            text: node.document().text(),
            open: span.start as usize + usize::from(opened),
            close: span.end as usize - usize::from(closed),
            elements,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    /// The text `from..to`.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'d str {
        self.text.get(from..to).unwrap_or("")
    }

    /// Where the element after `index` starts, or the closer.
    pub(super) fn next_start(&self, index: usize) -> usize {
        self.elements.get(index + 1).map_or(self.close, |next| next.start)
    }

    /// The comma after element `index`.
    pub(super) fn comma(&self, index: usize) -> Option<usize> {
        let (mut at, end) = (self.elements[index].end, self.next_start(index));
        let mut comments = comments_in(self.document, at, end).iter();
        loop {
            let comment = comments.next();
            let stop = comment.map_or(end, |c| c.span.start as usize);
            if let Some(comma) = self.slice(at, stop).find(',') {
                return Some(at + comma);
            }
            at = comment?.span.end as usize;
        }
    }

    /// Whether a line break stands between element `index` and the one before it, or the opener.
    pub(super) fn is_broken_before(&self, index: usize) -> bool {
        let from = index.checked_sub(1).map_or(self.open, |before| self.elements[before].end);
        self.slice(from, self.elements[index].start).contains('\n')
    }

    /// How many elements stand before `place`.
    pub(super) fn index(&self, place: Place<'_>) -> usize {
        let holding = |node: Node<'_>| {
            let (start, end) = (node.span().start as usize, node.span().end as usize);
            self.elements.iter().position(|e| e.start <= start && end <= e.end)
        };
        let last = self.len();
        match place {
            Place::First => 0,
            Place::Last => last,
            Place::After(node) => holding(node).map_or(last, |index| index + 1),
            Place::Before(node) => holding(node).unwrap_or(last),
        }
    }

    /// The indentation of elements that start a line, looking next to `index` first.
    pub(super) fn indent(&self, index: usize, unit: &str) -> String {
        let near = [index.checked_sub(1), Some(index), Some(0), self.len().checked_sub(1)];
        let starts_line = |i: &usize| *i < self.len() && break_before(self.document, self.elements[*i].start).is_some();
        match near.into_iter().flatten().find(starts_line) {
            Some(i) => indent_of(self.text, self.elements[i].start).to_owned(),
            None => format!("{}{unit}", indent_of(self.text, self.node.span().start as usize)),
        }
    }

    /// The lines that element `index` has to itself: from the line break before them to the end of the last.
    pub(super) fn own_lines(&self, index: usize) -> Option<(usize, usize)> {
        let element = self.elements[index];
        let start = break_before(self.document, element.start).filter(|start| *start >= self.open)?;
        let mut end = element.end;
        if let Some(comma) = self.comma(index) {
            if self.slice(element.end, comma).contains('\n') {
                return None;
            }
            end = comma + 1;
        }
        let end = break_after(self.document, end).filter(|end| *end <= self.close)?;
        Some((start, end))
    }

    /// The end of the line of `at` where only blanks and comments follow on it, else `at`.
    pub(super) fn line_end(&self, at: usize) -> usize {
        break_after(self.document, at).filter(|end| *end <= self.close).unwrap_or(at)
    }

    /// Whether nothing but blanks stands in `from..to`.
    pub(super) fn is_blank(&self, from: usize, to: usize) -> bool {
        is_blank(self.slice(from, to))
    }
}

/// Whether a new container in the place of `node` should stay on its line: the container around it does.
pub(super) fn is_on_one_line(node: Node<'_>) -> bool {
    if node.document().format() == Format::Toml {
        // What is around a value there is no container but a file of statements.
        return !node.raw().contains('\n');
    }
    let (text, span) = (node.document().text(), node.span());
    match parent(node) {
        Some(parent) => {
            let around = parent.span();
            let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
            !part(around.start, span.start).contains('\n') && !part(span.end, around.end).contains('\n')
        }
        None => node.children().next().is_some() && !node.raw().contains('\n'),
    }
}

/// The container around `node`.
fn parent(node: Node<'_>) -> Option<Node<'_>> {
    let holds = |n: &Node<'_>| n.span().contains(node.span()) && *n != node;
    let mut found = node.document().roots().find(holds)?;
    while let Some(inner) = found.children().find(|n| holds(n) && (n.is_object() || n.is_array())) {
        found = inner;
    }
    Some(found)
}
