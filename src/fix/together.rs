//! Which repairs can be made at once.

use std::collections::BTreeMap;

use crate::text::{Edit, Span};

/// The repairs, in their order, that change something and do not conflict with those before them. `edits` gives those of one.
pub(super) fn compatible<'r, R>(text: &str, repairs: Vec<R>, edits: impl Fn(&R) -> &'r [Edit]) -> Vec<R> {
    let mut taken = Taken::default();
    let takes = |repair: &R| {
        let edits = edits(repair);
        let changes = edits.iter().any(|edit| edit.span.of(text) != edit.text);
        changes && taken.add(text, edits)
    };
    repairs.into_iter().filter(takes).collect()
}

/// The edits of the repairs chosen so far, which do not conflict with each other.
#[derive(Default)]
struct Taken<'r> {
    edits: BTreeMap<Span, &'r Edit>,
    /// Where lines are moved to the right or left: a line that is put among them would keep the old indentation.
    shifted: Vec<Span>,
    /// Where edits put in lines, in bytes.
    broken: Vec<u32>,
}

impl<'r> Taken<'r> {
    /// Takes the edits of one repair, unless they conflict.
    fn add(&mut self, text: &str, edits: &'r [Edit]) -> bool {
        let shifted = shifted(text, edits);
        let broken = || edits.iter().filter(|edit| edit.text.contains('\n')).map(|edit| edit.span.start);
        let inside = |span: &Span, at: u32| span.start <= at && at <= span.end;
        let fits = edits.iter().all(|edit| self.is_free(edit))
            && !broken().any(|at| self.shifted.iter().any(|span| inside(span, at)))
            && !shifted.is_some_and(|span| self.broken.iter().any(|at| inside(&span, *at)));
        if fits {
            self.edits.extend(edits.iter().map(|edit| (edit.span, edit)));
            self.shifted.extend(shifted);
            self.broken.extend(broken());
        }
        fits
    }

    fn is_free(&self, edit: &Edit) -> bool {
        let up_to = Span { start: edit.span.end, end: u32::MAX };
        for (span, other) in self.edits.range(..=up_to).rev() {
            if edit.conflicts(other) {
                return false;
            }
            if span.start < edit.span.start {
                break;
            }
        }
        true
    }
}

/// From the first to the last line whose indentation the edits change.
fn shifted(text: &str, edits: &[Edit]) -> Option<Span> {
    let is_blank = |text: &str| text.bytes().all(|b| matches!(b, b' ' | b'\t'));
    let moves_a_line = |edit: &&Edit| {
        let before = text.get(..edit.span.start as usize).and_then(|before| before.rsplit('\n').next());
        before.is_some_and(is_blank) && is_blank(edit.span.of(text)) && is_blank(&edit.text)
    };
    let mut moved = edits.iter().filter(moves_a_line).map(|edit| edit.span);
    let first = moved.next()?;
    Some(moved.fold(first, |all, span| Span { start: all.start.min(span.start), end: all.end.max(span.end) }))
}
