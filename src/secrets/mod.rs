//! Which parts of a text are secret, so that nobody prints them.
//!
//! Secret is: a token of a known shape, anywhere; the value of a name that speaks of tokens, keys, passwords and the like;
//! user info and query values of an address; what follows the scheme in an `Authorization` value. A reference to a variable
//! and a placeholder are not. The readable prefix of a known token (`ghp_`) is not part of the secret.

mod database;
mod literal;
mod names;
mod quotes;
mod scan;
mod shapes;

use std::borrow::Cow;
use std::ops::Range;

pub use database::database_password;
pub use literal::is_placeholder;
pub use names::{is_secret_name, variable_name};
pub use shapes::{is_known_token, known_tokens};

use quotes::Quotes;

use crate::syntax::{Document, Kind, Node};
use crate::text::Span;

/// What stands in the place of a secret.
pub const MASK: &str = "…";

/// The shortest secret that is looked for inside of words; shorter ones are found as words of their own only.
const LONG: usize = 8;

/// The secrets of one document.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    spans: Vec<Span>,
    quotes: Quotes,
}

impl Secrets {
    /// Finds the secrets of `document`. Never recurses, so depth is no danger.
    pub fn of(document: &Document<'_>) -> Self {
        let mut found = Found::default();
        let mut todo: Vec<(Node<'_>, bool)> = document.roots().map(|root| (root, false)).collect();
        while let Some((node, named)) = todo.pop() {
            match node.kind() {
                Kind::Object => found.members(node, &mut todo),
                Kind::Array => found.items(node, named, &mut todo),
                Kind::String | Kind::Bare | Kind::Number => found.value(node, named),
                Kind::Key => found.value(node, false),
                Kind::True | Kind::False | Kind::Null | Kind::Date | Kind::Missing => {}
            }
        }
        for comment in document.comments() {
            let start = comment.span.start as usize;
            let parts = scan::source(comment.span.of(document.text()));
            found.spans.extend(parts.iter().map(|part| Span::new(start + part.start, start + part.end)));
        }
        found.spans.sort();
        found.spans.dedup();
        found.values.sort();
        found.values.dedup();
        found.values.retain(|value| !value.is_empty());
        Self { spans: found.spans, quotes: Quotes::of(found.values) }
    }

    /// Where they stand in the document, in order; spans may overlap.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The secret parts of a piece of prose about the document, in order and apart from each other.
    pub fn parts_of_prose(&self, prose: &str) -> Vec<Range<usize>> {
        let mut parts = scan::prose(prose);
        self.known(prose, &mut parts);
        merged(parts)
    }

    /// The secret parts of source text, of the document or meant for it, in order and apart from each other.
    pub fn parts_of_source(&self, source: &str) -> Vec<Range<usize>> {
        let mut parts = scan::source(source);
        self.known(source, &mut parts);
        merged(parts)
    }

    /// The secret parts of `range` of the document's text, as offsets from its start, in order and apart from each other.
    pub fn parts_within(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut parts = self.parts_of_source(&text[range.clone()]);
        let first = self.spans.partition_point(|span| (span.start as usize) < range.start);
        // A secret may begin before the range; the few before are looked at too.
        let near = self.spans[first.saturating_sub(8)..].iter().take_while(|span| (span.start as usize) < range.end);
        for span in near.map(|span| span.range()).filter(|span| span.end > range.start) {
            parts.push(span.start.max(range.start) - range.start..span.end.min(range.end) - range.start);
        }
        merged(parts)
    }

    /// `prose` with a mask in the place of every secret.
    pub fn mask<'t>(&self, prose: &'t str) -> Cow<'t, str> {
        masked(prose, &self.parts_of_prose(prose))
    }

    /// `source` with a mask in the place of every secret.
    pub fn mask_source<'t>(&self, source: &'t str) -> Cow<'t, str> {
        masked(source, &self.parts_of_source(source))
    }

    /// Adds the places where a secret of the document is quoted.
    fn known(&self, text: &str, out: &mut Vec<Range<usize>>) {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let alone =
            |at: &Range<usize>| !word(text[..at.start].chars().next_back()) && !word(text[at.end..].chars().next());
        out.extend(self.quotes.places(text).filter(|at| at.len() >= LONG || alone(at)));
    }
}

/// What was found so far.
#[derive(Debug, Default)]
struct Found {
    spans: Vec<Span>,
    values: Vec<String>,
}

impl Found {
    /// Looks at the keys of an object and leaves its values to do.
    fn members<'d>(&mut self, object: Node<'d>, todo: &mut Vec<(Node<'d>, bool)>) {
        // `{"name": "Authorization", "value": "…"}`: the name of the value is itself a value.
        let written = object.get("name").or_else(|| object.get("key")).and_then(Node::as_str);
        let pair = written.filter(|_| object.get("value").is_some_and(Node::is_string));
        for member in object.members() {
            self.value(member.key, false);
            let key = member.key.text();
            let secret = match &pair {
                Some(name) if key == "value" => is_secret_name(name),
                Some(_) if key == "key" => false,
                _ => is_secret_name(&key) || names::is_name_of_variable(&key) && !may_name(member.value),
            };
            todo.push((member.value, secret));
        }
    }

    /// Leaves the items of an array to do; one that follows `--token` is that flag's value.
    fn items<'d>(&mut self, array: Node<'d>, named: bool, todo: &mut Vec<(Node<'d>, bool)>) {
        let mut after_flag = false;
        for item in array.items() {
            todo.push((item, named || after_flag));
            after_flag = item.as_str().is_some_and(|text| scan::is_secret_flag(&text));
        }
    }

    /// Notes the secret parts of a string or number.
    fn value(&mut self, node: Node<'_>, named: bool) {
        let text = node.text();
        for part in if named { scan::value(&text) } else { scan::source(&text) } {
            let span = match node.kind() {
                Kind::Key | Kind::String => node.part(part.start, part.end),
                _ => Span::new(node.span().start as usize + part.start, node.span().start as usize + part.end),
            };
            self.spans.push(span);
            let (raw, value) = (span.of(node.document().text()), &text[part]);
            if raw != value {
                self.values.push(raw.to_owned());
            }
            self.values.push(value.to_owned());
        }
    }
}

/// Whether a value reads like the name of a variable, or a reference to one, rather than like a token.
fn may_name(node: Node<'_>) -> bool {
    let text = node.text();
    let mixed = text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().any(|b| b.is_ascii_lowercase());
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'{' | b'}' | b'%' | b':'));
    !node.is_string() || plain && !(mixed && text.len() > 16)
}

fn masked<'t>(text: &'t str, parts: &[Range<usize>]) -> Cow<'t, str> {
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for part in parts {
        out.push_str(&text[done..part.start]);
        out.push_str(MASK);
        done = part.end;
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Ranges in order, with overlaps joined.
fn merged(mut parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    parts.sort_by_key(|part| (part.start, part.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        match out.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests;
