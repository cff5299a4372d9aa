//! The files below a folder, but for those that git ignores.

use std::cmp::Reverse;
use std::fs::{self, DirEntry};
use std::io;
use std::iter::successors;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::gitignore::GitIgnore;

/// Folders that hold other people's files.
const SKIPPED: &[&str] = &[
    ".git",
    ".hg",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "bower_components",
    "node_modules",
    "site-packages",
    "target",
    "venv",
];

/// Where patterns stand in a folder, the weightier last.
const LISTS: &[&str] = &[".git/info/exclude", ".gitignore"];

/// Goes through a folder and all below it by name, hidden ones included; links to folders are not followed.
#[derive(Debug)]
pub(super) struct Walk {
    /// What is still to be looked at, the next last.
    open: Vec<Entry>,
    /// How many folders were entered.
    pub(super) folders: usize,
    /// Folders that could not be read.
    pub(super) troubles: Vec<(PathBuf, io::Error)>,
}

#[derive(Debug)]
struct Entry {
    /// The path as the person sees it.
    path: PathBuf,
    /// The folder where it really is, for patterns may stand above everything that the person sees.
    real: PathBuf,
    is_folder: bool,
    /// Whether the person named it.
    is_start: bool,
    ignores: Option<Rc<Ignores>>,
}

/// What one list ignores, and those that count where it says nothing.
#[derive(Debug)]
struct Ignores {
    list: GitIgnore,
    above: Option<Rc<Ignores>>,
}

impl Walk {
    /// Begins in `folder`, whatever ignores it. Patterns that stand above count up to the root of its repository.
    pub(super) fn new(folder: &Path) -> Self {
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
        let root = real.ancestors().position(|folder| folder.join(".git").exists()).unwrap_or(0);
        let mut above: Vec<&Path> = real.ancestors().take(root + 1).skip(1).collect();
        above.reverse();
        let ignores = above.into_iter().fold(None, with_lists_of);
        Self {
            open: vec![Entry { path: folder.to_path_buf(), real, is_folder: true, is_start: true, ignores }],
            folders: 0,
            troubles: Vec::new(),
        }
    }

    /// The next file that is neither ignored nor in a folder that is left out; `excludes` is asked about absolute paths.
    pub(super) fn next_file(&mut self, mut excludes: impl FnMut(&Path) -> bool) -> Option<PathBuf> {
        while let Some(entry) = self.open.pop() {
            if !entry.is_folder {
                return Some(entry.path);
            }
            let excluded = !entry.is_start && std::path::absolute(&entry.path).is_ok_and(|path| excludes(&path));
            if excluded {
                continue;
            }
            if let Err(error) = self.enter(&entry) {
                self.troubles.push((entry.path, error));
            }
        }
        None
    }

    fn enter(&mut self, folder: &Entry) -> io::Result<()> {
        self.folders += 1;
        let ignores = with_lists_of(folder.ignores.clone(), &folder.real);
        let mut entries = fs::read_dir(&folder.path)?.collect::<io::Result<Vec<DirEntry>>>()?;
        entries.sort_by_key(|entry| Reverse(entry.file_name()));
        for entry in entries {
            let (name, is_folder) = (entry.file_name(), entry.file_type()?.is_dir());
            let real = folder.real.join(&name);
            let skipped = is_folder && SKIPPED.iter().any(|skipped| name == *skipped);
            if !skipped && !is_ignored(&real, is_folder, ignores.as_deref()) {
                self.open.push(Entry {
                    path: entry.path(),
                    real,
                    is_folder,
                    is_start: false,
                    ignores: ignores.clone(),
                });
            }
        }
        Ok(())
    }
}

fn with_lists_of(above: Option<Rc<Ignores>>, folder: &Path) -> Option<Rc<Ignores>> {
    LISTS.iter().fold(above, |above, name| {
        let file = folder.join(name);
        // Reading from a pipe of that name would never end.
        let bytes = file.is_file().then(|| fs::read(file).ok()).flatten();
        match bytes {
            Some(bytes) => {
                let list = GitIgnore::new(folder.to_path_buf(), &String::from_utf8_lossy(&bytes));
                Some(Rc::new(Ignores { list, above }))
            }
            None => above,
        }
    })
}

/// The nearest list that speaks of a path decides.
fn is_ignored(path: &Path, is_folder: bool, ignores: Option<&Ignores>) -> bool {
    let mut nearest_first = successors(ignores, |ignores| ignores.above.as_deref());
    nearest_first.find_map(|ignores| ignores.list.verdict(path, is_folder)).unwrap_or(false)
}
