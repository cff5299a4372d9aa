//! Where a node stands: what nobody asks for in a clean file and every finding asks for is worked out once, when first needed.

use std::cell::OnceCell;

use super::document::Raw;
use super::rewrite::Habits;
use super::{Document, Format, Node};
use crate::text::LineIndex;

/// The answers worked out so far.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    homes: OnceCell<Vec<Home>>,
    lines: OnceCell<LineIndex>,
    habits: OnceCell<Habits>,
}

/// The container of a node.
#[derive(Clone, Copy, Debug)]
struct Home {
    /// Its number in the arena; `None` for what stands at the top level.
    parent: Option<u32>,
    /// Which child of it the node is, from 0; keys and values count each.
    place: u32,
}

impl Document<'_> {
    /// The line of byte `offset`, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.lookup.lines.get_or_init(|| LineIndex::new(self.text)).line(offset) + 1
    }

    /// The innermost node whose span holds byte `offset`; in TOML, where no node does, the table whose section does.
    pub fn node_at(&self, offset: usize) -> Option<Node<'_>> {
        let holds =
            |n: &Node<'_>| !n.is_shared() && n.span().start as usize <= offset && offset < n.span().end as usize;
        match self.format {
            Format::Toml => self.outline.node_at(&self.nodes, offset).map(|id| self.node(id)),
            // Nodes stand in the order in which they start, and inside one another.
            Format::Json => {
                let last = self.nodes.partition_point(|node| node.start as usize <= offset).checked_sub(1)?;
                let mut id = u32::try_from(last).ok();
                while let Some(node) = id.map(|id| self.node(id)).filter(|node| !holds(node)) {
                    id = self.homes()[node.id() as usize].parent;
                }
                id.map(|id| self.node(id))
            }
            Format::Yaml => {
                let mut found = self.roots().find(holds)?;
                while let Some(inner) = found.children().find(holds) {
                    found = inner;
                }
                Some(found)
            }
        }
    }

    /// How it is written.
    pub(super) fn habits(&self) -> &Habits {
        self.lookup.habits.get_or_init(|| Habits::of(self))
    }

    fn homes(&self) -> &[Home] {
        self.lookup.homes.get_or_init(|| homes(&self.nodes))
    }
}

impl<'d> Node<'d> {
    /// The RFC 6901 JSON pointer of this node from its root; a key has the pointer of its value.
    pub fn pointer(self) -> String {
        let (document, mut id, mut tokens) = (self.document(), self.id(), Vec::new());
        while let Home { parent: Some(parent), place } = document.homes()[id as usize] {
            let is_value = document.node(parent).is_object() && place % 2 == 1;
            tokens.push(match document.node(parent).is_object() {
                // A value stands right behind its key.
                true => document.node(id - u32::from(is_value)).text().replace('~', "~0").replace('/', "~1"),
                false => place.to_string(),
            });
            id = parent;
        }
        tokens.iter().rev().fold(String::new(), |pointer, token| pointer + "/" + token)
    }

    /// The node at an RFC 6901 JSON pointer below this one.
    pub fn at_pointer(self, pointer: &str) -> Option<Node<'d>> {
        pointer.split('/').skip(1).try_fold(self, |node, token| {
            let key = token.replace("~1", "/").replace("~0", "~");
            if node.is_object() { node.get(&key) } else { node.items().nth(key.parse().ok()?) }
        })
    }
}

fn homes(nodes: &[Raw]) -> Vec<Home> {
    // The containers around the next node, each with its number of children so far.
    let mut around: Vec<(u32, u32)> = Vec::new();
    let home = |(id, node): (u32, &Raw)| {
        while around.pop_if(|(container, _)| nodes[*container as usize].next <= id).is_some() {}
        let home = match around.last_mut() {
            Some((parent, children)) => {
                *children += 1;
                Home { parent: Some(*parent), place: *children - 1 }
            }
            None => Home { parent: None, place: 0 },
        };
        if node.next > id + 1 {
            around.push((id, 0));
        }
        home
    };
    (0..).zip(nodes).map(home).collect()
}
