//! The tables of a document while it is read: what a header or a dotted key may add to, and the final order of nodes.

use std::borrow::Cow;
use std::collections::HashMap;

use super::outline::{Outline, Section, Statement};
use crate::syntax::document::{MAX_DEPTH, Raw};
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;
use crate::text::Span;

/// A table, list or value in the making.
pub(super) type DraftId = u32;

/// How a table came to be, which says who may add to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A value: complete as it is written.
    Value,
    /// Named by a longer header only.
    Implied,
    /// Named by a dotted key.
    Dotted,
    /// Has a header.
    Headed,
    /// A list of tables with headers.
    List,
}

/// A key as written.
#[derive(Clone, Debug)]
pub(super) struct Key<'t> {
    pub(super) span: Span,
    pub(super) flags: u8,
    pub(super) name: Cow<'t, str>,
}

#[derive(Debug)]
struct Entry {
    /// Span and flags of the key; `None` for items of a list.
    key: Option<(Span, u8)>,
    /// Where else the key stands.
    mentions: Vec<Span>,
    value: DraftId,
}

#[derive(Debug)]
struct Draft {
    kind: Kind,
    span: Span,
    flags: u8,
    role: Role,
    depth: usize,
    entries: Vec<Entry>,
}

/// What is wrong with adding something, and where what it collides with stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clash {
    pub(super) kind: FaultKind,
    pub(super) span: Span,
    pub(super) first: Span,
}

/// Everything read so far.
pub(super) struct Tree<'t> {
    drafts: Vec<Draft>,
    /// The newest member of each name in each table.
    members: HashMap<(DraftId, Cow<'t, str>), usize>,
    pub(super) clashes: Vec<Clash>,
    sections: Vec<Section>,
    statements: Vec<Statement>,
}

/// The table that is the whole document.
pub(super) const ROOT: DraftId = 0;

impl<'t> Tree<'t> {
    pub(super) fn new(len: usize) -> Self {
        let mut tree = Self {
            drafts: Vec::new(),
            members: HashMap::new(),
            clashes: Vec::new(),
            sections: Vec::new(),
            statements: Vec::new(),
        };
        tree.draft(Kind::Object, Span::new(0, len), 0, Role::Headed, 0);
        tree.sections.push(Section { header: Span::empty(0), table: ROOT });
        tree
    }

    fn draft(&mut self, kind: Kind, span: Span, flags: u8, role: Role, depth: usize) -> DraftId {
        self.drafts.push(Draft { kind, span, flags, role, depth, entries: Vec::new() });
        self.drafts.len() as DraftId - 1
    }

    fn of(&self, id: DraftId) -> &Draft {
        &self.drafts[id as usize]
    }

    /// A value that stands nowhere yet.
    pub(super) fn value(&mut self, kind: Kind, span: Span, flags: u8) -> DraftId {
        self.draft(kind, span, flags, Role::Value, 0)
    }

    /// A table that is in no other: for the statements below a header that names none.
    pub(super) fn detached(&mut self, header: Span) -> DraftId {
        let table = self.draft(Kind::Object, header, 0, Role::Headed, 0);
        self.sections.push(Section { header, table });
        table
    }

    /// An item at the end of an array.
    pub(super) fn push_item(&mut self, array: DraftId, value: DraftId) {
        self.drafts[array as usize].entries.push(Entry { key: None, mentions: Vec::new(), value });
    }

    /// The end of a container, known only after its content.
    pub(super) fn close(&mut self, container: DraftId, end: usize, flags: u8) {
        let draft = &mut self.drafts[container as usize];
        draft.span = Span::new(draft.span.start as usize, end);
        draft.flags |= flags;
    }

    fn lookup(&self, table: DraftId, name: &str) -> Option<usize> {
        self.members.get(&(table, Cow::Borrowed(name))).copied()
    }

