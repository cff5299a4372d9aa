//! The tree: a flat arena in document order, walked with cheap [`Node`] handles.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;

use serde_json::Value;

use super::lookup::Lookup;
use super::toml::Outline;
use super::{Fault, FaultKind, Format, Kind, strings, toml, yaml};
use crate::text::{Encoding, Span};

/// Containers nested deeper than this are a fault, and no consumer has to follow them.
pub(super) const MAX_DEPTH: usize = 128;

/// One node, 16 bytes. The children of node `i` are the nodes `i + 1 .. next`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
    pub(super) kind: Kind,
    pub(super) flags: u8,
}

/// Bits of [`Raw::flags`].
pub(super) mod flag {
    /// The text is not what the source says: it must be decoded (in YAML: it stands in [`Document::decoded`](super::Document)).
    pub(in crate::syntax) const ESCAPED: u8 = 1;
    /// The value is a guess: broken escapes, a string that is not closed or runs over lines, a word without quotes.
    pub(in crate::syntax) const FAULTY: u8 = 2;
    /// The container or string has no end of its own.
    pub(in crate::syntax) const UNCLOSED: u8 = 4;
    /// The delimiters are not both plain double quotes (single, typographic, none).
    pub(in crate::syntax) const ODD_QUOTES: u8 = 8;
    /// An alias or merge key of YAML brings the node here; what it says stands elsewhere, perhaps for others too.
    pub(in crate::syntax) const SHARED: u8 = 16;
}

/// A comment, delimiters included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From its first delimiter to its end, without the line break.
    pub span: Span,
}

/// A parsed text. There is always a tree, however broken the text.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) format: Format,
    pub(super) nodes: Vec<Raw>,
    pub(super) roots: Vec<u32>,
    pub(super) faults: Vec<Fault>,
    pub(super) comments: Vec<Comment>,
    pub(super) depth: u32,
    /// The sentences of the faults that have no shape of their own.
    pub(super) messages: Vec<String>,
    /// Where the tables of a TOML document stand; empty for other formats.
    pub(super) outline: Outline,
    /// The texts of YAML scalars that are not written as they read, by node.
    pub(super) decoded: HashMap<u32, Box<str>>,
    pub(super) lookup: Lookup,
}

impl<'t> Document<'t> {
    /// The same tree with a fault where its bytes were no UTF-8: at the start for UTF-16, else the first replaced sequence.
    #[must_use]
    pub fn decoded_from(mut self, encoding: Encoding) -> Self {
        let (span, aux) = match encoding {
            Encoding::Utf8 => return self,
            Encoding::Utf16Le | Encoding::Utf16Be => (Span::empty(0), 1),
            Encoding::Invalid { at } => {
                let bad = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                (Span::new(at, at + bad), 0)
            }
        };
        let index = self.faults.partition_point(|fault| fault.span < span);
        self.faults.insert(index, Fault { kind: FaultKind::BadEncoding, span, aux });
        self
    }

    /// The text this tree was made from. Every span refers to it.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The grammar of the text.
    pub fn format(&self) -> Format {
        self.format
    }

    /// What was wrong, in document order.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What is wrong, for a fault without a shape of its own; empty for others.
    pub fn message(&self, fault: &Fault) -> &str {
        let own = (fault.kind == FaultKind::Other).then(|| self.messages.get(fault.aux as usize)).flatten();
        own.map_or("", String::as_str)
    }

    /// Every comment, in document order.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// The deepest nesting of containers.
    pub fn depth(&self) -> usize {
        self.depth as usize
    }

    /// The (first) top-level value; `None` where there is none: blanks, comments, stray closers.
    pub fn root(&self) -> Option<Node<'_>> {
        self.roots().next()
    }

    /// Every top-level value; more than one is a fault.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        self.roots.iter().map(|id| Node { doc: self, id: *id })
    }

    /// The node with this number in the arena.
    pub(super) fn node(&self, id: u32) -> Node<'_> {
        Node { doc: self, id }
    }
}

/// A handle on one node of a [`Document`]; copy it freely.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    doc: &'d Document<'d>,
    id: u32,
}

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub struct Member<'d> {
    /// The key, or a [`Kind::Missing`] node.
    pub key: Node<'d>,
    /// The value, or a [`Kind::Missing`] node.
    pub value: Node<'d>,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.doc, other.doc)
    }
}

