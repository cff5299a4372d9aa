//! TOML files end to end: what is found in them, and what the fixes make of them.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use mcp_lint::clients::{Client, ClientFile};
use mcp_lint::diagnostic::Severity;
use mcp_lint::host::Os;
use mcp_lint::lint::{Linted, Options, lint};
use mcp_lint::schemas;
use mcp_lint::syntax::{FaultKind, Format, Tolerance};
use mcp_lint::text::{Edit, apply};
use support::TestHost;

/// A client that reads tables of servers with a reader of TOML 1.1.
static TABLES: Client = Client::documented(
    "tables",
    "Tables",
    "",
    &[ClientFile {
        format: Format::Toml,
        tolerance: Tolerance::TOML_1_1.and(&[FaultKind::ByteOrderMark]),
        servers: &["/mcp_servers"],
        ..ClientFile::new("file", &schemas::GENERIC)
    }],
);

/// A client that reads a list of servers with a reader of TOML 1.0.
static LIST: Client = Client::documented(
    "list",
    "List",
    "",
    &[ClientFile {
        format: Format::Toml,
        tolerance: Tolerance::TOML_1_0,
        servers: &["/mcp_servers"],
        named_by: Some("name"),
        ..ClientFile::new("file", &schemas::GENERIC)
    }],
);

fn lint_for(client: &'static Client, text: &str) -> Linted {
    let options = Options { client: Some(client), ..Options::default() };
    lint(Path::new("/home/user/config.toml"), text, &options, &TestHost::new(Os::Linux))
}

/// The findings as `rule: marked text`.
fn found(client: &'static Client, text: &str) -> Vec<String> {
    let linted = lint_for(client, text);
    linted.diagnostics.iter().map(|d| format!("{}: {}", d.rule, d.primary.span.of(text))).collect()
}

/// The text after all fixes.
fn fixed(client: &'static Client, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let fixes =
            lint_for(client, &text).diagnostics.into_iter().filter_map(|d| d.fix).filter(|f| !f.edits.is_empty());
        let Some(edits) = fixes.map(|fix| fix.edits).next() else { break };
        text = apply(&text, &edits).unwrap();
    }
    text
}

#[test]
fn servers_are_found_in_tables_and_in_lists() {
    let names = |client, text| {
        let linted = lint_for(client, text);
        assert!(linted.diagnostics.iter().all(|d| d.severity < Severity::Error), "{:?}", linted.diagnostics);
        linted.servers
    };
    assert_eq!(
        names(&TABLES, "[mcp_servers.a]\ncommand = \"a\"\n[mcp_servers.b]\nurl = \"https://b.example/mcp\"\n"),
        2
    );
    assert_eq!(names(&LIST, "[[mcp_servers]]\nname = \"a\"\ncommand = \"a\"\n[[mcp_servers]]\ncommand = \"b\"\n"), 2);
}

#[test]
fn each_mistake_is_told_at_its_own_place() {
    let text = "[mcp_servers.a]\ncommand = \"C:\\Users\\me\\a.exe\"\nargs = [\"1\" \"2\"]\n[mcp_servers.my server]\ncommand: \"b\"\n[mcp_servers.a]\ncommand = c\n";
    let expected = [
        "invalid-escape: \\U",
        "syntax-error: ",
        "syntax-error: my server",
        "syntax-error: :",
        "duplicate-key: a",
        "syntax-error: c",
    ];
    let mut of_syntax = found(&TABLES, text);
    of_syntax.retain(|finding| !finding.starts_with("foreign-platform-command"));
    assert_eq!(of_syntax, expected);
    let linted = lint_for(&TABLES, text);
    let twice = linted.diagnostics.iter().find(|d| d.rule == "duplicate-key").unwrap();
    assert_eq!(twice.severity, Severity::Error);
    assert_eq!(twice.pointer.as_deref(), Some("/mcp_servers/a"));
    assert_eq!(twice.related[0].span.of(text), "a");
    let repaired = fixed(&TABLES, text);
    let wanted = "[mcp_servers.a]\ncommand = 'C:\\Users\\me\\a.exe'\nargs = [\"1\", \"2\"]\n[mcp_servers.\"my server\"]\ncommand = \"b\"\n[mcp_servers.a-2]\ncommand = \"c\"\n";
    assert_eq!(repaired, wanted);
}

#[test]
fn fixes_close_what_was_left_open() {
    for (text, wanted) in [
        ("[mcp_servers.a\ncommand = \"a\"\n", "[mcp_servers.a]\ncommand = \"a\"\n"),
        ("[mcp_servers.a]\nargs = [\"x\"\ncommand = \"a\"\n", "[mcp_servers.a]\nargs = [\"x\"]\ncommand = \"a\"\n"),
        (
            "[mcp_servers.a]\ncommand = \"a\"\nargs = [\n  \"x\",\n  \"y\"\n",
            "[mcp_servers.a]\ncommand = \"a\"\nargs = [\n  \"x\",\n  \"y\"\n]\n",
        ),
        ("[mcp_servers.a]\ncommand = \"a\n", "[mcp_servers.a]\ncommand = \"a\"\n"),
        ("[mcp_servers.a]\ncommand = a\",\n", "[mcp_servers.a]\ncommand = \"a\"\n"),
        ("// why\n[mcp_servers.a]\ncommand = “a”\n", "# why\n[mcp_servers.a]\ncommand = \"a\"\n"),
        ("[mcp_servers.a]\n\"command\": \"a\",\n", "[mcp_servers.a]\n\"command\" = \"a\"\n"),
    ] {
        assert_eq!(fixed(&TABLES, text), wanted, "{text}");
        assert_eq!(fixed(&TABLES, wanted), wanted);
    }
}

#[test]
fn readers_of_1_0_refuse_what_those_of_1_1_take() {
    let text = "mcp_servers = [{ name = \"a\", command = \"\\x61\",\n}]\n";
    let refused = found(&LIST, text);
    assert_eq!(refused, ["syntax-error: {", "syntax-error: \\x61", "trailing-comma: ,"]);
    let tables = "mcp_servers = { a = { command = \"\\x61\",\n} }\n";
    assert!(found(&TABLES, tables).is_empty(), "{:?}", found(&TABLES, tables));
    assert!(found(&TABLES, "\u{feff}[mcp_servers.a]\ncommand = \"a\"\n").is_empty());
    assert_eq!(found(&LIST, "\u{feff}mcp_servers = []\n"), ["byte-order-mark: \u{feff}"]);
}

#[test]
fn names_in_a_list_are_names() {
    let text = "[[mcp_servers]]\nname = \"a\"\ncommand = \"x\"\n\n[[mcp_servers]]\nname = \"a\"\ncommand = \"y\"\n";
    let linted = lint_for(&LIST, text);
    let twice = linted.diagnostics.iter().find(|d| d.rule == "duplicate-key").unwrap();
    assert_eq!(twice.primary.span.start as usize, text.rfind("\"a\"").unwrap());
    assert_eq!(twice.server.as_deref(), Some("a"));
    let edits: Vec<Edit> = twice.fix.clone().unwrap().edits;
    assert!(apply(text, &edits).unwrap().ends_with("name = \"a-2\"\ncommand = \"y\"\n"));
}

#[test]
fn json_in_a_toml_file_is_one_finding() {
    let text = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"a\", \"args\": [\"x\"] }\n  }\n}\n";
    assert_eq!(found(&TABLES, text), ["syntax-error: {"]);
}
