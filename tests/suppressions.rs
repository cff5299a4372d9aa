//! Findings that somebody accepted, by a comment or in the settings, and suppressions that nobody needs.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod program;
mod support;

use std::sync::Arc;

use mcp_lint::diagnostic::{Diagnostic, Safety};
use mcp_lint::fix::fix;
use mcp_lint::lint::Linted;
use mcp_lint::settings::Settings;
use program::Place;
use proptest::prelude::*;
use support::Setting;

/// A file of VS Code, which takes comments; its server raises `missing-yes`.
const VSCODE: &str = ".vscode/mcp.json";
/// A file of Claude Code, which takes none.
const STRICT: &str = ".mcp.json";
const NOTHING: [&str; 0] = [];

fn lint(path: &str, text: &str) -> Linted {
    let linted = Setting::parse(&format!("path={path}")).lint(text);
    assert!(linted.detected.is_some(), "{path}");
    linted
}

fn rules(linted: &Linted) -> Vec<&str> {
    linted.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
}

/// The rules that fire in a file at `path`.
fn found(path: &str, text: &str) -> Vec<String> {
    rules(&lint(path, text)).into_iter().map(str::to_owned).collect()
}

/// What `--fix` makes of it.
fn fixed(path: &str, text: &str) -> String {
    let setting = Setting::parse(&format!("path={path}"));
    fix(&setting.absolute(), text, &setting.options(), Safety::Safe, &setting.host()).text
}

/// Two servers of VS Code in which `npx` may ask, with a comment before the first and one behind it.
fn two(before: &str, behind: &str) -> String {
    format!(
        "{{\n  \"servers\": {{\n    {before}\n    \"a\": {{ \"type\": \"stdio\", \"command\": \"npx\", \"args\": [\"x\"] }}, {behind}\n    \
         \"b\": {{ \"type\": \"stdio\", \"command\": \"npx\", \"args\": [\"x\"] }}\n  }}\n}}\n"
    )
}

#[test]
fn a_comment_accepts_what_it_names_in_the_next_member_only() {
    assert_eq!(found(VSCODE, &two("", "")), ["missing-yes", "missing-yes"]);
    for comment in [
        "// mcp-lint-ignore missing-yes npm 10 everywhere",
        "/* mcp-lint-ignore missing-yes npm 10 everywhere */",
        "// mcp-lint-ignore: missing-yes: npm 10 everywhere",
    ] {
        let linted = lint(VSCODE, &two(comment, ""));
        assert_eq!((rules(&linted), linted.suppressed), (vec!["missing-yes"], 1), "{comment}");
        assert_eq!(linted.diagnostics[0].server.as_deref(), Some("b"));
        assert_eq!(rules(&lint(VSCODE, &two("", comment))), ["missing-yes"], "{comment}");
    }
    let whole = format!("// mcp-lint-ignore missing-yes npm 10\n{}", two("", ""));
    assert_eq!(lint(VSCODE, &whole).suppressed, 2);
}

#[test]
fn several_rules_stand_in_one_comment() {
    let text = two("// mcp-lint-ignore missing-yes, hardcoded-secret a sample", "").replace(
        "\"args\": [\"x\"] }, ",
        "\"args\": [\"x\"], \"env\": { \"GITHUB_TOKEN\": \"ghp_abcdefghijklmnopqrstuvwxyz0123456789\" } },",
    );
    let linted = lint(VSCODE, &text);
    assert_eq!((rules(&linted), linted.suppressed), (vec!["missing-yes"], 2));
}

#[test]
fn toml_and_yaml_have_their_own_comments() {
    let toml = "[mcp_servers.a]\ncommand = \"npx\"\nargs = [\"x\"]\n\n# mcp-lint-ignore missing-yes npm 10\n[mcp_servers.b]\n\
                command = \"npx\"\nargs = [\"x\"]\n\n[mcp_servers.c]\ncommand = \"npx\"\nargs = [\"x\"] # mcp-lint-ignore missing-yes npm 10\n";
    let linted = lint(".codex/config.toml", toml);
    let servers: Vec<_> = linted.diagnostics.iter().map(|d| (d.rule, d.server.as_deref().unwrap())).collect();
    assert_eq!((servers, linted.suppressed), (vec![("missing-yes", "a")], 2));
    let yaml = "name: x\nversion: 1.0.0\nschema: v1\nmcpServers:\n  - name: a\n    command: npx\n    args: [x]\n\
                \x20 # mcp-lint-ignore missing-yes npm 10\n  - name: b\n    command: npx\n    args: [x]\n\
                \x20 - name: c\n    command: npx\n    args: [x] # mcp-lint-ignore missing-yes npm 10\n";
    let linted = lint("~/.continue/config.yaml", yaml);
    let servers: Vec<_> = linted.diagnostics.iter().map(|d| (d.rule, d.server.as_deref().unwrap())).collect();
    assert_eq!((servers, linted.suppressed), (vec![("missing-yes", "a")], 2));
}

