//! The command line.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::environment::{self, OPTIONS};
use super::plain::plain;
use crate::clients::{self, Client, Target, Version};
use crate::diagnostic::Severity;
use crate::host::Os;
use crate::settings::{Levels, Pattern, Selector};
use crate::text::nearest;

/// Lints and fixes the files in which MCP servers are declared for AI clients.
///
/// Without PATH: everything the clients on this machine would load here. Runs no server, opens no connection.
#[derive(Debug, Parser)]
#[command(name = "mcp-lint", version, args_conflicts_with_subcommands = true)]
#[command(disable_version_flag = true)]
#[command(
    after_help = "Exit status: 0 nothing at error level is left, 1 there is, 2 something could not be run or read.
A file called like a subcommand needs `./` before its name.

Environment: MCP_LINT_CLIENT, _COLOR, _CONFIG, _FORMAT, _NO_CONFIG and _OS stand for options that are not given."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) topic: Option<Topic>,
    #[command(flatten)]
    pub(super) check: Check,
    /// Print the version; with --verbose also what it knows and what it was built for
    #[arg(short = 'V', long)]
    pub(super) version: bool,
    /// The levels, in the order of the command line.
    #[arg(skip)]
    pub(super) levels: Vec<(Option<Severity>, String)>,
}

/// What to lint, and how.
#[derive(Debug, Default, Args)]
pub(super) struct Check {
    /// Files, folders (searched for the names that clients use), `-` for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Apply safe fixes
    #[arg(long)]
    pub(super) fix: bool,
    /// With --fix or --diff: also fixes that a person should look at
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Print what --fix would change as a patch for `git apply`, write nothing
    #[arg(long, conflicts_with = "fix")]
    pub(super) diff: bool,
    /// The client whose files these are (see `mcp-lint clients`)
    #[arg(long, value_name = "ID")]
    pub(super) client: Option<String>,
    /// The version of that client; otherwise the newest that is known
    #[arg(long, value_name = "VERSION", requires = "client", value_parser = version)]
    pub(super) client_version: Option<Version>,
    /// The system they are for; otherwise as the file says, else this one for your own files and any for a project's
    #[arg(long, value_enum, value_name = "OS")]
    pub(super) os: Option<System>,
    /// How to show what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Count the findings of each rule; for people that is all, JSON has it beside them
    #[arg(long, conflicts_with = "diff")]
    pub(super) statistics: bool,
    /// Show only findings of this level or above; what is fixed and the exit status stay the same
    #[arg(long, value_enum, value_name = "LEVEL")]
    min_severity: Option<Level>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub(super) color: Colour,
    /// Drop the findings of a RULE, a CATEGORY, all `warnings` or `all`; of -A -I -W -D the last one wins
    #[arg(short = 'A', long, value_name = "RULE", value_delimiter = ',', help_heading = "Levels")]
    allow: Vec<String>,
    /// Show them as infos
    #[arg(short = 'I', long, value_name = "RULE", value_delimiter = ',', help_heading = "Levels")]
    info: Vec<String>,
    /// Show them as warnings
    #[arg(short = 'W', long, value_name = "RULE", value_delimiter = ',', help_heading = "Levels")]
    warn: Vec<String>,
    /// Make them errors
    #[arg(short = 'D', long, value_name = "RULE", value_delimiter = ',', help_heading = "Levels")]
    deny: Vec<String>,
    /// Read settings from this file, and not from the `mcp-lint.toml` nearest to each file
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no settings
    #[arg(long)]
    pub(super) no_config: bool,
    /// Leave out files and folders that fit this pattern, besides those that the settings exclude; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub(super) exclude: Vec<String>,
    /// Leave out what is excluded even if it is named, as hooks name files
    #[arg(long)]
    pub(super) force_exclude: bool,
    /// The path that standard input is linted as
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Look at this machine (programs, folders, variables) for every file
    #[arg(long, overrides_with = "no_host")]
    host: bool,
    /// Never look at this machine; otherwise only for your own files, and not where CI is set
    #[arg(long, overrides_with = "host")]
    no_host: bool,
    /// Hide the findings in this file, which --write-baseline wrote; they are not fixed either
    #[arg(long, value_name = "FILE", help_heading = "Baseline", conflicts_with = "write_baseline")]
    pub(super) baseline: Option<PathBuf>,
    /// Accept all findings: write them to this file, for --baseline
    #[arg(long, value_name = "FILE", help_heading = "Baseline", conflicts_with = "diff")]
    pub(super) write_baseline: Option<PathBuf>,
    /// Say nothing but the findings
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say what was looked at
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// List the files that would be linted, with their clients and systems, and lint nothing
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(super) show_files: bool,
    /// How many threads lint files, if there are many; otherwise one for each core
    #[arg(short, long, value_name = "N", value_parser = number)]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Exit with 0 even if there are findings
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// With --diff in CI: do not mask secrets in the patch
    #[arg(long)]
    pub(super) show_secrets: bool,
}

