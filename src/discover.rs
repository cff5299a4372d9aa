//! From the arguments of the command line, or from the tables of the clients, to files.

mod gitignore;
mod places;
mod walk;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use self::walk::Walk;
use crate::clients::{Client, KnownPaths};
use crate::host::{Host, ThisHost};

pub use self::places::everything;

/// A file to lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The path as given, or below the folder as given.
    pub path: PathBuf,
    /// Whether the person named this very file, or a folder that is otherwise left out.
    pub named: bool,
}

/// What the arguments lead to.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The files, each once.
    pub files: Vec<Found>,
    /// Paths that could not be looked at, with the reason.
    pub troubles: Vec<(PathBuf, String)>,
    /// Where clients look, and what is there; empty where the person said where to look.
    pub sought: Vec<Sought>,
}

/// A path at which a client looks for a file.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The client.
    pub client: &'static Client,
    /// Where, as it is shown; `*` stands for any text within one component.
    pub path: PathBuf,
    /// What is there.
    pub outcome: Outcome,
}

/// What a look at a path showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A file.
    Found,
    /// A file that people take for the client's, and that it never reads servers from.
    Unread,
    /// Nothing.
    Missing,
    /// A file that the client does not read when it is started in the current folder.
    OutOfReach,
    /// The client does not look there, because this variable is set.
    Moved(&'static str),
}

impl Discovered {
    fn add(&mut self, path: PathBuf, named: bool, seen: &mut HashSet<PathBuf>) {
        if seen.insert(place_of(&path, &ThisHost)) {
            self.files.push(Found { path, named });
        }
    }
}

/// What the person chose for folders that are searched. Paths are absolute.
pub trait Choice {
    /// Whether a folder is left out, with all that is in it.
    fn excludes_folder(&mut self, path: &Path) -> bool;

    /// Whether a file is linted although no client knows it by its name.
    fn claims(&mut self, path: &Path) -> bool;
}

/// The files that `arguments` name: files as they are, folders walked for the names that clients use and what `choice` claims,
/// hidden ones included, `.gitignore` respected. `searched` is told how many folders were searched so far.
pub fn arguments(arguments: &[PathBuf], choice: &mut dyn Choice, searched: &mut dyn FnMut(usize)) -> Discovered {
    let (mut found, mut seen) = (Discovered::default(), HashSet::new());
    let (mut known, mut folders) = (None, 0);
    for argument in arguments {
        match fs::metadata(argument) {
            Ok(meta) if meta.is_dir() => {
                let known = known.get_or_insert_with(KnownPaths::new);
                // Who names a folder that is excluded wants what is in it.
                let excluded = std::path::absolute(argument).is_ok_and(|path| choice.excludes_folder(&path));
                let mut walk = Walk::new(argument);
                while let Some(path) = walk.next_file(|folder| !excluded && choice.excludes_folder(folder)) {
                    if is_wanted(&path, known, choice) {
                        let shown = path.strip_prefix("./").unwrap_or(&path);
                        found.add(shown.to_path_buf(), excluded, &mut seen);
                    }
                    searched(folders + walk.folders);
                }
                folders += walk.folders;
                found.troubles.extend(walk.troubles.into_iter().map(|(path, error)| (path, reason(&error))));
            }
            Ok(_) => found.add(argument.clone(), true, &mut seen),
            Err(error) => found.troubles.push((argument.clone(), reason(&error))),
        }
    }
    found
}

/// Where a path really is. A file that a link leads to is another client's file all the same, so only the folder counts.
fn place_of(path: &Path, host: &dyn Host) -> PathBuf {
    let folder = path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    match (folder, path.file_name()) {
        (Some(folder), Some(name)) => host.real(folder).join(name),
        _ => host.real(path),
    }
}

/// Why a path could not be read, without the number of the error.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        std::io::ErrorKind::IsADirectory => "is a folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Whether this is some client's file. The path as the person sees it may be too short to tell.
fn is_wanted(path: &Path, known: &KnownPaths, choice: &mut dyn Choice) -> bool {
    std::path::absolute(path).is_ok_and(|path| known.hold(&path) || choice.claims(&path)) && path.is_file()
}
