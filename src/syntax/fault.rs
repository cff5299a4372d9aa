//! What can be wrong with a text, and which of it a client's reader lets pass.

use crate::text::Span;

/// One departure from strict JSON (or from the grammar of another format), by shape.
///
/// The parser records all of them; whether one is a mistake depends on the client's [`Tolerance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum FaultKind {
    // Departures that some client's reader accepts.
    /// UTF-8 byte order mark at the start.
    ByteOrderMark,
    /// `// …`
    LineComment,
    /// `/* … */`
    BlockComment,
    /// `# …`
    HashComment,
    /// Comma before a closer; the span is the comma.
    TrailingComma,
    /// `'…'`
    SingleQuote,
    /// A key without quotes; `aux` is 1 where it is no identifier, which JSON5 refuses too.
    UnquotedKey,
    /// `NaN`, `Infinity`.
    NonFinite,
    /// `0x1F`
    HexNumber,
    /// `+1`
    PlusNumber,
    /// `.5` or `5.`
    BareDecimal,
    /// `\v`, `\0`, `\x41`, `\'`, a line continuation; `aux` counts them in this string, the span is the first.
    Json5Escape,
    /// Nothing but blanks and comments in the file.
    Empty,
    /// Two members or items without a comma between them; the span is empty, at the end of the first.
    MissingComma,
    /// A comma where none belongs.
    ExtraComma,
    /// A raw line break inside a string; `aux` counts them in this string, the span is the first.
    RawNewline,
    /// A control character inside a string (`aux` counts them in this string, the span is the first), or a run of invisible
    /// ones between tokens.
    ControlCharacter,
    /// Half of a surrogate pair as an escape; `aux` counts them in this string, the span is the first.
    LoneSurrogate,
    /// The bytes are no UTF-8; `aux` is 1 where they are UTF-16, which no reader takes.
    BadEncoding,
    /// What TOML knows since 1.1: a line break in an inline table, `\e`, `\x41`, a time without seconds.
    Toml11,

    // Mistakes for everybody.
    /// `01`
    LeadingZero,
    /// A backslash that starts no escape; `aux` counts them in this string, the span is the first.
    InvalidEscape,
    /// A string that is not closed on its line; reported alone where its opening quote is odd as well.
    UnterminatedString,
    /// A double quote inside a string without a backslash before it; `aux` counts them in this string, the span is the first.
    InnerQuote,
    /// `/*` without `*/`; the comment is taken to end with its line.
    UnterminatedComment,
    /// Typographic quotes around a string, or one on either side of it.
    SmartQuote,
    /// Backticks around a string.
    Backtick,
    /// Quotes behind backslashes around a string, as they are written inside of one.
    EscapedQuote,
    /// No `:` after a key; the span is empty, at the end of the key.
    MissingColon,
    /// `"key:" value`: the span is the colon and the quote behind it.
    ColonInQuotes,
    /// `=` or `=>` for `:`.
    EqualsForColon,
    /// `;` for `,`.
    SemicolonForComma,
    /// A second `:`.
    ExtraColon,
    /// Nothing where a value belongs; the span is empty.
    MissingValue,
    /// Nothing where a key belongs; the span is empty.
    MissingKey,
    /// An object without its `{`; the empty span is behind the colon, where it belongs. `aux` is where its closer belongs, or
    /// 0 where that is there.
    MissingOpener,
    /// A list without its `[`; the empty span is behind the colon, where it belongs.
    MissingListOpener,
    /// `key: value` inside `[ ]`.
    ColonInArray,
    /// A word without quotes where a value belongs.
    UnquotedValue,
    /// `True`, `None`, `undefined`, ...
    WrongLiteral,
    /// `...` left in the text.
    Ellipsis,
    /// An opener that is never closed; `aux` is the opener's byte offset, the empty span is where the closer belongs: after the
    /// last entry, before a comma. One fault per opener; several at one place stand innermost first, before a missing comma
    /// there.
    MissingCloser,
    /// A closer that closes nothing.
    StrayCloser,
    /// `[ … }` or `{ … ]`: the closer of the other kind; `aux` is the opener's byte offset.
    WrongCloser,
    /// Members at the top level without `{ }` around them; the span is empty, before the first. `aux` is 1 where the closer is
    /// there and only the opener is missing.
    MissingOuterBraces,
    /// A second document after the first; the span is its opener. Reported once, however many follow.
    SecondRoot,
    /// Text after (or before) the document that is no document itself.
    TextOutside,
    /// A Markdown code fence.
    MarkdownFence,
    /// Nested deeper than 128 levels, which no consumer follows; the span is the first opener that is. Reported once.
    TooDeep,
    /// No `=` after a key; the span is empty, at the end of the key.
    MissingEquals,
    /// `:` for `=`.
    ColonForEquals,
    /// A key (or table) that stands above already, in a format that refuses it.
    DuplicateKey,
    /// A table, list of tables or value under a name that is one of the others already; `aux` is where that one stands.
    TableClash,
    /// A tab in the indentation of a YAML line; the span is the run of them.
    TabIndentation,
    /// A line of YAML that starts at another column than those it belongs to; the span is its indentation.
    BadIndentation,
    /// No blank after the colon of a YAML key: it is no key then; the span is the colon.
    MissingBlank,
    /// `{{ name }}` without quotes where YAML reads braces as a mapping.
    UnquotedTemplate,
    /// JSON where another format belongs.
    JsonInstead,
    /// Anything else; `aux` is the number of its [`message`](super::Document::message).
    Other,
}

