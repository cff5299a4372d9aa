//! Files that work must stay silent: everything below `fixtures/clean/<client>/`, linted where the client reads it.

#![allow(clippy::unwrap_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::Setting;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

#[test]
fn clean_files_are_silent() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/clean");
    let mut all = Vec::new();
    files(&root, &mut all);
    assert!(!all.is_empty());
    let mut wrong = Vec::new();
    for path in &all {
        let below = path.strip_prefix(&root).unwrap();
        let mut parts = below.components();
        let client = parts.next().unwrap().as_os_str().to_string_lossy().into_owned();
        let known = support::client(&client);
        // Files that only have to be there, beside one with servers.
        if known.files.iter().filter_map(|file| file.beside).any(|marker| path.ends_with(marker)) {
            continue;
        }
        // Clients that read any file they are given are named by the person.
        let anywhere = known.files.iter().all(|file| file.places.is_empty() && file.also.is_empty());
        // What lies in a folder `home` stands below the home folder.
        let rest = parts.as_path().to_string_lossy().replace('\\', "/");
        let rest = rest.strip_prefix("home/").map_or(rest.clone(), |below| format!("~/{below}"));
        let text = fs::read_to_string(path).unwrap();
        let own = root.join(&client);
        let beside: Vec<String> =
            all.iter().filter_map(|f| Some(f.strip_prefix(&own).ok()?.to_string_lossy().replace('\\', "/"))).collect();
        for crlf in [false, true] {
            let text = if crlf { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text.clone() };
            let asked = anywhere.then_some(known);
            let setting = Setting { path: rest.clone(), client: asked, beside: beside.clone(), ..Setting::default() };
            let linted = setting.lint(&text);
            let Some(detected) = linted.detected else {
                wrong.push(format!("{}: not recognised", below.display()));
                break;
            };
            if detected.client.id != client {
                wrong.push(format!("{}: recognised as {}", below.display(), detected.client.id));
            }
            // What works may be of an older time.
            for d in linted.diagnostics.into_iter().filter(|d| d.rule != "deprecated-transport") {
                wrong.push(format!(
                    "{}: {}[{}] {}: {}",
                    below.display(),
                    d.severity.name(),
                    d.rule,
                    d.message,
                    d.primary.span.of(&text)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
