//! Which client, file and scope a path means, on each system.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod machine;

use std::path::PathBuf;

use machine::{LINUX, MACOS, Machine, WINDOWS, detected};
use mcp_lint::clients::{Scope, Sure, by_id};

#[test]
fn paths_tell_client_file_and_scope() {
    use Scope::{Managed, Plugin, Project, User};
    let cases: &[(&Machine, &str, &str, &str, Scope)] = &[
        (&LINUX, "/srv/app/.mcp.json", "claude-code", "project file", Project),
        (&LINUX, "/home/ada/.claude.json", "claude-code", "user file", User),
        (&WINDOWS, r"C:\Users\ada\.claude.json", "claude-code", "user file", User),
        (&LINUX, "/etc/claude-code/managed-mcp.json", "claude-code", "managed file", Managed),
        (&WINDOWS, r"C:\Program Files\ClaudeCode\managed-mcp.json", "claude-code", "managed file", Managed),
        (&LINUX, "/srv/app/.claude/settings.json", "claude-code", "settings", Project),
        (&LINUX, "/home/ada/.claude/settings.json", "claude-code", "settings", User),
        (&WINDOWS, r"C:\Users\ada\.claude\settings.json", "claude-code", "settings", User),
        (&LINUX, "/srv/app/.claude/settings.local.json", "claude-code", "settings", Project),
        (&LINUX, "/home/ada/.claude/mcp.json", "claude-code", "misplaced file", User),
        (&LINUX, "/srv/app/.claude/.mcp.json", "claude-code", "misplaced file", Project),
        (&LINUX, "/srv/market/plugins/notes/.mcp.json", "claude-code", "plugin file", Plugin),
        (&LINUX, "/srv/notes/.claude-plugin/plugin.json", "claude-code", "plugin manifest", Plugin),
        (
            &MACOS,
            "/Users/ada/Library/Application Support/Claude/claude_desktop_config.json",
            "claude-desktop",
            "user file",
            User,
        ),
        (
            &WINDOWS,
            r"C:\Users\ada\AppData\Roaming\Claude\claude_desktop_config.json",
            "claude-desktop",
            "user file",
            User,
        ),
        (
            &WINDOWS,
            r"C:\Users\ada\AppData\Local\Packages\Claude_pzs8sxrjxfjjc\LocalCache\Roaming\Claude\claude_desktop_config.json",
            "claude-desktop",
            "user file",
            User,
        ),
        (&LINUX, "/home/ada/.config/Claude/claude_desktop_config.json", "claude-desktop", "user file", User),
        (&LINUX, "docs/claude_desktop_config.example.json", "claude-desktop", "user file", User),
        (&LINUX, "/srv/app/.vscode/mcp.json", "vscode", "project file", Project),
        (&WINDOWS, r"D:\app\.vscode\mcp.json", "vscode", "project file", Project),
        (&LINUX, "/home/ada/.config/Code/User/mcp.json", "vscode", "user file", User),
        (&MACOS, "/Users/ada/Library/Application Support/Code - Insiders/User/mcp.json", "vscode", "user file", User),
        (&WINDOWS, r"C:\Users\ada\AppData\Roaming\VSCodium\User\mcp.json", "vscode", "user file", User),
        (&LINUX, "/home/ada/.config/Code/User/profiles/-2f1a/mcp.json", "vscode", "user file", User),
        (&LINUX, "/srv/app/shop.code-workspace", "vscode", "workspace file", Project),
        (&LINUX, "/srv/app/.devcontainer/api/devcontainer.json", "vscode", "dev container", Project),
        (&LINUX, "/srv/app/.vscode/settings.json", "vscode", "project settings", Project),
        (&MACOS, "/Users/ada/Library/Application Support/Code/User/settings.json", "vscode", "user settings", User),
        (&LINUX, "/home/ada/.copilot/mcp-config.json", "copilot-cli", "user file", User),
        (&WINDOWS, r"C:\Users\ada\.copilot\mcp-config.json", "copilot-cli", "user file", User),
        (&LINUX, "/srv/app/.github/mcp.json", "copilot-cli", "project file", Project),
        (&LINUX, "/home/ada/.copilot/mcp.json", "copilot-cli", "misplaced file", User),
        (&LINUX, "/home/ada/.config/zed/settings.json", "zed", "user settings", User),
        (&MACOS, "/Users/ada/.config/zed/settings.json", "zed", "user settings", User),
        (&WINDOWS, r"C:\Users\ada\AppData\Roaming\Zed\settings.json", "zed", "user settings", User),
        (&LINUX, "/srv/app/.zed/settings.json", "zed", "project settings", Project),
        (&WINDOWS, r"C:\Users\ada\.codeium\windsurf\mcp_config.json", "windsurf", "user file", User),
        (&LINUX, "/srv/app/.windsurf/mcp_config.json", "windsurf", "misplaced file", Project),
        (&LINUX, "/srv/app/.devin/mcp_config.local.json", "devin", "project file", Project),
        (&MACOS, "/Users/ada/.config/devin/mcp_config.json", "devin", "user file", User),
        (&WINDOWS, r"C:\Users\ada\AppData\Roaming\devin\mcp_config.json", "devin", "user file", User),
        (&LINUX, "/srv/app/.devin/config.json", "devin", "project settings", Project),
        (&LINUX, "/srv/app/.agents/mcp_config.json", "antigravity", "MCP file", Project),
        (&LINUX, "/srv/app/_agent/mcp_config.json", "antigravity", "MCP file", Project),
        (&LINUX, "/srv/app/.antigravity/mcp_config.json", "antigravity", "MCP file", Project),
        (&WINDOWS, r"C:\Users\ada\.gemini\config\mcp_config.json", "antigravity", "MCP file", User),
        (&MACOS, "/Users/ada/.gemini/antigravity/mcp_config.json", "antigravity", "MCP file", User),
        (&LINUX, "/srv/app/.factory/mcp.json", "factory-droid", "MCP file", Project),
        (&LINUX, "/home/ada/.factory/mcp.json", "factory-droid", "MCP file", User),
        (&LINUX, "/srv/app/.augment/settings.local.json", "augment", "settings", Project),
        (&LINUX, "/home/ada/.augment/settings.json", "augment", "settings", User),
        (&LINUX, "/etc/augment/settings.json", "augment", "settings", Managed),
        (&LINUX, "/srv/app/.trae/mcp.json", "trae", "MCP file", Project),
        (&MACOS, "/Users/ada/Library/Application Support/Trae/User/mcp.json", "trae", "MCP file", User),
        (&WINDOWS, r"C:\Users\ada\AppData\Roaming\Trae\User\mcp.json", "trae", "MCP file", User),
        (&LINUX, "/srv/app/.kimi-code/mcp.json", "kimi-code", "MCP file", Project),
        (&LINUX, "/home/ada/.kimi-code/mcp.json", "kimi-code", "MCP file", User),
        (&LINUX, "/home/ada/.kimi/mcp.json", "kimi-cli", "user file", User),
        (&LINUX, "/srv/app/config/mcporter.json", "mcporter", "config file", Project),
        (&LINUX, "/srv/app/mcporter.jsonc", "mcporter", "config file", Project),
        (&LINUX, "/home/ada/.mcporter/mcporter.json", "mcporter", "config file", User),
        (&LINUX, "/home/ada/.config/mcporter/mcporter.jsonc", "mcporter", "config file", User),
        (&LINUX, "/home/ada/.mcp-inspector/mcp.json", "mcp-inspector", "catalogue", User),
        (&LINUX, "/home/ada/.void-editor/mcp.json", "void", "user file", User),
        (&LINUX, "/home/ada/.config/5ire/mcp.json", "5ire", "user file", User),
        (&WINDOWS, r"C:\Users\ada\AppData\Roaming\5ire\mcp.json", "5ire", "user file", User),
        (
            &LINUX,
            "/home/ada/.config/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json",
            "anythingllm",
            "MCP file",
            User,
        ),
        (&LINUX, "/srv/storage/plugins/anythingllm_mcp_servers.json", "anythingllm", "MCP file", User),
    ];
    for (host, path, id, kind, scope) in cases {
        // A file that the client never reads is worth a word only with servers.
        let servers = r#"{ "mcpServers": { "notes": { "command": "notes" } } }"#;
        let found = detected(path, servers, host).or_else(|| detected(path, "{}", host));
        let found = found.unwrap_or_else(|| panic!("{path}"));
        assert_eq!((found.client.id, found.file.kind, found.scope), (*id, *kind, *scope), "{path}");
    }
}

