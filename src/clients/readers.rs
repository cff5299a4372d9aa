//! Who reads a file, from which place of its table, and which file is read instead.

use std::path::{Path, PathBuf};

use super::path::Parts;
use super::{ALL, Client, ClientFile, Detected, Place, Scope};
use crate::host::Host;

/// Every client that takes servers of a project from a file at this absolute path, with what it makes of the file; the
/// commonest first.
pub fn readers(path: &Path) -> Vec<(&'static Client, &'static ClientFile)> {
    let parts = Parts::of(path);
    let reads = |file: &&'static ClientFile| {
        let mut places = file.places.iter().filter(|place| place.scope == Scope::Project);
        file.unread.is_none()
            && file.beside.is_none()
            && places.any(|place| parts.match_ending(place.ending()).is_some())
    };
    ALL.iter().flat_map(|client| client.files.iter().filter(reads).map(|file| (*client, file))).collect()
}

/// The place in its client's table at which a file stands; `None`: the client does not look there.
pub fn standing(path: &Path, detected: &Detected, host: &dyn Host) -> Option<&'static Place> {
    let parts = Parts::of(path);
    let stands = |place: &&&Place| match place.scope {
        Scope::Project | Scope::Plugin => parts.match_ending(place.ending()).is_some(),
        Scope::User | Scope::Managed => parts.stands_at(place, host),
    };
    let of_scope = detected.file.places.iter().filter(|place| place.scope == detected.scope);
    detected.file.unread.is_none().then_some(of_scope)?.find(|place| stands(&place))
}

/// The file that the client reads on `host` instead of the one at the absolute `path`, if there is such a file.
pub fn read_instead(path: &Path, file: &ClientFile, host: &dyn Host) -> Option<PathBuf> {
    let parts = Parts::of(path);
    let stands_at = |place: &&Place| place.resolve(host).is_some_and(|at| Parts::of(&at) == parts);
    let hidden = file.places.iter().filter(|place| place.hidden_by.is_some()).find(stands_at)?;
    Place::user(hidden.hidden_by?).resolve(host).filter(|other| host.exists(other))
}
