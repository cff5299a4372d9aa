//! Random texts: whole, and with characters lost, doubled or strewn in.

use proptest::prelude::*;
use saphyr::{LoadableYamlNode, Scalar, ScanError, Yaml};
use serde_json::Value;

use crate::syntax::{Document, Fault, FaultKind, Kind, Node, Tolerance, yaml};
use crate::text::Span;

const SCALARS: &[&str] = &[
    "a",
    "npx",
    "-y",
    "1",
    "-17",
    "0x1F",
    "0o17",
    "1.5",
    "6e-3",
    ".inf",
    "true",
    "False",
    "null",
    "~",
    "yes",
    "a b",
    "a#b",
    "http://x/y",
    "${HOME}",
    "${{ secrets.X }}",
    "é",
    "\"x\"",
    "\"\"",
    "''",
    "\"a\\tb\\\\c\\\"d\\u00e9\\U0001F600\"",
    "'it''s'",
    "'C:\\d'",
    "\"a: b\"",
    "'# x'",
    "!!str 12",
    "\"\\x41\\e\"",
    "-x",
    "a:b",
];

fn scalar() -> impl Strategy<Value = String> {
    prop::sample::select(SCALARS).prop_map(str::to_owned)
}

fn key() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["a", "b", "name", "\"c d\"", "'e'", "x-y", "1", "\"\\u0061\"", "args"])
        .prop_map(str::to_owned)
}

fn flow() -> impl Strategy<Value = String> {
    let plain = |text: &String| !text.contains(['{', '}', '[', ']', ',', '#']);
    let leaf = scalar().prop_filter("not in brackets", plain);
    leaf.prop_recursive(3, 12, 4, |inner| {
        let blank = prop::sample::select(vec![", ", ",", ",\n     ", " , # c\n     "]);
        let items =
            (prop::collection::vec(inner.clone(), 0..4), blank.clone()).prop_map(|(i, b)| format!("[{}]", i.join(b)));
        let member = (key(), inner).prop_map(|(key, value)| format!("{key}: {value}"));
        let members = (prop::collection::vec(member, 0..4), blank).prop_map(|(m, b)| format!("{{ {} }}", m.join(b)));
        prop_oneof![items, members]
    })
}

/// Lines of a block, and whether its first may stand behind a dash or must go below a key.
fn block() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![
        4 => scalar(),
        2 => flow(),
        1 => Just("|\n      lit #no\n       more\n\n".to_owned()),
        1 => Just(">- # c\n      fold\n      ed\n".to_owned()),
        1 => Just("plain\n      over lines".to_owned()),
        1 => Just("\"over\n      lines\\\n      x\"".to_owned()),
        1 => Just(String::new()),
        1 => Just("&anchor x".to_owned()),
    ];
    let leaf = line.prop_map(|line| line.split('\n').map(str::to_owned).collect::<Vec<_>>());
    leaf.prop_recursive(3, 16, 4, |inner| {
        let mapping = prop::collection::vec((key(), inner.clone()), 1..4).prop_map(|members| {
            members.into_iter().flat_map(|(key, value)| below(&format!("{key}:"), &value)).collect::<Vec<_>>()
        });
        let list = prop::collection::vec(inner, 1..4)
            .prop_map(|items| items.into_iter().flat_map(|item| behind(&item)).collect::<Vec<_>>());
        prop_oneof![mapping, list]
    })
}

fn is_block(lines: &[String]) -> bool {
    lines.iter().any(|line| line.starts_with("- ") || line == "-") || lines.first().is_some_and(|l| is_member(l))
}

fn is_member(line: &str) -> bool {
    line.ends_with(':') || (line.contains(": ") && !line.starts_with(['{', '[', '"', '\'', '&', '!', '$']))
}

