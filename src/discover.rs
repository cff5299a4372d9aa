//! From the arguments of the command line to files.

mod gitignore;
mod walk;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use self::walk::Walk;
use crate::clients::{ALL, Client, ClientFile, KnownPaths};
use crate::host::Host;

/// A file to lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The path as given, or below the folder as given.
    pub path: PathBuf,
    /// Whether the person named this very file.
    pub named: bool,
}

/// What the arguments lead to.
#[derive(Debug, Default)]
pub struct Discovered {
    /// The files, each once.
    pub files: Vec<Found>,
    /// Paths that could not be looked at, with the reason.
    pub troubles: Vec<(PathBuf, String)>,
}

impl Discovered {
    fn add(&mut self, path: PathBuf, named: bool, seen: &mut HashSet<PathBuf>) {
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if seen.insert(real) {
            self.files.push(Found { path, named });
        }
    }
}

/// The files that `arguments` name: files as they are, folders walked for the names that clients use, hidden ones included,
/// `.gitignore` respected.
pub fn arguments(arguments: &[PathBuf]) -> Discovered {
    let (mut found, mut seen) = (Discovered::default(), HashSet::new());
    let mut known = None;
    for argument in arguments {
        match fs::metadata(argument) {
            Ok(meta) if meta.is_dir() => {
                let known = known.get_or_insert_with(KnownPaths::new);
                let mut walk = Walk::new(argument);
                for path in walk.by_ref().filter(|path| is_known(path, known)) {
                    let shown = path.strip_prefix("./").unwrap_or(&path);
                    found.add(shown.to_path_buf(), false, &mut seen);
                }
                found.troubles.extend(walk.troubles.into_iter().map(|(path, error)| (path, reason(&error))));
            }
            Ok(_) => found.add(argument.clone(), true, &mut seen),
            Err(error) => found.troubles.push((argument.clone(), reason(&error))),
        }
    }
    found
}

/// The files that the clients (or only this one) would read when started in `folder`: those of the project, the nearest first,
/// then those of the person.
///
/// The project is `folder` and its parents up to the root of the repository, if there is one.
pub fn everything(folder: &Path, only: Option<&'static Client>, host: &dyn Host) -> Discovered {
    let (mut found, mut seen) = (Discovered::default(), HashSet::new());
    let clients: Vec<&Client> = only.map_or_else(|| ALL.to_vec(), |client| vec![client]);
    let files = || clients.iter().flat_map(|client| client.files);
    for project in projects(folder, host) {
        let mut paths: Vec<PathBuf> =
            files().flat_map(project_places).flat_map(|place| expand(&project, place)).collect();
        paths.sort();
        for path in paths {
            let shown = path.strip_prefix(folder).map_or_else(|_| path.clone(), Path::to_path_buf);
            found.add(shown, false, &mut seen);
        }
    }
    let places = files().flat_map(|file| file.places).filter_map(|place| place.resolve(host));
    let mut paths: Vec<PathBuf> =
        places.flat_map(|path| expand(Path::new(""), &path.to_string_lossy().replace('\\', "/"))).collect();
    paths.sort();
    for path in paths {
        found.add(path, false, &mut seen);
    }
    found
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
fn is_known(path: &Path, known: &KnownPaths) -> bool {
    std::path::absolute(path).is_ok_and(|path| known.hold(&path)) && path.is_file()
}

fn project_places(file: &ClientFile) -> impl Iterator<Item = &'static str> {
    file.places.iter().filter_map(|place| place.path.strip_prefix("./"))
}

/// `folder`, and its parents up to the one that holds `.git`. A home folder is nobody's project.
fn projects(folder: &Path, host: &dyn Host) -> Vec<PathBuf> {
    let home = host.home();
    let below_home = |parent: &&Path| Some(*parent) != home.as_deref();
    let parents: Vec<&Path> = folder.ancestors().skip(1).take_while(below_home).collect();
    let root = std::iter::once(&folder).chain(&parents).position(|parent| parent.join(".git").exists());
    std::iter::once(&folder).chain(parents.iter().take(root.unwrap_or(0))).map(|path| path.to_path_buf()).collect()
}

/// The files that exist at `path` (with `/`) below `folder`; `*` stands for any text within a component.
fn expand(folder: &Path, path: &str) -> Vec<PathBuf> {
    let Some(star) = path.find('*') else {
        return Some(folder.join(path)).filter(|p| p.is_file()).into_iter().collect();
    };
    let (fixed, rest) = path[..star].rfind('/').map_or(("", path), |slash| path.split_at(slash + 1));
    let mut paths = vec![folder.join(fixed)];
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        paths = match part.split_once('*') {
            None => paths.into_iter().map(|path| path.join(part)).collect(),
            Some((before, after)) => paths.iter().flat_map(|path| matching(path, before, after)).collect(),
        };
    }
    paths.retain(|path| path.is_file());
    paths
}

fn matching(folder: &Path, before: &str, after: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let fits =
        |name: &str| name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after);
    entries.filter(|entry| entry.file_name().to_str().is_some_and(fits)).map(|entry| entry.path()).collect()
}
