//! Which files clients would read, from any folder, on each system.
#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use mcp_lint::clients::by_id;
use mcp_lint::discover::{Discovered, Outcome, everything};
use mcp_lint::host::Os;
use support::{TestHost, slashes};

/// A machine with these files on it.
fn machine(os: Os, files: &[&str]) -> TestHost {
    TestHost { files: files.iter().map(Into::into).collect(), ..TestHost::usual(os) }
}

/// What is found from `folder`, for all clients.
fn found(machine: &TestHost, folder: &str) -> Vec<String> {
    shown(&everything(Path::new(folder), None, machine))
}

fn shown(discovered: &Discovered) -> Vec<String> {
    discovered.files.iter().map(|file| slashes(&file.path)).collect()
}

/// What one client makes of the paths at which there is something, or would be.
fn outcomes(machine: &TestHost, folder: &str, client: &str) -> Vec<(String, Outcome)> {
    let discovered = everything(Path::new(folder), by_id(client), machine);
    let told = discovered.sought.iter().filter(|sought| sought.outcome != Outcome::Missing);
    told.map(|sought| (slashes(&sought.path), sought.outcome)).collect()
}

#[test]
fn a_project_and_its_person_on_linux() {
    let machine = machine(
        Os::Linux,
        &[
            "/home/user/app/.git",
            "/home/user/app/.cursor/mcp.json",
            "/home/user/app/.mcp.json",
            "/home/user/.claude.json",
            "/home/user/.config/Code/User/mcp.json",
            "/home/user/.config/Code/User/profiles/-2f1a/mcp.json",
            "/home/user/.continue/mcpServers/notes.yaml",
            "/home/user/Library/Application Support/Claude/claude_desktop_config.json",
            "/etc/claude-code/managed-mcp.json",
            "/home/user/other/.mcp.json",
        ],
    );
    let wanted = [
        ".cursor/mcp.json",
        ".mcp.json",
        "/etc/claude-code/managed-mcp.json",
        "/home/user/.claude.json",
        "/home/user/.config/Code/User/mcp.json",
        "/home/user/.config/Code/User/profiles/-2f1a/mcp.json",
        "/home/user/.continue/mcpServers/notes.yaml",
    ];
    assert_eq!(found(&machine, "/home/user/app"), wanted);
}

#[test]
fn a_person_on_macos() {
    let machine = machine(
        Os::Macos,
        &[
            "/Users/user/Library/Application Support/Claude/claude_desktop_config.json",
            "/Users/user/Library/Application Support/Code/User/mcp.json",
            "/Users/user/.config/Code/User/mcp.json",
            "/Users/user/.config/zed/settings.json",
            "/Library/Application Support/ClaudeCode/managed-mcp.json",
        ],
    );
    let wanted = [
        "/Library/Application Support/ClaudeCode/managed-mcp.json",
        "/Users/user/.config/zed/settings.json",
        "/Users/user/Library/Application Support/Claude/claude_desktop_config.json",
        "/Users/user/Library/Application Support/Code/User/mcp.json",
    ];
    assert_eq!(found(&machine, "/Users/user/app"), wanted);
}

#[test]
fn a_person_on_windows() {
    let files: &[&str] = &[
        r"C:\Users\user\AppData\Roaming\Claude\claude_desktop_config.json",
        r"C:\Users\user\AppData\Local\Packages\Claude_pzs8sxrjxfjjc\LocalCache\Roaming\Claude\claude_desktop_config.json",
        r"C:\Users\user\.cursor\mcp.json",
        r"C:\Users\user\.config\zed\settings.json",
        r"C:\ProgramData\gemini-cli\settings.json",
        r"C:\Program Files\ClaudeCode\managed-mcp.json",
    ];
    let wanted = [
        "C:/Program Files/ClaudeCode/managed-mcp.json",
        "C:/ProgramData/gemini-cli/settings.json",
        "C:/Users/user/.cursor/mcp.json",
        "C:/Users/user/AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json",
        "C:/Users/user/AppData/Roaming/Claude/claude_desktop_config.json",
    ];
    let sorted = |machine: &TestHost| {
        let mut found = found(machine, r"D:\app");
        found.sort();
        found
    };
    let mut machine = machine(Os::Windows, files);
    assert_eq!(sorted(&machine), wanted);
    // The folders are where Windows puts them, even if no variable says so.
    machine.variables.clear();
    assert_eq!(sorted(&machine), wanted);
}

