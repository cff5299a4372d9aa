//! Machines for tests, made of a table.
#![allow(dead_code, reason = "no test file needs all of them")]

use std::path::{Path, PathBuf};

use mcp_lint::clients::{Detected, detect};
use mcp_lint::host::{Host, Os};
use mcp_lint::syntax::json;

/// A machine made of a table.
pub(crate) struct Machine {
    pub(crate) os: Os,
    pub(crate) home: &'static str,
    pub(crate) variables: &'static [(&'static str, &'static str)],
    pub(crate) files: &'static [&'static str],
}

impl Host for Machine {
    fn os(&self) -> Os {
        self.os
    }

    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from(self.home))
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    fn exists(&self, path: &Path) -> bool {
        let path = slashes(path);
        self.files
            .iter()
            .map(|file| slashes(Path::new(file)))
            .any(|file| file == path || file.starts_with(&below(&path)))
    }

    fn is_file(&self, path: &Path) -> bool {
        let path = slashes(path);
        self.files.iter().any(|file| slashes(Path::new(file)) == path)
    }

    fn names_in(&self, folder: &Path) -> Vec<String> {
        let folder = below(&slashes(folder));
        let files = self.files.iter().map(|file| slashes(Path::new(file)));
        let rest = files.filter_map(|file| Some(file.strip_prefix(&folder)?.split('/').next()?.to_owned()));
        rest.collect()
    }

    fn find_program(&self, _name: &str) -> Option<PathBuf> {
        None
    }
}

/// Every system's paths in one spelling, whatever system the tests run on.
pub(crate) fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What the paths of all that stands in a folder begin with.
fn below(folder: &str) -> String {
    format!("{}/", folder.trim_end_matches('/'))
}

/// No variables, no files.
pub(crate) const LINUX: Machine = Machine { os: Os::Linux, home: "/home/ada", variables: &[], files: &[] };
/// No variables, no files.
pub(crate) const MACOS: Machine = Machine { os: Os::Macos, home: "/Users/ada", variables: &[], files: &[] };
/// The usual folders, no files.
pub(crate) const WINDOWS: Machine = Machine {
    os: Os::Windows,
    home: r"C:\Users\ada",
    variables: &[
        ("APPDATA", r"C:\Users\ada\AppData\Roaming"),
        ("LOCALAPPDATA", r"C:\Users\ada\AppData\Local"),
        ("PROGRAMFILES", r"C:\Program Files"),
    ],
    files: &[],
};

/// What `path` with this text is on `host`.
pub(crate) fn detected(path: &str, text: &str, host: &Machine) -> Option<Detected> {
    detect(Path::new(path), &json::parse(text), None, host)
}
