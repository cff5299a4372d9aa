//! The hooks for pre-commit: the manifest is what the clients' tables say, and the real pre-commit runs them.

#![allow(clippy::unwrap_used)]

mod manifest;
mod readme;
#[path = "../sarif/mod.rs"]
mod sarif;
mod scratch;
#[path = "../tools/mod.rs"]
mod tools;

use std::path::{Path, PathBuf};

use scratch::Scratch;

const CURSOR: &str = ".cursor/mcp.json";
const GOOD: &str = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] }\n  }\n}\n";
/// With a comma too many.
const BAD: &str = "{\n  \"mcpServers\": {\n    \"a\": { \"command\": \"node\", \"args\": [\"/srv/a.js\"] },\n  }\n}\n";

/// A file of this repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_manifest_is_true() {
    let expected =
        snapbox::Data::read_from(&repository(".pre-commit-hooks.yaml"), Some(snapbox::data::DataFormat::Text));
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(snapbox::Data::text(manifest::manifest()).raw(), expected.raw());
}

#[test]
fn every_place_in_a_project_is_covered_and_nothing_else() {
    let wanted = manifest::samples();
    assert!(wanted.len() > 60);
    let others = ["package.json", "src/mcp.json.ts", "xmcp.json", "settings.json", "src/config.toml", "tsconfig.json"];
    let paths: Vec<&str> = wanted.iter().map(String::as_str).chain(others).collect();
    // The engine of pre-commit itself.
    let program = "import json, re, sys\nregex, paths = json.load(sys.stdin)\n\
                   print(json.dumps([path for path in paths if re.search(regex, path)]))";
    let input = serde_json::json!([manifest::pattern(0), paths]).to_string();
    let Some(verdict) = tools::pipe("python3", &["-c", program], &input) else { return };
    let matched: Vec<String> = serde_json::from_str(&verdict.out).unwrap_or_else(|_| panic!("{}", verdict.err));
    assert_eq!(matched, wanted);
}

#[test]
fn a_bad_file_fails_with_the_finding() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage(CURSOR, BAD);
    let verdict = scratch.try_hook("mcp-lint");
    assert!(!verdict.ok, "{}{}", verdict.out, verdict.err);
    assert!(verdict.out.contains("Failed") && verdict.out.contains("error[trailing-comma]"), "{}", verdict.out);
    assert_eq!(scratch.read(CURSOR), BAD);
}

#[test]
fn a_good_file_passes() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage(CURSOR, GOOD);
    let verdict = scratch.try_hook("mcp-lint");
    assert!(verdict.ok && verdict.out.contains("Passed"), "{}{}", verdict.out, verdict.err);
}

#[test]
fn files_of_nobody_are_not_passed() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage("package.json", "{,}");
    scratch.stage("src/settings.json", BAD);
    let verdict = scratch.try_hook("mcp-lint");
    assert!(verdict.ok && verdict.out.contains("no files to check"), "{}{}", verdict.out, verdict.err);
}

#[test]
fn what_the_settings_exclude_is_left_alone() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage("mcp-lint.toml", "exclude = \"samples\"\n");
    scratch.stage("samples/.mcp.json", BAD);
    let verdict = scratch.try_hook("mcp-lint-fix");
    assert!(verdict.ok && verdict.out.contains("Passed"), "{}{}", verdict.out, verdict.err);
    assert_eq!(scratch.read("samples/.mcp.json"), BAD);
}

#[test]
fn the_fixing_hook_changes_the_file_and_then_passes() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage("plugins/one/.mcp.json", BAD);
    let verdict = scratch.try_hook("mcp-lint-fix");
    assert!(!verdict.ok && verdict.out.contains("files were modified by this hook"), "{}{}", verdict.out, verdict.err);
    assert_eq!(scratch.read("plugins/one/.mcp.json"), GOOD);
    scratch.git(&["add", "."]);
    let verdict = scratch.try_hook("mcp-lint-fix");
    assert!(verdict.ok && verdict.out.contains("Passed"), "{}{}", verdict.out, verdict.err);
}

#[test]
fn what_settings_leave_out_is_left_out_of_commits() {
    let Some(scratch) = Scratch::new() else { return };
    scratch.stage("mcp-lint.toml", "exclude = [\"samples\"]\n");
    scratch.stage("samples/.mcp.json", BAD);
    let verdict = scratch.try_hook("mcp-lint");
    assert!(verdict.ok && verdict.out.contains("Passed"), "{}{}", verdict.out, verdict.err);
}
