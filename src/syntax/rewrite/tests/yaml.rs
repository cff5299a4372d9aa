//! YAML: exact edits of common layouts, and random documents on which the text changes as the value does.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::*;
use super::random::{change, kept};
use super::writer::value;
use crate::syntax::yaml::parse;
use crate::text::{Edit, apply};

#[track_caller]
fn check(before: &str, after: &str, edit: impl Fn(Node<'_>) -> Vec<Edit>) {
    for line_break in ["\n", "\r\n"] {
        let (before, after) = (before.replace('\n', line_break), after.replace('\n', line_break));
        let document = parse(&before);
        assert!(document.faults().is_empty(), "{before}: {:?}", document.faults());
        assert_eq!(apply(&before, &edit(document.root().unwrap())).unwrap(), after, "from {before:?}");
    }
}

#[test]
fn texts_keep_their_quotes_where_they_can() {
    let write = |text: &'static str| move |root: Node<'_>| vec![replace_text(root.get("a").unwrap(), text)];
    check("a: b # c\n", "a: x y # c\n", write("x y"));
    check("a: b\n", "a: \"x: y\"\n", write("x: y"));
    check("a: b\n", "a: \"true\"\n", write("true"));
    check("a: b\n", "a: \"@x/y\"\n", write("@x/y"));
    check("a: b\n", "a: -y\n", write("-y"));
    check("a: 'b'\n", "a: 'it''s'\n", write("it's"));
    check("a: 'b'\n", "a: \"x\\ny\"\n", write("x\ny"));
    check("a: \"b\"\n", "a: \"C:\\\\x\"\n", write("C:\\x"));
    check("a: |\n  b\n  c\nd: 1\n", "a: \"x\"\nd: 1\n", write("x"));
    check("{a: b}\n", "{a: \"x,y\"}\n", write("x,y"));
}

#[test]
fn parts_of_texts_are_replaced_in_place() {
    let write = |root: Node<'_>| {
        let node = root.get("a").unwrap();
        let from = node.text().find("X").unwrap();
        vec![replace_part(node, from, from + 1, "it's")]
    };
    check("a: b X c\n", "a: b it's c\n", write);
    check("a: 'b X c'\n", "a: 'b it''s c'\n", write);
    check("a: \"\\tb X c\"\n", "a: \"\\tb it's c\"\n", write);
    check("a: >-\n  b X\n  c\n", "a: \"b it's c\"\n", write);
}

#[test]
fn members_are_inserted_at_the_column_of_their_neighbours() {
    let servers = |value: Value| move |root: Node<'_>| insert_member(root.get("s").unwrap(), Place::Last, "x", &value);
    check("s:\n  a: 1\n", "s:\n  a: 1\n  x: 0\n", servers(json!(0)));
    check("s:\n    a: 1 # why", "s:\n    a: 1 # why\n    x: 0", servers(json!(0)));
    check("s: {}\n", "s: { x: 0 }\n", servers(json!(0)));
    check("s: {a: 1}\n", "s: {a: 1, x: 0}\n", servers(json!(0)));
    check("s:\n  a: |\n    t\n\nt: 1\n", "s:\n  a: |\n    t\n  x: 0\n\nt: 1\n", servers(json!(0)));
    let server = json!({ "command": "npx", "args": ["-y", "@a/b"], "env": { "A": "1" }, "more": {} });
    check(
        "s:\n  a:\n    b: 1\n",
        "s:\n  a:\n    b: 1\n  x:\n    command: npx\n    args: [-y, \"@a/b\"]\n    env:\n      A: \"1\"\n    more: {}\n",
        servers(server.clone()),
    );
    check(
        "s:\n  a:\n    args:\n      - b\n",
        "s:\n  a:\n    args:\n      - b\n  x:\n    command: npx\n    args:\n      - -y\n      - \"@a/b\"\n    env:\n      A: \"1\"\n    more: {}\n",
        servers(server),
    );
    let first = |root: Node<'_>| insert_member(root.items().next().unwrap(), Place::First, "x", &json!(0));
    check("- a: 1\n  b: 2\n", "- x: 0\n  a: 1\n  b: 2\n", first);
}

