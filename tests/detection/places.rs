//! Which client, file and scope a path means, on each system.

use mcp_lint::host::Os;

use crate::support::TestHost;
use crate::{STDIO, found};

/// Each path on a machine of its system, with "client / file / scope".
#[track_caller]
fn check(os: Os, rows: &[(&str, &str)]) {
    let host = TestHost::usual(os).with_file("/code/power/POWER.md");
    for (path, wanted) in rows {
        // Most files are their client's whatever they hold; one that the client never reads is worth a word only with servers.
        let answer = found(&host, path, STDIO).or_else(|| found(&host, path, "{}"));
        let answer = answer.unwrap_or_else(|| panic!("{path}: nobody's"));
        assert_eq!(answer.what, *wanted, "{path}");
    }
}

#[test]
fn places_on_linux() {
    check(
        Os::Linux,
        &[
            ("/home/user/.cursor/mcp.json", "cursor / MCP file / user"),
            ("/code/shop/.cursor/mcp.json", "cursor / MCP file / project"),
            ("/home/user/shop/.cursor/mcp.json", "cursor / MCP file / project"),
            ("/home/user/.gemini/settings.json", "gemini-cli / settings / user"),
            ("/code/shop/.gemini/settings.json", "gemini-cli / settings / project"),
            ("/etc/gemini-cli/settings.json", "gemini-cli / settings / managed"),
            ("/code/weather/gemini-extension.json", "gemini-cli / extension manifest / plugin"),
            ("/home/user/.config/opencode/opencode.json", "opencode / config file / user"),
            ("/home/user/.config/opencode/config.json", "opencode / config file / user"),
            ("/code/shop/opencode.jsonc", "opencode / config file / project"),
            ("/code/shop/.opencode/opencode.json", "opencode / config file / project"),
            ("/code/dotfiles/.config/opencode/opencode.json", "opencode / config file / project"),
            ("/code/shop/.roo/mcp.json", "roo-code / project file / project"),
            (
                "/home/user/.config/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                "roo-code / user file / user",
            ),
            (
                "/home/user/.config/VSCodium/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
                "roo-code / user file / user",
            ),
            ("/home/user/.cline/data/settings/cline_mcp_settings.json", "cline / settings file / user"),
            ("/code/shop/cline_mcp_settings.json", "cline / settings file / user"),
            ("/home/user/.cline/mcp.json", "cline / mcp.json / user"),
            ("/home/user/.kiro/settings/mcp.json", "kiro / MCP file / user"),
            ("/code/shop/.kiro/settings/mcp.json", "kiro / MCP file / project"),
            ("/code/shop/.kiro/agents/reviewer.json", "kiro / agent / project"),
            ("/code/power/mcp.json", "kiro / power / plugin"),
            ("/srv/app/.mcp.json", "claude-code / project file / project"),
            ("/home/user/.claude.json", "claude-code / user file / user"),
            ("/etc/claude-code/managed-mcp.json", "claude-code / managed file / managed"),
            ("/srv/app/.claude/settings.json", "claude-code / settings / project"),
            ("/home/user/.claude/settings.json", "claude-code / settings / user"),
            ("/srv/app/.claude/settings.local.json", "claude-code / settings / project"),
            ("/home/user/.claude/mcp.json", "claude-code / misplaced file / user"),
            ("/srv/app/.claude/.mcp.json", "claude-code / misplaced file / project"),
            ("/srv/market/plugins/notes/.mcp.json", "claude-code / plugin file / plugin"),
            ("/srv/notes/.claude-plugin/plugin.json", "claude-code / plugin manifest / plugin"),
            ("/home/user/.config/Claude/claude_desktop_config.json", "claude-desktop / user file / user"),
            ("docs/claude_desktop_config.example.json", "claude-desktop / user file / user"),
            ("/srv/app/.vscode/mcp.json", "vscode / project file / project"),
            ("/home/user/.config/Code/User/mcp.json", "vscode / user file / user"),
            ("/home/user/.config/Code/User/profiles/-2f1a/mcp.json", "vscode / user file / user"),
            ("/srv/app/shop.code-workspace", "vscode / workspace file / project"),
            ("/srv/app/.devcontainer/api/devcontainer.json", "vscode / dev container / project"),
            ("/srv/app/.vscode/settings.json", "vscode / project settings / project"),
            ("/home/user/.copilot/mcp-config.json", "copilot-cli / user file / user"),
            ("/srv/app/.github/mcp.json", "copilot-cli / project file / project"),
            ("/home/user/.copilot/mcp.json", "copilot-cli / misplaced file / user"),
            ("/home/user/.config/zed/settings.json", "zed / user settings / user"),
            ("/srv/app/.zed/settings.json", "zed / project settings / project"),
            ("/srv/app/.windsurf/mcp_config.json", "windsurf / misplaced file / project"),
            ("/srv/app/.devin/mcp_config.local.json", "devin / project file / project"),
            ("/srv/app/.devin/config.json", "devin / project settings / project"),
            ("/srv/app/.agents/mcp_config.json", "antigravity / MCP file / project"),
            ("/srv/app/_agent/mcp_config.json", "antigravity / MCP file / project"),
            ("/srv/app/.antigravity/mcp_config.json", "antigravity / MCP file / project"),
            ("/srv/app/.factory/mcp.json", "factory-droid / MCP file / project"),
            ("/home/user/.factory/mcp.json", "factory-droid / MCP file / user"),
            ("/srv/app/.augment/settings.local.json", "augment / settings / project"),
            ("/home/user/.augment/settings.json", "augment / settings / user"),
            ("/etc/augment/settings.json", "augment / settings / managed"),
            ("/srv/app/.trae/mcp.json", "trae / MCP file / project"),
            ("/srv/app/.kimi-code/mcp.json", "kimi-code / MCP file / project"),
            ("/home/user/.kimi-code/mcp.json", "kimi-code / MCP file / user"),
            ("/home/user/.kimi/mcp.json", "kimi-cli / user file / user"),
            ("/srv/app/config/mcporter.json", "mcporter / config file / project"),
            ("/srv/app/mcporter.jsonc", "mcporter / config file / project"),
            ("/home/user/.mcporter/mcporter.json", "mcporter / config file / user"),
            ("/home/user/.config/mcporter/mcporter.jsonc", "mcporter / config file / user"),
            ("/home/user/.mcp-inspector/mcp.json", "mcp-inspector / catalogue / user"),
            ("/home/user/.void-editor/mcp.json", "void / user file / user"),
            ("/home/user/.config/5ire/mcp.json", "5ire / user file / user"),
            (
                "/home/user/.config/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json",
                "anythingllm / MCP file / user",
            ),
            ("/srv/storage/plugins/anythingllm_mcp_servers.json", "anythingllm / MCP file / user"),
        ],
    );
}

