//! Where the tables of a TOML document stand in its text: the tree alone does not say.

use crate::syntax::document::Raw;
use crate::syntax::kind::Kind;
use crate::text::Span;

/// A header with the statements up to the next one; the first section has none.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Section {
    /// `[table]` or `[[list]]`; empty at the start of the text for the first section.
    pub(in crate::syntax) header: Span,
    /// The node of the table.
    pub(in crate::syntax) table: u32,
}

/// `key = value`, outside inline tables.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Statement {
    /// From the first key to the end of the value.
    pub(in crate::syntax) span: Span,
    /// The number of the section.
    pub(in crate::syntax) section: u32,
    /// The node of the value.
    pub(in crate::syntax) value: u32,
}

/// The layout of a document.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Outline {
    /// In text order.
    pub(in crate::syntax) sections: Vec<Section>,
    /// In text order.
    pub(in crate::syntax) statements: Vec<Statement>,
    /// Key nodes with the further places where that key is written, by node.
    pub(in crate::syntax) mentions: Vec<(u32, Span)>,
}

impl Outline {
    /// The further places where the key of node `id` is written.
    pub(in crate::syntax) fn mentions_of(&self, id: u32) -> impl Iterator<Item = Span> {
        let start = self.mentions.partition_point(|(node, _)| *node < id);
        self.mentions[start..].iter().take_while(move |(node, _)| *node == id).map(|(_, span)| *span)
    }

    /// The smallest node at byte `offset`, keys before values; else the table in whose section it lies.
    pub(in crate::syntax) fn node_at(&self, nodes: &[Raw], offset: usize) -> Option<u32> {
        let offset = offset as u32;
        let holds = |start: u32, end: u32| start <= offset && offset < end;
        let whole = nodes.first()?.end;
        let own = nodes.iter().enumerate().skip(1).map(|(id, node)| (node.end - node.start, id as u32, *node));
        let own = own.filter(|(.., node)| holds(node.start, node.end)).map(|(len, id, node)| {
            // A table that only its name stands for is as long as the name.
            (len, node.kind != Kind::Key, id)
        });
        let mentioned = self.mentions.iter().filter(|(_, span)| holds(span.start, span.end));
        let mentioned = mentioned.map(|(id, span)| (span.end - span.start, false, *id));
        let smallest = own.chain(mentioned).min().map(|(.., id)| id);
        smallest.or_else(|| {
            let after = self.sections.partition_point(|section| section.header.start <= offset);
            let section = self.sections.get(after.checked_sub(1)?)?;
            (offset < whole).then_some(section.table)
        })
    }
}