#[test]
fn the_other_dialects_of_json_have_the_same_comments() {
    let json5 =
        "{\n  // mcp-lint-ignore missing-yes npm 10\n  mcpServers: { 'a': { command: 'npx', args: ['x'], }, },\n}\n";
    for (path, text) in [
        (".crush.json", two("// mcp-lint-ignore missing-yes npm 10", "").replace("servers", "mcp")),
        (".vscode/mcp.json", two("/* mcp-lint-ignore\n  missing-yes: npm 10 */", "")),
        ("configs/mcporter.json", json5.to_owned()),
    ] {
        let client = if path.starts_with("configs") { " client=mcporter" } else { "" };
        let linted = Setting::parse(&format!("path={path}{client}")).lint(&text);
        assert_eq!(linted.suppressed, 1, "{path}: {:?}", rules(&linted));
    }
}

#[test]
fn where_the_client_takes_no_comments_a_suppression_holds_and_is_a_mistake() {
    let text = "{\n  \"mcpServers\": {\n    // mcp-lint-ignore missing-yes npm 10\n    \"a\": { \"command\": \"npx\", \"args\": [\"x\"] }\n  }\n}\n";
    let linted = lint(STRICT, text);
    assert_eq!((rules(&linted), linted.suppressed), (vec!["comment"], 1));
    assert!(linted.diagnostics[0].help.as_ref().unwrap().contains("[[ignore]]"));
    // Not even it itself.
    let text = text.replace("missing-yes", "comment, missing-yes");
    assert_eq!(found(STRICT, &text), ["comment"]);
}

#[test]
fn a_suppression_that_cannot_be_followed_is_reported() {
    let told = |comment: &str| {
        let linted = lint(VSCODE, &two(comment, ""));
        let own: Vec<&Diagnostic> = linted.diagnostics.iter().filter(|d| d.rule == "invalid-suppression").collect();
        assert_eq!(own.len(), 1, "{comment}: {:?}", rules(&linted));
        (own[0].message.clone(), linted.suppressed)
    };
    let words = |text: &str, suppressed| (text.to_owned(), suppressed);
    assert_eq!(told("// mcp-lint-ignore missing-yes"), words("this suppression gives no reason", 1));
    assert_eq!(told("// mcp-lint-ignore mising-yes npm 10"), words("no rule is called `mising-yes`", 0));
    assert_eq!(told("// mcp-lint-ignore command npm 10"), words("`command` is a category, not a rule", 0));
    assert_eq!(told("// mcp-lint-ignore missing-yes, nonsense npm 10"), words("no rule is called `nonsense`", 1));
    assert_eq!(told("// mcp-lint-ignore"), words("this suppression names no rule", 0));
    assert_eq!(
        told("// mcp-lint-disable missing-yes npm 10"),
        words("mcp-lint knows no comment `mcp-lint-disable`", 0)
    );
    let own = words("`unused-suppression` cannot be accepted by a comment", 0);
    assert_eq!(told("// mcp-lint-ignore unused-suppression npm 10"), own);
}

#[test]
fn what_hides_nothing_is_reported_and_removed() {
    let text = two("// mcp-lint-ignore remote-code it was", "// mcp-lint-ignore remote-code, missing-yes npm 10");
    assert_eq!(found(VSCODE, &text), ["unused-suppression", "unused-suppression", "missing-yes"]);
    let after = fixed(VSCODE, &text);
    assert!(after.starts_with("{\n  \"servers\": {\n    \"a\""), "{after}");
    assert!(after.contains("] }, // mcp-lint-ignore missing-yes npm 10\n"), "{after}");
    let last = two("// mcp-lint-ignore missing-yes, remote-code npm 10", "");
    assert!(fixed(VSCODE, &last).contains("    // mcp-lint-ignore missing-yes npm 10\n"));
    let astray = two("", "").replace("\n  }\n}", "\n    // mcp-lint-ignore missing-yes gone\n  }\n}");
    assert_eq!(found(VSCODE, &astray), ["missing-yes", "missing-yes", "unused-suppression"]);
    assert!(!fixed(VSCODE, &astray).contains("mcp-lint-ignore"));
    for (path, text) in [
        (
            ".codex/config.toml",
            "# mcp-lint-ignore missing-yes gone\n[mcp_servers.a]\ncommand = \"uvx\"\nargs = [\"x\"]\n",
        ),
        (
            ".continue/mcpServers/x.yaml",
            "name: x\nversion: 1.0.0\nschema: v1\nmcpServers:\n  # mcp-lint-ignore missing-yes gone\n  - name: a\n    command: uvx\n    args: [x]\n",
        ),
    ] {
        assert_eq!(found(path, text), ["unused-suppression"]);
        let without: String =
            text.lines().filter(|line| !line.contains("ignore")).map(|line| format!("{line}\n")).collect();
        assert_eq!(fixed(path, text), without);
    }
}

