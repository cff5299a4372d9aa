//! What a run shows of each file, tells on standard error, and says at its end.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::{Check, Format};
use super::files::Listed;
use super::output::{Output, paint, say};
use super::survey::Survey;
use super::work::{Done, Job, is_ci};
use super::{Status, files, formats, patch};
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover;
use crate::render::{Checked, Paint, Renderer, Summary, count, visible};

/// The report of one run.
pub(super) struct Report<'r> {
    check: &'r Check,
    out: Output,
    renderer: Box<dyn Renderer>,
    /// How to colour what is said on standard error.
    pub(super) paint: Paint,
    pub(super) summary: Summary,
    /// How many findings somebody accepted.
    pub(super) suppressed: usize,
    /// Files that belong to no client, or are excluded.
    skipped: usize,
    pub(super) status: Status,
    /// What was looked at, where the person did not say.
    pub(super) survey: Option<Survey>,
}

impl<'r> Report<'r> {
    /// An empty report, to where the command line says.
    ///
    /// # Errors
    /// Where the output file cannot be opened.
    pub(super) fn new(check: &'r Check) -> Result<Self, String> {
        let fixes_stdin = check.fix && check.paths.iter().any(|path| path.as_os_str() == "-");
        let out = match &check.output {
            Some(file) => {
                Output::open(Some(file)).map_err(|e| format!("{}: {}", file.display(), discover::reason(&e)))?
            }
            // The fixed text goes to standard output.
            None if fixes_stdin => Output::error(),
            None => Output::standard(),
        };
        Ok(Self {
            check,
            renderer: formats::renderer(check, &out)?,
            out,
            paint: paint(check.color, io::stderr().is_terminal()),
            summary: Summary::default(),
            suppressed: 0,
            skipped: 0,
            status: Status::Clean,
            survey: None,
        })
    }

    /// Notes that a file is not linted, because something says so.
    pub(super) fn leave_out(&mut self, shown: &str, by: &str) {
        self.skipped += 1;
        if self.check.verbose {
            self.note(&format!("{}: left out, as {by} says", visible(shown)));
        }
    }

    /// Notes that a file was not linted.
    pub(super) fn failed(&mut self, path: &str, why: &str) -> Result<(), String> {
        self.status = Status::Trouble;
        self.renderer.failed(path, why, &mut self.out).map_err(|error| error.to_string())
    }

