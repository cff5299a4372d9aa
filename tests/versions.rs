//! What clients did before they changed: `--client-version` picks it.
#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::clients::Version;
use support::{Setting, client};

/// The findings for one server in this version (`""`: the newest), as "severity rule: message (label)".
fn said(path: &str, id: &str, version: &str, name: &str, entry: &str) -> Vec<String> {
    let version = Version::parse(version);
    let setting = Setting { path: path.to_owned(), client: Some(client(id)), version, ..Setting::default() };
    let linted = setting.lint(&format!(r#"{{ "mcpServers": {{ "{name}": {entry} }} }}"#));
    linted
        .diagnostics
        .iter()
        .map(|d| format!("{} {}: {} ({})", d.severity.name(), d.rule, d.message, d.primary.message))
        .collect()
}

fn claude(version: &str, entry: &str) -> Vec<String> {
    said(".mcp.json", "claude-code", version, "docs", entry)
}

fn copilot(version: &str, entry: &str) -> Vec<String> {
    said("~/.copilot/mcp-config.json", "copilot-cli", version, "docs", entry)
}

#[test]
fn what_a_bad_entry_costs_depends_on_the_version() {
    let cost = |version: &str| claude(version, r#"{ "url": "https://docs.example.com/mcp" }"#).join("\n");
    assert!(cost("").ends_with("(Claude Code skips this server (before 2.1.141: every server))"), "{}", cost(""));
    assert!(cost("2.1.141").ends_with("(Claude Code 2.1.141 skips this server)"), "{}", cost("2.1.141"));
    let old = "(Claude Code 2.1.140 loads no server from this file, without a message)";
    assert!(cost("2.1.140").ends_with(old), "{}", cost("2.1.140"));
}

#[test]
fn a_word_that_came_later_is_unknown_before() {
    let entry = r#"{ "type": "streamable-http", "url": "https://docs.example.com/mcp" }"#;
    assert_eq!(claude("", entry), [""; 0]);
    assert_eq!(claude("2.1.136", entry), [""; 0]);
    let old = "error unknown-transport: Claude Code knows `streamable-http` since 2.1.136 (Claude Code 2.1.133 loads no server from this file, without a message)";
    assert_eq!(claude("2.1.133", entry), [old]);
}

#[test]
fn a_field_that_came_later_has_no_effect_before() {
    let entry = r#"{ "type": "http", "url": "https://docs.example.com/mcp", "alwaysLoad": true }"#;
    assert_eq!(claude("2.1.121", entry), [""; 0]);
    let old = "warning ignored-field: `alwaysLoad` has no effect in Claude Code (Claude Code reads it since 2.1.121)";
    assert_eq!(claude("2.1.120", entry), [old]);
}

#[test]
fn fields_were_required_until_they_were_not() {
    let local = r#"{ "command": "docs-server", "tools": ["*"] }"#;
    assert_eq!(copilot("1.0.49", local), [""; 0]);
    assert_eq!(copilot("1.0.48", local).len(), 1);
    assert!(copilot("1.0.48", local)[0].starts_with("error missing-field: `docs` has no `args`"));
    let remote = r#"{ "url": "https://docs.example.com/mcp" }"#;
    assert_eq!(copilot("1.0.29", remote), [""; 0]);
    assert!(copilot("1.0.28", remote)[0].starts_with("error missing-transport"));
}

#[test]
fn a_name_was_free_until_it_was_reserved() {
    let entry = r#"{ "command": "docs-server" }"#;
    let reserved = |version: &str| said(".mcp.json", "claude-code", version, "workspace", entry);
    assert_eq!(reserved("2.1.127"), [""; 0]);
    assert_eq!(reserved("2.1.128").len(), 1);
}

#[test]
fn an_sse_endpoint_needed_its_word_before_the_client_fell_back() {
    let entry = r#"{ "type": "http", "url": "https://docs.example.com/sse" }"#;
    assert_eq!(claude("2.1.265", entry), [""; 0]);
    assert!(claude("2.1.263", entry)[0].starts_with("warning transport-mismatch"));
}

#[test]
fn gemini_cli_stopped_at_a_bad_entry_for_a_while() {
    let gemini = |version: &str, entry: &str| said(".gemini/settings.json", "gemini-cli", version, "docs", entry);
    let list = r#"{ "command": ["docs-server"] }"#;
    let level = |version: &str| gemini(version, list)[0].clone();
    assert!(level("0.22.4").ends_with("(Gemini CLI 0.22.4 refuses to start)"), "{}", level("0.22.4"));
    for version in ["", "0.24.0", "0.21.3"] {
        assert!(level(version).contains("cannot start this server with it"), "{version}: {}", level(version));
    }
    let typed = r#"{ "type": "http", "url": "https://docs.example.com/mcp" }"#;
    assert_eq!(gemini("0.24.0", typed), [""; 0]);
    let old = "error ignored-field: Gemini CLI 0.22.4 does not know `type` (Gemini CLI 0.22.4 refuses to start)";
    assert_eq!(gemini("0.22.4", typed), [old]);
}

#[test]
fn batch_files_were_not_found_until_they_were_looked_up() {
    let said = |version: &str| {
        let setting = Setting {
            path: "~/.codex/config.toml".to_owned(),
            os: Some(mcp_lint::host::Os::Windows),
            client: Some(client("codex")),
            version: Version::parse(version),
            ..Setting::default()
        };
        let linted = setting.lint("[mcp_servers.docs]\ncommand = \"npx\"\nargs = [\"-y\", \"@example/docs-server\"]\n");
        let shim = linted.diagnostics.into_iter().find(|d| d.rule == "bare-windows-shim");
        shim.map(|d| (d.severity.name(), d.primary.message))
    };
    assert_eq!(said("0.59.0"), None);
    assert_eq!(said("0.58.0").unwrap().0, "error");
    assert!(said("").unwrap().1.contains("0.59.0"), "{:?}", said(""));
}

/// The findings for one server in Codex' file.
fn codex(version: &str, entry: &str) -> Vec<String> {
    let path = "~/.codex/config.toml".to_owned();
    let version = Version::parse(version);
    let setting = Setting { path, client: Some(client("codex")), version, ..Setting::default() };
    let linted = setting.lint(&format!("[mcp_servers.docs]\n{entry}\n"));
    let told = linted.diagnostics.iter();
    told.map(|d| format!("{} {}: {} ({})", d.severity.name(), d.rule, d.message, d.primary.message)).collect()
}

#[test]
fn codex_learned_its_fields_one_after_the_other() {
    const COMMAND: &str = "command = \"docs-server\"";
    const ADDRESS: &str = "url = \"https://docs.example.com/mcp\"";
    for (transport, field, old, new) in [
        (COMMAND, "startup_timeout_sec = 20", "0.39.0", "0.40.0"),
        (COMMAND, "tool_timeout_sec = 60", "0.39.0", "0.40.0"),
        (COMMAND, "cwd = \"/srv/docs\"", "0.45.0", "0.46.0"),
        (COMMAND, "enabled = false", "0.45.0", "0.46.0"),
        (COMMAND, "env_vars = [\"DOCS_TOKEN\"]", "0.45.0", "0.46.0"),
        (ADDRESS, "bearer_token_env_var = \"DOCS_TOKEN\"", "0.45.0", "0.46.0"),
        (ADDRESS, "http_headers = { Accept = \"text/plain\" }", "0.45.0", "0.46.0"),
        (ADDRESS, "env_http_headers = { Authorization = \"DOCS_TOKEN\" }", "0.45.0", "0.46.0"),
    ] {
        let entry = format!("{transport}\n{field}");
        for version in ["", new] {
            assert_eq!(codex(version, &entry), [""; 0], "{field} in {version}");
        }
        let said = codex(old, &entry);
        assert_eq!(said.len(), 1, "{field}: {said:?}");
        assert!(said[0].starts_with("warning ignored-field: "), "{said:?}");
        let starts = said[0].contains("the server starts anyway");
        assert!(said[0].ends_with(&format!("(Codex reads it since {new})")) || starts, "{said:?}");
    }
}

#[test]
fn codex_did_not_always_take_an_address() {
    let entry = "url = \"https://docs.example.com/mcp\"";
    let refused = "error ignored-field: Codex 0.42.0 does not know `url` (Codex 0.42.0 refuses to start)";
    assert_eq!(codex("0.42.0", entry), [refused]);
    let switch = "warning ignored-field: `url` needs `experimental_use_rmcp_client = true` in Codex 0.44.0 \
                  (Codex 0.44.0 does not start this server, without a message)";
    assert_eq!(codex("0.44.0", entry), [switch]);
    for version in ["", "0.45.0"] {
        assert_eq!(codex(version, entry), [""; 0]);
    }
    let setting = Setting {
        path: "~/.codex/config.toml".to_owned(),
        client: Some(client("codex")),
        version: Version::parse("0.44.0"),
        ..Setting::default()
    };
    let linted = setting.lint(&format!("experimental_use_rmcp_client = true\n\n[mcp_servers.docs]\n{entry}\n"));
    assert!(linted.diagnostics.is_empty(), "{:?}", linted.diagnostics);
}

#[test]
fn codex_took_a_token_until_it_refused_it() {
    let entry = "url = \"https://docs.example.com/mcp\"\nbearer_token = \"x\"";
    let refused = |said: Vec<String>| said.iter().any(|told| told.starts_with("error ignored-field"));
    assert!(!refused(codex("0.45.0", entry)));
    assert!(refused(codex("0.47.0", entry)));
    assert!(refused(codex("", entry)));
}

#[test]
fn an_old_field_stays_where_the_new_one_is_not_read_yet() {
    let entry = "command = \"docs-server\"\nstartup_timeout_ms = 20000";
    assert_eq!(codex("0.39.0", entry), [""; 0]);
    assert_eq!(codex("0.40.0", entry).len(), 1);
}

#[test]
fn copilot_cli_knew_local_before_it_knew_stdio() {
    let entry = r#"{ "type": "stdio", "command": "docs-server", "args": [], "tools": ["*"] }"#;
    assert_eq!(copilot("0.0.370", entry), [""; 0]);
    let said = copilot("0.0.369", entry);
    assert!(said[0].starts_with("error unknown-transport: Copilot CLI knows `stdio` since 0.0.370"), "{said:?}");
}

#[test]
fn files_of_a_project_were_not_read_at_first() {
    let entry = r#"{ "command": "docs-server", "args": [], "tools": ["*"] }"#;
    for (path, old, new) in [(".mcp.json", "0.0.417", "0.0.420"), (".github/mcp.json", "1.0.60", "1.0.61")] {
        let said = |version: &str| said(path, "copilot-cli", version, "docs", entry);
        assert_eq!(said(new), [""; 0], "{path}");
        assert_eq!(said(""), [""; 0], "{path}");
        assert_eq!(said(old).len(), 1, "{:?}", said(old));
        assert!(said(old)[0].starts_with("warning unread-file: "), "{:?}", said(old));
    }
}

#[test]
fn the_command_line_takes_a_version_of_a_client() {
    let run = |arguments: &[&str]| {
        let binary = env!("CARGO_BIN_EXE_mcp-lint");
        let mut command = std::process::Command::new(binary);
        command.args(arguments).stdin(std::process::Stdio::null()).output().unwrap()
    };
    let entry = r#"{ "mcpServers": { "docs": { "url": "https://docs.example.com/mcp" } } }"#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mcp-config.json");
    std::fs::write(&file, entry).unwrap();
    let file = file.to_str().unwrap();
    let copilot = ["--client", "copilot-cli", "--client-version"];
    assert_eq!(run(&[&copilot[..], &["1.0.28", file]].concat()).status.code(), Some(1));
    assert_eq!(run(&[&copilot[..], &["v1.0.29", file]].concat()).status.code(), Some(0));
    let alone = run(&["--client-version", "1.0.28", file]);
    assert_eq!(alone.status.code(), Some(2), "a version of which client?");
    let nonsense = run(&[&copilot[..], &["latest", file]].concat());
    assert_eq!(nonsense.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nonsense.stderr).contains("numbers between dots"));
}
