//! The vocabulary shared by all clients, and the tables in which a schema says how one client spells it.

use serde_json::Value;

use super::{NAMES, Violation};

/// What a field of a server entry is for, whatever a client calls it (`x-mcp-concept`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Concept {
    /// The word that names the transport: `type`, `transport`.
    Transport,
    /// The program to start.
    Command,
    /// Its arguments.
    Args,
    /// Its environment.
    Env,
    /// A file with environment variables.
    EnvFile,
    /// Names of variables handed on from the client's environment.
    EnvPassthrough,
    /// Its working directory.
    Cwd,
    /// The address of a remote server.
    Url,
    /// HTTP headers.
    Headers,
    /// Settings of HTTP requests, with the headers among them.
    RequestOptions,
    /// A command that prints HTTP headers.
    HeadersHelper,
    /// Variables whose values are sent as HTTP headers, by header.
    HeaderVariables,
    /// A bearer token or the variable that holds it.
    BearerToken,
    /// Authentication other than headers.
    Auth,
    /// `true` switches the server off.
    Disabled,
    /// `false` switches the server off.
    Enabled,
    /// A time limit; see [`Field::unit`].
    Timeout,
    /// Tools that run without asking.
    AutoApprove,
    /// `true` runs every tool without asking.
    Trust,
    /// The only tools offered.
    IncludeTools,
    /// Tools not offered.
    ExcludeTools,
    /// Text for people.
    Note,
    /// Anything else.
    Other,
}

/// How a client talks to a server (`x-mcp-words`, `x-mcp-carries`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transport {
    /// A child process.
    Stdio,
    /// Streamable HTTP.
    Http,
    /// The older HTTP with server-sent events.
    Sse,
    /// WebSocket.
    Ws,
}

impl Transport {
    /// As the specification calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::Http => "streamable HTTP",
            Self::Sse => "SSE",
            Self::Ws => "WebSocket",
        }
    }
}

/// The unit of a time limit (`x-mcp-unit`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// A set of JSON types; the empty set means any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(pub u8);

impl Types {
    /// Text.
    pub const STRING: Self = Self(1);
    /// Any number.
    pub const NUMBER: Self = Self(2);
    /// A whole number.
    pub const INTEGER: Self = Self(4);
    /// `true`, `false`.
    pub const BOOLEAN: Self = Self(8);
    /// `null`
    pub const NULL: Self = Self(16);
    /// A list.
    pub const ARRAY: Self = Self(32);
    /// An object.
    pub const OBJECT: Self = Self(64);

    /// Whether every type of `other` is in this set, or this set means any.
    pub fn contains(self, other: Self) -> bool {
        self.0 == 0 || self.0 & other.0 == other.0
    }

    /// "a string", "a string or a number", "a string, a number, true or false". `null` goes without saying where anything else is
    /// taken: nobody needs to be told to write it.
    pub fn describe(self) -> String {
        const NAMES: [(Types, &str); 7] = [
            (Types::STRING, "a string"),
            (Types::NUMBER, "a number"),
            (Types::INTEGER, "a whole number"),
            (Types::ARRAY, "a list"),
            (Types::OBJECT, "an object"),
            (Types::BOOLEAN, "true or false"),
            (Types::NULL, "null"),
        ];
        let said = |types: Types| self.0 & types.0 != 0 && (types != Types::NULL || self == Types::NULL);
        let names: Vec<&str> = NAMES.iter().filter(|(types, _)| said(*types)).map(|(_, name)| *name).collect();
        match names[..] {
            // "true or false" ends a list by itself.
            [ref first @ .., "true or false"] if !first.is_empty() => format!("{}, true or false", first.join(", ")),
            [ref first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => names.concat(),
        }
    }
}

/// What the client makes of a value that the field does not allow, mostly one of another type (`x-mcp-mistyped`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Mistyped {
    /// It refuses the entry; how much is lost is a fact of the client.
    #[default]
    Refused,
    /// It goes on as if the field were absent.
    Ignored,
    /// It takes the value all the same.
    Taken,
    /// It takes the value, and this server cannot start with it.
    Fatal,
}

