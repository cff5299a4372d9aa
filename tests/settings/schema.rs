//! The JSON Schema of settings files says what the reader does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mcp_lint::settings::{KEYS, Key, Name, Settings, Shape, schema};
use serde_json::Value;

use super::program::Place;

fn accepts(text: &str) -> bool {
    Settings::read(text, Path::new("/work"), None).is_ok()
}

fn value(text: &str) -> Value {
    serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap()
}

/// Samples of settings files, each judged alike by the reader and the schema.
const GOOD: &[&str] = &[
    "",
    "os = \"any\"\nhost = false\nexclude = \"a\"\n",
    "exclude = [\"a/**\", \"{b,c}\"]\n",
    "[rules]\nall = \"deny\"\nwarnings = \"deny\"\nsyntax = \"info\"\nmissing-yes = \"allow\"\n",
    "[clients]\n\"configs/*.json\" = \"generic\"\n",
    "[hosts]\n\"mcp.example.com\" = \"/\"\n",
    "[packages.npm.\"@a/b\"]\nenv = [\"A\", \"B|C\"]\noptional-env = \"D\"\nargs = true\n[packages.docker.\"h:5000/a/b\"]\n",
    "[[ignore]]\nrules = [\"missing-yes\"]\nservers = \"a*\"\nfiles = \"a\"\nreason = \"b\"\n",
    "[[overrides]]\nfiles = [\"a\"]\nos = \"linux\"\nhost = true\nclient = \"zed\"\nrules = { env = \"warn\" }\n",
];

const BAD: &[&str] = &[
    "nothing = 1\n",
    "os = \"beos\"\n",
    "os = 1\n",
    "host = \"no\"\n",
    "exclude = 1\n",
    "exclude = [1]\n",
    "exclude = \"\"\n",
    "rules = []\n",
    "[rules]\nmissing-yes = \"off\"\n",
    "[rules]\nno-such-rule = \"allow\"\n",
    "clients = \"cursor\"\n",
    "[clients]\n\"a\" = \"nobody\"\n",
    "[clients]\n\"\" = \"cursor\"\n",
    "overrides = {}\n",
    "[hosts]\n\"https://mcp.example.com\" = \"/\"\n",
    "[hosts]\n\"mcp.example.com\" = \"mcp\"\n",
    "[hosts]\n\"mcp.example.com\" = \"/mcp?a\"\n",
    "[packages.gem.\"a\"]\n",
    "[packages.npm.\"a@1\"]\n",
    "[packages.pypi.\"a==1\"]\n",
    "[packages.docker.\"a:latest\"]\n",
    "[packages.npm.a]\nenv = [\"A=b\"]\n",
    "[packages.npm.a]\nenv = [\"A |\"]\n",
    "[packages.npm.a]\noptional-env = \"A | B\"\n",
    "[packages.npm.a]\nargs = 1\n",
    "[[ignore]]\nrules = \"missing-yes\"\n",
    "[[ignore]]\nreason = \"a\"\n",
    "[[ignore]]\nrules = \"unused-suppression\"\nreason = \"a\"\n",
    "[[ignore]]\nrules = \"command\"\nreason = \"a\"\n",
    "[[ignore]]\nrules = \"missing-yes\"\nreason = \" \"\n",
    "[[overrides]]\nos = \"linux\"\n",
    "[[overrides]]\nfiles = \"a\"\nexclude = \"b\"\n",
];

#[test]
fn schema_and_reader_judge_alike() {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).unwrap();
    for text in GOOD {
        assert!(accepts(text) && validator.is_valid(&value(text)), "{text}");
    }
    for text in BAD {
        assert!(!accepts(text) && !validator.is_valid(&value(text)), "{text}");
    }
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/settings");
    for path in fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()) {
        let text = fs::read_to_string(&path).unwrap();
        // What is wrong with a pattern no schema can say.
        let says = path.extension().is_some_and(|e| e == "toml") && !path.ends_with("bad-pattern.toml");
        if let (true, Ok(table)) = (says, text.parse::<toml::Table>()) {
            assert!(!validator.is_valid(&serde_json::to_value(table).unwrap()), "{}", path.display());
        }
    }
}

/// A file in which `key` stands under `path`, with a value that fits.
fn sample(path: &str, key: &Key, siblings: &[Key]) -> String {
    let text = |shape: Shape| match shape {
        Shape::Level => "\"warn\"",
        Shape::Os => "\"linux\"",
        Shape::Flag => "true",
        Shape::Client => "\"cursor\"",
        Shape::Text | Shape::Servers | Shape::Patterns => "\"a.json\"",
        Shape::Endpoint => "\"/mcp\"",
        Shape::Variables => "\"TOKEN\"",
        Shape::Needs => "[\"A | B\", \"C\"]",
        Shape::Table(_) => "{}",
        Shape::Rules => "\"missing-yes\"",
        Shape::Tables(_) => "[]",
        Shape::Map(Name::Selector, _) => "{ missing-yes = \"warn\" }",
        Shape::Map(..) => "{}",
    };
    let needed = siblings.iter().filter(|other| other.required && other.name != key.name);
    let lines = needed.chain([key]).map(|key| format!("{} = {}\n", key.name, text(key.value)));
    let header = if path.is_empty() { String::new() } else { format!("{path}\n") };
    header + &lines.collect::<String>()
}

/// Every key of the reader, with a file that has it; `visit` gets the keys of the schema beside it.
fn every_key(keys: &'static [Key], path: &str, schema: &Value, visit: &mut dyn FnMut(String)) {
    let names: BTreeSet<&str> = keys.iter().map(|key| key.name).collect();
    let properties: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, properties, "{path}");
    for key in keys {
        visit(sample(path, key, keys));
        let own = &schema["properties"][key.name];
        let below = |name: &str| format!("[{}]", [path.trim_matches(['[', ']']), name].join(".").trim_matches('.'));
        match key.value {
            Shape::Tables(inner) => every_key(inner, &format!("[[{}]]", key.name), &own["items"], visit),
            Shape::Table(inner) => every_key(inner, &below(key.name), own, visit),
            Shape::Map(_, Shape::Table(inner)) => {
                every_key(inner, &below(&format!("{}.x", key.name)), &own["additionalProperties"], visit);
            }
            _ => {}
        }
    }
}

#[test]
fn every_key_is_in_both() {
    let schema = schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut count = 0;
    every_key(KEYS, "", &schema, &mut |text| {
        assert!(accepts(&text), "{text}");
        assert!(validator.is_valid(&value(&text)), "{text}");
        count += 1;
    });
    assert!(count > 8, "{count}");
}

#[test]
fn the_program_prints_it() {
    let printed = Place::new().run(&["schema", "settings"]).out;
    assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), schema());
}
