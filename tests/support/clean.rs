//! The files that work: everything below `fixtures/clean/CLIENT/`, each standing where its client reads it.

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::clients::Client;

use super::{Setting, client};

/// One of them.
pub struct CleanFile {
    /// Its path below the folder of all.
    pub path: String,
    /// Whose file it is.
    pub client: &'static Client,
    /// Its content.
    pub text: String,
    /// Where it stands. What lies in a folder `home` stands below the home folder, anything else in a project.
    pub setting: Setting,
}

/// All of them. Files that only have to be there, beside one with servers, are part of the settings.
pub fn clean_files() -> Vec<CleanFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean");
    let mut found = Vec::new();
    for folder in files_in(&root).filter(|path| path.is_dir()) {
        let id = folder.file_name().unwrap().to_str().unwrap();
        let client = client(id);
        let own = files_below(&folder);
        let name = |path: &Path| path.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        let beside: Vec<String> = own.iter().map(|path| name(path)).collect();
        let is_marker = |path: &PathBuf| {
            let beside = client.files.iter().filter_map(|file| file.beside).any(|marker| path.ends_with(marker));
            beside && !fs::read_to_string(path).unwrap().contains("mcpServers")
        };
        for path in own.iter().filter(|path| !is_marker(path)) {
            let below = name(path);
            let place = below.strip_prefix("home/").map_or(below.clone(), |rest| format!("~/{rest}"));
            // Clients that read any file they are given are named by the person.
            let anywhere = client.files.iter().all(|file| file.places.is_empty() && file.also.is_empty());
            let setting = Setting {
                path: place,
                client: anywhere.then_some(client),
                beside: beside.clone(),
                ..Setting::default()
            };
            let text = fs::read_to_string(path).unwrap();
            found.push(CleanFile { path: format!("{id}/{below}"), client, text, setting });
        }
    }
    assert!(!found.is_empty());
    found
}

/// Every file below `folder`, sorted.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let nested = files_in(folder).flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] });
    let mut found: Vec<PathBuf> = nested.collect();
    found.sort();
    found
}

fn files_in(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path())
}
