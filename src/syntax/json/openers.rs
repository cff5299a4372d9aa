//! Containers whose opener is missing: `"servers": "docs": { … }`, `"args": "-y", "docs"]`.

use super::parser::{Frame, Parser, State};
use super::scan;
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;

impl Parser<'_> {
    /// The string just read, with a colon after it, is the first key of an object that is the value of the key before. Opens
    /// that object.
    ///
    /// Without a line break between the two nothing else makes sense, unless the colon was meant as a comma. With one, the key
    /// before may lack its value instead: the indentation decides.
    pub(super) fn value_opened_an_object(&mut self) -> Option<State> {
        let [.., key, value] = self.nodes.as_slice() else { return None };
        let (key, mut value) = (*key, *value);
        let gap = self.text.get(key.end as usize..value.start as usize)?;
        let adjacent = (key.kind, value.kind) == (Kind::Key, Kind::String) && value.end as usize == self.last_end;
        let deeper = || self.indent(value.start as usize) > self.indent(key.start as usize);
        let meant = match gap.contains(['\n', '\r']) {
            true => deeper(),
            false => self.value_follows(),
        };
        if !adjacent || !meant {
            return None;
        }
        let colon = key.end as usize + gap.find(':').map_or(gap.len(), |at| at + 1);
        self.fault(FaultKind::MissingOpener, colon, colon);
        self.nodes.pop();
        self.push(Kind::Object, value.start as usize, value.start as usize, 0);
        self.enter(true, Some(colon));
        value.kind = Kind::Key;
        value.next = self.nodes.len() as u32 + 1;
        self.nodes.push(value);
        Some(State::Colon)
    }

    /// The string just read as a key has no colon, for it is the second item of a list whose `[` is missing: `"args": "-y", "x"]`.
    /// Opens that list before its first item.
    pub(super) fn value_opened_a_list(&mut self) -> bool {
        let [.., key, first, second] = self.nodes.as_slice() else { return false };
        let (key, mut first, mut second) = (*key, *first, *second);
        let strings = [key.kind, first.kind, second.kind] == [Kind::Key, Kind::String, Kind::Key];
        // The first belongs to a container that has ended.
        let apart = self.ended + 1 == self.nodes.len();
        if !strings || apart || second.end as usize != self.last_end || !self.items_follow() {
            return false;
        }
        let gap = &self.text[key.end as usize..first.start as usize];
        let colon = key.end as usize + gap.find(':').map_or(gap.len(), |at| at + 1);
        self.fault(FaultKind::MissingListOpener, colon, colon);
        self.nodes.truncate(self.nodes.len() - 2);
        self.push(Kind::Array, first.start as usize, first.start as usize, 0);
        self.enter(false, Some(colon));
        second.kind = Kind::String;
        for item in [&mut first, &mut second] {
            item.next = self.nodes.len() as u32 + 1;
            self.nodes.push(*item);
        }
        true
    }

    /// Whether nothing but strings and commas stands between here and a `]`.
    fn items_follow(&self) -> bool {
        /// So many items are looked at: a bound for lists that never end.
        const ITEMS: usize = 50;
        let mut at = self.at;
        for _ in 0..ITEMS {
            match self.bytes.get(at) {
                Some(b']') => return true,
                Some(b',') => {}
                _ => return false,
            }
            let item = scan::skip_blanks(self.bytes, at + 1);
            let Some(end) = self.quoted_end(item) else { return false };
            at = scan::skip_blanks(self.bytes, end);
        }
        false
    }

    /// The object of this frame, whose opener is missing, has no closer either: it ends with its last entry.
    pub(super) fn lacks_its_closer(&mut self, frame: Frame) {
        let start = self.nodes[frame.node as usize].start;
        let opened = self.faults.iter_mut().rev().find(|f| f.kind == FaultKind::MissingOpener && f.span.start <= start);
        if let Some(fault) = opened {
            fault.aux = self.last_end as u32;
        }
    }

    /// Whether a value stands after the colon here, and no key.
    fn value_follows(&self) -> bool {
        let next = scan::skip_indent(self.bytes, self.at + 1);
        match self.bytes.get(next) {
            Some(b'"' | b'\'') => !self.key_starts_at(next),
            Some(b'{' | b'[' | b't' | b'f' | b'n' | b'0'..=b'9' | b'-') => true,
            _ => false,
        }
    }

    /// How many blanks begin the line of byte `at`.
    fn indent(&self, at: usize) -> usize {
        let line = self.bytes[..at].iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(0, |at| at + 1);
        scan::skip_indent(self.bytes, line) - line
    }
}
