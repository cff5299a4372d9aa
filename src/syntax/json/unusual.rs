//! What each state makes of a byte that does not belong there, and how it goes on as if it were right.

use super::parser::{Parser, State};
use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;

impl Parser<'_> {
    pub(super) fn unusual_value(&mut self, byte: u8, state: State) -> State {
        let item = state == State::Item;
        match byte {
            b'}' | b']' if item => self.closer_of_entries(byte, state),
            b',' | b';' if item => self.skip_fault(FaultKind::ExtraComma, state),
            b',' | b';' | b'}' | b']' => {
                self.missing(FaultKind::MissingValue, self.last_end);
                State::After
            }
            b':' | b'=' => self.skip_fault(FaultKind::ExtraColon, state),
            _ => match self.ellipsis() {
                Some(_) if item => self.after_ellipsis(),
                Some(dots) => {
                    self.push(Kind::Missing, dots.start as usize, dots.start as usize, 0);
                    State::After
                }
                None => {
                    self.odd_value();
                    State::After
                }
            },
        }
    }

    pub(super) fn unusual_key(&mut self, byte: u8) -> State {
        match byte {
            b'}' | b']' => self.closer_of_entries(byte, State::Key),
            b',' | b';' => self.skip_fault(FaultKind::ExtraComma, State::Key),
            b'{' | b'[' => {
                self.missing(FaultKind::MissingKey, self.at);
                State::Value
            }
            b':' | b'=' => {
                self.missing(FaultKind::MissingKey, self.at);
                State::Colon
            }
            _ if self.ends_at_fence() => State::Key,
            _ if self.ellipsis().is_some() => self.after_ellipsis(),
            _ => {
                self.odd_key();
                State::Colon
            }
        }
    }

    #[cold]
    pub(super) fn unusual_colon(&mut self, byte: u8) -> State {
        match byte {
            b'=' => {
                let start = self.at;
                self.at += if self.bytes.get(start + 1) == Some(&b'>') { 2 } else { 1 };
                self.fault(FaultKind::EqualsForColon, start, self.at);
                self.last_end = self.at;
                State::Value
            }
            _ if self.colon_is_quoted() => State::Value,
            _ if self.string_took_more() || self.key_took_the_colon() => State::Colon,
            b',' | b']' if self.value_opened_a_list() => State::After,
            b',' | b';' | b'}' | b']' => {
                self.missing(FaultKind::MissingColon, self.last_end);
                State::After
            }
            _ if self.on_next_line() && self.key_starts_at(self.at) => {
                self.missing(FaultKind::MissingColon, self.last_end);
                State::After
            }
            _ => {
                self.fault(FaultKind::MissingColon, self.last_end, self.last_end);
                State::Value
            }
        }
    }

    #[cold]
    pub(super) fn unusual_after(&mut self, byte: u8) -> State {
        let in_object = self.in_object();
        match byte {
            b';' => {
                self.skip_fault(FaultKind::SemicolonForComma, State::After);
                self.next_entry_without_comma()
            }
            b':' if !in_object => self.skip_fault(FaultKind::ColonInArray, State::Value),
            b':' => match self.value_opened_an_object() {
                Some(state) => state,
                None if self.value_was_a_key() => State::Colon,
                None => self.skip_fault(FaultKind::ExtraColon, State::After),
            },
            b'=' => self.skip_fault(FaultKind::ExtraColon, State::After),
            _ if self.string_took_more() || self.string_went_on() || self.ends_at_fence() => State::After,
            _ if self.ellipsis().is_some() => State::After,
            _ => {
                self.fault(FaultKind::MissingComma, self.last_end, self.last_end);
                self.comma = None;
                self.next_entry()
            }
        }
    }

    /// The value just read is the next key: it is on a line of its own and a colon follows. So the key before has no value.
    fn value_was_a_key(&mut self) -> bool {
        let [.., key, value] = self.nodes.as_slice() else { return false };
        let (key, mut value) = (*key, *value);
        let gap = self.text.get(key.end as usize..value.start as usize).unwrap_or("");
        let adjacent = (key.kind, value.kind) == (Kind::Key, Kind::String) && value.end as usize == self.last_end;
        if !adjacent || !gap.contains(['\n', '\r']) {
            return false;
        }
        self.nodes.pop();
        let colon = gap.find(':').map_or(key.end as usize, |n| key.end as usize + n + 1);
        self.missing(FaultKind::MissingValue, colon);
        self.fault(FaultKind::MissingComma, colon, colon);
        value.kind = Kind::Key;
        value.next = self.nodes.len() as u32 + 1;
        self.nodes.push(value);
        true
    }

    /// A closer where a key or an item could stand: right after the opener or after a comma.
    fn closer_of_entries(&mut self, byte: u8, state: State) -> State {
        let comma = self.comma;
        let next = self.closer(byte, state);
        if let (State::After, Some(comma)) = (next, comma) {
            self.fault(FaultKind::TrailingComma, comma, comma + 1);
        }
        next
    }

    fn next_entry_without_comma(&mut self) -> State {
        self.comma = None;
        self.next_entry()
    }

    /// A comma after a placeholder goes with it.
    fn after_ellipsis(&mut self) -> State {
        self.skip_trivia();
        if self.bytes.get(self.at) == Some(&b',') {
            self.at += 1;
        }
        self.next_entry_without_comma()
    }

    /// Reports the byte here and steps over it.
    fn skip_fault(&mut self, kind: FaultKind, state: State) -> State {
        self.at += 1;
        self.fault(kind, self.at - 1, self.at);
        state
    }

    /// Whether a line break lies between the last token and here.
    pub(super) fn on_next_line(&self) -> bool {
        self.text.get(self.last_end..self.at).is_some_and(|gap| gap.contains(['\n', '\r']))
    }
}