/// In the order of the document.
impl PartialOrd for Node<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        std::ptr::eq(self.doc, other.doc).then(|| self.id.cmp(&other.id))
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.kind(), self.raw())
    }
}

impl<'d> Node<'d> {
    fn node(self) -> Raw {
        self.doc.nodes[self.id as usize]
    }

    /// The document this node belongs to.
    pub fn document(self) -> &'d Document<'d> {
        self.doc
    }

    /// Its number in the arena.
    pub(super) fn id(self) -> u32 {
        self.id
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Its whole text, delimiters included.
    ///
    /// A TOML table that is written as `[header]` has the span of that header, and a list of such tables that of its first
    /// item; a table that only a dotted key or a longer header names has the span of its name there. So spans of children
    /// need not lie inside: ask [`encloses`](Self::encloses) for that.
    pub fn span(self) -> Span {
        Span { start: self.node().start, end: self.node().end }
    }

    /// Its text as written, delimiters included.
    pub fn raw(self) -> &'d str {
        self.span().of(self.doc.text)
    }

    /// Whether `other` is this node or part of its value.
    pub fn encloses(self, other: Self) -> bool {
        std::ptr::eq(self.doc, other.doc) && self.holds(other.id)
    }

    /// Whether the node with this number is this one or part of its value.
    pub(super) fn holds(self, id: u32) -> bool {
        self.id <= id && id < self.node().next
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Whether it is a string.
    pub fn is_string(self) -> bool {
        self.kind() == Kind::String
    }

    /// Whether the value of this very token is a guess; not where it is only written oddly (typographic quotes, `True`, `0x1F`).
    pub fn is_faulty(self) -> bool {
        self.node().flags & flag::FAULTY != 0
    }

    /// Whether the closer (or closing quote) is missing.
    pub fn is_unclosed(self) -> bool {
        self.node().flags & flag::UNCLOSED != 0
    }

    /// Whether it comes from elsewhere in the document: its span is that of an alias, or outside of its parent.
    pub fn is_shared(self) -> bool {
        self.node().flags & flag::SHARED != 0
    }

    /// Whether a string or key stands in plain double quotes, both of them.
    pub fn is_plainly_quoted(self) -> bool {
        self.node().flags & (flag::ODD_QUOTES | flag::UNCLOSED) == 0
    }

    /// Direct children in document order; for an object keys and values alternate.
    pub fn children(self) -> impl Iterator<Item = Node<'d>> {
        let node = self.node();
        let container = matches!(node.kind, Kind::Object | Kind::Array);
        let mut id = if container { self.id + 1 } else { node.next };
        std::iter::from_fn(move || {
            let child = Node { doc: self.doc, id };
            (id < node.next).then(|| {
                id = child.node().next;
                child
            })
        })
    }

