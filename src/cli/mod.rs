//! The program: reads the command line, does what it says, and tells how it went.

mod accepted;
mod args;
mod baseline;
mod check;
mod clients;
mod completions;
mod environment;
mod files;
mod formats;
mod guard;
mod init;
mod keep;
mod link;
mod man;
mod output;
mod patch;
mod plain;
mod pool;
mod progress;
mod report;
mod settings;
mod survey;
mod topics;
mod version;
mod work;

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use args::Cli;
use output::{paint, say};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing at error level is left.
    Clean,
    /// Something is.
    Findings,
    /// Something could not be run or read.
    Trouble,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Trouble => Self::from(2),
        }
    }
}

/// Runs the program with these arguments, the first being its own name.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.collect();
    let cli = match Cli::read(&args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            if error.use_stderr() {
                formats::report_nothing(formats::asked(&args), None, "the command line could not be read");
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let colour = cli.check.color;
    let done = match &cli.topic {
        _ if cli.version => topics::print(|out| version::version(cli.check.verbose, out)),
        Some(topic) => topics::tell(topic),
        None => check::check(&cli.check, &cli.levels),
    };
    match done {
        Ok(status) => status.into(),
        Err(trouble) => {
            say(&format!("{} {trouble}", paint(colour, io::stderr().is_terminal()).trouble("error:")));
            if cli.topic.is_none() {
                formats::report_nothing(cli.check.format, cli.check.output.as_deref(), &trouble);
            }
            Status::Trouble.into()
        }
    }
}
