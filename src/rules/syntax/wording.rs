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
        FaultKind::SingleQuote => ("single quotes around a string".into(), "use double quotes"),
        FaultKind::UnquotedKey => (format!("the key `{token}` has no quotes"), "put it in double quotes"),
        FaultKind::NonFinite => (format!("`{token}` is no JSON number"), "write a number, or quote the word"),
        FaultKind::HexNumber => ("hexadecimal number".into(), "write it in decimal"),
        FaultKind::PlusNumber => ("number with a leading `+`".into(), "remove the `+`"),
        FaultKind::BareDecimal => ("a decimal point needs a digit on both sides".into(), "add a `0`"),
        FaultKind::Json5Escape => {
            (format!("the escape `{}` exists in JSON5 only", token.escape_debug()), "write it as `\\uXXXX`")
        }
        FaultKind::Empty => ("the file is empty".into(), "start with `{}`"),
        FaultKind::MissingComma => ("a comma is missing here".into(), "add a comma"),
        FaultKind::ExtraComma => ("a comma too many".into(), "remove this comma"),
        FaultKind::RawNewline => {
            ("a line break inside a string".into(), "write `\\n`, or close the string on this line")
        }
        FaultKind::ControlCharacter => (invisible(token), "remove it, or write a plain blank"),
        FaultKind::LeadingZero => (format!("`{token}` is no JSON number"), "remove the leading zero"),
        FaultKind::UnterminatedString => ("this string is not closed".into(), "add the closing `\"`"),
        FaultKind::UnterminatedComment => ("this comment is not closed".into(), "add `*/`"),
        FaultKind::SmartQuote => ("typographic quotes around a string".into(), "use straight double quotes"),
        FaultKind::Backtick => ("backticks around a string".into(), "use double quotes"),
        FaultKind::MissingColon => ("a `:` is missing after the key".into(), "add `:`"),
        FaultKind::EqualsForColon => (format!("`{token}` where `:` belongs"), "write `:`"),
        FaultKind::SemicolonForComma => ("`;` where a comma belongs".into(), "write `,`"),
        FaultKind::ExtraColon => ("a `:` too many".into(), "remove it"),
        FaultKind::MissingValue => ("a value is missing here".into(), "add the value, or remove the key"),
        FaultKind::MissingKey => ("a key is missing here".into(), "add a key in double quotes"),
        FaultKind::ColonInArray => {
            ("`key: value` in a list".into(), "use `{ }` for keys and values, `[ ]` for a plain list")
        }
        FaultKind::UnquotedValue => (format!("`{token}` has no quotes"), "put it in double quotes"),
        FaultKind::WrongLiteral => (format!("`{token}` is no JSON value"), "JSON knows `true`, `false` and `null`"),
        FaultKind::Ellipsis => ("`...` was left in the file".into(), "remove it: it stood for something left out"),
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
        FaultKind::TextOutside => ("text outside the document".into(), "remove it"),
        FaultKind::MarkdownFence => ("a Markdown code fence was pasted along".into(), "remove this line"),
        FaultKind::LoneSurrogate => {
            (format!("`{token}` is half a character"), "write both halves, or the character itself")
        }
        FaultKind::MissingEquals => ("a `=` is missing after the key".into(), "write `key = value`"),
        FaultKind::ColonForEquals => ("`:` where `=` belongs".into(), "write `=`"),
        FaultKind::Toml11 => (format!("`{token}` is new in TOML 1.1"), "write it as TOML 1.0 has it"),
        FaultKind::TableClash => (format!("`{token}` is something else already"), "choose another name"),
        FaultKind::TabIndentation => ("a tab in the indentation".into(), "indent with blanks"),
        FaultKind::BadIndentation => ("the indentation fits nothing above".into(), "indent it like its neighbours"),
        FaultKind::MissingBlank => ("no blank after the colon".into(), "write `key: value`"),
        FaultKind::UnquotedTemplate => (format!("`{token}` without quotes"), "put it in quotes"),
        FaultKind::JsonInstead => ("JSON, where another format belongs".into(), "write it in that format"),
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

fn invisible(token: &str) -> String {
    let c = token.chars().next().unwrap_or('\0');
    let name = match c {
        '\t' => return "a raw tab inside a string".to_owned(),
        '\u{a0}' => " (no-break space)",
        '\u{feff}' => " (byte order mark)",
        '\u{200b}' => " (zero-width space)",
        '\0' => " (NUL)",
        _ => "",
    };
    format!("the invisible character U+{:04X}{name}", c as u32)
}
