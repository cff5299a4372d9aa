//! Machines for tests, made of tables.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use mcp_lint::host::{Host, Os};

/// The home folder of the made-up machine.
pub const HOME: &str = "/home/user";

/// A machine with nothing on it but what a test says.
pub struct TestHost {
    /// Its system.
    pub os: Os,
    /// The home folder of its user.
    pub home: PathBuf,
    /// Its environment.
    pub variables: BTreeMap<String, String>,
    /// The files that exist on it.
    pub files: Vec<PathBuf>,
    /// The programs that its PATH leads to.
    pub programs: Vec<PathBuf>,
}

impl TestHost {
    /// A machine with this system, an empty environment and its user's files below [`HOME`], whatever the system.
    pub fn new(os: Os) -> Self {
        let mut host =
            Self { os, home: HOME.into(), variables: BTreeMap::new(), files: Vec::new(), programs: Vec::new() };
        if os == Os::Windows {
            host = host
                .with_variable("APPDATA", &format!("{HOME}/AppData/Roaming"))
                .with_variable("LOCALAPPDATA", &format!("{HOME}/AppData/Local"));
        }
        host
    }

    /// A machine whose folders stand where they do on this system.
    pub fn usual(os: Os) -> Self {
        let host = Self::new(os);
        match os {
            Os::Macos => Self { home: "/Users/user".into(), ..host },
            Os::Windows => Self { home: r"C:\Users\user".into(), ..host }
                .with_variable("APPDATA", r"C:\Users\user\AppData\Roaming")
                .with_variable("LOCALAPPDATA", r"C:\Users\user\AppData\Local")
                .with_variable("PROGRAMDATA", r"C:\ProgramData")
                .with_variable("PROGRAMFILES", r"C:\Program Files"),
            _ => host,
        }
    }

    /// The same machine with a variable set.
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same machine with one more file.
    pub fn with_file(mut self, path: &str) -> Self {
        self.files.push(path.into());
        self
    }
}

impl Host for TestHost {
    fn os(&self) -> Os {
        self.os
    }

    fn home(&self) -> Option<PathBuf> {
        Some(self.home.clone())
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.variables.get(name).cloned()
    }

    fn exists(&self, path: &Path) -> bool {
        let path = slashes(path);
        let mut files = self.files.iter().map(|file| slashes(file));
        files.any(|file| file.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    fn is_file(&self, path: &Path) -> bool {
        self.files.iter().any(|file| slashes(file) == slashes(path))
    }

    fn names_in(&self, folder: &Path) -> Vec<String> {
        let folder = slashes(folder);
        let below = |file: &PathBuf| Some(slashes(file).strip_prefix(&folder)?.strip_prefix('/')?.to_owned());
        let names = self.files.iter().filter_map(below);
        names.filter_map(|path| path.split('/').next().map(str::to_owned)).collect()
    }

    fn find_program(&self, name: &str) -> Option<PathBuf> {
        self.programs.iter().find(|program| program.ends_with(name)).cloned()
    }
}

/// The paths of every system in one spelling, whatever system the tests run on; without a slash at the end.
pub fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}
