//! The files that clients would read, by the places in their tables.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{Discovered, Found, Outcome, Sought, place_of};
use crate::clients::{ALL, Client, ClientFile, Place, Scope, Search};
use crate::host::Host;

/// The files that the clients (or only this one) would read when started in `folder`: those of the project, the nearest first,
/// then those of the person and of the machine.
pub fn everything(folder: &Path, only: Option<&'static Client>, host: &dyn Host) -> Discovered {
    let project = Project::around(folder, host);
    let mut look = Look { project: &project, host, sought: Vec::new(), found: Vec::new() };
    for client in only.map_or_else(|| ALL.to_vec(), |client| vec![client]) {
        for file in client.files {
            for place in file.places.iter().filter(|place| place.is_on(host.os())) {
                look.at(Wanted { client, file, place });
            }
        }
    }
    look.finish()
}

/// The folders that may matter to a client that is started in the first of them.
struct Project {
    /// From the current one up to the root of its repository; the current one alone where there is none.
    folders: Vec<PathBuf>,
    /// Those above, up to the root of the file system.
    above: Vec<PathBuf>,
}

impl Project {
    /// A home folder is nobody's project: a repository is looked for below it only.
    fn around(folder: &Path, host: &dyn Host) -> Self {
        let home = host.home().map(|home| host.real(&home));
        let below_home = |parent: &&Path| Some(host.real(parent)) != home;
        let parents = folder.ancestors().skip(1).take_while(below_home);
        let root = std::iter::once(folder).chain(parents).position(|parent| host.exists(&parent.join(".git")));
        let mut folders: Vec<PathBuf> = folder.ancestors().map(Path::to_path_buf).collect();
        let above = folders.split_off((root.unwrap_or(0) + 1).min(folders.len()));
        Self { folders, above }
    }

    /// The folders in which a place is looked for, and those of the repository in which it is not.
    fn searched(&self, search: Search) -> (Vec<&Path>, &[PathBuf]) {
        let (first, last) = (&self.folders[..1], self.folders.len() - 1);
        let (within, besides) = match search {
            Search::Started => (first, &self.folders[1..]),
            Search::Root => (&self.folders[last..], &self.folders[..last]),
            Search::Opened | Search::ToRoot | Search::Nearest | Search::Everywhere => (&self.folders[..], &first[..0]),
        };
        let above = if search == Search::Everywhere { &self.above[..] } else { &[] };
        (within.iter().chain(above).map(PathBuf::as_path).collect(), besides)
    }

    /// How a path is shown: from the current folder, if it lies below it.
    fn shown(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.folders[0]).unwrap_or(path).to_path_buf()
    }
}

/// What was seen so far.
struct Look<'l> {
    project: &'l Project,
    host: &'l dyn Host,
    sought: Vec<Sought>,
    /// With the number of the project's folder; those of the person have the highest.
    found: Vec<(usize, PathBuf)>,
}

/// A place in the table of a client.
#[derive(Clone, Copy)]
struct Wanted<'t> {
    client: &'static Client,
    file: &'t ClientFile,
    place: &'t Place,
}

impl Look<'_> {
    fn at(&mut self, wanted: Wanted<'_>) {
        let Wanted { client, place, .. } = wanted;
        if let Some(variable) = place.moved_by(self.host) {
            if let Some(path) = place.resolve(self.host) {
                self.say(client, path, Outcome::Moved(variable));
            }
        } else if place.path.starts_with("./") {
            self.in_project(wanted);
        } else if let Some(folder) = place.folder(self.host) {
            self.below(wanted, &folder, usize::MAX);
        }
    }

    fn in_project(&mut self, wanted: Wanted<'_>) {
        let (within, besides) = self.project.searched(wanted.place.search);
        for (number, folder) in within.into_iter().enumerate() {
            let some = self.below(wanted, folder, number);
            if some && wanted.place.search == Search::Nearest {
                return;
            }
        }
        let besides: Vec<PathBuf> = besides.iter().flat_map(|folder| self.files(wanted, folder)).collect();
        for path in besides {
            self.say(wanted.client, path, Outcome::OutOfReach);
        }
    }

    /// Adds the files that a client reads below `folder`, and says whether there are any.
    fn below(&mut self, wanted: Wanted<'_>, folder: &Path, number: usize) -> bool {
        let Wanted { client, file, place } = wanted;
        let paths = self.files(wanted, folder);
        let some = !paths.is_empty();
        // Nobody misses files and manifests of plugins, and those that people only think are read.
        let optional = file.beside.is_some() || file.parts || place.scope == Scope::Plugin;
        if !some && !optional && file.unread.is_none() {
            let ending = place.ending();
            let path = if ending.is_empty() { folder.to_path_buf() } else { folder.join(ending) };
            self.say(client, path, Outcome::Missing);
        }
        for path in paths {
            self.found.push((number, path.clone()));
            self.say(client, path, if file.unread.is_none() { Outcome::Found } else { Outcome::Unread });
        }
        some
    }

    fn files(&self, wanted: Wanted<'_>, folder: &Path) -> Vec<PathBuf> {
        let mut paths = expand(folder, wanted.place.ending(), self.host);
        if let Some(marker) = wanted.file.beside {
            paths.retain(|path| path.parent().is_some_and(|folder| self.host.exists(&folder.join(marker))));
        }
        paths
    }

    fn say(&mut self, client: &'static Client, path: PathBuf, outcome: Outcome) {
        let path = self.project.shown(&path);
        // Several kinds of file may share a name.
        let known =
            |other: &Sought| std::ptr::eq(other.client, client) && other.path == path && other.outcome == outcome;
        if !self.sought.iter().any(known) {
            self.sought.push(Sought { client, path, outcome });
        }
    }

    fn finish(mut self) -> Discovered {
        self.found.sort();
        let mut seen = HashSet::new();
        let files = self.found.iter().filter(|(_, path)| seen.insert(place_of(path, self.host)));
        let files = files.map(|(_, path)| Found { path: self.project.shown(path), named: false }).collect();
        Discovered { files, troubles: Vec::new(), sought: self.sought }
    }
}

/// The files at `ending` (with `/`) below `folder`; `*` stands for any text within a component.
fn expand(folder: &Path, ending: &str, host: &dyn Host) -> Vec<PathBuf> {
    if !ending.contains('*') {
        let path = if ending.is_empty() { folder.to_path_buf() } else { folder.join(ending) };
        return Some(path).filter(|path| host.is_file(path)).into_iter().collect();
    }
    let mut paths = vec![folder.to_path_buf()];
    for part in ending.split('/') {
        paths = match part.split_once('*') {
            None => paths.into_iter().map(|path| path.join(part)).collect(),
            Some((before, after)) => paths.iter().flat_map(|path| matching(path, before, after, host)).collect(),
        };
    }
    paths.retain(|path| host.is_file(path));
    paths
}

fn matching(folder: &Path, before: &str, after: &str, host: &dyn Host) -> Vec<PathBuf> {
    let fits =
        |name: &String| name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after);
    host.names_in(folder).into_iter().filter(fits).map(|name| folder.join(name)).collect()
}
