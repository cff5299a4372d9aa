//! `mcp-lint man`: the manual page, made from the command line's own words.

use std::io::{self, Write};

use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::args::Cli;
use super::environment::OPTIONS;

const EXIT_STATUS: &[(&str, &str)] = &[
    ("0", "Nothing at error level is left."),
    ("1", "There is something at error level; with --diff: there is a patch."),
    ("2", "Something could not be run or read."),
];

const ENVIRONMENT: &[(&str, &str)] = &[
    ("CI", "Where it is set, nothing is checked against this machine and patches hide secrets."),
    ("NO_COLOR", "Where it is set, colours are off."),
    ("FORCE_COLOR, CLICOLOR_FORCE", "Where one is set, colours are on even if no terminal reads."),
];

const FILES: &[(&str, &str)] = &[
    ("mcp-lint.toml", "Settings; the nearest one above each file counts. `mcp-lint init` writes one."),
    ("~/.claude.json, ./.mcp.json, ./.cursor/mcp.json, ...", "What is linted; `mcp-lint clients` lists the files."),
];

const EXAMPLES: &[(&str, &str)] = &[
    ("mcp-lint", "Check everything that your clients would load here."),
    ("mcp-lint --fix ~/.cursor/mcp.json", "Check one file and apply the fixes that cannot break anything."),
    ("mcp-lint -D warnings --format short .", "Check a folder, as strictly as a build server should."),
    ("mcp-lint explain missing-yes", "Say more about a finding."),
];

/// Prints the page, in the language of `man`.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn man(out: &mut dyn Write) -> io::Result<()> {
    let mut command = Cli::command();
    command.build();
    let page = Man::new(command.clone()).manual("User Commands");
    page.render_title(out)?;
    page.render_name_section(out)?;
    synopsis().to_writer(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    let mut rest = Roff::new();
    rest.control("SH", ["SUBCOMMANDS"]);
    command.get_subcommands_mut().for_each(|topic| subcommand(topic, &mut rest));
    section("EXIT STATUS", EXIT_STATUS, &mut rest);
    section("ENVIRONMENT", ENVIRONMENT, &mut rest);
    for option in OPTIONS {
        let variable = format!("MCP_LINT_{}", option.to_uppercase());
        entry(
            [bold(variable)],
            &format!("Stands for --{} where that is not given.", option.replace('_', "-")),
            &mut rest,
        );
    }
    section("FILES", FILES, &mut rest);
    section("EXAMPLES", EXAMPLES, &mut rest);
    rest.to_writer(out)
}

/// Not the generated one: that names every option and none of their values.
fn synopsis() -> Roff {
    let mut page = Roff::new();
    let repeated = |word: &str| [roman(" ["), italic(word), roman("]...")];
    let name = || vec![bold("mcp-lint")];
    page.control("SH", ["SYNOPSIS"]);
    page.text([name(), repeated("OPTION").into(), repeated("PATH").into()].concat());
    page.control("br", []);
    page.text([name(), vec![roman(" "), italic("SUBCOMMAND")], repeated("ARGUMENT").into()].concat());
    page
}

fn section(title: &str, entries: &[(&str, &str)], page: &mut Roff) {
    page.control("SH", [title]);
    for (term, text) in entries {
        entry([bold(*term)], text, page);
    }
}

/// A term and, indented below it, what it means.
fn entry(term: impl Into<Vec<Inline>>, text: &str, page: &mut Roff) {
    page.control("TP", []).text(term).text([roman(text)]);
}

fn subcommand(topic: &mut Command, page: &mut Roff) {
    let usage = topic.render_usage().to_string();
    page.control("SS", [usage.trim_start_matches("Usage: ")]);
    page.text([roman(topic.get_about().map(ToString::to_string).unwrap_or_default())]);
    for arg in topic.get_arguments().filter(|arg| arg.get_id() != "help") {
        let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        if !values.is_empty() {
            text.push_str(&format!(" [possible values: {}]", values.join(", ")));
        }
        entry(term(arg), &text, page);
    }
}

/// How an argument is written.
fn term(arg: &Arg) -> Vec<Inline> {
    let value = arg.get_value_names().filter(|_| arg.get_action().takes_values()).and_then(<[_]>::first);
    match (arg.get_long(), value) {
        (Some(long), Some(value)) => vec![bold(format!("--{long}")), roman(" "), italic(value.as_str())],
        (Some(long), None) => vec![bold(format!("--{long}"))],
        (None, Some(value)) => vec![italic(value.as_str())],
        (None, None) => vec![italic(arg.get_id().as_str())],
    }
}
