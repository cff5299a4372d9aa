//! What holds for every format of the report: valid, without secrets, whatever happens.

#![allow(clippy::unwrap_used)]

mod program;
mod sarif;

use program::Place;

/// Every format of `--format`.
const FORMATS: [&str; 3] = ["human", "short", "json"];

#[test]
fn secrets_are_in_no_format() {
    let json = "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"x\", \"--api-key\",\n\"hunter2hunter2\", \"~/n\"],\n\
                \"env\": {\"GITHUB_TOKEN\": \"ghp_abcdefghijklmnopqrstuvwxyz0123\"},}}}\n";
    let toml = "[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"x\", \"--api-key\",\n  \"hunter2hunter2\", \"~/n\"]\n\
                env = { GITHUB_TOKEN = \"ghp_abcdefghijklmnopqrstuvwxyz0123\" }\n";
    let yaml = "mcpServers:\n  - name: a\n    command: npx\n    args:\n      - x\n      - --api-key\n      - [hunter2hunter2, ~/n]\n\
                \x20   env: {GITHUB_TOKEN: ghp_abcdefghijklmnopqrstuvwxyz0123}\n";
    for (path, text) in
        [(".cursor/mcp.json", json), (".codex/config.toml", toml), (".continue/mcpServers/a.yaml", yaml)]
    {
        let place = Place::with(path, text);
        for format in FORMATS {
            let ran = place.run(&["--format", format, path]);
            assert!(!ran.out.is_empty(), "{format} of {path}: {}", ran.err);
            for secret in ["hunter2", "abcdefgh"] {
                assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{format} of {path}\n{}", ran.out);
            }
        }
        let in_ci = place.command(&["--diff", path]).env("CI", "true").output().unwrap();
        let patch = String::from_utf8(in_ci.stdout).unwrap();
        assert!(!patch.is_empty() && !patch.contains("hunter2"), "{patch}");
    }
}

#[test]
fn the_samples_are_valid_sarif() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/render/log.sarif");
    let log = sarif::valid("samples", &std::fs::read_to_string(path).unwrap());
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 10);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}