#[test]
fn accepted_findings_are_not_fixed() {
    let text = two("// mcp-lint-ignore missing-yes npm 10", "");
    let after = fixed(VSCODE, &text);
    assert!(after.contains("\"args\": [\"x\"] }, \n") && after.contains("\"args\": [\"-y\", \"x\"] }\n"), "{after}");
    assert_eq!(found(VSCODE, &after), NOTHING);
}

#[test]
fn what_cannot_be_judged_is_not_called_unused() {
    // It looks at the machine; it finds something for another system; it is off; it is about several files.
    for rule in ["command-not-found", "bare-windows-shim", "unpinned-package", "undefined-variable"] {
        let text = two(&format!("// mcp-lint-ignore {rule} as we want it"), "").replace("[\"x\"]", "[\"-y\", \"x\"]");
        let path = ".aws/amazonq/mcp.json";
        let text = text.replace("servers", "mcpServers").replace("\"type\": \"stdio\", ", "");
        let linted = Setting::parse(&format!("path={path} client=amazon-q")).lint(&text);
        assert!(!rules(&linted).contains(&"unused-suppression"), "{rule}: {:?}", rules(&linted));
    }
    // The text does not parse.
    let broken = two("// mcp-lint-ignore remote-code it was", "").replace("\"args\": [\"x\"] },", "\"args\": [\"x\"] ");
    assert!(!found(VSCODE, &broken).contains(&"unused-suppression".to_owned()));
    let settings = Settings::read("[rules]\nremote-code = \"allow\"\n", "/".as_ref(), None).unwrap();
    let setting = Setting { levels: settings.levels().clone(), ..Setting::parse(&format!("path={VSCODE}")) };
    assert_eq!(rules(&setting.lint(&two("// mcp-lint-ignore remote-code it was", ""))), ["missing-yes", "missing-yes"]);
}

/// What is found under `settings` in two servers of a strict file, and what became of the entries.
fn under(settings: &str) -> (Vec<String>, usize, Vec<Option<bool>>) {
    let text = two("", "").replace("servers", "mcpServers");
    let setting = Setting::parse(&format!("path={STRICT}"));
    let settings = Settings::read(settings, setting.absolute().parent().unwrap(), None).unwrap();
    let mut options = setting.options();
    options.ignores = settings.of(&setting.absolute()).ignores;
    let linted = mcp_lint::lint::lint(&setting.absolute(), &text, &options, &setting.host());
    let servers = linted.diagnostics.iter().map(|d| format!("{} {}", d.rule, d.server.as_deref().unwrap_or("")));
    assert!(linted.outcomes.iter().all(|outcome| options.ignores.iter().any(|i| Arc::ptr_eq(i, &outcome.ignore))));
    (servers.collect(), linted.suppressed, linted.outcomes.iter().map(|outcome| outcome.used).collect())
}

#[test]
fn settings_accept_by_file_server_and_rule() {
    let entry = |keys: &str| under(&format!("[[ignore]]\nreason = \"npm 10\"\nrules = \"missing-yes\"\n{keys}"));
    assert_eq!(entry(""), (vec![], 2, vec![Some(true)]));
    assert_eq!(entry("servers = \"a\"\n"), (vec!["missing-yes b".to_owned()], 1, vec![Some(true)]));
    assert_eq!(
        entry("servers = [\"[bc]\"]\nfiles = \"*.json\"\n"),
        (vec!["missing-yes a".to_owned()], 1, vec![Some(true)])
    );
    let both = || vec!["missing-yes a".to_owned(), "missing-yes b".to_owned()];
    assert_eq!(entry("files = \"other/*.json\"\n"), (both(), 0, vec![]));
    assert_eq!(entry("servers = \"c\"\n"), (both(), 0, vec![Some(false)]));
    let rules =
        under("[[ignore]]\nreason = \"npm 10\"\nrules = [\"missing-yes\", \"remote-code\", \"command-not-found\"]\n");
    assert_eq!(rules, (vec![], 2, vec![Some(true), Some(false), None]));
}

