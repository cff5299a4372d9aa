//! What is said about mistakes: every `fixtures/settings/<case>.toml` beside its `.expected`.

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::render::{Checked, Human, Paint, Renderer};
use mcp_lint::settings::Settings;
use mcp_lint::text::Encoding;

use super::program::Place;
use super::{CURSOR, WARNING};

/// What people see.
fn shown(text: &str) -> String {
    let problems = Settings::read(text, Path::new("/work"), None).unwrap_err();
    let checked = Checked {
        path: "mcp-lint.toml",
        text,
        encoding: Encoding::Utf8,
        detected: None,
        diagnostics: &problems,
        servers: 0,
    };
    let mut out = Vec::new();
    Human::new(Paint::Plain, None, true).file(&checked, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_mistake_is_shown_at_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/settings");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    assert!(!paths.is_empty());
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let mut wrong = String::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let expected = PathBuf::from(format!("{}.expected", path.display()));
        let expected = snapbox::Data::read_from(&expected, Some(snapbox::data::DataFormat::Text)).raw();
        let actual = snapbox::Data::text(shown(&text)).raw();
        if let Err(difference) = assert.try_eq(Some(&path.display()), actual, expected) {
            wrong.push_str(&difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn files_under_settings_with_mistakes_are_not_linted_and_others_are() {
    let place = Place::with(&format!("bad/{CURSOR}"), WARNING);
    place.write("bad/mcp-lint.toml", "os = 1\n");
    place.write("bad/deep/.mcp.json", WARNING);
    place.write(&format!("good/{CURSOR}"), WARNING);
    let ran = place.run(&["--format", "json", "."]);
    assert_eq!((ran.code, ran.rules()), (2, vec!["missing-yes".to_owned()]));
    assert_eq!(ran.err.matches("error: the name of a system").count(), 1, "{}", ran.err);
    assert!(ran.err.contains("--> bad/mcp-lint.toml:1:6"), "{}", ran.err);
    let files = ran.json()["files"].clone();
    assert!(files[0]["error"].is_string() && files[1]["error"].is_string() && files[2]["error"].is_null());
}

#[test]
fn a_named_settings_file_with_mistakes_stops_the_run() {
    let place = Place::with(CURSOR, WARNING);
    place.write("ci.toml", "os = 1\n");
    for (path, told) in
        [("ci.toml", "1 mistake in the settings"), ("nowhere.toml", "no such file"), (".", "is not a file")]
    {
        let ran = place.run(&["--config", path, "--format", "json", CURSOR]);
        assert_eq!(ran.code, 2, "{path}");
        assert!(ran.err.contains(told), "{path}: {}", ran.err);
        assert_eq!(ran.json()["files"].as_array().unwrap().len(), 0);
    }
    place.write("mcp-lint.toml", b"os = \"\xff\"");
    assert!(place.run(&[CURSOR]).err.contains("mcp-lint.toml: is not UTF-8"));
}

#[test]
fn a_text_that_goes_through_is_not_lost() {
    let place = Place::new();
    place.write("mcp-lint.toml", "os = 1\n");
    let ran = place.pipe(&["--fix", "-", "--stdin-filename", CURSOR], WARNING);
    assert_eq!((ran.code, ran.out.as_str()), (2, WARNING), "{}", ran.err);
}
