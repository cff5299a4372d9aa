//! Which container a closer closes, where closers are missing, superfluous or of the wrong kind.

use super::parser::{Parser, State};
use super::scan;
use crate::syntax::document::flag;
use crate::syntax::fault::FaultKind;
use crate::text::Span;

/// What a closer is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It closes the container at this height of the stack; those above it lack their closers.
    Close(usize),
    /// It closes the innermost container although that needs one of the other kind.
    Wrong,
    /// It closes nothing.
    Stray,
}

impl Parser<'_> {
    /// Handles `}` or `]`. Stays in `state` where it closes nothing.
    #[inline(always)]
    pub(super) fn closer(&mut self, byte: u8, state: State) -> State {
        let object = byte == b'}';
        // The outermost container is closed with more care: what follows may show that it is not at its end.
        let plain = self.stack.len() > 1 && self.guide.is_none();
        match self.stack.last() {
            Some(top) if plain && top.object == object && !top.implied => {
                self.at += 1;
                self.pop(self.at);
                State::After
            }
            _ => self.doubtful_closer(object, state),
        }
    }

    #[inline(never)]
    fn doubtful_closer(&mut self, object: bool, state: State) -> State {
        let span = Span::new(self.at, self.at + 1);
        match self.verdict(object) {
            Verdict::Close(height) => {
                while self.stack.len() > height + 1 {
                    self.leave_open();
                }
                self.close_outer_braces();
            }
            Verdict::Wrong => {
                let opener = self.stack.last().map_or(0, |top| self.nodes[top.node as usize].start);
                self.surplus[usize::from(object)] -= 1;
                self.surplus[usize::from(!object)] += 1;
                self.fault_with(FaultKind::WrongCloser, span, opener);
            }
            Verdict::Stray => {
                self.stray_closer(object);
                return state;
            }
        }
        self.at += 1;
        self.pop(self.at);
        State::After
    }

    /// Reports the closer here, which closes nothing, and steps over it.
    pub(super) fn stray_closer(&mut self, object: bool) {
        self.torn = true;
        self.seen_surplus[usize::from(object)] += 1;
        self.fault(FaultKind::StrayCloser, self.at, self.at + 1);
        self.at += 1;
    }

    /// Ends the innermost container after its last entry, where its closer belongs.
    pub(super) fn leave_open(&mut self) {
        let Some(top) = self.stack.last().copied() else { return };
        if !top.implied {
            let opener = self.nodes[top.node as usize].start;
            self.torn = true;
            self.seen_surplus[usize::from(top.object)] -= 1;
            self.flag(top.node, flag::UNCLOSED);
            self.fault_with(FaultKind::MissingCloser, Span::empty(self.last_end), opener);
        } else if self.stack.len() > 1 {
            self.lacks_its_closer(top);
        }
        self.pop(self.last_end);
    }

    fn verdict(&mut self, object: bool) -> Verdict {
        let at = self.at;
        if let Some(verdict) = self.guide.as_mut().and_then(|guide| guide.closer(at, object)) {
            return verdict;
        }
        let mismatched = self.stack.last().is_some_and(|top| top.object != object);
        if mismatched && self.surplus[usize::from(object)] > 0 {
            if self.surplus[usize::from(!object)] < 0 {
                return Verdict::Wrong;
            }
            self.surplus[usize::from(object)] -= 1;
            return Verdict::Stray;
        }
        match self.nearest(object) {
            None => Verdict::Stray,
            Some(0) if self.stack[0].implied && !self.only_trivia_follows() => Verdict::Stray,
            Some(0) if object && self.members_follow() => Verdict::Stray,
            Some(height) => Verdict::Close(height),
        }
    }

    /// Whether the text goes on after this closer with a comma and a key, as no text does after its end.
    fn members_follow(&self) -> bool {
        let comma = scan::skip_blanks(self.bytes, self.at + 1);
        self.bytes.get(comma) == Some(&b',') && self.key_starts_at(scan::skip_blanks(self.bytes, comma + 1))
    }

    fn only_trivia_follows(&self) -> bool {
        let next = scan::skip_blanks(self.bytes, self.at + 1);
        matches!(self.bytes.get(next), None | Some(b'/' | b'#' | b'`'))
    }

    /// In the reading that follows the indentation: closes what the token here, the first on its line, stands too far left
    /// for. Returns the state in which to read it.
    #[cold]
    pub(super) fn follow_layout(&mut self, byte: u8, state: State) -> State {
        let starts_entry = !matches!(byte, b',' | b';' | b':' | b'=' | b'}' | b']');
        if !starts_entry || !matches!(state, State::Key | State::Item | State::After) {
            return state;
        }
        let at = self.at;
        let levels = self.guide.as_mut().map_or(0, |guide| guide.levels_ended_before(at));
        for _ in 0..levels {
            self.leave_open();
        }
        if let Some(guide) = &mut self.guide {
            guide.entry(at);
        }
        if state == State::After { state } else { self.next_entry() }
    }
}
