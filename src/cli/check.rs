//! Linting, fixing and diffing the files of one run.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::accepted::{Accepted, folders};
use super::args::{self, Check};
use super::formats;
use super::guard::guarded;
use super::output::{Output, paint, say};
use super::settings::{Finder, SettingsFile, Unusable};
use super::{Status, patch};
use crate::diagnostic::{Safety, Severity};
use crate::discover::{self, Discovered};
use crate::fix::fix;
use crate::host::{Host, ThisHost};
use crate::lint::{Linted, Options, lint};
use crate::render::{Checked, Paint, Renderer, Summary, count, visible};
use crate::settings::{FileSettings, normal};
use crate::source::{ReadError, Source};
use crate::text::Encoding;
use crate::write::{Cause, write};

/// Does what the command line asks for.
///
/// # Errors
/// Where nothing could be done at all: an unknown rule or client, an output file that cannot be written.
pub(super) fn check(check: &Check, levels: &[(Option<Severity>, String)]) -> Result<Status, String> {
    let options = Options {
        client: check.client.as_deref().map(args::client).transpose()?,
        target: check.target(),
        host: check.host(),
        levels: args::chosen_levels(levels)?,
        ..Options::default()
    };
    let mut run = Run::new(check, options, Finder::new(check)?)?;
    if check.paths.is_empty() {
        let folder = std::env::current_dir().map_err(|error| format!("the current folder: {error}"))?;
        run.files(discover::everything(&folder, run.options.client, &ThisHost))?;
    } else {
        let (stdin, paths): (Vec<_>, Vec<_>) = check.paths.iter().cloned().partition(|path| path.as_os_str() == "-");
        if !stdin.is_empty() {
            run.stdin()?;
        }
        run.files(discover::arguments(&paths))?;
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
    /// What settings accept.
    accepted: Accepted,
    /// How many findings somebody accepted.
    suppressed: usize,
    /// Files that belong to no client.
    skipped: usize,
    status: Status,
}

/// One text of the run.
struct Input<'i> {
    /// The path as given.
    shown: &'i str,
    /// Where it stands.
    path: &'i Path,
    source: &'i Source,
    /// How to lint it.
    options: Options,
    /// The settings that say so, if there are any.
    settings: Option<Arc<SettingsFile>>,
    /// Whether the person named it.
    named: bool,
    stdin: bool,
}

/// How to lint a file, and the settings that say so.
type ForFile = (Options, Option<Arc<SettingsFile>>);

