//! The smallest change to a text, and how several are applied at once.

use super::Span;

/// Replace the bytes of `span` by `text`. An empty span inserts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced, in bytes of the text before any edit.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts `text` before byte `at`.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::empty(at), text)
    }

    /// Deletes `span`.
    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        self.span.is_empty() && self.text.is_empty()
    }

    /// Whether both cannot be applied together: they share a byte, or insert different texts at one place.
    ///
    /// An insertion at the start of a replaced span is none: it goes before the replacement.
    pub fn conflicts(&self, other: &Self) -> bool {
        if self == other {
            return false;
        }
        let (a, b) = (self.span, other.span);
        if a.start == b.start {
            return a.is_empty() == b.is_empty();
        }
        a.start < b.end && b.start < a.end
    }
}

/// Two edits that cannot both be applied, or one that does not fit the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where the second edit stands.
    pub span: Span,
}

/// Applies `edits` (in any order, equal ones once) to `text`.
///
/// # Errors
/// [`Conflict`] where two edits overlap or one does not lie on character boundaries of `text`; nothing is applied then.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, Conflict> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut out = String::with_capacity(text.len() + edits.iter().map(|e| e.text.len()).sum::<usize>());
    let mut done = 0;
    for (i, edit) in sorted.iter().enumerate() {
        let overlaps = i > 0 && sorted[i - 1].conflicts(edit);
        let between = text.get(done..edit.span.start as usize);
        let (Some(between), false, true) = (between, overlaps, text.get(edit.span.range()).is_some()) else {
            return Err(Conflict { span: edit.span });
        };
        out.push_str(between);
        out.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order_and_equal_ones_once() {
        let edits = [Edit::insert(3, "!"), Edit::replace(Span::new(0, 1), "A"), Edit::insert(3, "!")];
        assert_eq!(apply("abc", &edits), Ok("Abc!".to_owned()));
    }

    #[test]
    fn overlapping_edits_are_refused() {
        let edits = [Edit::delete(Span::new(0, 2)), Edit::replace(Span::new(1, 3), "x")];
        assert_eq!(apply("abc", &edits), Err(Conflict { span: Span::new(1, 3) }));
    }

    #[test]
    fn an_insertion_goes_before_what_replaces_the_text_after_it() {
        let edits = [Edit::replace(Span::new(1, 2), "B"), Edit::insert(1, "x, ")];
        assert!(!edits[0].conflicts(&edits[1]));
        assert_eq!(apply("abc", &edits), Ok("ax, Bc".to_owned()));
        assert!(Edit::insert(1, "x").conflicts(&Edit::insert(1, "y")));
    }

    #[test]
    fn an_edit_inside_a_character_is_refused() {
        assert!(apply("é", &[Edit::insert(1, "x")]).is_err());
    }
}
