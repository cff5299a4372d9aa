#![allow(clippy::unwrap_used, clippy::expect_used)]

mod random;
mod writer;
mod yaml;

use serde_json::json;

use super::*;
use crate::syntax::json::parse;
use crate::text::{Edit, apply};

/// Applies what `edit` makes of the root of `before`.
fn edited(before: &str, edit: impl Fn(Node<'_>) -> Vec<Edit>) -> String {
    let document = parse(before);
    apply(before, &edit(document.root().unwrap())).unwrap()
}

#[track_caller]
fn check(before: &str, after: &str, edit: impl Fn(Node<'_>) -> Vec<Edit>) {
    assert_eq!(edited(before, &edit), after, "from {before:?}");
    if !before.contains('\n') {
        return;
    }
    let (crlf, expected) = (before.replace('\n', "\r\n"), after.replace('\n', "\r\n"));
    assert_eq!(edited(&crlf, &edit), expected, "from {crlf:?}");
}

#[track_caller]
fn inserts(before: &str, after: &str) {
    check(before, after, |root| insert_member(root, Place::Last, "x", &json!(0)));
}

#[test]
fn a_member_is_inserted_last() {
    inserts("{}", "{\n  \"x\": 0\n}");
    inserts("{\n}", "{\n  \"x\": 0\n}");
    inserts(r#"{"a":1}"#, r#"{"a":1,"x":0}"#);
    inserts(r#"{ "a": 1 }"#, r#"{ "a": 1, "x": 0 }"#);
    inserts(r#"{"a": 1, "b": 2,}"#, r#"{"a": 1, "b": 2, "x": 0,}"#);
    inserts("{\n\t\"a\" : 1\n}\n", "{\n\t\"a\" : 1,\n\t\"x\" : 0\n}\n");
    inserts("{\n    \"a\": 1, // one\n    // end\n}", "{\n    \"a\": 1, // one\n    \"x\": 0,\n    // end\n}");
    inserts("{\n  \"a\": 1 // one\n}", "{\n  \"a\": 1, // one\n  \"x\": 0\n}");
    inserts("{\n  \"a\": 1,\n  \"b\": 2 }", "{\n  \"a\": 1,\n  \"b\": 2,\n  \"x\": 0 }");
    inserts("{\n  // nothing yet\n}", "{\n  // nothing yet\n  \"x\": 0\n}");
    inserts("{ // nothing yet\n}", "{ // nothing yet\n  \"x\": 0\n}");
    inserts("{ /* nothing yet */ }", "{ /* nothing yet */ \"x\": 0 }");
    inserts("{a: 1, b: 'c'}", "{a: 1, b: 'c', x: 0}");
    inserts("{'a': 1}", "{'a': 1, 'x': 0}");
    inserts("{\n  \"a\": 1\n, \"b\": 2\n}", "{\n  \"a\": 1\n, \"b\": 2,\n  \"x\": 0\n}");
}

#[test]
fn a_member_is_inserted_first() {
    let first = |root: Node<'_>| insert_member(root, Place::First, "x", &json!("y"));
    check(r#"{"a":1}"#, r#"{"x":"y","a":1}"#, first);
    check(r#"{ "a": 1 }"#, r#"{ "x": "y", "a": 1 }"#, first);
    check("{\n  \"a\": 1\n}", "{\n  \"x\": \"y\",\n  \"a\": 1\n}", first);
    check("{ // why\n  \"a\": 1\n}", "{ // why\n  \"x\": \"y\",\n  \"a\": 1\n}", first);
    check("{\n  // why\n  \"a\": 1\n}", "{\n  \"x\": \"y\",\n  // why\n  \"a\": 1\n}", first);
    check("{ \"a\": 1,\n  \"b\": 2 }", "{ \"x\": \"y\",\n  \"a\": 1,\n  \"b\": 2 }", first);
    check("{/* why */\"a\":1}", "{\"x\":\"y\",/* why */\"a\":1}", first);
}

#[test]
fn members_are_inserted_in_the_middle() {
    let after = |root: Node<'_>| {
        let (two, three) = (json!(2), json!([3]));
        insert_members(root, Place::After(root.member("a").unwrap().key), &[("x", &two), ("y", &three)])
    };
    check(r#"{"a":1,"b":2}"#, r#"{"a":1,"x":2,"y":[3],"b":2}"#, after);
    check(
        "{\n  \"a\": {\n    \"z\": 1\n  }, // end of a\n\n  \"b\": 2\n}",
        "{\n  \"a\": {\n    \"z\": 1\n  }, // end of a\n  \"x\": 2,\n  \"y\": [3],\n\n  \"b\": 2\n}",
        after,
    );
}

#[test]
fn items_are_inserted_like_their_neighbours() {
    let before = |root: Node<'_>| insert_items(root, Place::Before(root.items().next().unwrap()), &[json!("-y")]);
    check(r#"["a", "b"]"#, r#"["-y", "a", "b"]"#, before);
    check(r#"["a","b"]"#, r#"["-y","a","b"]"#, before);
    check("[\n  \"a\"\n]", "[\n  \"-y\",\n  \"a\"\n]", before);
    let last = |root: Node<'_>| insert_items(root.get("a").unwrap(), Place::Last, &[json!("x"), json!("y")]);
    check("{\n  \"a\": []\n}", "{\n  \"a\": [\"x\", \"y\"]\n}", last);
    check(
        "{\n  \"a\": [\n    1, 2,\n    3, 4\n  ]\n}",
        "{\n  \"a\": [\n    1, 2,\n    3, 4, \"x\", \"y\"\n  ]\n}",
        last,
    );
    check("{\n  \"a\": [\n    1,\n  ]\n}", "{\n  \"a\": [\n    1,\n    \"x\",\n    \"y\",\n  ]\n}", last);
}

#[test]
fn a_new_value_is_written_like_the_document() {
    let value = json!({ "command": "npx", "args": ["-y", "p"], "env": { "A": "B" }, "more": {} });
    let insert = |root: Node<'_>| insert_member(root.get("servers").unwrap(), Place::Last, "s", &value);
    check(
        "{\n\t\"servers\": {}\n}",
        "{\n\t\"servers\": {\n\t\t\"s\": {\n\t\t\t\"command\": \"npx\",\n\t\t\t\"args\": [\"-y\", \"p\"],\n\t\t\t\"env\": {\n\t\t\t\t\"A\": \"B\"\n\t\t\t},\n\t\t\t\"more\": {}\n\t\t}\n\t}\n}",
        insert,
    );
    check(
        r#"{"servers":{}}"#,
        r#"{"servers":{"s":{"command":"npx","args":["-y","p"],"env":{"A":"B"},"more":{}}}}"#,
        insert,
    );
    check(
        "{\n  \"list\": [\n    1\n  ],\n  \"servers\": {}\n}",
        "{\n  \"list\": [\n    1\n  ],\n  \"servers\": {\n    \"s\": {\n      \"command\": \"npx\",\n      \"args\": [\n        \"-y\",\n        \"p\"\n      ],\n      \"env\": {\n        \"A\": \"B\"\n      },\n      \"more\": {}\n    }\n  }\n}",
        insert,
    );
}

#[track_caller]
fn removes(keys: &str, before: &str, after: &str) {
    check(before, after, |root| {
        let members: Vec<Member<'_>> = root.members().filter(|m| keys.contains(&*m.key.text())).collect();
        remove_members(root, &members)
    });
}

#[test]
fn members_are_removed_with_their_commas() {
    let inline = r#"{ "a": 1, "b": 2, "c": 3 }"#;
    removes("a", inline, r#"{ "b": 2, "c": 3 }"#);
    removes("b", inline, r#"{ "a": 1, "c": 3 }"#);
    removes("c", inline, r#"{ "a": 1, "b": 2 }"#);
    removes("bc", inline, r#"{ "a": 1 }"#);
    removes("ac", inline, r#"{ "b": 2 }"#);
    removes("abc", inline, "{}");
    let lines = "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": 2\n  },\n  \"c\": 3\n}\n";
    removes("a", lines, "{\n  \"b\": {\n    \"x\": 2\n  },\n  \"c\": 3\n}\n");
    removes("b", lines, "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    removes("bc", lines, "{\n  \"a\": 1\n}\n");
    removes("abc", lines, "{}\n");
    removes("b", r#"{"a":1,"b":2}"#, r#"{"a":1}"#);
    removes("b", r#"{"a":1,"b":2,}"#, r#"{"a":1,}"#);
    removes("a", "{ \"a\": 1,\n  \"b\": 2 }", "{ \"b\": 2 }");
    removes("b", "{ \"a\": 1,\n  \"b\": 2 }", "{ \"a\": 1 }");
    removes("b", "{\n  \"a\": 1, \"b\": 2,\n  \"c\": 3\n}", "{\n  \"a\": 1,\n  \"c\": 3\n}");
    removes("b", "{\n  \"a\": 1\n, \"b\": 2\n}", "{\n  \"a\": 1\n}");
}

#[test]
fn only_comments_on_the_lines_of_a_removed_member_go() {
    removes(
        "b",
        "{\n  \"a\": 1, // one\n  // above\n  /* two */ \"b\": 2, // two\n  // below\n  \"c\": 3\n}",
        "{\n  \"a\": 1, // one\n  // above\n  // below\n  \"c\": 3\n}",
    );
    removes("b", "{\n  \"a\": 1, // one\n  \"b\": 2 // two\n}", "{\n  \"a\": 1 // one\n}");
    removes("a", "{ // why\n  \"a\": 1\n}", "{ // why\n}");
    removes("b", "{ \"a\": 1, /* x */ \"b\": 2 /* y */, \"c\": 3 }", "{ \"a\": 1, /* x */  /* y */\"c\": 3 }");
    removes("a", "{ \"a\": /* inside */ 1 }", "{}");
}

#[test]
fn strings_keep_their_quotes() {
    let first = |text: &'static str| move |root: Node<'_>| vec![replace_text(root.items().next().unwrap(), text)];
    check(r#"["a"]"#, r#"["it's \"b\\\""]"#, first("it's \"b\\\""));
    check("['a']", r#"['it\'s "b\\"']"#, first("it's \"b\\\""));
    check("[“a”]", r#"["b"]"#, first("b"));
    let part = |root: Node<'_>| {
        let item = root.items().next().unwrap();
        let at = item.text().find('b').unwrap();
        vec![replace_part(item, at, at + 1, "'\"")]
    };
    check(r#"["\u0061b\/c"]"#, r#"["\u0061'\"\/c"]"#, part);
    check(r"['\u0061b\/c']", r#"['\u0061\'"\/c']"#, part);
    let rename = |name: &'static str| move |root: Node<'_>| rename_key(root.members().next().unwrap(), name);
    check("{ a: 1 }", "{ b_1: 1 }", rename("b_1"));
    check("{ a: 1 }", "{ \"b-1\": 1 }", rename("b-1"));
    check("{ 'a': 1 }", "{ 'b': 1 }", rename("b"));
}

#[test]
fn values_are_replaced_at_their_depth() {
    let replace = |root: Node<'_>| vec![replace_value(root.get("a").unwrap(), &json!({ "b": ["c", 1] }))];
    check("{\n    \"a\": \"x\"\n}", "{\n    \"a\": {\n        \"b\": [\"c\", 1]\n    }\n}", replace);
    check(r#"{"a":"x"}"#, r#"{"a":{"b":["c",1]}}"#, replace);
    check(r#"{ "a": "x" }"#, r#"{ "a": { "b": ["c", 1] } }"#, replace);
}

#[test]
fn an_item_is_split() {
    let split = |root: Node<'_>| split_item(root, root.items().next().unwrap(), &[json!("a"), json!("b")]);
    check(r#"["a b"]"#, r#"["a", "b"]"#, split);
    check("[\n  'a b', // c\n  1\n]", "[\n  'a', // c\n  'b',\n  1\n]", split);
    check(r#"["a b", 2]"#, "[2]", |root| split_item(root, root.items().next().unwrap(), &[]));
}

#[test]
fn a_member_moves_as_it_is_written() {
    let inwards =
        |root: Node<'_>| move_member(root, root.member("x").unwrap(), root.get("env").unwrap(), Place::Last, Some("Y"));
    check(
        "{\n  \"env\": {\n    \"A\": \"b\"\n  },\n  \"x\": [ // two\n    1.0\n  ] // why\n}",
        "{\n  \"env\": {\n    \"A\": \"b\",\n    \"Y\": [ // two\n      1.0\n    ]\n  }\n  // why\n}",
        inwards,
    );
    check(r#"{"env":{},"x":"1"}"#, r#"{"env":{"Y":"1"}}"#, inwards);
    let outwards = |root: Node<'_>| {
        let inner = root.member("t").unwrap();
        move_member(inner.value, inner.value.member("url").unwrap(), root, Place::After(inner.key), None)
    };
    check(
        "{\n  \"t\": {\n    \"type\": 1,\n    \"url\": 2\n  }\n}",
        "{\n  \"t\": {\n    \"type\": 1\n  },\n  \"url\": 2\n}",
        outwards,
    );
}

#[test]
fn objects_are_put_around_values() {
    let wrap = |root: Node<'_>| wrap_value(root, &["k"]);
    check("{\n  \"a\": {\n    \"b\": 1\n  }\n}", "{\n  \"k\": {\n    \"a\": {\n      \"b\": 1\n    }\n  }\n}", wrap);
    check(r#"{"a":1}"#, r#"{"k":{"a":1}}"#, wrap);
    let twice = |root: Node<'_>| wrap_value(root, &["k", "l"]);
    check("{\n\t\"a\": 1 // one\n}", "{\n\t\"k\": {\n\t\t\"l\": {\n\t\t\t\"a\": 1 // one\n\t\t}\n\t}\n}", twice);
    check(r#"{"a":1}"#, r#"{"k":{"l":{"a":1}}}"#, twice);
    check("{\n  \"a\": 1\n}", "{\n  \"a\": {\n    \"k\": 1\n  }\n}", |root| wrap_value(root.get("a").unwrap(), &["k"]));
}

#[test]
fn objects_are_put_around_members() {
    let wrap = |keys: &'static str| {
        move |root: Node<'_>| {
            let members: Vec<Member<'_>> = root.members().filter(|m| keys.contains(&*m.key.text())).collect();
            wrap_members(root, &members, "k")
        }
    };
    let lines = "{\n  // first\n  \"a\": 1, // one\n  \"b\": [\n    2\n  ],\n  \"c\": 3\n}";
    check(
        lines,
        "{\n  // first\n  \"k\": {\n    \"a\": 1, // one\n    \"b\": [\n      2\n    ]\n  },\n  \"c\": 3\n}",
        wrap("ab"),
    );
    check(
        lines,
        "{\n  // first\n  \"k\": {\n    \"a\": 1,\n    \"c\": 3\n  }, // one\n  \"b\": [\n    2\n  ]\n}",
        wrap("ac"),
    );
    check(r#"{"a":1,"b":2}"#, r#"{"k":{"a":1,"b":2}}"#, wrap("ab"));
}

#[test]
fn members_are_lifted() {
    let lift = |root: Node<'_>| lift_members(root, root.member("mcp").unwrap());
    check(r#"{"mcp":{"servers":{}},"b":1}"#, r#"{"servers":{},"b":1}"#, lift);
    check(
        "{\n  \"mcp\": {\n    \"servers\": {\n      \"a\": 1\n    },\n    \"inputs\": []\n  },\n  \"b\": 1\n}",
        "{\n  \"servers\": {\n    \"a\": 1\n  },\n  \"inputs\": [],\n  \"b\": 1\n}",
        lift,
    );
    check(
        "{\n  \"mcp\": { // why\n    // the servers\n    \"servers\": 1, // all\n  },\n  \"b\": 1\n}",
        "{\n  // why\n  // the servers\n  \"servers\": 1, // all\n  \"b\": 1\n}",
        lift,
    );
    check("{\n  \"mcp\": {},\n  \"b\": 1\n}", "{\n  \"b\": 1\n}", lift);
}

#[test]
fn an_array_becomes_an_object() {
    let value = json!("v");
    let convert = |root: Node<'_>| array_to_object(root, &[("A", Some(&value)), ("B", None)]);
    check(r#"["A=v", {}]"#, r#"{"A": "v", "B": {}}"#, convert);
    check("[\n  \"A=v\", // a\n  'b'\n]", "{\n  \"A\": \"v\", // a\n  \"B\": 'b'\n}", convert);
    check("[1]", "[1]", convert);
}

#[test]
fn edits_about_different_members_go_together() {
    let text = r#"{ "a": 1, "b": 2, "c": ["d"], "e": 4 }"#;
    let document = parse(text);
    let root = document.root().unwrap();
    let member = |key: &str| root.member(key).unwrap();
    let calls = [
        rename_key(member("a"), "A"),
        remove_member(root, member("b")),
        insert_items(member("c").value, Place::First, &[json!(0)]),
        vec![replace_value(member("c").value.items().next().unwrap(), &json!("D"))],
        insert_member(root, Place::Before(member("a").key), "z", &json!(9)),
        vec![replace_value(member("e").value, &json!(5))],
        insert_member(root, Place::Last, "f", &json!(6)),
    ];
    let all: Vec<Edit> = calls.into_iter().flatten().collect();
    let after = apply(text, &all).unwrap();
    assert_eq!(after, r#"{ "z": 9, "A": 1, "c": [0, "D"], "e": 5, "f": 6 }"#);
}

#[test]
fn nothing_is_edited_where_nothing_fits() {
    let document = parse(r#"{"a": 1, "c": [2], "b": }"#);
    let root = document.root().unwrap();
    let (one, list) = (root.member("a").unwrap(), root.member("c").unwrap());
    assert!(insert_member(list.value, Place::Last, "x", &json!(1)).is_empty());
    assert!(insert_items(root, Place::Last, &[json!(1)]).is_empty());
    assert!(lift_members(root, one).is_empty());
    assert!(lift_members(root, list).is_empty());
    assert!(move_member(root, one, list.value, Place::Last, None).is_empty());
    assert!(insert_member(root.get("a").unwrap(), Place::Last, "x", &json!(1)).is_empty());
    assert!(wrap_value(root.get("b").unwrap(), &["x"]).is_empty());
    assert!(remove_members(root, &[]).is_empty());
}
