//! `mcp-lint completions`: scripts with which a shell completes options, clients and rules.

use std::io::{self, Write};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::args::Cli;
use crate::clients;
use crate::diagnostic::Category;
use crate::rules;

/// Something that can be named on the command line, and a few words about it.
type Name = (&'static str, &'static str);

/// Prints the script for `shell`.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn completions(shell: Shell, out: &mut dyn Write) -> io::Result<()> {
    let mut command = with_names(Cli::command());
    if matches!(shell, Shell::PowerShell | Shell::Elvish) {
        command = with_names_as_subcommands(command);
    }
    let name = command.get_name().to_owned();
    // The generator takes no failing writer.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    out.write_all(&script)
}

/// The command line with all names that it takes. Reading arguments does without: unknown names get better words there,
/// and no run pays for lists that it does not need.
fn with_names(command: Command) -> Command {
    let command = command.mut_arg("client", |arg| arg.value_parser(values(clients())));
    ["allow", "info", "warn", "deny"]
        .into_iter()
        .fold(command, |command, level| command.mut_arg(level, |arg| arg.value_parser(values(selectors()))))
        .mut_subcommand("explain", |explain| explain.mut_arg("rule", |arg| arg.value_parser(values(rules()))))
        .mut_subcommand("clients", |topic| topic.mut_arg("client", |arg| arg.value_parser(values(clients()))))
        .mut_subcommand("schema", |schema| schema.mut_arg("client", |arg| arg.value_parser(values(schemas()))))
}

/// The generators of some shells complete subcommands, but no values: there, what can stand behind a subcommand becomes one.
/// Values of options cannot be had.
fn with_names_as_subcommands(command: Command) -> Command {
    let named = |(name, about): Name| Command::new(name).about(about).disable_help_flag(true);
    command
        .mut_subcommand("explain", |explain| explain.subcommands(rules().map(named)))
        .mut_subcommand("clients", |topic| topic.subcommands(clients().map(named)))
        .mut_subcommand("schema", |schema| schema.subcommands(schemas().map(named)))
}

fn values(names: impl Iterator<Item = Name>) -> PossibleValuesParser {
    names.map(|(name, help)| PossibleValue::new(name).help(help)).collect::<Vec<_>>().into()
}

fn clients() -> impl Iterator<Item = Name> {
    clients::ALL.iter().map(|client| (client.id, client.name)).chain([(clients::GENERIC.id, "any client")])
}

/// What `mcp-lint schema` prints.
fn schemas() -> impl Iterator<Item = Name> {
    clients().chain([("settings", "mcp-lint.toml")])
}

fn rules() -> impl Iterator<Item = Name> {
    rules::ALL.iter().map(|rule| (rule.declaration().id, rule.declaration().summary()))
}

/// What levels can be set for.
fn selectors() -> impl Iterator<Item = Name> {
    let category = |category: Category| (category.name(), "every rule of this category");
    let groups = [("all", "every rule"), ("warnings", "every rule at warning level")];
    groups.into_iter().chain(Category::ALL.map(category)).chain(rules())
}
