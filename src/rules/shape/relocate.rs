//! Moving a whole object of servers up or to another key.

use crate::model::Lost;
use crate::syntax::rewrite;
use crate::syntax::{Format, Member, Node};
use crate::text::Edit;

/// The edits that put servers lost at a key one level down (`mcp` > `servers`) under the top-level key `wanted`; `None` where
/// something stands in the way.
pub(super) fn lift(root: Node<'_>, lost: &Lost<'_>, wanted: &str) -> Option<Vec<Edit>> {
    let [outer, inner] = lost.path[..] else { return None };
    if root.document().format() == Format::Toml {
        let edits = rewrite::join_keys(outer, &[(inner, wanted.to_owned())]);
        return Some(edits).filter(|edits| !edits.is_empty() && root.get(wanted).is_none());
    }
    let (mut edits, renamed) =
        if root.members().count() == 1 && (inner.key.text() == wanted || outer.value.get(wanted).is_none()) {
            // The outer object becomes the file; what stands beside the servers stays beside them.
            (rewrite::lift_members(root, outer), inner)
        } else if outer.value.members().count() == 1 && (outer.key.text() == wanted || root.get(wanted).is_none()) {
            (rewrite::lift_members(outer.value, inner), outer)
        } else {
            return None;
        };
    if edits.is_empty() {
        return None;
    }
    if renamed.key.text() != wanted {
        edits.extend(rewrite::rename_key(renamed, wanted));
    }
    Some(edits)
}

/// A pointer as people write it: `mcp.servers`.
pub(super) fn dotted(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".")
}

/// The key under which lost servers stand, as people write the way to it: `mcp.servers`.
pub(super) fn way(path: &[Member<'_>]) -> String {
    path.iter().map(|m| m.key.text()).collect::<Vec<_>>().join(".")
}
