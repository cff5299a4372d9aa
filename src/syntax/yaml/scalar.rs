//! What a plain scalar is by the core schema of YAML 1.2, which every client reads by.

use crate::syntax::Kind;

/// What a plain text stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Resolved {
    /// Anything but the others.
    String,
    /// `null`, `~`, nothing.
    Null,
    /// `true`, `True`, `TRUE` and the same of `false`.
    Bool(bool),
    /// A number as JSON has it; `null` for what is not finite.
    Number(serde_json::Value),
}

impl Resolved {
    /// The kind of node that holds it.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::String => Kind::String,
            Self::Null => Kind::Null,
            Self::Bool(true) => Kind::True,
            Self::Bool(false) => Kind::False,
            Self::Number(_) => Kind::Number,
        }
    }
}

/// Resolves a plain text.
pub(super) fn resolve(text: &str) -> Resolved {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Resolved::Null,
        "true" | "True" | "TRUE" => return Resolved::Bool(true),
        "false" | "False" | "FALSE" => return Resolved::Bool(false),
        _ => {}
    }
    parsed(text).map_or(Resolved::String, Resolved::Number)
}

/// A number as JSON has it; `null` where no JSON value can hold it.
pub(in crate::syntax) fn number(text: &str) -> serde_json::Value {
    parsed(text).unwrap_or_default()
}

fn parsed(text: &str) -> Option<serde_json::Value> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(serde_json::Value::Null);
    }
    let radix = |digits: Option<&str>, radix| {
        let digits = digits.filter(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_alphanumeric()))?;
        i64::from_str_radix(digits, radix).ok().map(Into::into)
    };
    if let Some(value) = radix(text.strip_prefix("0x"), 16).or_else(|| radix(text.strip_prefix("0o"), 8)) {
        return Some(value);
    }
    if !is_decimal(unsigned) {
        return None;
    }
    text.parse::<i64>().map(Into::into).ok().or_else(|| text.parse::<f64>().ok().map(Into::into))
}

/// Digits, perhaps with a point and an exponent; at least one digit before the exponent.
fn is_decimal(text: &str) -> bool {
    let (base, exponent) = match text.split_once(['e', 'E']) {
        Some((base, exponent)) => (base, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = base.split_once('.').unwrap_or((base, ""));
    let base_fits = digits(whole) && digits(part) && !(whole.is_empty() && part.is_empty());
    base_fits && exponent.is_none_or(|e| !e.is_empty() && digits(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_are_told_from_strings() {
        let number = |n: f64| Resolved::Number(n.into());
        let cases = [
            ("yes", Resolved::String),
            ("on", Resolved::String),
            ("~", Resolved::Null),
            ("True", Resolved::Bool(true)),
            ("tRUE", Resolved::String),
            ("12", Resolved::Number(12.into())),
            ("-3", Resolved::Number((-3).into())),
            ("0x1F", Resolved::Number(31.into())),
            ("0o17", Resolved::Number(15.into())),
            ("1.5", number(1.5)),
            (".5e1", number(5.0)),
            (".inf", Resolved::Number(serde_json::Value::Null)),
            ("1.2.3", Resolved::String),
            ("0x", Resolved::String),
            ("inf", Resolved::String),
            (".", Resolved::String),
            ("1e", Resolved::String),
            ("22:30", Resolved::String),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }
}
