//! From pieces to the tree: aliases followed, merge keys carried out, scalars resolved.

use std::collections::{HashMap, HashSet};

use saphyr_parser::ScalarStyle;

use super::patched::Patched;
use super::read::{Piece, Stream, What};
use super::{body, resolve};
use crate::syntax::FaultKind;
use crate::syntax::document::{MAX_DEPTH, Raw, flag};
use crate::syntax::kind::Kind;
use crate::text::Span;

/// How many nodes aliases may add; a handful of lines can stand for billions.
const MAX_COPIES: usize = 50_000;

/// The parts of a document.
#[derive(Default)]
pub(super) struct Built {
    pub(super) nodes: Vec<Raw>,
    pub(super) roots: Vec<u32>,
    pub(super) faults: Vec<(FaultKind, Span, u32)>,
    pub(super) decoded: HashMap<u32, Box<str>>,
    pub(super) depth: u32,
}

/// Builds the tree of `stream`, whose places are those of `copy`.
pub(super) fn build(stream: &Stream, copy: &Patched<'_>, broken: bool) -> Built {
    let mut builder = Builder { stream, copy, out: Built::default(), copies: 0, done: 0 };
    for root in &stream.roots {
        let place = builder.out.nodes.len() as u32;
        builder.out.roots.push(place);
        builder.value(*root, Context::default());
    }
    for id in 0..stream.pieces.len() as u32 {
        builder.duplicates(id);
    }
    let empty = stream.roots.iter().all(|root| builder.is_gap(*root));
    if empty && !broken {
        builder.out.roots.clear();
        builder.out.nodes.clear();
        builder.fault(FaultKind::Empty, Span::empty(0), 0);
    } else if let Some(second) = stream.second {
        builder.fault(FaultKind::SecondRoot, copy.original(second), 0);
    }
    builder.out
}

/// Where a piece is put.
#[derive(Clone, Copy, Default)]
struct Context {
    depth: usize,
    /// An alias or merge key brings it here: it stands elsewhere.
    shared: bool,
    /// The alias in whose place it goes.
    alias: Option<Span>,
}

struct Builder<'s> {
    stream: &'s Stream,
    copy: &'s Patched<'s>,
    out: Built,
    copies: usize,
    /// Where what stands before the next piece ends.
    done: u32,
}

