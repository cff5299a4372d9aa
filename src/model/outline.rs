//! What is kept of a file for the rules that look at several: no tree, no text.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Config, Server, Setup};
use crate::clients::{Client, Detected, LOCAL_RANK, Place, Scope, standing};
use crate::host::Host;
use crate::text::Span;

/// A file, in so far as others may contradict it.
#[derive(Debug)]
pub struct Outline {
    /// Where it stands.
    pub path: PathBuf,
    /// Whose it is.
    pub detected: Detected,
    /// The folder of the project that it is for; `None`: it is for all of them.
    pub project: Option<PathBuf>,
    /// The place in the client's table at which it stands; `None`: the client does not read it there.
    pub place: Option<&'static Place>,
    /// The keys at its top level under which there are objects.
    pub keys: Vec<(String, Span)>,
    /// Its servers.
    pub servers: Vec<Entry>,
}

/// A server of an outline.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Where that stands.
    pub key: Span,
    /// The pointer to the entry.
    pub pointer: String,
    /// The folder of the project that it is for; `None`: it is for all of them.
    pub project: Option<PathBuf>,
    /// How much it weighs against others of its name (see [`Place::rank`]).
    pub rank: u8,
    /// Whether it is switched off.
    pub disabled: bool,
    /// The entry as it stands.
    pub value: Value,
    /// What it amounts to.
    pub setup: Setup,
}

impl Outline {
    /// That of a file at the absolute `path`.
    pub fn of(config: &Config<'_>, path: &Path, host: &dyn Host) -> Self {
        let detected = config.detected;
        let place = standing(path, &detected, host);
        let project = place.filter(|place| place.scope == Scope::Project).and_then(|place| folder(path, place));
        let rank = place.map_or_else(|| detected.scope.rank(), |place| place.rank);
        let root = config.document.root();
        let members = root.into_iter().flat_map(|root| root.members());
        let keys = members.filter(|member| member.value.is_object() || member.value.is_array());
        let keys = keys.map(|member| (member.key.text().into_owned(), member.key.span())).collect();
        let named = config.servers.iter().filter(|server| server.is_named());
        let servers = named.map(|server| entry(config, server, project.as_deref(), rank)).collect();
        Self { path: path.to_path_buf(), detected, project, place, keys, servers }
    }

    /// The client.
    pub fn client(&self) -> &'static Client {
        self.detected.client
    }
}

fn entry(config: &Config<'_>, server: &Server<'_>, project: Option<&Path>, rank: u8) -> Entry {
    let pointer = server.entry.pointer();
    let local = config.file().per_project.then(|| local_project(config, &pointer)).flatten();
    Entry {
        name: server.name().into_owned(),
        key: server.key.span(),
        rank: if local.is_some() { LOCAL_RANK } else { rank },
        project: local.or_else(|| project.map(Path::to_path_buf)),
        pointer,
        disabled: server.is_disabled(),
        value: server.entry.to_value(),
        setup: Setup::of(server),
    }
}

/// The project whose path stands for `*` in the pointer to its servers.
fn local_project(config: &Config<'_>, pointer: &str) -> Option<PathBuf> {
    let before = config.file().servers.iter().find_map(|known| known.split_once("/*").map(|(before, _)| before))?;
    let step = pointer.strip_prefix(before)?.strip_prefix('/')?.split('/').next()?;
    Some(PathBuf::from(step.replace("~1", "/").replace("~0", "~")))
}

/// The folder above `path` from which `place` is counted.
fn folder(path: &Path, place: &Place) -> Option<PathBuf> {
    path.ancestors().nth(place.ending().split('/').count()).map(Path::to_path_buf)
}
