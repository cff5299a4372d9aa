//! One cause, one finding: what the rules about shape say of an entry, and what they leave to each other.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use mcp_lint::diagnostic::{Category, Diagnostic, Safety};
use mcp_lint::text::apply;
use support::Setting;

const CURSOR: &str = ".cursor/mcp.json";
const PROJECT: &str = ".mcp.json";
const CLINE: &str = "~/.cline/data/settings/cline_mcp_settings.json";
const DESKTOP: &str = "claude_desktop_config.json";
const GEMINI: &str = ".gemini/settings.json";
const OPENCODE: &str = "opencode.json";
const ZED: &str = "~/.config/zed/settings.json";
const UNKNOWN: &str = "tools/mcp.json";

fn findings(path: &str, text: &str) -> Vec<Diagnostic> {
    let linted = Setting { path: path.to_owned(), ..Setting::default() }.lint(text);
    assert!(linted.detected.is_some(), "{path} is nobody's file:\n{text}");
    linted.diagnostics.into_iter().filter(|d| d.category == Category::Shape).collect()
}

/// What is said about the file, as "level rule `text under the carets`".
fn said(path: &str, text: &str) -> Vec<String> {
    findings(path, text)
        .iter()
        .map(|d| format!("{} {} {}", d.severity.name(), d.rule, d.primary.span.of(text)))
        .collect()
}

