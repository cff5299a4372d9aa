//! The small files of `fixtures/truth/`, and where each stands for a client.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Setting, client};

/// The tables, by name.
pub fn truth_tables() -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/truth");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

/// A case as the client with this id gets it: where it stands, and its text.
pub fn truth_case(case: &Value, id: &str) -> (Setting, String) {
    let (setting, key) = setting(id);
    let text = match &case["text"] {
        Value::String(text) => text.replace("ROOT", &key),
        Value::Array(lines) => lines.iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n"),
        _ => format!("{{ \"{key}\": {{ \"notes\": {} }} }}", case["entry"]),
    };
    (setting, text)
}

/// Where the file stands that the client reads first, and the key under which it keeps its servers.
fn setting(id: &str) -> (Setting, String) {
    let client = client(id);
    let mut read = client.files.iter().filter(|file| file.unread.is_none());
    let file = read.clone().find(|file| file.servers[0].matches('/').count() == 1).or_else(|| read.next()).unwrap();
    let path = match file.places.iter().find(|place| !place.is_moved() && place.path.starts_with(['~', '.'])) {
        Some(place) => place.path.trim_start_matches("./").to_owned(),
        None => "mcp.json".to_owned(),
    };
    (Setting { path, client: Some(client), ..Setting::default() }, file.servers[0].trim_start_matches('/').to_owned())
}
