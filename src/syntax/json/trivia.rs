//! What may stand between tokens: blanks, comments, characters that nobody sees, a placeholder.

use super::parser::Parser;
use super::scan;
use crate::syntax::document::Comment;
use crate::syntax::fault::{Fault, FaultKind};
use crate::text::Span;

impl Parser<'_> {
    /// Steps over everything that is no token.
    #[inline(always)]
    pub(super) fn skip_trivia(&mut self) {
        loop {
            self.at = scan::skip_blanks(self.bytes, self.at);
            match self.bytes.get(self.at) {
                Some(b'/' | b'#' | 0x00..0x20 | 0x7f..) if self.skip_odd_trivia() => {}
                _ => return,
            }
        }
    }

    /// Steps over a comment or invisible characters; `false` if neither is here.
    #[cold]
    fn skip_odd_trivia(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        match rest {
            [b'/', b'/', ..] => self.comment(FaultKind::LineComment, scan::line_end(self.bytes, self.at)),
            [b'#', ..] => self.comment(FaultKind::HashComment, scan::line_end(self.bytes, self.at)),
            [b'/', b'*', ..] => self.block_comment(),
            [b'/', ..] => return false,
            _ => return self.invisible(),
        }
        true
    }

    fn comment(&mut self, kind: FaultKind, end: usize) {
        let span = Span::new(self.at, end);
        self.comments.push(Comment { span });
        self.faults.push(Fault { kind, span, aux: 0 });
        self.at = end;
    }

    /// One that is not closed is taken to end with its line.
    fn block_comment(&mut self) {
        if let Some(end) = self.block_comment_end(self.at) {
            return self.comment(FaultKind::BlockComment, end);
        }
        let end = scan::line_end(self.bytes, self.at);
        self.comments.push(Comment { span: Span::new(self.at, end) });
        self.fault(FaultKind::UnterminatedComment, self.at, self.at + 2);
        self.at = end;
    }

    /// The end of the block comment that starts at `at`. After one that is not closed there is none to search for.
    pub(super) fn block_comment_end(&mut self, at: usize) -> Option<usize> {
        let inner = if self.no_comment_end { None } else { self.text[at + 2..].find("*/") };
        self.no_comment_end |= inner.is_none();
        inner.map(|inner| at + inner + 4)
    }

    /// Steps over a run of invisible characters.
    fn invisible(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let len = rest.find(|c| !scan::is_invisible(c)).unwrap_or(rest.len());
        if len > 0 {
            self.fault(FaultKind::ControlCharacter, self.at, self.at + len);
            self.at += len;
        }
        len > 0
    }

    /// Steps over `...` or `…`, a placeholder.
    pub(super) fn ellipsis(&mut self) -> Option<Span> {
        let rest = &self.text[self.at..];
        if !rest.starts_with("...") && !rest.starts_with('…') {
            return None;
        }
        let len = rest.find(|c| !matches!(c, '.' | '…')).unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + len);
        self.fault_with(FaultKind::Ellipsis, span, 0);
        self.at += len;
        self.last_end = self.at;
        Some(span)
    }
}
