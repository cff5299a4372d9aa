//! Variables.

mod foreign_variable_syntax;
mod malformed_variable;
mod placeholder_value;

pub use foreign_variable_syntax::ForeignVariableSyntax;
pub use malformed_variable::MalformedVariable;
pub use placeholder_value::PlaceholderValue;
