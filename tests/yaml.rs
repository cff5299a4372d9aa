//! YAML files end to end: whose they are, what is found in them, and what the fixes make of them.

#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::diagnostic::Severity;
use mcp_lint::lint::Linted;
use mcp_lint::text::apply;
use support::Setting;

fn lint_at(path: &str, text: &str) -> Linted {
    Setting { path: path.to_owned(), ..Setting::default() }.lint(text)
}

/// The findings as `rule: marked text`.
fn found(path: &str, text: &str) -> Vec<String> {
    lint_at(path, text).diagnostics.iter().map(|d| format!("{}: {}", d.rule, d.primary.span.of(text))).collect()
}

/// The text after all fixes.
fn fixed(path: &str, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let fixes = lint_at(path, &text).diagnostics.into_iter().filter_map(|d| d.fix).filter(|f| !f.edits.is_empty());
        let Some(edits) = fixes.map(|fix| fix.edits).next() else { break };
        text = apply(&text, &edits).unwrap();
    }
    text
}

const CONTINUE: &str = "~/.continue/config.yaml";

/// A file of Continue with one good server and `entry`.
fn config(entry: &str) -> String {
    format!(
        "name: a\nversion: 1.0.0\nmcpServers:\n  - name: good\n    command: uvx\n    args: [mcp-server-time]\n{entry}"
    )
}

#[test]
fn files_are_known_by_their_path() {
    let client = |path: &str, text: &str| lint_at(path, text).detected.map(|detected| detected.client.id);
    let list = config("");
    for path in [CONTINUE, ".continue/mcpServers/time.yaml", ".continue/mcpServers/time.yml"] {
        assert_eq!(client(path, &list), Some("continue"), "{path}");
    }
    assert_eq!(client(".continue/mcpServers/time.json", "{}"), Some("continue"));
    let extensions = "extensions:\n  a:\n    enabled: true\n    type: stdio\n    cmd: uvx\n    args: []\n";
    assert_eq!(client("~/.config/goose/config.yaml", extensions), Some("goose"));
    assert_eq!(client("~/AppData/Roaming/Block/goose/config/config.yaml", extensions), Some("goose"));
    assert_eq!(client("deploy/librechat.staging.yaml", "version: 1.0.0\n"), Some("librechat"));
    assert_eq!(client("~/.docker/mcp/catalogs/ours.yaml", "registry: {}\n"), Some("docker-catalog"));
}

#[test]
fn other_programs_files_are_nobodys() {
    let compose = "services:\n  mcp:\n    image: a\n    command: [npx, -y, a]\n";
    let helm = "mcpServers:\n  a:\n    command: npx\n    args: [-y]\n";
    let collector = "extensions:\n  health_check:\n    endpoint: localhost:1\n";
    for path in
        ["config.yaml", "config.yml", "docker-compose.yaml", "mcp.yaml", "charts/values-mcp.yaml", "mcp-config.yml"]
    {
        for text in [compose, helm, collector, "- a\n", ""] {
            assert!(lint_at(path, text).detected.is_none(), "{path}: {text}");
        }
    }
}

