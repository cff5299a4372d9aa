//! A variable that the server needs and nobody sets.

use serde_json::{Map, Value};

use crate::clients::{Environment, Fields};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::known::packages::{Need, Package, Way, Without};
use crate::model::{Config, Run, Runner, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Member;
use crate::syntax::rewrite::{self, Place};
use crate::text::{Edit, distance};

use super::reach::Reach;

declare_rule! {
    /// The server needs an environment variable that the entry does not set.
    ///
    /// Many servers exit at once without their key, and the client only says that the connection closed. The rule knows what
    /// well-known packages need, from their own code; it goes by the package that runs, never by the name of the entry. Where
    /// the client hands its own environment on to servers, the variable may come from there, and it is a warning. Packages of
    /// your own are added in the settings under `[packages]`; slips in the names of their optional variables are found, too.
    ///
    /// ## Example
    /// ```json bad path=.cursor/mcp.json
    /// {
    ///   "mcpServers": {
    ///     "search": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-brave-search"] }
    ///   }
    /// }
    /// ```
    /// ```json fixed unsafe
    /// {
    ///   "mcpServers": {
    ///     "search": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-brave-search"], "env": { "BRAVE_API_KEY": "${env:BRAVE_API_KEY}" } }
    ///   }
    /// }
    /// ```
    /// ```json good path=.cursor/mcp.json
    /// {
    ///   "mcpServers": {
    ///     "search": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-brave-search"],
    ///       "env": { "BRAVE_API_KEY": "${env:BRAVE_API_KEY}" }
    ///     }
    ///   }
    /// }
    /// ```
    pub MissingEnv = "missing-env" {
        category: Env, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["each package's own code; file, version and date stand in `known`"],
    }
}

impl Rule for MissingEnv {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        if server.is_disabled() {
            return;
        }
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let Some(reach) = Reach::of(config, server, &run) else { return };
        let package = run.package_name().and_then(|name| config.package(run.runner.registry(), &name));
        let mut told: Vec<&str> = Vec::new();
        if let Some(package) = package {
            let args: Vec<&str> = run.args.iter().map(|word| word.text.as_ref()).collect();
            for need in package.needs().filter(|need| !need.is_met(|key| reach.has(key), &args)) {
                told.extend(need.keys());
                let finding = wrong_key(config, server, &run, package, need);
                report.add(finding.unwrap_or_else(|| missing(config, server, &run, package, need, &reach)));
            }
            report.extend(slips(server, &run, package, &reach));
        }
        for word in reach.valueless().filter(|word| !told.contains(&word.text.as_ref())) {
            let help = match config.client().variable(&word.text, Fields::ENV) {
                Some(variable) => format!("add it to `env`: `\"{}\": \"{variable}\"`", word.text),
                None => "add it to `env` with its value".to_owned(),
            };
            report.add(
                Finding::at(word.node, format!("`{}` is handed to the container, but nothing sets it", word.text))
                    .level(Severity::Warning)
                    .label(format!("{} does not hand its own environment on to servers", config.client().name))
                    .help(help),
            );
        }
    }
}

/// How bad it is that nothing meets a need.
fn severity(config: &Config<'_>, need: Need) -> Severity {
    let secret = || need.keys().all(crate::secrets::is_secret_name);
    let inherited = match config.client().spawn.environment {
        Environment::All | Environment::Unknown => true,
        Environment::WithoutSecrets => !secret(),
        Environment::Subset | Environment::PathOnly => false,
    } && need.keys().next().is_some();
    match need.without {
        Without::Limited => Severity::Info,
        _ if need.elsewhere.is_some() => Severity::Info,
        // Who shares a file leaves secrets to the environment of each person, if they reach the server from there.
        _ if inherited && config.is_shared() => Severity::Info,
        Without::Exits if !inherited => Severity::Error,
        Without::Exits | Without::CallsFail => Severity::Warning,
    }
}

fn consequence(need: Need) -> &'static str {
    match need.without {
        Without::Exits => "without it the server exits before it answers",
        Without::CallsFail => "without it every call fails",
        Without::Limited => "without it only a part of its tools works",
    }
}

/// A known mistake: the value is there, under a key that the package does not read.
fn wrong_key(
    config: &Config<'_>,
    server: &Server<'_>,
    run: &Run<'_, '_>,
    package: Package,
    need: Need,
) -> Option<Finding> {
    let wanted = |key: &str| need.keys().any(|wanted| wanted == key);
    let (member, right) = server.env().find_map(|member| {
        let right = package.right_key(&member.key.text()).filter(|right| wanted(right))?;
        Some((member, right))
    })?;
    let wrong = member.key.text();
    let edits = renamed(run, member, right);
    Some(
        Finding::at(member.key, format!("`{}` does not read `{wrong}`", package.name))
            .level(severity(config, need).max(Severity::Warning))
            .label(consequence(need))
            .help(format!("it reads `{right}`"))
            .fix(Fix::safe(format!("rename it to `{right}`"), edits)),
    )
}