#[test]
fn places_on_macos() {
    check(
        Os::Macos,
        &[
            ("/Users/user/.kiro/agents/reviewer.json", "kiro / agent / user"),
            (
                "/Users/user/Library/Application Support/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json",
                "cline / settings file of older versions / user",
            ),
            ("/Library/Application Support/GeminiCli/settings.json", "gemini-cli / settings / managed"),
            ("/Users/user/.config/opencode/opencode.jsonc", "opencode / config file / user"),
            (
                "/Users/user/Library/Application Support/Claude/claude_desktop_config.json",
                "claude-desktop / user file / user",
            ),
            ("/Users/user/Library/Application Support/Code - Insiders/User/mcp.json", "vscode / user file / user"),
            ("/Users/user/Library/Application Support/Code/User/settings.json", "vscode / user settings / user"),
            ("/Users/user/.config/zed/settings.json", "zed / user settings / user"),
            ("/Users/user/.config/devin/mcp_config.json", "devin / user file / user"),
            ("/Users/user/.gemini/antigravity/mcp_config.json", "antigravity / editor's file / user"),
            ("/Users/user/Library/Application Support/Trae/User/mcp.json", "trae / MCP file / user"),
        ],
    );
}

#[test]
fn places_on_windows() {
    check(
        Os::Windows,
        &[
            (r"C:\Users\user\.cursor\mcp.json", "cursor / MCP file / user"),
            (r"D:\shop\.cursor\mcp.json", "cursor / MCP file / project"),
            (r"C:\ProgramData\gemini-cli\settings.json", "gemini-cli / settings / managed"),
            (r"C:\Users\user\.config\opencode\opencode.json", "opencode / config file / user"),
            (
                r"C:\Users\user\AppData\Roaming\Code\User\globalStorage\rooveterinaryinc.roo-cline\settings\mcp_settings.json",
                "roo-code / user file / user",
            ),
            (r"C:\Users\user\.claude.json", "claude-code / user file / user"),
            (r"C:\Program Files\ClaudeCode\managed-mcp.json", "claude-code / managed file / managed"),
            (r"C:\Users\user\.claude\settings.json", "claude-code / settings / user"),
            (r"C:\Users\user\AppData\Roaming\Claude\claude_desktop_config.json", "claude-desktop / user file / user"),
            (
                r"C:\Users\user\AppData\Local\Packages\Claude_pzs8sxrjxfjjc\LocalCache\Roaming\Claude\claude_desktop_config.json",
                "claude-desktop / user file / user",
            ),
            (r"D:\app\.vscode\mcp.json", "vscode / project file / project"),
            (r"C:\Users\user\AppData\Roaming\VSCodium\User\mcp.json", "vscode / user file / user"),
            (r"C:\Users\user\.copilot\mcp-config.json", "copilot-cli / user file / user"),
            (r"C:\Users\user\AppData\Roaming\Zed\settings.json", "zed / user settings / user"),
            (r"C:\Users\user\.codeium\windsurf\mcp_config.json", "windsurf / user file / user"),
            (r"C:\Users\user\AppData\Roaming\devin\mcp_config.json", "devin / user file / user"),
            (r"C:\Users\user\.gemini\config\mcp_config.json", "antigravity / MCP file / user"),
            (r"C:\Users\user\AppData\Roaming\Trae\User\mcp.json", "trae / MCP file / user"),
            (r"C:\Users\user\AppData\Roaming\5ire\mcp.json", "5ire / user file / user"),
        ],
    );
}

#[test]
fn places_of_other_machines_are_recognised() {
    check(
        Os::Linux,
        &[
            (r"C:\Users\Bob\.gemini\settings.json", "gemini-cli / settings / user"),
            ("/Users/bob/.kiro/settings/mcp.json", "kiro / MCP file / user"),
            ("/mnt/c/Users/Bob/.cursor/mcp.json", "cursor / MCP file / user"),
            ("/Users/bob/shop/.kiro/settings/mcp.json", "kiro / MCP file / project"),
        ],
    );
}

#[test]
fn dots_in_a_path_are_resolved() {
    check(Os::Linux, &[("/home/user/shop/../.cursor/./mcp.json", "cursor / MCP file / user")]);
}
