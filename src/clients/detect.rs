//! Which client a file belongs to: by its path, then by its content.

use std::path::Path;

use super::content::{holds_servers, is_plausible, speaks_of};
use super::path::{Parts, matches};
use super::{ALL, Client, ClientFile, GENERIC, Place, Scope};
use crate::host::Host;
use crate::syntax::Document;

/// How sure the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// The person said so, or the path can belong to nobody else.
    Certain,
    /// Several clients read such a path; this one fits its content best.
    Likely,
    /// Nothing fits.
    Unknown,
}

/// The answer.
#[derive(Clone, Copy, Debug)]
pub struct Detected {
    /// The client.
    pub client: &'static Client,
    /// Which of its files.
    pub file: &'static ClientFile,
    /// Whose file it is.
    pub scope: Scope,
    /// How sure that is.
    pub sure: Sure,
}

impl Detected {
    /// Whether nothing says which client reads the file.
    pub fn is_generic(&self) -> bool {
        self.sure == Sure::Unknown || std::ptr::eq(self.client, super::GENERIC)
    }
}

/// Names of files that belong to other programs, whatever else stands in them.
const NOT_OURS: &[&str] = &[
    "package.json",
    "package-lock.json",
    "composer.json",
    "tsconfig*.json",
    "jsconfig*.json",
    // How to run a server, written for FastMCP.
    "fastmcp.json",
    // What a server offers, written for the registry.
    "server.json",
    "*.schema.json",
];

/// What stands beside a file says more than any folder above it: as much as this many components.
const BESIDE: usize = 100;

/// Finds client, file and scope for `path` with content `document`. `only` restricts the search to one client.
///
/// `path` is absolute and may be that of another system. `None`: the path is no client's, and the content does not look like
/// servers.
pub fn detect(
    path: &Path,
    document: &Document<'_>,
    only: Option<&'static Client>,
    host: &dyn Host,
) -> Option<Detected> {
    let subject = Subject { path, parts: Parts::of(path), document, host };
    if let Some(client) = only {
        return of_client(client, &subject);
    }
    let best = most_specific(ALL.iter().flat_map(|client| possible(client, &subject)).collect());
    match first_fitting(&best, document) {
        Some(candidate) => {
            let alone = best.iter().all(|other| std::ptr::eq(other.client, candidate.client));
            Some(candidate.detected(if alone { Sure::Certain } else { Sure::Likely }))
        }
        None => by_name_and_content(&subject),
    }
}

/// The file in question.
struct Subject<'s> {
    path: &'s Path,
    parts: Parts,
    document: &'s Document<'s>,
    host: &'s dyn Host,
}

/// A file of a client whose path pattern matches.
#[derive(Clone, Copy)]
struct Candidate {
    client: &'static Client,
    file: &'static ClientFile,
    scope: Scope,
    /// Matched components, and those of them without a wildcard.
    specific: (usize, usize),
    /// Whether the path is one of its places, or may be one in a project, rather than somewhere that only ends like one.
    placed: Placed,
}

/// How well the folder above a matching ending suits a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Placed {
    Elsewhere,
    InProject,
    There,
}

impl Candidate {
    fn detected(self, sure: Sure) -> Detected {
        Detected { client: self.client, file: self.file, scope: self.scope, sure }
    }
}

/// The person named the client: its file at this path, else the one whose content this most likely is.
fn of_client(client: &'static Client, subject: &Subject<'_>) -> Option<Detected> {
    let all = client.files.iter().filter_map(|file| candidate(client, file, subject)).collect();
    if let Some(found) = first_fitting(&most_specific(all), subject.document) {
        return Some(found.detected(Sure::Certain));
    }
    let read = client.files.iter().filter(|file| file.unread.is_none());
    let same_format = |file: &ClientFile| file.format == subject.document.format();
    let file = read.rev().max_by_key(|file| (same_format(file), fits(file, subject.document)))?;
    Some(Detected { client, file, scope: usual_scope(file), sure: Sure::Certain })
}

/// The files of `client` that this can be.
fn possible(client: &'static Client, subject: &Subject<'_>) -> Vec<Candidate> {
    let Subject { parts, document, .. } = subject;
    let by_path = client.files.iter().filter_map(|file| candidate(client, file, subject));
    let possible = |found: &Candidate| {
        // Names like `mcp.json` say nothing by themselves, and what is not read may well be something else.
        let vague = found.specific.0 == 1 && is_common_name(parts.name());
        let certain = !vague && found.file.unread.is_none();
        found.file.format == document.format() && (certain || is_plausible(document))
    };
    by_path.filter(possible).collect()
}