fn below(key: &str, value: &[String]) -> Vec<String> {
    let nested = |line: &String| if line.is_empty() { String::new() } else { format!("  {line}") };
    if is_block(value) {
        return [key.to_owned()].into_iter().chain(value.iter().map(nested)).collect();
    }
    let mut lines: Vec<String> = value.iter().map(nested).collect();
    lines[0] = format!("{key} {}", value[0]).trim_end().to_owned();
    lines
}

fn behind(item: &[String]) -> Vec<String> {
    let nested = |line: &String| if line.is_empty() { String::new() } else { format!("  {line}") };
    let mut lines: Vec<String> = item.iter().map(nested).collect();
    lines[0] = format!("- {}", item[0]).trim_end().to_owned();
    lines
}

fn document() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\r\n"]);
    let start = prop::sample::select(vec!["", "# c\n", "---\n", "\n\n", "%YAML 1.2\n---\n"]);
    (start, block(), end).prop_map(|(start, lines, end)| format!("{start}{}\n", lines.join("\n")).replace('\n', end))
}

fn damaged() -> impl Strategy<Value = String> {
    let strewn = prop::sample::select("[]{}\"'.,:#\\\n\r\t ax1-&*!|>%@`é\u{a0}".chars().collect::<Vec<_>>());
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

/// The value as the crate's own loader has it; `None` where a key is no scalar.
fn expected(value: &Yaml<'_>) -> Option<Value> {
    Some(match value {
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(truth)) => Value::from(*truth),
        Yaml::Value(Scalar::Integer(number)) => Value::from(*number),
        Yaml::Value(Scalar::FloatingPoint(number)) => Value::from(number.into_inner()),
        Yaml::Value(Scalar::String(text)) => Value::from(text.as_ref()),
        Yaml::Sequence(items) => Value::Array(items.iter().map(expected).collect::<Option<_>>()?),
        Yaml::Mapping(members) => Value::Object(
            members
                .iter()
                .map(|(key, value)| match key {
                    Yaml::Value(Scalar::String(text)) => Some((text.to_string(), expected(value)?)),
                    Yaml::Value(Scalar::Integer(1)) => Some(("1".to_owned(), expected(value)?)),
                    _ => None,
                })
                .collect::<Option<_>>()?,
        ),
        _ => return None,
    })
}

/// What is a mistake to us, and none to the loader.
fn is_ours(kind: FaultKind) -> bool {
    Tolerance::YAML.accepts(kind)
        || matches!(kind, FaultKind::Empty | FaultKind::SecondRoot | FaultKind::UnquotedTemplate | FaultKind::TooDeep)
}

/// Whether the loader stops at a `]` or `}` that stands first on its line, which we take below its key as others do.
fn stops_at_closer<T>(text: &str, theirs: &Result<T, ScanError>) -> bool {
    let Err(error) = theirs else { return false };
    let mut before = text.chars().take(error.marker().index()).collect::<Vec<_>>().into_iter().rev();
    let first = before.find(|c| !matches!(c, ' ' | '\t')).is_none_or(|c| matches!(c, '\n' | '\r'));
    first && text.chars().nth(error.marker().index()).is_some_and(|c| matches!(c, ']' | '}'))
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    let document = yaml::parse(text);
    let theirs = Yaml::load_from_str(text);
    let accepted = document.faults().iter().all(|fault| is_ours(fault.kind));
    // A duplicate to us may be none to the loader (`1` and `"1"`), and in quotes a template may be out of place.
    let differs = |f: &Fault| matches!(f.kind, FaultKind::DuplicateKey | FaultKind::UnquotedTemplate);
    prop_assert!(
        accepted == theirs.is_ok() || document.faults().iter().any(differs) || stops_at_closer(text, &theirs),
        "{:?}: {:?} / {:?}",
        text,
        document.faults(),
        theirs
    );
    let Ok(documents) = theirs else { return Ok(()) };
    // Its loader takes a sign in the middle of a number, and no tag that it does not know.
    let sign = |base: &str| text.contains(&format!("{base}-")) || text.contains(&format!("{base}+"));
    if sign("0x") || sign("0o") || text.replace("!!str", "").contains("!!") || has_odd_one(text) {
        return Ok(());
    }
    let theirs = documents.first().map_or(Some(Value::Null), expected);
    if let (Some(theirs), true) = (theirs, document.faults().iter().all(|f| f.kind != FaultKind::UnquotedTemplate)) {
        prop_assert_eq!(document.root().map_or(Value::Null, Node::to_value), theirs, "{:?}", text);
    }
    Ok(())
}

