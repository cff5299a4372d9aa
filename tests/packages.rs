//! What is published: the crate holds what builds it and little else, and all packages speak of one version.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use toml::Table;

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap().replace("\r\n", "\n")
}

fn toml(path: &str) -> Table {
    read(path).parse().unwrap()
}

fn launcher() -> Value {
    serde_json::from_str(&read("npm/mcp-config-linter/package.json")).unwrap()
}

/// The paths in the package for crates.io, with `/`.
fn packaged() -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--locked", "--offline", "--allow-dirty", "--quiet"]);
    let listed = cargo.current_dir(repository("")).output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    String::from_utf8(listed.stdout).unwrap().lines().map(|line| line.replace('\\', "/")).collect()
}

/// The files below this folder of the repository.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(repository(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn the_crate_holds_what_builds_it_and_little_else() {
    let packaged = packaged();
    let inputs = ["src", "schemas", "build"].map(files).concat();
    let known = files("known").into_iter().filter(|path| path.ends_with(".toml"));
    let single = ["build.rs", "Cargo.toml", "Cargo.lock", "README.md", "LICENSE-MIT", "LICENSE-APACHE"];
    for path in inputs.into_iter().chain(known).chain(single.map(str::to_owned)) {
        assert!(packaged.contains(&path), "{path} is missing");
    }
    let folders = ["src", "schemas", "build", "known", "fixtures"];
    let others: Vec<_> =
        packaged.iter().filter(|path| path.split_once('/').is_some_and(|(f, _)| !folders.contains(&f))).collect();
    assert_eq!(others, [""; 0]);
    let fixtures: Vec<_> = packaged.iter().filter(|path| path.starts_with("fixtures/")).collect();
    assert!(fixtures.iter().all(|path| path.starts_with("fixtures/render/")), "{fixtures:?}");
}

#[test]
fn every_package_has_the_version_of_the_crate() {
    let project = &toml("pyproject.toml")["project"];
    assert!(project["dynamic"].as_array().unwrap().iter().any(|field| field.as_str() == Some("version")));
    assert!(project.get("version").is_none(), "maturin takes it from Cargo.toml");
    let launcher = launcher();
    assert_eq!(launcher["version"], VERSION);
    for (name, version) in launcher["optionalDependencies"].as_object().unwrap() {
        assert_eq!(version, VERSION, "{name}");
    }
    assert!(read("CHANGELOG.md").contains(&format!("\n## {VERSION} (")), "no chapter about {VERSION}");
}

#[test]
fn both_registries_know_it_by_the_same_name() {
    let project = &toml("pyproject.toml")["project"];
    let launcher = launcher();
    assert_eq!(project["name"].as_str(), launcher["name"].as_str());
    assert_eq!(project["description"].as_str(), launcher["description"].as_str());
    assert!(repository(project["readme"].as_str().unwrap()).is_file());
    let commands = launcher["bin"].as_object().unwrap();
    // `npx PACKAGE` runs the command of that name.
    assert!(commands.contains_key("mcp-lint") && commands.contains_key(launcher["name"].as_str().unwrap()));
    for path in commands.values() {
        assert!(repository("npm/mcp-config-linter").join(path.as_str().unwrap()).is_file(), "{path}");
    }
    assert_eq!(launcher["license"], toml("Cargo.toml")["package"]["license"].as_str().unwrap());
}

/// The action, npm and the page about releases speak of the same builds.
#[test]
fn there_is_a_package_for_every_build() {
    let launcher = launcher();
    let packages: BTreeSet<&str> =
        launcher["optionalDependencies"].as_object().unwrap().keys().map(String::as_str).collect();
    let page = read("docs/releasing.md");
    let rows = page.lines().filter(|line| line.starts_with("| `") && line.contains("@mcp-config-linter/"));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split('`').skip(1).step_by(2).collect()).collect();
    assert_eq!(rows.iter().map(|row| row[1]).collect::<BTreeSet<_>>(), packages);
    let action = read("action/install");
    let built: BTreeSet<&str> =
        action.lines().filter_map(|line| line.split_once(") echo ")?.1.strip_suffix(" ;;")).collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<BTreeSet<_>>(), built);
}
