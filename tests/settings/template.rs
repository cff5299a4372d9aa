//! `mcp-lint init`, and the file it writes.

use std::path::Path;

use mcp_lint::settings::{KEYS, Settings, TEMPLATE};

use super::program::Place;
use super::{CURSOR, WARNING};

/// The template with every setting switched on.
fn enabled() -> String {
    let is_setting = |line: &str| {
        let first = line.split([' ', '=']).next().unwrap_or("");
        line.starts_with(['[', '"'])
            || (line.contains(" = ") && first.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
    };
    let line = |line: &str| match line.strip_prefix("# ").filter(|rest| is_setting(rest)) {
        Some(setting) => format!("{setting}\n"),
        None => format!("{line}\n"),
    };
    TEMPLATE.lines().map(line).collect()
}

#[test]
fn the_template_is_accepted_as_it_is_and_with_everything_switched_on() {
    for text in [TEMPLATE.to_owned(), enabled()] {
        if let Err(problems) = Settings::read(&text, Path::new("/work"), None) {
            panic!("{problems:#?}\n{text}");
        }
    }
}

#[test]
fn every_setting_is_in_the_template() {
    let document: toml::Table = enabled().parse().unwrap();
    for key in KEYS {
        assert!(document.contains_key(key.name), "`{}` is missing", key.name);
    }
    assert!(!TEMPLATE.parse::<toml::Table>().unwrap().contains_key("os"), "settings are commented out");
}

#[test]
fn init_writes_it_once() {
    let place = Place::with(CURSOR, WARNING);
    let ran = place.run(&["init"]);
    assert_eq!((ran.code, place.read("mcp-lint.toml").as_str()), (0, TEMPLATE), "{}", ran.err);
    assert_eq!(place.run(&[CURSOR]).code, 0);
    place.write("mcp-lint.toml", "# mine\n");
    let ran = place.run(&["init"]);
    assert!(ran.code == 2 && ran.err.contains("mcp-lint.toml is there already"), "{}", ran.err);
    assert_eq!(place.read("mcp-lint.toml"), "# mine\n");
    assert_eq!(place.run(&["init", "--force"]).code, 0);
    assert_eq!(place.read("mcp-lint.toml"), TEMPLATE);
}

#[test]
fn init_does_not_put_another_file_out_of_force() {
    let place = Place::new();
    place.write(".mcp-lint.toml", "# mine\n");
    for args in [&["init"][..], &["init", "--force"]] {
        let ran = place.run(args);
        assert!(ran.code == 2 && ran.err.contains(".mcp-lint.toml is there already"), "{}", ran.err);
    }
    assert!(!place.project().join("mcp-lint.toml").exists());
}