#[test]
fn variables_move_files() {
    let cases: &[(&str, &str, &str, &str)] = &[
        ("claude-code", "CLAUDE_CONFIG_DIR", ".claude.json", ".claude.json"),
        ("codex", "CODEX_HOME", ".codex/config.toml", "config.toml"),
        ("copilot-cli", "COPILOT_HOME", ".copilot/mcp-config.json", "mcp-config.json"),
        ("gemini-cli", "GEMINI_CLI_HOME", ".gemini/settings.json", ".gemini/settings.json"),
        ("qwen-code", "QWEN_HOME", ".qwen/settings.json", "settings.json"),
        ("kimi-code", "KIMI_CODE_HOME", ".kimi-code/mcp.json", "mcp.json"),
        ("kimi-cli", "KIMI_SHARE_DIR", ".kimi/mcp.json", "mcp.json"),
        ("mistral-vibe", "VIBE_HOME", ".vibe/config.toml", "config.toml"),
        ("cline", "CLINE_DATA_DIR", ".cline/data/settings/cline_mcp_settings.json", "settings/cline_mcp_settings.json"),
        ("goose", "GOOSE_PATH_ROOT", ".config/goose/config.yaml", "config/config.yaml"),
        ("crush", "CRUSH_GLOBAL_CONFIG", ".config/crush/crush.json", "crush.json"),
        ("continue", "CONTINUE_GLOBAL_DIR", ".continue/config.yaml", "config.yaml"),
        ("zed", "XDG_CONFIG_HOME", ".config/zed/settings.json", "zed/settings.json"),
        ("vscode", "XDG_CONFIG_HOME", ".config/Code/User/mcp.json", "Code/User/mcp.json"),
        ("opencode", "XDG_CONFIG_HOME", ".config/opencode/opencode.json", "opencode/opencode.json"),
    ];
    for (client, variable, usual, moved) in cases {
        let (usual, moved) = (format!("/home/user/{usual}"), format!("/data/{moved}"));
        let machine = machine(Os::Linux, &[&usual, &moved]);
        let found = |machine: &TestHost| shown(&everything(Path::new("/srv/app"), by_id(client), machine));
        assert_eq!(found(&machine), [usual], "{client}");
        assert_eq!(found(&machine.with_variable(variable, "/data")), [moved], "{client} with {variable}");
    }
}

#[test]
fn variables_name_files() {
    for (client, variable) in [
        ("cline", "CLINE_MCP_SETTINGS_PATH"),
        ("amp", "AMP_SETTINGS_FILE"),
        ("mcp-inspector", "MCP_CATALOG_PATH"),
        ("mcporter", "MCPORTER_CONFIG"),
        ("opencode", "OPENCODE_CONFIG"),
        ("gemini-cli", "GEMINI_CLI_SYSTEM_SETTINGS_PATH"),
        ("qwen-code", "QWEN_CODE_SYSTEM_SETTINGS_PATH"),
    ] {
        let machine = machine(Os::Linux, &["/data/servers"]).with_variable(variable, "/data/servers");
        assert_eq!(shown(&everything(Path::new("/srv/app"), by_id(client), &machine)), ["/data/servers"], "{client}");
    }
}

#[test]
fn a_variable_that_is_set_says_why_a_file_is_not_read() {
    let files = &["/home/user/.codex/config.toml", "/data/codex/config.toml"];
    let machine = machine(Os::Linux, files).with_variable("CODEX_HOME", "/data/codex");
    let wanted = [
        ("/home/user/.codex/config.toml".to_owned(), Outcome::Moved("CODEX_HOME")),
        ("/data/codex/config.toml".to_owned(), Outcome::Found),
    ];
    assert_eq!(outcomes(&machine, "/srv/app", "codex"), wanted);
}

