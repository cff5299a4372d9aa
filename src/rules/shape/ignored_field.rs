//! A field that this client ignores, although another client reads it.

use serde_json::Value;

use super::{cause, credential, level, naming, swallowed, units, words};
use crate::clients::Cwd;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Intended, Server, ServerField};
use crate::rules::command::lost_with_its_folder;
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::{Concept, Field, Unit, concept_of};
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// A field is another client's: this one ignores it.
    ///
    /// Copied from one client to the next, an entry keeps working, but some of its fields lose their effect without a word:
    /// a server marked as disabled starts, a working directory is not entered, tools ask again and again.
    ///
    /// Approvals for which this client has no field are only mentioned: it asks, and that is all. Settings of permission, sign-in
    /// and time limits that belong to another client which reads the same file are left alone. To carry approvals over is no safe
    /// repair: from then on tools run without a question.
    ///
    /// ## Example
    /// ```json (bad path=~/.cline/data/settings/cline_mcp_settings.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "alwaysAllow": ["read_graph"]
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "autoApprove": ["read_graph"]
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=~/.cline/data/settings/cline_mcp_settings.json)
    /// {
    ///   "mcpServers": {
    ///     "memory": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-memory"],
    ///       "autoApprove": ["read_graph"]
    ///     }
    ///   }
    /// }
    /// ```
    pub IgnoredField = "ignored-field" {
        category: Shape, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["switches, variables and approvals of one client were given to the others (2026-11)"],
    }
}

impl Rule for IgnoredField {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let elsewhere = cause::is_unsupported_remote(config, server) || cause::nested_transport(server).is_some();
        if !cause::is_entry(config, server) || config.is_generic() || server.intended == Intended::Neither || elsewhere
        {
            return;
        }
        if let Some(address) = server.field(Concept::Url) {
            behind_switch(config, address, report);
        }
        // Without its address nothing about a server matters.
        let unknown = |f: &&ServerField<'_>| f.concept == Some(Concept::Url) && f.since.is_some();
        if let Some(address) = server.fields.iter().find(unknown) {
            return ignored(config, server, address, Concept::Url, report);
        }
        for field in server.fields.iter().filter(|f| !f.is_read() && !config.era.still_reads(&f.name())) {
            let Some(concept) = field.concept else { continue };
            // Transport, command and address have rules of their own, as have blanks around a key.
            let declared = field.field.is_some_and(|f| f.ignored.is_some());
            let has_rule = match concept {
                Concept::Url => field.since.is_none(),
                Concept::Note => true,
                Concept::Command => server.field(Concept::Command).is_some(),
                Concept::Transport if field.since.is_some() => false,
                Concept::Transport => !declared && !words::is_idle(server, field),
                _ => false,
            };
            let blanks = field.name().trim() != field.name();
            let joined = concept == Concept::Args
                && server.value(Concept::Command).is_some_and(|n| n.is_string())
                && server.shape.is_some_and(|s| s.field_for(Concept::Args).is_none());
            let remark = naming::is_remark(&field.name()) && !refuses(config, server);
            if has_rule || blanks || joined || remark || cause::is_of_other_transport(config, server, field) {
                continue;
            }
            let inside = swallowed::finding(config, server, field, refuses(config, server));
            if let Some(finding) = inside.filter(|_| nested_headers(field).is_none()) {
                report.add(finding);
                continue;
            }
            let harmless = says_nothing(field, concept)
                || concept == Concept::Cwd && starts_there(config, field)
                || is_preference(concept) && naming::is_for_another_reader(config, &field.name());
            if !harmless || refuses(config, server) || forbids(server, field) {
                ignored(config, server, field, concept, report);
            }
        }
    }
}

fn refuses(config: &Config<'_>, server: &Server<'_>) -> bool {
    server.shape.is_some_and(|s| s.closed) && level::is_lost(config)
}

/// Whether the client refuses the entry for this field.
fn forbids(server: &Server<'_>, field: &ServerField<'_>) -> bool {
    server.shape.is_some_and(|shape| shape.forbidden.iter().any(|name| *name == field.name()))
}

/// Whether the server is the same with and without the field.
fn says_nothing(field: &ServerField<'_>, concept: Concept) -> bool {
    let value = field.member.value;
    let default = match concept {
        Concept::Disabled | Concept::Trust => value.as_bool() == Some(false),
        Concept::Enabled => value.as_bool() == Some(true),
        _ => false,
    };
    default || cause::is_empty(value)
}

