//! The same key twice in one object.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::Value;

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};
use crate::syntax::{Fault, FaultKind, Format, Kind, Member, Node};

declare_rule! {
    /// The same key stands twice in one object.
    ///
    /// JSON readers keep the last one and drop the first without a word: one of two servers of the same name never starts.
    /// TOML readers and most of YAML refuse the whole file.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs-2": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "docs": { "url": "https://one.example.com/mcp" },
    ///     "docs-2": { "url": "https://two.example.com/mcp" }
    ///   }
    /// }
    /// ```
    pub DuplicateKey = "duplicate-key" {
        category: Syntax, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 8259 section 4", "every JSON client measured keeps the last one silently (2026-11)", "TOML 1.0: a key is defined once"],
    }
}

impl Rule for DuplicateKey {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn config(&self, config: &Config<'_>, report: &mut Report<'_>) {
        let Some(root) = config.document.root() else { return };
        let refused = is_refused(config);
        let mut names = FreeNames::default();
        for object in if refused { all_objects(root) } else { objects_around_servers(root, config) } {
            for (first, member) in repeated(object.members().filter(|m| m.key.kind() != Kind::Missing)) {
                // At the top level only the key that holds servers is our business.
                let holds = |m: &Member<'_>| config.containers.iter().any(|c| m.value.encloses(*c));
                let about_servers =
                    || object != root || config.containers.contains(&root) || holds(&member) || holds(&first);
                // A list that stands where a table does is another mistake.
                let is_fault = |f: &Fault| f.kind == FaultKind::DuplicateKey && f.span == member.key.span();
                let counts = if refused { config.document.faults().iter().any(is_fault) } else { about_servers() };
                if counts {
                    add(config, object, first, member, &mut names, report);
                }
            }
        }
        for list in config.containers.iter().filter(|container| container.is_array()) {
            let named = config.servers.iter().filter(|server| server.is_named() && list.encloses(server.entry));
            for (first, second) in repeated(named.map(|server| Member { key: server.key, value: server.entry })) {
                add(config, *list, first, second, &mut names, report);
            }
        }
    }
}

/// Whether a key that is used twice costs the whole file.
fn is_refused(config: &Config<'_>) -> bool {
    config.document.format() != Format::Json && !config.file().tolerance.accepts(FaultKind::DuplicateKey)
}

/// Each member whose key stood before, behind the last one of that key.
fn repeated<'d>(members: impl Iterator<Item = Member<'d>>) -> Vec<(Member<'d>, Member<'d>)> {
    /// So many are compared with one another faster than hashed.
    const FEW: usize = 8;
    let members: Vec<Member<'d>> = members.collect();
    if members.len() <= FEW {
        let before = |at: usize, key: &str| members[..at].iter().rev().find(|m| m.key.says(key)).copied();
        return members.iter().enumerate().filter_map(|(i, m)| Some((before(i, &m.key.text())?, *m))).collect();
    }
    let mut seen: HashMap<Cow<'d, str>, Member<'d>> = HashMap::with_capacity(members.len());
    members.into_iter().filter_map(|member| Some((seen.insert(member.key.text(), member)?, member))).collect()
}

/// Only what concerns servers: the objects on the way to them, and everything in them.
fn objects_around_servers<'d>(root: Node<'d>, config: &Config<'d>) -> Vec<Node<'d>> {
    let mut objects: Vec<Node<'_>> = vec![root];
    objects.extend(root.members().map(|m| m.value).filter(|n| config.containers.iter().any(|c| n.encloses(*c))));
    for container in &config.containers {
        objects.push(*container);
        for server in container.members().map(|m| m.value).chain(container.items()) {
            objects.push(server);
            objects.extend(server.members().map(|m| m.value));
        }
    }
    objects.retain(|n| n.is_object());
    objects.dedup();
    objects
}

