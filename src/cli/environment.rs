//! `MCP_LINT_*`: options that the environment gives where the command line says nothing.

use std::ffi::OsString;

use clap::ValueEnum;

use super::args::{Check, Colour, Format, System};

/// The options that a variable stands for, as the command line knows them.
pub(super) const OPTIONS: [&str; 6] = ["client", "color", "config", "format", "no_config", "os"];

/// Completes what the command line says. `given`: whether it has that option; `value`: that of a variable, if it is set.
///
/// # Errors
/// Where a variable has a value that its option does not take.
pub(super) fn complete(
    check: &mut Check,
    given: impl Fn(&str) -> bool,
    value: impl Fn(&str) -> Option<OsString>,
) -> Result<(), String> {
    // An empty variable is how a build server says that there is none.
    let value = |name: &str| value(name).filter(|value| !value.is_empty());
    if !given("client")
        && let Some(client) = value("MCP_LINT_CLIENT")
    {
        check.client = Some(client.to_string_lossy().into_owned());
    }
    if !given("color")
        && let Some(colour) = word::<Colour>("MCP_LINT_COLOR", value("MCP_LINT_COLOR"))?
    {
        check.color = colour;
    }
    if !given("format")
        && let Some(format) = word::<Format>("MCP_LINT_FORMAT", value("MCP_LINT_FORMAT"))?
    {
        check.format = format;
    }
    if !given("os") {
        check.os = word::<System>("MCP_LINT_OS", value("MCP_LINT_OS"))?;
    }
    if !given("config") && !given("no_config") {
        check.no_config = value("MCP_LINT_NO_CONFIG").is_some_and(|value| value != "0" && value != "false");
        check.config = value("MCP_LINT_CONFIG").filter(|_| !check.no_config).map(Into::into);
    }
    Ok(())
}

/// One of the words that an option takes.
fn word<T: ValueEnum>(name: &str, value: Option<OsString>) -> Result<Option<T>, String> {
    let Some(value) = value else { return Ok(None) };
    let value = value.to_string_lossy();
    T::from_str(&value, false).map(Some).map_err(|_| {
        let words = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let words: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
        format!("{name} is `{value}`, but takes only {}", words.join(", "))
    })
}
