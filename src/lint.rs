//! The pure pipeline: text in, findings out. Nothing is read, started or written here.

mod together;

use std::path::Path;
use std::sync::Arc;

use crate::baseline::{Compared, Known};
use crate::clients::{self, Client, Detected, Scope, Sure, Target, Version};
use crate::diagnostic::{Category, Diagnostic, Fix};
use crate::fingerprint::Subject;
use crate::host::{Host, Os};
use crate::known::Additions;
use crate::model::{Config, Outline};
use crate::rules::{self, Report, Rule};
use crate::secrets::Secrets;
use crate::settings::{Ignore, Levels};
use crate::suppress::{Outcome, Suppressions};
use crate::syntax::{self, Document, Format};
use crate::text::Encoding;

pub use together::{Linked, Said, together};

/// How to lint.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The client, if the person said so.
    pub client: Option<&'static Client>,
    /// Its version, if the person said so; `None`: the newest that is known.
    pub version: Option<Version>,
    /// The system, if the person said so.
    pub target: Option<Target>,
    /// Whether rules may look at this machine; `None`: for a person's own files on this system.
    pub host: Option<bool>,
    /// The levels of the rules.
    pub levels: Levels,
    /// What the rules shall know beyond their tables.
    pub additions: Option<Arc<Additions>>,
    /// The entries of the settings that accept findings in this file.
    pub ignores: Vec<Arc<Ignore>>,
    /// The findings that are not told again; `Some` also where none is, but the others are to be known again.
    pub known: Option<Arc<Known>>,
    /// What the bytes of the text were.
    pub encoding: Encoding,
    /// Whether to keep what [`together`] needs.
    pub outline: bool,
}

/// What came of a text.
#[derive(Debug, Default)]
pub struct Linted {
    /// The client it was linted for; `None`: it is no client's file, and nothing was checked.
    pub detected: Option<Detected>,
    /// The findings, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many servers it declares.
    pub servers: usize,
    /// How many faults of the text the client's reader does not take.
    pub faults: usize,
    /// What other files of the run may contradict, where that was asked for.
    pub outline: Option<Outline>,
    /// How many findings somebody accepted.
    pub suppressed: usize,
    /// What became of the entries of the settings that accept findings.
    pub outcomes: Vec<Outcome>,
    /// What came of [`Options::known`].
    pub compared: Compared,
}