/// Whether a field only settles how a client goes about its work, not what is started or reached.
fn is_preference(concept: Concept) -> bool {
    use Concept::{Auth, AutoApprove, ExcludeTools, HeadersHelper, IncludeTools, Other, Timeout, Trust};
    matches!(concept, Auth | AutoApprove | ExcludeTools | HeadersHelper | IncludeTools | Other | Timeout | Trust)
}

/// Whether a working directory is the one that the server gets anyway.
fn starts_there(config: &Config<'_>, field: &ServerField<'_>) -> bool {
    let here = matches!(&*field.member.value.text(), "." | "./" | "${workspaceFolder}");
    here && config.is_shared() && matches!(config.client().spawn.cwd, Cwd::Project | Cwd::Launch)
}

fn ignored(
    config: &Config<'_>,
    server: &Server<'_>,
    field: &ServerField<'_>,
    concept: Concept,
    report: &mut Report<'_>,
) {
    let (name, client) = (field.name(), config.client().name);
    let switched_off = server.is_disabled() && matches!(concept, Concept::Disabled | Concept::Enabled);
    let own = server.shape.and_then(|shape| shape.field_for(concept)).filter(|_| concept != Concept::Other);
    let is_declared = field.field.is_some_and(|own| own.ignored.is_some());
    let severity = match concept {
        _ if refuses(config, server) || forbids(server, field) => level::refused(config),
        _ if config.era.refuses_field(&name) => level::refused(config),
        Concept::Transport if words::is_idle(server, field) => Severity::Info,
        // Where the table declares it without effect, the client complains of it itself.
        Concept::Transport if !is_declared && words::says_the_same(config, server, field) => Severity::Info,
        Concept::Command if own.is_some() => level::fatal(config),
        Concept::Other if nested_headers(field).is_some() => Severity::Warning,
        _ if field.since.is_some() => Severity::Warning,
        Concept::Timeout | Concept::Other => Severity::Info,
        // The client asks before each tool, and there is nothing to write instead.
        Concept::AutoApprove | Concept::Trust if own.is_none() => Severity::Info,
        _ => Severity::Warning,
    };
    // The folder is ignored, and so its paths lead elsewhere: one cause, as bad as its consequence.
    let lost = if concept == Concept::Cwd { lost_with_its_folder(config, server) } else { None };
    let severity = lost.as_ref().map_or(severity, |(_, consequence)| severity.max(*consequence));
    let declared = field.field.and_then(|f| f.ignored);
    let message = match naming::owners(&name).filter(|_| declared.is_none()) {
        _ if config.era.once_read(&name) => format!("{client} no longer takes `{name}`"),
        Some(owners) if field.since.is_none() => format!("`{name}` is a field of {owners}, not of {client}"),
        _ if config.era.refuses_field(&name) => format!("{} does not know `{name}`", config.era.name()),
        _ => format!("`{name}` has no effect in {client}"),
    };
    let label = match declared {
        _ if concept == Concept::Command && own.is_some() => level::nothing_to_start(config, server),
        _ if severity == Severity::Error => level::unfit(config, server),
        _ if switched_off => format!("{client} ignores it: the server starts anyway"),
        Some(why) => why.to_owned(),
        None => match field.since {
            Some(since) => format!("{client} reads it since {since}"),
            None => format!("{client} ignores it"),
        },
    };
    let label = lost.map_or(label, |(path, _)| format!("{client} ignores it, and looks for `{path}` elsewhere"));
    // A token is not the name of the variable that holds it.
    let same = |own: &&Field| concept != Concept::BearerToken || is_variable(own.name) == is_variable(&name);
    let other = own.filter(|own| !same(own));
    let own = own.filter(same);
    let finding = Finding::at(field.member.key, message).level(severity).label(label);
    if let Some(since) = field.since {
        let since = config.era.switch_for(&name).map_or(since, |(_, since)| since);
        let instead = if concept == Concept::Url { "" } else { ", or remove it" };
        report.add(finding.help(format!("update {client} to {since} or later{instead}")));
        return;
    }
    report.add(match own {
        Some(own) => finding.help(format!("write `{}`", own.name)).fix(renamed(server, field, own)),
        None => match opposite(server, field, concept) {
            Some((help, fix)) => finding.help(help).fix(fix),
            None if concept == Concept::BearerToken && !is_variable(&name) => bearer(server, field, other, finding),
            None if concept == Concept::Transport => finding
                .help("remove it")
                .fix(Fix::safe(format!("remove `{name}`"), rewrite::remove_member(server.entry, field.member))),
            None => {
                let fix = absolute(server, field, concept)
                    .or_else(|| appended(server, field, concept))
                    .or_else(|| into_options(server, field, concept))
                    .or_else(|| out_of_options(server, field));
                finding.help(advice(config, server, field, concept)).fix(fix)
            }
        },
    });
}

