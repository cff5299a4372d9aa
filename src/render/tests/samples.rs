//! One set of made-up findings with every shape that a format must cope with.

use crate::clients::{self, Detected, Scope, Sure};
use crate::diagnostic::{Category, Diagnostic, Elsewhere, Fix, Label, Severity};
use crate::render::{Checked, Renderer, Summary};
use crate::text::{Edit, Encoding, Span};

const SAMPLE: &str = include_str!("../../../fixtures/render/sample.json");

/// What no format may show, in whatever disguise: secrets, and characters that terminals obey.
pub(super) const HIDDEN: [&str; 7] =
    ["hunter2hunter2", "abcdefghijklmnop0123", "qrstuvwxyz9876543210", "q1w2e3r4", "\u{202e}", "\u{7}", "\u{1b}[31m"];

/// Everything that one run of the program tells a format: a file with findings, a file without, one that cannot be read, the sum.
pub(super) fn rendered(mut renderer: impl Renderer) -> String {
    let client = clients::GENERIC;
    let diagnostics = findings();
    let sample = Checked {
        path: "some\u{7}where/配置 100%/mcp.json",
        text: SAMPLE,
        encoding: Encoding::Utf8,
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
    renderer.failed("gone.json", "no such file, they <say>", &mut out).unwrap();
    renderer.finish(&summary, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The place of the `nth` (from 0) `what` in the sample.
fn place(what: &str, nth: usize) -> Span {
    let start = SAMPLE.match_indices(what).nth(nth).unwrap_or_else(|| panic!("{what} is not in the sample")).0;
    Span::new(start, start + what.len())
}

fn span_of(from: &str, to: &str) -> Span {
    let start = SAMPLE.find(from).unwrap_or_default();
    let end = SAMPLE[start..].find(to).map_or(start, |at| start + at + to.len());
    Span::new(start, end)
}

fn finding(rule: &'static str, severity: Severity, span: Span, message: &str, label: &str) -> Diagnostic {
    Diagnostic {
        rule,
        category: Category::Shape,
        severity,
        message: message.to_owned(),
        primary: Label { span, message: label.to_owned() },
        related: Vec::new(),
        elsewhere: Vec::new(),
        help: None,
        fix: None,
        server: None,
        pointer: None,
    }
}

fn findings() -> Vec<Diagnostic> {
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
            elsewhere: vec![Elsewhere::new("other/mcp.json", "{\n  \"é\": {}\n}", Span::new(4, 12), "and in this file")],
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
        Diagnostic {
            server: Some("配置".to_owned()),
            pointer: Some("/mcpServers/配置".to_owned()),
            ..finding(
                "wide",
                Severity::Warning,
                place("配置", 0),
                "wide \u{1b}[31mand\u{202e} hidden, <b>&\"'</b>: 100%, a [link](https://example.com)",
                "two wide characters",
            )
        },
        finding("wide", Severity::Warning, place(": \"\u{202e}\u{200b}\"", 0), "behind wide characters", ""),
        finding("tab", Severity::Info, place("\"after tab\"", 0), "after a tab", ""),
        finding("end", Severity::Error, Span::empty(end), "at the very end", "something is missing here"),
        finding("beyond", Severity::Error, Span::new(end + 10, end + 20), "a span beyond the end", ""),
    ]
}
