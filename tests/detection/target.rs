//! Which system a file is written for.

use std::path::Path;

use mcp_lint::clients::{Scope, Target, evidence_os};
use mcp_lint::host::Os;
use mcp_lint::syntax::json;

use crate::support::TestHost;

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
    assert_eq!(evidence("/home/user/shop/.cursor/mcp.json", plain), None);
}

#[test]
fn contents_give_systems_away() {
    let rows = [
        (r#"{ "command": "cmd", "args": ["/c", "npx", "-y", "a"] }"#, Some(Os::Windows)),
        (r#"{ "command": "cmd.exe", "args": ["/c", "npx"] }"#, Some(Os::Windows)),
        (r#"{ "command": "C:\\tools\\node.exe" }"#, Some(Os::Windows)),
        (r#"{ "command": ["node", "D:/srv/index.js"] }"#, Some(Os::Windows)),
        (r#"{ "command": "node", "env": { "X": "%APPDATA%\\x" } }"#, Some(Os::Windows)),
        (r#"{ "command": "wsl", "args": ["/home/user/run"] }"#, Some(Os::Windows)),
        (r#"{ "command": "/opt/homebrew/bin/uvx" }"#, Some(Os::Macos)),
        (r#"{ "command": "node", "args": ["/Users/ann/srv/index.js"] }"#, Some(Os::Macos)),
        (r#"{ "command": "node", "cwd": "/home/user/srv" }"#, Some(Os::Linux)),
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
    let (linux, windows) = (TestHost::new(Os::Linux), TestHost::new(Os::Windows));
    let asked = Some(Target::Any);
    assert_eq!(Target::of(asked, Some(Os::Macos), Scope::User, &linux), Target::Any);
    assert_eq!(Target::of(None, Some(Os::Macos), Scope::User, &linux), Target::One(Os::Macos));
    assert_eq!(Target::of(None, None, Scope::User, &windows), Target::One(Os::Windows));
    assert_eq!(Target::of(None, None, Scope::Project, &windows), Target::Any);
    assert!(Target::One(Os::Linux).is(Os::Linux) && !Target::Any.is(Os::Linux));
}
