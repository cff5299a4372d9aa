//! Which client a file belongs to, and which system it is written for.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use mcp_lint::clients::{self, Scope, Sure, Target, evidence_os};
use mcp_lint::host::{Host, Os};
use mcp_lint::syntax::json;

/// A machine made of words.
struct Machine {
    os: Os,
    home: &'static str,
    variables: &'static [(&'static str, &'static str)],
    files: &'static [&'static str],
}

const LINUX: Machine = Machine { os: Os::Linux, home: "/home/ann", variables: &[], files: &["/code/power/POWER.md"] };
const MAC: Machine = Machine { os: Os::Macos, home: "/Users/ann", variables: &[], files: &[] };
const WINDOWS: Machine = Machine {
    os: Os::Windows,
    home: "C:/Users/Ann",
    variables: &[("APPDATA", "C:/Users/Ann/AppData/Roaming"), ("PROGRAMDATA", "C:/ProgramData")],
    files: &[],
};

impl Host for Machine {
    fn os(&self) -> Os {
        self.os
    }

    fn home(&self) -> Option<PathBuf> {
        Some(self.home.into())
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    fn exists(&self, path: &Path) -> bool {
        self.files.iter().any(|file| Path::new(file) == path)
    }

    fn find_program(&self, _name: &str) -> Option<PathBuf> {
        None
    }
}

const STDIO: &str = r#"{ "mcpServers": { "a": { "command": "uvx", "args": ["mcp-server-time"] } } }"#;
const OPENCODE: &str = r#"{ "mcp": { "a": { "type": "local", "command": ["uvx", "mcp-server-time"] } } }"#;

/// "client / kind / scope / sureness", or "none".
fn answer(host: &Machine, path: &str, text: &str, only: Option<&str>) -> String {
    let document = json::parse(text);
    let only = only.map(|id| clients::by_id(id).unwrap());
    clients::detect(Path::new(path), &document, only, host).map_or("none".to_owned(), |found| {
        let scope = match found.scope {
            Scope::User => "user",
            Scope::Project => "project",
            Scope::Managed => "managed",
            Scope::Plugin => "plugin",
        };
        let sure = match found.sure {
            Sure::Certain => "certain",
            Sure::Likely => "likely",
            Sure::Unknown => "unknown",
        };
        format!("{} / {} / {scope} / {sure}", found.client.id, found.file.kind)
    })
}

#[track_caller]
fn check(host: &Machine, rows: &[(&str, &str, &str)]) {
    for (path, text, wanted) in rows {
        assert_eq!(answer(host, path, text, None), *wanted, "{path}: {text}");
    }
}

#[test]
fn places_on_linux() {
    check(
        &LINUX,
        &[
            ("/home/ann/.cursor/mcp.json", STDIO, "cursor / MCP file / user / certain"),
            ("/code/shop/.cursor/mcp.json", STDIO, "cursor / MCP file / project / certain"),
            ("/home/ann/shop/.cursor/mcp.json", STDIO, "cursor / MCP file / project / certain"),
            ("/home/ann/.gemini/settings.json", STDIO, "gemini-cli / settings / user / certain"),
            ("/code/shop/.gemini/settings.json", "{}", "gemini-cli / settings / project / certain"),
            ("/etc/gemini-cli/settings.json", STDIO, "gemini-cli / settings / managed / certain"),
            ("/code/weather/gemini-extension.json", STDIO, "gemini-cli / extension manifest / plugin / certain"),
            ("/home/ann/.config/opencode/opencode.json", OPENCODE, "opencode / config file / user / certain"),
            ("/home/ann/.config/opencode/config.json", OPENCODE, "opencode / config file / user / certain"),
            ("/code/shop/opencode.jsonc", OPENCODE, "opencode / config file / project / certain"),
            ("/code/shop/.opencode/opencode.json", OPENCODE, "opencode / config file / project / certain"),
            ("/code/dotfiles/.config/opencode/opencode.json", OPENCODE, "opencode / config file / project / certain"),
            ("/code/shop/.roo/mcp.json", STDIO, "roo-code / project file / project / certain"),
            (
                "/home/ann/.config/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                STDIO,
                "roo-code / user file / user / certain",
            ),
            (
                "/home/ann/.config/VSCodium/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                STDIO,
                "roo-code / user file / user / certain",
            ),
            ("/home/ann/.cline/data/settings/cline_mcp_settings.json", STDIO, "cline / settings file / user / certain"),
            ("/code/shop/cline_mcp_settings.json", STDIO, "cline / settings file / user / certain"),
            ("/home/ann/.cline/mcp.json", STDIO, "cline / mcp.json / user / certain"),
            ("/home/ann/.kiro/settings/mcp.json", STDIO, "kiro / MCP file / user / certain"),
            ("/code/shop/.kiro/settings/mcp.json", STDIO, "kiro / MCP file / project / certain"),
            ("/code/shop/.kiro/agents/reviewer.json", STDIO, "kiro / agent / project / certain"),
            ("/code/power/mcp.json", STDIO, "kiro / power / plugin / certain"),
        ],
    );
}

#[test]
fn places_on_macos() {
    check(
        &MAC,
        &[
            ("/Users/ann/.kiro/agents/reviewer.json", STDIO, "kiro / agent / user / certain"),
            (
                "/Users/ann/Library/Application Support/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
                STDIO,
                "cline / settings file of older versions / user / certain",
            ),
            (
                "/Library/Application Support/GeminiCli/settings.json",
                STDIO,
                "gemini-cli / settings / managed / certain",
            ),
            ("/Users/ann/.config/opencode/opencode.jsonc", OPENCODE, "opencode / config file / user / certain"),
        ],
    );
}

#[test]
fn places_on_windows() {
    check(
        &WINDOWS,
        &[
            (r"C:\Users\Ann\.cursor\mcp.json", STDIO, "cursor / MCP file / user / certain"),
            (r"D:\shop\.cursor\mcp.json", STDIO, "cursor / MCP file / project / certain"),
            (r"C:\ProgramData\gemini-cli\settings.json", STDIO, "gemini-cli / settings / managed / certain"),
            (r"C:\Users\Ann\.config\opencode\opencode.json", OPENCODE, "opencode / config file / user / certain"),
            (
                r"C:\Users\Ann\AppData\Roaming\Code\User\globalStorage\rooveterinaryinc.roo-cline\settings\mcp_settings.json",
                STDIO,
                "roo-code / user file / user / certain",
            ),
        ],
    );
}

#[test]
fn places_of_other_machines_are_recognised() {
    check(
        &LINUX,
        &[
            (r"C:\Users\Bob\.gemini\settings.json", STDIO, "gemini-cli / settings / user / certain"),
            ("/Users/bob/.kiro/settings/mcp.json", STDIO, "kiro / MCP file / user / certain"),
            ("/mnt/c/Users/Bob/.cursor/mcp.json", STDIO, "cursor / MCP file / user / certain"),
            ("/Users/bob/shop/.kiro/settings/mcp.json", STDIO, "kiro / MCP file / project / certain"),
        ],
    );
}

#[test]
fn dots_in_a_path_are_resolved() {
    check(&LINUX, &[("/home/ann/shop/../.cursor/./mcp.json", STDIO, "cursor / MCP file / user / certain")]);
}

#[test]
fn a_claimed_path_keeps_its_client_whatever_the_content() {
    check(
        &LINUX,
        &[
            ("/code/shop/.cursor/mcp.json", "", "cursor / MCP file / project / certain"),
            ("/code/shop/.cursor/mcp.json", r#"{ "tools": [] }"#, "cursor / MCP file / project / certain"),
            ("/code/shop/.roo/mcp.json", r#"{ "mcpServers": { "a": "#, "roo-code / project file / project / certain"),
            ("/code/shop/opencode.json", STDIO, "opencode / config file / project / certain"),
        ],
    );
}

#[test]
fn an_unread_file_must_be_about_servers() {
    let unread = "cline / mcp.json / user / certain";
    check(
        &LINUX,
        &[
            ("/home/ann/.cline/mcp.json", "{}", unread),
            ("/home/ann/.cline/mcp.json", r#"{ "mcpServers": {} }"#, unread),
            ("/home/ann/.cline/mcp.json", "[1]", "none"),
            ("/home/ann/.cline/mcp.json", r#"{ "servers": {} }"#, "none"),
            ("/home/ann/.cline/mcp.json", r#"{ "title": "Servers" }"#, "none"),
        ],
    );
}

#[test]
fn unknown_paths_with_servers_are_generic() {
    let generic = "generic / MCP file / project / unknown";
    check(
        &LINUX,
        &[
            ("/code/shop/mcp.json", STDIO, generic),
            ("/code/shop/config/mcp-config-dev.json", STDIO, generic),
            ("/code/shop/mcp.json", r#"{ "mcpServers": {} }"#, generic),
            ("/code/shop/mcp.json", r#"{ "context_servers": { "a": { "command": "uvx" } } }"#, generic),
            ("/code/shop/mcp.json", r#"{ "a": { "command": "uvx", "args": [] } }"#, generic),
            // Broken, but once meant for somebody.
            ("/code/shop/mcp.json", "`{ \"mcpServers\": { \"a\": { \"command\": \"uvx\" } } }", generic),
            ("/code/shop/mcp.json", "\"mcpServers\": { \"a\": { \"command\": \"uvx\" } }", generic),
            ("/code/shop/agent.json", STDIO, generic),
            ("/code/shop/agent.json", r#"{ "servers": { "a": { "command": "node", "args": ["a.js"] } } }"#, generic),
        ],
    );
}

#[test]
fn a_name_and_a_key_of_ones_own_give_a_client_away() {
    check(
        &LINUX,
        &[
            ("/code/shop/config.json", OPENCODE, "opencode / config file / project / likely"),
            ("/code/shop/settings.json", STDIO, "generic / MCP file / project / unknown"),
        ],
    );
}

#[test]
fn files_that_only_look_like_configs_are_nobodys() {
    let none = "none";
    check(
        &LINUX,
        &[
            ("/code/shop/tsconfig.mcp.json", r#"{ "compilerOptions": { "strict": true }, "include": ["src"] }"#, none),
            ("/code/shop/package.json", r#"{ "name": "a", "mcpServers": { "a": { "command": "node" } } }"#, none),
            (
                "/code/shop/fastmcp.json",
                r#"{ "source": { "path": "server.py" }, "environment": { "type": "uv" } }"#,
                none,
            ),
            (
                "/code/shop/server.json",
                r#"{ "name": "a", "remotes": [{ "type": "sse", "url": "https://a.example" }] }"#,
                none,
            ),
            (
                "/code/shop/mcp_config.json",
                r#"{ "name": "a", "version": "1.0.0", "tools": [{ "name": "look" }] }"#,
                none,
            ),
            (
                "/code/shop/mcp.json",
                r#"{ "name": "a", "repository": { "type": "git", "url": "https://a.example" } }"#,
                none,
            ),
            ("/code/shop/rules.mcp.json", r#"[{ "id": 1, "url": "/" }]"#, none),
            (
                "/code/i18n/en/mcp.json",
                r#"{ "title": "Servers", "form": { "command": "Command", "url": "Address" } }"#,
                none,
            ),
            (
                "/code/i18n/de/mcp.json",
                r#"{ "servers": { "add": { "command": "Befehl", "args": "Argumente" } } }"#,
                none,
            ),
            ("/code/shop/api.json", r#"{ "servers": { "live": { "url": "https://api.example.org" } } }"#, none),
            ("/code/shop/data.json", r#"{ "mcp": { "enabled": true } }"#, none),
            ("/code/shop/mcp.json", "", none),
            ("/code/shop/mcp.json", "`{ \"title\": ", none),
            ("/code/shop/notes.json", "[1, 2]", none),
        ],
    );
}

#[test]
fn a_named_client_gets_the_file_that_fits() {
    let rows = [
        ("gemini-cli", "/code/shop/any.json", STDIO, "gemini-cli / settings / project / certain"),
        ("gemini-cli", "/code/shop/gemini-extension.json", STDIO, "gemini-cli / extension manifest / plugin / certain"),
        ("cline", "/code/shop/any.json", STDIO, "cline / settings file / user / certain"),
        ("cline", "/home/ann/.cline/mcp.json", "{}", "cline / mcp.json / user / certain"),
        ("opencode", "/code/shop/.cursor/mcp.json", OPENCODE, "opencode / config file / project / certain"),
        ("fastmcp", "/code/shop/mcp.json", STDIO, "fastmcp / MCPConfig / project / certain"),
        ("mcp-inspector", "/code/shop/servers.json", STDIO, "mcp-inspector / catalogue / user / certain"),
        ("cherry-studio", "/code/shop/any.json", STDIO, "cherry-studio / text for the edit box / project / certain"),
        ("kimi-code", "/code/shop/.mcp.json", STDIO, "kimi-code / MCP file / project / certain"),
        ("generic", "/code/shop/.cursor/mcp.json", STDIO, "generic / MCP file / project / certain"),
    ];
    for (client, path, text, wanted) in rows {
        assert_eq!(answer(&LINUX, path, text, Some(client)), wanted, "--client {client} {path}");
    }
}

#[test]
fn a_config_folder_that_was_moved_is_found() {
    const MOVED: Machine =
        Machine { os: Os::Linux, home: "/home/ann", variables: &[("XDG_CONFIG_HOME", "/data/config")], files: &[] };
    check(&MOVED, &[("/data/config/opencode/opencode.json", OPENCODE, "opencode / config file / user / certain")]);
}

fn evidence(path: &str, entry: &str) -> Option<Os> {
    let text = format!(r#"{{ "mcpServers": {{ "a": {entry} }} }}"#);
    evidence_os(Path::new(path), &json::parse(&text))
}

#[test]
fn paths_give_systems_away() {
    let plain = r#"{ "command": "npx" }"#;
    assert_eq!(evidence(r"C:\shop\.cursor\mcp.json", plain), Some(Os::Windows));
    assert_eq!(evidence("/backup/AppData/Roaming/Code/User/mcp.json", plain), Some(Os::Windows));
    assert_eq!(evidence("/backup/Library/Application Support/Code/User/mcp.json", plain), Some(Os::Macos));
    assert_eq!(evidence("/code/shop/.cursor/mcp.json", plain), None);
    assert_eq!(evidence("/home/ann/shop/.cursor/mcp.json", plain), None);
}

#[test]
fn contents_give_systems_away() {
    let rows = [
        (r#"{ "command": "cmd", "args": ["/c", "npx", "-y", "a"] }"#, Some(Os::Windows)),
        (r#"{ "command": "cmd.exe", "args": ["/c", "npx"] }"#, Some(Os::Windows)),
        (r#"{ "command": "C:\\tools\\node.exe" }"#, Some(Os::Windows)),
        (r#"{ "command": ["node", "D:/srv/index.js"] }"#, Some(Os::Windows)),
        (r#"{ "command": "node", "env": { "X": "%APPDATA%\\x" } }"#, Some(Os::Windows)),
        (r#"{ "command": "wsl", "args": ["/home/ann/run"] }"#, Some(Os::Windows)),
        (r#"{ "command": "/opt/homebrew/bin/uvx" }"#, Some(Os::Macos)),
        (r#"{ "command": "node", "args": ["/Users/ann/srv/index.js"] }"#, Some(Os::Macos)),
        (r#"{ "command": "node", "cwd": "/home/ann/srv" }"#, Some(Os::Linux)),
        (r#"{ "command": "docker", "args": ["run", "-v", "/home/node/x:/x", "a"] }"#, None),
        (r#"{ "command": "pwsh", "args": ["-File", "run.ps1"] }"#, None),
        (r#"{ "command": "npx", "args": ["x://y", "a:b"] }"#, None),
        (r#"{ "command": "/Users/ann/run", "env": { "X": "C:\\x" } }"#, None),
        (r#"{ "url": "https://mcp.example.org/C:/x" }"#, None),
    ];
    for (entry, wanted) in rows {
        assert_eq!(evidence("/code/shop/mcp.json", entry), wanted, "{entry}");
    }
}

#[test]
fn the_target_is_what_was_asked_then_evidence_then_the_host() {
    let asked = Some(Target::Any);
    assert_eq!(Target::of(asked, Some(Os::Macos), Scope::User, &LINUX), Target::Any);
    assert_eq!(Target::of(None, Some(Os::Macos), Scope::User, &LINUX), Target::One(Os::Macos));
    assert_eq!(Target::of(None, None, Scope::User, &WINDOWS), Target::One(Os::Windows));
    assert_eq!(Target::of(None, None, Scope::Project, &WINDOWS), Target::Any);
    assert!(Target::One(Os::Linux).is(Os::Linux) && !Target::Any.is(Os::Linux));
}

proptest::proptest! {
    #[test]
    fn no_path_and_no_text_panics(path in "([a-zA-Z.:]{0,8}[/\\\\]){0,5}(\\.?mcp(_config)?\\.json|settings\\.json|.{0,9})", text in ".{0,80}") {
        let document = json::parse(&text);
        for host in [&LINUX, &MAC, &WINDOWS] {
            let found = clients::detect(Path::new(&path), &document, None, host);
            proptest::prop_assert!(found.is_none_or(|found| !found.client.files.is_empty()));
        }
        let _ = evidence_os(Path::new(&path), &document);
    }
}
