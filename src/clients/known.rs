//! Which paths are some client's, told quickly for many of them.

use std::collections::HashMap;
use std::path::Path;

use super::path::Parts;
use super::{ALL, GENERIC};

/// The path endings of every client's files, by file name.
#[derive(Debug)]
pub struct KnownPaths {
    by_name: HashMap<String, Vec<&'static str>>,
    /// Those whose file name is a pattern.
    patterns: Vec<&'static str>,
}

impl KnownPaths {
    /// Collects them from the tables.
    pub fn new() -> Self {
        let mut known = Self { by_name: HashMap::new(), patterns: Vec::new() };
        for file in ALL.iter().chain([&GENERIC]).flat_map(|client| client.files) {
            let places = file.places.iter().filter(|place| !place.is_moved()).map(|place| place.ending());
            for ending in places.chain(file.also.iter().copied()) {
                let name = ending.rsplit('/').next().unwrap_or(ending);
                match name.contains('*') {
                    true => known.patterns.push(ending),
                    false => known.by_name.entry(name.to_ascii_lowercase()).or_default().push(ending),
                }
            }
        }
        known
    }

    /// Whether a file of this path may be some client's.
    pub fn hold(&self, path: &Path) -> bool {
        let Some(name) = path.file_name() else { return false };
        let endings = self.by_name.get(&name.to_string_lossy().to_ascii_lowercase());
        let mut endings = endings.into_iter().flatten().chain(&self.patterns).peekable();
        if endings.peek().is_none() {
            return false;
        }
        let parts = Parts::of(path);
        endings.any(|ending| parts.match_ending(ending).is_some())
    }
}

impl Default for KnownPaths {
    fn default() -> Self {
        Self::new()
    }
}
