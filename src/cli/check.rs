//! Linting, fixing and diffing the files of one run.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accepted::{Accepted, folders};
use super::args::{self, Check};
use super::baseline::Comparison;
use super::files::Listed;
use super::keep::{keep, print_bytes};
use super::link::link;
use super::output::say;
use super::progress::Progress;
use super::report::Report;
use super::settings::{Finder, SettingsFile, Unusable};
use super::survey::{Survey, rank};
use super::work::{Done, Job, Wish, why_unread};
use super::{Status, pool};
use crate::diagnostic::Severity;
use crate::discover::{self, Discovered};
use crate::host::{Host, ThisHost};
use crate::lint::Options;
use crate::render::{Checked, visible};
use crate::settings::{FileSettings, normal};
use crate::source::Source;
use crate::text::Encoding;

/// Does what the command line asks for.
///
/// # Errors
/// Where nothing could be done at all: an unknown rule or client, an output file that cannot be written.
pub(super) fn check(check: &Check, levels: &[(Option<Severity>, String)]) -> Result<Status, String> {
    let options = Options {
        client: check.client.as_deref().map(args::client).transpose()?,
        version: check.client_version.clone(),
        target: check.target(),
        host: check.host(),
        levels: args::chosen_levels(levels)?,
        ..Options::default()
    };
    let mut run = Run::new(check, options, Finder::new(check)?)?;
    let mut progress = Progress::new(check.quiet);
    if check.paths.is_empty() {
        let folder = std::env::current_dir().map_err(|error| format!("the current folder: {error}"))?;
        let discovered = discover::everything(&folder, run.options.client, &ThisHost);
        let survey = Survey::new(&discovered, folder);
        survey.tell(check, run.report.paint);
        run.report.survey = Some(survey);
        run.files(discovered, progress)?;
    } else {
        let (stdin, paths): (Vec<_>, Vec<_>) = check.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        if !stdin.is_empty() {
            run.stdin()?;
        }
        let found = discover::arguments(&paths, &mut run.settings, &mut |searched| progress.folders(searched));
        run.files(found, progress)?;
    }
    run.finish()
}

/// One run over all files.
struct Run<'r> {
    check: &'r Check,
    /// What the command line says, which weighs more than settings.
    options: Options,
    settings: Finder,
    /// Settings files with mistakes.
    unusable: Vec<Arc<Unusable>>,
    baseline: Option<Comparison>,
    /// What settings accept.
    accepted: Accepted,
    report: Report<'r>,
}

/// How to lint a file, and the settings that say so.
type ForFile = (Options, Option<Arc<SettingsFile>>);

impl<'r> Run<'r> {
    fn new(check: &'r Check, options: Options, settings: Finder) -> Result<Self, String> {
        let report = Report::new(check)?;
        let (unusable, accepted) = Default::default();
        Ok(Self { check, options, settings, unusable, baseline: Comparison::new(check)?, accepted, report })
    }

    /// Reads standard input as the file that the person says it is.
    fn stdin(&mut self) -> Result<(), String> {
        let source = match Source::from_reader(io::stdin().lock()) {
            Ok(source) => source,
            Err(error) => return self.report.trouble("-", &why_unread(&error)),
        };
        let named = self.check.stdin_filename.as_deref();
        let shown = named.map_or("-".into(), |path| path.to_string_lossy()).into_owned();
        // Without a name the content alone tells.
        let path = absolute(named.unwrap_or(Path::new("mcp.json")));
        let Some((options, settings)) = self.settings_for(&path, &shown, true)? else {
            // Whoever pipes through must not lose the text.
            return if self.check.fix { print_bytes(&source.bytes) } else { Ok(()) };
        };
        let job = self.job(Job { shown, path, options, settings, named: true, stdin: true });
        if self.check.show_files {
            return self.list(&[(&job, Ok(Listed::of(&job, &source)))]);
        }
        match Wish::of(self.check).text(&job, source) {
            Ok(done) => self.take(&job, done),
            Err((source, trouble)) => {
                if self.check.fix {
                    print_bytes(&source.bytes)?;
                }
                self.report.trouble(&job.shown, &trouble)
            }
        }
    }

    /// Lints, fixes, diffs or lists the files, and those about which only several files tell something.
    fn files(&mut self, discovered: Discovered, mut progress: Progress) -> Result<(), String> {
        for (path, trouble) in &discovered.troubles {
            self.report.trouble(&path.to_string_lossy(), trouble)?;
        }
        let mut jobs = Vec::new();
        for file in discovered.files {
            let (shown, path) = (file.path.to_string_lossy().into_owned(), absolute(&file.path));
            if let Some((options, settings)) = self.settings_for(&path, &shown, file.named)? {
                jobs.push(self.job(Job { shown, path, options, settings, named: file.named, stdin: false }));
            }
        }
        let threads = pool::threads(self.check.jobs, jobs.len());
        if self.check.show_files {
            let listed = pool::run(&jobs, threads, Listed::read, &mut progress);
            drop(progress);
            return self.list(&jobs.iter().zip(listed).collect::<Vec<_>>());
        }
        let wish = Wish::of(self.check);
        if jobs.len() > 1 && !self.check.diff {
            jobs.iter_mut().for_each(|job| job.options.outline = true);
        }
        let mut done = pool::run(&jobs, threads, |job| wish.file(job), &mut progress);
        drop(progress);
        link(&jobs, &mut done);
        let mut done: Vec<(&Job, Result<Done, String>)> = jobs.iter().zip(done).collect();
        if self.report.survey.is_some() {
            done.sort_by_key(|(_, done)| done.as_ref().map_or(usize::MAX, |done| rank(done.linted.detected)));
        }
        let mut written = HashSet::new();
        for (job, done) in done {
            // Two names of one file: what the first one wrote is what the second is about.
            let again = self.check.fix && !written.insert(ThisHost.real(&job.path));
            match if again { wish.file(job) } else { done } {
                Ok(done) => self.take(job, done)?,
                Err(trouble) => self.report.trouble(&job.shown, &trouble)?,
            }
        }
        Ok(())
    }

