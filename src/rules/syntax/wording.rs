//! A sentence for each shape of syntax error.

use super::{wording_toml, wording_yaml};
use crate::syntax::{Document, Fault, FaultKind, Format};

/// What is wrong, and what to write instead.
pub(super) struct Words {
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// The words for a fault of a document; `None` where another rule speaks about that shape.
pub(super) fn words(fault: &Fault, document: &Document<'_>) -> Option<Words> {
    let own = match document.format() {
        Format::Json => None,
        Format::Toml => wording_toml::words(fault, document),
        Format::Yaml => wording_yaml::words(fault, document),
    };
    if own.is_some() {
        return own;
    }
    let text = document.text();
    let token = fault.span.of(text);
    let opener = || text[fault.aux as usize..].chars().next().unwrap_or('{');
    let line = |offset: u32| document.line(offset as usize);
    let (message, help): (String, &str) = match fault.kind {
        FaultKind::ByteOrderMark
        | FaultKind::LineComment
        | FaultKind::BlockComment
        | FaultKind::HashComment
        | FaultKind::TrailingComma
        | FaultKind::InvalidEscape
        | FaultKind::DuplicateKey
        | FaultKind::BadEncoding => return None,
        FaultKind::SingleQuote => ("this string is in single quotes".into(), "use double quotes"),
        FaultKind::UnquotedKey => (format!("the key `{token}` has no quotes"), "put it in double quotes"),
        FaultKind::NonFinite => (format!("`{token}` is not a JSON number"), "write a number, or quote the word"),
        FaultKind::HexNumber => ("this number is hexadecimal".into(), "write it in decimal"),
        FaultKind::PlusNumber => ("this number has a leading `+`".into(), "remove the `+`"),
        FaultKind::BareDecimal => ("a decimal point needs a digit on both sides".into(), "add a `0`"),
        FaultKind::Json5Escape => {
            (format!("the escape `{}` exists in JSON5 only", visible(token)), "write it as `\\uXXXX`")
        }
        FaultKind::Empty => ("the file is empty".into(), "start with `{}`"),
        FaultKind::MissingComma => ("a comma is missing here".into(), "add a comma"),
        FaultKind::ExtraComma => ("this comma is one too many".into(), "remove it"),
        FaultKind::RawNewline => {
            ("this string contains a line break".into(), "write `\\n`, or close the string on this line")
        }
        FaultKind::ControlCharacter => (invisible(token), "remove it, or write a plain blank"),
        FaultKind::LeadingZero => (format!("`{token}` is not a JSON number"), "remove the leading zero"),
        FaultKind::UnterminatedString => ("this string is not closed".into(), "add the closing `\"`"),
        FaultKind::InnerQuote => (
            format!("this quote ends the string: {} quotes inside it have no backslash", fault.aux),
            "write `\\\"` for a quote inside a string",
        ),
        FaultKind::UnterminatedComment => ("this comment is not closed".into(), "add `*/`"),
        FaultKind::SmartQuote => ("this string is in typographic quotes".into(), "use straight double quotes"),
        FaultKind::Backtick => ("this string is in backticks".into(), "use double quotes"),
        FaultKind::EscapedQuote => (
            "the quotes of this string are escaped".into(),
            "remove the backslashes: they belong inside of a string only",
        ),
        FaultKind::MissingColon => ("a `:` is missing after the key".into(), "add `:`"),
        FaultKind::ColonInQuotes => ("this `:` is inside the quotes".into(), "put it behind them"),
        FaultKind::EqualsForColon => (format!("`{token}` is written where `:` belongs"), "write `:`"),
        FaultKind::SemicolonForComma => ("`;` is written where a comma belongs".into(), "write `,`"),
        FaultKind::ExtraColon => ("this `:` is one too many".into(), "remove it"),
        FaultKind::MissingValue => ("a value is missing here".into(), "add the value, or remove the key"),
        FaultKind::MissingOpener => ("a `{` is missing here".into(), "put `{` before the keys and `}` after them"),
        FaultKind::MissingListOpener => ("a `[` is missing here".into(), "put `[` before the first item"),
        FaultKind::MissingKey => ("a key is missing here".into(), "add a key in double quotes"),
        FaultKind::ColonInArray => {
            ("this list contains `key: value`".into(), "use `{ }` for keys and values, `[ ]` for a plain list")
        }
        FaultKind::UnquotedValue => (format!("`{token}` has no quotes"), "put it in double quotes"),
        FaultKind::WrongLiteral => (format!("`{token}` is not a JSON value"), "JSON knows `true`, `false` and `null`"),
        FaultKind::Ellipsis => {
            ("`...` means that something is left out".into(), "remove it, or write what is left out")
        }
        FaultKind::MissingCloser => {
            let closer = if opener() == '[' { ']' } else { '}' };
            (format!("the `{}` of line {} is never closed", opener(), line(fault.aux)), closer_help(closer))
        }
        FaultKind::WrongCloser => {
            let closer = if opener() == '[' { ']' } else { '}' };
            (format!("`{token}` closes the `{}` of line {}", opener(), line(fault.aux)), write_closer(closer))
        }
        FaultKind::StrayCloser => (format!("`{token}` closes nothing"), "remove it, or add the opening bracket"),
        FaultKind::MissingOuterBraces => {
            ("the outer `{ }` is missing".into(), "put `{` before the first line and `}` after the last")
        }
        FaultKind::SecondRoot => {
            ("a second document starts here".into(), "one file holds one document: move its members into the first")
        }
        FaultKind::TextOutside => ("this text is outside the document".into(), "remove it"),
        FaultKind::MarkdownFence => ("this is a Markdown code fence".into(), "remove this line"),
        FaultKind::LoneSurrogate => {
            (format!("`{token}` is half a character"), "write both halves, or the character itself")
        }
        FaultKind::MissingEquals => ("a `=` is missing after the key".into(), "write `key = value`"),
        FaultKind::ColonForEquals => ("`:` is written where `=` belongs".into(), "write `=`"),
        FaultKind::Toml11 => (format!("`{token}` is new in TOML 1.1"), "write it as TOML 1.0 has it"),
        FaultKind::TableClash => (format!("`{token}` is already something else"), "choose another name"),
        FaultKind::TabIndentation => ("the indentation contains a tab".into(), "indent with blanks"),
        FaultKind::BadIndentation => ("this indentation fits no line above".into(), "indent it like its neighbours"),
        FaultKind::MissingBlank => ("the blank after the colon is missing".into(), "write `key: value`"),
        FaultKind::UnquotedTemplate => (format!("`{token}` has no quotes"), "put it in quotes"),
        FaultKind::JsonInstead => ("this is JSON, where another format belongs".into(), "write it in that format"),
        FaultKind::Other => (document.message(fault).to_owned(), "see the grammar of the format"),
        FaultKind::TooDeep => ("the nesting is deeper than any client reads".into(), "flatten it"),
    };
    Some(Words { message, help })
}

fn closer_help(closer: char) -> &'static str {
    if closer == ']' { "add `]` here" } else { "add `}` here" }
}

fn write_closer(closer: char) -> &'static str {
    if closer == ']' { "write `]`" } else { "write `}`" }
}

/// A token with its control characters as escapes.
fn visible(token: &str) -> String {
    token.chars().flat_map(|c| if c.is_control() { c.escape_debug().collect() } else { vec![c] }).collect()
}

fn invisible(token: &str) -> String {
    let c = token.chars().next().unwrap_or('\0');
    let name = match c {
        '\t' => return "this string contains a raw tab".to_owned(),
        '\u{a0}' => " (no-break space)",
        '\u{feff}' => " (byte order mark)",
        '\u{200b}' => " (zero-width space)",
        '\0' => " (NUL)",
        _ => "",
    };
    format!("this is the invisible character U+{:04X}{name}", c as u32)
}
