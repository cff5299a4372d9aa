//! Lints and repairs every file of `fixtures/rules/<rule>/`, compares with its `.expected`, and checks what holds for any file.
//!
//! A file is called `<case>.<client>[.<os>][.<scope>][.host].json`; `scope` is `user` or `project`, and with `host` rules may look
//! at a made-up machine. The expected file holds what people see, then
//! the patch of the safe fixes, then that of all fixes. `SNAPSHOTS=overwrite` accepts what comes out: read it before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sarif;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::clients::Scope;
use mcp_lint::diagnostic::{Diagnostic, Safety, Severity};
use mcp_lint::fix::fix;
use mcp_lint::lint::Linted;
use mcp_lint::render::diff::unified;
use mcp_lint::render::{Checked, Human, Json, Paint, Renderer, Root, Sarif, Summary};
use mcp_lint::rules;
use mcp_lint::syntax::{self, Format};
use mcp_lint::text::Encoding;
use serde_json::{Value, json};
use support::{Setting, client, os};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules");

struct Fixture {
    rule: String,
    path: PathBuf,
    setting: Setting,
    text: String,
}

fn fixtures() -> Vec<Fixture> {
    let mut found = Vec::new();
    for folder in fs::read_dir(ROOT).unwrap().map(|e| e.unwrap().path()) {
        let rule = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(rules::by_id(&rule).is_some(), "fixtures/rules/{rule} is no rule");
        for path in fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()) {
            // `also` names other rules that may speak up.
            if path.extension().is_some_and(|e| e != "expected") {
                found.push(fixture(&rule, path));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn fixture(rule: &str, path: PathBuf) -> Fixture {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let words: Vec<&str> = name.split('.').skip(1).collect();
    let client = client(words[0]);
    let mut setting = Setting { client: Some(client), ..Setting::default() };
    let mut scope = None;
    for word in &words[1..words.len() - 1] {
        match *word {
            "user" => scope = Some(Scope::User),
            "project" => scope = Some(Scope::Project),
            "host" => setting.looks = true,
            name => setting.os = Some(os(name)),
        }
    }
    // The first place of the client with that scope whose file has this extension; else just a name.
    let extension = words[words.len() - 1];
    let mut places = client.files.iter().filter(|f| f.unread.is_none()).flat_map(|f| f.places);
    let place = places.find(|p| !p.is_moved() && p.path.ends_with(extension) && scope.is_none_or(|s| p.scope == s));
    setting.path = match place {
        Some(place) if place.path.starts_with("./") => place.ending().replace('*', "x"),
        Some(place) if place.path.starts_with("~/") => format!("~/{}", place.ending().replace('*', "x")),
        Some(place) if place.path.starts_with("%APPDATA%/") => format!("~/AppData/Roaming/{}", place.ending()),
        Some(place) => format!("~/.config/{}", place.ending().replace('*', "x")),
        None => format!("mcp.{extension}"),
    };
    let setting = setting.with(rules::by_id(rule).unwrap());
    let text = fs::read_to_string(&path).unwrap();
    Fixture { rule: rule.to_owned(), path, setting, text }
}

impl Fixture {
    fn name(&self) -> String {
        self.path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/")
    }

    fn lint(&self) -> Linted {
        self.setting.lint(&self.text)
    }

    fn fixed(&self, text: &str, threshold: Safety) -> String {
        fix(&self.setting.absolute(), text, &self.setting.options(), threshold, &self.setting.host()).text
    }
}

fn shown(renderer: &mut dyn Renderer, path: &str, text: &str, linted: &Linted) -> String {
    let checked = Checked {
        path,
        text,
        encoding: Encoding::Utf8,
        detected: linted.detected,
        diagnostics: &linted.diagnostics,
        servers: linted.servers,
    };
    let mut summary = Summary::default();
    summary.add(&checked);
    let mut out = Vec::new();
    renderer.file(&checked, &mut out).unwrap();
    renderer.finish(&summary, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn fixtures_come_out_as_expected() {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let linted = fixture.lint();
        let path = fixture.setting.path.clone();
        let mut actual = shown(&mut Human::new(Paint::Plain, Some(120), true), &path, &fixture.text, &linted);
        for (title, threshold) in [("safe", Safety::Safe), ("unsafe", Safety::Unsafe)] {
            let after = fixture.fixed(&fixture.text, threshold);
            let patch = if after == fixture.text {
                "nothing\n".to_owned()
            } else {
                unified(Path::new(&path), &fixture.text, &after, 1)
            };
            actual.push_str(&format!("==== {title} fixes\n{patch}"));
        }
        let expected = PathBuf::from(format!("{}.expected", fixture.path.display()));
        let expected = snapbox::Data::read_from(&expected, Some(snapbox::data::DataFormat::Text)).raw();
        if let Err(difference) = assert.try_eq(Some(&fixture.name()), snapbox::Data::text(actual).raw(), expected) {
            wrong.push(difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_holds_for_every_fixture() {
    for fixture in fixtures() {
        let name = fixture.name();
        let linted = fixture.lint();
        for d in &linted.diagnostics {
            check_finding(&name, &fixture, d);
        }
        // Line endings and a byte order mark change places, not findings, where the client takes them.
        let crlf = fixture.text.replace("\r\n", "\n").replace('\n', "\r\n");
        assert_eq!(ids(&fixture.setting.lint(&crlf)), ids(&linted), "{name} with CRLF");
        for threshold in [Safety::Safe, Safety::Unsafe] {
            for text in [&fixture.text, &crlf] {
                check_fix(&name, &fixture, text, threshold);
            }
        }
    }
}

fn ids(linted: &Linted) -> Vec<(&'static str, Severity)> {
    linted.diagnostics.iter().map(|d| (d.rule, d.severity)).collect()
}

fn check_finding(name: &str, fixture: &Fixture, d: &Diagnostic) {
    let spans = std::iter::once(d.primary.span).chain(d.related.iter().map(|l| l.span));
    for span in spans.chain(d.fix.iter().flat_map(|f| f.edits.iter().map(|e| e.span))) {
        assert!(fixture.text.get(span.range()).is_some(), "{name}: {} at {span:?}", d.rule);
    }
    assert!(!d.message.is_empty() && !d.message.ends_with('.'), "{name}: {}", d.message);
    assert!(rules::by_id(d.rule).is_some(), "{name}: {}", d.rule);
}

fn check_fix(name: &str, fixture: &Fixture, text: &str, threshold: Safety) {
    let before = fixture.setting.lint(text);
    let after = fixture.fixed(text, threshold);
    assert_eq!(fixture.fixed(&after, threshold), after, "{name}: a second fix changes something");
    let format = Format::of_path(&fixture.path).unwrap_or(Format::Json);
    let faults = |text: &str| syntax::parse(text, format).faults().iter().filter(|f| !f.kind.is_dialect()).count();
    assert!(faults(&after) <= faults(text), "{name}: the fixed text parses worse");
    let mixed =
        text.contains("\r\n") && after.replace("\r\n", "").contains('\n') && !text.replace("\r\n", "").contains('\n');
    assert!(!mixed, "{name}: a fix mixes line endings\n{after:?}");
    // No fix creates a finding at its own level or above.
    let errors = |linted: &Linted| linted.diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
    assert!(
        errors(&fixture.setting.lint(&after)) <= errors(&before),
        "{name}: the fixed text has more errors\n{after}"
    );
}

#[test]
fn only_the_named_rule_speaks() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let also = fs::read_to_string(fixture.path.parent().unwrap().join("also")).unwrap_or_default();
        for d in fixture.lint().diagnostics.iter().filter(|d| d.severity > Severity::Info && d.rule != fixture.rule) {
            if !also.lines().any(|rule| rule == d.rule) {
                wrong.push(format!("{}: {}: {}", fixture.name(), d.rule, d.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn json_and_sarif_tell_the_same_findings() {
    for fixture in fixtures() {
        let (name, linted) = (fixture.name(), fixture.lint());
        let report = |renderer: &mut dyn Renderer| shown(renderer, &fixture.setting.path, &fixture.text, &linted);
        let json: Value = serde_json::from_str(&report(&mut Json::default())).unwrap();
        let log = sarif::valid(&name, &report(&mut Sarif::new(Root::new("/project", None, false))));
        let in_json = json["files"][0]["diagnostics"].as_array().unwrap();
        let told: Vec<String> = in_json
            .iter()
            .map(|d| format!("{}@{}", d["rule"].as_str().unwrap(), d["span"]["start"]["offset"]))
            .collect();
        let found: Vec<String> =
            linted.diagnostics.iter().map(|d| format!("{}@{}", d.rule, d.primary.span.start)).collect();
        assert_eq!(told, found, "{name}");
        let in_sarif: Vec<Value> = log["runs"][0]["results"].as_array().unwrap().iter().map(from_sarif).collect();
        let in_json: Vec<Value> = in_json.iter().map(from_json).collect();
        assert_eq!(in_sarif, in_json, "{name}");
    }
}

/// What both formats tell of a finding, read from JSON.
fn from_json(d: &Value) -> Value {
    let edits = |fix: &Value| -> Vec<Value> {
        let edits = fix["edits"].as_array().into_iter().flatten();
        edits.map(|edit| json!([edit["start"], edit["end"], edit["text"]])).collect()
    };
    let severity = if d["severity"] == "info" { json!("note") } else { d["severity"].clone() };
    let place = |span: &Value| json!([span["start"], span["end"]]);
    // The first related one has the words beside the carets, which are part of the message in the other format.
    let others = d["related"].as_array().unwrap().iter().filter(|other| other["span"] != d["span"]);
    json!({
        "rule": d["rule"], "severity": severity, "server": d["server"], "pointer": d["pointer"], "place": place(&d["span"]),
        "related": others.map(|other| place(&other["span"])).collect::<Vec<_>>(),
        "fix": [d["fix"]["title"], d["fix"]["safety"], d["fix"]["redacted"] == true], "edits": edits(&d["fix"]),
    })
}

/// The same, read from SARIF.
fn from_sarif(result: &Value) -> Value {
    let number = |value: &Value| value.as_u64().unwrap();
    let place = |region: &Value| {
        let start = number(&region["byteOffset"]);
        json!([
            { "offset": start, "line": region["startLine"], "column": region["startColumn"] },
            { "offset": start + number(&region["byteLength"]), "line": region["endLine"], "column": region["endColumn"] },
        ])
    };
    let edit = |replacement: &Value| {
        let deleted = &replacement["deletedRegion"];
        let start = number(&deleted["byteOffset"]);
        let text = replacement["insertedContent"]["text"].as_str().unwrap_or("");
        json!([start, start + number(&deleted["byteLength"]), text])
    };
    let (fix, untold) = (&result["fixes"][0], &result["properties"]["untoldFix"]);
    let edits = fix["artifactChanges"][0]["replacements"].as_array().into_iter().flatten();
    let fix = match fix.is_object() {
        true => json!([fix["description"]["text"], fix["properties"]["safety"], false]),
        false => json!([untold["title"], untold["safety"], untold["redacted"] == true]),
    };
    let primary = &result["locations"][0];
    let related = result["relatedLocations"].as_array().into_iter().flatten();
    let related = related.map(|other| place(&other["physicalLocation"]["region"]));
    let span = place(&primary["physicalLocation"]["region"]);
    json!({
        "rule": result["ruleId"], "severity": result["level"],
        "server": primary["logicalLocations"][0]["name"],
        "pointer": primary["logicalLocations"][0]["fullyQualifiedName"],
        "place": span, "related": related.filter(|other| *other != span).collect::<Vec<_>>(),
        "fix": fix, "edits": edits.map(edit).collect::<Vec<_>>(),
    })
}

#[test]
fn fixtures_stand_in_folders_of_rules() {
    assert!(Path::new(ROOT).is_dir() && !fixtures().is_empty());
}
