//! The files of `fixtures/rules/<rule>/`: what a rule says of them stands beside each, in `.expected`.

use std::fs;
use std::path::{Path, PathBuf};

use mcp_lint::clients::Scope;
use mcp_lint::diagnostic::Safety;
use mcp_lint::fix::fix;
use mcp_lint::lint::Linted;
use mcp_lint::rules;

use super::{Setting, client, os};

/// The folder of all.
pub const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules");

/// One of them.
pub struct Fixture {
    /// The rule that it is about.
    pub rule: String,
    /// Where it stands.
    pub path: PathBuf,
    /// Where and for whom it is linted.
    pub setting: Setting,
    /// Its content.
    pub text: String,
}

/// All of them, by path.
///
/// A file is called `<case>.<client>[.<os>][.<scope>][.host].<extension>`; `scope` is `user` or `project`, and with `host` rules may
/// look at a made-up machine. What that cannot say stands beside it in `<file>.setting`, in the words of a rule's examples.
pub fn fixtures() -> Vec<Fixture> {
    let mut found = Vec::new();
    for folder in fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap().path()) {
        let rule = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(rules::by_id(&rule).is_some(), "fixtures/rules/{rule} is no rule");
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            // `also` names other rules that may speak up.
            if path.extension().is_some_and(|extension| extension != "expected" && extension != "setting") {
                found.push(fixture(&rule, path));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn fixture(rule: &str, path: PathBuf) -> Fixture {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let words: Vec<&str> = name.split('.').skip(1).collect();
    let client = client(words[0]);
    let more = fs::read_to_string(format!("{}.setting", path.display())).unwrap_or_default();
    let mut setting = Setting { client: Some(client), ..Setting::parse(&more) };
    let mut scope = None;
    for word in &words[1..words.len() - 1] {
        match *word {
            "user" => scope = Some(Scope::User),
            "project" => scope = Some(Scope::Project),
            "host" => setting.looks = true,
            name => setting.os = Some(os(name)),
        }
    }
    // The first place of the client with that scope whose file has this extension; else just a name.
    let extension = words[words.len() - 1];
    let mut places = client.files.iter().filter(|f| f.unread.is_none()).flat_map(|f| f.places);
    let place = places.find(|p| !p.is_moved() && p.path.ends_with(extension) && scope.is_none_or(|s| p.scope == s));
    if setting.path.is_empty() {
        setting.path = match place {
            Some(place) if place.path.starts_with("./") => place.ending().replace('*', "x"),
            Some(place) if place.path.starts_with("~/") => format!("~/{}", place.ending().replace('*', "x")),
            Some(place) if place.path.starts_with("%APPDATA%/") => format!("~/AppData/Roaming/{}", place.ending()),
            Some(place) => format!("~/.config/{}", place.ending().replace('*', "x")),
            None => format!("mcp.{extension}"),
        };
    }
    let setting = setting.with(rules::by_id(rule).unwrap());
    let text = fs::read_to_string(&path).unwrap();
    Fixture { rule: rule.to_owned(), path, setting, text }
}

impl Fixture {
    /// Its path below the folder of all.
    pub fn name(&self) -> String {
        self.path.strip_prefix(Path::new(FIXTURES)).unwrap().to_string_lossy().replace('\\', "/")
    }

    /// What is said about it.
    pub fn lint(&self) -> Linted {
        self.setting.lint(&self.text)
    }

    /// What fixes make of `text` in its place.
    pub fn fixed(&self, text: &str, threshold: Safety) -> String {
        fix(&self.setting.absolute(), text, &self.setting.options(), threshold, &self.setting.host()).text
    }
}
