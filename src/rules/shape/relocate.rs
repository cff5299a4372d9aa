//! Moving a whole object of servers up or to another key.

use crate::model::Lost;
use crate::syntax::rewrite::{self, Place};
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

/// The edits that put servers lost at the top level under a pointer of two keys; `None` where something stands in the way.
pub(super) fn deepen(root: Node<'_>, lost: Member<'_>, pointer: &str) -> Option<Vec<Edit>> {
    let (outer, inner) = pointer.strip_prefix('/')?.split_once('/')?;
    if root.document().format() == Format::Toml || inner.contains(['/', '*']) {
        return None;
    }
    let edits = match root.get(outer) {
        Some(holder) if holder.is_object() && holder.get(inner).is_none() => {
            rewrite::move_member(root, lost, holder, Place::Last, Some(inner))
        }
        Some(_) => return None,
        None => {
            let wrapped = rewrite::wrap_value(lost.value, &[inner]);
            if wrapped.is_empty() {
                return None;
            }
            wrapped.into_iter().chain(rewrite::rename_key(lost, outer)).collect()
        }
    };
    Some(edits).filter(|edits| !edits.is_empty())
}

/// The edits that put the servers in `from`, which stands inside of `entry`, into `container` in the place of `entry`; `None`
/// where something stands in the way.
pub(super) fn raise(container: Node<'_>, entry: Member<'_>, from: Node<'_>) -> Option<Vec<Edit>> {
    let document = container.document();
    if document.format() == Format::Toml {
        return None;
    }
    let alone = container.members().count() == 1;
    if alone && from == entry.value {
        return Some(rewrite::lift_members(container, entry)).filter(|edits| !edits.is_empty());
    }
    let span = container.span();
    let commented = document.comments().iter().any(|comment| span.contains(comment.span));
    let names: Vec<_> = from.members().map(|m| m.key.text()).collect();
    let mut others = container.members().filter(|m| m.key != entry.key);
    // Nothing that is no server may be lost by it, nor a server of the same name.
    if commented || others.any(|m| names.contains(&m.key.text())) {
        return None;
    }
    let mut all = serde_json::Map::new();
    for member in container.members() {
        match member.key == entry.key {
            true => all.extend(from.members().map(|m| (m.key.text().into_owned(), m.value.to_value()))),
            // What VS Code asks its user for is nothing for anybody else.
            false if member.key.says("inputs") && member.value.children().next().is_none() => {}
            false => drop(all.insert(member.key.text().into_owned(), member.value.to_value())),
        }
    }
    Some(vec![rewrite::replace_value(container, &serde_json::Value::Object(all))])
}

/// A pointer as people write it: `mcp.servers`.
pub(super) fn dotted(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".")
}

/// The key under which lost servers stand, as people write the way to it: `mcp.servers`.
pub(super) fn way(path: &[Member<'_>]) -> String {
    path.iter().map(|m| m.key.text()).collect::<Vec<_>>().join(".")
}
