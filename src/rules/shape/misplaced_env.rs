//! Environment variables where no server gets them.

use super::{cause, level};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server, ServerField};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, ShapeTransport};
use crate::syntax::Member;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// Environment variables stand where no server gets them.
    ///
    /// Beside the servers, an `env` object is read as a server called `env`. Beside an address, there is no process that could
    /// receive variables: a remote server is told things in headers.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"]
    ///     },
    ///     "env": { "MEMORY_FILE_PATH": "memory.json" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "env": {
    ///         "MEMORY_FILE_PATH": "memory.json"
    ///       }
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
    ///       "env": { "MEMORY_FILE_PATH": "memory.json" }
    ///     }
    ///   }
    /// }
    /// ```
    pub MisplacedEnv = "misplaced-env" {
        category: Shape, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["a report of `env` beside the servers, where the client complained about a server of that name"],
    }
}

impl Rule for MisplacedEnv {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        // Beside the servers' key: in a file of many purposes that may well be a setting.
        let Some(root) = config.document.root() else { return };
        let own = config.containers.iter().any(|c| *c != root);
        if config.is_generic() || config.file().mixed || config.file().unread.is_some() || !own {
            return;
        }
        let known = |key: &str| config.file().schema.root_keys.contains(&key);
        for member in root.members().filter(|m| m.key.text() == "env" && !known("env")) {
            let plain = member.value.members().next().is_some() && member.value.members().all(|m| m.value.is_string());
            if plain {
                report.add(
                    Finding::at(member.key, "`env` is outside of every server")
                        .level(Severity::Warning)
                        .label(format!("{} ignores it here", config.client().name))
                        .help("move it into the server that needs it"),
                );
            }
        }
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if config.is_generic() || config.file().unread.is_some() {
            return;
        }
        if cause::is_stray_env(server) {
            beside_servers(config, server, report);
        } else if cause::is_entry(config, server) && !cause::is_unsupported_remote(config, server) {
            beside_address(config, server, report);
            inside_env(config, server, report);
        }
    }
}

fn beside_servers(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let client = config.client().name;
    report.add(
        Finding::at(server.key, format!("`{}` is beside the servers, not inside one", server.name()))
            .level(level::fatal(config))
            .label(format!("{client} takes it for a server without a command"))
            .help("move it into the server that needs it")
            .fix(moved(config, server)),
    );
}

/// Moves the variables into the only server that can take them.
fn moved(config: &Config<'_>, stray: &Server<'_>) -> Option<Fix> {
    let mut others = config.servers.iter().filter(|s| s.key != stray.key);
    let only = others.next().filter(|_| others.next().is_none())?;
    let container = config.containers.iter().find(|c| c.members().any(|m| m.key == stray.key))?;
    let inside = container.members().any(|m| m.key == only.key);
    let field = config.file().schema.shape(ShapeTransport::Stdio)?.field_for(Concept::Env)?;
    let free = only.any_field(Concept::Env).is_none() && only.intended == Intended::Stdio;
    let member = container.members().find(|m| m.key == stray.key)?;
    let span = member.key.span().to(member.value.span());
    let commented = stray.entry.document().comments().iter().any(|c| span.contains(c.span));
    if !inside || !free || commented {
        return None;
    }
    let mut edits = rewrite::insert_member(only.entry, Place::Last, field.name, &stray.entry.to_value());
    edits.extend(rewrite::remove_member(*container, member));
    Some(Fix::safe(format!("move it into `{}`", only.name()), edits))
}

fn beside_address(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    if server.intended != Intended::Remote {
        return;
    }
    let refuses = server.shape.is_some_and(|s| s.closed) && level::is_lost(config);
    for field in server.fields.iter().filter(|f| f.concept == Some(Concept::Env)) {
        let forbidden = server.shape.is_some_and(|s| s.forbidden.iter().any(|name| *name == field.name()));
        let own = server.shape.and_then(|s| s.field(&field.name())).is_some_and(|f| f.ignored.is_none());
        let empty = cause::is_empty(field.member.value);
        let known = field.field.is_some() && cause::is_of_other_transport(config, server, field);
        if own || !known || (empty && !refuses && !forbidden) {
            continue;
        }
        report.add(without_process(config, server, field, refuses || forbidden));
    }
}

fn without_process(config: &Config<'_>, server: &Server<'_>, field: &ServerField<'_>, refused: bool) -> Finding {
    let client = config.client().name;
    let (severity, trouble, label) = match refused {
        true => (level::refused(config), "does not belong to", level::refusal(config, server)),
        false => (Severity::Warning, "has no effect on", format!("{client} starts no process here to receive it")),
    };
    let headers =
        server.shape.and_then(|shape| shape.field_for(Concept::Headers)).filter(|_| names_headers(server, field));
    let (help, fix) = match headers {
        Some(headers) => {
            let title = format!("rename `{}` to `{}`", field.name(), headers.name);
            (
                format!("write it under `{}`", headers.name),
                Fix::risky(title, rewrite::rename_key(field.member, headers.name)),
            )
        }
        None => {
            let title = format!("remove `{}`", field.name());
            let edits = rewrite::remove_member(server.entry, field.member);
            ("send what the server needs in its headers, or remove it".to_owned(), Fix::risky(title, edits))
        }
    };
    Finding::at(field.member.key, format!("`{}` {trouble} a remote server", field.name()))
        .level(severity)
        .label(label)
        .help(help)
        .fix(fix)
}

/// Whether the variables of a server without headers are called like headers: no variable has a hyphen.
fn names_headers(server: &Server<'_>, field: &ServerField<'_>) -> bool {
    let is_header = |name: &str| name.eq_ignore_ascii_case("authorization") || name.contains('-');
    server.any_field(Concept::Headers).is_none()
        && field.member.value.members().all(|m| m.value.is_string() && is_header(&m.key.text()))
        && field.member.value.members().next().is_some()
}

/// Moves a member of the environment into the entry.
fn beside(server: &Server<'_>, env: Member<'_>, member: Member<'_>) -> Option<Fix> {
    if server.entry.get(&member.key.text()).is_some() {
        return None;
    }
    let mut edits = rewrite::insert_member(server.entry, Place::Last, &member.key.text(), &member.value.to_value());
    if edits.is_empty() {
        return None;
    }
    edits.extend(match env.value.members().nth(1) {
        Some(_) => rewrite::remove_member(env.value, member),
        None => rewrite::remove_member(server.entry, env),
    });
    Some(Fix::safe("move it one level up", edits))
}

/// A list of variables to hand on, written as if it were a variable itself.
fn inside_env(config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
    let Some(field) = server.shape.and_then(|shape| shape.field_for(Concept::EnvPassthrough)) else { return };
    let Some(env) = server.field(Concept::Env).map(|f| f.member) else { return };
    for member in env.value.members().filter(|m| m.key.text() == field.name && m.value.is_array()) {
        report.add(
            Finding::at(member.key, format!("`{}` is inside `{}`", field.name, env.key.text()))
                .level(level::refused(config))
                .label(level::refusal(config, server))
                .help(format!("move it one level up, beside `{}`", env.key.text()))
                .fix(beside(server, env, member)),
        );
    }
}
