//! Naming a variable where the client takes names and expands nothing.

use serde_json::{Map, Value};

use crate::clients::Fields;
use crate::model::{Reference, Server, Text, is_name};
use crate::schemas::{Concept, Field};
use crate::syntax::rewrite::{self, Place};
use crate::syntax::{Member, Node};
use crate::text::Edit;

/// What the entry says instead of the reference, as people write it, and the edits; `None` where the client has no field for it.
pub(super) fn named(server: &Server<'_>, text: &Text<'_>, reference: &Reference<'_>) -> Option<(String, Vec<Edit>)> {
    let value = text.node.text();
    let (before, after) = (&value[..reference.range.start], &value[reference.range.end..]);
    if !is_name(reference.name) || reference.default.is_some() || !after.is_empty() {
        return None;
    }
    let key = text.key?;
    let whole = before.is_empty();
    let bearer = before.eq_ignore_ascii_case("bearer ") && key.text().eq_ignore_ascii_case("authorization");
    match text.field {
        Fields::ENV if whole && key.text() == reference.name => {
            let own = field(server, Concept::EnvPassthrough)?;
            Some(replaced(server, key, own, &Value::from(vec![reference.name])))
        }
        Fields::HEADERS if bearer => {
            let own = field(server, Concept::BearerToken).filter(|own| own.name.contains("env"))?;
            server.value(Concept::BearerToken).is_none().then_some(())?;
            Some(replaced(server, key, own, &Value::from(reference.name)))
        }
        Fields::HEADERS if whole => {
            let own = field(server, Concept::HeaderVariables)?;
            let mut headers = Map::new();
            headers.insert(key.text().into_owned(), Value::from(reference.name));
            Some(replaced(server, key, own, &Value::Object(headers)))
        }
        _ => None,
    }
}

fn field(server: &Server<'_>, concept: Concept) -> Option<&'static Field> {
    server.shape.and_then(|shape| shape.field_for(concept))
}

/// Takes the member with `key` out of its object and writes `value` under the client's own field, or adds it to what stands
/// there.
fn replaced(server: &Server<'_>, key: Node<'_>, own: &'static Field, value: &Value) -> (String, Vec<Edit>) {
    let spelled = rewrite::spelled(server.entry.document(), own.name, value);
    let holder = server.fields.iter().map(|f| f.member).find(|m| m.value.members().any(|inner| inner.key == key));
    let Some(holder) = holder else { return (spelled, Vec::new()) };
    let mut edits = taken_out(server, holder, key);
    let there = server.field(own.concept).map(|f| f.member.value);
    edits.extend(match (there, value) {
        (Some(list), Value::Array(names)) if list.is_array() => rewrite::insert_items(list, Place::Last, names),
        (Some(object), Value::Object(more)) if object.is_object() => {
            more.iter().flat_map(|(name, value)| rewrite::insert_member(object, Place::Last, name, value)).collect()
        }
        (Some(_), _) => return (spelled, Vec::new()),
        (None, _) => rewrite::insert_member(server.entry, Place::Before(holder.key), own.name, value),
    });
    (spelled, edits)
}

/// Removes a member, and its object with it where nothing else stands there.
fn taken_out(server: &Server<'_>, holder: Member<'_>, key: Node<'_>) -> Vec<Edit> {
    let mut members = holder.value.members();
    match (members.next(), members.next()) {
        (Some(_), None) => rewrite::remove_member(server.entry, holder),
        _ => match holder.value.members().find(|m| m.key == key) {
            Some(member) => rewrite::remove_member(holder.value, member),
            None => Vec::new(),
        },
    }
}
