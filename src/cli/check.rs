//! Linting, fixing and diffing the files of one run.

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accepted::{Accepted, folders};
use super::args::{self, Check, Format};
use super::baseline::Comparison;
use super::files::Listed;
use super::keep::{keep, print_bytes};
use super::link::link;
use super::output::{Output, paint, say};
use super::progress::Progress;
use super::settings::{Finder, SettingsFile, Unusable};
use super::survey::{Survey, rank};
use super::work::{Done, Job, Wish, is_ci, why_unread};
use super::{Status, files, formats, patch, pool};
use crate::diagnostic::{Diagnostic, Severity};
use crate::discover::{self, Discovered};
use crate::host::{Host, ThisHost};
use crate::lint::Options;
use crate::render::{Checked, Paint, Renderer, Summary, count, visible};
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
        survey.tell(check, run.paint);
        run.survey = Some(survey);
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
    out: Output,
    renderer: Box<dyn Renderer>,
    /// How to colour what is said on standard error.
    paint: Paint,
    summary: Summary,
    /// Settings files with mistakes.
    unusable: Vec<Arc<Unusable>>,
    baseline: Option<Comparison>,
    /// What settings accept.
    accepted: Accepted,
    /// How many findings somebody accepted.
    suppressed: usize,
    /// Files that belong to no client, or are excluded.
    skipped: usize,
    status: Status,
    /// What was looked at, where the person did not say.
    survey: Option<Survey>,
}

/// How to lint a file, and the settings that say so.
type ForFile = (Options, Option<Arc<SettingsFile>>);

impl<'r> Run<'r> {
    fn new(check: &'r Check, options: Options, settings: Finder) -> Result<Self, String> {
        let fixes_stdin = check.fix && check.paths.iter().any(|path| path.as_os_str() == "-");
        let out = match &check.output {
            Some(file) => {
                Output::open(Some(file)).map_err(|e| format!("{}: {}", file.display(), discover::reason(&e)))?
            }
            // The fixed text goes to standard output.
            None if fixes_stdin => Output::error(),
            None => Output::standard(),
        };
        let renderer = formats::renderer(check, &out)?;
        let paint = paint(check.color, io::stderr().is_terminal());
        Ok(Self {
            check,
            options,
            settings,
            unusable: Vec::new(),
            baseline: Comparison::new(check)?,
            accepted: Accepted::default(),
            suppressed: 0,
            out,
            renderer,
            paint,
            summary: Summary::default(),
            skipped: 0,
            status: Status::Clean,
            survey: None,
        })
    }

    /// Reads standard input as the file that the person says it is.
    fn stdin(&mut self) -> Result<(), String> {
        let source = match Source::from_reader(io::stdin().lock()) {
            Ok(source) => source,
            Err(error) => return self.trouble("-", &why_unread(&error)),
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
            Ok(done) => self.report(&job, done),
            Err((source, trouble)) => {
                if self.check.fix {
                    print_bytes(&source.bytes)?;
                }
                self.trouble(&job.shown, &trouble)
            }
        }
    }