/// A project with a file that `--fix` would change, and settings.
fn project(settings: &str) -> Place {
    let place = Place::with(STRICT, two("", "").replace("servers", "mcpServers"));
    place.write("sub/.mcp.json", "{\"mcpServers\": {}}\n");
    place.write("mcp-lint.toml", settings);
    place
}

#[test]
fn an_entry_that_nobody_needs_is_shown_in_the_settings() {
    let settings =
        "[[ignore]]\nfiles = \"./.mcp.json\"\nservers = \"gone\"\nrules = \"missing-yes\"\nreason = \"npm 10\"\n";
    let place = project(settings);
    let ran = place.run(&[STRICT]);
    assert!(
        ran.out.contains("warning[unused-suppression]") && ran.out.contains("--> mcp-lint.toml:4:9"),
        "{}",
        ran.out
    );
    let ran = place.run(&["--format", "json", "-D", "warnings", STRICT]);
    assert_eq!(ran.code, 1);
    let files = ran.json()["files"].clone();
    assert_eq!((&files[1]["path"], &files[1]["client"]), (&"mcp-lint.toml".into(), &serde_json::Value::Null));
    assert_eq!(place.run(&["--format", "json", "-A", "unused-suppression", STRICT]).rules(), ["missing-yes"; 2]);
}

#[test]
fn an_entry_for_files_that_were_not_linted_is_left_alone() {
    let settings = "[[ignore]]\nfiles = [\"sub/.mcp.json\", \"./.mcp.json\"]\nservers = \"gone\"\nrules = \"missing-yes\"\nreason = \"x\"\n\
                    [[ignore]]\nrules = \"remote-code\"\nreason = \"x\"\n";
    let place = project(settings);
    let unused = |args: &[&str]| {
        let rules = place.run(&[&["--format", "json"], args].concat()).rules();
        rules.iter().filter(|rule| *rule == "unused-suppression").count()
    };
    assert_eq!(unused(&[STRICT]), 0);
    assert_eq!(unused(&["sub"]), 0);
    assert_eq!(unused(&[STRICT, "sub/.mcp.json"]), 1);
    assert_eq!(unused(&["."]), 2);
}

#[test]
fn what_is_accepted_is_counted_with_v_and_survives_fix() {
    let place = project("[[ignore]]\nservers = \"a\"\nrules = \"missing-yes\"\nreason = \"npm 10\"\n");
    let ran = place.run(&["-v", STRICT]);
    assert!(ran.err.contains("1 finding is suppressed by comments or settings"), "{}", ran.err);
    assert_eq!(place.run(&["--fix", STRICT]).code, 0);
    let text = place.read(STRICT);
    assert!(text.contains("\"args\": [\"x\"] },") && text.contains("\"args\": [\"-y\", \"x\"] }\n"), "{text}");
}

/// Pieces of the three formats, with comments to this program among them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "\n",
        "\r\n",
        "  ",
        "\t",
        "=",
        "- ",
        "---\n",
        "\"",
        "'",
        "é",
        "\u{feff}",
        "&a ",
        "*a",
        "|\n",
        "[mcp_servers.a]\n",
        "[[x]]\n",
        "\"mcpServers\": {",
        "mcpServers:\n",
        "\"a\": {",
        "command = \"npx\"\n",
        "\"command\": \"npx\",",
        "command: npx\n",
        "args = [\"x\"]\n",
        "\"args\": [\"x\"]",
        "args: [x]\n",
        "# mcp-lint-ignore missing-yes é\n",
        "// mcp-lint-ignore missing-yes, remote-code\n",
        "/* mcp-lint-ignore é, */",
        "# mcp-lint-\n",
        "// mcp-lint-ignore",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in pieces()) {
        for path in [VSCODE, STRICT, ".codex/config.toml", ".continue/mcpServers/x.yaml"] {
            let setting = Setting::parse(&format!("path={path}"));
            let once = fix(&setting.absolute(), &text, &setting.options(), Safety::Unsafe, &setting.host()).text;
            prop_assert!(once.len() <= text.len() + 10_000);
        }
        let _ = Settings::read(&text, "/".as_ref(), None);
    }
}
