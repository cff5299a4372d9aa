//! `.pre-commit-hooks.yaml`: written from the clients' tables, so that commits are checked where clients read.

use mcp_lint::clients::{ALL, GENERIC, Scope};

/// A hook: its id, its name, its options, and what it does.
const HOOKS: &[(&str, &str, &str, &str)] = &[
    ("mcp-lint", "mcp-lint", "", "Find mistakes in the files that declare MCP servers to AI clients"),
    (
        "mcp-lint-fix",
        "mcp-lint --fix",
        " --fix",
        "Repair mistakes in the files that declare MCP servers to AI clients, and tell the others",
    ),
];

/// The file.
pub(crate) fn manifest() -> String {
    let mut out = String::from(
        "# For https://pre-commit.com. Generated: `SNAPSHOTS=overwrite cargo test --test pre_commit` writes it anew.\n",
    );
    for (number, (id, name, options, description)) in HOOKS.iter().enumerate() {
        let files = if number == 0 { format!("&files |-\n{}", pattern(4)) } else { "*files\n".to_owned() };
        // From any tag, with nothing published. One process sees all files, for some rules compare them. Every changed file is
        // named; what the settings exclude is left out all the same.
        out.push_str(&format!(
            "- id: {id}\n  name: {name}\n  description: {description}\n  language: rust\n  \
             entry: mcp-lint{options} --force-exclude\n  require_serial: true\n  files: {files}"
        ));
    }
    out
}

/// The paths that people commit, as a regular expression of many lines.
pub(crate) fn pattern(indent: usize) -> String {
    let indent = " ".repeat(indent);
    let lines: Vec<String> = endings().into_iter().map(|ending| format!("{indent}  {}", escaped(ending))).collect();
    format!("{indent}(?ix)(^|/)(\n{}\n{indent})$\n", lines.join("|\n"))
}

/// The endings of all paths that a project or a plugin may hold; those that a shorter one covers are left out.
fn endings() -> Vec<&'static str> {
    let all = shared_endings();
    let covered = |ending: &str| all.iter().any(|shorter| *shorter != ending && covers(shorter, ending));
    all.iter().copied().filter(|ending| !covered(ending)).collect()
}

fn shared_endings() -> Vec<&'static str> {
    let mut all: Vec<&str> = Vec::new();
    for file in ALL.iter().chain([&GENERIC]).flat_map(|client| client.files) {
        let shared = file.places.iter().filter(|place| matches!(place.scope, Scope::Project | Scope::Plugin));
        all.extend(shared.map(|place| place.ending()).chain(file.also.iter().copied()));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether each path that ends in `ending` ends in `shorter` too.
fn covers(shorter: &str, ending: &str) -> bool {
    let rest = ending.len().checked_sub(shorter.len()).map(|at| ending.split_at(at));
    rest.is_some_and(|(before, same)| same == shorter && before.ends_with('/'))
}

/// As a part of a regular expression in which blanks mean nothing.
fn escaped(ending: &str) -> String {
    let mut out = String::new();
    for c in ending.chars() {
        match c {
            '*' => out.push_str("[^/]*"),
            c if c.is_ascii_alphanumeric() || "/_-".contains(c) => out.push(c),
            c => out.extend(['\\', c]),
        }
    }
    out
}

/// A path for each place that a project or a plugin may hold.
pub(crate) fn samples() -> Vec<String> {
    let file = |ending: &str| format!("some/folder/{}", ending.replace('*', "a-1"));
    shared_endings().into_iter().map(file).collect()
}
