//! Random documents in random styles, random operations: the text changes as the value does, and no comment is lost.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ops::Range;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::syntax::json::parse;
use crate::syntax::{Document, FaultKind};
use crate::text::{Edit, apply};

/// How a random document is written.
#[derive(Clone, Debug)]
struct Writing {
    newline: &'static str,
    unit: &'static str,
    blank: &'static str,
    single_quotes: bool,
    trailing_commas: bool,
    comments: bool,
    /// Drawn from, over and over, for whatever may be one way here and another way there.
    dice: Vec<u8>,
}

fn writing() -> impl Strategy<Value = Writing> {
    let newline = prop_oneof![Just("\n"), Just("\r\n"), Just("")];
    let unit = prop_oneof![Just("  "), Just("    "), Just("\t"), Just("")];
    let blank = prop_oneof![Just(" "), Just("")];
    let dice = prop::collection::vec(any::<u8>(), 1..64);
    (newline, unit, blank, any::<bool>(), any::<bool>(), any::<bool>(), dice).prop_map(
        |(newline, unit, blank, single_quotes, trailing_commas, comments, dice)| Writing {
            newline,
            unit,
            blank,
            single_quotes,
            trailing_commas,
            comments,
            dice,
        },
    )
}

/// Nested objects and arrays; every key is made unique afterwards so that members can move freely.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<i16>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        "[a-z\"'\\\\é\n/*,{]{0,6}".prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(inner, 0..4).prop_map(object),
        ]
    });
    prop::collection::vec(tree, 0..5).prop_map(|values| unique(&object(values), &mut 0))
}

fn object(values: Vec<Value>) -> Value {
    Value::Object(values.into_iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect())
}

fn unique(value: &Value, next: &mut usize) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| unique(item, next)).collect(),
        Value::Object(members) => {
            let mut out = Map::new();
            for value in members.values() {
                *next += 1;
                out.insert(format!("k{next}"), unique(value, next));
            }
            Value::Object(out)
        }
        other => other.clone(),
    }
}

/// Writes a value as somebody might.
struct Writer<'w> {
    writing: &'w Writing,
    out: String,
    rolled: usize,
    comments: usize,
}

impl Writer<'_> {
    fn write(writing: &Writing, value: &Value) -> String {
        let mut writer = Writer { writing, out: String::new(), rolled: 0, comments: 0 };
        writer.value(value, 0);
        writer.out + writing.newline
    }

    fn roll(&mut self, one_in: u8) -> bool {
        self.rolled += 1;
        self.writing.dice[self.rolled % self.writing.dice.len()].wrapping_add(self.rolled as u8) % one_in == 0
    }

    /// A block comment, now and then.
    fn block(&mut self) {
        if self.writing.comments && self.roll(7) {
            self.comments += 1;
            self.out += &format!("/* {{, {} */", self.comments);
        }
    }

    /// A line break with indentation, perhaps after a comment, perhaps before comments on their own lines.
    fn line(&mut self, depth: usize) {
        if self.writing.comments && self.roll(5) {
            self.comments += 1;
            self.out += &format!(" // , }} {}", self.comments);
        }
        while self.writing.comments && self.roll(6) {
            self.comments += 1;
            let comment = format!("{}{}// {} ,", self.writing.newline, self.writing.unit.repeat(depth), self.comments);
            self.out += &comment;
        }
        self.out += &format!("{}{}", self.writing.newline, self.writing.unit.repeat(depth));
    }

    fn string(&mut self, text: &str) {
        let quote = if self.writing.single_quotes && self.roll(2) { Quote::Single } else { Quote::Double };
        self.out += &print::string(text, quote);
    }

    fn value(&mut self, value: &Value, depth: usize) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(items) => self.list('[', ']', depth, items, |w, item| w.value(item, depth + 1)),
            Value::Object(members) => self.list('{', '}', depth, members, |w, (key, value)| {
                w.string(key);
                w.out.push(':');
                w.out += w.writing.blank;
                w.block();
                w.value(value, depth + 1);
            }),
            other => self.out += &other.to_string(),
        }
    }

    fn list<T>(
        &mut self,
        open: char,
        close: char,
        depth: usize,
        elements: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let lines = !self.writing.newline.is_empty() && !self.roll(3);
        let mut first = true;
        self.out.push(open);
        for element in elements {
            if !first {
                self.block();
                self.out.push(',');
            }
            // Some put several on one line.
            if lines && !self.roll(9) {
                self.line(depth + 1)
            } else {
                self.out += self.writing.blank
            }
            first = false;
            self.block();
            write(self, element);
        }
        if !first && self.writing.trailing_commas && self.roll(2) {
            self.out.push(',');
        }
        self.block();
        if lines {
            self.line(depth)
        } else {
            self.out += self.writing.blank
        }
        self.out.push(close);
    }
}

