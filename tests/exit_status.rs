//! How the program ends: 0 nothing at error level is left, 1 there is, 2 something could not be read or run.

#![allow(clippy::unwrap_used)]

mod program;

use program::Place;

const CURSOR: &str = ".cursor/mcp.json";
/// Nothing to say about it.
const CLEAN: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]}}}\n";
/// `npx` may ask.
const WARNING: &str = "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"a-server\"]}}}\n";
/// A comma too many, which can be repaired.
const ERROR: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]},}}\n";
/// No command, which nobody can guess.
const HOPELESS: &str = "{\"mcpServers\": {\"a\": {\"args\": [\"/srv/a.js\"]}}}\n";
/// A key that does not exist.
const MISTAKE: &str = "clientz = {}\n";

/// Panics unless the program ends like this, run so in a project with these files.
fn ends(status: i32, files: &[(&str, &str)], args: &str) {
    let place = Place::new();
    files.iter().for_each(|(path, text)| place.write(path, text));
    let ran = place.run(&args.split_whitespace().collect::<Vec<_>>());
    assert_eq!(ran.code, status, "mcp-lint {args}, with {files:?}\n{}{}", ran.out, ran.err);
    assert!(status != 2 || !ran.err.is_empty(), "mcp-lint {args} does not say why");
}

/// The same with one file of Cursor's, for all of these arguments.
fn each_ends(status: i32, text: &str, all: &[&str]) {
    all.iter().for_each(|args| ends(status, &[(CURSOR, text)], args));
}

#[test]
fn zero_where_nothing_at_error_level_is_left() {
    each_ends(0, CLEAN, &["", ".", CURSOR, "-q .", "-v .", "-D warnings .", "--diff .", "--fix .", "--statistics ."]);
    each_ends(0, WARNING, &[".", "-I missing-yes .", "-A all -D warnings .", "--min-severity error ."]);
    each_ends(0, ERROR, &["-W trailing-comma .", "-A syntax .", "--exit-zero .", "--fix .", "--show-files ."]);
    each_ends(0, ERROR, &["--write-baseline accepted.json .", "--exclude .cursor ."]);
    each_ends(0, ERROR, &["--force-exclude --exclude .cursor .cursor/mcp.json"]);
    ends(0, &[(CURSOR, ERROR), ("mcp-lint.toml", "[rules]\ntrailing-comma = \"warn\"\n")], ".");
    ends(0, &[(CURSOR, ERROR), ("mcp-lint.toml", MISTAKE)], "--no-config --exit-zero .");
}

#[test]
fn zero_where_there_is_nothing_to_lint() {
    ends(0, &[], "");
    ends(0, &[], ".");
    ends(0, &[("README.md", "# Nothing\n")], "README.md");
    ends(0, &[("package.json", "{}\n")], "--diff package.json");
}

#[test]
fn zero_for_what_the_program_tells() {
    for args in ["--help", "-h", "--version", "--version --verbose", "rules", "clients", "explain missing-yes", "man"] {
        ends(0, &[], args);
    }
    for args in ["schema cursor", "schema settings", "completions bash", "init", "help rules"] {
        ends(0, &[], args);
    }
}

#[test]
fn one_where_an_error_is_left() {
    each_ends(
        1,
        ERROR,
        &["", ".", CURSOR, "-q .", "-v .", "--statistics .", "--min-severity error .", "--unsafe-fixes ."],
    );
    each_ends(1, WARNING, &["-D warnings .", "-D missing-yes .", "-A all -D missing-yes .", "-D warnings -q ."]);
    each_ends(1, HOPELESS, &["--fix .", "--fix --unsafe-fixes ."]);
    ends(1, &[(CURSOR, WARNING), ("mcp-lint.toml", "[rules]\nwarnings = \"deny\"\n")], ".");
    ends(1, &[(CURSOR, ERROR), (".vscode/mcp.json", "{\"servers\": {}}\n")], ".");
}

#[test]
fn one_where_there_is_a_patch() {
    each_ends(1, ERROR, &["--diff .", "--diff -q ."]);
    each_ends(1, WARNING, &["--diff .", "--diff -A trailing-comma ."]);
    each_ends(0, HOPELESS, &["--diff ."]);
}

#[test]
fn one_where_standard_input_has_an_error() {
    let place = Place::new();
    for (args, text, status) in [
        ("--client cursor -", CLEAN, 0),
        ("--client cursor -", ERROR, 1),
        ("--stdin-filename .cursor/mcp.json -", ERROR, 1),
        ("--client cursor --fix -", ERROR, 0),
        ("--client cursor --fix -", HOPELESS, 1),
        ("--client cursor --diff -", ERROR, 1),
        ("--client cursor --exit-zero -", ERROR, 0),
    ] {
        let ran = place.pipe(&args.split_whitespace().collect::<Vec<_>>(), text);
        assert_eq!(ran.code, status, "mcp-lint {args} < {text}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn two_where_something_cannot_be_read_or_written() {
    each_ends(2, CLEAN, &["nowhere.json", ". nowhere", "--config nowhere.toml .", "--baseline nowhere.json ."]);
    each_ends(2, CLEAN, &["--output nowhere/report .", "--write-baseline nowhere/baseline.json ."]);
    each_ends(2, CLEAN, &["--exit-zero nowhere.json", "--show-files nowhere.json", "--diff nowhere.json"]);
    each_ends(2, ERROR, &["nowhere.json .cursor/mcp.json", "--baseline .cursor/mcp.json ."]);
    ends(2, &[(CURSOR, "\0\u{1}\u{2}")], ".");
}

#[test]
fn two_where_the_settings_hold_mistakes() {
    ends(2, &[(CURSOR, CLEAN), ("mcp-lint.toml", MISTAKE)], ".");
    ends(2, &[(CURSOR, CLEAN), ("mcp-lint.toml", MISTAKE)], "--exit-zero .");
    ends(2, &[(CURSOR, CLEAN), ("other.toml", MISTAKE)], "--config other.toml .");
    ends(2, &[("mcp-lint.toml", "# Mine\n")], "init");
}

#[test]
fn two_where_the_command_line_is_wrong() {
    each_ends(2, CLEAN, &["--no-such .", "--fix --diff .", "--client nobody .", "--os beos .", "--format xml ."]);
    each_ends(
        2,
        CLEAN,
        &["-A no-such-rule .", "--jobs 0 .", "--jobs many .", "--exclude [ .", "--min-severity loud ."],
    );
    each_ends(2, CLEAN, &["--client-version 1.0 .", "-q -v .", "--baseline"]);
    for args in ["explain", "explain no-such-rule", "schema nobody", "completions tcsh", "init twice", "rules --fix"] {
        ends(2, &[], args);
    }
    let place = Place::with(CURSOR, CLEAN);
    for (name, value) in [("OS", "beos"), ("FORMAT", "xml"), ("CLIENT", "nobody"), ("CONFIG", "nowhere.toml")] {
        let ran = place.run_with(&[(&format!("MCP_LINT_{name}"), value)], &["."]);
        assert!(ran.code == 2 && ran.err.starts_with("error: "), "{name}: {} {}", ran.code, ran.err);
    }
}
