//! What the program does beside linting: it tells about its rules and clients, and writes what others need.

use std::io::{self, Write};

use serde::Serialize;

use super::Status;
use super::args::{self, Show, ShowFormat, Topic, with_suggestion};
use super::clients::tell as about_clients;
use super::completions::completions;
use super::init::init;
use super::man::man;
use super::output::Output;
use crate::clients::Client;
use crate::diagnostic::Category;
use crate::rules::{self, Declaration, FixPromise, Piece};
use crate::settings;
use crate::text::nearest;

/// Does it.
///
/// # Errors
/// Where there is no such rule or client, or something cannot be written.
pub(super) fn tell(topic: &Topic) -> Result<Status, String> {
    match topic {
        Topic::Explain { rule, show } => {
            let rule = declaration(rule)?;
            print(|out| explain(rule, show, out))
        }
        Topic::Rules { show } => print(|out| list_rules(show, out)),
        Topic::Clients { client, show, color } => {
            let tell = about_clients(client.as_deref(), show, *color)?;
            written(tell)
        }
        Topic::Schema { client } if client == "settings" => print(|out| json(&settings::schema(), out)),
        Topic::Schema { client } => {
            let client = args::client(client)?;
            print(|out| schema(client, out))
        }
        Topic::Completions { shell } => print(|out| completions(*shell, out)),
        Topic::Man => print(man),
        Topic::Init { force } => init(*force),
    }
}

/// Writes something to standard output.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Status, String> {
    written(|out| write(out))
}

/// The same for what depends on the terminal.
fn written(write: impl FnOnce(&mut Output) -> io::Result<()>) -> Result<Status, String> {
    let mut out = Output::standard();
    write(&mut out).and_then(|()| out.flush()).map_err(|error| error.to_string())?;
    Ok(Status::Clean)
}

#[derive(Serialize)]
struct RuleView {
    id: &'static str,
    category: &'static str,
    level: &'static str,
    on: bool,
    fix: &'static str,
    since: &'static str,
    summary: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'static [&'static str]>,
}

fn declaration(rule: &str) -> Result<&'static Declaration, String> {
    rules::by_id(rule).map(|rule| rule.declaration()).ok_or_else(|| {
        let ids = rules::ALL.iter().map(|rule| rule.declaration().id);
        with_suggestion(&format!("no rule is called `{rule}`"), nearest(rule, ids), "`mcp-lint rules` lists them")
    })
}

fn view(rule: &'static Declaration) -> RuleView {
    RuleView {
        id: rule.id,
        category: rule.category.name(),
        level: rule.level.name(),
        on: !rule.opt_in,
        fix: promise(rule.fix),
        since: rule.since,
        summary: rule.summary(),
        docs: None,
        evidence: None,
    }
}

/// The level of a rule in a list.
fn level(rule: &Declaration) -> &'static str {
    if rule.opt_in { "off" } else { rule.level.name() }
}

fn promise(fix: FixPromise) -> &'static str {
    match fix {
        FixPromise::None => "none",
        FixPromise::Safe => "safe",
        FixPromise::Unsafe => "unsafe",
        FixPromise::Mixed => "mixed",
    }
}

fn explain(rule: &'static Declaration, show: &Show, out: &mut dyn Write) -> io::Result<()> {
    if show.format == ShowFormat::Json {
        return json(&RuleView { docs: Some(rule.docs), evidence: Some(rule.evidence), ..view(rule) }, out);
    }
    let fix = match rule.fix {
        FixPromise::None => "no fix",
        FixPromise::Safe => "fixable",
        FixPromise::Unsafe => "fixable with --unsafe-fixes",
        FixPromise::Mixed => "fixable, partly with --unsafe-fixes only",
    };
    writeln!(out, "# {}\n", rule.id)?;
    let off = if rule.opt_in { ", off until named" } else { "" };
    writeln!(out, "{} · {}{off} · {fix} · since {}\n", rule.category.name(), rule.level.name(), rule.since)?;
    for piece in rule.pieces() {
        match piece {
            Piece::Prose(text) => writeln!(out, "{text}\n")?,
            Piece::Example(example) => {
                writeln!(out, "{}\n```{}\n{}```\n", example.caption(), example.language, example.text)?;
            }
        }
    }
    if !rule.evidence.is_empty() {
        writeln!(out, "## Evidence\n")?;
    }
    rule.evidence.iter().try_for_each(|source| writeln!(out, "- {source}"))
}

fn list_rules(show: &Show, out: &mut dyn Write) -> io::Result<()> {
    let all = || rules::ALL.iter().map(|rule| rule.declaration());
    if show.format == ShowFormat::Json {
        let rules: Vec<RuleView> = all().map(view).collect();
        return json(&serde_json::json!({ "rules": rules }), out);
    }
    let width = all().map(|rule| rule.id.len()).max().unwrap_or(0);
    let mut first = true;
    for category in Category::ALL {
        let mut rules = all().filter(|rule| rule.category == category).peekable();
        if rules.peek().is_none() {
            continue;
        }
        let gap = if std::mem::take(&mut first) { "" } else { "\n" };
        writeln!(out, "{gap}{}", category.name())?;
        for rule in rules {
            let fix = if rule.fix == FixPromise::None { "" } else { "fix" };
            writeln!(out, "  {:width$}  {:7}  {fix:3}  {}", rule.id, level(rule), rule.summary())?;
        }
    }
    Ok(())
}

/// Prints the schema of the client's first file: the one that people write.
fn schema(client: &'static Client, out: &mut dyn Write) -> io::Result<()> {
    match client.files.iter().find(|file| file.unread.is_none()) {
        Some(file) => out.write_all(file.schema.text.as_bytes()),
        None => Ok(()),
    }
}

fn json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
