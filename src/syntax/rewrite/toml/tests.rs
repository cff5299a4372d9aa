//! Edits of TOML: by example, and on random documents against the same operation on the value.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::{
    Place, array_to_object, insert_items, insert_member, move_member, remove_item, remove_member, rename_key,
    replace_part, replace_text, replace_value, split_item, wrap_value,
};
use crate::syntax::toml::tests::random::{READER, document, is_accepted, sorted};
use crate::syntax::{Kind, Member, Node, Tolerance, toml};
use crate::text::{Edit, apply};

/// A file with everything that people write.
const FILE: &str = "# about the file\n\nmodel = \"x\"\n\n# the first\n[mcp_servers.one]\ncommand = \"c\" # run\nargs = [\n  \"-y\", # yes\n  \"p\"\n]\nenv = { A = \"1\" }\n\n# the second\n[mcp_servers.two]\nurl = 'u'\nh.A = \"1\"\nh.B = \"2\"\n[mcp_servers.two.oauth]\nid = \"i\"\n\n[[list]]\nname = \"n\"\n[[list]]\nname = \"m\"\n";

fn node<'d>(root: Node<'d>, pointer: &str) -> Node<'d> {
    root.at_pointer(pointer).unwrap()
}

fn member<'d>(root: Node<'d>, object: &str, key: &str) -> Member<'d> {
    node(root, object).member(key).unwrap()
}

