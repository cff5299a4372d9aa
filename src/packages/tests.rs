//! The tables are well-formed, and look-up finds what people write.

#![allow(clippy::unwrap_used)]

use super::*;

const TABLES: [&[Package]; 5] =
    [npm_reference::PACKAGES, npm_scoped::PACKAGES, npm::PACKAGES, pypi::PACKAGES, docker::PACKAGES];

fn all() -> impl Iterator<Item = &'static Package> {
    TABLES.into_iter().flatten()
}

fn is_env_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[test]
fn each_table_is_sorted_without_repeats() {
    for table in TABLES {
        for pair in table.windows(2) {
            assert!(pair[0].name < pair[1].name, "{} stands before {}", pair[0].name, pair[1].name);
        }
    }
}

#[test]
fn names_are_in_the_form_that_look_up_uses() {
    for package in all() {
        assert_eq!(package.name, package.name.to_ascii_lowercase());
        assert!(!package.name.contains([' ', ':']), "{} has a tag or a blank", package.name);
    }
    assert!(npm_scoped::PACKAGES.iter().all(|package| package.name.starts_with('@') && package.name.contains('/')));
    assert!(npm::PACKAGES.iter().all(|package| !package.name.contains(['@', '/'])));
    assert!(pypi::PACKAGES.iter().all(|package| package.name == python_name(package.name)));
    assert!(docker::PACKAGES.iter().all(|package| package.name.contains('/')));
}

#[test]
fn every_entry_says_something() {
    for package in all() {
        assert!(!package.needs.is_empty() || !package.wrong.is_empty(), "{} is empty", package.name);
        for need in package.needs {
            let ways = need.any_of.len() + need.flags.len() + usize::from(need.argument);
            assert!(ways > 0, "{} has a need that nothing meets", package.name);
            assert!(need.any_of.iter().all(|set| !set.is_empty()), "{} has an empty set", package.name);
            assert!(need.flags.iter().all(|flag| flag.starts_with('-') && !flag.contains(['=', ' '])));
            assert!(need.elsewhere.is_none_or(|place| !place.is_empty()));
        }
    }
}

#[test]
fn variables_are_well_formed() {
    for package in all() {
        let needed = package.needs.iter().flat_map(|need| need.any_of).copied().flatten();
        let swapped = package.wrong.iter().flat_map(|(wrong, right)| [wrong, right]);
        for name in needed.chain(swapped) {
            assert!(is_env_name(name), "{}: {name}", package.name);
        }
    }
}

#[test]
fn a_wrong_key_is_not_an_accepted_one() {
    for package in all() {
        for (at, (wrong, right)) in package.wrong.iter().enumerate() {
            let accepted = package.needs.iter().flat_map(|need| need.any_of).any(|set| set.contains(wrong));
            assert!(!accepted, "{} accepts {wrong}", package.name);
            assert!(package.right_key(right).is_none(), "{} calls {right} wrong and right", package.name);
            assert!(
                package.wrong[..at].iter().all(|(earlier, _)| earlier != wrong),
                "{} repeats {wrong}",
                package.name
            );
        }
    }
}

#[test]
fn every_entry_names_version_day_and_file() {
    for package in all() {
        let (version, day) = package.verified.split_once(' ').unwrap();
        assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{}: {version}", package.name);
        let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        assert_eq!(shape, "0000-00-00", "{}: {day}", package.name);
        assert!(package.source.contains(['.', '/']), "{}: {}", package.name, package.source);
    }
}

#[test]
fn look_up_is_exact_for_npm() {
    let github = find(Registry::Npm, "@modelcontextprotocol/server-github").unwrap();
    assert_eq!(github.right_key("GITHUB_TOKEN"), Some("GITHUB_PERSONAL_ACCESS_TOKEN"));
    assert_eq!(github.right_key("GITHUB_PERSONAL_ACCESS_TOKEN"), None);
    assert!(find(Registry::Npm, "tavily-mcp").is_some());
    assert!(find(Registry::Npm, "server-github").is_none());
    assert!(find(Registry::PyPi, "tavily-mcp").is_none());
}

#[test]
fn look_up_knows_every_spelling_of_a_python_name() {
    let expected = find(Registry::PyPi, "awslabs-amazon-neptune-mcp-server").unwrap();
    for spelling in ["awslabs.amazon-neptune-mcp-server", "awslabs.Amazon_Neptune--MCP.server"] {
        assert_eq!(find(Registry::PyPi, spelling), Some(expected));
    }
}

#[test]
fn look_up_accepts_the_default_image_registry() {
    let image = find(Registry::Docker, "mcp/gitlab").unwrap();
    assert_eq!(find(Registry::Docker, "docker.io/mcp/gitlab"), Some(image));
    assert_eq!(find(Registry::Docker, "gitlab"), None);
}

#[test]
fn every_entry_is_found_under_its_name() {
    for (registry, table) in [
        (Registry::Npm, npm_reference::PACKAGES),
        (Registry::Npm, npm_scoped::PACKAGES),
        (Registry::Npm, npm::PACKAGES),
        (Registry::PyPi, pypi::PACKAGES),
        (Registry::Docker, docker::PACKAGES),
    ] {
        for package in table {
            assert_eq!(find(registry, package.name), Some(package));
        }
    }
}

#[test]
fn one_complete_set_of_variables_is_enough() {
    let slack = find(Registry::Npm, "slack-mcp-server").unwrap().needs[0];
    assert!(slack.is_met(|key| key == "SLACK_MCP_XOXP_TOKEN", &[]));
    assert!(slack.is_met(|key| ["SLACK_MCP_XOXC_TOKEN", "SLACK_MCP_XOXD_TOKEN"].contains(&key), &[]));
    assert!(!slack.is_met(|key| key == "SLACK_MCP_XOXC_TOKEN", &[]));
}

#[test]
fn options_and_arguments_can_meet_a_need() {
    let nothing = |_: &str| false;
    let supabase = find(Registry::Npm, "@supabase/mcp-server-supabase").unwrap().needs[0];
    assert!(supabase.is_met(nothing, &["--read-only", "--access-token", "sbp_x"]));
    assert!(supabase.is_met(nothing, &["--access-token=sbp_x"]));
    assert!(!supabase.is_met(nothing, &["--access-token-file=x", "sbp_x"]));
    let postgres = find(Registry::Npm, "@modelcontextprotocol/server-postgres").unwrap().needs[0];
    assert!(postgres.is_met(nothing, &["postgresql://localhost/app"]));
    assert!(!postgres.is_met(|_| true, &[]));
}

#[test]
fn a_need_with_another_source_is_not_fatal() {
    assert!(find(Registry::Npm, "@modelcontextprotocol/server-gitlab").unwrap().needs[0].is_fatal());
    assert!(!find(Registry::Npm, "@modelcontextprotocol/server-github").unwrap().needs[0].is_fatal());
    assert!(!find(Registry::Npm, "@doist/todoist-mcp").unwrap().needs[0].is_fatal());
}