/// The same operation on a text and on a value.
struct Change {
    edits: Vec<Edit>,
    value: Value,
    /// Comments may go that touch lines of these spans.
    lost: Vec<Span>,
}

/// Picks an operation by `dice` and does it. `None` where it does not fit the container that was picked.
fn change(document: &Document<'_>, dice: &[usize; 4]) -> Option<Change> {
    let root = document.root()?;
    let mut containers = vec![root];
    let mut at = 0;
    while at < containers.len() {
        containers.extend(containers[at].children().filter(|n| n.is_object() || n.is_array()));
        at += 1;
    }
    let node = containers[dice[1] % containers.len()];
    let mut value = root.to_value();
    let target = value.pointer_mut(&node.pointer())?;
    let (edits, lost) = match target {
        Value::Object(members) => change_object(node, members, dice)?,
        Value::Array(items) => change_array(node, items, dice)?,
        _ => return None,
    };
    // The operations on two containers and those that change the container itself.
    match dice[0] % 12 {
        10 => {
            *target = json!({ "new": target.clone() });
            Some(Change { edits: wrap_value(node, "new"), value, lost: Vec::new() })
        }
        11 => move_between(root, node, *containers.get(dice[3] % containers.len())?, dice[2]),
        _ => Some(Change { edits, value, lost }),
    }
}

fn move_between(root: Node<'_>, from: Node<'_>, to: Node<'_>, which: usize) -> Option<Change> {
    let member = from.members().nth(which.checked_rem(from.members().count())?)?;
    if !to.is_object() || from == to || member.value.span().contains(to.span()) {
        return None;
    }
    let mut value = root.to_value();
    let moved = value.pointer_mut(&from.pointer())?.as_object_mut()?.shift_remove(&*member.key.text())?;
    value.pointer_mut(&to.pointer())?.as_object_mut()?.insert("moved".to_owned(), moved);
    Some(Change { edits: move_member(from, member, to, Place::Last, Some("moved")), value, lost: Vec::new() })
}

/// Where to insert: all places in turn.
fn place<'d>(starts: &[Node<'d>], which: usize) -> (Place<'d>, usize) {
    match starts.get(which / 4 % starts.len().max(1)) {
        Some(node) if which % 4 == 2 => (Place::Before(*node), which / 4 % starts.len()),
        Some(node) if which % 4 == 3 => (Place::After(*node), which / 4 % starts.len() + 1),
        _ if which % 4 == 0 => (Place::First, 0),
        _ => (Place::Last, starts.len()),
    }
}

type Done = (Vec<Edit>, Vec<Span>);

fn change_object(node: Node<'_>, members: &mut Map<String, Value>, dice: &[usize; 4]) -> Option<Done> {
    let all: Vec<Member<'_>> = node.members().collect();
    let keys: Vec<Node<'_>> = all.iter().map(|m| m.key).collect();
    let chosen: Vec<Member<'_>> =
        all.iter().enumerate().filter(|(i, _)| dice[2] >> (i % 8) & 1 == 1).map(|(_, m)| *m).collect();
    let one = || all.get(dice[2] % all.len().max(1)).copied();
    let span = |m: Member<'_>| m.key.span().to(m.value.span());
    let new = json!({ "n1": ["a", 1], "n2": {}, "n3": { "n4": "'\"" } });
    match dice[0] % 12 {
        0..=2 => {
            let (place, index) = place(&keys, dice[2]);
            members.shift_insert(index, "new".to_owned(), new.clone());
            members.shift_insert(index + 1, "more".to_owned(), json!(1));
            Some((insert_members(node, place, &[("new", &new), ("more", &json!(1))]), Vec::new()))
        }
        3..=5 => {
            members.retain(|key, _| !chosen.iter().any(|m| m.key.text() == *key));
            Some((remove_members(node, &chosen), chosen.into_iter().map(span).collect()))
        }
        6 => {
            let member = one()?;
            *members.get_mut(&*member.key.text())? = new.clone();
            Some((vec![replace_value(member.value, &new)], vec![member.value.span()]))
        }
        7 => {
            let member = one()?;
            *members = members
                .iter()
                .map(|(k, v)| (if *k == member.key.text() { "it's \"x\"" } else { k }.to_owned(), v.clone()))
                .collect();
            Some((vec![rename_key(member, "it's \"x\"")], Vec::new()))
        }
        8 => {
            let first = chosen.first()?.key.text();
            let (mut out, mut inner) = (Map::new(), Map::new());
            for (key, value) in members.iter() {
                if chosen.iter().any(|m| m.key.text() == *key) {
                    inner.insert(key.clone(), value.clone());
                }
                if *key == first {
                    out.insert("new".to_owned(), Value::Null);
                } else if !inner.contains_key(key) {
                    out.insert(key.clone(), value.clone());
                }
            }
            out["new"] = Value::Object(inner);
            *members = out;
            Some((wrap_members(node, &chosen, "new"), Vec::new()))
        }
        9 => {
            let member = one().filter(|m| m.value.is_object())?;
            let mut out = Map::new();
            for (key, value) in members.iter() {
                match value.as_object().filter(|_| *key == member.key.text()) {
                    Some(inner) => out.extend(inner.clone()),
                    None => drop(out.insert(key.clone(), value.clone())),
                }
            }
            *members = out;
            let lost = member.value.members().next().is_none().then(|| span(member));
            Some((lift_members(node, member), lost.into_iter().collect()))
        }
        _ => Some(Done::default()),
    }
}