/// Applies the edits to `text`, and checks that every line but those of `gone` and `new` is kept.
#[track_caller]
fn check(text: &str, edits: impl FnOnce(Node<'_>) -> Vec<Edit>, gone: &[&str], new: &[&str]) -> String {
    let document = toml::parse(text);
    let edited = apply(text, &edits(document.root().unwrap())).unwrap();
    let reread = toml::parse(&edited);
    assert!(
        reread.faults().iter().all(|fault| Tolerance::TOML_1_0.accepts(fault.kind)),
        "{edited}\n{:?}",
        reread.faults()
    );
    let lines = |text: &str| text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let mut expected: Vec<String> = lines(text).into_iter().filter(|line| !gone.contains(&line.as_str())).collect();
    expected.extend(new.iter().map(|line| (*line).to_owned()));
    let mut found = lines(&edited);
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{edited}");
    edited
}

#[test]
fn values_and_strings_are_replaced_in_their_own_style() {
    let replace =
        |pointer: &'static str, value: Value| move |root: Node<'_>| vec![replace_value(node(root, pointer), &value)];
    check(FILE, replace("/model", json!("it's")), &["model = \"x\""], &["model = \"it's\""]);
    check(FILE, replace("/mcp_servers/two/url", json!("it's")), &["url = 'u'"], &["url = \"it's\""]);
    check(FILE, replace("/mcp_servers/two/url", json!("C:\\x")), &["url = 'u'"], &["url = 'C:\\x'"]);
    check(
        FILE,
        replace("/model", json!({ "a b": [1, true] })),
        &["model = \"x\""],
        &["model = { \"a b\" = [1, true] }"],
    );
    check(FILE, replace("/mcp_servers/two/oauth", json!(1)), &[], &[]);
    let text = |root: Node<'_>| vec![replace_text(node(root, "/model"), "a\"\n")];
    check(FILE, text, &["model = \"x\""], &["model = \"a\\\"\\n\""]);
    let part = |root: Node<'_>| vec![replace_part(node(root, "/p"), 2, 3, "\\")];
    check("p = \"a\\tbc\"", part, &["p = \"a\\tbc\""], &["p = \"a\\t\\\\c\""]);
    check("p = 'a-bc'", part, &["p = 'a-bc'"], &["p = 'a-\\c'"]);
    let quote = |root: Node<'_>| vec![replace_part(node(root, "/p"), 2, 3, "'")];
    check("p = 'a-bc'", quote, &["p = 'a-bc'"], &["p = \"a-'c\""]);
}

#[test]
fn a_key_is_renamed_wherever_it_stands() {
    let edited = check(
        FILE,
        |root| rename_key(member(root, "", "mcp_servers"), "servers"),
        &["[mcp_servers.one]", "[mcp_servers.two]", "[mcp_servers.two.oauth]"],
        &["[servers.one]", "[servers.two]", "[servers.two.oauth]"],
    );
    assert!(edited.contains("# the second\n[servers.two]"));
    let spaced = |root: Node<'_>| rename_key(member(root, "/mcp_servers", "two"), "my two");
    let gone = ["[mcp_servers.two]", "[mcp_servers.two.oauth]"];
    check(FILE, spaced, &gone, &["[mcp_servers.\"my two\"]", "[mcp_servers.\"my two\".oauth]"]);
    check(FILE, |root| rename_key(member(root, "", "list"), "l"), &["[[list]]", "[[list]]"], &["[[l]]", "[[l]]"]);
    let dotted = |root: Node<'_>| rename_key(member(root, "/mcp_servers/two", "h"), "http_headers");
    check(FILE, dotted, &["h.A = \"1\"", "h.B = \"2\""], &["http_headers.A = \"1\"", "http_headers.B = \"2\""]);
}

#[test]
fn a_member_goes_with_all_its_sections_and_their_comments() {
    let remove = |object: &'static str, key: &'static str| {
        move |root: Node<'_>| remove_member(node(root, object), member(root, object, key))
    };
    let edited = check(
        FILE,
        remove("/mcp_servers", "two"),
        &[
            "# the second",
            "[mcp_servers.two]",
            "url = 'u'",
            "h.A = \"1\"",
            "h.B = \"2\"",
            "[mcp_servers.two.oauth]",
            "id = \"i\"",
        ],
        &[],
    );
    assert!(edited.contains("env = { A = \"1\" }\n\n[[list]]"), "{edited}");
    check(FILE, remove("/mcp_servers/one", "command"), &["command = \"c\" # run"], &[]);
    check(FILE, remove("/mcp_servers/one", "args"), &["args = [", "  \"-y\", # yes", "  \"p\"", "]"], &[]);
    check(FILE, remove("/mcp_servers/two", "h"), &["h.A = \"1\"", "h.B = \"2\""], &[]);
    check(FILE, remove("/mcp_servers/one/env", "A"), &["env = { A = \"1\" }"], &["env = {}"]);
    let item = |root: Node<'_>| remove_item(node(root, "/list"), node(root, "/list/1"));
    let edited = check(FILE, item, &["[[list]]", "name = \"m\""], &["[[list]]"]);
    assert!(edited.ends_with("[[list]]\nname = \"n\"\n"), "{edited}");
    check(
        "a = { b.c = 1, b.d = 2, e = 3 }",
        |r| remove_member(node(r, "/a"), member(r, "/a", "b")),
        &["a = { b.c = 1, b.d = 2, e = 3 }"],
        &["a = { e = 3 }"],
    );
}

#[test]
fn new_members_stand_in_their_table_before_its_sub_tables() {
    let insert = |object: &'static str, place: Place<'static>, key: &'static str, value: Value| {
        move |root: Node<'_>| insert_member(node(root, object), place, key, &value)
    };
    let edited = check(FILE, insert("/mcp_servers/two", Place::Last, "on", json!(true)), &[], &["on = true"]);
    assert!(edited.contains("h.B = \"2\"\non = true\n[mcp_servers.two.oauth]"), "{edited}");
    let edited = check(FILE, insert("/mcp_servers/one", Place::First, "cwd", json!("C:\\x")), &[], &["cwd = 'C:\\x'"]);
    assert!(edited.contains("[mcp_servers.one]\ncwd = 'C:\\x'\ncommand"), "{edited}");
    let after = |root: Node<'_>| {
        let place = Place::After(member(root, "/mcp_servers/one", "args").key);
        insert_member(node(root, "/mcp_servers/one"), place, "n", &json!(1))
    };
    let edited = check(FILE, after, &[], &["n = 1"]);
    assert!(edited.contains("]\nn = 1\nenv ="), "{edited}");
    let edited = check(FILE, insert("/mcp_servers/two/h", Place::Last, "C", json!("3")), &[], &["h.C = \"3\""]);
    assert!(edited.contains("h.B = \"2\"\nh.C = \"3\"\n"), "{edited}");
    check(
        FILE,
        insert("/mcp_servers/one/env", Place::Last, "B", json!("2")),
        &["env = { A = \"1\" }"],
        &["env = { A = \"1\", B = \"2\" }"],
    );
    let edited = check(
        FILE,
        insert("/mcp_servers", Place::Last, "new one", json!({ "command": "c", "args": ["a"], "env": { "A": "1" } })),
        &[],
        &["[mcp_servers.\"new one\"]", "command = \"c\"", "args = [\"a\"]", "env = { A = \"1\" }"],
    );
    assert!(
        edited.contains("id = \"i\"\n\n[mcp_servers.\"new one\"]\n") && edited.contains("}\n\n[[list]]"),
        "{edited}"
    );
    let edited = check(FILE, insert("", Place::Last, "k", json!(1)), &[], &["k = 1"]);
    assert!(edited.contains("model = \"x\"\nk = 1\n"), "{edited}");
    let edited = check(FILE, insert("/mcp_servers", Place::Last, "k", json!(1)), &[], &["[mcp_servers]", "k = 1"]);
    assert!(edited.contains("[mcp_servers]\nk = 1\n\n# the first\n[mcp_servers.one]"), "{edited}");
    check("", insert("", Place::Last, "k", json!(1)), &[], &["k = 1"]);
    check("[a]", insert("/a", Place::Last, "k", json!(1)), &[], &["k = 1"]);
    check("[a]\r\nb = 1\r\n", insert("/a", Place::Last, "k", json!(1)), &[], &["k = 1"]);
}

