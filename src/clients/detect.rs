//! Which client a file belongs to: by its path, then by its content.

use std::path::Path;

use super::{ALL, Client, ClientFile, GENERIC, Scope};
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

/// Finds client, file and scope for `path` with content `document`. `only` restricts the search to one client.
///
/// `None`: the path is no client's, and the content does not look like servers.
pub fn detect(
    path: &Path,
    document: &Document<'_>,
    only: Option<&'static Client>,
    host: &dyn Host,
) -> Option<Detected> {
    let parts = components(path);
    let mut best: Vec<(usize, &'static Client, &'static ClientFile, Scope)> = Vec::new();
    let clients: Vec<&'static Client> = only.map_or_else(|| ALL.to_vec(), |client| vec![client]);
    for client in clients {
        for file in client.files {
            if let Some((length, scope)) = recognise(file, path, &parts, host) {
                let longest = best.first().map_or(0, |b| b.0);
                if length > longest {
                    best.clear();
                }
                if length >= longest {
                    best.push((length, client, file, scope));
                }
            }
        }
    }
    if let Some(client) = only {
        let (file, scope) = match best.iter().max_by_key(|(_, _, file, _)| fits(file, document)) {
            Some((_, _, file, scope)) => (*file, *scope),
            None => (likeliest_file(client, document)?, Scope::Project),
        };
        return Some(Detected { client, file, scope, sure: Sure::Certain });
    }
    if best.is_empty() {
        return unknown(path, &parts, document, host);
    }
    // `max_by_key` keeps the last of equals; the first client in the list is the commonest.
    let (_, client, file, scope) = *best.iter().rev().max_by_key(|(_, _, file, _)| fits(file, document))?;
    let alone = best.iter().all(|(_, other, _, _)| std::ptr::eq(*other, client));
    Some(Detected { client, file, scope, sure: if alone { Sure::Certain } else { Sure::Likely } })
}

/// A file whose path no client claims: by name and content it may still be one.
fn unknown(path: &Path, parts: &[String], document: &Document<'_>, host: &dyn Host) -> Option<Detected> {
    let file = GENERIC.files.first()?;
    let named = file.also.iter().any(|ending| ends_with(parts, ending));
    let listed = named || parts.last().is_some_and(|name| name.contains("mcp"));
    let below_home = scope_by_home(path, host);
    (fits(file, document) > 1 && listed).then_some(Detected {
        client: GENERIC,
        file,
        scope: below_home,
        sure: Sure::Unknown,
    })
}

fn scope_by_home(_path: &Path, _host: &dyn Host) -> Scope {
    Scope::Project
}

/// How many path components of `file`'s places match, and the scope of the one that does.
fn recognise(file: &ClientFile, path: &Path, parts: &[String], host: &dyn Host) -> Option<(usize, Scope)> {
    let marked = file.beside.is_none_or(|marker| path.parent().is_some_and(|folder| host.exists(&folder.join(marker))));
    let places = file.places.iter().filter(|place| marked && ends_with(parts, place.ending()));
    let exact = places.clone().find(|place| place.resolve(host).is_some_and(|at| same(&at, path)));
    let by_place = exact.or_else(|| {
        // A project's file and a person's may end alike; below nobody's home it is the project's.
        let named = places.filter(|place| !place.is_moved());
        named.max_by_key(|place| (place.ending().matches('/').count(), place.scope == Scope::Project))
    });
    let by_name = file.also.iter().filter(|ending| ends_with(parts, ending)).map(|ending| ending.matches('/').count());
    match (by_place, by_name.max()) {
        (Some(place), _) => {
            // What stands beside a file says as much as one more component of its path.
            Some((place.ending().matches('/').count() + 1 + usize::from(file.beside.is_some()), place.scope))
        }
        (None, Some(slashes)) => Some((slashes + 1, file.places.first().map_or(Scope::Project, |place| place.scope))),
        (None, None) => None,
    }
}

/// Whether two paths name the same place, as far as that shows without looking at the disk.
fn same(a: &Path, b: &Path) -> bool {
    let absolute = std::path::absolute(b).unwrap_or_else(|_| b.to_path_buf());
    components(a) == components(b) || components(a) == components(&absolute)
}

/// How well the top level of a document suits a file: 2 where servers stand there, 1 where it says nothing, 0 where its
/// servers stand under a key that is not this file's.
fn fits(file: &ClientFile, document: &Document<'_>) -> u8 {
    let Some(root) = document.root() else { return 1 };
    let found = file.servers.iter().any(|pointer| match pointer.split_once("/*") {
        Some((before, _)) => root.at_pointer(before).is_some(),
        None => root.at_pointer(pointer).is_some_and(|node| node.is_object()),
    });
    match found {
        true => 2,
        false => u8::from(root.members().next().is_none() || file.mixed),
    }
}

fn likeliest_file(client: &'static Client, document: &Document<'_>) -> Option<&'static ClientFile> {
    client.files.iter().filter(|file| file.unread.is_none()).rev().max_by_key(|file| fits(file, document))
}

fn components(path: &Path) -> Vec<String> {
    let text = path.to_string_lossy().replace('\\', "/");
    text.split('/').filter(|part| !part.is_empty() && *part != ".").map(str::to_owned).collect()
}

/// Whether the last components of a path are those of `ending`, in which `*` stands for any text.
fn ends_with(parts: &[String], ending: &str) -> bool {
    let wanted: Vec<&str> = ending.split('/').collect();
    parts.len() >= wanted.len()
        && parts[parts.len() - wanted.len()..].iter().zip(&wanted).all(|(part, wanted)| matches(part, wanted))
}

/// Whether `part` is `pattern`, in which one `*` stands for any text.
fn matches(part: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        Some((before, after)) => {
            part.len() >= before.len() + after.len() && part.starts_with(before) && part.ends_with(after)
        }
        None => part.eq_ignore_ascii_case(pattern),
    }
}
