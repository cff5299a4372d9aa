//! The JSON family: one error-recovering parser for JSON, JSONC and JSON5.

mod proto;

use super::document::{Comment, Document, Format, Kind, Raw};
use super::fault::{Fault, FaultKind};
use crate::text::Span;

/// Parses `text`. Never fails, never recurses; what is wrong becomes faults.
pub fn parse(text: &str) -> Document<'_> {
    use proto::{Kind as K, Syn};
    let tree = proto::parse(text);
    let kind = |k| match k {
        K::Object => Kind::Object,
        K::Array => Kind::Array,
        K::Key => Kind::Key,
        K::Str => Kind::String,
        K::Num => Kind::Number,
        K::True => Kind::True,
        K::False => Kind::False,
        K::Null => Kind::Null,
        K::Bare => Kind::Bare,
        K::Missing => Kind::Missing,
    };
    let fault = |s| match s {
        Syn::Bom => FaultKind::ByteOrderMark,
        Syn::LineComment => FaultKind::LineComment,
        Syn::BlockComment => FaultKind::BlockComment,
        Syn::HashComment => FaultKind::HashComment,
        Syn::TrailingComma => FaultKind::TrailingComma,
        Syn::SingleQuote => FaultKind::SingleQuote,
        Syn::UnquotedKey => FaultKind::UnquotedKey,
        Syn::NonFinite => FaultKind::NonFinite,
        Syn::HexNumber => FaultKind::HexNumber,
        Syn::PlusNumber => FaultKind::PlusNumber,
        Syn::BareDecimal => FaultKind::BareDecimal,
        Syn::Json5Escape => FaultKind::Json5Escape,
        Syn::LeadingZero | Syn::BadNumber => FaultKind::LeadingZero,
        Syn::InvalidEscape => FaultKind::InvalidEscape,
        Syn::ControlChar => FaultKind::ControlCharacter,
        Syn::RawNewline => FaultKind::RawNewline,
        Syn::Unterminated => FaultKind::UnterminatedString,
        Syn::UnterminatedComment => FaultKind::UnterminatedComment,
        Syn::SmartQuote => FaultKind::SmartQuote,
        Syn::Backtick => FaultKind::Backtick,
        Syn::MissingComma => FaultKind::MissingComma,
        Syn::ExtraComma => FaultKind::ExtraComma,
        Syn::MissingColon => FaultKind::MissingColon,
        Syn::EqualsForColon => FaultKind::EqualsForColon,
        Syn::SemicolonForComma => FaultKind::SemicolonForComma,
        Syn::ExtraColon => FaultKind::ExtraColon,
        Syn::MissingValue => FaultKind::MissingValue,
        Syn::MissingKey => FaultKind::MissingKey,
        Syn::ColonInArray => FaultKind::ColonInArray,
        Syn::UnquotedValue => FaultKind::UnquotedValue,
        Syn::WrongLiteral => FaultKind::WrongLiteral,
        Syn::Ellipsis => FaultKind::Ellipsis,
        Syn::MissingClose => FaultKind::MissingCloser,
        Syn::StrayClose => FaultKind::StrayCloser,
        Syn::MissingOuterBraces => FaultKind::MissingOuterBraces,
        Syn::SecondRoot => FaultKind::SecondRoot,
        Syn::MarkdownFence => FaultKind::MarkdownFence,
        Syn::Empty => FaultKind::Empty,
        Syn::LoneSurrogate => FaultKind::LoneSurrogate,
    };
    let mut faults: Vec<Fault> = tree
        .errors
        .iter()
        .map(|e| Fault {
            kind: fault(e.err),
            span: Span { start: e.start, end: e.end },
            aux: if e.aux == u32::MAX { 0 } else { e.aux },
        })
        .collect();
    faults.sort_by_key(|f| f.span);
    Document {
        text,
        format: Format::Json,
        nodes: tree
            .nodes
            .iter()
            .map(|n| Raw { start: n.start, end: n.end, next: n.next, kind: kind(n.kind), flags: n.flags })
            .collect(),
        roots: tree.roots,
        faults,
        comments: tree.comments.iter().map(|(s, e)| Comment { span: Span { start: *s, end: *e } }).collect(),
        depth: tree.max_depth,
    }
}