#[test]
fn lists_grow_in_their_own_layout() {
    let items = |pointer: &'static str, place: Place<'static>, value: Value| {
        move |root: Node<'_>| insert_items(node(root, pointer), place, &[value])
    };
    let args = "/mcp_servers/one/args";
    check(FILE, items(args, Place::Last, json!("z")), &["  \"p\""], &["  \"p\",", "  \"z\""]);
    check(FILE, items(args, Place::First, json!("z")), &[], &["  \"z\","]);
    check("a = [\"x\"]", items("/a", Place::Last, json!("C:\\")), &["a = [\"x\"]"], &["a = [\"x\", 'C:\\']"]);
    check("a = []", items("/a", Place::Last, json!("x")), &["a = []"], &["a = [\"x\"]"]);
    let edited = check(FILE, items("/list", Place::Last, json!({ "name": "o" })), &[], &["[[list]]", "name = \"o\""]);
    assert!(edited.ends_with("name = \"m\"\n\n[[list]]\nname = \"o\"\n"), "{edited}");
    let split = |root: Node<'_>| split_item(node(root, "/a"), node(root, "/a/0"), &[json!("x"), json!("y")]);
    check("a = [\"x y\"]", split, &["a = [\"x y\"]"], &["a = [\"x\", \"y\"]"]);
}

#[test]
fn values_change_their_shape_and_place() {
    let entries = |root: Node<'_>| array_to_object(node(root, "/a"), &[("K", Some(&json!("v"))), ("L", None)]);
    check("a = [\"K=v\", \"w\"]", entries, &["a = [\"K=v\", \"w\"]"], &["a = { K = \"v\", L = \"w\" }"]);
    check("a = 1", |root| wrap_value(node(root, "/a"), &["k"]), &["a = 1"], &["a = { k = 1 }"]);
    let moved = |root: Node<'_>| move_member(root, member(root, "", "k"), node(root, "/t"), Place::Last, Some("l"));
    check("k = 'v'\n[t]\nx = 1\n", moved, &["k = 'v'"], &["l = \"v\""]);
}

/// What is empty taken out: tables without a header and lists of tables are nowhere then.
fn pruned(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().map(|(k, v)| (k, pruned(v)));
            kept.filter(|(_, v)| *v != json!({}) && *v != json!([])).collect()
        }
        Value::Array(items) => items.into_iter().map(pruned).collect(),
        other => other,
    }
}

