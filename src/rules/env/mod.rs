//! Variables.

mod add;
mod by_name;
mod empty_secret;
mod foreign_variable_syntax;
mod invalid_env_name;
mod lack;
mod malformed_variable;
mod missing_env;
mod placeholder_value;
mod reach;
mod refused_env;
mod undefined_input;
mod undefined_variable;
mod unused_input;
mod withheld_variable;

pub use empty_secret::EmptySecret;
pub use foreign_variable_syntax::ForeignVariableSyntax;
pub use invalid_env_name::InvalidEnvName;
pub use malformed_variable::MalformedVariable;
pub use missing_env::MissingEnv;
pub use placeholder_value::PlaceholderValue;
pub use refused_env::RefusedEnv;
pub use undefined_input::UndefinedInput;
pub use undefined_variable::UndefinedVariable;
pub use unused_input::UnusedInput;
pub use withheld_variable::WithheldVariable;

pub(in crate::rules) use add::add_variables;
