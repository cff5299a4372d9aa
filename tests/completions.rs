//! Completion scripts, the manual page and the version: complete, and taken by the programs that they are for.

#![allow(clippy::unwrap_used)]

mod program;
mod tools;

use mcp_lint::diagnostic::Category;
use mcp_lint::{clients, rules};
use program::Place;

/// A shell: its name here, the program, and the arguments with which it reads a script without running it.
const SHELLS: &[(&str, &str, &[&str])] = &[
    ("bash", "bash", &["-n"]),
    ("zsh", "zsh", &["-n"]),
    ("fish", "fish", &["--no-execute"]),
    ("powershell", "pwsh", &["-NoProfile", "-Command", "[scriptblock]::Create([Console]::In.ReadToEnd()) | Out-Null"]),
    ("elvish", "elvish", &["-compileonly"]),
];

fn printed(args: &[&str]) -> String {
    let ran = Place::new().run(args);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    ran.out
}

#[test]
fn every_script_names_options_subcommands_clients_and_rules() {
    for (shell, _, _) in SHELLS {
        let script = printed(&["completions", shell]);
        for word in ["unsafe-fixes", "explain", "completions"] {
            assert!(script.contains(word), "{shell}: no {word}");
        }
        let ids = clients::ALL.iter().map(|client| client.id).chain([clients::GENERIC.id, "settings"]);
        for name in ids.chain(rules::ALL.iter().map(|rule| rule.declaration().id)) {
            assert!(script.contains(name), "{shell}: no {name}");
        }
    }
}

#[test]
fn levels_are_completed_with_rules_and_categories() {
    let script = printed(&["completions", "bash"]);
    let values = |option: &str| -> Vec<String> {
        let case = script.split(&format!("{option})\n")).nth(1).unwrap();
        let words = case.split("compgen -W \"").nth(1).unwrap().split('"').next().unwrap();
        words.split_whitespace().map(str::to_owned).collect()
    };
    for option in ["--allow", "-A", "--info", "-I", "--warn", "-W", "--deny", "-D"] {
        let values = values(option);
        let categories = Category::ALL.map(Category::name);
        for name in categories.into_iter().chain(["warnings", "all", "missing-yes"]) {
            assert!(values.iter().any(|value| value == name), "{option}: no {name}");
        }
    }
    assert!(values("--client").iter().any(|value| value == "claude-desktop"));
}

#[test]
fn shells_take_their_scripts() {
    for (shell, program, args) in SHELLS {
        if let Some(verdict) = tools::pipe(program, args, &printed(&["completions", shell])) {
            assert!(verdict.ok && verdict.err.is_empty(), "{shell}: {}", verdict.err);
        }
    }
}

#[test]
fn an_unknown_shell_is_a_mistake() {
    let ran = Place::new().run(&["completions", "tcsh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("powershell"), "{}", ran.err);
}

#[test]
fn the_manual_page_is_complete() {
    let page = printed(&["man"]);
    assert!(page.contains(".TH mcp-lint 1"), "{page}");
    for text in [
        ".SH SYNOPSIS\n",
        "\\fB\\-\\-unsafe\\-fixes\\fR",
        ".SS \"mcp-lint explain [OPTIONS] <RULE>\"\n",
        ".SS \"mcp-lint completions <SHELL>\"\n",
        "possible values: bash, elvish, fish, powershell, zsh",
        ".SH \"EXIT STATUS\"\n",
        "\\fBMCP_LINT_NO_CONFIG\\fR\nStands for \\-\\-no\\-config where",
    ] {
        assert!(page.contains(text), "no {text}\n{page}");
    }
}

#[test]
fn man_has_nothing_to_say_about_the_page() {
    let page = printed(&["man"]);
    if let Some(verdict) = tools::pipe("groff", &["-man", "-Tutf8", "-ww", "-z"], &page) {
        assert!(verdict.ok && verdict.err.is_empty(), "{}", verdict.err);
    }
    if let Some(verdict) = tools::pipe("man", &["--warnings", "-l", "-"], &page) {
        assert!(verdict.ok && verdict.out.contains("mcp-lint explain"), "{}{}", verdict.out, verdict.err);
        assert!(!verdict.err.contains("warning"), "{}", verdict.err);
    }
}

#[test]
fn the_version_is_the_same_however_it_is_asked_for() {
    let short = format!("mcp-lint {}\n", env!("CARGO_PKG_VERSION"));
    for args in [&["-V"][..], &["--version"], &["--version", "--format", "json", "nowhere.json"]] {
        assert_eq!(printed(args), short, "{args:?}");
    }
    let long = printed(&["--version", "--verbose"]);
    for args in [&["-vV"][..], &["-Vv"], &["-v", "--version"]] {
        assert_eq!(printed(args), long, "{args:?}");
    }
    let lines: Vec<&str> = long.lines().collect();
    assert_eq!(lines[0], short.trim_end());
    assert_eq!(lines[1], format!("clients: {}", clients::ALL.len()));
    assert_eq!(lines[2], format!("rules: {}", rules::ALL.len()));
    let value = |name: &str| lines.iter().find_map(|line| line.strip_prefix(name)).unwrap();
    assert!(value("known packages: ").parse::<usize>().unwrap() > 50);
    assert!(value("target: ").contains(std::env::consts::ARCH), "{long}");
    assert!(["debug", "release"].contains(&value("profile: ")), "{long}");
}
