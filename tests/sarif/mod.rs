//! Whether a text is a log of SARIF 2.1.0, as the schema of the standard says.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    // A pattern of the standard ends in a lone `]`, which not every reader of patterns takes for itself.
    let text = include_str!("sarif-schema-2.1.0.json").replace("{2}]?$", r"{2}\\]?$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

/// The log in `text`; panics with everything that the schema has against it, or where an index leads nowhere.
pub fn valid(name: &str, text: &str) -> Value {
    let log: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"));
    let faults: Vec<String> =
        SCHEMA.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    let run = &log["runs"][0];
    // GitHub refuses a log with longer ones.
    for rule in run["tool"]["driver"]["rules"].as_array().unwrap() {
        for text in ["shortDescription", "fullDescription"].map(|text| rule[text]["text"].as_str().unwrap_or("")) {
            assert!(text.chars().count() <= 1024, "{name}: {text}");
        }
    }
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][index(&result["ruleIndex"])];
        assert_eq!(rule["id"], result["ruleId"], "{name}");
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(run["artifacts"][index(&place["index"])]["location"]["uri"], place["uri"], "{name}");
    }
    log
}

fn index(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}