    /// Lints, fixes, diffs or lists the files, and those about which only several files tell something.
    fn files(&mut self, discovered: Discovered, mut progress: Progress) -> Result<(), String> {
        for (path, trouble) in &discovered.troubles {
            self.trouble(&path.to_string_lossy(), trouble)?;
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
        if self.survey.is_some() {
            done.sort_by_key(|(_, done)| done.as_ref().map_or(usize::MAX, |done| rank(done.linted.detected)));
        }
        let mut written = HashSet::new();
        for (job, done) in done {
            // Two names of one file: what the first one wrote is what the second is about.
            let again = self.check.fix && !written.insert(ThisHost.real(&job.path));
            match if again { wish.file(job) } else { done } {
                Ok(done) => self.report(job, done)?,
                Err(trouble) => self.trouble(&job.shown, &trouble)?,
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
            self.leave_out(shown, &by);
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

    fn leave_out(&mut self, shown: &str, by: &str) {
        self.skipped += 1;
        if self.check.verbose {
            self.note(&format!("{}: left out, as {by} says", visible(shown)));
        }
    }

    /// Notes that a file is not linted, because its settings say nothing that can be relied on.
    fn unusable(&mut self, unusable: Arc<Unusable>, shown: &str) -> Result<(), String> {
        self.status = Status::Trouble;
        if !self.unusable.iter().any(|known| Arc::ptr_eq(known, &unusable)) {
            let told = unusable.tell(self.check);
            say(&format!("{} {told}; the files it is for are not linted", self.paint.trouble("error:")));
            self.unusable.push(unusable);
        }
        self.renderer.failed(shown, "not linted: its settings have mistakes", &mut self.out).map_err(|e| e.to_string())
    }

    /// Shows which files would be linted.
    fn list(&mut self, listed: &[(&Job, Result<Option<Listed>, String>)]) -> Result<(), String> {
        for (job, listed) in listed {
            match listed {
                Ok(Some(_)) => {}
                Ok(None) => self.skip(job),
                Err(trouble) => self.trouble(&job.shown, trouble)?,
            }
        }
        let found: Vec<(&str, &Listed)> =
            listed.iter().filter_map(|(job, listed)| Some((&*job.shown, listed.as_ref().ok()?.as_ref()?))).collect();
        self.summary.files += found.len();
        files::write(&found, self.check.format, &mut self.out).map_err(|error| error.to_string())
    }

    fn report(&mut self, input: &Job, mut done: Done) -> Result<(), String> {
        if done.linted.detected.is_none() {
            self.skip(input);
        }
        self.summary.fixed += done.fixed;
        for rule in done.refused.iter().filter(|_| !self.check.quiet) {
            self.note(&format!("{}: a fix of `{rule}` was left out, it would have done harm", visible(&input.shown)));
        }
        if self.check.diff {
            return self.diff(input, &done);
        }
        if self.check.fix
            && let Err(trouble) = keep(input, &done)
        {
            return self.trouble(&input.shown, &trouble);
        }
        if let Some(baseline) = &mut self.baseline {
            self.summary.hidden.accepted += baseline.take(&input.path, &mut done.linted);
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
        self.tell(input, &checked);
        self.suppressed += done.linted.suppressed;
        if let Some(file) = &input.settings {
            self.accepted.add(file, &done.linted.outcomes);
        }
        self.show(&checked)
    }

    fn show(&mut self, checked: &Checked<'_>) -> Result<(), String> {
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

    /// Shows what is left over in the settings.
    fn unused_entries(&mut self) -> Result<(), String> {
        for (file, mut diagnostics) in self.accepted.unused(&folders(&self.check.paths)) {
            let mut levels = file.settings.levels().clone();
            levels.extend(&self.options.levels);
            levels.apply(&mut diagnostics);
            if !diagnostics.is_empty() {
                self.show(&Checked {
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

    /// Prints what would change.
    fn diff(&mut self, input: &Job, done: &Done) -> Result<(), String> {
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
    fn skip(&mut self, input: &Job) {
        self.skipped += 1;
        if (input.named && !self.check.quiet) || self.check.verbose {
            let why = "skipped: no client reads such a file (`--client ID` lints it anyway)";
            self.note(&format!("{}: {why}", visible(&input.shown)));
        }
    }

    /// Says what a file was taken for.
    fn tell(&self, input: &Job, checked: &Checked<'_>) {
        let Some(detected) = checked.detected.filter(|_| self.check.verbose) else { return };
        let servers = count(checked.servers, "server");
        let mut found = format!("{}, {}, {servers}", detected.client.name, detected.file.kind);
        if let Some(file) = &input.settings {
            found.push_str(&format!(", with the settings in {}", visible(&file.shown)));
        }
        self.note(&format!("{}: {found}", visible(checked.path)));
    }

    /// Notes that a file could not be dealt with; the others still are.
    fn trouble(&mut self, path: &str, trouble: &str) -> Result<(), String> {
        self.status = Status::Trouble;
        if let Some(survey) = &mut self.survey {
            survey.failed(path);
        }
        say(&format!("{} {}: {}", self.paint.trouble("error:"), visible(path), visible(trouble)));
        self.renderer.failed(path, trouble, &mut self.out).map_err(|error| error.to_string())
    }

    fn note(&self, text: &str) {
        say(&format!("{} {text}", self.paint.bold("note:")));
    }

    fn finish(mut self) -> Result<Status, String> {
        if self.check.diff {
            self.sum_up_diff();
        } else {
            let nothing = self.summary.files == 0 && self.skipped == 0 && self.status != Status::Trouble;
            if nothing && !self.check.quiet {
                self.note(match self.check.paths.is_empty() {
                    true => {
                        "no MCP config found, neither in this folder nor in the places of the clients (`-v` lists them)"
                    }
                    false => "no MCP config found there (see `mcp-lint clients` for the names that are looked for)",
                });
            }
            if !self.check.show_files {
                self.sum_up()?;
            }
        }
        self.out.flush().map_err(|error| error.to_string())?;
        match self.status {
            Status::Findings if self.check.exit_zero => Ok(Status::Clean),
            status => Ok(status),
        }
    }

    fn sum_up(&mut self) -> Result<(), String> {
        self.unused_entries()?;
        self.survey()?;
        if let Some(baseline) = &mut self.baseline {
            let notes = baseline.finish(self.check.verbose)?;
            notes.iter().filter(|_| !self.check.quiet).for_each(|note| self.note(note));
        }
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
    fn survey(&mut self) -> Result<(), String> {
        let Some(survey) = self.survey.as_ref().filter(|_| self.check.format == Format::Human && !self.check.quiet)
        else {
            return Ok(());
        };
        let overview = survey.overview(paint(self.check.color, self.out.terminal));
        let gap = if overview.is_empty() { "" } else { "\n" };
        write!(self.out, "{overview}{gap}").map_err(|error| error.to_string())
    }

    fn sum_up_diff(&self) {
        if self.check.quiet || self.summary.fixed == 0 {
            return;
        }
        self.note(&format!("{} would be fixed", count(self.summary.fixed, "problem")));
        if is_ci() && !self.check.show_secrets {
            self.note("secrets in the patch are masked, because CI is set; it may not apply (`--show-secrets`)");
        }
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