impl<'s> Builder<'s> {
    fn piece(&self, id: u32) -> &'s Piece {
        &self.stream.pieces[id as usize]
    }

    fn is_gap(&self, id: u32) -> bool {
        let piece = self.piece(id);
        piece.span.is_empty() && matches!(piece.what, What::Scalar { .. })
    }

    fn fault(&mut self, kind: FaultKind, span: Span, aux: u32) {
        self.out.faults.push((kind, span, aux));
    }

    /// The node of a value or item, with everything below it.
    fn value(&mut self, id: u32, context: Context) {
        let piece = self.piece(id);
        self.copies += usize::from(context.shared);
        match &piece.what {
            What::Alias(Some(target)) if self.copies < MAX_COPIES => {
                self.copies += 1;
                let alias = context.alias.unwrap_or(piece.span);
                self.value(*target, Context { shared: true, alias: Some(alias), ..context });
            }
            What::Alias(_) => {
                let place = self.place(piece.span, context);
                self.push(Kind::Null, place, flag::FAULTY | flag::SHARED, context);
            }
            What::Mapping(_) | What::Sequence(_) if self.copies >= MAX_COPIES || context.depth >= 2 * MAX_DEPTH => {
                let place = self.place(piece.span, context);
                self.push(Kind::Null, place, flag::FAULTY, context);
            }
            What::Mapping(_) => self.mapping(id, context),
            What::Sequence(items) => {
                let node = self.open(Kind::Array, piece, context);
                for item in items {
                    self.value(*item, Context { depth: context.depth + 1, alias: None, ..context });
                }
                self.close(node);
            }
            What::Scalar { .. } => self.scalar(id, false, context),
        }
    }

    fn mapping(&mut self, id: u32, context: Context) {
        let piece = self.piece(id);
        let node = self.open(Kind::Object, piece, context);
        let mut named: HashSet<String> = self.own_keys(id).into_iter().map(|(_, key)| key).collect();
        for (key, value, merged) in self.members(id, 0) {
            if merged && !named.insert(self.key_text(key)) {
                continue;
            }
            let inner = Context { depth: context.depth + 1, shared: context.shared || merged, alias: None };
            self.scalar(key, true, inner);
            self.value(value, inner);
        }
        self.close(node);
    }

    /// The members of a mapping; those that `<<` brings are marked.
    fn members(&self, id: u32, depth: usize) -> Vec<(u32, u32, bool)> {
        let What::Mapping(children) = &self.piece(id).what else { return Vec::new() };
        let mut found = Vec::new();
        for pair in children.chunks_exact(2) {
            let (key, value) = (pair[0], pair[1]);
            if depth < MAX_DEPTH && self.is_merge(key) && !self.merged(value).is_empty() {
                let merged = self.merged(value).into_iter().flat_map(|base| self.members(base, depth + 1));
                found.extend(merged.map(|(key, value, _)| (key, value, true)));
            } else {
                found.push((key, value, depth > 0));
            }
            if found.len() > MAX_COPIES {
                break;
            }
        }
        found
    }

    fn is_merge(&self, key: u32) -> bool {
        matches!(&self.piece(key).what, What::Scalar { text, style: ScalarStyle::Plain, .. } if text == "<<")
    }

    /// The mappings that the value of a merge key stands for.
    fn merged(&self, value: u32) -> Vec<u32> {
        let value = self.target(value);
        let is_mapping = |id: &u32| matches!(self.piece(*id).what, What::Mapping(_));
        match &self.piece(value).what {
            What::Mapping(_) => vec![value],
            What::Sequence(items) => items.iter().map(|id| self.target(*id)).filter(is_mapping).collect(),
            _ => Vec::new(),
        }
    }

    /// What an alias stands for; any other piece for itself.
    fn target(&self, id: u32) -> u32 {
        match self.piece(id).what {
            What::Alias(Some(target)) => target,
            _ => id,
        }
    }

    /// The keys that stand in a mapping itself.
    fn own_keys(&self, id: u32) -> Vec<(u32, String)> {
        let What::Mapping(children) = &self.piece(id).what else { return Vec::new() };
        let keys = children.chunks_exact(2).map(|pair| pair[0]);
        keys.filter(|key| !self.is_merge(*key)).map(|key| (key, self.key_text(key))).collect()
    }

    /// Reports the keys of a mapping that stand in it before.
    fn duplicates(&mut self, id: u32) {
        let mut seen: HashMap<String, u32> = HashMap::new();
        for (key, text) in self.own_keys(id) {
            let span = self.copy.original(self.piece(key).span);
            match seen.get(&text) {
                Some(first) => self.fault(FaultKind::DuplicateKey, span, *first),
                None => drop(seen.insert(text, span.start)),
            }
        }
    }

    /// The text of a key, as it is where it is no scalar.
    fn key_text(&self, id: u32) -> String {
        match &self.piece(self.target(id)).what {
            What::Scalar { text, .. } => text.clone(),
            _ => self.piece(id).span.of(self.copy.text()).to_owned(),
        }
    }

    fn scalar(&mut self, id: u32, is_key: bool, context: Context) {
        let piece = self.piece(id);
        let text = self.key_text(id);
        let place = self.place(context.alias.unwrap_or(piece.span), context);
        let kind = match &self.piece(self.target(id)).what {
            What::Scalar { .. } if piece.open => Kind::Missing,
            // It stands in a remedy only.
            _ if place.is_empty() && !text.is_empty() => Kind::Missing,
            _ if is_key => Kind::Key,
            What::Scalar { text, style, tag } => kind(text, *style, tag.as_deref()),
            _ => Kind::Null,
        };
        let original = self.copy.raw(place);
        let mut flags = if original.starts_with('"') { 0 } else { flag::ODD_QUOTES };
        let is_container = matches!(self.piece(self.target(id)).what, What::Mapping(_) | What::Sequence(_));
        if is_container || (!place.is_empty() && self.copy.touches(place)) {
            flags |= flag::FAULTY;
        }
        let (start, end) = body(original);
        let stands_elsewhere = context.alias.is_some() || self.target(id) != id;
        if kind != Kind::Missing && (stands_elsewhere || original.get(start..end) != Some(&text)) {
            flags |= flag::ESCAPED;
            self.out.decoded.insert(self.out.nodes.len() as u32, text.into_boxed_str());
        }
        self.push(kind, place, flags, context);
    }

    fn open(&mut self, kind: Kind, piece: &Piece, context: Context) -> u32 {
        let flags = if piece.open { flag::UNCLOSED } else { 0 };
        let depth = context.depth as u32 + 1;
        if depth as usize == MAX_DEPTH + 1 && self.out.depth <= MAX_DEPTH as u32 {
            let start = self.copy.original(piece.span).start as usize;
            let len = self.copy.raw(Span::new(start, start + 4)).chars().next().map_or(0, char::len_utf8);
            self.fault(FaultKind::TooDeep, Span::new(start, start + len), 0);
        }
        self.out.depth = self.out.depth.max(depth);
        let node = self.out.nodes.len() as u32;
        let place = self.place(context.alias.unwrap_or(piece.span), context);
        self.push(kind, place, flags, context);
        node
    }

    /// Ends a container, which holds all that was put in it.
    fn close(&mut self, node: u32) {
        let next = self.out.nodes.len() as u32;
        let node = &mut self.out.nodes[node as usize];
        if node.flags & flag::SHARED == 0 {
            node.end = node.end.max(self.done);
            self.done = node.end;
        }
        node.next = next;
    }

    /// The place of a piece in the original. Where remedies took text away, it is moved behind what stands before.
    fn place(&self, span: Span, context: Context) -> Span {
        let span = self.copy.original(span);
        if context.shared {
            return span;
        }
        let start = span.start.max(self.done);
        Span { start, end: span.end.max(start) }
    }

    fn push(&mut self, kind: Kind, span: Span, flags: u8, context: Context) {
        let next = self.out.nodes.len() as u32 + 1;
        let flags = if context.shared { flags | flag::SHARED } else { flags };
        if flags & flag::SHARED == 0 {
            let is_container = matches!(kind, Kind::Object | Kind::Array);
            self.done = if is_container { span.start } else { span.end };
        }
        self.out.nodes.push(Raw { start: span.start, end: span.end, next, kind, flags });
    }
}

fn kind(text: &str, style: ScalarStyle, tag: Option<&str>) -> Kind {
    match tag {
        _ if style != ScalarStyle::Plain => Kind::String,
        Some("str") => Kind::String,
        _ => resolve(text).kind(),
    }
}
