//! Files that work: each is recognised as its client's where the client reads it, parses in its dialect, holds servers, and
//! stays silent.
#![allow(clippy::unwrap_used)]

mod support;

use mcp_lint::clients::{ALL, ClientFile, detect};
use mcp_lint::syntax::{Document, Format, parse};
use support::{CleanFile, clean_files};

#[test]
fn clean_files_are_their_clients() {
    let mut wrong = Vec::new();
    for file in clean_files() {
        let path = file.setting.absolute();
        let document = parse(&file.text, Format::of_path(&path).unwrap());
        let mut say = |what: String| wrong.push(format!("{}: {what}", file.path));
        match detect(&path, &document, file.setting.client, &file.setting.host()) {
            None => say("nobody's".to_owned()),
            Some(found) if found.client.id != file.client.id => say(format!("taken for one of {}", found.client.id)),
            Some(found) if found.file.unread.is_some() => say("never read".to_owned()),
            Some(found) => {
                let refused = document.faults().iter().filter(|fault| !found.file.tolerance.accepts(fault.kind));
                refused.for_each(|fault| say(format!("{fault:?}")));
                if !holds_servers(found.file, &document) {
                    say("without servers it proves nothing".to_owned());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_client_has_one() {
    let files = clean_files();
    let without: Vec<&str> =
        ALL.iter().map(|client| client.id).filter(|id| files.iter().all(|file| file.client.id != *id)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn clean_files_are_silent() {
    let mut wrong = Vec::new();
    for CleanFile { path, text, setting, .. } in clean_files() {
        for text in [text.clone(), text.replace("\r\n", "\n").replace('\n', "\r\n")] {
            // What works may be of an older time.
            let told = setting.lint(&text).diagnostics.into_iter().filter(|d| d.rule != "deprecated-transport");
            wrong.extend(told.map(|d| {
                format!("{path}: {}[{}] {}: {}", d.severity.name(), d.rule, d.message, d.primary.span.of(&text))
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn holds_servers(file: &ClientFile, document: &Document<'_>) -> bool {
    let root = document.root().unwrap();
    let plain = |pointer: &str| root.at_pointer(pointer).is_some_and(|node| file.is_container(node));
    file.servers.iter().any(|pointer| match pointer.split_once("/*") {
        Some((before, _)) => root.at_pointer(before).is_some(),
        None => plain(pointer) || file.parts && root.at_pointer(pointer).is_some(),
    }) || file.bare && root.is_object()
        || file.nameless && (root.get("command").is_some() || root.get("url").is_some())
}
