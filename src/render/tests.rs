//! One set of sample findings, shown by every format and compared with `fixtures/render/`.
//!
//! `SNAPSHOTS=overwrite` accepts what came out.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use snapbox::{Data, assert_data_eq, data::DataFormat};

use super::{Checked, Human, Json, Paint, Renderer, Short, Summary};
use crate::clients::{self, Detected, Scope, Sure};
use crate::diagnostic::{Category, Diagnostic, Fix, Label, Severity};
use crate::text::{Edit, Span};

const SAMPLE: &str = include_str!("../../fixtures/render/sample.json");

/// The place of the `nth` (from 0) `what` in the sample.
fn place(what: &str, nth: usize) -> Span {
    let start = SAMPLE.match_indices(what).nth(nth).unwrap_or_else(|| panic!("{what} is not in the sample")).0;
    Span::new(start, start + what.len())
}

fn finding(rule: &'static str, severity: Severity, span: Span, message: &str, label: &str) -> Diagnostic {
    Diagnostic {
        rule,
        category: Category::Shape,
        severity,
        message: message.to_owned(),
        primary: Label { span, message: label.to_owned() },
        related: Vec::new(),
        help: None,
        fix: None,
        server: None,
        pointer: None,
    }
}

/// Every shape of finding that a renderer must cope with.
fn samples() -> Vec<Diagnostic> {
    let label = |span, message: &str| Label { span, message: message.to_owned() };
    let end = SAMPLE.len();
    vec![
        Diagnostic {
            help: Some("put `-y` before the package".to_owned()),
            fix: Some(Fix::safe("add `-y`", [Edit::insert(place("\"one@1\"", 0).start as usize, "\"-y\", ")])),
            server: Some("one".to_owned()),
            pointer: Some("/mcpServers/one/args/0".to_owned()),
            ..finding("inserted", Severity::Warning, place("\"one@1\"", 0), "`npx` may ask", "nobody answers here")
        },
        Diagnostic {
            fix: Some(Fix::risky("delete `\"x\"`", [Edit::delete(place(",\n      \"x\": 1", 0))])),
            related: vec![label(place("\"x\"", 0), "first here"), label(place("\"one\"", 0), "in this server")],
            ..finding("related", Severity::Error, place("\"x\"", 1), "`x` stands twice", "the client keeps this one")
        },
        Diagnostic {
            fix: Some(Fix::safe("replace it", [Edit::replace(place("\"two\"", 0), "\"zwei\"")])),
            ..finding("lines", Severity::Error, span_of("{\n      \"url\"", "]\n    }"), "many lines", "no client takes this")
        },
        Diagnostic {
            help: Some("a sentence about hunter2hunter2 that is long enough to be wrapped where the terminal ends, which in these samples is after eighty columns".to_owned()),
            fix: Some(Fix::risky("write ghp_abcdefghijklmnop0123", [Edit::insert(0, "\"ghp_abcdefghijklmnop0123\"")])),
            ..finding("secret", Severity::Error, place("hunter2hunter2", 0), "`hunter2hunter2` is a secret", "hunter2hunter2")
        },
        finding("long-line", Severity::Info, place("HERE", 0), "in the middle of a long line", "just this word"),
        finding("wide", Severity::Warning, place("配置", 0), "wide \u{1b}[31mand\u{202e} hidden", "two wide characters"),
        finding("tab", Severity::Info, place("\"after tab\"", 0), "after a tab", ""),
        finding("end", Severity::Error, Span::empty(end), "at the very end", "something is missing here"),
        finding("beyond", Severity::Error, Span::new(end + 10, end + 20), "a span beyond the end", ""),
    ]
}

fn span_of(from: &str, to: &str) -> Span {
    let start = SAMPLE.find(from).unwrap_or_default();
    let end = SAMPLE[start..].find(to).map_or(start, |at| start + at + to.len());
    Span::new(start, end)
}

fn rendered(mut renderer: impl Renderer) -> String {
    let client = clients::GENERIC;
    let diagnostics = samples();
    let sample = Checked {
        path: "some\u{7}where/mcp.json",
        text: SAMPLE,
        detected: Some(Detected { client, file: &client.files[0], scope: Scope::Project, sure: Sure::Unknown }),
        diagnostics: &diagnostics,
        servers: 2,
    };
    let clean = Checked { path: "clean.json", diagnostics: &[], ..sample };
    let (mut summary, mut out) = (Summary::default(), Vec::new());
    for file in [sample, clean] {
        summary.add(&file);
        renderer.file(&file, &mut out).unwrap();
    }
    renderer.failed("gone.json", "no such file", &mut out).unwrap();
    renderer.finish(&summary, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn check(name: &str, actual: String) {
    for secret in ["hunter2hunter2", "abcdefghijklmnop0123", "\u{202e}", "\u{7}"] {
        assert!(!actual.contains(secret), "{name} shows {secret:?}");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/render").join(name);
    assert_data_eq!(Data::text(actual).raw(), Data::read_from(&path, Some(DataFormat::Text)).raw());
}

#[test]
fn human() {
    check("human.txt", rendered(Human::new(Paint::Plain, Some(80), false)));
}

#[test]
fn human_in_colour() {
    let actual = rendered(Human::new(Paint::Colour, None, false));
    check("human-colour.txt", actual.replace('\x1b', "␛"));
}

#[test]
fn short() {
    check("short.txt", rendered(Short::new(Paint::Plain)));
}

#[test]
fn json() {
    let actual = rendered(Json::default());
    let value: serde_json::Value = serde_json::from_str(&actual).unwrap();
    assert_eq!(value["summary"]["errors"], 5);
    check("machine.json", actual);
}