impl FaultKind {
    /// Whether this is a feature of a known dialect: where a client takes it, people use it on purpose.
    pub const fn is_dialect(self) -> bool {
        Tolerance::JSON5.accepts(self) || matches!(self, Self::Empty | Self::ByteOrderMark | Self::Toml11)
    }

    const fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// One thing wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its shape.
    pub kind: FaultKind,
    /// The smallest text that is wrong, or the empty place where something is missing.
    pub span: Span,
    /// What [`FaultKind`] says it is for this shape; else 0.
    pub aux: u32,
}

/// The departures from strict JSON (or from another format's first version) that a client's reader accepts, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tolerance(u64);

impl Tolerance {
    /// Nothing: `serde_json`, and any reader of JSON whose leniency was not measured.
    pub const STRICT: Self = Self(0);
    /// `JSON.parse` in JavaScript, of a file whose bytes were made text without a look at them.
    pub const JAVASCRIPT: Self = Self::STRICT.and(&[FaultKind::LoneSurrogate, FaultKind::BadEncoding]);
    /// Comments, but no trailing commas.
    pub const COMMENTS: Self = Self::STRICT.and(&[FaultKind::LineComment, FaultKind::BlockComment]);
    /// Comments and trailing commas, as VS Code reads its settings.
    pub const JSONC: Self = Self::COMMENTS.and(&[FaultKind::TrailingComma]);
    /// JSON5.
    pub const JSON5: Self = Self::JSONC.and(&[
        FaultKind::SingleQuote,
        FaultKind::UnquotedKey,
        FaultKind::NonFinite,
        FaultKind::HexNumber,
        FaultKind::PlusNumber,
        FaultKind::BareDecimal,
        FaultKind::Json5Escape,
    ]);

    /// TOML 1.0.
    pub const TOML_1_0: Self = Self::STRICT.and(&[FaultKind::HashComment]);
    /// TOML 1.1: inline tables may be spread over lines and end in a comma.
    pub const TOML_1_1: Self = Self::TOML_1_0.and(&[FaultKind::Toml11, FaultKind::TrailingComma]);

    /// YAML 1.2, whose comments and byte order mark every reader takes.
    pub const YAML: Self = Self::STRICT.and(&[FaultKind::HashComment, FaultKind::ByteOrderMark]);

    /// This set and `kinds`.
    pub const fn and(self, kinds: &[FaultKind]) -> Self {
        let (mut set, mut i) = (self.0, 0);
        while i < kinds.len() {
            set |= kinds[i].bit();
            i += 1;
        }
        Self(set)
    }

    /// Whether a reader with this tolerance accepts `kind`.
    pub const fn accepts(self, kind: FaultKind) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Whether a reader with this tolerance takes comments.
    pub const fn comments(self) -> bool {
        self.accepts(FaultKind::LineComment) || self.accepts(FaultKind::HashComment)
    }
}