#[test]
fn items_are_inserted_and_removed() {
    let before = |root: Node<'_>| {
        let list = root.get("a").unwrap();
        insert_items(list, Place::Before(list.items().next().unwrap()), &[json!("-y")])
    };
    check("a:\n- b\n- c\n", "a:\n- -y\n- b\n- c\n", before);
    check("a:\n  - \"b\"\n", "a:\n  - \"-y\"\n  - \"b\"\n", before);
    check("a: [b, c]\n", "a: [-y, b, c]\n", before);
    let remove = |which: &'static [usize]| {
        move |root: Node<'_>| {
            let list = root.get("a").unwrap();
            let items: Vec<Node<'_>> =
                list.items().enumerate().filter(|(i, _)| which.contains(i)).map(|(_, n)| n).collect();
            remove_items(list, &items)
        }
    };
    check("a:\n  - b\n  - c # why\n  # d\n  - d\n", "a:\n  - b\n  # d\n  - d\n", remove(&[1]));
    check("a:\n- b\n- c\nd: 1\n", "a: []\nd: 1\n", remove(&[0, 1]));
    check("a:\n  - b", "a: []", remove(&[0]));
    check("a:\n  - b\n  - c", "a:\n  - b", remove(&[1]));
    check("a: [b, c]\n", "a: [b]\n", remove(&[1]));
}

#[test]
fn members_are_removed_with_their_lines() {
    let remove = |keys: &'static str| {
        move |root: Node<'_>| {
            let object = root.items().next().unwrap_or(root);
            let members: Vec<Member<'_>> = object.members().filter(|m| keys.contains(&*m.key.text())).collect();
            remove_members(object, &members)
        }
    };
    check("a: 1\nb:\n  c: 1 # x\n  d: 2\n# y\ne: 3\n", "a: 1\n# y\ne: 3\n", remove("b"));
    check("- a: 1\n  b: 2\n  c: 3\n", "- b: 2\n  c: 3\n", remove("a"));
    check("- a: 1\n  b: 2\n  c: 3\n", "- c: 3\n", remove("ab"));
    check("- a: 1\n  b: 2\n", "- {}\n", remove("ab"));
    check("a: 1\n", "{}\n", remove("a"));
    // Whose comment that is, nobody knows.
    check("- a: 1 # x\n  b: 2\n", "- a: 1 # x\n  b: 2\n", remove("a"));
}

#[test]
fn members_are_moved_wrapped_and_lifted() {
    let into = |root: Node<'_>| {
        let member = root.member("h").unwrap();
        move_member(root, member, root.get("o").unwrap(), Place::Last, None)
    };
    check("h:\n  A: 1 # x\n  B: 2\no:\n    p: 1\n", "o:\n    p: 1\n    h:\n      A: 1 # x\n      B: 2\n", into);
    check("h: 1\no: {p: 1}\n", "o: {p: 1, h: 1}\n", into);
    let wrap = |root: Node<'_>| wrap_members(root, &[root.member("h").unwrap()], "o");
    check("a: 1\nh:\n  A: 1\nb: 2\n", "a: 1\no:\n  h:\n    A: 1\nb: 2\n", wrap);
    let lift = |root: Node<'_>| lift_members(root, root.member("o").unwrap());
    check("a: 1\no:\n  h:\n    A: 1\n  # x\n  i: 2\nb: 2\n", "a: 1\nh:\n  A: 1\n# x\ni: 2\nb: 2\n", lift);
    check("o: {h: {A: 1}}\n", "h:\n  A: 1\n", lift);
    let value = |root: Node<'_>| wrap_value(root.get("a").unwrap(), &["x"]);
    check("a: 1\n", "a: { x: 1 }\n", value);
    check("a:\n  b: 1\n  c: 2\n", "a:\n  x:\n    b: 1\n    c: 2\n", value);
}

#[test]
fn a_missing_value_is_filled_in() {
    check("a:\nb: 1\n", "a: x\nb: 1\n", |root| vec![replace_value(root.get("a").unwrap(), &json!("x"))]);
    check("- a\n-\n", "- a\n- [x]\n", |root| vec![replace_value(root.items().nth(1).unwrap(), &json!(["x"]))]);
}

#[test]
fn what_others_share_is_not_taken_apart() {
    let text = "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 1\n";
    let document = parse(text);
    let root = document.root().unwrap();
    let alias = root.get("c").unwrap();
    assert!(insert_member(alias, Place::Last, "n", &json!(0)).is_empty());
    assert!(remove_member(alias, alias.member("b").unwrap()).is_empty());
    let merged = root.get("d").unwrap();
    assert!(remove_member(merged, merged.member("b").unwrap()).is_empty());
    let after = apply(text, &remove_member(merged, merged.member("e").unwrap())).unwrap();
    assert_eq!(after, "a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n");
}

/// Writes random values in random layouts.
struct Layouts<'d> {
    dice: &'d [u8],
    drawn: usize,
    unit: usize,
}