    /// The same, with what is known of the file.
    fn job(&self, mut job: Job) -> Job {
        job.options.known = self.baseline.as_ref().map(|baseline| baseline.known(&job.path));
        job
    }

    /// How to lint the file at the absolute `path`, and where that is from; `None`: not at all.
    fn settings_for(&mut self, path: &Path, shown: &str, named: bool) -> Result<Option<ForFile>, String> {
        let path = normal(path);
        let file = match self.settings.of(&path) {
            Ok(file) => file,
            Err(unusable) => return self.unusable(unusable, shown).map(|()| None),
        };
        let settings = file.as_ref().map(|file| file.settings.of(&path)).unwrap_or_default();
        let FileSettings { mut levels, target, host, client, excluded, additions, ignores } = settings;
        let by_option = self.settings.leaves_out(&path);
        if (by_option || excluded) && (!named || self.check.force_exclude) {
            let by =
                file.filter(|_| !by_option).map_or("`--exclude`".to_owned(), |file| visible(&file.shown).into_owned());
            self.report.leave_out(shown, &by);
            return Ok(None);
        }
        levels.extend(&self.options.levels);
        let options = Options {
            client: self.options.client.or(client),
            version: self.options.version.clone(),
            target: self.options.target.or(target),
            host: self.options.host.or(host),
            levels,
            additions,
            ignores,
            ..self.options.clone()
        };
        Ok(Some((options, file)))
    }

    /// Notes that a file is not linted, because its settings say nothing that can be relied on.
    fn unusable(&mut self, unusable: Arc<Unusable>, shown: &str) -> Result<(), String> {
        if !self.unusable.iter().any(|known| Arc::ptr_eq(known, &unusable)) {
            let told = unusable.tell(self.check);
            say(&format!("{} {told}; the files it is for are not linted", self.report.paint.trouble("error:")));
            self.unusable.push(unusable);
        }
        self.report.failed(shown, "not linted: its settings have mistakes")
    }

    /// Shows which files would be linted.
    fn list(&mut self, listed: &[(&Job, Result<Option<Listed>, String>)]) -> Result<(), String> {
        for (job, listed) in listed {
            match listed {
                Ok(Some(_)) => {}
                Ok(None) => self.report.skip(job),
                Err(trouble) => self.report.trouble(&job.shown, trouble)?,
            }
        }
        let found: Vec<(&str, &Listed)> =
            listed.iter().filter_map(|(job, listed)| Some((&*job.shown, listed.as_ref().ok()?.as_ref()?))).collect();
        self.report.list(&found)
    }

    fn take(&mut self, input: &Job, mut done: Done) -> Result<(), String> {
        if done.linted.detected.is_none() {
            self.report.skip(input);
        }
        self.report.summary.fixed += done.fixed;
        for rule in done.refused.iter().filter(|_| !self.check.quiet) {
            self.report
                .note(&format!("{}: a fix of `{rule}` was left out, it would have done harm", visible(&input.shown)));
        }
        if self.check.diff {
            return self.report.diff(input, &done);
        }
        if self.check.fix
            && let Err(trouble) = keep(input, &done)
        {
            return self.report.trouble(&input.shown, &trouble);
        }
        if let Some(baseline) = &mut self.baseline {
            self.report.summary.hidden.accepted += baseline.take(&input.path, &mut done.linted);
        }
        let checked = Checked {
            path: &input.shown,
            text: done.text(),
            encoding: if done.converted { Encoding::Utf8 } else { done.source.encoding },
            detected: done.linted.detected,
            diagnostics: &done.linted.diagnostics,
            servers: done.linted.servers,
        };
        if checked.detected.is_none() && !input.named {
            return Ok(());
        }
        self.report.tell(input, &checked);
        self.report.suppressed += done.linted.suppressed;
        if let Some(file) = &input.settings {
            self.accepted.add(file, &done.linted.outcomes);
        }
        self.report.show(&checked)
    }

    /// Shows what is left over in the settings.
    fn unused_entries(&mut self) -> Result<(), String> {
        for (file, mut diagnostics) in self.accepted.unused(&folders(&self.check.paths)) {
            let mut levels = file.settings.levels().clone();
            levels.extend(&self.options.levels);
            levels.apply(&mut diagnostics);
            if !diagnostics.is_empty() {
                self.report.show(&Checked {
                    path: &file.shown,
                    text: &file.text,
                    encoding: Encoding::Utf8,
                    detected: None,
                    diagnostics: &diagnostics,
                    servers: 0,
                })?;
            }
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Status, String> {
        if self.check.diff {
            self.report.sum_up_diff();
        } else {
            self.report.tell_nothing();
            if !self.check.show_files {
                self.sum_up()?;
            }
        }
        self.report.close()
    }

    fn sum_up(&mut self) -> Result<(), String> {
        self.unused_entries()?;
        self.report.overview()?;
        if let Some(baseline) = &mut self.baseline {
            let notes = baseline.finish(self.check.verbose)?;
            notes.iter().filter(|_| !self.check.quiet).for_each(|note| self.report.note(note));
        }
        self.report.sum_up()
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
