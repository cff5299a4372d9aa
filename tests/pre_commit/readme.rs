//! The lines that README gives for `.pre-commit-config.yaml`.

use std::fs;

use saphyr::{LoadableYamlNode, Yaml};

use super::scratch::Scratch;
use super::{BAD, CURSOR, GOOD, repository};

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
    assert!(!refused.ok && said.contains("error[trailing-comma]"), "{said}");
    scratch.stage(CURSOR, GOOD);
    let taken = commit();
    assert!(taken.ok, "{}{}", taken.out, taken.err);
}
