//! Codex and Mistral Vibe end to end: what costs the whole configuration, and what the fixes make of it.
#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::clients::{Sure, by_id, detect};
use mcp_lint::diagnostic::{Diagnostic, Severity};
use mcp_lint::host::Os;
use mcp_lint::lint::{Options, lint};
use mcp_lint::syntax::json;
use mcp_lint::text::apply;
use std::path::Path;
use support::TestHost;

const USER: &str = "/home/user/.codex/config.toml";
const PROJECT: &str = "/srv/garden/.codex/config.toml";
const VIBE: &str = "/srv/garden/.vibe/config.toml";

fn linted(path: &str, text: &str) -> Vec<Diagnostic> {
    let options = Options { host: Some(false), ..Options::default() };
    lint(Path::new(path), text, &options, &TestHost::new(Os::Linux)).diagnostics
}

/// The findings as "severity rule: marked text".
fn found(path: &str, text: &str) -> Vec<String> {
    let say = |d: &Diagnostic| format!("{} {}: {}", d.severity.name(), d.rule, d.primary.span.of(text));
    linted(path, text).iter().map(say).collect()
}

/// The text after every fix.
fn fixed(path: &str, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let fix = linted(path, &text).into_iter().filter_map(|d| d.fix).find(|fix| !fix.edits.is_empty());
        let Some(fix) = fix else { break };
        text = apply(&text, &fix.edits).unwrap();
    }
    text
}

#[test]
fn fields_of_the_other_transport_keep_codex_from_starting() {
    let address = "[mcp_servers.a]\nurl = \"https://a.example.com/mcp\"\n";
    let program = "[mcp_servers.a]\ncommand = \"uvx\"\nargs = [\"mcp-server-time\"]\n";
    for (text, expected) in [
        (format!("{address}env = {{ A = \"1\" }}\n"), "error misplaced-env: env"),
        (format!("{address}args = [\"x\"]\n"), "error mixed-transport: args"),
        (format!("{program}http_headers = {{ A = \"1\" }}\n"), "error mixed-transport: http_headers"),
        (format!("{program}url = \"https://a.example.com/mcp\"\n"), "error mixed-transport: url"),
    ] {
        assert_eq!(found(USER, &text), [expected], "{text}");
    }
}

#[test]
fn a_token_goes_into_a_header_and_not_into_the_name_of_a_variable() {
    let text = "[mcp_servers.a]\nurl = \"https://a.example.com/mcp\"\nbearer_token = \"abc\"\n";
    assert_eq!(found(USER, text), ["error ignored-field: bearer_token"]);
    let wanted =
        "[mcp_servers.a]\nurl = \"https://a.example.com/mcp\"\nhttp_headers = { Authorization = \"Bearer abc\" }\n";
    assert_eq!(fixed(USER, text), wanted);
}

#[test]
fn a_transport_word_is_superfluous() {
    let text = "[mcp_servers.a]\ntype = \"http\"\nurl = \"https://a.example.com/mcp\"\n";
    // It says what Codex does anyway, but Codex warns of it, and refuses it with `--strict-config`.
    assert_eq!(found(USER, text), ["warning ignored-field: type"]);
    assert_eq!(fixed(USER, text), "[mcp_servers.a]\nurl = \"https://a.example.com/mcp\"\n");
    let sse = "[mcp_servers.a]\nurl = \"https://a.example.com/sse\"\n";
    assert_eq!(found(USER, sse), ["warning transport-mismatch: /sse"]);
}

#[test]
fn only_a_project_may_leave_the_transport_to_another_layer() {
    let text = "[mcp_servers.a]\nstartup_timeout_sec = 60\n";
    assert_eq!(found(USER, text), ["error no-transport: a"]);
    assert_eq!(found(PROJECT, text), ["warning no-transport: a"]);
    assert_eq!(found(PROJECT, "[mcp_servers.a]\n"), ["error no-transport: a"]);
}