    fn add_member(&mut self, table: DraftId, key: &Key<'t>, value: DraftId) {
        let depth = self.of(table).depth + 1;
        self.drafts[value as usize].depth = depth;
        let entries = &mut self.drafts[table as usize].entries;
        entries.push(Entry { key: Some((key.span, key.flags)), mentions: Vec::new(), value });
        let index = entries.len() - 1;
        self.members.insert((table, key.name.clone()), index);
    }

    fn clash(&mut self, kind: FaultKind, key: &Key<'t>, table: DraftId, entry: usize) {
        let first = self.of(table).entries[entry].key.map_or(key.span, |(span, _)| span);
        self.clashes.push(Clash { kind, span: key.span, first });
    }

    /// Follows `path` from `table`, making what is not there. `dotted`: the path is that of a dotted key, not of a header.
    /// `None`: deeper than anybody can follow.
    fn descend(&mut self, mut table: DraftId, path: &[Key<'t>], dotted: bool) -> Option<DraftId> {
        for key in path {
            if self.of(table).depth + 2 > MAX_DEPTH {
                return None;
            }
            table = self.step(table, key, dotted);
        }
        Some(table)
    }

    fn step(&mut self, table: DraftId, key: &Key<'t>, dotted: bool) -> DraftId {
        let role = if dotted { Role::Dotted } else { Role::Implied };
        if let Some(index) = self.lookup(table, &key.name) {
            let value = self.of(table).entries[index].value;
            let found = self.of(value);
            let last = found.entries.last().map(|item| item.value);
            let open = match (found.role, last) {
                // The reader of the family lets dotted keys pass through the last item, if not add to it.
                (Role::List, Some(item)) => Some(item),
                (Role::Implied | Role::Dotted, _) => Some(value),
                (Role::Headed, _) if !dotted => Some(value),
                _ => None,
            };
            if let Some(open) = open {
                let role = &mut self.drafts[open as usize].role;
                if dotted && *role == Role::Implied {
                    *role = Role::Dotted;
                }
                self.drafts[table as usize].entries[index].mentions.push(key.span);
                return open;
            }
            let kind = if found.role == Role::Value { FaultKind::TableClash } else { FaultKind::DuplicateKey };
            self.clash(kind, key, table, index);
        }
        let value = self.draft(Kind::Object, key.span, 0, role, 0);
        self.add_member(table, key, value);
        value
    }

    /// Opens the table of a header `[path]`, or the next item of `[[path]]`; statements that follow belong to it.
    pub(super) fn open(&mut self, header: Span, path: &[Key<'t>], list: bool) -> Option<DraftId> {
        let (key, path) = path.split_last()?;
        let parent = self.descend(ROOT, path, false)?;
        if self.of(parent).depth + 3 > MAX_DEPTH {
            return None;
        }
        let known = self.lookup(parent, &key.name);
        let table =
            if list { self.open_item(header, parent, key, known) } else { self.open_table(header, parent, key, known) };
        self.sections.push(Section { header, table });
        Some(table)
    }

    fn open_table(&mut self, header: Span, parent: DraftId, key: &Key<'t>, known: Option<usize>) -> DraftId {
        if let Some(index) = known {
            let entry = &mut self.drafts[parent as usize].entries[index];
            let value = entry.value;
            if self.of(value).role == Role::Implied {
                let entry = &mut self.drafts[parent as usize].entries[index];
                // The table's own header is the better place to point at.
                let before = entry.key.replace((key.span, key.flags));
                entry.mentions.extend(before.map(|(span, _)| span));
                let draft = &mut self.drafts[value as usize];
                (draft.role, draft.span) = (Role::Headed, header);
                return value;
            }
            let table = matches!(self.of(value).role, Role::Headed | Role::Dotted);
            self.clash(if table { FaultKind::DuplicateKey } else { FaultKind::TableClash }, key, parent, index);
        }
        let value = self.draft(Kind::Object, header, 0, Role::Headed, 0);
        self.add_member(parent, key, value);
        value
    }

    fn open_item(&mut self, header: Span, parent: DraftId, key: &Key<'t>, known: Option<usize>) -> DraftId {
        let list = known.map(|index| (index, self.of(parent).entries[index].value));
        let list = match list {
            Some((index, list)) if self.of(list).role == Role::List => {
                self.drafts[parent as usize].entries[index].mentions.push(key.span);
                list
            }
            other => {
                if let Some((index, _)) = other {
                    self.clash(FaultKind::TableClash, key, parent, index);
                }
                let list = self.draft(Kind::Array, header, 0, Role::List, 0);
                self.add_member(parent, key, list);
                list
            }
        };
        let depth = self.of(list).depth + 1;
        let item = self.draft(Kind::Object, header, 0, Role::Headed, depth);
        self.push_item(list, item);
        item
    }

    /// Adds `path = value` to `table`. `statement`: its place, if it is a statement and no member of an inline table.
    pub(super) fn assign(&mut self, table: DraftId, path: &[Key<'t>], value: DraftId, statement: Option<Span>) -> bool {
        let Some((key, path)) = path.split_last() else { return true };
        let Some(parent) = self.descend(table, path, true) else { return false };
        if let Some(index) = self.lookup(parent, &key.name) {
            self.clash(FaultKind::DuplicateKey, key, parent, index);
        } else if let Some(last) = path.last().filter(|_| self.of(parent).role == Role::Headed) {
            let first = self.of(parent).span;
            self.clashes.push(Clash { kind: FaultKind::TableClash, span: last.span, first });
        }
        self.add_member(parent, key, value);
        if let Some(span) = statement {
            let section = self.sections.len() as u32 - 1;
            self.statements.push(Statement { span, section, value });
        }
        true
    }

    /// The nodes in their final order, where everything else stands, and the deepest nesting.
    pub(super) fn finish(self) -> (Vec<Raw>, Outline, usize) {
        let mut flat = Flat {
            nodes: Vec::with_capacity(self.drafts.len() * 2),
            ids: vec![u32::MAX; self.drafts.len()],
            mentions: Vec::new(),
            depth: 0,
        };
        flat.place(&self.drafts, ROOT, 1);
        let Flat { nodes, ids, mut mentions, depth } = flat;
        mentions.sort_by_key(|(node, _)| *node);
        // What stands in a detached table has no node: as for rewriting, it is part of the root.
        let id = |draft: DraftId| ids.get(draft as usize).copied().filter(|id| *id != u32::MAX).unwrap_or(0);
        let sections = self.sections.into_iter().map(|s| Section { table: id(s.table), ..s }).collect();
        let statements = self.statements.into_iter().map(|s| Statement { value: id(s.value), ..s }).collect();
        (nodes, Outline { sections, statements, mentions }, depth)
    }
}

/// The drafts as an arena in pre-order.
struct Flat {
    nodes: Vec<Raw>,
    ids: Vec<u32>,
    mentions: Vec<(u32, Span)>,
    depth: usize,
}

impl Flat {
    /// Depth is bounded: headers and dotted keys by `MAX_DEPTH`, inline values by the parser.
    fn place(&mut self, drafts: &[Draft], id: DraftId, depth: usize) {
        let draft = &drafts[id as usize];
        let own = self.node(draft.kind, draft.span, draft.flags);
        self.ids[id as usize] = own as u32;
        if matches!(draft.kind, Kind::Object | Kind::Array) {
            self.depth = self.depth.max(depth);
        }
        for entry in &draft.entries {
            if let Some((span, flags)) = entry.key {
                let key = self.node(Kind::Key, span, flags) as u32;
                self.mentions.extend(entry.mentions.iter().map(|span| (key, *span)));
            }
            self.place(drafts, entry.value, depth + 1);
        }
        self.nodes[own].next = self.nodes.len() as u32;
    }

    fn node(&mut self, kind: Kind, span: Span, flags: u8) -> usize {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Raw { start: span.start, end: span.end, next, kind, flags });
        self.nodes.len() - 1
    }
}
