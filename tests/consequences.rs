//! What a client does next is said with every finding about its grammar, as its table has it, and by its name.
#![allow(clippy::unwrap_used)]

mod support;

use std::collections::BTreeSet;

use mcp_lint::clients::{ALL, Blast, Client, ClientFile, Loss};
use mcp_lint::diagnostic::{Category, Diagnostic, Severity};
use mcp_lint::syntax::Format;
use support::Setting;

/// A file of a client, and how to write one.
struct Case {
    client: &'static Client,
    file: &'static ClientFile,
    setting: Setting,
}

impl Case {
    fn lint(&self, text: &str) -> Vec<Diagnostic> {
        self.setting.lint(text).diagnostics
    }

    fn of(&self) -> String {
        format!("{}, {}", self.client.id, self.file.kind)
    }

    /// The keys above the servers; none where every one of them is the path of a project.
    fn keys(&self) -> Vec<&'static str> {
        self.file.servers[0][1..].split('/').collect()
    }

    /// A file with these servers.
    fn write(&self, keys: &[&str], servers: &[(&str, &str)]) -> String {
        let list = self.file.named_by;
        let item = |(name, entry): &(&str, &str)| match list {
            Some(key) if entry.starts_with('{') => {
                format!("{{\"{key}\": \"{name}\", {}", &entry[1..]).replace(", }", "}")
            }
            Some(_) => (*entry).to_owned(),
            None => format!("\"{name}\": {entry}"),
        };
        let inner = servers.iter().map(item).collect::<Vec<_>>().join(", ");
        let inner = if list.is_some() { format!("[{inner}]") } else { format!("{{{inner}}}") };
        match self.file.format {
            // YAML reads JSON; in TOML an inline table is as good as any.
            Format::Json | Format::Yaml => {
                keys.iter().rev().fold(inner, |inner, key| format!("{{\"{key}\": {inner}}}"))
            }
            Format::Toml => format!("{} = {}\n", keys.join("."), inner.replace("\": ", "\" = ")),
        }
    }
}

/// Every file that some client reads, by its first place.
fn cases() -> Vec<Case> {
    let files = ALL.iter().flat_map(|client| client.files.iter().map(move |file| (*client, file)));
    let read = files.filter(|(_, file)| file.unread.is_none());
    read.map(|(client, file)| {
        let places = file.places.iter().map(|place| place.path).filter(|path| path.starts_with(['~', '.']));
        let first = places.chain(file.also.iter().copied()).chain(file.places.iter().map(|place| place.path)).next();
        let path = first.unwrap_or("servers.json").trim_start_matches("./").replace('*', "x");
        let path = path.rsplit_once("%/").map_or(path.as_str(), |(_, rest)| rest).trim_start_matches('/').to_owned();
        let path = if path.starts_with('$') { path.split_once('/').unwrap().1.to_owned() } else { path };
        let beside = file.beside.map(|beside| match path.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{beside}"),
            None => beside.to_owned(),
        });
        let beside = beside.into_iter().collect();
        Case { client, file, setting: Setting { path, client: Some(client), beside, ..Setting::default() } }
    })
    .collect()
}

/// How a loss is told.
fn words(loss: Loss) -> (&'static str, bool) {
    match loss.blast {
        Blast::Nothing => ("", false),
        Blast::Entry => ("skips this server", loss.silent),
        Blast::File => ("loads no server from this file", loss.silent),
        Blast::Client => ("refuses to start", false),
        Blast::Unknown => ("refuses this server or the whole file: which is not known", false),
    }
}

/// Whether the finding says what the client does, and whether it does it without a message.
fn tells(finding: &Diagnostic, client: &Client, loss: Loss) -> bool {
    let (what, silent) = words(loss);
    let label = &finding.primary.message;
    label.starts_with(client.name) && label.contains(what) && label.contains("without a message") == silent
}

#[test]
fn an_entry_that_is_no_object_says_what_it_costs() {
    let mut told = BTreeSet::new();
    for case in cases() {
        let loss = case.client.failure_in(case.file).entry;
        let loss = Loss { blast: loss.mistyped.unwrap_or(loss.blast), ..loss };
        let text = case.write(&case.keys(), &[("docs", "\"docs-server --fast\"")]);
        let findings = case.lint(&text);
        let about: Vec<&Diagnostic> = findings.iter().filter(|d| d.rule == "wrong-type").collect();
        assert_eq!(about.len(), 1, "{}: {text}\n{findings:?}", case.of());
        let label = &about[0].primary.message;
        match loss.blast {
            Blast::Nothing => assert!(label.contains("cannot start a server from it"), "{}: {label}", case.of()),
            _ => assert!(tells(about[0], case.client, loss), "{}: {label}", case.of()),
        }
        told.insert(words(loss));
    }
    // Each way to fail is some client's.
    assert_eq!(told.len(), 7, "{told:?}");
}

