//! What settings change, for which files, and what weighs more.

use std::fs;

use super::program::{Place, finished};
use super::{CURSOR, WARNING, found, found_in};

const NOTHING: [&str; 0] = [];

#[test]
fn levels_are_set_by_rule_category_and_all_and_the_narrowest_counts() {
    let level = |settings: &str| found(settings, WARNING, &[]);
    assert_eq!(level(""), ["warning missing-yes"]);
    assert_eq!(level("[rules]\nmissing-yes = \"allow\"\n"), NOTHING);
    assert_eq!(level("[rules]\nmissing-yes = \"info\"\n"), ["info missing-yes"]);
    assert_eq!(level("[rules]\ncommand = \"deny\"\n"), ["error missing-yes"]);
    assert_eq!(level("[rules]\nwarnings = \"deny\"\n"), ["error missing-yes"]);
    assert_eq!(level("[rules]\nall = \"info\"\n"), ["info missing-yes"]);
    // In whatever order they stand.
    assert_eq!(
        level("[rules]\nmissing-yes = \"warn\"\ncommand = \"allow\"\nall = \"deny\"\n"),
        ["warning missing-yes"]
    );
    assert_eq!(level("[rules]\ncommand = \"info\"\nwarnings = \"deny\"\nall = \"allow\"\n"), ["info missing-yes"]);
}

#[test]
fn options_weigh_more_than_settings() {
    let deny = "[rules]\nmissing-yes = \"deny\"\n";
    assert_eq!(found(deny, WARNING, &["-A", "all"]), NOTHING);
    assert_eq!(found(deny, WARNING, &["-A", "all", "-I", "missing-yes"]), ["info missing-yes"]);
    assert_eq!(found(deny, WARNING, &["-D", "warnings", "-W", "command"]), ["warning missing-yes"]);
    let shim = WARNING.replace("[\"some", "[\"-y\", \"some");
    let windows = "os = \"windows\"\n[rules]\nall = \"allow\"\nbare-windows-shim = \"warn\"\n";
    assert_eq!(found(windows, &shim, &["--client", "amazon-q"]), ["warning bare-windows-shim"]);
    assert_eq!(found(windows, &shim, &["--client", "amazon-q", "--os", "linux"]), NOTHING);
}

#[test]
fn overrides_hold_for_the_files_they_name_and_the_last_counts() {
    let settings = "[rules]\nmissing-yes = \"info\"\n\
        [[overrides]]\nfiles = \".cursor\"\nrules = { missing-yes = \"deny\" }\n\
        [[overrides]]\nfiles = [\"other\", \".cursor/*.json\"]\nrules = { command = \"warn\" }\n\
        [[overrides]]\nfiles = \"other\"\nrules = { all = \"allow\" }\n";
    assert_eq!(found(settings, WARNING, &[]), ["warning missing-yes"]);
    let by_client = "[clients]\n\"**/mcp.json\" = \"cursor\"\n[[overrides]]\nfiles = \"*.json\"\nclient = \"amazon-q\"\nos = \"windows\"\n";
    assert_eq!(found(by_client, WARNING, &[]), ["error bare-windows-shim", "warning missing-yes"]);
}

#[test]
fn the_client_of_a_file_is_set_by_pattern() {
    let place = Place::with("configs/desktop.json", WARNING.replace("npx", "bin/run"));
    let clients = "[clients]\n\"configs/*\" = \"cursor\"\n\"configs/desk*\" = \"claude-desktop\"\n";
    place.write("mcp-lint.toml", clients);
    let client = |args: &[&str]| {
        place.run(&[&["--format", "json", "configs/desktop.json"], args].concat()).json()["files"][0]["client"].clone()
    };
    assert_eq!(client(&[]), "claude-desktop");
    assert_eq!(client(&["--client", "zed"]), "zed");
    assert_eq!(client(&["--no-config"]), "generic");
}

#[test]
fn rules_look_at_the_machine_where_settings_say_so() {
    let text = WARNING.replace("npx", "no-such-program");
    assert_eq!(found("host = true\n", &text, &[]), ["error command-not-found"]);
    assert_eq!(found("host = true\n", &text, &["--no-host"]), NOTHING);
    assert_eq!(found("host = false\n", &text, &["--host"]), ["error command-not-found"]);
}

#[test]
fn excluded_files_are_left_out_unless_they_are_named() {
    let place = Place::with("old/.cursor/mcp.json", WARNING);
    place.write("new/.cursor/mcp.json", WARNING);
    place.write("mcp-lint.toml", "exclude = [\"old/**/mcp.json\"]\n");
    let ran = place.run(&["-v", "--format", "json", "."]);
    assert_eq!(ran.json()["files"].as_array().unwrap().len(), 1, "{}", ran.out);
    assert!(ran.err.contains("old/.cursor/mcp.json: left out, as mcp-lint.toml says"), "{}", ran.err);
    assert_eq!(found_in(&place, &["old/.cursor/mcp.json"]), ["warning missing-yes"]);
}

