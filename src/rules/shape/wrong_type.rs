//! A value of another JSON type than the client takes.

use serde_json::Value;

use super::{by_name, cause, level, naming, retype};
use crate::clients::Blast;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, Snippet, is_server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Mistyped, Problem, ShapeTransport, Types};
use crate::syntax::{Fault, FaultKind, Format, Kind, Member, Node, rewrite};

declare_rule! {
    /// A value has another type than the client takes.
    ///
    /// A number in `env`, a list where a string belongs, `null` for an optional field: to the client's schema each of them makes
    /// the entry invalid, and with some clients every other entry too.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "env": { "PORT": 8080 }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "env": { "PORT": "8080" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "env": {}
    ///     }
    ///   }
    /// }
    /// ```
    pub WrongType = "wrong-type" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["twenty values of a wrong type were given to every client that can be driven (2026-11)"],
    }
}

impl Rule for WrongType {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(root) = config.document.root() else { return };
        if is_guess(root) || config.is_generic() || config.file().unread.is_some() {
            return;
        }
        let client = config.client().name;
        if config.snippet == Some(Snippet::Environment) {
            variables(config, root, report);
            return;
        }
        if !root.is_object() {
            report.add(
                Finding::at(root, format!("the file holds {}, not an object", naming::kind(root)))
                    .level(level::fatal(config))
                    .label(config.file_refusal())
                    .help(format!("write an object with the servers under `{}`", config.servers_way())),
            );
            return;
        }
        if !config.containers.is_empty() {
            return;
        }
        for pointer in config.file().servers.iter().filter(|pointer| !pointer.contains('*')) {
            let wrong = |n: &Node<'_>| !config.file().is_container(*n) && !is_guess(*n);
            let Some(node) = root.at_pointer(pointer).filter(wrong) else { continue };
            if config.file().nullable && node.kind() == Kind::Null {
                continue;
            }
            // Files may be named instead.
            if config.file().parts && (node.is_string() || node.is_array() && !node.items().any(is_server)) {
                continue;
            }
            let name = pointer.rsplit('/').next().unwrap_or(pointer);
            if let Some(key) = config.file().named_by.filter(|_| config.file().format != Format::Toml) {
                let place = root.member(name).filter(|m| m.value == node).map_or(node, |m| m.key);
                report.add(no_list(config, place, node, name, key));
                continue;
            }
            let [wanted, example] = wanted(config, name);
            // A list that is read all the same, with the places of its items for names.
            let listed = node.is_array() && config.client().names.listed;
            report.add(
                Finding::at(node, format!("`{name}` is {}, not {wanted}", naming::kind(node)))
                    .level(if listed { Severity::Warning } else { level::refused(config) })
                    .label(match listed {
                        true => format!("{client} calls these servers `0`, `1` and so on"),
                        false => config.file_refusal(),
                    })
                    .help(format!("write `{example}`"))
                    .fix(
                        by_name::object(node, name)
                            .filter(|_| node.is_array() && !listed && !pointer[1..].contains('/')),
                    ),
            );
        }
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if config.file().unread.is_some() || cause::is_stray_env(server) || cause::is_nested(server) {
            return;
        }
        // VS Code's `inputs` beside its `servers`, both one level too deep (`wrong-root-key`).
        if server.entry.is_array() && server.key.says("inputs") && config.servers.iter().any(cause::is_nested) {
            return;
        }
        if !server.entry.is_object() {
            if !is_guess(server.entry) && !config.is_guess(server.entry) && !config.is_generic() {
                report.add(
                    Finding::at(
                        server.entry,
                        format!("`{}` is {}, not an object", server.name(), naming::kind(server.entry)),
                    )
                    .level(level::fatal(config))
                    .label(no_object(config, server))
                    .help("write an object with the fields of the server, or remove the entry"),
                );
            }
            return;
        }
        for violation in server.violations() {
            let Some(node) = server.at(&violation.pointer).filter(|node| !is_guess(*node) && !config.is_guess(*node))
            else {
                continue;
            };
            let expected = match &violation.problem {
                Problem::Type { expected } => *expected,
                // The validator looks at the list of words before it looks at the type.
                Problem::Enum { allowed } if !allowed.is_empty() && !node.is_string() => Types::STRING,
                _ => continue,
            };
            value(config, server, node, &violation.pointer, expected, report);
        }
    }
}

