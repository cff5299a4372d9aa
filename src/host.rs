//! The machine that a file is linted on, as far as rules may look at it.

use std::path::{Path, PathBuf};

/// An operating system that clients run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Os {
    /// Windows.
    Windows,
    /// macOS.
    Macos,
    /// Linux and the other Unix systems.
    Linux,
}

impl Os {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Windows, Self::Macos, Self::Linux];

    /// The one this program was built for.
    pub const CURRENT: Self = if cfg!(windows) {
        Self::Windows
    } else if cfg!(target_os = "macos") {
        Self::Macos
    } else {
        Self::Linux
    };

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::Macos => "macOS",
            Self::Linux => "Linux",
        }
    }
}

/// What can be asked of a machine. Editors and browsers have none; tests use a table.
pub trait Host {
    /// Its operating system.
    fn os(&self) -> Os;
    /// The home folder of the user.
    fn home(&self) -> Option<PathBuf>;
    /// The value of an environment variable.
    fn variable(&self, name: &str) -> Option<String>;
    /// Whether a file or folder exists.
    fn exists(&self, path: &Path) -> bool;
    /// The program that a bare command name starts, searched like the operating system does.
    fn find_program(&self, name: &str) -> Option<PathBuf>;

    /// Whether a file exists, as opposed to a folder.
    fn is_file(&self, path: &Path) -> bool {
        self.exists(path)
    }

    /// The names of what stands in a folder, in no particular order; none where it cannot be read.
    fn names_in(&self, _folder: &Path) -> Vec<String> {
        Vec::new()
    }

    /// The same place without symbolic links on the way, as far as that can be told.
    fn real(&self, path: &Path) -> PathBuf {
        path.to_path_buf()
    }
}

/// The machine this program runs on.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThisHost;

impl Host for ThisHost {
    fn os(&self) -> Os {
        Os::CURRENT
    }

    fn home(&self) -> Option<PathBuf> {
        let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
        std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from)
    }

    fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn find_program(&self, name: &str) -> Option<PathBuf> {
        which::which(name).ok()
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn names_in(&self, folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
    }

    fn real(&self, path: &Path) -> PathBuf {
        path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
    }
}
