//! docs/integrations.md: what it tells people to paste is well-formed, and speaks of this program.

#![allow(clippy::unwrap_used)]

mod program;
mod tools;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use program::Place;
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

/// Findings of every level, at several places.
const FINDINGS: &str = "{\"mcpServers\": {\"a\": {\"command\": \"npx\", \"args\": [\"x\"]},}}\n";

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

fn page() -> String {
    read("docs/integrations.md")
}

/// The fenced blocks of this language.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<&'p str> {
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_block_can_be_read() {
    let page = page();
    let (yaml, json) = (blocks(&page, "yaml"), blocks(&page, "json"));
    assert!(yaml.len() > 5 && json.len() > 1);
    for block in yaml {
        assert!(Yaml::load_from_str(block).is_ok(), "{block}");
    }
    for block in json {
        assert!(serde_json::from_str::<Value>(block).is_ok(), "{block}");
    }
}

#[test]
fn every_option_exists() {
    let help = Place::new().run(&["--help"]).out;
    let page = page();
    let commands = page.lines().filter(|line| line.contains("mcp-lint --") || line.trim_start().starts_with("args: ["));
    let words = commands.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '-'));
    let options: BTreeSet<&str> = words.filter(|word| word.starts_with('-') && word.len() > 1).collect();
    assert!(options.contains("--output") && options.contains("-D"), "{options:?}");
    for option in options {
        assert!(help.contains(&format!("{option} ")) || help.contains(&format!("{option}\n")), "{option}");
    }
    for format in page.split("--format ").skip(1).map(|rest| rest.split_whitespace().next().unwrap()) {
        assert!(help.contains(&format!("- {format}:")), "{format}");
    }
}

#[test]
fn every_version_is_this_one() {
    let own = env!("CARGO_PKG_VERSION");
    for path in ["docs/integrations.md", "README.md"] {
        let text = read(path);
        let versions = ["mcp-config-linter==", "\"mcp-config-linter\": \"", "rev: v", "/mcp-lint@v"]
            .map(|before| text.split(before).skip(1));
        for rest in versions.into_iter().flatten() {
            let version: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            assert_eq!(version, own, "{path}");
        }
    }
}

#[test]
fn the_inputs_of_the_action_are_told() {
    let page = page();
    let table = page.split("| input |").nth(1).unwrap().split("\n\n").next().unwrap();
    let told: Vec<&str> =
        table.lines().filter_map(|line| line.strip_prefix("| `")).map(|row| row.split('`').next().unwrap()).collect();
    let action = read("action.yml");
    let action = &Yaml::load_from_str(&action).unwrap()[0];
    let inputs: Vec<&str> = action["inputs"].as_mapping().unwrap().keys().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(told, inputs);
}

#[test]
fn the_problem_matcher_understands_every_finding() {
    let place = Place::with(".cursor/mcp.json", FINDINGS);
    let ran = place.run(&["--format", "short", "-I", "missing-yes", "."]);
    assert!(ran.out.contains(" error[") && ran.out.contains(" info["), "{}", ran.out);
    let page = page();
    let task = blocks(&page, "json").into_iter().find(|block| block.contains("\"tasks\"")).unwrap();
    let task: Value = serde_json::from_str(task).unwrap();
    assert_eq!(task["tasks"][0]["args"], serde_json::json!(["--format", "short", "."]));
    let pattern = &task["tasks"][0]["problemMatcher"]["pattern"];
    let program = "import json, re, sys\npattern, lines = json.load(sys.stdin)\n\
                   groups = [re.match(pattern['regexp'], line) for line in lines]\n\
                   names = ['file', 'line', 'column', 'severity', 'code', 'message']\n\
                   print(json.dumps([found and [found[pattern[name]] for name in names] for found in groups]))";
    let lines: Vec<&str> = ran.out.lines().collect();
    let input = serde_json::json!([pattern, lines]).to_string();
    let Some(verdict) = tools::pipe("python3", &["-c", program], &input) else { return };
    let found: Vec<[String; 6]> = serde_json::from_str(&verdict.out).unwrap_or_else(|_| panic!("{}", verdict.err));
    let joined = |[file, line, column, severity, code, message]: [String; 6]| {
        format!("{file}:{line}:{column}: {severity}[{code}]: {message}")
    };
    assert_eq!(found.into_iter().map(joined).collect::<Vec<_>>(), lines);
}