/// What was made of a text.
struct Done {
    linted: Linted,
    /// The text after fixing.
    text: String,
    /// Whether the bytes must be written as UTF-8, which they were not.
    converted: bool,
    fixed: usize,
    /// Rules whose fixes were not applied, because they would have done harm.
    refused: Vec<&'static str>,
}

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
        let renderer = formats::renderer(check, &out);
        let paint = paint(check.color, io::stderr().is_terminal());
        Ok(Self {
            check,
            options,
            settings,
            unusable: Vec::new(),
            accepted: Accepted::default(),
            suppressed: 0,
            out,
            renderer,
            paint,
            summary: Summary::default(),
            skipped: 0,
            status: Status::Clean,
        })
    }

    /// Reads standard input as the file that the person says it is.
    fn stdin(&mut self) -> Result<(), String> {
        let source = match Source::from_reader(io::stdin().lock()) {
            Ok(source) => source,
            Err(error) => return self.trouble("-", &why_unread(&error)),
        };
        let named = self.check.stdin_filename.as_deref();
        let shown = named.map_or("-".into(), |path| path.to_string_lossy());
        // Without a name the content alone tells.
        let path = absolute(named.unwrap_or(Path::new("mcp.json")));
        match self.settings_for(&path, &shown, true)? {
            Some((options, settings)) => {
                let (shown, path, source) = (&*shown, &*path, &source);
                self.text(&Input { shown, path, source, options, settings, named: true, stdin: true })
            }
            // Whoever pipes through must not lose the text.
            None if self.check.fix => print_bytes(&source.bytes),
            None => Ok(()),
        }
    }

    fn files(&mut self, discovered: Discovered) -> Result<(), String> {
        for (path, trouble) in &discovered.troubles {
            self.trouble(&path.to_string_lossy(), trouble)?;
        }
        for file in &discovered.files {
            let shown = &*file.path.to_string_lossy();
            let path = &*absolute(&file.path);
            let Some((options, settings)) = self.settings_for(path, shown, file.named)? else { continue };
            match &Source::read(&file.path) {
                Ok(source) => {
                    self.text(&Input { shown, path, source, options, settings, named: file.named, stdin: false })?;
                }
                Err(error) => self.trouble(shown, &why_unread(error))?,
            }
        }
        Ok(())
    }

    /// How to lint the file at the absolute `path`, and where that is from; `None`: not at all.
    fn settings_for(&mut self, path: &Path, shown: &str, named: bool) -> Result<Option<ForFile>, String> {
        let path = normal(path);
        let file = match self.settings.of(&path) {
            Ok(Some(file)) => file,
            Ok(None) => return Ok(Some((self.options.clone(), None))),
            Err(unusable) => return self.unusable(unusable, shown).map(|()| None),
        };
        let FileSettings { mut levels, target, host, client, excluded, ignores } = file.settings.of(&path);
        if excluded && !named {
            if self.check.verbose {
                self.note(&format!("{}: left out, as {} says", visible(shown), visible(&file.shown)));
            }
            return Ok(None);
        }
        levels.extend(&self.options.levels);
        let options = Options {
            client: self.options.client.or(client),
            target: self.options.target.or(target),
            host: self.options.host.or(host),
            levels,
            ignores,
            encoding: self.options.encoding,
            outline: self.options.outline,
        };
        Ok(Some((options, Some(file))))
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

    /// Lints, fixes or diffs one text.
    fn text(&mut self, input: &Input<'_>) -> Result<(), String> {
        match guarded(|| self.work(input)) {
            Ok(done) => self.report(input, &done),
            Err(trouble) => {
                if input.stdin && self.check.fix {
                    // Whoever pipes through must not lose the text.
                    print_bytes(&input.source.bytes)?;
                }
                self.trouble(input.shown, &trouble)
            }
        }
    }

    fn work(&self, input: &Input<'_>) -> Done {
        let mut options = input.options.clone();
        if options.host.is_none() && (input.stdin || is_ci()) {
            options.host = Some(false);
        }
        options.encoding = input.source.encoding;
        let text = &input.source.text;
        if self.check.fix || self.check.diff {
            let threshold = if self.check.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
            let fixed = fix(input.path, text, &options, threshold, &ThisHost);
            return Done {
                linted: fixed.left,
                text: fixed.text,
                converted: fixed.converted,
                fixed: fixed.applied.iter().map(|applied| applied.count).sum(),
                refused: fixed.refused,
            };
        }
        let linted = lint(input.path, text, &options, &ThisHost);
        Done { linted, text: text.clone(), converted: false, fixed: 0, refused: Vec::new() }
    }

    fn report(&mut self, input: &Input<'_>, done: &Done) -> Result<(), String> {
        if done.linted.detected.is_none() {
            self.skip(input);
        }
        self.summary.fixed += done.fixed;
        for rule in done.refused.iter().filter(|_| !self.check.quiet) {
            self.note(&format!("{}: a fix of `{rule}` was left out, it would have done harm", visible(input.shown)));
        }
        if self.check.diff {
            return self.diff(input, done);
        }
        if self.check.fix
            && let Err(trouble) = keep(input, done)
        {
            return self.trouble(input.shown, &trouble);
        }
        let checked = Checked {
            path: input.shown,
            text: &done.text,
            encoding: if done.converted { Encoding::Utf8 } else { input.source.encoding },
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
        self.summary.add(checked);
        self.renderer.file(checked, &mut self.out).map_err(|error| error.to_string())
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
    fn diff(&mut self, input: &Input<'_>, done: &Done) -> Result<(), String> {
        if done.converted {
            self.note(&format!("{}: would be converted to UTF-8, which no patch can show", visible(input.shown)));
        } else if done.text != input.source.text {
            let masked = is_ci() && !self.check.show_secrets;
            let patch = patch::unified(Path::new(input.shown), &input.source.text, &done.text, masked);
            self.out.write_all(patch.as_bytes()).map_err(|error| error.to_string())?;
        } else {
            return Ok(());
        }
        self.status = self.status.max(Status::Findings);
        Ok(())
    }

    /// Says that a file is no client's.
    fn skip(&mut self, input: &Input<'_>) {
        self.skipped += 1;
        if (input.named && !self.check.quiet) || self.check.verbose {
            let why = "skipped: no client reads such a file (`--client ID` lints it anyway)";
            self.note(&format!("{}: {why}", visible(input.shown)));
        }
    }

    /// Says what a file was taken for.
    fn tell(&self, input: &Input<'_>, checked: &Checked<'_>) {
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
                    true => "no MCP config found, neither in this folder nor in the places of the clients (see `mcp-lint clients`)",
                    false => "no MCP config found there (see `mcp-lint clients` for the names that are looked for)",
                });
            }
            self.unused_entries()?;
            if self.check.verbose && self.suppressed > 0 {
                let (are, s) = if self.suppressed == 1 { ("is", "") } else { ("are", "s") };
                self.note(&format!("{} finding{s} {are} suppressed by comments or settings", self.suppressed));
            }
            self.renderer.finish(&self.summary, &mut self.out).map_err(|error| error.to_string())?;
        }
        self.out.flush().map_err(|error| error.to_string())?;
        match self.status {
            Status::Findings if self.check.exit_zero => Ok(Status::Clean),
            status => Ok(status),
        }
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

/// Whether this is somebody's build server, whose logs many people read.
fn is_ci() -> bool {
    ThisHost.variable("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Puts a fixed text where it belongs.
fn keep(input: &Input<'_>, done: &Done) -> Result<(), String> {
    let changed = done.converted || done.text != input.source.text;
    let bytes = if changed { done.text.as_bytes() } else { &input.source.bytes };
    if input.stdin {
        return print_bytes(bytes);
    }
    match changed {
        true => write(input.path, &input.source.bytes, bytes).map_err(|error| why_unwritten(&error.cause)),
        false => Ok(()),
    }
}

/// Writes a fixed text to standard output.
fn print_bytes(bytes: &[u8]) -> Result<(), String> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn why_unread(error: &ReadError) -> String {
    match error {
        ReadError::Io(error) => discover::reason(error),
        other => other.to_string(),
    }
}

fn why_unwritten(cause: &Cause) -> String {
    match cause {
        Cause::Changed => "was not written: it changed since it was read".to_owned(),
        Cause::ReadOnly => "was not written: it is read-only".to_owned(),
        Cause::Io(error) => format!("was not written: {}", discover::reason(error)),
    }
}
