//! What a client's file looks like: the tables and validators that `build.rs` makes of `schemas/*.schema.json`.
//!
//! A schema describes each shape a server entry can take (`$defs` with `x-mcp-transport`); rules ask a field for its
//! [`Concept`], so that one rule serves every client whatever its word for the thing.

mod concept;
mod violation;

pub use concept::{
    Concept, Field, Mistyped, Refused, Schema, Shape, ShapeTransport, Transport, Types, Unit, concept_of,
};
pub use violation::{Problem, Violation};

use violation::violations;

include!(concat!(env!("OUT_DIR"), "/schemas.rs"));