/// What is said about one server `x` under `mcpServers`.
fn of_entry(path: &str, entry: &str) -> Vec<String> {
    said(path, &format!(r#"{{ "mcpServers": {{ "x": {entry} }} }}"#))
}

#[track_caller]
fn assert_entry(path: &str, entry: &str, expected: &[&str]) {
    assert_eq!(of_entry(path, entry), expected, "{path}: {entry}");
}

/// The text after the only fix, which has this safety.
#[track_caller]
fn fixed(path: &str, text: &str, safety: Safety) -> String {
    let fixes: Vec<_> = findings(path, text).into_iter().filter_map(|d| d.fix).collect();
    assert_eq!(fixes.len(), 1, "{path}: {fixes:?}");
    assert_eq!(fixes[0].safety, safety);
    apply(text, &fixes[0].edits).expect("edits fit")
}

#[test]
fn what_is_missing_has_one_name() {
    assert_entry(CURSOR, "{}", &[r#"error no-transport "x""#]);
    assert_entry(CURSOR, r#"{ "type": "http" }"#, &[r#"error no-transport "x""#]);
    assert_entry(CURSOR, r#"{ "command": null }"#, &["error wrong-type null"]);
    assert_entry(CURSOR, r#"{ "command": "" }"#, &[r#"error invalid-value """#]);
    assert_entry(CURSOR, r#"{ "comand": "node" }"#, &[r#"error unknown-field "comand""#]);
    assert_entry(CURSOR, r#"{ "serverUrl": "https://mcp.example.com/mcp" }"#, &[r#"error wrong-url-key "serverUrl""#]);
    assert_entry(CURSOR, r#"{ "endpoint": "https://mcp.example.com/mcp" }"#, &[r#"error wrong-url-key "endpoint""#]);
    // The blank is the cause, and a rule about blanks says so.
    assert_entry(GEMINI, r#"{ "url ": "https://mcp.example.com/mcp" }"#, &[]);
    assert_entry(CURSOR, "null", &["error wrong-type null"]);
    assert_entry(CURSOR, r#""node server.js""#, &[r#"error wrong-type "node server.js""#]);
}

#[test]
fn a_transport_is_named_wrongly_once() {
    let url = r#""url": "https://mcp.example.com/mcp""#;
    assert_entry(PROJECT, &format!("{{ {url} }}"), &[r#"error missing-transport "url""#]);
    assert_entry(PROJECT, &format!(r#"{{ "type": "HTTP", {url} }}"#), &[r#"error unknown-transport "HTTP""#]);
    assert_entry(PROJECT, &format!(r#"{{ "transport": "http", {url} }}"#), &[r#"error unknown-transport "transport""#]);
    assert_entry(PROJECT, r#"{ "httpUrl": "https://mcp.example.com/mcp" }"#, &[r#"error wrong-url-key "httpUrl""#]);
    assert_entry(
        PROJECT,
        &format!(r#"{{ "transport": {{ "type": "http", {url} }} }}"#),
        &[r#"error unknown-transport "transport""#],
    );
    assert_entry(CLINE, &format!("{{ {url} }}"), &[r#"warning missing-transport "url""#]);
    assert_entry(CLINE, r#"{ "url": "https://mcp.example.com/sse" }"#, &[]);
    assert_entry(CLINE, &format!(r#"{{ "transport": {{ "type": "streamableHttp", {url} }} }}"#), &[]);
    assert_entry(GEMINI, r#"{ "url": "https://mcp.example.com/sse" }"#, &["warning transport-mismatch /sse"]);
    assert_entry(CURSOR, r#"{ "url": "https://mcp.example.com/sse" }"#, &[]);
    assert_entry(PROJECT, r#"{ "type": "http", "url": "https://mcp.example.com/sse" }"#, &[]);
}

#[test]
fn an_old_address_key_is_old_only() {
    assert_entry(GEMINI, r#"{ "httpUrl": "https://mcp.example.com/mcp" }"#, &[r#"info deprecated-field "httpUrl""#]);
}

#[test]
fn two_transports_are_one_finding() {
    let both = r#"{ "command": "node", "args": ["a.js"], "url": "https://mcp.example.com/mcp" }"#;
    assert_entry(CURSOR, both, &[r#"warning mixed-transport "url""#]);
    assert_entry(GEMINI, both, &[r#"warning mixed-transport "command""#]);
    assert_entry(PROJECT, r#"{ "type": "http", "command": "node" }"#, &[r#"error mixed-transport "http""#]);
    let env = r#"{ "url": "https://mcp.example.com/mcp", "env": { "A": "b" } }"#;
    assert_entry(CURSOR, env, &[r#"warning misplaced-env "env""#]);
    let empty = r#"{ "url": "https://mcp.example.com/mcp", "env": {}, "args": [] }"#;
    assert_entry(CURSOR, empty, &[]);
    let headers = r#"{ "command": "node", "headers": { "A": "b" } }"#;
    assert_entry(CURSOR, headers, &[r#"warning mixed-transport "headers""#]);
}

#[test]
fn remote_entries_of_a_program_file_are_one_finding() {
    let entry = r#"{ "type": "sse", "url": "https://mcp.example.com/sse", "headers": { "A": "b" } }"#;
    assert_entry(DESKTOP, entry, &[r#"error remote-unsupported "url""#]);
    assert_entry(
        DESKTOP,
        r#"{ "serverUrl": "https://mcp.example.com" }"#,
        &[r#"error remote-unsupported "serverUrl""#],
    );
}

#[test]
fn switches_are_reported_where_they_do_nothing() {
    assert_entry(PROJECT, r#"{ "command": "node", "disabled": true }"#, &[r#"warning ignored-field "disabled""#]);
    assert_entry(PROJECT, r#"{ "command": "node", "disabled": false }"#, &[]);
    assert_entry(CLINE, r#"{ "command": "node", "disabled": true, "alwaysAllow": [] }"#, &[]);
    assert_entry(PROJECT, r#"{ "command": "node", "cwd": "." }"#, &[]);
    assert_entry(PROJECT, r#"{ "command": "node", "cwd": "/srv" }"#, &[r#"warning ignored-field "cwd""#]);
}

#[test]
fn remarks_are_no_fields() {
    let entry = r#"{ "command": "node", "_why": 1, "$x": 2, "//": "", "note": "", "Description": "", "category": "" }"#;
    assert_entry(CURSOR, entry, &[]);
    assert_entry(CURSOR, r#"{ "command": "node", "retries": 3 }"#, &[r#"info unknown-field "retries""#]);
    assert_entry(CURSOR, r#"{ "command": "node", "arg": ["a.js"] }"#, &[r#"info unknown-field "arg""#]);
    assert_entry(CURSOR, r#"{ "command": "node", "agrs": ["a.js"] }"#, &[r#"warning unknown-field "agrs""#]);
}

#[test]
fn an_entry_that_passes_as_a_switch_is_lost_silently() {
    let text = r#"{ "mcp": { "x": { "type": "stdio", "command": ["node"], "enabled": true } } }"#;
    let found = findings(OPENCODE, text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "unknown-transport");
    assert!(found[0].primary.message.contains("sees only `enabled`"), "{}", found[0].primary.message);
    assert_eq!(said(OPENCODE, r#"{ "mcp": { "x": { "enabled": false } } }"#), [""; 0]);
}

#[test]
fn an_entry_of_a_third_kind_is_no_server() {
    let text = r#"{ "context_servers": { "x": { "settings": {} }, "y": { "enabled": true } } }"#;
    assert_eq!(said(ZED, text), [""; 0]);
}

#[test]
fn lost_servers_are_one_finding() {
    let server = r#"{ "x": { "type": "http", "url": "https://mcp.example.com/mcp" } }"#;
    for key in ["servers", "mcp.servers", "mcpservers", "mcpServer", "anything"] {
        assert_eq!(said(CURSOR, &format!(r#"{{ "{key}": {server} }}"#)), [format!(r#"error wrong-root-key "{key}""#)]);
    }
    assert_eq!(
        said(PROJECT, &format!(r#"{{ "mcpServers": {{ "servers": {server} }} }}"#)),
        [r#"error wrong-root-key "servers""#]
    );
    assert_eq!(said(PROJECT, r#"{ "mcpServers": [] }"#), ["error wrong-type []"]);
    assert_eq!(said(CURSOR, r#"{ "command": "node", "args": ["a.js"] }"#), [r#"error wrong-root-key "command""#]);
    // A server of that name.
    let named = r#"{ "mcpServers": { "servers": { "command": "node" }, "mcp": { "command": "node" } } }"#;
    assert_eq!(said(PROJECT, named), [""; 0]);
}

#[test]
fn settings_without_servers_are_left_alone() {
    let formatters = r#"{ "formatter": { "prettier": { "command": ["prettier", "--write"] } }, "lsp": {} }"#;
    assert_eq!(said(OPENCODE, formatters), [""; 0]);
    let status = r#"{ "statusLine": { "type": "command", "command": "status.sh" } }"#;
    assert_eq!(said("~/.claude.json", status), [""; 0]);
    assert_eq!(said(".claude/settings.json", status), [""; 0]);
    let lsp = r#"{ "lsp": { "rust-analyzer": { "binary": { "path": "ra" } } }, "servers": 3 }"#;
    assert_eq!(said(ZED, lsp), [""; 0]);
    let servers = r#"{ "servers": { "x": { "command": "node" } } }"#;
    assert_eq!(said(GEMINI, servers), [r#"error wrong-root-key "servers""#]);
}

#[test]
fn without_a_client_only_the_common_ground_counts() {
    let text = r#"{ "mcpServers": {
        "a": { "type": "whatever", "url": "https://mcp.example.com/mcp", "disabled": true, "retries": 3 },
        "b": { "httpUrl": "https://mcp.example.com/mcp" },
        "c": { "command": "node", "args": "a.js" },
        "d": {}
    } }"#;
    assert_eq!(said(UNKNOWN, text), [r#"warning wrong-type "a.js""#, r#"warning no-transport "d""#]);
}

#[test]
fn servers_move_with_their_indentation() {
    let bare = "{\n  \"x\": {\n    \"command\": \"node\"\n  },\n\n  \"y\": { \"command\": \"node\" }\n}\n";
    let wrapped = "{\n  \"mcpServers\": {\n    \"x\": {\n      \"command\": \"node\"\n    },\n\n    \"y\": { \"command\": \"node\" }\n  }\n}\n";
    assert_eq!(fixed(CURSOR, bare, Safety::Unsafe), wrapped);
    let crlf = bare.replace('\n', "\r\n");
    assert_eq!(fixed(CURSOR, &crlf, Safety::Unsafe), wrapped.replace('\n', "\r\n"));
    let line = r#"{ "x": { "command": "node" } }"#;
    assert_eq!(fixed(CURSOR, line, Safety::Unsafe), r#"{ "mcpServers": { "x": { "command": "node" } } }"#);
    let nested = "{\n\t\"mcp\": {\n\t\t\"servers\": {\n\t\t\t\"x\": { \"command\": \"node\" }\n\t\t},\n\t\t\"inputs\": []\n\t}\n}\n";
    let lifted = "{\n\t\"mcpServers\": {\n\t\t\"x\": { \"command\": \"node\" }\n\t},\n\t\"inputs\": []\n}\n";
    assert_eq!(fixed(CURSOR, nested, Safety::Unsafe), lifted);
    let deep = "{\n  \"mcpServers\": {\n    \"servers\": {\n      \"x\": { \"command\": \"node\" }\n    }\n  }\n}\n";
    let flat = "{\n  \"mcpServers\": {\n    \"x\": { \"command\": \"node\" }\n  }\n}\n";
    assert_eq!(fixed(CURSOR, deep, Safety::Unsafe), flat);
}

#[test]
fn values_keep_their_meaning() {
    let entry = |entry: &str| format!(r#"{{ "mcpServers": {{ "x": {entry} }} }}"#);
    for (before, after) in [
        (r#"{ "command": ["node", "a.js"] }"#, r#"{ "command": "node", "args": ["a.js"] }"#),
        (r#"{ "command": ["node", "a.js"], "args": ["b"] }"#, r#"{ "command": "node", "args": ["a.js", "b"] }"#),
        (r#"{ "command": "node", "args": "a.js 'b c'" }"#, r#"{ "command": "node", "args": ["a.js", "b c"] }"#),
        (r#"{ "command": "node", "env": { "A": 1.50 } }"#, r#"{ "command": "node", "env": { "A": "1.50" } }"#),
        (r#"{ "command": "node", "env": { "A": true } }"#, r#"{ "command": "node", "env": { "A": "true" } }"#),
        (r#"{ "command": "node", "env": null }"#, r#"{ "command": "node" }"#),
    ] {
        assert_eq!(fixed(PROJECT, &entry(before), Safety::Safe), entry(after));
    }
    let list = fixed(PROJECT, &entry(r#"{ "command": "node", "env": ["A=b=c"] }"#), Safety::Safe);
    let value: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(value.pointer("/mcpServers/x/env/A"), Some(&serde_json::json!("b=c")));
}

#[test]
fn a_bridge_keeps_what_the_entry_said() {
    let text = r#"{ "mcpServers": { "x": {
        "url": "http://mcp.example.com/mcp", "headers": { "Authorization": "Bearer abc", "X-Team": "docs" }
    } } }"#;
    let value: serde_json::Value = serde_json::from_str(&fixed(DESKTOP, text, Safety::Unsafe)).unwrap();
    let expected = serde_json::json!({
        "command": "npx",
        "args": [
            "-y", "mcp-remote", "http://mcp.example.com/mcp", "--allow-http",
            "--header", "Authorization:${AUTH_HEADER}", "--header", "X-Team:${X_TEAM}"
        ],
        "env": { "AUTH_HEADER": "Bearer abc", "X_TEAM": "docs" }
    });
    assert_eq!(value.pointer("/mcpServers/x"), Some(&expected));
}

#[test]
fn a_nest_is_lifted_in_the_clients_words() {
    let text = r#"{ "mcpServers": { "x": { "transport": { "type": "streamable-http", "url": "https://e.com/mcp" }, "env": {} } } }"#;
    let expected = r#"{ "mcpServers": { "x": { "type": "http", "url": "https://e.com/mcp", "env": {} } } }"#;
    assert_eq!(fixed(CURSOR, text, Safety::Safe), expected);
}