/// What else the program tells.
#[derive(Debug, Subcommand)]
pub(super) enum Topic {
    /// Explain a rule
    Explain {
        /// The rule's id
        rule: String,
        #[command(flatten)]
        show: Show,
    },
    /// List the rules
    Rules {
        #[command(flatten)]
        show: Show,
    },
    /// List the clients, or tell about one: its files, what it reads, what it does about mistakes
    Clients {
        /// The client's id
        #[arg(value_name = "NAME")]
        client: Option<String>,
        /// Colours
        #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
        color: Colour,
        #[command(flatten)]
        show: Show,
    },
    /// Print the JSON Schema of a client's file, or of `settings`
    Schema {
        /// The client's id, or `settings`
        client: String,
    },
    /// Write an `mcp-lint.toml` to start from
    Init {
        /// Also over one that is there
        #[arg(long)]
        force: bool,
    },
    /// Print a script that completes options, clients and rules in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, for `man -l -`
    Man,
}

/// How to show it.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// For people or for programs
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ShowFormat::Human)]
    pub(super) format: ShowFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Snippets with carets
    #[default]
    Human,
    /// One line per finding
    Short,
    /// For programs, versioned
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality report of GitLab
    Gitlab,
    /// Test report for build servers
    Junit,
}

/// The level of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Level {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum System {
    Windows,
    Macos,
    Linux,
    /// No system in particular
    Any,
}

impl Cli {
    /// Reads the command line.
    ///
    /// # Errors
    /// What clap wants to say; also where help or the version was asked for.
    pub(super) fn read(args: &[std::ffi::OsString]) -> Result<Self, clap::Error> {
        let (mut cli, given) = match plain(args) {
            Some(cli) => (cli, OPTIONS.map(|name| (name, false))),
            None => {
                let mut matches = Self::command().try_get_matches_from(args)?;
                let levels = levels(&matches);
                let given = OPTIONS.map(|name| (name, matches.value_source(name) == Some(ValueSource::CommandLine)));
                (Self { levels, ..Self::from_arg_matches_mut(&mut matches)? }, given)
            }
        };
        let is_given = |name: &str| given.contains(&(name, true));
        environment::complete(&mut cli.check, is_given, |name| std::env::var_os(name))
            .map_err(|message| Self::command().error(ErrorKind::InvalidValue, message))?;
        Ok(cli)
    }
}

/// `-A -I -W -D` in the order in which they were written.
fn levels(matches: &ArgMatches) -> Vec<(Option<Severity>, String)> {
    let options = [
        ("allow", None),
        ("info", Some(Severity::Info)),
        ("warn", Some(Severity::Warning)),
        ("deny", Some(Severity::Error)),
    ];
    let mut found: Vec<_> = options
        .into_iter()
        .flat_map(|(name, level)| {
            let places = matches.indices_of(name).into_iter().flatten();
            let words = matches.get_many::<String>(name).into_iter().flatten();
            places.zip(words).map(move |(place, word)| (place, level, word.clone()))
        })
        .collect();
    found.sort_by_key(|(place, _, _)| *place);
    found.into_iter().map(|(_, level, word)| (level, word)).collect()
}

impl Check {
    /// Whether rules may look at this machine, if the person said so.
    pub(super) fn host(&self) -> Option<bool> {
        match (self.host, self.no_host) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// The lowest level that is shown.
    pub(super) fn least(&self) -> Severity {
        match self.min_severity {
            None | Some(Level::Info) => Severity::Info,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Error) => Severity::Error,
        }
    }

    /// The system, if the person named one.
    pub(super) fn target(&self) -> Option<Target> {
        self.os.map(|system| match system {
            System::Windows => Target::One(Os::Windows),
            System::Macos => Target::One(Os::Macos),
            System::Linux => Target::One(Os::Linux),
            System::Any => Target::Any,
        })
    }
}

/// The levels that the words choose.
pub(super) fn chosen_levels(words: &[(Option<Severity>, String)]) -> Result<Levels, String> {
    let mut levels = Levels::default();
    for (level, word) in words {
        let selector = Selector::parse(word).map_err(|unknown| {
            let what = format!("no rule or category is called `{}`", unknown.word);
            with_suggestion(&what, unknown.nearest, "`mcp-lint rules` lists them")
        })?;
        levels.set(selector, *level);
    }
    Ok(levels)
}

/// The patterns of `--exclude`.
pub(super) fn patterns(words: &[String], home: Option<&Path>) -> Result<Vec<Pattern>, String> {
    let pattern = |word: &String| {
        Pattern::new(word, home).map_err(|bad| format!("the pattern `{word}` {}: {}", bad.message, bad.help))
    };
    words.iter().map(pattern).collect()
}

/// A version on the command line.
fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "a version is numbers between dots, such as `2.1.202`".to_owned())
}

/// How many there are to be of something.
fn number(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "it takes a number, from 1 on".to_owned())
}

/// The client with this id.
pub(super) fn client(id: &str) -> Result<&'static Client, String> {
    clients::by_id(id).ok_or_else(|| {
        let ids = clients::ALL.iter().map(|client| client.id).chain([clients::GENERIC.id]);
        let what = format!("no client is called `{id}`");
        with_suggestion(&what, nearest(id, ids), "`mcp-lint clients` lists them")
    })
}

/// "…; did you mean `x`?", else "…; `mcp-lint …` lists them".
pub(super) fn with_suggestion(what: &str, nearest: Option<&str>, list: &str) -> String {
    match nearest {
        Some(nearest) => format!("{what}; did you mean `{nearest}`?"),
        None => format!("{what}; {list}"),
    }
}
