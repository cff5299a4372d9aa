//! Comments that speak to this program: `mcp-lint-ignore RULE[, RULE] reason`.

use crate::syntax::{Comment, Document};
use crate::text::Span;

/// The word that a comment starts with to accept findings about what it stands beside.
pub const IGNORE: &str = "mcp-lint-ignore";

/// What all words of comments for this program start with.
const PREFIX: &str = "mcp-lint-";

/// One such comment.
#[derive(Clone, Debug)]
pub struct Directive<'t> {
    /// The comment.
    pub comment: Comment,
    /// Its first word; anything but [`IGNORE`] is a mistake.
    pub word: (&'t str, Span),
    /// The words that should be the ids of rules.
    pub rules: Vec<(&'t str, Span)>,
    /// Why the findings are accepted; empty where it does not say.
    pub reason: &'t str,
}

impl<'t> Directive<'t> {
    /// All of them, in the order of the text.
    pub fn all<'d>(document: &'d Document<'t>) -> impl Iterator<Item = Directive<'t>> + use<'d, 't> {
        document.comments().iter().filter_map(|comment| Self::of(document.text(), *comment))
    }

    /// Whether a comment with this text, delimiters included, is one.
    pub fn is_one(comment: &str) -> bool {
        comment.trim_start_matches(is_delimiter).starts_with(PREFIX)
    }

    fn of(text: &'t str, comment: Comment) -> Option<Self> {
        let whole = comment.span.of(text);
        let body = whole.trim_start_matches(is_delimiter);
        if !body.starts_with(PREFIX) {
            return None;
        }
        let start = comment.span.start as usize + whole.len() - body.len();
        let mut words = Words { rest: body.trim_end().trim_end_matches("*/"), at: start };
        let word = words.next()?;
        words.skip(|c| c.is_whitespace() || c == ':');
        let mut rules = Vec::new();
        while let Some(rule) = words.next() {
            rules.push(rule);
            words.skip(char::is_whitespace);
            if !words.rest.starts_with(',') {
                break;
            }
            words.skip(|c| c.is_whitespace() || c == ',');
        }
        let reason = words.rest.trim_matches(|c: char| !c.is_alphanumeric());
        Some(Self { comment, word, rules, reason })
    }
}

fn is_delimiter(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | '*' | '#')
}

/// What is still to be read of a comment.
struct Words<'t> {
    rest: &'t str,
    /// Where that stands in the text.
    at: usize,
}

impl<'t> Words<'t> {
    fn next(&mut self) -> Option<(&'t str, Span)> {
        let end = self.rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ':')).unwrap_or(self.rest.len());
        let (word, span) = (&self.rest[..end], Span::new(self.at, self.at + end));
        self.advance(end);
        (end > 0).then_some((word, span))
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        self.advance(self.rest.len() - self.rest.trim_start_matches(what).len());
    }

    fn advance(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes..];
        self.at += bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Format, parse};

    /// The rules and the reason of the first comment of a JSON text.
    fn read(comment: &str) -> Option<(String, String)> {
        let text = format!("{{}} {comment}");
        let document = parse(&text, Format::Json);
        let directive = Directive::all(&document).next()?;
        for (word, span) in directive.rules.iter().chain([&directive.word]) {
            assert_eq!(span.of(&text), *word);
        }
        let rules: Vec<&str> = directive.rules.iter().map(|(rule, _)| *rule).collect();
        Some((rules.join(" "), directive.reason.to_owned()))
    }

    #[test]
    fn rules_and_reason_are_told_apart() {
        let told = |rules: &str, reason: &str| Some((rules.to_owned(), reason.to_owned()));
        assert_eq!(read("// mcp-lint-ignore missing-yes npm 10 here"), told("missing-yes", "npm 10 here"));
        assert_eq!(
            read("/* mcp-lint-ignore: missing-yes,personal-path — ours */"),
            told("missing-yes personal-path", "ours")
        );
        assert_eq!(
            read("//mcp-lint-ignore missing-yes , personal-path: one machine"),
            told("missing-yes personal-path", "one machine")
        );
        assert_eq!(read("# mcp-lint-ignore missing-yes"), told("missing-yes", ""));
        assert_eq!(read("/* mcp-lint-ignore missing-yes*/"), told("missing-yes", ""));
        assert_eq!(read("// mcp-lint-ignore"), told("", ""));
        assert_eq!(read("// mcp-lint-ignore missing-yes --"), told("missing-yes", ""));
    }

    #[test]
    fn other_comments_are_none() {
        for comment in ["// see mcp-lint-ignore", "// mcp-lint is great", "// MCP-LINT-IGNORE x y", "/**/"] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }
}
