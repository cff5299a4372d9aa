//! Variables.

mod foreign_variable_syntax;
mod malformed_variable;
mod missing_env;
mod placeholder_value;
mod reach;

pub use foreign_variable_syntax::ForeignVariableSyntax;
pub use malformed_variable::MalformedVariable;
pub use missing_env::MissingEnv;
pub use placeholder_value::PlaceholderValue;
