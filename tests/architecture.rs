//! The structure of the code, kept true: imports go one way, rules know no client, files stay small.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::{clients, rules};

/// Lower layers first: a module imports only from itself and from those before it.
const LAYERS: &[&str] = &[
    "text",
    "syntax",
    "host",
    "source",
    "schemas",
    "clients",
    "known",
    "diagnostic",
    "model",
    "secrets",
    "fingerprint",
    "baseline",
    "rules",
    "settings",
    "suppress",
    "lint",
    "fix",
    "write",
    "discover",
    "render",
    "cli",
    "main",
    "lib",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The layer of a source file: the first folder or file name below `src`.
fn layer(path: &Path) -> usize {
    let below = path.strip_prefix(src()).unwrap();
    let name = below.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    LAYERS.iter().position(|l| *l == name).unwrap_or_else(|| panic!("`{name}` is in no layer"))
}

/// The modules of this crate that a file imports or names by path.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in text.split("crate::").skip(1) {
        let names = match part.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or("").split(',').map(|n| n.trim().to_owned()).collect(),
            None => vec![part.to_owned()],
        };
        for name in names {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            found.push(name[..end].to_owned());
        }
    }
    found
}

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for path in sources(&src()) {
        let own = layer(&path);
        if own >= LAYERS.len() - 2 {
            continue;
        }
        for import in imports(&fs::read_to_string(&path).unwrap()) {
            if LAYERS.iter().position(|l| *l == import).is_some_and(|other| other > own) {
                wrong.push(format!("{} imports `{import}`, which lies above it", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The lines of a rule's file that do something: neither comments nor the evidence of its declaration.
fn code(text: &str) -> Vec<(usize, &str)> {
    let (mut in_evidence, mut found) = (false, Vec::new());
    for (number, line) in text.lines().enumerate() {
        let start = line.trim_start();
        in_evidence |= start.starts_with("evidence: [");
        if !in_evidence && !start.starts_with("//") {
            found.push((number, line));
        }
        in_evidence &= !line.trim_end().ends_with("],");
    }
    found
}

/// A line as words between single blanks.
fn words(line: &str) -> String {
    let words = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[test]
fn rules_name_no_client() {
    let mut wrong = Vec::new();
    for path in sources(&src().join("rules")) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in code(&text) {
            let named = |client: &&clients::Client| {
                line.contains(&format!("\"{}\"", client.id)) || words(line).contains(&format!(" {} ", client.name))
            };
            if clients::ALL.iter().copied().any(|client| named(&client)) {
                wrong.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = sources(&src())
        .into_iter()
        .map(|path| (fs::read_to_string(&path).unwrap().lines().count(), path))
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "is each still one concept?\n{}", long.join("\n"));
}

#[test]
fn every_rule_file_is_listed() {
    let files = sources(&src().join("rules"))
        .into_iter()
        .filter(|path| fs::read_to_string(path).unwrap().contains("declare_rule! {\n"))
        .filter(|path| path.file_name().unwrap() != "declare.rs")
        .count();
    assert_eq!(files, rules::ALL.len());
}

#[test]
fn rule_ids_are_unique_and_kebab_case() {
    let mut ids: Vec<&str> = rules::ALL.iter().map(|r| r.declaration().id).collect();
    assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
