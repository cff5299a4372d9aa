//! Which client a file belongs to where its path leaves that open: by what stands in it and beside it.

use std::path::{Path, PathBuf};

use mcp_lint::clients::{self, Scope, Sure, by_id, evidence_os};
use mcp_lint::host::Os;
use mcp_lint::syntax::json;

use crate::support::TestHost;
use crate::{OPENCODE, STDIO, answer, detected};

#[track_caller]
fn check(rows: &[(&str, &str, &str)]) {
    let host = TestHost::new(Os::Linux);
    for (path, text, wanted) in rows {
        assert_eq!(answer(&host, path, text, None), *wanted, "{path}: {text}");
    }
}

#[test]
fn a_claimed_path_keeps_its_client_whatever_the_content() {
    check(&[
        ("/code/shop/.cursor/mcp.json", "", "cursor / MCP file / project / certain"),
        ("/code/shop/.cursor/mcp.json", r#"{ "tools": [] }"#, "cursor / MCP file / project / certain"),
        ("/code/shop/.roo/mcp.json", r#"{ "mcpServers": { "a": "#, "roo-code / project file / project / certain"),
        ("/code/shop/opencode.json", STDIO, "opencode / config file / project / certain"),
    ]);
}

#[test]
fn an_unread_file_must_be_about_servers() {
    let unread = "cline / mcp.json / user / certain";
    check(&[
        ("/home/user/.cline/mcp.json", "{}", unread),
        ("/home/user/.cline/mcp.json", r#"{ "mcpServers": {} }"#, unread),
        ("/home/user/.cline/mcp.json", "[1]", "none"),
        ("/home/user/.cline/mcp.json", r#"{ "servers": {} }"#, "none"),
        ("/home/user/.cline/mcp.json", r#"{ "title": "Servers" }"#, "none"),
    ]);
}

#[test]
fn unknown_paths_with_servers_are_generic() {
    let generic = "generic / MCP file / project / unknown";
    check(&[
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
    ]);
}

#[test]
fn a_name_and_a_key_of_ones_own_give_a_client_away() {
    check(&[
        ("/code/shop/config.json", OPENCODE, "opencode / config file / project / likely"),
        ("/code/shop/settings.json", STDIO, "generic / MCP file / project / unknown"),
    ]);
}

#[test]
fn files_that_only_look_like_configs_are_nobodys() {
    let none = "none";
    check(&[
        ("/code/shop/tsconfig.mcp.json", r#"{ "compilerOptions": { "strict": true }, "include": ["src"] }"#, none),
        ("/code/shop/package.json", r#"{ "name": "a", "mcpServers": { "a": { "command": "node" } } }"#, none),
        ("/code/shop/fastmcp.json", r#"{ "source": { "path": "server.py" }, "environment": { "type": "uv" } }"#, none),
        (
            "/code/shop/server.json",
            r#"{ "name": "a", "remotes": [{ "type": "sse", "url": "https://a.example" }] }"#,
            none,
        ),
        ("/code/shop/mcp_config.json", r#"{ "name": "a", "version": "1.0.0", "tools": [{ "name": "look" }] }"#, none),
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
        ("/code/i18n/de/mcp.json", r#"{ "servers": { "add": { "command": "Befehl", "args": "Argumente" } } }"#, none),
        ("/code/shop/api.json", r#"{ "servers": { "live": { "url": "https://api.example.org" } } }"#, none),
        ("/code/shop/data.json", r#"{ "mcp": { "enabled": true } }"#, none),
        ("/code/shop/mcp.json", "", none),
        ("/code/shop/mcp.json", "`{ \"title\": ", none),
        // A bundle of a server, which says how a client is to start it.
        (
            "/code/bundle/manifest.json",
            r#"{ "manifest_version": "0.3", "name": "notes", "server": { "type": "node", "entry_point": "server/index.js", "mcp_config": { "command": "node", "args": ["${__dirname}/server/index.js"] } } }"#,
            none,
        ),
        ("/code/shop/notes.json", "[1, 2]", none),
    ]);
}

#[test]
fn a_named_client_gets_the_file_that_fits() {
    let linux = TestHost::new(Os::Linux);
    let rows = [
        ("gemini-cli", "/code/shop/any.json", STDIO, "gemini-cli / settings / project / certain"),
        ("gemini-cli", "/code/shop/gemini-extension.json", STDIO, "gemini-cli / extension manifest / plugin / certain"),
        ("cline", "/code/shop/any.json", STDIO, "cline / settings file / user / certain"),
        ("cline", "/home/user/.cline/mcp.json", "{}", "cline / mcp.json / user / certain"),
        ("opencode", "/code/shop/.cursor/mcp.json", OPENCODE, "opencode / config file / project / certain"),
        ("fastmcp", "/code/shop/mcp.json", STDIO, "fastmcp / MCPConfig / project / certain"),
        ("mcp-inspector", "/code/shop/servers.json", STDIO, "mcp-inspector / catalogue / user / certain"),
        ("cherry-studio", "/code/shop/any.json", STDIO, "cherry-studio / text for the edit box / project / certain"),
        ("kimi-code", "/code/shop/.mcp.json", STDIO, "kimi-code / MCP file / project / certain"),
        ("generic", "/code/shop/.cursor/mcp.json", STDIO, "generic / MCP file / project / certain"),
        // A format of its own says more than a key of another file.
        ("codex", "/code/shop/any.toml", "[mcpServers.a]\ncommand = 'a'", "codex / config file / project / certain"),
    ];
    for (client, path, text, wanted) in rows {
        assert_eq!(answer(&linux, path, text, Some(client)), wanted, "--client {client} {path}");
    }
}

#[test]
fn a_config_folder_that_was_moved_is_found() {
    let moved = TestHost::new(Os::Linux).with_variable("XDG_CONFIG_HOME", "/data/config");
    let found = answer(&moved, "/data/config/opencode/opencode.json", OPENCODE, None);
    assert_eq!(found, "opencode / config file / user / certain");
}

#[test]
fn a_manifest_beside_it_makes_a_plugin_file() {
    let flat = r#"{ "notes": { "command": "node", "args": ["server.js"] } }"#;
    let plain = detected("/srv/notes/.mcp.json", flat, &linux()).unwrap();
    assert_eq!((plain.file.kind, plain.file.bare), ("project file", false));
    let plugin = linux().with_file("/srv/notes/.claude-plugin/plugin.json");
    let found = detected("/srv/notes/.mcp.json", flat, &plugin).unwrap();
    assert_eq!((found.file.kind, found.file.bare, found.scope), ("plugin file", true, Scope::Plugin));
    assert_eq!(found.sure, Sure::Certain);
}

#[test]
fn a_marker_tells_whose_plugin_a_file_is() {
    let servers = r#"{ "mcpServers": { "notes": { "command": "notes" } } }"#;
    let plugins =
        linux().with_file("/srv/docs/.cursor-plugin/plugin.json").with_file("/srv/notes/.factory-plugin/plugin.json");
    let plugins =
        plugins.with_file("/srv/market/plugins/wiki/plugin.json").with_file("/srv/market/plugins/both/plugin.json");
    let plugins = plugins.with_file("/srv/market/plugins/both/.claude-plugin/plugin.json");
    let cases = [
        ("/srv/market/plugins/wiki/.mcp.json", "copilot-cli", "plugin file"),
        ("/srv/market/plugins/both/.mcp.json", "claude-code", "plugin file"),
        ("/srv/market/plugins/notes/.mcp.json", "claude-code", "plugin file"),
        ("/srv/docs/mcp.json", "cursor", "plugin file"),
        ("/srv/docs/.mcp.json", "cursor", "plugin file"),
        ("/srv/notes/.mcp.json", "factory-droid", "plugin file"),
        ("/srv/notes/mcp.json", "generic", "MCP file"),
    ];
    for (path, id, kind) in cases {
        let found = detected(path, servers, &plugins).unwrap();
        assert_eq!((found.client.id, found.file.kind), (id, kind), "{path}");
    }
}

#[test]
fn how_to_run_a_server_is_no_client_file() {
    for text in [r#"{ "source": { "path": "server.py" } }"#, r#"{ "mcpServers": { "a": { "command": "uvx" } } }"#] {
        assert!(detected("/srv/app/fastmcp.json", text, &linux()).is_none(), "{text}");
    }
}

#[test]
fn a_shared_name_means_the_commonest_client() {
    let found = detected("/srv/app/.mcp.json", r#"{ "mcpServers": {} }"#, &linux()).unwrap();
    assert_eq!((found.client.id, found.sure), ("claude-code", Sure::Likely));
    let hidden = detected("/srv/app/.github/mcp.json", r#"{ "mcpServers": {} }"#, &linux()).unwrap();
    assert_eq!((hidden.client.id, hidden.sure), ("copilot-cli", Sure::Certain));
}

#[test]
fn a_moved_folder_counts_only_where_it_is() {
    let moved = linux().with_variable("CLAUDE_CONFIG_DIR", "/data/claude");
    let places = by_id("claude-code").unwrap().files.iter().find(|file| file.kind == "user file").unwrap().places;
    let resolved: Vec<PathBuf> = places.iter().filter_map(|place| place.resolve(&moved)).collect();
    assert_eq!(resolved, [PathBuf::from("/home/user/.claude.json"), PathBuf::from("/data/claude/.claude.json")]);
    assert_eq!(places.iter().filter_map(|place| place.resolve(&linux())).count(), 1);
    let left: Vec<Option<&str>> = places.iter().map(|place| place.moved_by(&moved)).collect();
    assert_eq!(left, [Some("CLAUDE_CONFIG_DIR"), None]);
    let copilot = linux().with_variable("COPILOT_HOME", "/data/copilot");
    let found = detected("/data/copilot/mcp-config.json", r#"{ "mcpServers": {} }"#, &copilot).unwrap();
    assert_eq!((found.client.id, found.scope), ("copilot-cli", Scope::User));
    let elsewhere = detected("/srv/app/mcp-config.json", r#"{ "mcpServers": {} }"#, &copilot).unwrap();
    assert_eq!(elsewhere.client.id, "generic");
}

#[test]
fn a_variable_may_hold_the_path_of_a_file_of_any_name() {
    let chosen = linux().with_variable("CLINE_MCP_SETTINGS_PATH", "/data/servers.json");
    let found = detected("/data/servers.json", STDIO, &chosen).unwrap();
    assert_eq!((found.client.id, found.scope, found.sure), ("cline", Scope::User, Sure::Certain));
    assert_eq!(detected("/data/servers.json", STDIO, &linux()).unwrap().client.id, "generic");
}

proptest::proptest! {
    #[test]
    fn no_path_and_no_text_panics(path in "([a-zA-Z.:]{0,8}[/\\\\]){0,5}(\\.?mcp(_config)?\\.json|settings\\.json|.{0,9})", text in ".{0,80}") {
        let document = json::parse(&text);
        for os in [Os::Linux, Os::Macos, Os::Windows] {
            let found = clients::detect(Path::new(&path), &document, None, &TestHost::usual(os));
            proptest::prop_assert!(found.is_none_or(|found| !found.client.files.is_empty()));
        }
        let _ = evidence_os(Path::new(&path), &document);
    }
}

fn linux() -> TestHost {
    TestHost::new(Os::Linux)
}