fn value(
    config: &Config<'_>,
    server: &Server<'_>,
    node: Node<'_>,
    pointer: &str,
    expected: Types,
    report: &mut Report<'_>,
) {
    let mut tokens = pointer.split('/').skip(1);
    let (first, depth) = (tokens.next().unwrap_or(""), pointer.matches('/').count());
    let Some(field) = server.fields.iter().rev().find(|f| f.name() == first) else { return };
    let known = server.shape.and_then(|shape| shape.field(first));
    let concept = field.concept.unwrap_or(Concept::Other);
    let essential =
        matches!(concept, Concept::Command | Concept::Args | Concept::Env | Concept::Url | Concept::Headers);
    let nested = cause::nested_transport(server).is_some_and(|f| f.member.value == node);
    let passthrough = server.shape.and_then(|s| s.field_for(Concept::EnvPassthrough));
    let misplaced = concept == Concept::Env && passthrough.is_some_and(|f| pointer.ends_with(&format!("/{}", f.name)));
    if nested || misplaced || (config.is_generic() && !essential) {
        return;
    }
    let null = node.kind() == Kind::Null;
    let mistyped = match (depth, known) {
        (1, Some(field)) => {
            if null {
                field.null
            } else {
                field.mistyped
            }
        }
        (2, Some(field)) => {
            if null {
                field.item_null
            } else {
                field.item_mistyped
            }
        }
        _ => Mistyped::Refused,
    };
    let place = naming::place(server, pointer);
    let repaired = retype::repair(server, concept, node, depth, expected);
    let lost = match mistyped {
        Mistyped::Refused => level::is_lost(config),
        Mistyped::Fatal => true,
        Mistyped::Ignored | Mistyped::Taken => false,
    };
    let fix = repaired.map(|(title, edits)| {
        let scalar = !node.is_array() && !node.is_object();
        let harmless = depth == 2 && expected.contains(Types::STRING) && expected != Types(0);
        if (lost || harmless) && (scalar || depth == 1) { Fix::safe(title, edits) } else { Fix::risky(title, edits) }
    });
    let wanted = expected.describe();
    report.add(
        Finding::at(node, format!("{place} is {}, not {wanted}", naming::kind(node)))
            .level(level::mistyped(config, mistyped))
            .label(level::mistyped_label(config, server, first, mistyped))
            .help(format!("write {wanted}"))
            .fix(fix),
    );
}

/// Variables without the entry that they belong to.
fn variables(config: &Config<'_>, root: Node<'_>, report: &mut Report<'_>) {
    let shape = config.file().schema.shape(ShapeTransport::Stdio);
    let Some(field) = shape.and_then(|shape| shape.field_for(Concept::Env)) else { return };
    let wrong = |m: &Member<'_>| !is_guess(m.value) && !field.items.contains(naming::type_of(m.value));
    for member in root.members().filter(wrong) {
        let wanted = field.items.describe();
        let scalar = !member.value.is_array() && !member.value.is_object();
        let fix = retype::variable(member.value).map(|(title, edits)| match scalar {
            true => Fix::safe(title, edits),
            false => Fix::risky(title, edits),
        });
        report.add(
            Finding::at(
                member.value,
                format!("`{}` is {}, not {wanted}", member.key.text(), naming::kind(member.value)),
            )
            .level(level::mistyped(config, field.item_mistyped))
            .label(match field.item_mistyped {
                Mistyped::Refused => config.mistyped_refusal(),
                other => level::made_of_value(config, field.name, other),
            })
            .help(format!("write {wanted}"))
            .fix(fix),
        );
    }
}

/// What the client does about an entry that is no object.
fn no_object(config: &Config<'_>, server: &Server<'_>) -> String {
    let entry = config.failure().entry;
    match entry.blast {
        _ if server.entry.kind() == Kind::Null && entry.null.is_some() => config.null_refusal(),
        Blast::Nothing => format!("{} cannot start a server from it", config.client().name),
        _ => level::unfit(config, server),
    }
}

/// What must stand under the key of the servers, and how that is written.
fn wanted(config: &Config<'_>, key: &str) -> [String; 2] {
    let list = config.file().named_by;
    let kind = if list.is_some() { "a list" } else { "an object" };
    let example = match (config.file().format, list) {
        (Format::Toml, Some(name)) => format!("[[{key}]]` with a line `{name} = \"name-of-the-server\""),
        (Format::Toml, None) => format!("[{key}.name-of-the-server]"),
        (Format::Yaml, Some(name)) => format!("{key}: [{{ {name}: name-of-the-server, … }}]"),
        (Format::Yaml, None) => format!("{key}: {{ name-of-the-server: {{ … }} }}"),
        (Format::Json, Some(name)) => format!("\"{key}\": [{{ \"{name}\": \"name-of-the-server\", … }}]"),
        (Format::Json, None) => format!("\"{key}\": {{ \"name-of-the-server\": {{ … }} }}"),
    };
    [kind.to_owned(), example]
}

/// Servers by name, or anything else, where the client reads a list.
fn no_list(config: &Config<'_>, place: Node<'_>, node: Node<'_>, name: &str, key: &'static str) -> Finding {
    let named = |m: Member<'_>| {
        let Value::Object(fields) = m.value.to_value() else { return None };
        let first = (key.to_owned(), Value::from(m.key.text()));
        Some(Value::Object(std::iter::once(first).chain(fields.into_iter().filter(|(k, _)| k != key)).collect()))
    };
    let span = node.span();
    let comments = config.document.comments().iter().any(|comment| span.contains(comment.span));
    let items: Option<Vec<Value>> = node.members().map(named).collect();
    let fix = items.filter(|items| !items.is_empty() && !comments).map(|items| {
        let edit = rewrite::replace_value(node, &Value::Array(items));
        Fix::safe(format!("write a list, with the names as `{key}`"), [edit])
    });
    Finding::at(place, format!("`{name}` is {}, not a list", naming::kind(node)))
        .level(level::refused(config))
        .label(config.file_refusal())
        .help(format!("write a list: each server as an item with its `{key}`"))
        .fix(fix)
}

/// Whether the parser put something here that the text does not say.
fn is_guess(node: Node<'_>) -> bool {
    let document = node.document();
    let colon = |fault: &Fault| {
        fault.kind == FaultKind::ColonInArray && document.node_at(fault.span.start as usize) == Some(node)
    };
    node.is_faulty()
        || matches!(node.kind(), Kind::Missing | Kind::Bare)
        || node.is_array() && document.faults().iter().any(colon)
}