    /// The members of an object, duplicates included; nothing for other kinds.
    pub fn members(self) -> impl Iterator<Item = Member<'d>> {
        let mut children = self.is_object().then(|| self.children());
        std::iter::from_fn(move || {
            let children = children.as_mut()?;
            Some(Member { key: children.next()?, value: children.next()? })
        })
    }

    /// The items of an array; nothing for other kinds.
    pub fn items(self) -> impl Iterator<Item = Node<'d>> {
        self.children().filter(move |_| self.is_array())
    }

    /// The member with this key; the last one where the key stands twice, as JSON readers do.
    pub fn member(self, key: &str) -> Option<Member<'d>> {
        self.members().filter(|m| m.key.says(key)).last()
    }

    /// The value of the member with this key.
    pub fn get(self, key: &str) -> Option<Node<'d>> {
        self.member(key).map(|m| m.value)
    }

    /// The text of a string, key or bare word, escapes decoded; for other kinds as written.
    pub fn text(self) -> Cow<'d, str> {
        let node = self.node();
        let is_text = matches!(node.kind, Kind::Key | Kind::String);
        if is_text
            && self.doc.format == Format::Json
            && node.flags & (flag::ESCAPED | flag::ODD_QUOTES | flag::UNCLOSED) == 0
        {
            return Cow::Borrowed(&self.doc.text[node.start as usize + 1..node.end as usize - 1]);
        }
        if let Some(text) = self.doc.decoded.get(&self.id) {
            return Cow::Borrowed(text);
        }
        match self.kind() {
            Kind::Key | Kind::String => match self.body() {
                body if self.node().flags & flag::ESCAPED == 0 => Cow::Borrowed(body.of(self.doc.text)),
                body => Cow::Owned(strings::decode(body.of(self.doc.text), self.escapes())),
            },
            _ => Cow::Borrowed(self.raw()),
        }
    }

    /// Whether its [`text`](Self::text) is `text`.
    pub fn says(self, text: &str) -> bool {
        let node = self.node();
        let as_written = matches!(node.kind, Kind::Key | Kind::String) && node.flags & flag::ESCAPED == 0;
        // The length alone tells most of them apart.
        !(as_written && self.body().len() != text.len()) && self.text() == text
    }

    /// The decoded text if this is a string, else `None`.
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        self.is_string().then(|| self.text())
    }

    /// `true` or `false` if it is one of them.
    pub fn as_bool(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// The span between the quotes of a string or key; the whole span for other kinds.
    pub fn body(self) -> Span {
        let span = self.span();
        if !matches!(self.kind(), Kind::Key | Kind::String) {
            return span;
        }
        if self.is_plainly_quoted() && self.doc.format == Format::Json {
            return Span { start: span.start + 1, end: span.end - 1 };
        }
        let raw = self.raw();
        let body = match self.doc.format {
            Format::Toml => Some(toml::body(raw, self.is_unclosed())),
            Format::Yaml => Some(yaml::body(raw)),
            Format::Json => None,
        };
        if let Some((start, end)) = body {
            return Span::new(span.start as usize + start, span.start as usize + end);
        }
        let (open, close) = strings::quotes(raw, self.is_unclosed());
        Span::new(span.start as usize + open, span.end as usize - close)
    }

    /// The source span of bytes `from..to` of the decoded [`text`](Self::text) of a string or key.
    pub fn part(self, from: usize, to: usize) -> Span {
        let body = self.body();
        if self.node().flags & flag::ESCAPED == 0 {
            let at = |n: usize| (body.start as usize + n).min(body.end as usize);
            return Span::new(at(from), at(to));
        }
        if self.doc.format == Format::Yaml {
            // Where lines are folded or the text stands elsewhere, the whole is all that is certain.
            let exact = !self.is_shared() && !self.is_faulty();
            let part = exact.then(|| yaml::part(self.raw(), from, to)).flatten();
            let start = self.span().start as usize;
            return part.map_or(body, |(from, to)| Span::new(start + from, start + to));
        }
        let (from, to) = strings::source_range(body.of(self.doc.text), self.escapes(), from, to);
        Span::new(body.start as usize + from, body.start as usize + to)
    }

    /// How a backslash is read in this string.
    fn escapes(self) -> strings::Escapes {
        match self.doc.format {
            Format::Json | Format::Yaml => strings::escape,
            Format::Toml => toml::escapes(self.raw()),
        }
    }

    /// The value as [`serde_json`] sees it, duplicates resolved to the last, guesses and gaps as `null`.
    ///
    /// Nesting beyond 128 levels becomes `null`, so that no consumer overflows its stack.
    pub fn to_value(self) -> Value {
        self.value_at(0)
    }

    fn value_at(self, depth: usize) -> Value {
        match self.kind() {
            Kind::Object | Kind::Array if depth >= MAX_DEPTH => Value::Null,
            Kind::Object => Value::Object(
                self.members().map(|m| (m.key.text().into_owned(), m.value.value_at(depth + 1))).collect(),
            ),
            Kind::Array => Value::Array(self.items().map(|item| item.value_at(depth + 1)).collect()),
            Kind::String | Kind::Key | Kind::Bare => Value::String(self.text().into_owned()),
            Kind::Number if self.doc.format == Format::Toml => toml::number(self.raw()),
            Kind::Number if self.doc.format == Format::Yaml => yaml::number(&self.text()),
            Kind::Number => strings::number(self.raw()),
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            // No JSON value is a date: `null` is the one that no field takes for its own.
            Kind::Null | Kind::Missing | Kind::Date => Value::Null,
        }
    }
}