#[test]
fn a_manifest_beside_it_makes_a_plugin_file() {
    let flat = r#"{ "notes": { "command": "node", "args": ["server.js"] } }"#;
    let plain = detected("/srv/notes/.mcp.json", flat, &LINUX).unwrap();
    assert_eq!((plain.file.kind, plain.file.bare), ("project file", false));
    let plugin = Machine { files: &["/srv/notes/.claude-plugin/plugin.json"], ..LINUX };
    let found = detected("/srv/notes/.mcp.json", flat, &plugin).unwrap();
    assert_eq!((found.file.kind, found.file.bare, found.scope), ("plugin file", true, Scope::Plugin));
    assert_eq!(found.sure, Sure::Certain);
}

#[test]
fn a_marker_tells_whose_plugin_a_file_is() {
    let servers = r#"{ "mcpServers": { "notes": { "command": "notes" } } }"#;
    let plugins =
        Machine { files: &["/srv/docs/.cursor-plugin/plugin.json", "/srv/notes/.factory-plugin/plugin.json"], ..LINUX };
    let cases = [
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
        assert!(detected("/srv/app/fastmcp.json", text, &LINUX).is_none(), "{text}");
    }
}

#[test]
fn a_shared_name_means_the_commonest_client() {
    let found = detected("/srv/app/.mcp.json", r#"{ "mcpServers": {} }"#, &LINUX).unwrap();
    assert_eq!((found.client.id, found.sure), ("claude-code", Sure::Likely));
    let hidden = detected("/srv/app/.github/mcp.json", r#"{ "mcpServers": {} }"#, &LINUX).unwrap();
    assert_eq!((hidden.client.id, hidden.sure), ("copilot-cli", Sure::Certain));
}

#[test]
fn a_moved_folder_counts_only_where_it_is() {
    let moved = Machine { variables: &[("CLAUDE_CONFIG_DIR", "/data/claude")], ..LINUX };
    let places = by_id("claude-code").unwrap().files.iter().find(|file| file.kind == "user file").unwrap().places;
    let resolved: Vec<PathBuf> = places.iter().filter_map(|place| place.resolve(&moved)).collect();
    assert_eq!(resolved, [PathBuf::from("/home/ada/.claude.json"), PathBuf::from("/data/claude/.claude.json")]);
    assert_eq!(places.iter().filter_map(|place| place.resolve(&LINUX)).count(), 1);
    let left: Vec<Option<&str>> = places.iter().map(|place| place.moved_by(&moved)).collect();
    assert_eq!(left, [Some("CLAUDE_CONFIG_DIR"), None]);
    let copilot = Machine { variables: &[("COPILOT_HOME", "/data/copilot")], ..LINUX };
    let found = detected("/data/copilot/mcp-config.json", r#"{ "mcpServers": {} }"#, &copilot).unwrap();
    assert_eq!((found.client.id, found.scope), ("copilot-cli", Scope::User));
    let elsewhere = detected("/srv/app/mcp-config.json", r#"{ "mcpServers": {} }"#, &copilot).unwrap();
    assert_eq!(elsewhere.client.id, "generic");
}

#[test]
fn a_variable_may_hold_the_path_of_a_file_of_any_name() {
    let chosen = Machine { variables: &[("CLINE_MCP_SETTINGS_PATH", "/data/servers.json")], ..LINUX };
    let found = detected("/data/servers.json", r#"{ "mcpServers": {} }"#, &chosen).unwrap();
    assert_eq!((found.client.id, found.scope, found.sure), ("cline", Scope::User, Sure::Certain));
    let text = r#"{ "mcpServers": { "notes": { "command": "notes" } } }"#;
    assert_eq!(detected("/data/servers.json", text, &LINUX).map(|found| found.client.id), Some("generic"));
}