/// Variables whose names are slips of those that the package reads, where it is known which those are.
fn slips(server: &Server<'_>, run: &Run<'_, '_>, package: Package<'_>, reach: &Reach<'_>) -> Vec<Finding> {
    let is_read =
        |name: &str| package.needs().flat_map(Need::keys).chain(package.optional_keys()).any(|key| key == name);
    let slip = |member: Member<'_>| {
        let name = member.key.text();
        let meant = |key: &&str| !reach.has(key) && key.len() > 4 && distance(&name, key, 2).is_some();
        let right = package.optional_keys().find(meant).filter(|_| !is_read(&name))?;
        Some(
            Finding::at(member.key, format!("`{}` does not read `{name}`", package.name))
                .level(Severity::Warning)
                .label("the server never sees this value")
                .help(format!("did you mean `{right}`?"))
                .fix(Fix::risky(format!("rename it to `{right}`"), renamed(run, member, right))),
        )
    };
    server.env().filter_map(slip).collect()
}

/// Gives a variable another name, also where it is handed to a container.
fn renamed(run: &Run<'_, '_>, member: Member<'_>, right: &str) -> Vec<Edit> {
    let wrong = member.key.text();
    let mut edits = rewrite::rename_key(member, right);
    if run.runner == Runner::Docker {
        let forwarded = run.options.iter().filter(|word| word.text == wrong);
        edits.extend(forwarded.map(|word| rewrite::replace_text(word.node, right)));
    }
    edits
}

fn missing(
    config: &Config<'_>,
    server: &Server<'_>,
    run: &Run<'_, '_>,
    package: Package,
    need: Need,
    reach: &Reach<'_>,
) -> Finding {
    let mut wanted = Vec::new();
    let mut flagged = false;
    for way in need.ways() {
        match way {
            Way::Keys(_) => wanted.push(set(way)),
            // One option stands for all.
            Way::Flag(flag) if !flagged => {
                flagged = true;
                wanted.push(format!("the option `{flag}`"));
            }
            Way::Flag(_) => {}
            Way::Argument(what) => wanted.push(format!("the argument `<{what}>`")),
        }
    }
    let wanted = wanted.join(", or ");
    let node = run.package.map_or(server.entry, |word| word.node);
    let mut help = match need.ways().find(|way| matches!(way, Way::Keys(_))) {
        Some(way) => format!("set {} in `env`", set(way)),
        None => "add it after the package".to_owned(),
    };
    if let Some(place) = need.elsewhere {
        help.push_str(&format!("; it also looks in {place}"));
    }
    Finding::at(node, format!("`{}` needs {wanted}", package.name))
        .level(severity(config, need))
        .label(consequence(need))
        .help(help)
        .fix(insert(config, server, run, need, reach))
}

/// The keys of one way, as text.
fn set(way: Way) -> String {
    way.keys().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ")
}

/// Sets the keys of the first way to meet the need, each from the variable of the same name.
fn insert(config: &Config<'_>, server: &Server<'_>, run: &Run<'_, '_>, need: Need, reach: &Reach<'_>) -> Option<Fix> {
    let way = need.ways().find(|way| matches!(way, Way::Keys(_)))?;
    let keys: Vec<&str> = way.keys().filter(|key| !reach.has(key)).collect();
    let mut values = Map::new();
    for key in &keys {
        values.insert((*key).to_owned(), Value::from(config.client().variable(key, Fields::ENV)?));
    }
    let mut edits = match server.value(Concept::Env) {
        Some(env) if env.is_object() && keys.len() == 1 => {
            let (key, value) = values.iter().next()?;
            rewrite::insert_member(env, Place::Last, key, value)
        }
        None if server.any_field(Concept::Env).is_none() => {
            let name = server.shape.and_then(|shape| shape.field_for(Concept::Env)).map_or("env", |field| field.name);
            rewrite::insert_member(server.entry, Place::Last, name, &Value::Object(values.clone()))
        }
        _ => return None,
    };
    if run.runner == Runner::Docker {
        let list = server.launch()?.list?;
        let forwarded: Vec<Value> = keys.iter().flat_map(|key| [Value::from("-e"), Value::from(*key)]).collect();
        edits.extend(rewrite::insert_items(list, Place::Before(run.target?.node), &forwarded));
    }
    Some(Fix::risky(format!("set `{}` from the variable of that name", keys.join("`, `")), edits))
}
