//! Generated pages are what the tables say. `SNAPSHOTS=overwrite` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, unreachable_pub)]

mod pages;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::render::client_page;
use mcp_lint::{rules, settings};
use pages::{index_page, rule_page};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Compares a page with its file; the difference, if there is one.
fn compare(name: &str, page: String) -> Option<String> {
    let expected = snapbox::Data::read_from(&docs().join(name), Some(snapbox::data::DataFormat::Text)).raw();
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.try_eq(Some(&name), snapbox::Data::text(page).raw(), expected).err().map(|difference| difference.to_string())
}

#[test]
fn the_page_about_clients_is_true() {
    assert_eq!(compare("clients.md", client_page()), None);
}

#[test]
fn the_schema_of_settings_is_true() {
    assert_eq!(compare("mcp-lint.schema.json", format!("{:#}\n", settings::schema())), None);
}

#[test]
fn the_pages_about_rules_are_true() {
    let pages = rules::ALL.iter().map(|rule| (format!("rules/{}.md", rule.declaration().id), rule_page(*rule)));
    let wrong: Vec<String> = pages
        .chain([("rules/README.md".to_owned(), index_page())])
        .filter_map(|(name, page)| compare(&name, page))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_page_is_left_of_a_rule_that_is_gone() {
    for entry in fs::read_dir(docs().join("rules")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "README" || rules::by_id(&name).is_some(), "{}", path.display());
    }
}

#[test]
fn pages_that_are_linked_to_exist() {
    if !rules::have_pages() {
        return;
    }
    for rule in rules::ALL {
        let id = rule.declaration().id;
        let page = format!("{}/docs/rules/{id}.md", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&page).is_file(), "{page}");
    }
}
