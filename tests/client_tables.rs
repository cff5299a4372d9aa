//! The clients' tables: each is well-formed, and they agree with each other.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeSet;

use mcp_lint::clients::{ALL, Fields, GENERIC, Loss, Scope, Version};
use support::client;

/// Clients that read any file they are given, or no file at all: only `--client` says that a file is theirs.
const ANYWHERE: &[&str] = &["fastmcp", "cherry-studio", "mcpo"];

#[test]
fn ids_are_unique_and_kebab_case() {
    let mut seen = BTreeSet::new();
    for client in ALL.iter().chain([&GENERIC]) {
        assert!(seen.insert(client.id), "{} stands twice", client.id);
        assert!(client.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{}", client.id);
        assert!(client.docs.starts_with("https://"), "{}", client.id);
        assert!(client.files.iter().any(|file| file.unread.is_none()), "{} reads nothing", client.id);
    }
}

#[test]
fn files_are_well_formed() {
    for client in ALL {
        for file in client.files {
            let of = format!("{}, {}", client.id, file.kind);
            let anywhere = ANYWHERE.contains(&client.id);
            assert_eq!(file.places.is_empty() && file.also.is_empty(), anywhere, "{of}: stands where?");
            assert!(!file.servers.is_empty(), "{of}: holds no servers");
            for pointer in file.servers {
                let parts: Vec<&str> = pointer.split('/').collect();
                assert!(parts.len() > 1 && parts[0].is_empty() && parts[1..].iter().all(|p| !p.is_empty()), "{of}");
            }
            for place in file.places {
                let of = format!("{of}: {}", place.path);
                assert!(["./", "~/", "/", "%", "$"].iter().any(|start| place.path.starts_with(start)), "{of}");
                assert!(!place.path.contains('\\') && place.ending().is_empty() == place.is_variable(), "{of}");
                assert!(!place.ending().starts_with(['/', '~', '%', '$']), "{of}");
                let in_project = place.path.starts_with("./") && place.scope != Scope::Plugin;
                assert_eq!(place.scope == Scope::Project, in_project, "{of}");
            }
            for ending in file.also {
                assert!(!ending.is_empty() && !ending.starts_with('/'), "{of}: {ending}");
                assert!(ending.split('/').all(|part| part.matches('*').count() < 2), "{of}: {ending}");
            }
            if let Some(where_to) = file.unread {
                assert!(where_to.contains('`') && !where_to.ends_with('.'), "{of}: {where_to}");
            }
        }
    }
}

#[test]
fn claude_code_withholds_credentials_from_remote_servers_only() {
    let variables = client("claude-code").variables;
    let withheld = |name: &str, field| variables.iter().any(|v| v.fields.contains(field) && v.withholds(name));
    assert!(withheld("NPM_TOKEN", Fields::HEADERS));
    assert!(withheld("CARGO_REGISTRIES_ACME_TOKEN", Fields::URL));
    assert!(!withheld("CARGO_REGISTRIES_ACME", Fields::URL));
    assert!(!withheld("GITHUB_TOKEN", Fields::HEADERS));
    assert!(!withheld("NPM_TOKEN", Fields::ENV));
}

#[test]
fn facts_that_changed_have_a_version() {
    for client in ALL {
        for change in client.changes {
            assert!(Version::parse(change.since).is_some(), "{}: {}", client.id, change.since);
        }
    }
}

#[test]
fn a_broken_user_file_stops_claude_code() {
    let claude = client("claude-code");
    let lost = |kind: &str| {
        let file = claude.files.iter().find(|file| file.kind == kind).unwrap();
        claude.failure_in(file).syntax
    };
    assert_eq!(lost("user file"), Loss::CLIENT);
    assert_eq!(lost("project file"), Loss::FILE);
}