/// Every object: where a duplicate costs the whole file, it does not matter what it is about.
fn all_objects(root: Node<'_>) -> Vec<Node<'_>> {
    let (mut found, mut todo) = (Vec::new(), vec![root]);
    while let Some(node) = todo.pop() {
        if node.is_object() {
            found.push(node);
        }
        todo.extend(node.children());
    }
    found
}

/// Names for servers whose own is taken, each given once.
#[derive(Default)]
struct FreeNames<'d> {
    taken: HashSet<Cow<'d, str>>,
    /// The number to try next for each name.
    next: HashMap<String, usize>,
}

impl<'d> FreeNames<'d> {
    fn like(&mut self, name: &str, container: Node<'d>, config: &Config<'d>) -> String {
        if self.taken.is_empty() {
            self.taken.extend(config.servers.iter().map(Server::name));
            self.taken.extend(container.members().map(|member| member.key.text()));
        }
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let free = format!("{name}-{next}");
            *next += 1;
            if self.taken.insert(Cow::Owned(free.clone())) {
                return free;
            }
        }
    }
}

fn add<'d>(
    config: &Config<'d>,
    container: Node<'d>,
    first: Member<'d>,
    second: Member<'d>,
    names: &mut FreeNames<'d>,
    report: &mut Report<'_>,
) {
    let key = second.key.text();
    let same = first.value.to_value() == second.value.to_value();
    let is_server = config.containers.contains(&container);
    report.about(config.server_of(second.key));
    let fix = if same {
        let edits = match container.is_array() {
            true => rewrite::remove_item(container, first.value),
            false => rewrite::remove_member(container, first),
        };
        Some(Fix::safe(format!("remove the first `{key}`"), edits))
    } else if is_server {
        let name = names.like(&key, container, config);
        Some(Fix::risky(format!("rename the second `{key}` to `{name}`"), rewrite::rename_key(second, &name)))
    } else {
        merged(config, container, first, second)
    };
    let what = if is_server { "server name" } else { "key" };
    let help = match (same, is_server) {
        (true, _) => "both are the same: remove one",
        (false, true) => "give one of the servers another name",
        (false, false) if fix.is_some() => "put what both hold under one key",
        (false, false) => "keep one of them",
    };
    let finding = Finding::at(second.key, format!("the {what} `{key}` is used twice")).help(help).fix(fix);
    report.add(match config.document.format() {
        Format::Toml | Format::Yaml if container.is_object() && is_refused(config) => {
            finding.level(Severity::Error).label(config.unparsed()).related(first.key.span(), "first used here")
        }
        _ if container.is_array() => finding
            .label(format!("whether {} starts this one is not known", config.client().name))
            .related(first.key.span(), "the other one"),
        _ => finding
            .label("this one counts")
            .related(first.key.span(), format!("{} drops this one without a message", config.client().name)),
    });
}

/// Moves what the first of two equal keys holds into the second, where each holds other things and nothing is lost by it.
fn merged(config: &Config<'_>, object: Node<'_>, first: Member<'_>, second: Member<'_>) -> Option<Fix> {
    let (from, to) = (first.value, second.value);
    let known: HashSet<Cow<'_, str>> = to.members().map(|m| m.key.text()).collect();
    let disjoint = !known.is_empty() && from.members().all(|m| !known.contains(&m.key.text()));
    let span = from.span();
    let commented = config.document.comments().iter().any(|comment| span.contains(comment.span));
    if config.document.format() == Format::Toml || !from.is_object() || !to.is_object() || !disjoint || commented {
        return None;
    }
    let values: Vec<(Cow<'_, str>, Value)> = from.members().map(|m| (m.key.text(), m.value.to_value())).collect();
    let members: Vec<(&str, &Value)> = values.iter().map(|(key, value)| (&**key, value)).collect();
    let mut edits = rewrite::insert_members(to, Place::First, &members);
    edits.extend(rewrite::remove_member(object, first));
    Some(Fix::risky(format!("put both into one `{}`", second.key.text()), edits))
}