/// One field of a server entry in one shape.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it is for.
    pub concept: Concept,
    /// What the client takes.
    pub types: Types,
    /// What the items of a list or the values of an object may be.
    pub items: Types,
    /// What becomes of a value that this field does not allow.
    pub mistyped: Mistyped,
    /// What becomes of an item or value inside that is not allowed.
    pub item_mistyped: Mistyped,
    /// What becomes of `null` where that is not allowed (`x-mcp-null`; else as for any other value).
    pub null: Mistyped,
    /// The same for an item or value inside.
    pub item_null: Mistyped,
    /// Whether the client refuses a string that is no URL (`format`: `uri`).
    pub url: bool,
    /// The only strings the client takes; empty means any.
    pub values: &'static [&'static str],
    /// Transport words and what each means here; the first of a kind is the one to recommend.
    pub words: &'static [(&'static str, Transport)],
    /// The transport that an address under this key means by itself.
    pub carries: Option<Transport>,
    /// The unit of a time limit.
    pub unit: Option<Unit>,
    /// Whether the client refuses the entry without it.
    pub required: bool,
    /// Whether the client has moved on from it.
    pub deprecated: bool,
    /// The field to use instead (`x-mcp-replaced-by`).
    pub replaced_by: Option<&'static str>,
    /// Declared, but without effect: why (`x-mcp-ignored`).
    pub ignored: Option<&'static str>,
    /// The value, or the item, that stands for every tool (`x-mcp-all`).
    pub all: Option<&'static str>,
    /// Names in an environment that do not reach the server (`x-mcp-refused`).
    pub refused: Option<&'static Refused>,
    /// Whether a header that HTTP does not allow is left out, where others fail the request (`x-mcp-unsendable`: `dropped`).
    pub drops_unsendable: bool,
    /// One line for people.
    pub description: &'static str,
}

/// Names of environment variables that do not reach the server.
#[derive(Debug)]
pub struct Refused {
    /// The names; case does not matter.
    pub names: &'static [&'static str],
    /// What the client does about them, as the rest of a sentence.
    pub why: &'static str,
}

/// The kind of server that a shape describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeTransport {
    /// A child process.
    Stdio,
    /// An address.
    Remote,
    /// Something else the client knows (an extension, a toggle).
    Other,
}

/// One shape that a server entry can take.
#[derive(Debug)]
pub struct Shape {
    /// Its name in `$defs`.
    pub name: &'static str,
    /// The kind of server.
    pub transport: ShapeTransport,
    /// Whether the client refuses fields that are not listed.
    pub closed: bool,
    /// Its fields.
    pub fields: &'static [Field],
    /// Fields for whose presence the client refuses the entry (`"name": false`).
    pub forbidden: &'static [&'static str],
    /// Validates an entry against this shape.
    pub validate: fn(&Value) -> Vec<Violation>,
}

impl Shape {
    /// The field with this key.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.name == name)
    }

    /// The field to use for a concept: the first that is neither deprecated nor ignored.
    pub fn field_for(&self, concept: Concept) -> Option<&'static Field> {
        self.fields.iter().find(|f| f.concept == concept && !f.deprecated && f.ignored.is_none())
    }
}

/// One client's schema.
#[derive(Debug)]
pub struct Schema {
    /// File name without `.schema.json`.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The published text.
    pub text: &'static str,
    /// The shapes of a server entry, the likeliest first.
    pub shapes: &'static [Shape],
    /// The keys known at the top level.
    pub root_keys: &'static [&'static str],
    /// Those without which the client refuses the file.
    pub root_required: &'static [&'static str],
    /// Whether the client refuses the file for any other key at the top level.
    pub root_closed: bool,
}

impl Schema {
    /// The first shape for a kind of server.
    pub fn shape(&self, transport: ShapeTransport) -> Option<&'static Shape> {
        self.shapes.iter().find(|s| s.transport == transport)
    }

    /// The shape of another kind that an entry fits although it was meant as a server: the client then takes it for that,
    /// without a word (opencode's `{"enabled": …}` switch swallows whatever else stands in the entry).
    pub fn taken_for(&self, entry: &Value) -> Option<&'static Shape> {
        self.shapes.iter().find(|s| s.transport == ShapeTransport::Other && (s.validate)(entry).is_empty())
    }

    /// Whether any shape has this field.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.shapes.iter().find_map(|s| s.field(name))
    }
}

/// What `name` means in some client's schema, and the schemas that say so.
///
/// The concept that most schemas give it wins.
pub fn concept_of(name: &str) -> Option<(Concept, &'static [&'static Schema])> {
    let at = NAMES.binary_search_by(|(known, _, _)| (*known).cmp(name)).ok()?;
    let (_, concept, schemas) = NAMES[at];
    Some((concept, schemas))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemas::ALL;

    #[test]
    fn a_name_means_what_most_schemas_say() {
        let names = ALL.iter().flat_map(|schema| schema.shapes).flat_map(|shape| shape.fields).map(|field| field.name);
        for name in names {
            let votes = |concept| {
                let says = |schema: &&&Schema| schema.field(name).is_some_and(|field| field.concept == concept);
                ALL.iter().filter(says).count()
            };
            let found = concept_of(name);
            assert!(found.is_some(), "{name}");
            let Some((concept, schemas)) = found else { continue };
            assert_eq!(votes(concept), schemas.len(), "{name}");
            assert!(ALL.iter().filter_map(|s| s.field(name)).all(|f| votes(f.concept) <= schemas.len()), "{name}");
        }
        assert!(concept_of("no such field").is_none());
    }
}