fn change_array(node: Node<'_>, items: &mut Vec<Value>, dice: &[usize; 4]) -> Option<Done> {
    let all: Vec<Node<'_>> = node.items().collect();
    let chosen: Vec<usize> = (0..all.len()).filter(|i| dice[2] >> (i % 8) & 1 == 1).collect();
    let new = [json!("x"), json!({ "n1": [1] })];
    match dice[0] % 12 {
        0..=3 => {
            let (place, index) = place(&all, dice[2]);
            items.splice(index..index, new.clone());
            Some((insert_items(node, place, &new), Vec::new()))
        }
        4..=6 => {
            let nodes: Vec<Node<'_>> = chosen.iter().map(|i| all[*i]).collect();
            chosen.iter().rev().for_each(|i| drop(items.remove(*i)));
            Some((remove_items(node, &nodes), nodes.into_iter().map(Node::span).collect()))
        }
        7 | 8 => {
            let index = dice[2].checked_rem(all.len())?;
            items.splice(index..=index, new.clone());
            Some((split_item(node, all[index], &new), vec![all[index].span()]))
        }
        _ => Some(Done::default()),
    }
}

/// The comments of `document` that must survive when text touching `lost` goes.
fn kept<'d>(document: &'d Document<'_>, lost: &[Span]) -> Vec<&'d str> {
    let text = document.text();
    let lines = |span: &Span| -> Range<usize> {
        let end = span.end as usize;
        lines::line_start(text, span.start as usize)..text[end..].find('\n').map_or(text.len(), |i| end + i)
    };
    let may_go: Vec<Range<usize>> = lost.iter().map(lines).collect();
    let survives = |at: usize| !may_go.iter().any(|lines| lines.contains(&at));
    let comments = document.comments().iter().filter(|c| survives(c.span.start as usize));
    comments.map(|c| c.span.of(text).trim_end()).collect()
}

fn trailing_commas(document: &Document<'_>) -> usize {
    document.faults().iter().filter(|f| f.kind == FaultKind::TrailingComma).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_changes_as_the_value_does(value in value(), mut writing in writing(), dice in any::<[usize; 4]>()) {
        if writing.newline.is_empty() {
            writing.unit = "";
        }
        let before = Writer::write(&writing, &value);
        let document = parse(&before);
        prop_assert_eq!(document.root().unwrap().to_value().to_string(), value.to_string());
        let Some(change) = change(&document, &dice) else { return Ok(()) };
        let after = apply(&before, &change.edits);
        prop_assert!(after.is_ok(), "conflict in {:?} of {:?}", change.edits, before);
        let after = after.unwrap();
        let result = parse(&after);
        let root = result.root().unwrap();
        let seen = || format!("operation {} on {before}\ngives {after}", dice[0] % 12);
        prop_assert_eq!(root.to_value().to_string(), change.value.to_string(), "{}", seen());
        // A single quote in a new text is escaped where the text has single quotes around it.
        let known = |kind| {
            document.faults().iter().any(|f| f.kind == kind) || writing.single_quotes && kind == FaultKind::Json5Escape
        };
        prop_assert!(result.faults().iter().all(|f| known(f.kind)), "{:?} in {}", result.faults(), seen());
        prop_assert!(trailing_commas(&result) <= trailing_commas(&document), "{}", seen());
        let mut comments: Vec<&str> = result.comments().iter().map(|c| c.span.of(&after).trim_end()).collect();
        for comment in kept(&document, &change.lost) {
            let found = comments.iter().position(|c| *c == comment);
            prop_assert!(found.is_some(), "lost {comment} in {}", seen());
            comments.remove(found.unwrap());
        }
        if writing.newline == "\r\n" {
            prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{}", seen());
        }
    }
}
