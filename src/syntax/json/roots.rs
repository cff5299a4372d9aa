//! The top level: the document itself, and what people paste around it.

use super::parser::{Parser, State};
use super::scan;
use crate::syntax::fault::{FaultKind, Tolerance};
use crate::syntax::kind::Kind;
use crate::syntax::strings::closing_quotes;
use crate::text::Span;

const FENCE: &str = "```";
const BYTE_ORDER_MARK: &str = "\u{feff}";

impl<'t> Parser<'t> {
    /// Parses the whole text.
    pub(super) fn read(&mut self) {
        let whole = self.text;
        if whole.starts_with(BYTE_ORDER_MARK) {
            self.at = BYTE_ORDER_MARK.len();
            self.fault(FaultKind::ByteOrderMark, 0, self.at);
        }
        loop {
            self.skip_trivia();
            match self.bytes.get(self.at) {
                Some(&byte) => self.top_level(byte),
                None if self.bytes.len() < whole.len() => {
                    self.limit(whole);
                    self.closing_fence();
                }
                None => break,
            }
        }
        let unseen = |kind| {
            matches!(kind, FaultKind::ByteOrderMark | FaultKind::ControlCharacter)
                || Tolerance::COMMENTS.and(&[FaultKind::HashComment]).accepts(kind)
        };
        if self.roots.is_empty() && self.faults.iter().all(|fault| unseen(fault.kind)) {
            self.fault(FaultKind::Empty, self.at, self.at);
        }
    }

    fn top_level(&mut self, byte: u8) {
        match byte {
            b'{' | b'[' => self.root(),
            b'}' | b']' => self.stray_closer(byte == b'}'),
            b',' => {
                self.at += 1;
                self.fault(FaultKind::ExtraComma, self.at - 1, self.at);
            }
            _ if self.text[self.at..].starts_with(FENCE) => self.opening_fence(),
            _ if self.roots.is_empty() => self.beginning(byte),
            _ => self.outside(self.document_start(self.at)),
        }
    }

    fn root(&mut self) {
        if self.roots.len() == 1 {
            self.fault(FaultKind::SecondRoot, self.at, self.at + 1);
        }
        self.roots.push(self.nodes.len() as u32);
        self.run(State::Value);
    }

    /// Text before the first root that starts with no bracket: a scalar, members without braces, or no JSON at all.
    fn beginning(&mut self, byte: u8) {
        let quoted = self.quoted_end(self.at);
        let end = quoted.unwrap_or_else(|| self.word_end(self.at, true));
        let next = self.trivia_end(end);
        let quote_len =
            scan::char_at(self.text, self.at).filter(|c| closing_quotes(*c).is_some()).map_or(0, char::len_utf8);
        let (quote, smart) = (quote_len > 0, quote_len > 1);
        let start = self.document_start(self.at);
        let wraps = start == Some(scan::skip_blanks(self.bytes, self.at + quote_len));
        match self.bytes.get(next) {
            _ if wraps && quote && byte != b'"' => self.outside(start),
            None if !smart => self.root(),
            _ if wraps && quote => self.outside(start),
            Some(b':') if !self.is_label(next) => self.members(),
            Some(b'=' | b'{') if quoted.is_some() => self.members(),
            _ if smart && self.smart_key_starts_here() => self.members(),
            _ if start.is_some() => self.outside(start),
            _ => self.root(),
        }
    }

    /// Whether a string in typographic quotes with a colon after it starts here.
    fn smart_key_starts_here(&self) -> bool {
        let line = &self.text[self.at..scan::line_end(self.bytes, self.at)];
        let mut quotes = line.char_indices().skip(1).filter(|(_, c)| closing_quotes(*c).is_some());
        quotes.next().is_some_and(|(at, c)| line[at + c.len_utf8()..].trim_start().starts_with(':'))
    }

    /// The first byte at or after `at` that is neither blank nor invisible nor in a comment.
    fn trivia_end(&mut self, mut at: usize) -> usize {
        loop {
            at = scan::skip_blanks(self.bytes, at);
            at = match &self.bytes[at..] {
                [b'/', b'/', ..] | [b'#', ..] => scan::line_end(self.bytes, at),
                [b'/', b'*', ..] => match self.block_comment_end(at) {
                    Some(end) => end,
                    None => return at,
                },
                _ => match scan::char_at(self.text, at).filter(|c| scan::is_invisible(*c)) {
                    Some(c) => at + c.len_utf8(),
                    None => return at,
                },
            };
        }
    }

