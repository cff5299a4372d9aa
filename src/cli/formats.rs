//! Which format the report has, and what stands in it where nothing could be done.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;

use super::args::{Check, Colour, Format};
use super::output::{Output, paint};
use crate::render::{Github, Gitlab, Human, Json, Junit, Renderer, Root, Sarif, Short, Summary};

/// The variables in which build servers say where the checkout is: those of GitHub, GitLab and Azure.
const CHECKOUTS: [&str; 3] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"];

/// What writes the report to `out`.
pub(super) fn renderer(check: &Check, out: &Output) -> Box<dyn Renderer> {
    let paint = paint(check.color, out.terminal);
    match check.format {
        // The overview at the end says whose file each is.
        Format::Human if check.paths.is_empty() => {
            Box::new(Human::new(paint, out.width(), check.quiet).without_guesses())
        }
        Format::Human => Box::new(Human::new(paint, out.width(), check.quiet)),
        Format::Short => Box::new(Short::new(paint)),
        format => for_programs(format),
    }
}

/// What writes a report that other programs read; those for people are plain here.
fn for_programs(format: Format) -> Box<dyn Renderer> {
    match format {
        Format::Human | Format::Short => Box::new(Short::new(paint(Colour::Never, false))),
        Format::Json => Box::new(Json::default()),
        Format::Sarif => Box::new(Sarif::new(root())),
        Format::Github => Box::new(Github::new(root())),
        Format::Gitlab => Box::new(Gitlab::new(root())),
        Format::Junit => Box::new(Junit::new(root())),
    }
}

/// What paths are relative to where other programs read them.
fn root() -> Root {
    let here = std::env::current_dir().unwrap_or_default();
    let checkout = CHECKOUTS.iter().find_map(std::env::var_os);
    let checkout = checkout.filter(|folder| !folder.is_empty());
    Root::new(
        &here.to_string_lossy(),
        checkout.as_ref().map(|folder| folder.to_string_lossy()).as_deref(),
        cfg!(windows),
    )
}

/// Writes a report that is valid although the run ended before its time, and says why where the format has a place for that.
pub(super) fn report_nothing(format: Format, output: Option<&Path>, why: &str) {
    let write = || -> io::Result<()> {
        let mut out = Output::open(output)?;
        let mut renderer = for_programs(format);
        renderer.aborted(why, &mut out)?;
        renderer.finish(&Summary::default(), &mut out)?;
        out.flush()
    };
    // That something went wrong was said already.
    let _ = write();
}

/// The format that a command line asks for that could not be read.
pub(super) fn asked(args: &[OsString]) -> Format {
    let joined = args.iter().filter_map(|arg| arg.to_str()?.strip_prefix("--format="));
    let apart = args.windows(2).filter(|pair| pair[0] == "--format").filter_map(|pair| pair[1].to_str());
    let by_environment = std::env::var("MCP_LINT_FORMAT").ok();
    let mut words = joined.chain(apart).chain(by_environment.as_deref());
    words.find_map(|word| Format::from_str(word, false).ok()).unwrap_or(Format::Human)
}
