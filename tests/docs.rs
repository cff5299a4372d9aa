//! Generated pages are what the tables say. `SNAPSHOTS=overwrite` writes them anew.

use std::path::Path;

use mcp_lint::render::client_page;
use mcp_lint::rules;
use mcp_lint::settings;

/// Compares a page below `docs/` with what it should be.
fn is_true(name: &str, page: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let expected = snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)).raw();
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(snapbox::Data::text(page).raw(), expected);
}

#[test]
fn the_page_about_clients_is_true() {
    is_true("clients.md", client_page());
}

#[test]
fn the_schema_of_settings_is_true() {
    is_true("mcp-lint.schema.json", format!("{:#}\n", settings::schema()));
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