#[test]
fn excluded_folders_are_not_even_looked_into() {
    let place = Place::with("old/deep/.cursor/mcp.json", WARNING);
    place.write("old/deep/mcp-lint.toml", "broken");
    place.write("mcp-lint.toml", "exclude = [\"old/\"]\n");
    place.write("new/.mcp.json", "{\"mcpServers\": {}}");
    let ran = place.run(&["-v", "."]);
    assert_eq!((ran.code, ran.err.contains("old")), (0, false), "{}", ran.err);
    assert_eq!(place.run(&["old"]).code, 2, "a folder that is named is searched");
    place.write("old/deep/mcp-lint.toml", "");
    assert_eq!(found_in(&place, &["old"]), ["warning missing-yes"]);
    assert_eq!(
        found_in(&place, &["--force-exclude", "old"]),
        ["warning missing-yes"],
        "the settings below it exclude nothing"
    );
}

#[test]
fn patterns_are_excluded_by_option_too() {
    let place = Place::with("old/.cursor/mcp.json", WARNING);
    place.write("new/.cursor/mcp.json", WARNING);
    place.write("mcp-lint.toml", "exclude = \"new\"\n");
    assert_eq!(found_in(&place, &["--exclude", "old/**", "."]), NOTHING);
    assert_eq!(found_in(&place, &["--no-config", "--exclude", "{old,other}", "."]), ["warning missing-yes"]);
    let ran = place.run(&["-v", "--force-exclude", "--exclude", "old", "old/.cursor/mcp.json", "new/.cursor/mcp.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("old/.cursor/mcp.json: left out, as `--exclude` says"), "{}", ran.err);
    assert!(ran.err.contains("new/.cursor/mcp.json: left out, as mcp-lint.toml says"), "{}", ran.err);
    let piped = place.pipe(&["--fix", "--force-exclude", "-", "--stdin-filename", "new/.cursor/mcp.json"], WARNING);
    assert_eq!((piped.code, piped.out.as_str()), (0, WARNING));
    let bad = place.run(&["--exclude", "a/{b", "."]);
    assert!(bad.code == 2 && bad.err.contains("the pattern `a/{b` has a `{` without `}`"), "{}", bad.err);
}

#[test]
fn folders_are_searched_for_what_settings_give_a_client() {
    let place = Place::with("configs/desktop.json", WARNING);
    place.write("configs/other.txt", WARNING);
    place.write("node_modules/x/configs/desktop.json", WARNING);
    assert_eq!(found_in(&place, &["."]), NOTHING);
    place.write("mcp-lint.toml", "[clients]\n\"configs/*.json\" = \"cursor\"\n");
    assert_eq!(found_in(&place, &["."]), ["warning missing-yes"]);
    place.write("mcp-lint.toml", "[[overrides]]\nfiles = \"configs/*.txt\"\nclient = \"cursor\"\n");
    assert_eq!(found_in(&place, &["."]), ["warning missing-yes"]);
}

#[test]
fn the_environment_stands_for_options_that_are_not_given() {
    let place = Place::with(CURSOR, WARNING);
    place.write("mcp-lint.toml", "[rules]\nall = \"allow\"\n");
    place.write("ci.toml", "[rules]\nmissing-yes = \"deny\"\n");
    let ran = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = place.command(&[args, &[CURSOR]].concat());
        finished(command.envs(variables.iter().copied()).output().unwrap())
    };
    let short = ("MCP_LINT_FORMAT", "short");
    assert_eq!(ran(&[], &[short]).out, "");
    assert!(ran(&[], &[short, ("MCP_LINT_CONFIG", "ci.toml")]).out.contains("error[missing-yes]"));
    assert!(ran(&[], &[short, ("MCP_LINT_NO_CONFIG", "1")]).out.contains("warning[missing-yes]"));
    assert_eq!(ran(&[], &[short, ("MCP_LINT_NO_CONFIG", "0"), ("MCP_LINT_CONFIG", "")]).out, "");
    let both = [short, ("MCP_LINT_CONFIG", "ci.toml")];
    assert!(ran(&["--no-config"], &both).out.contains("warning[missing-yes]"), "an option weighs more");
    assert_eq!(ran(&["--config", "mcp-lint.toml"], &both).out, "");
    assert!(ran(&["--format", "json"], &[short]).out.starts_with('{'));
    assert!(ran(&["--no-config"], &[("MCP_LINT_COLOR", "always")]).out.contains('\x1b'));
    let json = ran(&[], &[("MCP_LINT_FORMAT", "json"), ("MCP_LINT_CLIENT", "zed"), ("MCP_LINT_OS", "windows")]).json();
    assert_eq!(json["files"][0]["client"], "zed");
    for (name, value) in [("MCP_LINT_FORMAT", "xml"), ("MCP_LINT_OS", "beos"), ("MCP_LINT_CLIENT", "nobody")] {
        let bad = ran(&[], &[(name, value)]);
        assert!(bad.code == 2 && bad.err.contains(value), "{name}: {}", bad.err);
    }
    assert_eq!(ran(&["--nonsense"], &[("MCP_LINT_FORMAT", "json")]).json()["version"], 1);
}

#[test]
fn the_nearest_settings_file_is_the_only_one() {
    let place = Place::with(&format!("a/b/{CURSOR}"), WARNING);
    place.write("mcp-lint.toml", "[rules]\nall = \"allow\"\n");
    assert_eq!(found_in(&place, &["a"]), NOTHING);
    place.write("a/.mcp-lint.toml", "[rules]\nmissing-yes = \"deny\"\n");
    assert_eq!(found_in(&place, &["a"]), ["error missing-yes"]);
    place.write("a/mcp-lint.toml", "[rules]\nmissing-yes = \"info\"\n");
    assert_eq!(found_in(&place, &["a"]), ["info missing-yes"]);
    place.write("a/b/.cursor/mcp-lint.toml", "");
    assert_eq!(found_in(&place, &["a"]), ["warning missing-yes"]);
    assert_eq!(found_in(&place, &["--no-config", "a"]), ["warning missing-yes"]);
    assert_eq!(found_in(&place, &["--config", "mcp-lint.toml", "a"]), NOTHING);
    let ran = place.run(&["-v", "a"]);
    assert!(ran.err.contains("with the settings in a/b/.cursor/mcp-lint.toml"), "{}", ran.err);
}

#[test]
fn a_path_with_dots_leads_to_the_settings_of_its_own_folder() {
    let place = Place::with(&format!("other/{CURSOR}"), WARNING);
    place.write("here/mcp-lint.toml", "[rules]\nall = \"allow\"\n");
    place.write("here/x.txt", "");
    assert_eq!(found_in(&place, &["here/../other"]), ["warning missing-yes"]);
}

#[test]
fn the_person_has_settings_for_files_without_their_own() {
    let place = Place::with(CURSOR, WARNING);
    let own = place.home().join(if cfg!(windows) { "AppData/Roaming/mcp-lint" } else { ".config/mcp-lint" });
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("mcp-lint.toml"), "[[overrides]]\nfiles = \".cursor/*\"\nrules = { missing-yes = \"deny\" }\n")
        .unwrap();
    assert_eq!(found_in(&place, &[CURSOR]), ["error missing-yes"]);
    place.write("mcp-lint.toml", "");
    assert_eq!(found_in(&place, &[CURSOR]), ["warning missing-yes"]);
}

