//! The tables are well-formed, and look-up finds what people write.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use super::hosts::{self, Answer};
use super::packages::{self, Need, Package, Registry, Way, misnomer};
use crate::schemas::Transport;

const FILES: [(&str, Option<Registry>); 4] =
    [("npm", Some(Registry::Npm)), ("pypi", Some(Registry::PyPi)), ("docker", Some(Registry::Docker)), ("hosts", None)];

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("known").join(name).with_extension("toml")).unwrap()
}

fn entries(name: &str) -> BTreeMap<String, Table> {
    let table: Table = text(name).parse().unwrap();
    table.into_iter().map(|(key, entry)| (key, entry.as_table().unwrap().clone())).collect()
}

fn list(entry: &Table, key: &str) -> Vec<String> {
    let items = entry.get(key).and_then(Value::as_array).into_iter().flatten();
    items.map(|item| item.as_str().unwrap().to_owned()).collect()
}

fn all() -> impl Iterator<Item = Package<'static>> {
    let registries = [Registry::Npm, Registry::PyPi, Registry::Docker];
    registries.into_iter().flat_map(|registry| packages::names(registry).map(move |name| find(registry, name)))
}

fn find(registry: Registry, name: &str) -> Package<'static> {
    packages::find(registry, name).unwrap_or_else(|| panic!("{name} is not found"))
}

fn need(registry: Registry, name: &str) -> Need<'static> {
    find(registry, name).needs().next().unwrap()
}

fn is_env_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[test]
fn entries_stand_in_order_once() {
    for (file, _) in FILES {
        let text = text(file);
        let names: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
        assert!(names.len() > 10);
        for pair in names.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|line| line.trim_matches(['[', ']', '"']));
            assert!(before < after, "{file}: {before} stands before {after}");
        }
    }
}

#[test]
fn every_entry_says_what_was_read_and_when() {
    for (file, registry) in FILES {
        for (name, entry) in entries(file) {
            let source = entry["source"].as_str().unwrap();
            assert!(source.contains(['.', '/']), "{name}: {source}");
            let day = entry["date"].as_datetime().unwrap();
            assert!(day.date.is_some() && day.time.is_none(), "{name}: {day}");
            if registry.is_some() {
                let version = entry["version"].as_str().unwrap();
                assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{name}: {version}");
            }
        }
    }
}

#[test]
fn names_are_in_the_form_that_look_up_uses() {
    for (file, registry) in FILES {
        for name in entries(file).keys() {
            assert_eq!(*name, name.to_ascii_lowercase());
            assert!(!name.contains([' ', ':']), "{name} has a tag or a blank");
            match registry {
                Some(registry) => assert_eq!(find(registry, name).name, name),
                None => assert!(hosts::find(name).is_some() && name.contains('.'), "{name}"),
            }
        }
    }
    assert_eq!(all().count(), entries("npm").len() + entries("pypi").len() + entries("docker").len());
    assert!(packages::names(Registry::Docker).all(|name| name.contains('/')));
}

#[test]
fn needs_can_be_met() {
    for package in all() {
        for need in package.needs() {
            assert!(need.ways().count() > 0, "{} has a need that nothing meets", package.name);
            assert!(need.elsewhere.is_none_or(|place| !place.is_empty()));
            for way in need.ways() {
                match way {
                    Way::Keys(_) => assert!(way.keys().count() > 0 && way.keys().all(is_env_name), "{way:?}"),
                    Way::Flag(flag) => assert!(!flag.contains(['=', ' ']), "{flag}"),
                    Way::Argument(what) | Way::Word(what) => assert!(!what.is_empty(), "{}", package.name),
                }
            }
        }
    }
}

#[test]
fn a_wrong_key_is_not_one_that_is_read() {
    for (file, registry) in FILES {
        let Some(registry) = registry else { continue };
        for (name, entry) in entries(file) {
            let package = find(registry, &name);
            let optional = list(&entry, "optional");
            assert!(optional.iter().all(|key| is_env_name(key)), "{name}: {optional:?}");
            let mut wrong: Vec<&str> = Vec::new();
            for (key, right) in package.wrong_keys() {
                assert!(is_env_name(key) && is_env_name(right), "{name}: {key}, {right}");
                assert!(!package.reads(key), "{name} reads {key}");
                assert!(package.reads(right), "{name} is not known to read {right}");
                assert!(package.right_key(right).is_none(), "{name} calls {right} wrong and right");
                assert!(!wrong.contains(&key), "{name} repeats {key}");
                wrong.push(key);
            }
        }
    }
}

#[test]
fn the_tables_hold_no_secret() {
    for (file, _) in FILES {
        for (number, line) in text(file).lines().enumerate() {
            let longest = line.split(['"', ' ', '/', '|']).map(str::len).max().unwrap_or(0);
            assert!(longest <= 64, "{file}:{number}: {line}");
        }
    }
}

#[test]
fn wrong_names_lead_to_known_packages() {
    for (file, registry) in FILES {
        for (name, entry) in entries(file) {
            for (state, is_absent) in [("absent", true), ("taken", false)] {
                for id in list(&entry, state) {
                    let (prefix, wrong) = id.split_once(':').unwrap();
                    let (_, at) = FILES.iter().find(|(file, _)| *file == prefix).unwrap();
                    let found = misnomer(at.unwrap(), wrong).unwrap();
                    assert_eq!((Some(found.registry), found.package, found.is_absent), (registry, &*name, is_absent));
                    assert!(packages::find(at.unwrap(), wrong).is_none(), "{id} is in the table");
                }
            }
        }
    }
    assert_eq!(misnomer(Registry::Npm, "mcp-server-time").unwrap().package, "mcp-server-time");
    assert_eq!(misnomer(Registry::PyPi, "mcp_server_time"), None);
}

