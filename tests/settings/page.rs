//! docs/settings.md: complete, and its examples work.

use std::fs;
use std::path::Path;

use mcp_lint::settings::{KEYS, Settings};

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The fenced blocks of this language.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_example_is_accepted() {
    let page = page();
    let examples = blocks(&page, "toml");
    assert!(examples.len() > 5);
    for example in examples {
        assert!(Settings::read(example, Path::new("/work"), None).is_ok(), "{example}");
    }
}

#[test]
fn every_setting_has_a_chapter() {
    let page = page();
    for key in KEYS {
        let title = |form: String| page.contains(&format!("## `{form}`\n"));
        let forms = [key.name.to_owned(), format!("[{}]", key.name), format!("[[{}]]", key.name)];
        assert!(forms.into_iter().any(title), "`{}` has no chapter", key.name);
    }
}
