//! What is done to one file: read it, then lint or fix its text. Nothing is shown or written here, so that it can be done to
//! many files at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Check;
use super::guard::guarded;
use super::settings::SettingsFile;
use crate::diagnostic::Safety;
use crate::discover;
use crate::fix::fix;
use crate::host::{Host, ThisHost};
use crate::lint::{Linted, Options, lint};
use crate::source::{ReadError, Source};

/// One file of a run.
#[derive(Debug)]
pub(super) struct Job {
    /// The path as given.
    pub(super) shown: String,
    /// Where it stands.
    pub(super) path: PathBuf,
    /// How to lint it.
    pub(super) options: Options,
    /// The settings that say so, if there are any.
    pub(super) settings: Option<Arc<SettingsFile>>,
    /// Whether the person named it.
    pub(super) named: bool,
    pub(super) stdin: bool,
}

/// What was made of a text.
#[derive(Debug)]
pub(super) struct Done {
    /// What it was.
    pub(super) source: Source,
    pub(super) linted: Linted,
    /// The text after fixing, if something was fixed.
    fixed_text: Option<String>,
    /// Whether the bytes must be written as UTF-8, which they were not.
    pub(super) converted: bool,
    pub(super) fixed: usize,
    /// Rules whose fixes were not applied, because they would have done harm.
    pub(super) refused: Vec<&'static str>,
}

impl Done {
    /// The text as it is now.
    pub(super) fn text(&self) -> &str {
        self.fixed_text.as_ref().unwrap_or(&self.source.text)
    }

    /// Whether the file would have to be written.
    pub(super) fn has_changed(&self) -> bool {
        self.converted || self.text() != self.source.text
    }
}

/// What the command line wants done to every file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The fixes to apply.
    fixes: Option<Safety>,
    /// Whether this is a build server.
    ci: bool,
}

impl Wish {
    pub(super) fn of(check: &Check) -> Self {
        let safety = if check.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        Self { fixes: (check.fix || check.diff).then_some(safety), ci: is_ci() }
    }

    /// Reads a file and does it.
    ///
    /// # Errors
    /// Why that was not possible.
    pub(super) fn file(&self, job: &Job) -> Result<Done, String> {
        let source = Source::read(Path::new(&job.path)).map_err(|error| why_unread(&error))?;
        self.text(job, source).map_err(|(_, trouble)| trouble)
    }

    /// Does it to a text that was read already.
    ///
    /// # Errors
    /// The text again, and why that was not possible.
    pub(super) fn text(&self, job: &Job, source: Source) -> Result<Done, (Source, String)> {
        let mut options = job.options.clone();
        if options.host.is_none() && (job.stdin || self.ci) {
            options.host = Some(false);
        }
        options.encoding = source.encoding;
        let work = || match self.fixes {
            Some(threshold) => Worked::fixed(&job.path, &source.text, &options, threshold),
            None => Worked::linted(&job.path, &source.text, &options),
        };
        match guarded(work) {
            Ok(Worked { linted, text: fixed_text, converted, fixed, refused }) => {
                Ok(Done { source, linted, fixed_text, converted, fixed, refused })
            }
            Err(trouble) => Err((source, trouble)),
        }
    }
}

struct Worked {
    linted: Linted,
    text: Option<String>,
    converted: bool,
    fixed: usize,
    refused: Vec<&'static str>,
}

impl Worked {
    fn linted(path: &Path, text: &str, options: &Options) -> Self {
        let linted = lint(path, text, options, &ThisHost);
        Self { linted, text: None, converted: false, fixed: 0, refused: Vec::new() }
    }

    fn fixed(path: &Path, text: &str, options: &Options, threshold: Safety) -> Self {
        let fixed = fix(path, text, options, threshold, &ThisHost);
        Self {
            linted: fixed.left,
            text: Some(fixed.text),
            converted: fixed.converted,
            fixed: fixed.applied.iter().map(|applied| applied.count).sum(),
            refused: fixed.refused,
        }
    }
}

/// Whether this is somebody's build server, whose logs many people read.
pub(super) fn is_ci() -> bool {
    ThisHost.variable("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Why a file could not be read.
pub(super) fn why_unread(error: &ReadError) -> String {
    match error {
        ReadError::Io(error) => discover::reason(error),
        other => other.to_string(),
    }
}
