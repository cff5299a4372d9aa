//! What the tree says about texts without mistakes.

use serde_json::{Value, json};

use crate::syntax::{FaultKind, Kind, Node, Tolerance, yaml};

fn read(text: &str) -> Value {
    let document = yaml::parse(text);
    let bad: Vec<_> = document.faults().iter().filter(|f| !Tolerance::YAML.accepts(f.kind)).collect();
    assert!(bad.is_empty(), "{text}: {bad:?}");
    document.root().unwrap().to_value()
}

/// Calls `check` with the node at `pointer`.
#[track_caller]
fn at(text: &str, pointer: &str, check: impl FnOnce(Node<'_>)) {
    let document = yaml::parse(text);
    check(document.root().unwrap().at_pointer(pointer).unwrap());
}

#[test]
fn block_and_flow_are_one_tree() {
    let expected = json!({ "servers": [{ "name": "x", "args": ["-y", "p"], "env": { "A": "1" } }] });
    for text in [
        "servers:\n  - name: x\n    args: [-y, p]\n    env: { A: \"1\" }\n",
        "servers:\n- name: 'x'\n  args:\n  - -y\n  - p\n  env:\n    A: '1'",
        "{ servers: [{ name: x, args: [-y, p, ], env: {A: \"1\"} }] }",
        "# c\n---\nservers: # d\n  - # e\n    name: x\n    args:\n      - \"-y\"\n\n      - p\n    env: {A: !!str 1}\n...\n",
        "servers:\r\n  - name: x\r\n    args: [-y,\r\n      p]\r\n    env:\r\n      A: \"1\"\r\n",
        "{\"servers\": [{\"name\": \"x\", \"args\": [\"-y\", \"p\"], \"env\": {\"A\": \"1\"}}]}",
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn containers_end_where_they_end() {
    let text = "a: { b: 1 } # c\nd:   [ x,\n  y ]  \ne: &x { }\nf:\n- { g: [ ] } # h\ni:\n    j: 1\n\n# k\n";
    at(text, "/a", |node| assert_eq!(node.raw(), "{ b: 1 }"));
    at(text, "/d", |node| assert_eq!(node.raw(), "[ x,\n  y ]"));
    at(text, "/e", |node| assert_eq!(node.raw(), "{ }"));
    at(text, "/f", |node| assert_eq!(node.raw(), "- { g: [ ] }"));
    at(text, "/f/0/g", |node| assert_eq!(node.raw(), "[ ]"));
    at(text, "/i", |node| assert_eq!(node.raw(), "j: 1"));
}

#[test]
fn scalars_have_their_kinds() {
    let text = "a: 1\nb: 0x1F\nc: -1.5\nd: ~\ne:\nf: True\ng: yes\nh: \"1\"\ni: 1.2.3\nj: .inf\nk: 2024-01-01";
    let expected = json!({
        "a": 1, "b": 31, "c": -1.5, "d": null, "e": null, "f": true, "g": "yes", "h": "1", "i": "1.2.3", "j": null,
        "k": "2024-01-01",
    });
    assert_eq!(read(text), expected);
    at(text, "/e", |node| assert_eq!((node.kind(), node.span().start), (Kind::Null, 28)));
}

#[test]
fn scalars_over_lines_are_read_and_have_their_place() {
    let text = "a: |\n  x\n   y\n\nb: >- # c\n  x\n  y\nc: \"x\n  y\"\nd: x\n  y\n";
    assert_eq!(read(text), json!({ "a": "x\n y\n", "b": "x y", "c": "x y", "d": "x y" }));
    at(text, "/a", |node| assert_eq!(node.raw(), "|\n  x\n   y"));
    at(text, "/b", |node| assert_eq!(node.raw(), ">- # c\n  x\n  y"));
    at(text, "/d", |node| assert_eq!(node.raw(), "x\n  y"));
}

#[test]
fn parts_of_strings_have_exact_places() {
    for (text, part) in
        [("a: xé\\yz", "\\y"), ("a: 'x''y'", "''y"), ("a: \"x\\u00e9\\\\yz\"", "\\\\y"), ("- xé\\yz", "\\y")]
    {
        let document = yaml::parse(text);
        let root = document.root().unwrap();
        let node = root.get("a").or_else(|| root.items().next()).unwrap();
        let value = node.text();
        let from = value.find(['\\', '\'']).unwrap();
        let to = value.find('y').unwrap() + 1;
        assert_eq!(node.part(from, to).of(text), part, "{text}");
    }
    at("a: >-\n  x\n  y", "/a", |node| assert_eq!(node.part(0, 1), node.body()));
}

#[test]
fn an_alias_stands_for_what_it_names() {
    let text = "a: &x { k: [1, v] }\nb: *x\nc: &y t\nd: *y\n";
    assert_eq!(read(text), json!({ "a": { "k": [1, "v"] }, "b": { "k": [1, "v"] }, "c": "t", "d": "t" }));
    at(text, "/b", |node| assert_eq!((node.raw(), node.is_shared()), ("*x", true)));
    at(text, "/d", |node| assert_eq!((node.raw(), node.text().as_ref()), ("*y", "t")));
    at(text, "/b/k/1", |node| assert_eq!((node.raw(), node.pointer().as_str()), ("v", "/b/k/1")));
    at(text, "/a/k/1", |node| assert!(!node.is_shared()));
}

#[test]
fn merge_keys_give_what_the_mapping_does_not_say_itself() {
    let text = "a: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nc:\n  z: 3\n  <<: [*a, *b]\nd:\n  <<: *a\n  y: 4\n";
    let root = read(text);
    assert_eq!(root["c"], json!({ "x": 1, "y": 1, "z": 3 }));
    assert_eq!(root["d"], json!({ "x": 1, "y": 4 }));
}

#[test]
fn aliases_of_aliases_do_not_explode() {
    let mut text = "a0: &a0 [x, x]\n".to_owned();
    for i in 1..40 {
        text.push_str(&format!("a{i}: &a{i} [*a{}, *a{}, *a{}]\n", i - 1, i - 1, i - 1));
    }
    let document = yaml::parse(&text);
    assert!(document.root().unwrap().get("a39").is_some());
    assert!(document.nodes.len() < 200_000, "{}", document.nodes.len());
    let own = "a: &a\n  b: *a\n";
    assert_eq!(read(own), json!({ "a": { "b": null } }));
}

#[test]
fn deep_nesting_has_an_end() {
    for text in ["[".repeat(5000), "- ".repeat(5000) + "x", "{a: ".repeat(5000), "a: &a [".repeat(300)] {
        let document = yaml::parse(&text);
        assert!(document.depth() <= 10_000);
        assert!(!document.faults().is_empty());
        document.root().map(Node::to_value);
    }
}

#[test]
fn comments_are_found_where_they_are() {
    let text = "# a\nk: v # b\nl: 'x # no' # c\nm: a#no\nn: [1, # d\n  2]\no: |\n  # no\np: http://x/#no\n";
    let document = yaml::parse(text);
    let found: Vec<&str> = document.comments().iter().map(|c| c.span.of(text)).collect();
    assert_eq!(found, ["# a", "# b", "# c", "# d"]);
}

#[test]
fn a_second_document_and_an_empty_one_are_faults() {
    let kinds = |text: &str| yaml::parse(text).faults().iter().map(|f| f.kind).collect::<Vec<_>>();
    assert_eq!(kinds("a: 1\n---\nb: 2\n"), [FaultKind::SecondRoot]);
    for text in ["", "# x\n", "---\n", "\n\n"] {
        assert_eq!(kinds(text), [FaultKind::Empty], "{text:?}");
        assert!(yaml::parse(text).root().is_none(), "{text:?}");
    }
    assert_eq!(kinds("\u{feff}a: 1\n"), [FaultKind::ByteOrderMark]);
}
