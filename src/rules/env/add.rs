//! Adding variables to those of a server.

use serde_json::{Map, Value};

use crate::model::Server;
use crate::schemas::Concept;
use crate::syntax::rewrite::{self, Place};
use crate::text::Edit;

/// Edits that add these variables to those of the server, which has none of them; `None` where they stand in something unusual.
pub(in crate::rules) fn add_variables(server: &Server<'_>, variables: &Map<String, Value>) -> Option<Vec<Edit>> {
    match server.value(Concept::Env) {
        Some(env) if env.is_object() => {
            let members: Vec<(&str, &Value)> = variables.iter().map(|(key, value)| (key.as_str(), value)).collect();
            Some(rewrite::insert_members(env, Place::Last, &members))
        }
        None if server.any_field(Concept::Env).is_none() => {
            let field = server.shape.and_then(|shape| shape.field_for(Concept::Env));
            let name = field.map_or("env", |field| field.name);
            Some(rewrite::insert_member(server.entry, Place::Last, name, &Value::Object(variables.clone())))
        }
        _ => None,
    }
}