/// Whether a key may be a one that is not written `1`, so that its text cannot be told from the loader's number.
fn has_odd_one(text: &str) -> bool {
    let word = |before: &str| {
        let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric() && c != '+').next().unwrap_or_default();
        word != "1" && word.trim_start_matches(['+', '0', 'x', 'o']) == "1"
    };
    text.match_indices(':').any(|(at, _)| word(&text[..at]))
}

/// Every span fits, parents hold their children, and every part of a text has a place.
fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let document = yaml::parse(text);
    let inside = |span: Span| text.get(span.range()).is_some();
    prop_assert!(document.faults().iter().all(|fault| inside(fault.span)), "{:?} {:?}", text, document.faults());
    prop_assert!(document.faults().is_sorted_by_key(|fault| fault.span.start), "{:?}", text);
    prop_assert!(document.comments().iter().all(|c| inside(c.span) && c.span.of(text).starts_with('#')), "{:?}", text);
    let mut todo: Vec<Node<'_>> = document.roots().collect();
    while let Some(node) = todo.pop() {
        prop_assert!(inside(node.span()) && node.span().contains(node.body()), "{:?} {:?}", text, node);
        prop_assert!(node.kind() != Kind::Missing || node.span().is_empty(), "{:?} {:?}", text, node);
        let decoded = node.text();
        for (at, c) in decoded.char_indices().filter(|_| node.is_string() || node.kind() == Kind::Key) {
            let part = node.part(at, at + c.len_utf8());
            prop_assert!(
                inside(part) && node.body().contains(part) && !part.is_empty(),
                "{:?} {:?} {:?}",
                text,
                node,
                part
            );
        }
        let mut end = node.span().start;
        for child in node.children().filter(|_| !node.is_shared()) {
            let in_place = !child.is_shared();
            prop_assert!(!in_place || node.span().contains(child.span()), "{:?}: {:?} outside {:?}", text, child, node);
            prop_assert!(!in_place || child.span().start >= end, "{:?}: {:?} overlaps", text, child);
            end = if in_place { child.span().end } else { end };
        }
        todo.extend(node.children());
    }
    no_comment_is_in_a_scalar(text, &document)
}

fn no_comment_is_in_a_scalar(text: &str, document: &Document<'_>) -> Result<(), TestCaseError> {
    for comment in document.comments() {
        let node = document.node_at(comment.span.start as usize);
        let scalar = node.filter(|n| !n.is_object() && !n.is_array());
        // The line of a `|` may end in one, a key may be a container.
        let in_block = |n: &Node<'_>| n.raw().starts_with(['|', '>', '{', '[']) || n.is_shared();
        prop_assert!(scalar.is_none_or(|n| in_block(&n) || !document.faults().is_empty()), "{:?} {:?}", text, scalar);
    }
    Ok(())
}

proptest! {
    #[test]
    fn whole_texts_are_read_as_the_loader_reads_them(text in document()) {
        agrees(&text)?;
        is_sound(&text)?;
    }

    #[test]
    fn damaged_texts_are_refused_where_it_refuses_them(text in damaged()) {
        agrees(&text)?;
        is_sound(&text)?;
    }

    #[test]
    fn any_text_has_a_tree(text in "[\\[\\]{}\"'.,:#\\\\\n\r\t a1&*!|>%@?<-]{0,40}") {
        agrees(&text)?;
        is_sound(&text)?;
    }
}
