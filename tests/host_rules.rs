//! What rules say of a machine that they may look at.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use mcp_lint::diagnostic::Diagnostic;
use support::Setting;

const USER: &str = "path=~/.cursor/mcp.json";

/// What is said about one server `x`, as "level rule: message".
fn said(setting: &str, entry: &str) -> Vec<String> {
    let linted = Setting::parse(setting).lint(&format!(r#"{{ "mcpServers": {{ "x": {entry} }} }}"#));
    assert!(linted.detected.is_some(), "{setting}");
    let told = |d: &Diagnostic| format!("{} {}: {}", d.severity.name(), d.rule, d.message);
    linted
        .diagnostics
        .iter()
        .filter(|d| ["command-not-found", "gui-path", "unrunnable-entry"].contains(&d.rule))
        .map(told)
        .collect()
}

fn linux(rest: &str) -> String {
    format!("{USER} os=linux program=/usr/bin/node {rest}")
}

#[test]
fn a_program_is_searched_on_the_path() {
    let missing = ["error command-not-found: this machine has no program `uvx`"];
    assert_eq!(said(&linux(""), r#"{ "command": "uvx", "args": ["mcp-server-git"] }"#), missing);
    for fine in [
        r#"{ "command": "node", "args": ["-v"] }"#,
        r#"{ "command": "uvx", "args": ["mcp-server-git"], "env": { "PATH": "/opt/uv/bin" } }"#,
        r#"{ "command": "${env:RUNNER}", "args": ["mcp-server-git"] }"#,
        r#"{ "command": "uvx", "args": ["mcp-server-git"], "disabled": true }"#,
    ] {
        assert_eq!(said(&linux(""), fine), [""; 0], "{fine}");
    }
}

#[test]
fn a_likely_name_is_offered() {
    let setting = format!("{USER} os=linux program=/usr/bin/python3");
    let linted =
        Setting::parse(&setting).lint(r#"{ "mcpServers": { "x": { "command": "python", "args": ["-m", "x"] } } }"#);
    assert_eq!(linted.diagnostics[0].help.as_deref(), Some("this machine has `python3`"));
}

#[test]
fn paths_from_the_root_are_looked_up() {
    let script = r#"{ "command": "node", "args": ["/srv/notes/index.js"] }"#;
    assert_eq!(said(&linux(""), script), ["error command-not-found: this machine has no such file"]);
    assert_eq!(said(&linux("beside=/srv/notes/index.js"), script), [""; 0]);
    let command = r#"{ "command": "/srv/notes/server" }"#;
    assert_eq!(said(&linux(""), command), ["error command-not-found: this machine has no such file"]);
    let inside = r#"{ "command": "ssh", "args": ["build.example.com", "/srv/notes/server"] }"#;
    assert_eq!(said(&format!("{} program=/usr/bin/ssh", linux("")), inside), [""; 0]);
}

#[test]
fn the_last_folder_that_exists_is_named() {
    let text = r#"{ "mcpServers": { "x": { "command": "node", "args": ["/srv/notes/build/index.js"] } } }"#;
    let linted = Setting::parse(&linux("beside=/srv/notes/package.json")).lint(text);
    let label = "the last folder on the way that exists is `/srv/notes`";
    assert_eq!(linted.diagnostics[0].primary.message, label);
}

#[test]
fn a_folder_needs_something_to_start() {
    let entry = r#"{ "command": "node", "args": ["/srv/notes"] }"#;
    let nothing = ["error unrunnable-entry: this folder has neither `package.json` nor `index.js`"];
    assert_eq!(said(&linux("beside=/srv/notes/src/main.js"), entry), nothing);
    assert_eq!(said(&linux("beside=/srv/notes/package.json"), entry), [""; 0]);
}

#[test]
fn another_machine_is_not_judged() {
    let entry = r#"{ "command": "uvx", "args": ["mcp-server-git"] }"#;
    let setting = Setting::parse(&linux(""));
    let mut options = setting.options();
    options.host = Some(false);
    let text = format!(r#"{{ "mcpServers": {{ "x": {entry} }} }}"#);
    let linted = mcp_lint::lint::lint(&setting.absolute(), &text, &options, &setting.host());
    assert!(linted.diagnostics.is_empty(), "{:?}", linted.diagnostics);
}

#[test]
fn desktop_programs_get_a_short_path() {
    let mac = |program: &str| format!("{USER} os=macos program={program}");
    let entry = r#"{ "command": "uvx", "args": ["mcp-server-git"] }"#;
    let found_in = |folder: &str| [format!("warning gui-path: `uvx` is in `{folder}`, where only shells look")];
    assert_eq!(said(&mac("/home/user/.local/bin/uvx"), entry), found_in("~/.local/bin"));
    assert_eq!(said(&mac("/home/user/.asdf/shims/uvx"), entry), found_in("~/.asdf/shims"));
    assert_eq!(said(&mac("/opt/homebrew/bin/uvx"), entry), found_in("/opt/homebrew/bin"));
    assert_eq!(said(&mac("/usr/local/bin/uvx"), entry), [""; 0]);
    let own_path = r#"{ "command": "uvx", "args": ["mcp-server-git"], "env": { "PATH": "/opt/homebrew/bin" } }"#;
    assert_eq!(said(&mac("/opt/homebrew/bin/uvx"), own_path), [""; 0]);
    assert_eq!(said(&format!("{USER} os=linux program=/home/user/.local/bin/uvx"), entry), [""; 0]);
}

#[test]
fn of_several_versions_of_node_the_one_that_a_client_takes_must_do() {
    const NVM: &str = "/home/user/.nvm/versions/node";
    let entry = r#"{ "command": "npx", "args": ["-y", "notes-server"] }"#;
    let versions = |client: &str, own: &str, others: &[&str]| {
        let mut setting = format!("client={client} path=~/mcp.json os=macos program={NVM}/v{own}/bin/npx");
        others.iter().for_each(|other| setting.push_str(&format!(" beside={NVM}/v{other}/bin/npx")));
        said(&setting, entry)
    };
    let old = ["warning gui-path: `npx` belongs to Node 9.11.2 here"];
    assert_eq!(versions("claude-desktop", "22.12.0", &["9.11.2", "14.17.0"]), old);
    // The last one by name is the newest one, or new enough; a terminal that has none other; no other at all.
    assert_eq!(versions("claude-desktop", "22.12.0", &["14.17.0", "18.20.4"]), [""; 0]);
    assert_eq!(versions("claude-desktop", "20.9.0", &["14.17.0", "22.12.0"]), [""; 0]);
    assert_eq!(versions("claude-desktop", "9.11.2", &["14.17.0"]), [""; 0]);
    assert_eq!(versions("claude-desktop", "22.12.0", &[]), [""; 0]);
    // Clients that know nothing of nvm, and one that is started in a terminal.
    let info = ["info gui-path: `npx` is in `~/.nvm/versions/node/v22.12.0/bin`, where only shells look"];
    assert_eq!(versions("lm-studio", "22.12.0", &["9.11.2"]), info);
    assert_eq!(versions("claude-code", "22.12.0", &["9.11.2"]), [""; 0]);
}

#[test]
fn a_file_may_hide_another() {
    let text = r#"{ "mcpServers": { "x": { "command": "x-server" } } }"#;
    let own = "%LOCALAPPDATA%/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json";
    let own = own.replace("%LOCALAPPDATA%", "/home/user/AppData/Local");
    let unread = |setting: &str| {
        let linted = Setting::parse(setting).lint(text);
        let found: Vec<Diagnostic> = linted.diagnostics.into_iter().filter(|d| d.rule == "unread-file").collect();
        found.into_iter().map(|d| (d.primary.message, d.help.unwrap_or_default())).collect::<Vec<_>>()
    };
    let roaming = "path=/home/user/AppData/Roaming/Claude/claude_desktop_config.json os=windows program=/bin/x-server";
    assert_eq!(
        unread(&format!("{roaming} beside={own}")),
        [("on this machine Claude Desktop reads another file instead".to_owned(), format!("write them into `{own}`"))]
    );
    assert_eq!(unread(roaming), [], "without the program from the Store");
    assert_eq!(unread(&format!("path={own} os=windows beside={own}")), [], "the file that is read");
}
