//! What `--diff` prints.

use std::path::Path;

use crate::render::diff;
use crate::secrets::Secrets;
use crate::syntax::{self, Format};

/// A patch that `git apply` and `patch -p1` take; with `masked` its secrets are hidden, and it may not apply.
///
/// One line of context is what `git apply` needs to find the place; more would only show more of the file.
pub(super) fn unified(path: &Path, old: &str, new: &str, masked: bool) -> String {
    // A patch is applied where it was made.
    let here = std::env::current_dir().unwrap_or_default();
    let patch = diff::unified(path.strip_prefix(&here).unwrap_or(path), old, new, 1);
    if !masked {
        return patch;
    }
    let secrets = Secrets::of(&syntax::parse(old, Format::of_path(path).unwrap_or(Format::Json)));
    patch.split_inclusive('\n').map(|line| secrets.mask_source(line)).collect()
}
