//! Turns `known/*.toml` into text that `src/known` searches as it stands: packages, their wrong names, hosts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
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

/// Writes a table for each registry, one of wrong names and one of hosts to `known.rs`.
pub(crate) fn write(root: &Path, target: &Path) {
    let packages: BTreeMap<&str, Table> =
        REGISTRIES.iter().map(|registry| (*registry, read(root, registry, PACKAGE))).collect();
    let (mut out, mut names) = (String::new(), BTreeMap::new());
    for (registry, entries) in &packages {
        let mut lines = BTreeMap::new();
        for (name, entry) in entries {
            let like = entry.get("like").map(|like| find(&packages, text(like)));
            let elsewhere = entry.get("elsewhere").map_or("", text);
            let optional = list(entry.get("optional").or_else(|| like?.get("optional"))).join(",");
            let fields = line(&[&needs(entry, like), &wrong(entry, like), elsewhere, &optional]);
            lines.insert(name.clone(), fields);
            for state in ["absent", "taken"] {
                for other in list(entry.get(state)) {
                    let before = names.insert(other.clone(), line(&[state, &format!("{registry}:{name}")]));
                    assert!(before.is_none(), "{other} is a wrong name of two packages");
                }
            }
        }
        write_table(&mut out, &registry.to_ascii_uppercase(), &lines);
    }
    write_table(&mut out, "NAMES", &names);
    let hosts = read(root, "hosts", HOST);
    let hosts = hosts.iter().map(|(host, entry)| {
        let paths = |key| list(entry.get(key)).join("|");
        (host.clone(), line(&[&paths("http"), &paths("also"), &paths("sse"), &paths("gone")]))
    });
    write_table(&mut out, "HOSTS", &hosts.collect());
    fs::write(target.join("known.rs"), out).expect("OUT_DIR is writable");
}

/// Writes the constant `name`: names with their fields.
fn write_table(out: &mut String, name: &str, entries: &BTreeMap<String, String>) {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(name, _)| name.len());
    let longest = sorted.last().map_or(0, |(name, _)| name.len());
    let names: String = sorted.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.is_ascii() && names.len() < usize::from(u16::MAX), "{name}: names are cut at bytes, by 16 bits");
    let shorter = (0..=longest + 1).map(|length| {
        let shorter = sorted.iter().take_while(|(name, _)| name.len() < length);
        shorter.fold((0, 0), |(count, bytes), (name, _)| (count + 1, bytes + name.len()))
    });
    let shorter: Vec<_> = shorter.collect();
    let ends = sorted.iter().scan(0, |end, (_, fields)| {
        *end += fields.len();
        Some(*end)
    });
    let ends: Vec<_> = ends.collect();
    let fields: String = sorted.iter().map(|(_, fields)| fields.as_str()).collect();
    let _ = writeln!(
        out,
        "pub(super) static {name}: Table = Table {{ names: {names:?}, shorter: &{shorter:?}, ends: &{ends:?}, fields: {fields:?} }};"
    );
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
        list(needs).into_iter().map(move |ways| format!("{letter}{}", written(&ways)))
    });
    all.collect::<Vec<_>>().join(";")
}

/// A need without blanks: `A|--a|B+C`, `URL=.example.com?A`.
fn written(need: &str) -> String {
    need.replace(" | ", "|").replace(" + ", "+").replace(" ? ", "?").replace(" = *", "=")
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
    fields.join("\t")
}

fn list(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().map(|item| text(item).to_owned()).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value:?} is no text"))
}
