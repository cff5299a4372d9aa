//! The files in `fixtures/clean/CLIENT/` belong to that client, parse in its dialect and fit its schema.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use mcp_lint::clients::{self, Client, ClientFile};
use mcp_lint::host::{Host, Os};
use mcp_lint::syntax::{Format, parse};
use serde_json::{Value, json};

/// A machine with this disk and nobody's home.
struct Disk;

impl Host for Disk {
    fn os(&self) -> Os {
        Os::Linux
    }

    fn home(&self) -> Option<PathBuf> {
        None
    }

    fn variable(&self, _name: &str) -> Option<String> {
        None
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn find_program(&self, _name: &str) -> Option<PathBuf> {
        None
    }
}

#[test]
fn clean_files_are_their_clients_and_fit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean");
    let mut seen = BTreeSet::new();
    for folder in std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()) {
        let client = clients::by_id(folder.file_name().unwrap().to_str().unwrap()).expect("a folder per client");
        for path in files_below(&folder).into_iter().filter(|path| !is_marker(client, path)) {
            let text = std::fs::read_to_string(&path).unwrap();
            let document = parse(&text, Format::of_path(&path).unwrap());
            let found = clients::detect(&path, &document, asked(client), &Disk);
            let found = found.unwrap_or_else(|| panic!("{}: nobody's", path.display()));
            assert_eq!(found.client.id, client.id, "{}", path.display());
            for fault in document.faults() {
                assert!(found.file.tolerance.accepts(fault.kind), "{}: {fault:?}", path.display());
            }
            // A flat map of servers is a shape of its own that the published schema leaves to the editor.
            if found.file.bare && document.root().unwrap().get(found.file.servers[0].trim_start_matches('/')).is_none()
            {
                continue;
            }
            let published = serde_json::from_str(found.file.schema.text).unwrap();
            let validator = jsonschema::validator_for(&published).unwrap();
            let whole = with_key(found.file, document.root().unwrap().to_value());
            let errors: Vec<String> = validator.iter_errors(&whole).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
            assert!(has_servers(found.file, &whole), "{}: without servers it proves nothing", path.display());
            seen.insert(client.id);
        }
    }
    assert!(seen.len() >= 6, "{seen:?}");
}

/// The client to ask for: one whose files stand anywhere.
fn asked(client: &'static Client) -> Option<&'static Client> {
    client.files.iter().all(|file| file.places.is_empty() && file.also.is_empty()).then_some(client)
}

/// Whether a file only has to be there, beside one with servers.
fn is_marker(client: &Client, path: &Path) -> bool {
    client.files.iter().filter_map(|file| file.beside).any(|marker| path.ends_with(marker))
}

/// The content of a file that may do without the key around its servers, with that key.
fn with_key(file: &ClientFile, whole: Value) -> Value {
    match file.servers.first().map(|pointer| &pointer[1..]) {
        Some(key) if file.bare && whole.get(key).is_none() => json!({ key: whole }),
        _ => whole,
    }
}

fn has_servers(file: &ClientFile, whole: &Value) -> bool {
    let holds = |servers: &Value| if file.named_by.is_some() { servers.is_array() } else { servers.is_object() };
    let plain = |pointer: &str| whole.pointer(pointer).is_some_and(holds);
    file.servers.iter().any(|pointer| pointer.contains('*') || plain(pointer))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if Format::of_path(&path).is_some() {
                found.push(path);
            }
        }
    }
    found
}
