//! Random texts: whole, and with characters lost, doubled or strewn in.

use proptest::prelude::*;
use serde_json::Value;

use crate::syntax::{Document, FaultKind, Node, Tolerance, toml};

/// What every reader of the `toml` family accepts.
pub(in crate::syntax) const READER: Tolerance = Tolerance::TOML_1_1.and(&[FaultKind::ByteOrderMark]);

/// A text made of statements that often name the same things.
pub(in crate::syntax) fn document() -> impl Strategy<Value = String> {
    let key = || {
        prop::sample::select(vec!["a", "b", "a.b", "b.c", "a . 'b'", "\"c d\"", "'e'", "\"\\u0061\"", "b.c.d", "\"\""])
    };
    let leaf = prop::sample::select(vec![
        "1",
        "-17",
        "+0",
        "0x1F",
        "0o17",
        "0b11",
        "1_000",
        "1.5",
        "-0.0",
        "6e-3",
        "inf",
        "-nan",
        "true",
        "false",
        "\"x\"",
        "\"\"",
        "\"a\\tb\\\\c\\\"d\\u00e9\\U0001F600\"",
        "\"\\e\\x41\"",
        "'C:\\d'",
        "\"\"\"\n a\\\n   b\"\"c\"\"\"\"",
        "'''\nx'y\n'''",
        "\"\"\"\"\"\"",
        "1979-05-27",
        "07:32:00",
        "07:32",
        "1979-05-27T07:32:00Z",
        "1979-05-27 07:32:00.5+01:00",
        "\"é\"",
        "\"\\q\"",
        "nope",
        "01",
        "1__0",
        "\"C:\\Users\"",
    ]);
    let value = leaf.prop_map(str::to_owned).prop_recursive(3, 12, 4, move |inner| {
        let item = (inner.clone(), prop::sample::select(vec!["", " ", "\n  ", " # c\n"]));
        let items = prop::collection::vec(item, 0..4);
        let array = (items, any::<bool>()).prop_map(|(items, trailing)| {
            let written: Vec<String> = items.iter().map(|(value, blank)| format!("{value}{blank}")).collect();
            format!("[{}{}]", written.join(","), if trailing && !items.is_empty() { ",\n" } else { "" })
        });
        let member = (key(), inner).prop_map(|(key, value)| format!("{key} = {value}"));
        let table = (prop::collection::vec(member, 0..3), prop::sample::select(vec![", ", ",\n", ","]))
            .prop_map(|(members, comma)| format!("{{ {} }}", members.join(comma)));
        prop_oneof![array, table]
    });
    let line = prop_oneof![
        4 => (key(), value).prop_map(|(key, value)| format!("{key} = {value}")),
        2 => key().prop_map(|key| format!("[{key}]")),
        1 => key().prop_map(|key| format!("[[{key}]]")),
        1 => Just("# comment".to_owned()),
        1 => Just(String::new()),
    ];
    (prop::collection::vec(line, 0..8), prop::sample::select(vec!["\n", "\r\n"]))
        .prop_map(|(lines, end)| lines.join(end))
}

/// A text with one to three characters lost or strewn in.
fn damaged() -> impl Strategy<Value = String> {
    let strewn = prop::sample::select("[]{}=\"'.,:#\\\n\r\t ax1_-\u{a0}“`é".chars().collect::<Vec<_>>());
    let change = (any::<prop::sample::Index>(), prop::option::of(strewn));
    (document(), prop::collection::vec(change, 1..4)).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (index, change) in changes {
            let at = index.index(chars.len() + 1);
            match change {
                Some(c) => chars.insert(at, c),
                None if at < chars.len() => drop(chars.remove(at)),
                None => {}
            }
        }
        chars.into_iter().collect()
    })
}

fn expected(value: &::toml::Value) -> Value {
    match value {
        ::toml::Value::String(text) => Value::from(text.as_str()),
        ::toml::Value::Integer(number) => Value::from(*number),
        ::toml::Value::Float(number) => Value::from(*number),
        ::toml::Value::Boolean(truth) => Value::from(*truth),
        ::toml::Value::Datetime(_) => Value::Null,
        ::toml::Value::Array(items) => items.iter().map(expected).collect(),
        ::toml::Value::Table(members) => members.iter().map(|(k, v)| (k.clone(), expected(v))).collect(),
    }
}

pub(in crate::syntax) fn is_accepted(document: &Document<'_>) -> bool {
    document.faults().iter().all(|fault| READER.accepts(fault.kind))
}

pub(in crate::syntax) fn sorted(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().map(|(k, v)| (k, sorted(v))).collect();
            members.sort_by(|a, b| a.0.cmp(&b.0));
            members.into_iter().collect()
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    let document = toml::parse(text);
    let theirs = text.parse::<::toml::Table>();
    prop_assert_eq!(is_accepted(&document), theirs.is_ok(), "{:?}: {:?} / {:?}", text, document.faults(), theirs);
    if let Ok(table) = theirs {
        let ours = document.root().map_or(Value::Null, Node::to_value);
        prop_assert_eq!(sorted(ours), sorted(expected(&::toml::Value::Table(table))), "{:?}", text);
    }
    Ok(())
}

fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let document = toml::parse(text);
    let inside = |span: crate::text::Span| text.get(span.range()).is_some();
    prop_assert!(document.faults().iter().all(|fault| inside(fault.span)), "{:?}", text);
    prop_assert!(document.comments().iter().all(|comment| inside(comment.span)), "{:?}", text);
    let mut todo: Vec<Node<'_>> = document.roots().collect();
    let mut seen = 0;
    let clashes = [FaultKind::DuplicateKey, FaultKind::TableClash];
    let unique = !document.faults().iter().any(|fault| clashes.contains(&fault.kind));
    while let Some(node) = todo.pop() {
        seen += 1;
        prop_assert!(inside(node.span()) && inside(node.body()), "{:?} {:?}", text, node);
        prop_assert!(document.outline.mentions_of(node.id()).all(inside));
        let decoded = node.text();
        for (at, c) in decoded.char_indices().filter(|_| node.is_string()) {
            let part = node.part(at, at + c.len_utf8());
            prop_assert!(inside(part) && node.span().contains(part), "{:?} {:?} {:?}", text, node, part);
        }
        let found = document.root().and_then(|root| root.at_pointer(&node.pointer()));
        prop_assert!(found.is_some() || !unique, "{:?} {}", text, node.pointer());
        todo.extend(node.children());
    }
    prop_assert_eq!(seen, document.nodes.len(), "{:?}", text);
    for offset in 0..text.len() {
        prop_assert!(document.node_at(offset).is_some(), "{:?} {}", text, offset);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whole_texts_are_read_as_the_reader_of_the_family_reads_them(text in document()) {
        agrees(&text)?;
        is_sound(&text)?;
    }

    #[test]
    fn damaged_texts_are_refused_where_it_refuses_them(text in damaged()) {
        agrees(&text)?;
        is_sound(&text)?;
    }

    #[test]
    fn any_text_has_a_tree(text in "[\\[\\]{}=\"'.,:#\\\\\n\r a1_\u{a0}“]{0,60}") {
        agrees(&text)?;
        is_sound(&text)?;
    }
}