/// An address that this version reads only where the file says so.
fn behind_switch(config: &Config<'_>, address: ServerField<'_>, report: &mut Report<'_>) {
    let Some((switch, since)) = config.era.switch_for(&address.name()) else { return };
    let on = config.document.root().and_then(|root| root.get(switch)).and_then(|node| node.as_bool());
    if on != Some(true) {
        let (name, client) = (address.name(), config.era.name());
        report.add(
            Finding::at(address.member.key, format!("`{name}` needs `{switch} = true` in {client}"))
                .level(Severity::Warning)
                .label(format!("{client} does not start this server, without a message"))
                .help(format!("write `{switch} = true` at the top of the file, or update to {since} or later")),
        );
    }
}

/// Whether a field holds the name of a variable.
fn is_variable(field: &str) -> bool {
    field.to_ascii_lowercase().contains("env")
}

/// A token that the client wants in a header, or in the variable that `other` names.
fn bearer(server: &Server<'_>, field: &ServerField<'_>, other: Option<&'static Field>, finding: Finding) -> Finding {
    let variable = other.map(|other| format!("name a variable that holds it in `{}`", other.name));
    let Some(headers) = server.shape.and_then(|shape| shape.field_for(Concept::Headers)) else {
        return finding.help(variable.unwrap_or_else(|| "remove it".to_owned()));
    };
    let header = format!("send it as `Authorization` in `{}`", headers.name);
    let fix = credential::into_headers(server, field).map(|(headers, edits)| {
        let title = format!("send it in `{headers}`");
        if forbids(server, field) { Fix::safe(title, edits) } else { Fix::risky(title, edits) }
    });
    let help = variable.map_or(header.clone(), |variable| format!("{variable}, or {header}"));
    finding.help(help).fix(fix)
}

/// The client's own key for the same thing, where it is free and takes the value.
fn renamed(server: &Server<'_>, field: &ServerField<'_>, own: &'static Field) -> Option<Fix> {
    let taken = server.fields.iter().any(|f| f.name() == own.name);
    // The words inside an object for signing in are each client's own.
    let foreign = own.concept == Concept::Auth && field.member.value.is_object();
    if taken || foreign || !naming::fits(own, field.member.value) {
        return None;
    }
    let mut edits = rewrite::rename_key(field.member, own.name);
    let title = format!("rename `{}` to `{}`", field.name(), own.name);
    if own.unit.is_some() {
        let theirs = unit_elsewhere(&field.name())?;
        let value = units::converted(Some(theirs), own, field.member.value)?;
        edits.extend(value.map(|value| rewrite::replace_value(field.member.value, &value)));
    }
    // Whoever runs safe repairs does not expect that tools are approved from now on.
    Some(match own.concept {
        Concept::AutoApprove | Concept::Trust => Fix::risky(title, edits),
        _ => Fix::safe(title, edits),
    })
}

