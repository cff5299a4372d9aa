//! What a comment stands beside: the member or item that it speaks of.

use super::{Comment, Document, Format, Kind, Node};
use crate::text::Span;

/// A member or an item, with all that is in it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'d> {
    /// Its value.
    value: Node<'d>,
    /// From its key (or value, where that has none) to the comma after it; of no use in TOML.
    whole: Span,
    /// The line that the comment ends, if it does.
    line: Option<Span>,
}

impl Document<'_> {
    /// What `comment` speaks of: at the end of a line the outermost member or item that starts on it, else the next one.
    /// `None` where there is none, because a closing bracket or the end of the text follows.
    pub fn subject(&self, comment: Comment) -> Option<Subject<'_>> {
        let (start, end) = (comment.span.start as usize, comment.span.end as usize);
        let line = Span::new(self.text.get(..start)?.rfind('\n').map_or(0, |newline| newline + 1), self.line_end(end));
        let before = self.code(line.start as usize, start);
        if let (Some(first), None) = (before, self.code(end, line.end as usize)) {
            let value = self.first_in(first, start, comment)?;
            return Some(self.subject_of(value, Some(line)));
        }
        let mut at = self.code(end, self.text.len())?;
        if self.format == Format::Yaml && self.text[at..].starts_with("---") {
            at = self.code(at + 3, self.text.len())?;
        }
        let value = self.first_in(at, self.line_end(at), comment)?;
        Some(self.subject_of(value, None))
    }

    fn subject_of<'d>(&'d self, found: Node<'d>, line: Option<Span>) -> Subject<'d> {
        let value = if found.kind() == Kind::Key { self.node(found.id() + 1) } else { found };
        let end = value.span().end.max(found.span().end) as usize;
        let comma = self.code(end, self.text.len()).filter(|at| self.text[*at..].starts_with(','));
        let whole = Span::new(found.span().start as usize, comma.map_or(end, |comma| comma + 1));
        Subject { value, whole, line }
    }

    /// The end of the line that holds `at`, without its line break.
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(self.text.len(), |end| at + end)
    }

    /// The first byte in `from..to` that is neither blank nor part of a comment.
    fn code(&self, from: usize, to: usize) -> Option<usize> {
        let mut at = from;
        let mut comments = &self.comments[self.comments.partition_point(|c| (c.span.end as usize) <= from)..];
        loop {
            let rest = self.text.get(at..to)?;
            at = to - rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']).len();
            match comments.split_first() {
                Some((comment, others)) if comment.span.start as usize <= at => {
                    at = at.max(comment.span.end as usize);
                    comments = others;
                }
                _ => return (at < to).then_some(at),
            }
        }
    }

    /// The outermost member (by its key) or item that is the first to start in `from..to`, where code starts at `from`.
    fn first_in(&self, from: usize, to: usize, comment: Comment) -> Option<Node<'_>> {
        // The dash belongs to the list, its first one even starts it.
        let item = self.format == Format::Yaml && is_dash(&self.text[from..]);
        let starts = |span: Span| (from + usize::from(item)..to).contains(&(span.start as usize));
        if self.format == Format::Toml {
            return self.first_statement(starts, comment);
        }
        let nodes = (0..).zip(&self.nodes).map(|(id, _)| self.node(id)).filter(|node| !node.is_shared());
        let first = nodes.filter(|node| starts(node.span())).min_by_key(|node| {
            // A mapping of YAML and an object without braces start where their first key does; behind a dash it is an item.
            (node.span().start, if item { false } else { node.kind() != Kind::Key }, node.id())
        })?;
        // Behind a closing bracket stands nothing that belongs to the comment before it.
        let closer = self.text[from..].starts_with(['}', ']']) && comment.span.end as usize <= from;
        (!closer).then_some(first)
    }

    fn first_statement(&self, starts: impl Fn(Span) -> bool, comment: Comment) -> Option<Node<'_>> {
        let tables = self.outline.sections.iter().skip(1).map(|section| (section.header, section.table));
        let values = self.outline.statements.iter().map(|statement| (statement.span, statement.value));
        let around = self.outline.statements.iter().find(|statement| statement.span.contains(comment.span));
        let inner = around.map(|statement| self.node(statement.value)).into_iter().flat_map(|value| {
            let after = value.id() + 1..self.nodes.get(value.id() as usize).map_or(0, |raw| raw.next);
            after.map(|id| (self.node(id).span(), id))
        });
        let first = tables
            .chain(values)
            .chain(inner)
            .filter(|(span, _)| starts(*span))
            .min_by_key(|(span, id)| (span.start, *id));
        first.map(|(_, id)| self.node(id))
    }
}

