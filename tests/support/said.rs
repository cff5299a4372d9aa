//! Everything that the rules say anywhere in the tests: of their own examples, of every fixture, of what clients were given.

use mcp_lint::diagnostic::Diagnostic;
use mcp_lint::rules::{self, Shows};

use super::{Setting, files_of, fixtures, lint_together, machines, truth_case, truth_tables};

/// Calls `hear` with every finding, and a name for the text that it is about.
pub fn everything_said(mut hear: impl FnMut(&str, &Diagnostic)) {
    let mut tell = |name: &str, files: &[(Setting, String)]| {
        for linted in lint_together(files) {
            linted.diagnostics.iter().for_each(|diagnostic| hear(name, diagnostic));
        }
    };
    for rule in rules::ALL.iter().copied() {
        let mut files = Vec::new();
        for example in rule.declaration().examples() {
            if matches!(example.shows, Shows::Fixed { .. }) {
                continue;
            }
            files.push((Setting::parse(&example.setting).with(rule), example.text));
            if example.shows != Shows::Beside {
                tell(rule.declaration().id, &std::mem::take(&mut files));
            }
        }
    }
    for fixture in fixtures() {
        tell(&fixture.name(), &[(fixture.setting.clone(), fixture.text.clone())]);
    }
    for folder in machines() {
        tell(&folder.file_name().unwrap().to_string_lossy(), &files_of(&folder));
    }
    for table in truth_tables() {
        for case in table["cases"].as_array().unwrap() {
            for id in case["did"].as_object().unwrap().keys() {
                let name = format!("{}, for {id}", case["what"].as_str().unwrap());
                tell(&name, &[truth_case(case, id)]);
            }
        }
    }
}