#[test]
fn a_text_that_does_not_parse_says_what_it_costs() {
    for case in cases() {
        let loss = case.client.failure_in(case.file).syntax;
        let text = match case.file.format {
            Format::Json | Format::Toml => case.write(&case.keys(), &[("docs", "{\"command\": \"docs-server\"")]),
            Format::Yaml => format!("{}:\n  docs:\n    command: \"docs-server\n", case.keys().join(".")),
        };
        let findings = case.lint(&text);
        let about = findings.iter().find(|d| d.category == Category::Syntax).unwrap_or_else(|| panic!("{}", case.of()));
        let label = &about.primary.message;
        match loss.blast {
            Blast::File | Blast::Client => assert!(tells(about, case.client, loss), "{}: {label}", case.of()),
            _ => assert_eq!(*label, format!("{} cannot read this file", case.client.name), "{}", case.of()),
        }
    }
}

#[test]
fn a_wrong_key_for_the_servers_says_whether_the_client_does() {
    let mut checked = 0;
    for case in cases() {
        let loss = case.client.failure_in(case.file).root;
        let entry = "{\"command\": \"docs-server\"}";
        let own = case.file.servers;
        // A list of servers under another list's key is looked for in TOML and YAML alone.
        let wrong = ["mcpServers", "mcp_servers", "context_servers"];
        for key in wrong.into_iter().filter(|key| !own.contains(&format!("/{key}").as_str())) {
            let text = case.write(&[key], &[("docs", entry)]);
            let findings = case.lint(&text);
            let about = findings.iter().find(|d| d.rule == "wrong-root-key");
            let about = about.unwrap_or_else(|| panic!("{}: {text}\n{findings:?}", case.of()));
            let (label, wanted) = (&about.primary.message, case.keys().join("."));
            assert!(!about.message.contains(&format!("`{wanted}` is")), "{}: {}", case.of(), about.message);
            assert!(
                label.starts_with(case.client.name) && label.contains(&format!("`{wanted}`")),
                "{}: {label}",
                case.of()
            );
            assert!(
                about.severity == Severity::Warning || label.ends_with("without a message") == loss.silent,
                "{}: {label}",
                case.of()
            );
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn findings_name_the_client_and_repeat_nothing() {
    let entries = [
        "{\"command\": 5}",
        "{\"command\": [\"docs-server\", \"--fast\"]}",
        "{\"command\": \"docs-server\", \"args\": \"--fast\"}",
        "{\"command\": \"docs-server\", \"env\": {\"PORT\": [1]}}",
        "{\"command\": \"docs-server\", \"type\": \"telepathy\", \"transport\": \"telepathy\"}",
        "{\"command\": \"docs-server\", \"url\": \"https://docs.example.com/mcp\"}",
        "{\"command\": \"\"}",
        "{\"comand\": \"docs-server\"}",
        "{\"disabled\": \"true\", \"enabled\": \"yes\"}",
        "{\"url\": \"docs.example.com/mcp\"}",
        "{\"serverUrl\": \"https://docs.example.com/mcp\"}",
        "{\"httpUrl\": \"https://docs.example.com/mcp\"}",
        "{\"url\": \"https://docs.example.com/mcp\", \"env\": {\"A\": \"b\"}, \"headers\": {\"A\": 1}}",
        "{\"url \": \"https://docs.example.com/mcp\"}",
    ];
    let mut checked = 0;
    for case in cases() {
        for entry in entries {
            let text = case.write(&case.keys(), &[("docs", entry)]);
            for finding in case.lint(&text) {
                let help = finding.help.as_deref().unwrap_or("");
                let label = finding.primary.message.as_str();
                let of = format!("{}: {text}\n{}: {}\n{label}\n{help}", case.of(), finding.rule, finding.message);
                assert!([&*finding.message, label, help].iter().all(|words| !words.contains("the client")), "{of}");
                assert!(!label.is_empty() && label != finding.message && label != help, "{of}");
                if finding.category == Category::Shape && finding.severity > Severity::Info {
                    let named = [&*finding.message, label].iter().any(|words| words.contains(case.client.name));
                    assert!(named || finding.rule == "ignored-field", "{of}");
                }
                // What is taken is no error, and what is an error is not taken.
                let taken = label.contains("goes on") || label.contains("ignores it");
                assert!(finding.severity < Severity::Error || !taken, "{of}");
                checked += 1;
            }
        }
    }
    assert!(checked > 1000, "{checked}");
}
