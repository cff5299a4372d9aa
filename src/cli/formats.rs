//! Which format the report has, and what stands in it where nothing could be done.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;

use super::args::{Check, Colour, Format};
use super::output::{Output, paint};
use crate::render::{Github, Gitlab, Human, Json, Junit, Paint, Renderer, Root, Sarif, Short, Statistics, Summary};
use crate::rules;

/// The variables in which build servers say where the checkout is: those of GitHub, GitLab and Azure.
const CHECKOUTS: [&str; 3] = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY"];

/// What writes the report to `out`.
///
/// # Errors
/// Where the format has no place for what is asked.
pub(super) fn renderer(check: &Check, out: &Output) -> Result<Box<dyn Renderer>, String> {
    let paint = linked(paint(check.color, out.terminal), out);
    let human = || {
        let human = Human::new(paint, out.width(), check.quiet);
        // The overview at the end says whose file each is.
        if check.paths.is_empty() { human.without_guesses() } else { human }
    };
    Ok(match check.format {
        Format::Human if check.statistics => Box::new(Statistics::new(paint, human())),
        Format::Json if check.statistics => Box::new(Json::default().with_statistics()),
        _ if check.statistics => return Err("`--statistics` goes with `--format human` and `--format json`".to_owned()),
        Format::Human => Box::new(human()),
        Format::Short => Box::new(Short::new(paint)),
        format => for_programs(format),
    })
}

/// With links, where the terminal takes them and there is something to link to.
fn linked(paint: Paint, out: &Output) -> Paint {
    let linked =
        paint == Paint::Colour && out.terminal && rules::have_pages() && supports_hyperlinks::supports_hyperlinks();
    if linked { Paint::Linked } else { paint }
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
