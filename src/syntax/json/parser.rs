//! The state machine: one pass over the text with a stack of open containers and no recursion.

use super::layout::Guide;
use super::scan;
use crate::syntax::document::{Comment, MAX_DEPTH, Raw};
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::kind::Kind;
use crate::text::Span;

/// Faults beyond this many are dropped, comments excepted: each of those may have to go.
const MAX_FAULTS: usize = 200;

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A value, after a colon or at the top.
    Value,
    /// An item of an array, or its closer.
    Item,
    /// A key, or the closer of an object.
    Key,
    /// The colon after a key.
    Colon,
    /// A comma or a closer, after a value.
    After,
}

/// An open container.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) node: u32,
    /// Where on the stack the nearest container of the other kind is.
    other: Option<u32>,
    pub(super) object: bool,
    /// An object whose opener is not in the text.
    pub(super) implied: bool,
}

/// A text being parsed.
pub(super) struct Parser<'t> {
    /// The text up to where parsing stops: all of it, or what a code fence encloses.
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) nodes: Vec<Raw>,
    pub(super) roots: Vec<u32>,
    pub(super) stack: Vec<Frame>,
    pub(super) comments: Vec<Comment>,
    pub(super) faults: Vec<Fault>,
    /// How many of the faults are no comments.
    reported: usize,
    /// The end of the last value, key, colon or opener: where something missing belongs.
    pub(super) last_end: usize,
    /// How many nodes there were when the last container ended.
    pub(super) ended: usize,
    /// The comma that no key or item has followed yet.
    pub(super) comma: Option<usize>,
    pub(super) depth: usize,
    /// How far this reading is from a well-formed text; to compare readings.
    pub(super) cost: usize,
    /// Whether an opener or a closer has no partner.
    pub(super) torn: bool,
    /// Closers too many minus closers too few, for arrays and for objects, found so far.
    pub(super) seen_surplus: [isize; 2],
    /// The same for the rest of the text, as an earlier reading found it.
    pub(super) surplus: [isize; 2],
    /// In the reading that follows the indentation.
    pub(super) guide: Option<Guide<'t>>,
    /// Quotes (`"`, `'`, `` ` ``) after which no closing one came up to the end of the text.
    pub(super) no_closing_quote: [bool; 3],
    /// A block comment was not closed up to the end of the text.
    pub(super) no_comment_end: bool,
    /// Nor was a code fence.
    pub(super) no_closing_fence: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, surplus: [isize; 2], guide: Option<Guide<'t>>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            nodes: Vec::with_capacity(text.len() / 12 + 8),
            roots: Vec::with_capacity(1),
            stack: Vec::with_capacity(32),
            comments: Vec::new(),
            faults: Vec::new(),
            reported: 0,
            last_end: 0,
            ended: 0,
            comma: None,
            depth: 0,
            cost: 0,
            torn: false,
            seen_surplus: [0; 2],
            surplus,
            guide,
            no_closing_quote: [false; 3],
            no_comment_end: false,
            no_closing_fence: false,
        }
    }

    /// Parses from `state` until the stack is empty after a value, or the text ends.
    pub(super) fn run(&mut self, mut state: State) {
        loop {
            self.skip_trivia();
            let Some(&byte) = self.bytes.get(self.at) else { return self.end_of_text(state) };
            if self.guide.is_some() {
                state = self.follow_layout(byte, state);
            }
            state = match state {
                State::Value | State::Item => self.value(byte, state),
                State::Key => self.key(byte),
                State::Colon => self.colon(byte),
                State::After => self.after(byte),
            };
            if state == State::After && self.stack.is_empty() {
                return;
            }
        }
    }

    #[inline(always)]
    fn value(&mut self, byte: u8, state: State) -> State {
        match byte {
            b'"' => self.string(Kind::String),
            b'{' => return self.open(Kind::Object),
            b'[' => return self.open(Kind::Array),
            b'0'..=b'9' | b'-' => self.number(),
            b't' if self.literal(b"true", Kind::True) => {}
            b'f' if self.literal(b"false", Kind::False) => {}
            b'n' if self.literal(b"null", Kind::Null) => {}
            _ => return self.unusual_value(byte, state),
        }
        State::After
    }

    #[inline(always)]
    fn key(&mut self, byte: u8) -> State {
        match byte {
            b'"' => {
                self.string(Kind::Key);
                State::Colon
            }
            _ => self.unusual_key(byte),
        }
    }

    #[inline(always)]
    fn colon(&mut self, byte: u8) -> State {
        match byte {
            b':' => {
                self.at += 1;
                self.last_end = self.at;
                State::Value
            }
            _ => self.unusual_colon(byte),
        }
    }

    #[inline(always)]
    fn after(&mut self, byte: u8) -> State {
        match byte {
            b',' => {
                self.comma = Some(self.at);
                self.at += 1;
                self.next_entry()
            }
            b'}' | b']' => self.closer(byte, State::After),
            _ => self.unusual_after(byte),
        }
    }

    /// Closes what is open at the end of the text.
    #[cold]
    fn end_of_text(&mut self, state: State) {
        match state {
            State::Value => self.missing(FaultKind::MissingValue, self.last_end),
            State::Colon => self.missing(FaultKind::MissingColon, self.last_end),
            _ => {}
        }
        if let (State::Key | State::Item, Some(comma)) = (state, self.comma) {
            self.fault(FaultKind::TrailingComma, comma, comma + 1);
            self.last_end = comma + 1;
        }
        while !self.stack.is_empty() {
            self.leave_open();
        }
    }

    #[inline(always)]
    fn open(&mut self, kind: Kind) -> State {
        let at = self.at;
        self.push(kind, at, at, 0);
        self.at += 1;
        self.last_end = self.at;
        self.comma = None;
        self.enter(kind == Kind::Object, None);
        self.next_entry()
    }

    /// Puts the container that was pushed last on the stack. `implied`: its opener is not in the text, and belongs to this byte.
    #[inline(always)]
    pub(super) fn enter(&mut self, object: bool, implied: Option<usize>) {
        let node = self.nodes.len() as u32 - 1;
        let other = self.stack.last().and_then(|top| match top.object == object {
            true => top.other,
            false => Some(self.stack.len() as u32 - 1),
        });
        self.stack.push(Frame { node, other, object, implied: implied.is_some() });
        if self.stack.len() > self.depth {
            self.depth = self.stack.len();
            if self.depth == MAX_DEPTH + 1 {
                self.fault(FaultKind::TooDeep, self.at - 1, self.at);
            }
        }
        if let Some(guide) = &mut self.guide {
            let outermost = implied.is_some() && self.stack.len() == 1;
            guide.open(implied.unwrap_or(self.nodes[node as usize].start as usize), object, outermost);
        }
    }

    /// Takes the innermost container off the stack; it ends at byte `end`.
    #[inline(always)]
    pub(super) fn pop(&mut self, end: usize) {
        let Some(frame) = self.stack.pop() else { return };
        let next = self.nodes.len() as u32;
        let node = &mut self.nodes[frame.node as usize];
        (node.end, node.next) = (end as u32, next);
        self.ended = next as usize;
        self.last_end = end;
        if let Some(guide) = &mut self.guide {
            guide.close();
        }
    }

    /// Where on the stack the innermost container of this kind is.
    #[inline(always)]
    pub(super) fn nearest(&self, object: bool) -> Option<usize> {
        let top = self.stack.last()?;
        if top.object == object { Some(self.stack.len() - 1) } else { top.other.map(|n| n as usize) }
    }

    #[inline(always)]
    pub(super) fn in_object(&self) -> bool {
        self.stack.last().is_some_and(|top| top.object)
    }

    /// The state in which the next key or item of the innermost container is read.
    #[inline(always)]
    pub(super) fn next_entry(&self) -> State {
        if self.in_object() { State::Key } else { State::Item }
    }

    /// Fills the gap at byte `at` with a node, and reports it.
    pub(super) fn missing(&mut self, kind: FaultKind, at: usize) {
        self.fault(kind, at, at);
        self.push(Kind::Missing, at, at, 0);
    }

    #[inline(always)]
    pub(super) fn push(&mut self, kind: Kind, start: usize, end: usize, flags: u8) {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Raw { start: start as u32, end: end as u32, next, kind, flags });
    }

    /// Pushes a scalar that ends at byte `end`, and goes on there.
    #[inline(always)]
    pub(super) fn token(&mut self, kind: Kind, end: usize, flags: u8) {
        self.push(kind, self.at, end, flags);
        self.at = end;
        self.last_end = end;
    }

    pub(super) fn flag(&mut self, node: u32, bit: u8) {
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.flags |= bit;
        }
    }

    pub(super) fn fault(&mut self, kind: FaultKind, start: usize, end: usize) {
        self.fault_with(kind, Span::new(start, end), 0);
    }

    #[cold]
    pub(super) fn fault_with(&mut self, kind: FaultKind, span: Span, aux: u32) {
        // Swallowing the rest of a text must not look cheaper than reading it.
        self.cost += match kind {
            FaultKind::TextOutside => 2 + span.len() / 16,
            FaultKind::SecondRoot => 3,
            _ => 1,
        };
        if self.reported < MAX_FAULTS {
            self.reported += 1;
            self.faults.push(Fault { kind, span, aux });
        }
    }

    #[inline(always)]
    fn string(&mut self, kind: Kind) {
        let stop = scan::string_stop(self.bytes, self.at + 1);
        match self.bytes.get(stop) {
            Some(b'"') => self.token(kind, stop + 1, 0),
            _ => self.slow_string(kind, stop, b'"', 0),
        }
    }
}