#[test]
fn look_up_is_exact_for_npm() {
    let github = find(Registry::Npm, "@modelcontextprotocol/server-github");
    assert_eq!(github.right_key("GITHUB_TOKEN"), Some("GITHUB_PERSONAL_ACCESS_TOKEN"));
    assert_eq!(github.right_key("GITHUB_PERSONAL_ACCESS_TOKEN"), None);
    find(Registry::Npm, "tavily-mcp");
    for (registry, name) in [
        (Registry::Npm, "server-github"),
        (Registry::Npm, "@modelcontextprotocol/server-githu"),
        (Registry::Npm, "@modelcontextprotocol/server-githubb"),
        (Registry::Npm, ""),
        (Registry::Npm, "\u{e9}"),
        (Registry::PyPi, "tavily-mcp"),
        (Registry::Docker, "gitlab"),
    ] {
        assert_eq!(packages::find(registry, name), None, "{name}");
    }
}

#[test]
fn look_up_knows_every_spelling_of_a_python_name() {
    let expected = find(Registry::PyPi, "awslabs-amazon-neptune-mcp-server");
    for spelling in ["awslabs.amazon-neptune-mcp-server", "awslabs.Amazon_Neptune--MCP.server"] {
        assert_eq!(find(Registry::PyPi, spelling), expected);
    }
}

#[test]
fn look_up_accepts_the_default_image_registry() {
    assert_eq!(find(Registry::Docker, "docker.io/mcp/gitlab"), find(Registry::Docker, "mcp/gitlab"));
}

#[test]
fn one_complete_set_of_variables_is_enough() {
    let slack = need(Registry::Npm, "slack-mcp-server");
    assert!(slack.is_met(|key| key == "SLACK_MCP_XOXP_TOKEN", &[]));
    assert!(slack.is_met(|key| ["SLACK_MCP_XOXC_TOKEN", "SLACK_MCP_XOXD_TOKEN"].contains(&key), &[]));
    assert!(!slack.is_met(|key| key == "SLACK_MCP_XOXC_TOKEN", &[]));
}

#[test]
fn options_and_arguments_can_meet_a_need() {
    let nothing = |_: &str| false;
    let supabase = need(Registry::Npm, "@supabase/mcp-server-supabase");
    assert!(supabase.is_met(nothing, &["--read-only", "--access-token", "sbp_x"]));
    assert!(supabase.is_met(nothing, &["--access-token=sbp_x"]));
    assert!(!supabase.is_met(nothing, &["--access-token-file=x", "sbp_x"]));
    let postgres = need(Registry::Npm, "@modelcontextprotocol/server-postgres");
    assert!(postgres.is_met(nothing, &["postgresql://localhost/app"]));
    assert!(!postgres.is_met(|_| true, &[]));
}

#[test]
fn a_need_with_another_source_is_not_fatal() {
    assert!(need(Registry::Npm, "@modelcontextprotocol/server-gitlab").is_fatal());
    assert!(!need(Registry::Npm, "@modelcontextprotocol/server-github").is_fatal());
    assert!(!need(Registry::Npm, "@doist/todoist-mcp").is_fatal());
}

#[test]
fn paths_of_hosts_are_paths() {
    const AUTH: [&str; 3] = ["none", "oauth", "bearer"];
    for (name, entry) in entries("hosts") {
        let paths: Vec<String> =
            ["http", "also", "sse", "gone"].into_iter().flat_map(|key| list(&entry, key)).collect();
        for (at, path) in paths.iter().enumerate() {
            assert!(path.starts_with('/') && !path.contains(['?', '#', ' ', '|']), "{name}: {path}");
            assert!(!paths[..at].contains(path), "{name} repeats {path}");
        }
        let host = hosts::find(&name).unwrap();
        assert!(host.http().chain(host.sse()).next().is_some(), "{name} has no endpoint");
        for way in list(&entry, "auth") {
            let named =
                way.split_once(' ').is_some_and(|(kind, name)| ["header", "query"].contains(&kind) && !name.is_empty());
            assert!(named || AUTH.contains(&&*way), "{name}: {way}");
        }
    }
}

#[test]
fn a_host_answers_by_path() {
    let answer = |host, path| hosts::find(host).unwrap().answer(path);
    assert_eq!(answer("mcp.stripe.com", ""), Some(Answer::Speaks(Transport::Http)));
    assert_eq!(answer("mcp.stripe.com", "/"), Some(Answer::Speaks(Transport::Http)));
    assert_eq!(answer("mcp.linear.app", "/sse"), Some(Answer::Speaks(Transport::Sse)));
    assert_eq!(answer("docs.mcp.cloudflare.com", "/sse"), Some(Answer::Speaks(Transport::Http)));
    assert_eq!(answer("mcp.sentry.dev", "/sse"), Some(Answer::Gone));
    assert_eq!(answer("mcp.sentry.dev", "/mcp/"), Some(Answer::Speaks(Transport::Http)));
    assert_eq!(answer("mcp.sentry.dev", "/mcp/some/project"), None);
    assert_eq!(hosts::find("mcp.example.com"), None);
}
