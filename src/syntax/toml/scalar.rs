//! Numbers, booleans, dates, and the words that are none of them.

use serde_json::Value;
use toml_parser::decoder::ScalarKind;
use toml_parser::{ParseError, Raw, Span};

use crate::syntax::fault::FaultKind;
use crate::syntax::kind::Kind;
use crate::syntax::strings;

/// What an unquoted value is; `Err`: nothing that TOML knows.
pub(super) fn classify(raw: &str) -> Result<Kind, Wrong> {
    let mut error: Option<ParseError> = None;
    let whole = Span::new_unchecked(0, raw.len());
    let kind = Raw::new_unchecked(raw, None, whole).decode_scalar(&mut (), &mut error);
    if let Some(error) = error {
        return Err(wrong(raw, &error));
    }
    match kind {
        ScalarKind::Boolean(true) => Ok(Kind::True),
        ScalarKind::Boolean(false) => Ok(Kind::False),
        ScalarKind::Integer(_) if number(raw).is_null() => {
            let digits = raw.trim_start_matches(['+', '-']).replace('_', "");
            let plain = digits.chars().all(|c| c.is_ascii_alphanumeric());
            let why = if plain { "does not fit into 64 bits" } else { "is not a TOML number" };
            Err(Wrong::Other(format!("`{raw}` {why}")))
        }
        ScalarKind::Float if raw.replace('_', "").parse::<f64>().is_err() => {
            Err(Wrong::Other(format!("`{raw}` is not a TOML number")))
        }
        ScalarKind::Float | ScalarKind::Integer(_) => Ok(Kind::Number),
        ScalarKind::DateTime => match raw.parse::<toml_datetime::Datetime>() {
            Ok(_) => Ok(Kind::Date),
            Err(_) if raw.bytes().all(|b| b.is_ascii_digit() || b"-:.+TtZz ".contains(&b)) => {
                Err(Wrong::Other(format!("`{raw}` is not a date or time")))
            }
            Err(_) => Err(Wrong::Shape(FaultKind::UnquotedValue)),
        },
        ScalarKind::String => Err(Wrong::Shape(FaultKind::UnquotedValue)),
    }
}

/// Why an unquoted value is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// In a way that has a name.
    Shape(FaultKind),
    /// In another: the sentence.
    Other(String),
}

fn wrong(raw: &str, error: &ParseError) -> Wrong {
    const WORDS: &[&str] = &["true", "false", "null", "none", "nil", "undefined", "yes", "no", "on", "off"];
    if WORDS.contains(&raw.to_ascii_lowercase().as_str()) {
        return Wrong::Shape(FaultKind::WrongLiteral);
    }
    let digits = raw.trim_start_matches(['+', '-']);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().all(|b| b.is_ascii_digit() || b"._+-eE".contains(&b))
        && digits.bytes().any(|b| b.is_ascii_digit())
        && digits.matches('.').count() < 2;
    if !numeric {
        return Wrong::Shape(FaultKind::UnquotedValue);
    }
    if digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Wrong::Shape(FaultKind::LeadingZero);
    }
    Wrong::Other(format!("`{raw}` is not a TOML number: {}", error.description()))
}

/// Whether a date or time leaves out its seconds, as TOML 1.1 lets it.
pub(super) fn lacks_seconds(raw: &str) -> bool {
    let time = raw.split(['T', 't', ' ']).next_back().filter(|time| time.contains(':')).unwrap_or("");
    let time = time.split(['Z', 'z', '+', '-']).next().unwrap_or("");
    time.matches(':').count() == 1
}

/// A number as JSON has it; `null` for `nan` and `inf`.
pub(in crate::syntax) fn number(raw: &str) -> Value {
    let plain = raw.replace('_', "");
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    let radix = |prefix: &str, radix| plain.strip_prefix(prefix).map(|digits| i64::from_str_radix(digits, radix));
    match radix("0x", 16).or_else(|| radix("0o", 8)).or_else(|| radix("0b", 2)) {
        Some(number) => number.map_or(Value::Null, Value::from),
        None if plain.bytes().all(|b| b.is_ascii_digit() || b == b'-') => {
            plain.parse::<i64>().map_or(Value::Null, Value::from)
        }
        None => strings::number(plain),
    }
}