    /// Shows the findings in a file.
    pub(super) fn show(&mut self, checked: &Checked<'_>) -> Result<(), String> {
        if checked.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            self.status = self.status.max(Status::Findings);
        }
        let least = self.check.least();
        let mut checked = *checked;
        let wanted: Vec<Diagnostic>;
        if checked.diagnostics.iter().any(|found| found.severity < least) {
            wanted = checked.diagnostics.iter().filter(|found| found.severity >= least).cloned().collect();
            self.summary.hidden.lower += checked.diagnostics.len() - wanted.len();
            checked.diagnostics = &wanted;
        }
        self.summary.add(&checked);
        if let Some(survey) = &mut self.survey {
            survey.add(&checked);
            if self.check.format == Format::Human && !self.check.quiet && !self.check.statistics {
                let heading = survey.heading(&checked, paint(self.check.color, self.out.terminal)).unwrap_or_default();
                self.out.write_all(heading.as_bytes()).map_err(|error| error.to_string())?;
            }
        }
        self.renderer.file(&checked, &mut self.out).map_err(|error| error.to_string())
    }

    /// Shows which files would be linted.
    pub(super) fn list(&mut self, found: &[(&str, &Listed)]) -> Result<(), String> {
        self.summary.files += found.len();
        files::write(found, self.check.format, &mut self.out).map_err(|error| error.to_string())
    }

    /// Prints what would change.
    pub(super) fn diff(&mut self, input: &Job, done: &Done) -> Result<(), String> {
        if done.converted {
            self.note(&format!("{}: would be converted to UTF-8, which no patch can show", visible(&input.shown)));
        } else if done.has_changed() {
            let masked = is_ci() && !self.check.show_secrets;
            let patch = patch::unified(Path::new(&input.shown), &done.source.text, done.text(), masked);
            self.out.write_all(patch.as_bytes()).map_err(|error| error.to_string())?;
        } else {
            return Ok(());
        }
        self.status = self.status.max(Status::Findings);
        Ok(())
    }

    /// Says that a file is no client's.
    pub(super) fn skip(&mut self, input: &Job) {
        self.skipped += 1;
        if (input.named && !self.check.quiet) || self.check.verbose {
            let why = "skipped: no client reads such a file (`--client ID` lints it anyway)";
            self.note(&format!("{}: {why}", visible(&input.shown)));
        }
    }

    /// Says what a file was taken for.
    pub(super) fn tell(&self, input: &Job, checked: &Checked<'_>) {
        let Some(detected) = checked.detected.filter(|_| self.check.verbose) else { return };
        let servers = count(checked.servers, "server");
        let mut found = format!("{}, {}, {servers}", detected.client.name, detected.file.kind);
        if let Some(file) = &input.settings {
            found.push_str(&format!(", with the settings in {}", visible(&file.shown)));
        }
        self.note(&format!("{}: {found}", visible(checked.path)));
    }

    /// Notes that a file could not be dealt with; the others still are.
    pub(super) fn trouble(&mut self, path: &str, trouble: &str) -> Result<(), String> {
        self.status = Status::Trouble;
        if let Some(survey) = &mut self.survey {
            survey.failed(path);
        }
        say(&format!("{} {}: {}", self.paint.trouble("error:"), visible(path), visible(trouble)));
        self.renderer.failed(path, trouble, &mut self.out).map_err(|error| error.to_string())
    }

    /// Tells something in passing.
    pub(super) fn note(&self, text: &str) {
        say(&format!("{} {text}", self.paint.bold("note:")));
    }

    /// Says how the run went.
    pub(super) fn sum_up(&mut self) -> Result<(), String> {
        if self.summary.hidden.accepted > 0 && self.check.format != Format::Human && !self.check.quiet {
            self.note(self.summary.not_shown().trim_start());
        }
        if self.check.verbose && self.suppressed > 0 {
            let (are, s) = if self.suppressed == 1 { ("is", "") } else { ("are", "s") };
            self.note(&format!("{} finding{s} {are} suppressed by comments or settings", self.suppressed));
        }
        self.renderer.finish(&self.summary, &mut self.out).map_err(|error| error.to_string())
    }

    /// Shows the files at a glance, where the person did not say which ones to lint.
    pub(super) fn overview(&mut self) -> Result<(), String> {
        let Some(survey) = self.survey.as_ref().filter(|_| self.check.format == Format::Human && !self.check.quiet)
        else {
            return Ok(());
        };
        let overview = survey.overview(paint(self.check.color, self.out.terminal));
        let gap = if overview.is_empty() { "" } else { "\n" };
        write!(self.out, "{overview}{gap}").map_err(|error| error.to_string())
    }

    /// Says how much a patch would change.
    pub(super) fn sum_up_diff(&self) {
        if self.check.quiet || self.summary.fixed == 0 {
            return;
        }
        self.note(&format!("{} would be fixed", count(self.summary.fixed, "problem")));
        if is_ci() && !self.check.show_secrets {
            self.note("secrets in the patch are masked, because CI is set; it may not apply (`--show-secrets`)");
        }
    }

    /// Says that nothing was there to lint, if so.
    pub(super) fn tell_nothing(&self) {
        let nothing = self.summary.files == 0 && self.skipped == 0 && self.status != Status::Trouble;
        if nothing && !self.check.quiet {
            self.note(match self.check.paths.is_empty() {
                true => {
                    "no MCP config found, neither in this folder nor in the places of the clients (`-v` lists them)"
                }
                false => "no MCP config found there (see `mcp-lint clients` for the names that are looked for)",
            });
        }
    }

    /// Writes out what is left; how the run ended.
    pub(super) fn close(mut self) -> Result<Status, String> {
        self.out.flush().map_err(|error| error.to_string())?;
        match self.status {
            Status::Findings if self.check.exit_zero => Ok(Status::Clean),
            status => Ok(status),
        }
    }
}
