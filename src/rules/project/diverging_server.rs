//! One server, set up differently for two clients.

use std::collections::BTreeMap;
use std::path::Path;

use crate::clients::Scope;
use crate::declare_rule;
use crate::diagnostic::Finding;
use crate::model::{Entry, Outline, Setup, Target};
use crate::rules::{Declaration, Rule, Together};

declare_rule! {
    /// Clients of one project have different settings for a server of the same name.
    ///
    /// Somebody changed one file and forgot the other: another version, another address, a variable that only one of them sets.
    /// What each client must write differently (keys, transport words, the syntax of variables) does not count. The rule is off
    /// until it is named, for there may be reasons. No value is shown.
    ///
    /// It is told only where several files are linted in one run; without arguments that is the usual case.
    ///
    /// ## Example
    /// ```json (beside path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "npx", "args": ["-y", "docs-server@2.1.0"] } } }
    /// ```
    /// ```json (bad path=.vscode/mcp.json)
    /// { "servers": { "docs": { "command": "npx", "args": ["-y", "docs-server@1.4.0"] } } }
    /// ```
    /// ```json (beside path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.com/mcp", "headers": { "X-Key": "${env:DOCS_KEY}" } } } }
    /// ```
    /// ```json (good path=.mcp.json)
    /// { "mcpServers": { "docs": { "type": "http", "url": "https://docs.example.com/mcp", "headers": { "X-Key": "${DOCS_KEY}" } } } }
    /// ```
    pub DivergingServer = "diverging-server" {
        category: Project, level: Info, fix: None, since: "0.1.0", opt_in: true,
        evidence: ["the files themselves"],
    }
}

/// What a server is called, and in which project; `None`: in all of them.
type Name<'f> = (Option<&'f Path>, &'f str);

impl Rule for DivergingServer {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn together(&self, files: &[&Outline], report: &mut Together<'_>) {
        let mut by_name: BTreeMap<Name<'_>, Vec<(usize, &Entry)>> = BTreeMap::new();
        for (number, file) in files.iter().enumerate().filter(|(_, file)| counts(file)) {
            for entry in file.servers.iter().filter(|entry| !entry.disabled) {
                by_name.entry((entry.project.as_deref(), &entry.name)).or_default().push((number, entry));
            }
        }
        for ((_, name), declared) in &by_name {
            let Some(((number, first), others)) = declared.split_first() else { continue };
            let client = |number: usize| files[number].client();
            let others = others.iter().filter(|(other, _)| !std::ptr::eq(client(*other), client(*number)));
            let differing = others.filter_map(|(other, entry)| {
                let parts = differences(&first.setup, &entry.setup);
                (!parts.is_empty())
                    .then(|| (*other, entry.key, format!("{}: {}", client(*other).name, parts.join("; "))))
            });
            let elsewhere: Vec<_> = differing.collect();
            if !elsewhere.is_empty() {
                let finding = Finding::span(first.key, format!("`{name}` is not the same for all clients"))
                    .label(format!("compared with this one, for {}", client(*number).name))
                    .help("make them the same, or give them different names");
                report.about(*number, first, finding, elsewhere);
            }
        }
    }
}

fn counts(file: &Outline) -> bool {
    file.place.is_some() && file.detected.scope != Scope::Plugin && !file.detected.file.apart
}

/// How `there` differs from `here`, in words that hold no value of either.
fn differences(here: &Setup, there: &Setup) -> Vec<String> {
    let mut found: Vec<String> = target(&here.target, &there.target).map(str::to_owned).into_iter().collect();
    found.extend(names(&here.env, &there.env));
    found.extend(names(&here.headers, &there.headers));
    found
}

fn target(here: &Target, there: &Target) -> Option<&'static str> {
    use Target::{Address, Package, Program, Unclear};
    match (here, there) {
        (Unclear, _) | (_, Unclear) => None,
        (Address(here), Address(there)) => (here != there).then_some("another address"),
        (Address(_), _) => Some("a program, not an address"),
        (_, Address(_)) => Some("an address, not a program"),
        (Package { name: here, .. }, Package { name: there, .. }) if here != there => Some("another package"),
        (Package { version: here, .. }, Package { version: there, .. }) if here != there => Some("another version"),
        (Program { name: here, .. }, Program { name: there, .. }) if here != there => Some("another program"),
        (Package { args: here, .. }, Package { args: there, .. })
        | (Program { args: here, .. }, Program { args: there, .. }) => (here != there).then_some("other arguments"),
        (Package { .. }, Program { .. }) | (Program { .. }, Package { .. }) => Some("another program"),
    }
}

fn names(here: &BTreeMap<String, String>, there: &BTreeMap<String, String>) -> Vec<String> {
    let mut all: Vec<&String> = here.keys().chain(there.keys()).collect();
    all.sort();
    all.dedup();
    let word = |name: &String| match (here.get(name), there.get(name)) {
        (Some(_), None) => Some(format!("`{name}` is not set")),
        (None, Some(_)) => Some(format!("`{name}` is set")),
        // What one keeps in a variable the other may write out.
        (Some(here), Some(there)) if here != there && here.contains("${") == there.contains("${") => {
            Some(format!("another value for `{name}`"))
        }
        _ => None,
    };
    all.into_iter().filter_map(word).collect()
}
