//! How the members or items of a block container are laid out.

use super::print::{Quote, Style};
use crate::syntax::rewrite::Place;
use crate::syntax::rewrite::lines::{break_after, line_start, newline_near};
use crate::syntax::{Kind, Node};

/// How many nodes are looked at for the style.
const SAMPLE: usize = 512;

/// A member (key to value) or an item (dash to value).
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The elements of a block container that stand in it themselves, in order.
pub(super) struct Layout<'d> {
    pub(super) node: Node<'d>,
    pub(super) text: &'d str,
    pub(super) elements: Vec<Element>,
    /// The column of all elements.
    pub(super) column: usize,
}

impl<'d> Layout<'d> {
    /// `None` for anything but a block container that stands where its span says, and for one with `? ` keys.
    pub(super) fn of(node: Node<'d>) -> Option<Self> {
        if is_flow(node) || node.is_shared() || !(node.is_object() || node.is_array()) {
            return None;
        }
        let text = node.document().text();
        let mut elements: Vec<Element> = Vec::new();
        if node.is_array() {
            let column = column(text, node.span().start as usize);
            for item in node.items() {
                let from = elements.last().map_or(node.span().start as usize, |last| last.end);
                let start = dash(text, from, item.span().start as usize, column)?;
                elements.push(Element { start, end: (item.span().end as usize).max(start + 1) });
            }
        } else {
            for member in node.members().filter(|member| !member.key.is_shared() || member.key.raw().starts_with('*')) {
                let (start, end) = (member.key.span().start as usize, member.value.span().end as usize);
                let before = text.get(line_start(text, start)..start)?.trim_end();
                if before.ends_with('?') {
                    return None;
                }
                elements.push(Element { start, end: end.max(member.key.span().end as usize) });
            }
        }
        let first = elements.first()?.start;
        Some(Self { node, text, column: column(text, first), elements })
    }

    /// Whether nothing but blanks stands before element `index` on its line.
    pub(super) fn starts_line(&self, index: usize) -> bool {
        let start = self.elements[index].start;
        self.text[line_start(self.text, start)..start].bytes().all(|b| b == b' ')
    }

    /// The end of the line of `at`, if only blanks and a comment follow on it.
    pub(super) fn line_end(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if !rest.contains('\n') && rest.trim_start().is_empty() {
            return Some(self.text.len());
        }
        break_after(self.node.document(), at).or_else(|| {
            let last_line = !rest.contains('\n') && rest.trim_start().starts_with('#');
            last_line.then_some(self.text.len())
        })
    }

    /// How many blanks anything but a list needs in its place: a list may stand at the column of the key it belongs to.
    pub(super) fn missing_indent(&self, unit: usize) -> usize {
        let outer = ancestors(self.node).last().filter(|parent| parent.is_object());
        let beside = outer.is_some_and(|outer| column(self.text, outer.span().start as usize) == self.column);
        if beside { unit } else { 0 }
    }

    /// How many elements stand before `place`.
    pub(super) fn index(&self, place: Place<'_>) -> usize {
        let holding = |node: Node<'_>| {
            let (start, end) = (node.span().start as usize, node.span().end as usize);
            self.elements.iter().position(|e| e.start <= start && end <= e.end)
        };
        let last = self.elements.len();
        match place {
            Place::First => 0,
            Place::Last => last,
            Place::After(node) => holding(node).map_or(last, |index| index + 1),
            Place::Before(node) => holding(node).unwrap_or(last),
        }
    }
}

/// Whether `node` is written in braces or brackets, or stands between some.
pub(super) fn is_flow(node: Node<'_>) -> bool {
    let container = |n: Node<'_>| n.is_object() || n.is_array();
    if container(node) && node.raw().starts_with(['{', '[']) {
        return true;
    }
    ancestors(node).any(|at| at.raw().starts_with(['{', '[']))
}

/// The containers around `node`, the outermost first.
fn ancestors(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let mut next = node.document().roots().find(|root| root.encloses(node));
    std::iter::from_fn(move || {
        let at = next.filter(|at| *at != node)?;
        next = at.children().find(|child| child.encloses(node));
        Some(at)
    })
}

/// The dash of the item that starts at `item`, between it and `from`.
fn dash(text: &str, from: usize, item: usize, wanted: usize) -> Option<usize> {
    let gap = text.get(from..item)?;
    let found = gap.rmatch_indices('-').map(|(at, _)| from + at);
    found.into_iter().find(|at| column(text, *at) == wanted)
}

/// How many characters stand before `at` on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    let before = text.get(line_start(text, at)..at).unwrap_or("");
    before.trim_start_matches('\u{feff}').chars().count()
}

impl Style {
    /// The style of the surroundings of `node`.
    pub(super) fn of(node: Node<'_>) -> Self {
        let document = node.document();
        let text = document.text();
        let (mut unit, mut long, mut short) = (None, false, false);
        let mut todo: Vec<Node<'_>> = document.roots().take(1).collect();
        for _ in 0..SAMPLE {
            let Some(at) = todo.pop() else { break };
            let block = !at.raw().starts_with(['{', '[']) && !at.is_shared();
            if unit.is_none() && block {
                let inner = at.members().map(|m| m.value).filter(|v| v.is_object() && !v.raw().starts_with('{'));
                let column = |n: Node<'_>| column(text, n.span().start as usize);
                unit = inner.filter_map(|v| column(v).checked_sub(column(at))).find(|unit| *unit > 0);
            }
            if at.is_array() && at.items().all(|item| !matches!(item.kind(), Kind::Object | Kind::Array)) {
                if block { long = true } else { short = true }
            }
            todo.extend(at.children().filter(|n| matches!(n.kind(), Kind::Object | Kind::Array)));
        }
        let strings = node.children().filter(|n| n.is_string() && !n.is_shared());
        let quotes: Vec<Quote> = strings.map(|n| Quote::of(n.raw())).collect();
        let quote = quotes.first().copied().filter(|first| quotes.iter().all(|quote| quote == first));
        Self {
            newline: newline_near(text, node.span().start as usize),
            unit: unit.unwrap_or(2),
            quote: quote.unwrap_or(Quote::Plain),
            long_lists: long && !short,
        }
    }
}
