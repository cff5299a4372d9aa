//! docs/settings.md: complete, and its examples work.

use std::fs;
use std::path::Path;

use mcp_lint::settings::{KEYS, Settings};

use super::found_in;
use super::program::Place;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.md");
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The fenced blocks, each with what stands behind its fence.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    page.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap()).collect()
}

#[test]
fn every_example_is_accepted() {
    let page = page();
    let blocks = blocks(&page);
    let examples: Vec<&str> = blocks.iter().filter(|(info, _)| *info == "toml").map(|(_, text)| *text).collect();
    assert!(examples.len() > 5);
    for example in examples {
        assert!(Settings::read(example, Path::new("/work"), None).is_ok(), "{example}");
    }
}

#[test]
fn comments_in_examples_hide_all_there_is() {
    let page = page();
    let blocks = blocks(&page);
    let files: Vec<_> = blocks.iter().filter_map(|(info, text)| Some((info.split_once(" path=")?.1, *text))).collect();
    assert_eq!(files.len(), 3);
    for (path, text) in files {
        let place = Place::with(path, text);
        assert_eq!(found_in(&place, &[path]), [""; 0], "{path}");
        let without: String =
            text.lines().map(|line| format!("{}\n", line.split(" // mcp-").next().unwrap())).collect();
        place.write(path, without.replace("# mcp-lint-ignore", "# "));
        assert!(!found_in(&place, &[path]).is_empty(), "{path}");
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