#[test]
fn each_client_searches_upwards_in_its_own_way() {
    let machine = machine(
        Os::Linux,
        &[
            "/home/user/code/app/.git",
            "/home/user/code/app/lib/.mcp.json",
            "/home/user/code/app/.mcp.json",
            "/home/user/code/.mcp.json",
            "/.mcp.json",
            "/home/user/code/app/lib/.codex/config.toml",
            "/home/user/code/app/.codex/config.toml",
            "/home/user/code/.codex/config.toml",
            "/home/user/code/app/lib/.amp/settings.json",
            "/home/user/code/app/.amp/settings.json",
            "/home/user/code/app/.gemini/settings.json",
            "/home/user/code/app/.cursor/mcp.json",
        ],
    );
    let from = "/home/user/code/app/lib";
    let found = |client: &str| shown(&everything(Path::new(from), by_id(client), &machine));
    let app = "/home/user/code/app";
    // To the root of the file system.
    let everywhere = [".mcp.json".to_owned(), format!("{app}/.mcp.json"), "/home/user/code/.mcp.json".to_owned()];
    assert_eq!(found("claude-code")[..3], everywhere);
    assert_eq!(found("claude-code")[3], "/.mcp.json");
    // To the root of the repository.
    assert_eq!(found("copilot-cli"), [".mcp.json".to_owned(), format!("{app}/.mcp.json")]);
    assert_eq!(found("codex"), [".codex/config.toml".to_owned(), format!("{app}/.codex/config.toml")]);
    // The first one; the root alone; the current folder alone; whatever folder the person opened.
    assert_eq!(found("amp"), [".amp/settings.json"]);
    assert_eq!(found("kimi-code"), [format!("{app}/.mcp.json")]);
    assert_eq!(found("gemini-cli"), [""; 0]);
    assert_eq!(found("qwen-code"), [".mcp.json"]);
    assert_eq!(found("cursor"), [format!("{app}/.cursor/mcp.json")]);
    // What is out of reach is said.
    let settings = format!("{app}/.gemini/settings.json");
    assert_eq!(outcomes(&machine, from, "gemini-cli"), [(settings, Outcome::OutOfReach)]);
}

#[test]
fn without_a_repository_the_current_folder_is_the_project() {
    let machine = machine(Os::Linux, &["/srv/app/.cursor/mcp.json", "/srv/.cursor/mcp.json"]);
    assert_eq!(found(&machine, "/srv/app"), [".cursor/mcp.json"]);
}

#[test]
fn a_home_folder_is_nobodys_project() {
    let files: &[&str] = &["/home/user/.git", "/home/user/.cursor/mcp.json", "/home/user/.vscode/mcp.json"];
    let machine = machine(Os::Linux, files);
    assert_eq!(found(&machine, "/home/user/app"), ["/home/user/.cursor/mcp.json"]);
    // In it, a file of the person's is found once.
    assert_eq!(found(&machine, "/home/user"), [".cursor/mcp.json", ".vscode/mcp.json"]);
}

#[test]
fn files_of_plugins_are_read_where_a_manifest_says_so() {
    let files: &[&str] = &["/srv/plugin/mcp.json", "/srv/plugin/.cursor-plugin/plugin.json"];
    assert_eq!(found(&machine(Os::Linux, files), "/srv/plugin"), [".cursor-plugin/plugin.json", "mcp.json"]);
    assert_eq!(found(&machine(Os::Linux, &["/srv/plugin/mcp.json"]), "/srv/plugin"), [""; 0]);
}

#[test]
fn what_is_not_there_is_known_too() {
    let discovered = everything(Path::new("/srv/app"), by_id("cursor"), &TestHost::usual(Os::Linux));
    let told: Vec<(String, Outcome)> =
        discovered.sought.iter().map(|sought| (slashes(&sought.path), sought.outcome)).collect();
    let wanted = [("/home/user/.cursor/mcp.json", Outcome::Missing), (".cursor/mcp.json", Outcome::Missing)];
    assert_eq!(told, wanted.map(|(path, outcome)| (path.to_owned(), outcome)));
    assert!(discovered.files.is_empty() && discovered.troubles.is_empty());
}