#[test]
fn old_names_and_units_are_rewritten() {
    let limit = |line: &str| format!("[mcp_servers.a]\ncommand = \"uvx\"\nargs = [\"mcp-server-time\"]\n{line}\n");
    assert_eq!(fixed(USER, &limit("startup_timeout_ms = 30000")), limit("startup_timeout_sec = 30"));
    assert_eq!(fixed(USER, &limit("disabled = true")), limit("enabled = false"));
    let help = linted(USER, &limit("disabled = true"))[0].help.clone();
    assert_eq!(help.as_deref(), Some("write `enabled = false`"));
}

#[test]
fn headers_are_renamed_where_the_root_is_wrong() {
    let below = |root: &str| {
        format!(
            "[{root}.\"a.b\"]\ncommand = \"a\"\nargs = []\nenv.X = \"1\"\n\n[{root}.c.env]\nY = \"2\"\n\n[{root}.c]\ncommand = \"c\"\n"
        )
    };
    for root in ["mcpServers", "mcp-servers", "mcp.servers", "mcp . servers"] {
        let text = below(root);
        let first = linted(USER, &text).remove(0);
        assert_eq!((first.rule, first.severity), ("wrong-root-key", Severity::Error), "{text}");
        assert_eq!(fixed(USER, &text), below("mcp_servers"), "{text}");
    }
    // A table of its own keeps `mcp` from being joined.
    let alone = format!("[mcp]\nother = 1\n{}", below("mcp.servers"));
    assert!(linted(USER, &alone)[0].fix.is_none());
}

#[test]
fn a_dot_divides_a_name() {
    let text = "[mcp_servers.my.server]\ncommand = \"a\"\n\n[mcp_servers.my.server.env]\nA = \"1\"\n";
    assert_eq!(found(USER, text), ["error wrong-root-key: my"]);
    let wanted = "[mcp_servers.\"my.server\"]\ncommand = \"a\"\n\n[mcp_servers.\"my.server\".env]\nA = \"1\"\n";
    assert_eq!(fixed(USER, text), wanted);
}

#[test]
fn vibe_wants_a_list_whose_items_name_themselves_and_their_transport() {
    let found = |text: &str| found(VIBE, text);
    assert_eq!(found("[mcp_servers.a]\ntransport = \"stdio\"\ncommand = \"a\"\n").len(), 1);
    let table = linted(VIBE, "[mcp_servers.a]\ntransport = \"stdio\"\ncommand = \"a\"\n").remove(0);
    assert_eq!((table.rule, table.severity), ("wrong-type", Severity::Error));
    assert_eq!(table.help.as_deref(), Some("write `[[mcp_servers]]` with a line `name = \"name-of-the-server\"`"));
    let typed = "[[mcp_servers]]\nname = \"a\"\ntype = \"stdio\"\ncommand = \"a\"\n";
    assert_eq!(found(typed), ["error unknown-transport: type"]);
    assert_eq!(fixed(VIBE, typed), typed.replace("type", "transport"));
    let untyped = "[[mcp_servers]]\nname = \"a\"\nurl = \"https://a.example.com/mcp\"\n";
    assert_eq!(found(untyped), ["error missing-transport: url"]);
    assert!(fixed(VIBE, untyped).contains("transport = \"streamable-http\"\n"));
}

#[test]
fn a_word_that_only_one_client_knows_decides_between_equal_paths() {
    let client = |entry: &str| {
        let text = format!("{{ \"mcpServers\": {{ \"a\": {entry} }} }}");
        let found =
            detect(Path::new("/srv/market/plugins/a/.mcp.json"), &json::parse(&text), None, &TestHost::new(Os::Linux))
                .unwrap();
        assert_eq!(found.sure, Sure::Likely);
        found.client.id
    };
    assert_eq!(client(r#"{ "type": "http", "url": "https://a.example.com/mcp" }"#), "claude-code");
    assert_eq!(client(r#"{ "type": "streamable_http", "url": "https://a.example.com/mcp" }"#), "codex");
    assert_eq!(client(r#"{ "url": "https://a.example.com/mcp", "bearer_token_env_var": "A_TOKEN" }"#), "codex");
    assert_eq!(client(r#"{ "type": "sse", "url": "https://a.example.com/sse" }"#), "claude-code");
    assert!(by_id("codex").is_some());
}
