//! The folders of `fixtures/together/`: files as they stand on somebody's machine, in `project/` and `home/`.

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::diagnostic::Severity;
use mcp_lint::settings::Selector;

use super::Setting;

/// The folder of all.
pub const MACHINES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/together");

/// All of them.
pub fn machines() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(MACHINES).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// The files on one of them, the project's first.
pub fn files_of(folder: &Path) -> Vec<(Setting, String)> {
    let mut found = Vec::new();
    for (part, shown) in [("project", ""), ("home", "~/")] {
        let mut open = vec![folder.join(part)];
        let mut paths = Vec::new();
        while let Some(path) = open.pop() {
            match path.is_dir() {
                true => open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path())),
                false => paths.extend(path.is_file().then_some(path)),
            }
        }
        paths.sort();
        for path in paths {
            let below = path.strip_prefix(folder.join(part)).unwrap().to_string_lossy().replace('\\', "/");
            let mut setting = Setting { path: format!("{shown}{below}"), ..Setting::default() };
            setting.levels.set(Selector::Rule("diverging-server"), Some(Severity::Info));
            // `~` of a file that names its projects.
            found.push((setting, fs::read_to_string(&path).unwrap()));
        }
    }
    found
}
