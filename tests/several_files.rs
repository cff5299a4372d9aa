//! What is said about the files of one run together: every folder of `fixtures/together/`.
//!
//! A fixture is a folder with `project/` and `home/` in it, as the files stand on somebody's machine, and `expected.txt`, which
//! holds what people see. `SNAPSHOTS=overwrite` accepts what comes out: read it before you commit it.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;

use mcp_lint::diagnostic::Category;
use mcp_lint::lint::Linted;
use mcp_lint::render::{Checked, Human, Json, Paint, Renderer, Summary};
use mcp_lint::text::Encoding;
use support::{MACHINES, Setting, files_of, lint_together, machines};

fn shown(renderer: &mut dyn Renderer, files: &[(Setting, String)], linted: &[Linted]) -> String {
    let mut out = Vec::new();
    for ((setting, text), linted) in files.iter().zip(linted) {
        let (path, diagnostics) = (&*setting.path, &*linted.diagnostics);
        let (detected, servers) = (linted.detected, linted.servers);
        let checked = Checked { path, text, encoding: Encoding::Utf8, detected, diagnostics, servers };
        renderer.file(&checked, &mut out).unwrap();
    }
    renderer.finish(&Summary::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn fixtures_come_out_as_expected() {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let mut wrong = Vec::new();
    for folder in machines() {
        let files = files_of(&folder);
        let linted = lint_together(&files);
        let actual = shown(&mut Human::new(Paint::Plain, Some(120), true), &files, &linted);
        let expected = snapbox::Data::read_from(&folder.join("expected.txt"), Some(snapbox::data::DataFormat::Text));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if let Err(difference) = assert.try_eq(Some(&name), snapbox::Data::text(actual).raw(), expected.raw()) {
            wrong.push(difference.to_string());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_rules_about_several_files_speak() {
    for folder in machines() {
        let files = files_of(&folder);
        for ((setting, _), linted) in files.iter().zip(lint_together(&files)) {
            assert!(linted.detected.is_some(), "{}: {}", folder.display(), setting.path);
            let others: Vec<_> = linted.diagnostics.iter().filter(|d| d.category != Category::Project).collect();
            assert!(others.is_empty(), "{}: {}: {others:?}", folder.display(), setting.path);
        }
    }
}

#[test]
fn places_in_other_files_are_in_json() {
    let files = files_of(&Path::new(MACHINES).join("project-over-user"));
    let told = shown(&mut Json::default(), &files, &lint_together(&files));
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let told = told["files"].as_array().unwrap().iter().find(|file| file["path"] == "~/.claude.json").unwrap();
    let found = &told["diagnostics"][0];
    assert_eq!((&found["rule"], &found["server"]), (&"shadowed-server".into(), &"docs".into()));
    let other = found["related"].as_array().unwrap().iter().find(|related| related["path"] == ".mcp.json").unwrap();
    assert_eq!(other["span"]["start"]["line"], 3);
}

#[test]
fn no_secret_is_told() {
    for folder in machines() {
        let files = files_of(&folder);
        let linted = lint_together(&files);
        for renderer in [&mut Human::new(Paint::Plain, None, true) as &mut dyn Renderer, &mut Json::default()] {
            let told = shown(renderer, &files, &linted);
            assert!(!told.contains("hunter2"), "{}: {told}", folder.display());
        }
    }
}