fn all_nodes(root: Node<'_>) -> Vec<Node<'_>> {
    let (mut found, mut todo) = (Vec::new(), vec![root]);
    while let Some(node) = todo.pop() {
        found.push(node);
        todo.extend(node.children());
    }
    found
}

/// One operation on the container `node`: its edits, and the same done to the value. `None` where it does not apply.
fn operate(root: Node<'_>, node: Node<'_>, operation: u8, index: prop::sample::Index) -> Option<(Vec<Edit>, Value)> {
    let mut expected = root.to_value();
    let target = expected.pointer_mut(&node.pointer())?;
    let members: Vec<Member<'_>> = node.members().collect();
    let items: Vec<Node<'_>> = node.items().collect();
    let edits = match operation {
        0 if !members.is_empty() => {
            let member = members[index.index(members.len())];
            target.as_object_mut()?.remove(&*member.key.text());
            remove_member(node, member)
        }
        1 if !members.is_empty() => {
            let member = members[index.index(members.len())];
            let value = target.as_object_mut()?.remove(&*member.key.text())?;
            target.as_object_mut()?.insert("it's new".to_owned(), value);
            rename_key(member, "it's new")
        }
        2 if node.is_object() => {
            target.as_object_mut()?.insert("new".to_owned(), json!("C:\\x"));
            let place = match index.index(4) {
                0 => Place::First,
                1 => members.first().map_or(Place::First, |m| Place::After(m.key)),
                2 => members.last().map_or(Place::Last, |m| Place::Before(m.key)),
                _ => Place::Last,
            };
            insert_member(node, place, "new", &json!("C:\\x"))
        }
        3 if node.is_object() => {
            let value = json!({ "command": "c", "env": { "A B": "1" } });
            target.as_object_mut()?.insert("new".to_owned(), value.clone());
            insert_member(node, Place::Last, "new", &value)
        }
        4 if !items.is_empty() => {
            let at = index.index(items.len());
            target.as_array_mut()?.remove(at);
            remove_item(node, items[at])
        }
        5 if node.is_array() => {
            let value = if items.first().is_some_and(|n| n.is_object()) { json!({ "x": 1 }) } else { json!("it's") };
            target.as_array_mut()?.push(value.clone());
            insert_items(node, Place::Last, &[value])
        }
        6 if node.kind() != Kind::Key => {
            *target = json!(["a", { "b": "\u{1}\n" }]);
            vec![replace_value(node, &json!(["a", { "b": "\u{1}\n" }]))]
        }
        _ => return None,
    };
    (edits.iter().any(|edit| !edit.is_nothing())).then_some((edits, expected))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_text_has_the_edited_value(text in document(), operation in 0u8..7, which: prop::sample::Index, index: prop::sample::Index) {
        let document = toml::parse(&text);
        if !is_accepted(&document) {
            return Ok(());
        }
        let root = document.root().unwrap();
        let nodes: Vec<Node<'_>> = all_nodes(root);
        let node = nodes[which.index(nodes.len())];
        let Some((edits, expected)) = operate(root, node, operation, index) else { return Ok(()) };
        let edited = apply(&text, &edits).map_err(|c| TestCaseError::fail(format!("{text:?} {edits:?} {c:?}")))?;
        let reread = toml::parse(&edited);
        let bad: Vec<_> = reread.faults().iter().filter(|fault| !READER.accepts(fault.kind)).collect();
        prop_assert!(bad.is_empty(), "{:?} -> {:?}: {:?}", text, edited, bad);
        let found = reread.root().unwrap().to_value();
        prop_assert_eq!(sorted(pruned(found)), sorted(pruned(expected)), "{:?} -> {:?}", text, edited);
        if !matches!(operation, 0 | 4 | 6) {
            prop_assert_eq!(document.comments().len(), reread.comments().len(), "{:?} -> {:?}", text, edited);
        }
    }
}
