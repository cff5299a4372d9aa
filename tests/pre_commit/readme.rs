//! The lines that README gives for `.pre-commit-config.yaml`.

use std::fs;

use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

use super::scratch::Scratch;
use super::{CURSOR, GOOD, repository, sarif};

/// Mistakes of two kinds on several lines: `npx` without `-y`, no blank behind `Bearer`, a comma too many.
const BAD: &str = r#"{
  "mcpServers": {
    "notes": { "command": "npx", "args": ["notes-server"] },
    "docs": {
      "url": "https://docs.example.com/mcp",
      "headers": { "Authorization": "Bearer:${env:DOCS_TOKEN}" }
    },
  }
}
"#;

/// The first block of README that configures pre-commit.
fn snippet() -> String {
    let readme = fs::read_to_string(repository("README.md")).unwrap().replace("\r\n", "\n");
    let blocks = readme.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.into_iter().find(|block| block.starts_with("repos:\n")).unwrap().to_owned()
}

#[test]
fn they_are_four_and_name_existing_hooks() {
    let snippet = snippet();
    assert_eq!(snippet.lines().count(), 4, "{snippet}");
    let config = &Yaml::load_from_str(&snippet).unwrap()[0];
    let repo = &config["repos"][0];
    assert!(repo["repo"].as_str().unwrap().starts_with("https://"));
    assert_eq!(repo["rev"].as_str(), Some(concat!("v", env!("CARGO_PKG_VERSION"))));
    let manifest = fs::read_to_string(repository(".pre-commit-hooks.yaml")).unwrap();
    let manifest = &Yaml::load_from_str(&manifest).unwrap()[0];
    let known: Vec<&str> = manifest.as_vec().unwrap().iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    let hooks = repo["hooks"].as_vec().unwrap();
    assert!(!hooks.is_empty());
    for hook in hooks {
        assert!(known.contains(&hook["id"].as_str().unwrap()), "{hook:?}");
    }
}

/// The findings in what the hook says, as "rule path:line:column".
fn told(said: &str) -> Vec<String> {
    let lines: Vec<&str> = said.lines().collect();
    let finding = |pair: &[&str]| {
        let place = pair[1].trim_start().strip_prefix("--> ")?;
        let (_, rule) = pair[0].split_once('[')?;
        Some(format!("{} {place}", rule.split(']').next()?))
    };
    lines.windows(2).filter_map(finding).collect()
}

/// The findings in this log, in the same words; it must be what the standard calls valid.
fn logged(log: &str) -> Vec<String> {
    let log = sarif::valid("the new repository", log);
    let finding = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        let (uri, region) = (place["artifactLocation"]["uri"].as_str().unwrap(), &place["region"]);
        format!("{} {uri}:{}:{}", result["ruleId"].as_str().unwrap(), region["startLine"], region["startColumn"])
    };
    log["runs"][0]["results"].as_array().unwrap().iter().map(finding).collect()
}

#[test]
fn they_put_the_hook_in_and_a_bad_file_is_not_committed() {
    let Some(scratch) = Scratch::new() else { return };
    let snippet = snippet();
    let url = snippet.split("repo: ").nth(1).unwrap().lines().next().unwrap();
    scratch.stage(".pre-commit-config.yaml", &snippet.replace(url, scratch.hooks().to_str().unwrap()));
    assert!(scratch.run("pre-commit", &["install"]).unwrap().ok);
    let commit = || scratch.run("git", &["commit", "-m", "Declare a server"]).unwrap();
    scratch.stage(CURSOR, BAD);
    let refused = commit();
    let said = refused.out + &refused.err;
    let told = told(&said);
    assert!(!refused.ok && told.len() == 3, "{said}");
    // A review tool is told the same.
    let report = scratch.run("mcp-lint", &["--format", "sarif", "."]).unwrap();
    assert_eq!(logged(&report.out), told, "{said}");
    scratch.stage(CURSOR, GOOD);
    let taken = commit();
    assert!(taken.ok, "{}{}", taken.out, taken.err);
}
