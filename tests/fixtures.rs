//! Lints and repairs every file of `fixtures/rules/<rule>/`, compares with its `.expected`, and checks what holds for any file.
//!
//! The expected file holds what people see, then the patch of the safe fixes, then that of all fixes. `SNAPSHOTS=overwrite` accepts what comes out: read it before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod sarif;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::diagnostic::{Diagnostic, Safety, Severity};
use mcp_lint::lint::Linted;
use mcp_lint::render::diff::unified;
use mcp_lint::render::{Checked, Human, Json, Paint, Renderer, Root, Sarif, Summary};
use mcp_lint::rules;
use mcp_lint::syntax::{self, Format};
use mcp_lint::text::Encoding;
use serde_json::{Value, json};
use support::{FIXTURES, Fixture, fixtures};

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
    assert!(Path::new(FIXTURES).is_dir() && !fixtures().is_empty());
}
