//! What the validator says, reduced to data: rules find the place and the words.

use jsonschema::JsonType;
use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};

use super::Types;

/// One disagreement between an entry and its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// RFC 6901 pointer from the entry to the value.
    pub pointer: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// The kinds of disagreement.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// Another JSON type.
    Type {
        /// What would do.
        expected: Types,
    },
    /// A field is absent.
    Required {
        /// Its name.
        field: String,
    },
    /// None of the allowed values.
    Enum {
        /// The allowed strings.
        allowed: Vec<String>,
    },
    /// Fields that a closed shape does not list.
    Unknown {
        /// Their names.
        fields: Vec<String>,
    },
    /// A list, object or string that must not be empty is.
    Empty,
    /// A number out of range; the text says which.
    Range {
        /// "must be at least 1", ...
        limit: String,
    },
    /// Anything else, in the validator's words.
    Other {
        /// The sentence.
        text: String,
    },
}

pub(super) fn violations<'i>(errors: impl Iterator<Item = ValidationError<'i>>) -> Vec<Violation> {
    errors.map(|error| Violation { pointer: error.instance_path().to_string(), problem: problem(&error) }).collect()
}

fn problem(error: &ValidationError<'_>) -> Problem {
    match error.kind() {
        ValidationErrorKind::Type { kind } => Problem::Type { expected: expected(kind) },
        ValidationErrorKind::Required { property } => {
            Problem::Required { field: property.as_str().unwrap_or_default().to_owned() }
        }
        ValidationErrorKind::Enum { options } => Problem::Enum {
            allowed: options.as_array().into_iter().flatten().filter_map(|v| Some(v.as_str()?.to_owned())).collect(),
        },
        ValidationErrorKind::Constant { expected_value } => {
            Problem::Enum { allowed: expected_value.as_str().map(str::to_owned).into_iter().collect() }
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => Problem::Unknown { fields: unexpected.clone() },
        ValidationErrorKind::MinLength { .. }
        | ValidationErrorKind::MinItems { .. }
        | ValidationErrorKind::MinProperties { .. } => Problem::Empty,
        ValidationErrorKind::Minimum { limit } => Problem::Range { limit: format!("at least {limit}") },
        ValidationErrorKind::ExclusiveMinimum { limit } => Problem::Range { limit: format!("more than {limit}") },
        ValidationErrorKind::Maximum { limit } => Problem::Range { limit: format!("at most {limit}") },
        ValidationErrorKind::ExclusiveMaximum { limit } => Problem::Range { limit: format!("less than {limit}") },
        _ => Problem::Other { text: error.to_string() },
    }
}

fn expected(kind: &TypeKind) -> Types {
    let bit = |ty: JsonType| match ty {
        JsonType::String => Types::STRING.0,
        JsonType::Number => Types::NUMBER.0,
        JsonType::Integer => Types::INTEGER.0,
        JsonType::Boolean => Types::BOOLEAN.0,
        JsonType::Null => Types::NULL.0,
        JsonType::Array => Types::ARRAY.0,
        JsonType::Object => Types::OBJECT.0,
    };
    match kind {
        TypeKind::Single(ty) => Types(bit(*ty)),
        TypeKind::Multiple(set) => Types(set.iter().map(bit).fold(0, |a, b| a | b)),
    }
}