/// What the client was seen to refuse is an error, and what it took is none.
#[test]
fn verdicts_on_continue_are_the_clients() {
    for (entry, rules) in [
        ("  - name: x\n    command: c\n    env: { A: \"1\" }\n", vec![]),
        ("  - name: x\n    type: streamable-http\n    url: http://127.0.0.1:1/mcp\n", vec![]),
        ("  - name: x\n    url: http://127.0.0.1:1/mcp\n", vec![]),
        ("  - name: x\n    type: http\n    url: http://127.0.0.1:1/mcp\n", vec!["unknown-transport: http"]),
        ("  - name: x\n", vec!["no-transport: x"]),
        ("  - name: x\n    command: c\n    args: x\n", vec!["wrong-type: x"]),
        ("  - name: x\n    command: c\n    args: [x, 80]\n", vec!["wrong-type: 80"]),
        ("  - name: x\n    command: c\n    env: { N: 1 }\n", vec!["wrong-type: 1"]),
        ("  - command: c\n", vec!["missing-field: command"]),
        ("  - name: x\n\t  command: c\n", vec!["syntax-error: \t"]),
    ] {
        let text = config(entry);
        let linted = lint_at(CONTINUE, &text);
        let errors: Vec<String> = linted
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error)
            .map(|d| format!("{}: {}", d.rule, d.primary.span.of(&text)))
            .collect();
        assert_eq!(errors, rules, "{text}");
    }
    let map = "mcpServers:\n  x:\n    command: c\n";
    assert_eq!(found(CONTINUE, map), ["wrong-type: mcpServers"]);
    // It starts, but not as written.
    let literal = config("  - name: x\n    command: c\n    env:\n      A: ${TOKEN}\n");
    assert_eq!(found(CONTINUE, &literal), ["foreign-variable-syntax: ${TOKEN}"]);
    let secret = config("  - name: x\n    command: c\n    env:\n      A: ${{ secrets.TOKEN }}\n");
    assert!(found(CONTINUE, &secret).is_empty());
}

#[test]
fn fixes_keep_the_layout_and_the_comments() {
    for (entry, wanted) in [
        (
            "  - name: x # why\n    type: http\n    url: https://a.example/mcp\n    headers: # sent\n      A: b\n",
            "  - name: x # why\n    type: streamable-http\n    url: https://a.example/mcp\n    requestOptions:\n      headers: # sent\n        A: b\n",
        ),
        (
            "  - name: x\n    command: npx\n    args:\n    - -y\n    - @scope/pkg # why\n    - 80\n",
            "  - name: x\n    command: npx\n    args:\n    - -y\n    - \"@scope/pkg\" # why\n    - \"80\"\n",
        ),
        ("  - name:x\n    command: c\n", "  - name: x\n    command: c\n"),
        ("  - name: x\n    command: c\n    args: a\n", "  - name: x\n    command: c\n    args: [a]\n"),
        ("  - name: x\n    command: \"c\n    args: [a\n", "  - name: x\n    command: \"c\"\n    args: [a]\n"),
    ] {
        assert_eq!(fixed(CONTINUE, &config(entry)), config(wanted));
    }
    assert_eq!(
        fixed(CONTINUE, "mcpServers:\n  x:\n    command: c\n    args: [a]\n  z:\n    url: https://a.example/mcp\n"),
        "mcpServers:\n  - name: x\n    command: c\n    args: [a]\n  - name: z\n    url: https://a.example/mcp\n"
    );
}

#[test]
fn headers_in_request_options_are_headers() {
    let text = config(
        "  - name: x\n    url: https://a.example/mcp\n    requestOptions:\n      headers:\n        Authorization: \"Bearer Bearer abc\"\n",
    );
    assert!(found(CONTINUE, &text).iter().any(|f| f.starts_with("malformed-bearer")), "{:?}", found(CONTINUE, &text));
}

#[test]
fn a_shared_value_is_told_where_it_stands() {
    let text = "version: 1.2.8\nmcpServers:\n  a:\n    command: uvx\n    args: &list [mcp-server-time]\n    env: &env\n      PORT: 80\n  b:\n    command: uvx\n    args: *list\n    env: *env\n";
    let found = found("librechat.yaml", text);
    assert_eq!(found, ["wrong-type: 80", "wrong-type: 80"]);
    let repaired = fixed("librechat.yaml", text);
    assert_eq!(repaired, text.replace("80", "\"80\""));
}

#[test]
fn one_mistake_does_not_hide_the_next() {
    let text = config(
        "  - name: x\n    command: `c`\n    args: [-y, @a/b]\n  - name: y\n    type: http\n    url: https://b.example/mcp\n",
    );
    let rules = found(CONTINUE, &text);
    assert_eq!(rules, ["syntax-error: `c`", "syntax-error: @a/b", "unknown-transport: http"]);
}
