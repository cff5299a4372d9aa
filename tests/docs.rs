//! Generated pages are what the tables say. `SNAPSHOTS=overwrite` writes them anew.

use mcp_lint::render::client_page;

#[test]
fn the_page_about_clients_is_true() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/clients.md");
    let expected = snapbox::Data::read_from(&path, Some(snapbox::data::DataFormat::Text)).raw();
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    assert.eq(snapbox::Data::text(client_page()).raw(), expected);
}
