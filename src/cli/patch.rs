//! What `--diff` prints.

use std::path::Path;

use super::standin;
use crate::secrets::Secrets;
use crate::syntax::json;

/// A patch that `git apply` and `patch -p1` take; with `masked` its secrets are hidden, and it may not apply.
///
/// One line of context is what `git apply` needs to find the place; more would only show more of the file.
pub(super) fn unified(path: &str, old: &str, new: &str, masked: bool) -> String {
    let patch = standin::unified(&below_here(path), old, new, 1);
    if !masked {
        return patch;
    }
    let secrets = Secrets::of(&json::parse(old));
    patch.split_inclusive('\n').map(|line| secrets.mask_source(line)).collect()
}

/// The path from the current folder, with `/`; one that lies elsewhere, from the root.
fn below_here(path: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = Path::new(path).strip_prefix(&here).unwrap_or(Path::new(path));
    let below = below.strip_prefix("./").unwrap_or(below);
    below.to_string_lossy().replace('\\', "/").trim_start_matches('/').to_owned()
}
