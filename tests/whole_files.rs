//! What a file needs besides its servers, and where else servers may stand in it.
#![allow(clippy::unwrap_used)]

mod support;

use support::Setting;

/// The findings as "severity rule: message (label)".
fn said(path: &str, text: &str) -> Vec<String> {
    let linted = Setting { path: path.to_owned(), ..Setting::default() }.lint(text);
    assert!(linted.detected.is_some(), "{path}");
    let tell = |d: &mcp_lint::diagnostic::Diagnostic| {
        format!("{} {}: {} ({})", d.severity.name(), d.rule, d.message, d.primary.message)
    };
    linted.diagnostics.iter().map(tell).collect()
}

const CONTINUE: &str = "~/.continue/config.yaml";
const BLOCK: &str = ".continue/mcpServers/time.yaml";
const SERVER: &str = "mcpServers:\n  - name: time\n    command: uvx\n    args: [mcp-server-time==2025.9.25]\n";

#[test]
fn continue_wants_a_name_and_a_version() {
    let models = "models: []\n";
    let lost = "(Continue loads no server from this file)";
    assert_eq!(said(CONTINUE, &format!("name: a\nversion: 1.0.0\n{models}{SERVER}")), [""; 0]);
    let without = said(CONTINUE, &format!("name: a\n{models}{SERVER}"));
    assert_eq!(without, [format!("error missing-field: the file has no `version` {lost}")]);
    // A piece that is pasted into a file which has them.
    let piece = said(CONTINUE, SERVER);
    assert_eq!(piece, [format!("warning missing-field: the file has no `name` and no `version` {lost}")]);
    // But this is a file.
    let block = said(BLOCK, SERVER);
    assert_eq!(block, [format!("error missing-field: the file has no `name` and no `version` {lost}")]);
}

#[test]
fn a_block_of_continue_holds_one_server() {
    let two = format!("name: a\nversion: 1.0.0\n{SERVER}  - name: docs\n    url: https://docs.example.com/mcp\n");
    let wanted =
        "warning invalid-value: a block file holds one server, not 2 (Continue loads no server from this file)";
    assert_eq!(said(BLOCK, &two), [wanted]);
    assert_eq!(said(CONTINUE, &two), [""; 0]);
}

#[test]
fn librechat_refuses_what_it_does_not_know() {
    let file = |rest: &str| {
        let server = "mcpServers:\n  time:\n    command: uvx\n    args: [mcp-server-time==2025.9.25]\n";
        said("librechat.yaml", &format!("version: 1.2.8\n{rest}{server}"))
    };
    let lost = "(LibreChat loads no server from this file)";
    assert_eq!(file("cache: true\n"), [""; 0]);
    assert_eq!(
        file("endpoint: {}\n"),
        [format!("error unknown-field: `endpoint` is not a key of LibreChat's file {lost}")]
    );
    assert_eq!(
        file("media: {}\n"),
        [format!("warning unknown-field: `media` is not a key of LibreChat's file {lost}")]
    );
}

#[test]
fn a_manifest_of_a_plugin_may_list_files_and_servers() {
    for path in ["garden/.claude-plugin/plugin.json", "garden/.cursor-plugin/plugin.json"] {
        let manifest = |servers: &str| format!(r#"{{ "name": "garden", "mcpServers": {servers} }}"#);
        assert_eq!(said(path, &manifest(r#""./servers.json""#)), [""; 0], "{path}");
        assert_eq!(said(path, &manifest(r#"["./a.json", "./b.json"]"#)), [""; 0], "{path}");
        let inline = r#"["./a.json", { "notes": { "command": "notes", "args": "--fast" } }]"#;
        let found = said(path, &manifest(inline));
        assert!(found.len() == 1 && found[0].starts_with("error wrong-type: `args` is a string"), "{path}: {found:?}");
        let wrong = said(path, &manifest("3"));
        assert!(wrong.len() == 1 && wrong[0].starts_with("error wrong-type"), "{path}: {wrong:?}");
    }
}

#[test]
fn the_command_line_of_trae_has_a_file_of_its_own() {
    let text =
        "mcp_servers:\n  - name: time\n    type: local\n    command: uvx\n    args: [mcp-server-time==2025.9.25]\n";
    let found = said(".trae/traecli.yaml", text);
    assert!(found.len() == 1 && found[0].starts_with("warning unknown-transport: `local`"), "{found:?}");
}