impl Subject<'_> {
    /// Whether what stands at `span` belongs to it, or to the line that the comment ends.
    pub fn holds(&self, span: Span) -> bool {
        if self.line.is_some_and(|line| line.start <= span.start && span.start < line.end) {
            return true;
        }
        let document = self.value.document();
        if document.format() != Format::Toml {
            let ends_there = span.is_empty() && span.start == self.whole.end;
            return self.whole.start <= span.start && (span.start < self.whole.end || ends_there);
        }
        // The parts of a table may stand anywhere. A key stands right before its value.
        let key = self.value.id().checked_sub(1).map(|id| document.node(id)).filter(|node| node.kind() == Kind::Key);
        document.node_at(span.start as usize).is_some_and(|node| self.value.encloses(node) || key == Some(node))
    }
}

/// Whether an item of a YAML list starts here.
fn is_dash(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\t', '\r', '\n']))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::syntax;

    /// The first and the last of the marks `1`, `2`, … in `text` that the comment with `@` speaks of.
    fn held(text: &str, format: Format) -> String {
        let document = syntax::parse(text, format);
        let comment = *document.comments().iter().find(|c| c.span.of(text).contains('@')).unwrap();
        let Some(subject) = document.subject(comment) else { return "nothing".to_owned() };
        let marks = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
        marks.filter(|(at, _)| subject.holds(Span::new(*at, at + 1))).map(|(_, c)| c).collect()
    }

    #[test]
    fn a_comment_on_its_own_line_speaks_of_the_next_member_or_item() {
        let json = |text| held(text, Format::Json);
        assert_eq!(json("{\n  \"0\": 1,\n  // @\n  // more\n  \"2\": { \"3\": [4] },\n  \"5\": 6\n}"), "234");
        assert_eq!(json("{ \"0\": [1, /* @ */ 2, 3] }"), "2");
        assert_eq!(json("{ \"0\": /* @ */ { \"1\": 2 }, \"3\": 4 }"), "12");
        assert_eq!(json("// @\n{ \"0\": 1 }"), "01");
        assert_eq!(json("{ \"0\": 1\n// @\n}, \"2\": 3"), "nothing");
        assert_eq!(json("{ \"0\": 1 }\n// @\n"), "nothing");
    }

    #[test]
    fn a_comment_at_the_end_of_a_line_speaks_of_what_starts_on_it() {
        let json = |text| held(text, Format::Json);
        assert_eq!(json("{\n  \"0\": 1,\n  \"2\": { // @\n    \"3\": 4\n  },\n  \"5\": 6\n}"), "234");
        assert_eq!(json("{\n  \"0\": { \"1\": 2 }, // @\n  \"3\": 4\n}"), "012");
        assert_eq!(json("{\n  \"0\": {\n  }, \"1\": 2 // @\n}"), "12");
        assert_eq!(json("{\n  \"0\": [\n    1, // @\n    2\n  ]\n}"), "1");
        assert_eq!(json("{\n  \"0\": {\n  } // @\n}"), "nothing");
    }

    #[test]
    fn tables_and_keys_of_toml() {
        let toml = |text| held(text, Format::Toml);
        assert_eq!(toml("# @\na = 0\nb = 1\n"), "0");
        assert_eq!(toml("[x.a]\nk = 0\n# @\n[x.b]\nk = 1\n[x.b.env]\nk = 2\n[x.c]\nk = 3\n"), "12");
        assert_eq!(toml("[x.a] # @\nk = 0\n[x.b]\nk = 1\n"), "0");
        assert_eq!(toml("[a]\nk = 0 # @\nl = 1\n"), "0");
        assert_eq!(toml("[a]\n# @\nk.l = 0\nk.m = 1\n"), "0");
        assert_eq!(toml("[a]\nk = [\n  0,\n  # @\n  1,\n  2,\n]\nl = 3\n"), "1");
        assert_eq!(toml("[a]\nk = [\n  0, # @\n  1,\n]\n"), "0");
        assert_eq!(toml("[[a]]\nk = 0\n# @\n[[a]]\nk = 1\nl = 2\n"), "12");
        assert_eq!(toml("a = 0\n# @\n"), "nothing");
    }

    #[test]
    fn mappings_and_lists_of_yaml() {
        let yaml = |text| held(text, Format::Yaml);
        assert_eq!(yaml("x:\n  # @\n  a:\n    k: 0\n    l: 1\n  b:\n    k: 2\n"), "01");
        assert_eq!(yaml("x:\n  - k: 0\n  # @\n  - k: 1\n    l: 2\n  - k: 3\n"), "12");
        assert_eq!(yaml("x:\n  - k: 0 # @\n    l: 1\n  - k: 2\n"), "01");
        assert_eq!(yaml("x:\n  a: # @\n    k: 0\n  b: 1\n"), "0");
        assert_eq!(yaml("x:\n  a:\n    k: 0 # @\n    l: 1\n"), "0");
        assert_eq!(yaml("# @\n---\nx: 0\ny: 1\n"), "0");
        assert_eq!(yaml("x: [0, 1] # @\ny: 2\n"), "01");
        assert_eq!(yaml("x: 0\n# @\n"), "nothing");
    }
}