#[test]
fn the_home_folder_is_the_last_that_is_looked_into() {
    let place = Place::new();
    fs::create_dir_all(place.home().join("work/.cursor")).unwrap();
    let file = place.home().join("work").join(CURSOR);
    fs::write(&file, WARNING).unwrap();
    fs::write(place.home().join("../mcp-lint.toml"), "[rules]\nall = \"allow\"\n").unwrap();
    let file = file.to_string_lossy();
    assert_eq!(found_in(&place, &[&file]), ["warning missing-yes"]);
    fs::write(place.home().join("mcp-lint.toml"), "[rules]\nmissing-yes = \"info\"\n").unwrap();
    assert_eq!(found_in(&place, &[&file]), ["info missing-yes"]);
}

#[test]
fn standard_input_has_the_settings_of_the_file_it_is_said_to_be() {
    let place = Place::new();
    place.write("a/mcp-lint.toml", "[rules]\nmissing-yes = \"deny\"\n");
    let code = |args: &[&str]| place.pipe(&[&["-"], args].concat(), WARNING).code;
    assert_eq!(code(&["--stdin-filename", "a/.cursor/mcp.json"]), 1);
    assert_eq!(code(&["--stdin-filename", ".cursor/mcp.json"]), 0);
    place.write("mcp-lint.toml", "[rules]\nall = \"deny\"\n");
    assert_eq!(code(&[]), 1);
}

#[test]
fn patterns_of_a_named_settings_file_start_where_the_program_does() {
    let place = Place::with(CURSOR, WARNING);
    place.write("ci/strict.toml", "[[overrides]]\nfiles = \".cursor/*\"\nrules = { missing-yes = \"deny\" }\n");
    assert_eq!(found_in(&place, &["--config", "ci/strict.toml", CURSOR]), ["error missing-yes"]);
}