fn candidate(client: &'static Client, file: &'static ClientFile, subject: &Subject<'_>) -> Option<Candidate> {
    let Subject { path, parts, host, .. } = subject;
    let also = file.also.iter().filter(|ending| parts.may_end_in(ending));
    let by_name = also.filter_map(|ending| parts.match_ending(ending)).max();
    let places = file.places.iter().filter(|place| place.is_variable() || parts.may_end_in(place.path));
    let places: Vec<(&Place, (usize, usize))> =
        places.filter_map(|place| Some((place, parts.match_place(place, *host)?))).collect();
    if places.is_empty() && by_name.is_none() {
        return None;
    }
    let standing = places.iter().map(|(place, _)| *place).find(|place| parts.stands_at(place, *host));
    let counts = |place: &Place| !place.is_moved() || standing.is_some_and(|at| std::ptr::eq(at, place));
    let by_place = places.iter().filter(|(place, _)| counts(place)).map(|(_, specific)| *specific).max();
    let by_place = match (by_place, file.beside) {
        (Some((_, literal)), Some(marker)) => {
            let marked = path.parent().is_some_and(|folder| host.exists(&folder.join(marker)));
            // A marker in a folder of the client's own says more than a name that several use.
            marked.then_some((BESIDE + marker.split('/').count(), literal))
        }
        (found, _) => found,
    };
    let specific = by_place.max(by_name)?;
    let in_project = || places.iter().map(|(place, _)| *place).find(|place| place.scope == Scope::Project);
    let placed = match (standing, in_project()) {
        (Some(_), _) => Placed::There,
        (None, Some(_)) => Placed::InProject,
        (None, None) => Placed::Elsewhere,
    };
    let scope = standing.or_else(in_project).map_or_else(|| usual_scope(file), |place| place.scope);
    Some(Candidate { client, file, scope, specific, placed })
}

/// The scope of a file at no known place: a project's if projects have such a file, else its only one.
fn usual_scope(file: &ClientFile) -> Scope {
    let in_project = file.places.iter().find(|place| place.scope == Scope::Project);
    in_project.or(file.places.first()).map_or(Scope::Project, |place| place.scope)
}

fn most_specific(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let most = candidates.iter().map(|found| found.specific).max();
    candidates.retain(|found| Some(found.specific) == most);
    candidates
}

/// The one whose servers key the document has; of equals the one in whose words its servers are written, then the first, for
/// the commonest client comes first. Of that client's files the one whose folder suits best.
fn first_fitting(candidates: &[Candidate], document: &Document<'_>) -> Option<Candidate> {
    let best = candidates.iter().map(|found| fits(found.file, document)).max()?;
    let equal: Vec<&Candidate> = candidates.iter().filter(|found| fits(found.file, document) == best).collect();
    let rivals: Vec<&ClientFile> = equal.iter().map(|found| found.file).collect();
    let told = |found: &&&Candidate| rivals.len() > 1 && speaks_of(found.client, found.file, &rivals, document);
    let first = **equal.iter().find(told).or(equal.first())?;
    let better = |best: Candidate, found: &&Candidate| match found.placed > best.placed {
        true => **found,
        false => best,
    };
    Some(equal.iter().filter(|found| std::ptr::eq(found.client, first.client)).fold(first, better))
}

/// How well the top level of a document suits a file: 2 where servers stand there, 1 where it says nothing, 0 where its
/// servers stand under a key that is not this file's.
fn fits(file: &ClientFile, document: &Document<'_>) -> u8 {
    let Some(root) = document.root() else { return 1 };
    let found = file.servers.iter().any(|pointer| match pointer.split_once("/*") {
        Some((before, _)) => root.at_pointer(before).is_some(),
        None => root.at_pointer(pointer).is_some_and(|node| file.is_container(node)),
    });
    match found {
        true => 2,
        false => u8::from(root.members().next().is_none() || file.mixed),
    }
}

/// A file at no client's path: its name and the key of its servers may still give the client away.
fn by_name_and_content(subject: &Subject<'_>) -> Option<Detected> {
    let (name, document) = (subject.parts.name(), subject.document);
    let named = name.to_ascii_lowercase().contains("mcp") || is_common_name(name);
    if NOT_OURS.iter().any(|pattern| matches(name, pattern)) || !holds_servers(document, named) {
        return None;
    }
    let telling = ALL.iter().find_map(|client| {
        let file = client.files.iter().find(|file| is_called(file, name) && has_own_key(file, document))?;
        Some(Detected { client, file, scope: Scope::Project, sure: Sure::Likely })
    });
    let generic = GENERIC.files.first()?;
    let unknown = Detected { client: GENERIC, file: generic, scope: Scope::Project, sure: Sure::Unknown };
    // What all clients agree on is about JSON; a file of another format at nobody's path is for another program.
    telling.or((generic.format == document.format()).then_some(unknown))
}

/// Whether clients use this name in many places, so that it says nothing by itself.
fn is_common_name(name: &str) -> bool {
    GENERIC.files.iter().flat_map(|file| file.also).any(|common| matches(name, common))
}

fn is_called(file: &ClientFile, name: &str) -> bool {
    let called = |path: &str| path.rsplit('/').next().is_some_and(|last| !last.contains('*') && matches(name, last));
    file.unread.is_none() && file.places.iter().any(|place| called(place.path))
}

/// Whether the servers stand under a key of this file's that is not everybody's.
fn has_own_key(file: &ClientFile, document: &Document<'_>) -> bool {
    let Some(root) = document.root() else { return false };
    let holds = |pointer: &str| root.at_pointer(pointer).is_some_and(|node| file.is_container(node));
    let own = |pointer: &str| !pointer.starts_with("/mcpServers") && !pointer.contains('*');
    file.format == document.format() && file.servers.iter().any(|pointer| own(pointer) && holds(pointer))
}
