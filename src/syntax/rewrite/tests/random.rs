//! Random documents in random styles, random operations: the text changes as the value does, and no comment is lost.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ops::Range;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::super::*;
use super::writer::{Writer, value, writing};
use crate::syntax::json::parse;
use crate::syntax::{Document, FaultKind};
use crate::text::{Edit, apply};

/// The same operation on a text and on a value.
pub(super) struct Change {
    pub(super) edits: Vec<Edit>,
    pub(super) value: Value,
    /// Comments may go that touch lines of these spans.
    pub(super) lost: Vec<Span>,
}

/// Picks an operation by `dice` and does it. `None` where it does not fit the container that was picked.
pub(super) fn change(document: &Document<'_>, dice: &[usize; 4]) -> Option<Change> {
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
            Some(Change { edits: wrap_value(node, &["new"]), value, lost: Vec::new() })
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
        _ if which.is_multiple_of(4) => (Place::First, 0),
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
            Some((rename_key(member, "it's \"x\""), Vec::new()))
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
pub(super) fn kept<'d>(document: &'d Document<'_>, lost: &[Span]) -> Vec<&'d str> {
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
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

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

    #[test]
    fn broken_texts_are_edited_without_a_panic(
        value in value(), writing in writing(), cuts in prop::collection::vec((any::<usize>(), 0..4_usize), 1..4), which in any::<usize>(),
    ) {
        let mut text: Vec<char> = Writer::write(&writing, &value).chars().collect();
        for (at, len) in cuts {
            let at = at % (text.len() + 1);
            text.drain(at..(at + len).min(text.len()));
        }
        let text: String = text.into_iter().collect();
        let document = parse(&text);
        let mut nodes: Vec<Node<'_>> = document.roots().collect();
        let mut at = 0;
        while at < nodes.len() {
            nodes.extend(nodes[at].children());
            at += 1;
        }
        for node in nodes {
            for edits in every_edit(node, which) {
                prop_assert!(apply(&text, &edits).is_ok(), "{edits:?} in {text:?}");
            }
        }
    }
}

/// What every function makes of `node`.
fn every_edit(node: Node<'_>, which: usize) -> Vec<Vec<Edit>> {
    let new = json!({ "new": [1] });
    let (items, members) = (node.items().collect::<Vec<_>>(), node.members().collect::<Vec<_>>());
    let keys: Vec<Node<'_>> = members.iter().map(|m| m.key).collect();
    let mut all = vec![
        vec![replace_value(node, &new)],
        vec![replace_text(node, "it's")],
        vec![replace_part(node, 0, 0, "it's")],
        insert_member(node, place(&keys, which).0, "new", &new),
        insert_items(node, place(&items, which).0, &[json!(1)]),
        remove_items(node, &items[..which % (items.len() + 1)]),
        remove_members(node, &members[which % (members.len() + 1)..]),
        wrap_value(node, &["new"]),
        wrap_members(node, &members.iter().step_by(2).copied().collect::<Vec<_>>(), "new"),
        array_to_object(node, &items.iter().map(|_| ("new", None)).collect::<Vec<_>>()),
    ];
    for (index, member) in members.iter().enumerate() {
        let to = members[which % members.len()].value;
        all.push(lift_members(node, *member));
        all.push(move_member(node, *member, to, Place::First, None));
        all.push(remove_member(node, members[index]));
    }
    all.extend(items.iter().map(|item| split_item(node, *item, &[json!(1), json!(2)])));
    all
}