    /// Whether the colon at `at` ends a line of prose and the document starts on the next.
    fn is_label(&self, at: usize) -> bool {
        let next = scan::skip_blanks(self.bytes, at + 1);
        let gap = &self.bytes[at + 1..next];
        gap.iter().any(|b| matches!(b, b'\n' | b'\r')) && matches!(self.bytes.get(next), Some(b'{' | b'[' | b'`'))
    }

    /// Members without the braces around them, up to the end of the text.
    fn members(&mut self) {
        self.fault(FaultKind::MissingOuterBraces, self.at, self.at);
        self.roots.push(self.nodes.len() as u32);
        self.push(Kind::Object, self.at, self.at, 0);
        self.last_end = self.at;
        self.enter(true, Some(self.at));
        self.run(State::Key);
    }

    /// The braces around members turn out to be half there: their closer is the one here.
    pub(super) fn close_outer_braces(&mut self) {
        if self.stack.len() == 1
            && self.stack[0].implied
            && let Some(fault) = self.faults.iter_mut().find(|f| f.kind == FaultKind::MissingOuterBraces)
        {
            fault.aux = 1;
        }
    }

    /// Steps over text that is no document, up to `end` or else the end of the text.
    fn outside(&mut self, end: Option<usize>) {
        let end = end.unwrap_or(self.bytes.len());
        let text = self.text[self.at..end].trim_end();
        if !self.roots.is_empty() {
            // Closers in it may be those of the document, which a wrong one ended too early.
            let count = |bracket: u8| text.bytes().filter(|b| *b == bracket).count() as isize;
            self.seen_surplus[0] += count(b']') - count(b'[');
            self.seen_surplus[1] += count(b'}') - count(b'{');
        }
        self.fault(FaultKind::TextOutside, self.at, self.at + text.len());
        self.at = end;
    }

    /// Where, from `from` on, a bracket stands that looks like the start of a document.
    fn document_start(&self, from: usize) -> Option<usize> {
        (from..self.bytes.len()).find(|at| match self.bytes[*at] {
            b'{' => self.starts_object(*at),
            b'[' => self.starts_array(*at),
            b'`' => self.text[*at..].starts_with(FENCE),
            _ => false,
        })
    }

    fn starts_object(&self, at: usize) -> bool {
        let next = scan::skip_blanks(self.bytes, at + 1);
        match self.bytes.get(next) {
            Some(b'"' | b'\'' | b'}' | b'/') => true,
            Some(0x80..) => scan::char_at(self.text, next).and_then(closing_quotes).is_some(),
            Some(_) => {
                let name = self.bytes[next..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
                name > 0 && self.bytes.get(scan::skip_indent(self.bytes, next + name)) == Some(&b':')
            }
            None => false,
        }
    }

    fn starts_array(&self, at: usize) -> bool {
        let next = scan::skip_blanks(self.bytes, at + 1);
        matches!(self.bytes.get(next), Some(b'"' | b'{' | b']'))
    }

    /// A line with an opening code fence. What it encloses is parsed as if nothing came after.
    fn opening_fence(&mut self) {
        let end = scan::line_end(self.bytes, self.at);
        self.fence_line(end);
        if self.no_closing_fence {
            return;
        }
        let mut line = end;
        while let Some(found) = self.text[line..].find(FENCE) {
            line += found;
            if self.text[..line].trim_end_matches([' ', '\t']).ends_with(['\n', '\r']) {
                return self.limit(&self.text[..line]);
            }
            line += FENCE.len();
        }
        self.no_closing_fence = true;
    }

    /// The closing fence here, if it is one.
    fn closing_fence(&mut self) {
        if self.text[self.at..].starts_with(FENCE) {
            self.fence_line(self.at + FENCE.len());
        }
    }

    fn fence_line(&mut self, end: usize) {
        let line = self.text[self.at..end].trim_end();
        self.fault_with(FaultKind::MarkdownFence, Span::new(self.at, self.at + line.len()), 0);
        self.at = end;
    }

    /// Ends the text at a code fence inside an unclosed document.
    pub(super) fn ends_at_fence(&mut self) -> bool {
        let fence = self.text[self.at..].starts_with(FENCE);
        if fence {
            self.limit(&self.text[..self.at]);
        }
        fence
    }

    /// Makes `text` all that there is to parse: the text up to some place, or the whole again.
    fn limit(&mut self, text: &'t str) {
        self.text = text;
        self.bytes = text.as_bytes();
    }
}
