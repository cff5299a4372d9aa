//! Files that people copy rather than use: examples, templates, and a person's file lying in a project.

use std::path::Path;

use super::path::Parts;
use super::{Detected, Scope};

/// Words in a file's or folder's name that make it a model for other files.
const WORDS: &[&str] = &["example", "examples", "sample", "samples", "template", "templates", "demo", "demos"];

/// Whether the file at the absolute `path` is there to be copied: it says so, or only one person's machine has such a file and
/// this is not where it stands there. What must be filled in on the way is no mistake in it.
pub fn is_sample(path: &Path, detected: &Detected) -> bool {
    let parts = Parts::of(path);
    let named = parts.words().any(|word| WORDS.iter().any(|w| word.eq_ignore_ascii_case(w)));
    let at_a_place = || detected.file.places.iter().any(|place| parts.match_ending(place.ending()).is_some());
    named || detected.scope == Scope::User && !at_a_place()
}