impl Layouts<'_> {
    fn draw(&mut self, sides: u8) -> bool {
        self.drawn += 1;
        self.dice[self.drawn % self.dice.len()].is_multiple_of(sides)
    }

    fn comment(&mut self) -> &'static str {
        if self.draw(5) { " # c" } else { "" }
    }

    fn scalar(&mut self, value: &Value, flow: bool) -> String {
        match value {
            Value::String(text) if self.draw(2) || !crate::syntax::yaml::is_plain_text(text, flow) => {
                let single = self.draw(2) && !text.contains(char::is_control);
                if single { format!("'{}'", text.replace('\'', "''")) } else { quoted(text) }
            }
            Value::String(text) => text.clone(),
            Value::Null if !flow && self.draw(2) => String::new(),
            other => other.to_string(),
        }
    }

    fn flow(&mut self, value: &Value) -> String {
        let comma = if self.draw(2) { ", " } else { " , " };
        match value {
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item)).collect();
                let pad = if self.draw(2) { " " } else { "" };
                format!("[{pad}{}{pad}]", items.join(comma))
            }
            Value::Object(members) => {
                let members: Vec<String> = members.iter().map(|(k, v)| format!("{k}: {}", self.flow(v))).collect();
                let pad = if self.draw(2) { " " } else { "" };
                format!("{{{pad}{}{pad}}}", members.join(comma))
            }
            scalar => self.scalar(scalar, true),
        }
    }

    /// What follows a key or dash at `column`, line break included.
    fn rest(&mut self, value: &Value, column: usize, dash: bool) -> String {
        let is_empty = match value {
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            scalar => {
                let text = self.scalar(scalar, false);
                let gap = if text.is_empty() { "" } else { " " };
                return format!("{gap}{text}{}\n", self.comment());
            }
        };
        if is_empty || self.draw(4) {
            return format!(" {}{}\n", self.flow(value), self.comment());
        }
        if dash && self.draw(2) {
            return format!(" {}", self.block(value, column + 2).trim_start_matches(' '));
        }
        let inner = if value.is_array() && !dash && self.draw(2) { column } else { column + self.unit };
        let comment = if dash { "" } else { self.comment() };
        format!("{comment}\n{}", self.block(value, inner))
    }

    fn block(&mut self, value: &Value, column: usize) -> String {
        let blanks = " ".repeat(column);
        let mut out = String::new();
        let lines: Vec<(String, &Value)> = match value {
            Value::Array(items) => items.iter().map(|item| ("-".to_owned(), item)).collect(),
            Value::Object(members) => members.iter().map(|(key, value)| (format!("{key}:"), value)).collect(),
            _ => Vec::new(),
        };
        for (i, (start, inner)) in lines.into_iter().enumerate() {
            if i > 0 && self.draw(6) {
                out.push_str(&format!("{blanks}# own\n"));
            }
            let rest = self.rest(inner, column, value.is_array());
            out.push_str(&format!("{blanks}{start}{rest}"));
        }
        out
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_changes_as_the_value_does(
        value in value(),
        written in prop::collection::vec(any::<u8>(), 1..64),
        unit in 1usize..5,
        cut in any::<bool>(),
        dice in any::<[usize; 4]>(),
    ) {
        let mut layouts = Layouts { dice: &written, drawn: 0, unit };
        let mut before = match value.as_object().is_some_and(|members| members.is_empty()) {
            true => "{}\n".to_owned(),
            false => layouts.block(&value, 0),
        };
        if cut {
            before.pop();
        }
        let document = parse(&before);
        prop_assert!(document.faults().is_empty(), "{}: {:?}", before, document.faults());
        prop_assert_eq!(document.root().unwrap().to_value().to_string(), value.to_string(), "{}", before);
        let Some(change) = change(&document, &dice) else { return Ok(()) };
        if change.edits.is_empty() {
            return Ok(());
        }
        let after = apply(&before, &change.edits);
        prop_assert!(after.is_ok(), "conflict in {:?} of {:?}", change.edits, before);
        let after = after.unwrap();
        let result = parse(&after);
        let seen = || format!("operation {} on\n{before}\ngives\n{after}", dice[0] % 12);
        prop_assert!(result.faults().is_empty(), "{}: {:?}", seen(), result.faults());
        let now = result.root().map_or(Value::Null, Node::to_value);
        prop_assert_eq!(now.to_string(), change.value.to_string(), "{}", seen());
        let comments = result.comments().len();
        prop_assert!(comments >= kept(&document, &change.lost).len(), "a comment is lost: {}", seen());
    }
}