/// The unit that other clients give a time limit of this name, if they agree.
fn unit_elsewhere(name: &str) -> Option<Unit> {
    let (_, schemas) = concept_of(name)?;
    let mut units = schemas.iter().filter_map(|schema| schema.field(name)?.unit);
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// `"disabled": true` where the client says `"enabled": false`, and the reverse.
fn opposite(server: &Server<'_>, field: &ServerField<'_>, concept: Concept) -> Option<(String, Option<Fix>)> {
    let other = match concept {
        Concept::Disabled => Concept::Enabled,
        Concept::Enabled => Concept::Disabled,
        _ => return None,
    };
    let own = server.shape?.field_for(other)?;
    let value = Value::from(!field.member.value.as_bool()?);
    let free = server.fields.iter().all(|f| f.name() != own.name);
    let title = format!("write `{}`", rewrite::spelled(server.entry.document(), own.name, &value));
    // The server starts today, whatever was meant.
    let fix = free.then(|| {
        let mut edits = rewrite::rename_key(field.member, own.name);
        edits.push(rewrite::replace_value(field.member.value, &value));
        Fix::risky(title.clone(), edits)
    });
    Some((title, fix))
}

/// What to do about something that the client cannot do.
fn advice(config: &Config<'_>, server: &Server<'_>, field: &ServerField<'_>, concept: Concept) -> String {
    let client = config.client().name;
    let env = server.shape.and_then(|shape| shape.field_for(Concept::Env)).map(|f| f.name);
    match (concept, env) {
        (Concept::Cwd, _) => "write absolute paths in the command and its arguments".to_owned(),
        (Concept::EnvFile | Concept::EnvPassthrough, Some(env)) => format!("write the variables under `{env}`"),
        (Concept::Disabled | Concept::Enabled, _) => {
            format!("remove the entry, or switch the server off in {client} itself")
        }
        (Concept::AutoApprove | Concept::Trust, _) => format!("approve tools in {client} itself"),
        (Concept::Args, _) => "write the arguments in the command's own list".to_owned(),
        (Concept::Other, _) if nested_headers(field).is_some() => "write the headers beside the address".to_owned(),
        (Concept::Headers, _) if options(server).is_some() => {
            format!("put it under `{}`", options(server).map_or("", |own| own.name))
        }
        _ => "remove it".to_owned(),
    }
}

/// A working directory that nobody enters, joined to the relative script that counts on it.
fn absolute(server: &Server<'_>, field: &ServerField<'_>, concept: Concept) -> Option<Fix> {
    const SCRIPTS: [&str; 7] = [".js", ".mjs", ".cjs", ".ts", ".py", ".sh", ".jar"];
    let folder = field.member.value.as_str().filter(|_| concept == Concept::Cwd)?;
    let launch = server.launch()?;
    let windows = folder.get(1..3).is_some_and(|s| s == ":\\" || s == ":/");
    if !(folder.starts_with('/') || windows) {
        return None;
    }
    let relative = |text: &str| {
        let path = text.strip_prefix("./").or(text.strip_prefix(".\\")).unwrap_or(text);
        let script = SCRIPTS.iter().any(|ext| path.to_ascii_lowercase().ends_with(ext));
        let rooted = path.starts_with(['/', '\\', '-', '~', '$', '.', '@']) || path.get(1..2) == Some(":");
        (script && !rooted && !path.contains("://")).then(|| path.to_owned())
    };
    let mut scripts = launch.args().iter().filter_map(|word| Some((word.node, relative(&word.text)?)));
    let (node, path) = scripts.next().filter(|_| scripts.next().is_none())?;
    let separator = if folder.contains('\\') { '\\' } else { '/' };
    let joined = format!("{}{separator}{path}", folder.trim_end_matches(['/', '\\']));
    let mut edits = vec![rewrite::replace_text(node, &joined)];
    edits.extend(rewrite::remove_member(server.entry, field.member));
    Some(Fix::risky("join it to the path of the script", edits))
}

/// The client's field for the settings of requests.
fn options(server: &Server<'_>) -> Option<&'static Field> {
    server.shape?.field_for(Concept::RequestOptions)
}

/// Headers that belong into the settings of requests.
fn into_options(server: &Server<'_>, field: &ServerField<'_>, concept: Concept) -> Option<Fix> {
    let own = options(server).filter(|_| concept == Concept::Headers && field.name() == "headers")?;
    let edits = match server.value(Concept::RequestOptions) {
        None => rewrite::wrap_members(server.entry, &[field.member], own.name),
        Some(there) if there.is_object() && there.get("headers").is_none() => {
            rewrite::move_member(server.entry, field.member, there, Place::Last, None)
        }
        Some(_) => return None,
    };
    Some(Fix::safe(format!("put it under `{}`", own.name), edits))
}

/// Headers in another client's settings of requests.
fn nested_headers<'d>(field: &ServerField<'d>) -> Option<Node<'d>> {
    let headers = field.member.value.get("headers").filter(|headers| headers.is_object())?;
    headers.members().next().map(|_| headers)
}

/// Headers that belong beside the address.
fn out_of_options(server: &Server<'_>, field: &ServerField<'_>) -> Option<Fix> {
    let own = server.shape?.field_for(Concept::Headers)?;
    nested_headers(field)?;
    let alone = field.member.value.members().count() == 1;
    if !alone || own.name != "headers" || server.any_field(Concept::Headers).is_some() {
        return None;
    }
    Some(Fix::risky("write the headers beside the address", rewrite::lift_members(server.entry, field.member)))
}

/// Arguments that belong into the command's own list.
fn appended(server: &Server<'_>, field: &ServerField<'_>, concept: Concept) -> Option<Fix> {
    let command = server.value(Concept::Command).filter(|n| concept == Concept::Args && n.is_array())?;
    let given: Option<Vec<Value>> = field.member.value.items().map(|n| n.is_string().then(|| n.to_value())).collect();
    let given = given.filter(|given| !given.is_empty())?;
    let mut edits = rewrite::insert_items(command, Place::Last, &given);
    edits.extend(rewrite::remove_member(server.entry, field.member));
    Some(Fix::risky("move the arguments into the command's list", edits))
}