/// Lints `text`, which stands (or would stand) at the absolute `path`.
pub fn lint(path: &Path, text: &str, options: &Options, host: &dyn Host) -> Linted {
    let document = parse(path, text, options);
    let Some(detected) = clients::detect(path, &document, options.client, host) else { return Linted::default() };
    let evidence = clients::evidence_os(path, &document);
    let system = |evidence| match Target::of(options.target, evidence, detected.scope, host) {
        Target::One(os) => Some(os),
        Target::Any => None,
    };
    let target = system(evidence);
    let shared = matches!(detected.scope, Scope::Project | Scope::Plugin) && detected.sure != Sure::Unknown;
    let readers = system(evidence.filter(|_| !shared));
    let mut config = Config::new(&document, detected, options.version.clone(), [target, readers]);
    config.sample = clients::is_sample(path, &detected);
    config.additions = options.additions.as_deref();
    let looks = options.host.unwrap_or(detected.scope == Scope::User && target == Some(host.os()));
    config.hidden_by = looks.then(|| clients::read_instead(path, detected.file, host)).flatten();
    config.file_since = config.era.reads_file_since(path);
    let mut diagnostics = Vec::new();
    // What a client would do with servers that it never reads is beside the point; secrets are there to be read all the same.
    let unread = detected.file.unread.is_some() || config.file_since.is_some();
    let matters = |rule: &&dyn Rule| {
        let category = rule.declaration().category;
        !unread || !matches!(category, Category::Command | Category::Env | Category::Remote)
    };
    for rule in rules::ALL.iter().copied().filter(|rule| options.levels.runs(rule.declaration())).filter(matters) {
        check(rule, &config, looks.then_some(host), &mut diagnostics);
    }
    let faults = document.faults().iter().filter(|fault| config.refuses(fault)).count();
    for diagnostic in &mut diagnostics {
        let is_syntax = diagnostic.category == Category::Syntax;
        // The parser's guess is good enough to point at things, not to edit them: the text comes first. And before that its
        // encoding, because offsets in the text are none in the bytes.
        let usable = |fix: &mut Fix| match options.encoding {
            Encoding::Utf8 => !fix.is_conversion() && (faults == 0 || is_syntax),
            _ => fix.is_conversion() && is_syntax,
        };
        diagnostic.fix.take_if(|fix| !usable(fix));
    }
    diagnostics.sort_by(|a, b| (a.primary.span, a.rule).cmp(&(b.primary.span, b.rule)));
    diagnostics.dedup();
    let mut linted = Linted { detected: Some(detected), servers: config.servers.len(), faults, ..Linted::default() };
    let mut suppressions = Suppressions::of(&document, &options.ignores);
    if !suppressions.is_empty() {
        let levels = &options.levels;
        diagnostics.retain(|diagnostic| levels.of(diagnostic).is_some());
        let wanted = diagnostics.len();
        diagnostics.retain(|diagnostic| !suppressions.accept(diagnostic));
        linted.suppressed = wanted - diagnostics.len();
        let sound = options.encoding == Encoding::Utf8 && faults == 0;
        let again = |rule| everywhere(rule, &config);
        linted.outcomes = suppressions.unused(levels, sound, &again, &mut diagnostics);
        diagnostics.sort_by(|a, b| (a.primary.span, a.rule).cmp(&(b.primary.span, b.rule)));
    }
    options.levels.apply(&mut diagnostics);
    if let Some(known) = &options.known {
        let secrets = Secrets::of(&document);
        let subject = Subject { client: detected.client.id, text, secrets: &secrets };
        linted.compared = known.hide(&subject, &mut diagnostics);
    }
    // What is there to be copied contradicts nobody.
    linted.outline = (options.outline && !config.sample).then(|| Outline::of(&config, path, host));
    Linted { diagnostics, ..linted }
}

/// What a text at the absolute `path` would be linted as; `None`: it is no client's file.
pub fn identify(path: &Path, text: &str, options: &Options, host: &dyn Host) -> Option<(Detected, Target)> {
    let document = parse(path, text, options);
    let detected = clients::detect(path, &document, options.client, host)?;
    let evidence = clients::evidence_os(path, &document);
    Some((detected, Target::of(options.target, evidence, detected.scope, host)))
}

/// The client is known only after parsing, so the name tells the grammar; where it says nothing, the named client does.
fn parse<'t>(path: &Path, text: &'t str, options: &Options) -> Document<'t> {
    let by_client = || options.client.and_then(|client| client.files.first()).map(|file| file.format);
    let format = Format::of_path(path).or_else(by_client).unwrap_or(Format::Json);
    syntax::parse(text, format).decoded_from(options.encoding)
}

/// Lets a rule look at the file; whether it wanted to look at the machine, too.
fn check(rule: &'static dyn Rule, config: &Config<'_>, host: Option<&dyn Host>, out: &mut Vec<Diagnostic>) -> bool {
    let mut report = Report::new(rule, host, out);
    rule.config(config, &mut report);
    report.about(None);
    for server in &config.servers {
        report.look_at(config, server);
    }
    report.has_asked()
}

/// What a rule finds for one system or another; `None` where that depends on the machine.
fn everywhere(rule: &'static dyn Rule, config: &Config<'_>) -> Option<Vec<Diagnostic>> {
    let mut found = Vec::new();
    for os in Os::ALL.into_iter().map(Some).chain([None]) {
        let mut there = Config::new(config.document, config.detected, config.era.version().cloned(), [os, os]);
        (there.sample, there.additions) = (config.sample, config.additions);
        if check(rule, &there, None, &mut found) {
            return None;
        }
    }
    Some(found)
}
