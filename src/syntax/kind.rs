//! The grammars that are read, and the kinds of nodes that all of them have.

use std::path::Path;

/// The grammar a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON, JSONC and JSON5: one parser, the differences are faults.
    Json,
    /// TOML 1.1; what 1.0 refuses is a fault.
    Toml,
    /// YAML 1.2 with the merge keys of 1.1.
    Yaml,
}

impl Format {
    /// The format that a file name's ending stands for; `None` where it says nothing.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "json" | "jsonc" | "json5" => Some(Self::Json),
            "toml" => Some(Self::Toml),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{ }`: children alternate key, value.
    Object,
    /// `[ ]`
    Array,
    /// The key of a member.
    Key,
    /// A string.
    String,
    /// A number.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
    /// A date, a time or both (TOML): a value of its own, neither string nor number.
    Date,
    /// A word without quotes that is none of the literals.
    Bare,
    /// Nothing stands where a key or value belongs; the span is empty.
    Missing,
}
