//! How a document is written: line breaks, indentation, blanks and quotes, so that new text looks like its neighbours.

use std::collections::VecDeque;

use super::layout::Layout;
use super::lines::{indent_of, is_blank, newline_near};
use super::{toml, yaml};
use crate::syntax::{Document, Format, Kind, Node};

/// How many containers are looked at, and how many children of each.
const SAMPLE: usize = 256;

/// The marks around a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    Double,
    Single,
    /// None: keys of JSON5.
    Bare,
}

/// The habits of a document, those of one container first.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// The grammar.
    pub(super) format: Format,
    /// The line break.
    pub(super) newline: &'static str,
    /// One level of indentation.
    pub(super) unit: String,
    /// From a key to its value, colon included.
    pub(super) colon: String,
    /// What follows a comma on one line.
    pub(super) comma: String,
    /// What stands inside `{` and `}` on one line.
    pub(super) braces: String,
    /// What stands inside `[` and `]` on one line.
    pub(super) brackets: String,
    /// The quotes of values.
    pub(super) quote: Quote,
    /// The quotes of keys.
    pub(super) key_quote: Quote,
    /// Whether even short arrays have a line for each item.
    pub(super) long_arrays: bool,
}

impl Style {
    /// The style of the surroundings of `container`.
    pub(super) fn of(container: Node<'_>) -> Self {
        let mut own = Habits::default();
        own.look_at(container);
        let seen = own.or(container.document().habits());
        let format = container.document().format();
        let colon = match format {
            Format::Json => seen.colon.unwrap_or_else(|| ": ".to_owned()),
            Format::Toml => " = ".to_owned(),
            Format::Yaml => ": ".to_owned(),
        };
        let blank = if colon.ends_with(':') { "" } else { " " };
        Self {
            format,
            newline: newline_near(container.document().text(), container.span().start as usize),
            unit: seen.unit.unwrap_or_else(|| "  ".to_owned()),
            comma: seen.comma.unwrap_or_else(|| blank.to_owned()),
            braces: seen.braces.unwrap_or_else(|| blank.to_owned()),
            brackets: seen.brackets.unwrap_or_default(),
            quote: seen.quote.unwrap_or(Quote::Double),
            key_quote: seen.key_quote.unwrap_or(Quote::Double),
            long_arrays: seen.long_array && !seen.short_array,
            colon,
        }
    }
}

/// The quotes that `node`, a key or string, stands in; `None` where they are damaged or of no kind that a reader takes.
pub(super) fn quote_of(node: Node<'_>) -> Option<Quote> {
    let raw = node.raw();
    match (node.kind(), raw.as_bytes().first()?) {
        (Kind::Key | Kind::String, _) if node.is_unclosed() => None,
        (Kind::Key | Kind::String, b'"') => Some(Quote::Double),
        (Kind::Key | Kind::String, b'\'') => Some(Quote::Single),
        (Kind::Key, _) if is_identifier(raw) => Some(Quote::Bare),
        _ => None,
    }
}

/// Whether JSON5 takes `text` as a key without quotes (of those it takes, the ones in ASCII).
pub(super) fn is_identifier(text: &str) -> bool {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'$';
    text.bytes().all(word) && text.bytes().next().is_some_and(|b| !b.is_ascii_digit())
}

/// What has been observed; the first observation stands.
#[derive(Debug, Default)]
pub(in crate::syntax) struct Habits {
    unit: Option<String>,
    colon: Option<String>,
    comma: Option<String>,
    braces: Option<String>,
    brackets: Option<String>,
    quote: Option<Quote>,
    key_quote: Option<Quote>,
    long_array: bool,
    short_array: bool,
}

impl Habits {
    /// Those of a document, from the top level down.
    pub(in crate::syntax) fn of(document: &Document<'_>) -> Self {
        let mut seen = Self::default();
        let mut queue: VecDeque<Node<'_>> = document.roots().take(1).collect();
        for _ in 0..SAMPLE {
            let Some(node) = queue.pop_front() else { break };
            seen.look_at(node);
            queue.extend(node.children().take(SAMPLE).filter(|n| matches!(n.kind(), Kind::Object | Kind::Array)));
        }
        seen
    }

    /// These, and where nothing was observed, `others`.
    fn or(self, others: &Self) -> Self {
        Self {
            unit: self.unit.or_else(|| others.unit.clone()),
            colon: self.colon.or_else(|| others.colon.clone()),
            comma: self.comma.or_else(|| others.comma.clone()),
            braces: self.braces.or_else(|| others.braces.clone()),
            brackets: self.brackets.or_else(|| others.brackets.clone()),
            quote: self.quote.or(others.quote),
            key_quote: self.key_quote.or(others.key_quote),
            long_array: self.long_array | others.long_array,
            short_array: self.short_array | others.short_array,
        }
    }

    fn look_at(&mut self, container: Node<'_>) {
        if toml::is_spread(container) || (yaml::is_yaml(container) && !yaml::is_bracketed(container)) {
            return;
        }
        let (text, start) = (container.document().text(), container.span().start as usize);
        let Some(first) = container.children().next() else { return };
        let first_start = first.span().start as usize;
        let opening = text.get(start + 1..first_start).unwrap_or("");
        let broken = opening.contains('\n');
        if broken {
            let unit = indent_of(text, first_start).strip_prefix(indent_of(text, start)).unwrap_or("");
            set(&mut self.unit, Some(unit).filter(|unit| !unit.is_empty()));
        } else if is_blank(opening) {
            set(if container.is_object() { &mut self.braces } else { &mut self.brackets }, Some(opening));
        }
        if container.is_array() && !matches!(first.kind(), Kind::Object | Kind::Array) {
            self.long_array |= broken && container.span().len() < 60;
            self.short_array |= !broken;
        }
        for node in container.children().take(4) {
            let quotes = if node.kind() == Kind::Key { &mut self.key_quote } else { &mut self.quote };
            *quotes = quotes.or_else(|| quote_of(node));
        }
        if let Some(member) = container.members().next() {
            let gap = text.get(member.key.span().end as usize..member.value.span().start as usize).unwrap_or("");
            set(&mut self.colon, Some(gap).filter(|gap| gap.trim_matches([' ', '\t']) == ":"));
        }
        if self.comma.is_none() && container.children().take(3).count() == 3 {
            self.comma = comma_of(container);
        }
    }
}

/// What follows the first comma of `container` if it is on one line.
fn comma_of(container: Node<'_>) -> Option<String> {
    let layout = Layout::of(container);
    let comma = layout.elements.first().and_then(|_| layout.comma(0))?;
    let gap = layout.slice(comma + 1, layout.elements.get(1)?.start);
    (is_blank(gap) && !gap.contains('\n')).then(|| gap.to_owned())
}

fn set(slot: &mut Option<String>, seen: Option<&str>) {
    if slot.is_none() {
        *slot = seen.map(str::to_owned);
    }
}
