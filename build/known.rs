//! Turns `known/*.toml` into sorted text, one line per package, name or host, which `src/known` searches as it stands.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

/// What an entry about a package may say; `known/README.md` says what each means.
const PACKAGE: &[&str] = &[
    "version",
    "date",
    "source",
    "like",
    "exits",
    "fails",
    "limited",
    "elsewhere",
    "optional",
    "wrong",
    "absent",
    "taken",
];
/// What an entry about a host may say.
const HOST: &[&str] = &["date", "source", "http", "also", "sse", "gone", "auth"];
const REGISTRIES: [&str; 3] = ["npm", "pypi", "docker"];

/// Writes `<registry>.txt`, its keys alone to `<registry>-keys.txt`, `names.txt` and `hosts.txt`.
pub(crate) fn write(root: &Path, target: &Path) {
    let packages: BTreeMap<&str, Table> =
        REGISTRIES.iter().map(|registry| (*registry, read(root, registry, PACKAGE))).collect();
    let mut names = BTreeMap::new();
    for (registry, entries) in &packages {
        let mut lines = String::new();
        for (name, entry) in entries {
            let like = entry.get("like").map(|like| find(&packages, text(like)));
            let elsewhere = entry.get("elsewhere").map_or("", text);
            let optional = list(entry.get("optional").or_else(|| like?.get("optional"))).join(",");
            lines += &line(&[name, &needs(entry, like), &wrong(entry, like), elsewhere, &optional]);
            for state in ["absent", "taken"] {
                for other in list(entry.get(state)) {
                    let before = names.insert(other.clone(), line(&[&other, state, &format!("{registry}:{name}")]));
                    assert!(before.is_none(), "{other} is a wrong name of two packages");
                }
            }
        }
        fs::write(target.join(format!("{registry}.txt")), lines).expect("OUT_DIR is writable");
        let keys: String = entries.keys().map(|name| name.clone() + "\n").collect();
        fs::write(target.join(format!("{registry}-keys.txt")), keys).expect("OUT_DIR is writable");
    }
    fs::write(target.join("names.txt"), names.into_values().collect::<String>()).expect("OUT_DIR is writable");
    let hosts = read(root, "hosts", HOST);
    let hosts = hosts.iter().map(|(host, entry)| {
        let paths = |key| list(entry.get(key)).join("|");
        line(&[host, &paths("http"), &paths("also"), &paths("sse"), &paths("gone")])
    });
    fs::write(target.join("hosts.txt"), hosts.collect::<String>()).expect("OUT_DIR is writable");
}

fn read(root: &Path, name: &str, known: &[&str]) -> Table {
    let path = root.join("known").join(name).with_extension("toml");
    let content = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let table: Table = content.parse().unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    for (name, entry) in &table {
        let entry = entry.as_table().unwrap_or_else(|| panic!("{}: {name} is no table", path.display()));
        let unknown = entry.keys().find(|key| !known.contains(&key.as_str()));
        assert!(unknown.is_none(), "{}: {name} has {unknown:?}", path.display());
    }
    table
}

/// The entry that `npm:name` means.
fn find<'a>(packages: &'a BTreeMap<&str, Table>, id: &str) -> &'a Table {
    let (registry, name) = id.split_once(':').unwrap_or_else(|| panic!("{id} names no registry"));
    packages[registry].get(name).and_then(Value::as_table).unwrap_or_else(|| panic!("there is no {id}"))
}

/// `x` exits, `f` fails, `l` limited, then the ways: `xA|--a|B+C;fD`.
fn needs(entry: &Value, like: Option<&Table>) -> String {
    let consequences = [("exits", 'x'), ("fails", 'f'), ("limited", 'l')];
    let own = consequences.iter().any(|(key, _)| entry.get(key).is_some());
    let all = consequences.iter().flat_map(|(key, letter)| {
        let needs = if own { entry.get(key) } else { like.and_then(|like| like.get(*key)) };
        list(needs).into_iter().map(move |ways| format!("{letter}{}", ways.replace(" | ", "|").replace(" + ", "+")))
    });
    all.collect::<Vec<_>>().join(";")
}

/// `WRONG>RIGHT`, joined by commas.
fn wrong(entry: &Value, like: Option<&Table>) -> String {
    let table = entry.get("wrong").or_else(|| like?.get("wrong")).and_then(Value::as_table);
    let pairs = table
        .into_iter()
        .flatten()
        .flat_map(|(right, wrong)| list(Some(wrong)).into_iter().map(move |wrong| format!("{wrong}>{right}")));
    pairs.collect::<Vec<_>>().join(",")
}

fn line(fields: &[&str]) -> String {
    assert!(fields.iter().all(|field| !field.contains(['\t', '\n'])), "{fields:?}");
    fields.join("\t") + "\n"
}

fn list(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().map(|item| text(item).to_owned()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value:?} is no text"))
}
