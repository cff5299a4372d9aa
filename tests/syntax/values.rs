//! The tree from outside: spans, decoded text and its places, pointers, values.

use mcp_lint::syntax::{Kind, Node, json};
use mcp_lint::text::Span;
use serde_json::json;

/// Runs `check` on the first item of the array `text`.
fn with_item(text: &str, check: impl Fn(Node<'_>)) {
    let doc = json::parse(text);
    check(doc.root().unwrap().items().next().unwrap());
}

#[test]
fn the_body_of_a_string_lies_between_its_quotes() {
    for (text, body) in [
        ("[\"ab\"]", "ab"),
        ("['ab']", "ab"),
        ("[“ab”]", "ab"),
        ("[\"ab”]", "ab"),
        ("[`ab`]", "ab"),
        ("[\"\"]", ""),
        ("[\"ab\n]", "ab"),
        ("[\"", ""),
        ("[“ab", "ab"),
        ("[\"'ab'\"]", "'ab'"),
        ("['ab”']", "ab”"),
        ("[\"C:\\d\\\"]", "C:\\d\\"),
    ] {
        with_item(text, |item| {
            assert_eq!((item.kind(), item.body().of(text)), (Kind::String, body), "{text}");
        });
    }
    let doc = json::parse("{a: 1, b\": 2}");
    let keys: Vec<_> = doc.root().unwrap().members().map(|m| m.key.text().into_owned()).collect();
    assert_eq!(keys, ["a", "b"]);
}

#[test]
fn a_part_of_the_decoded_text_has_its_place_in_the_source() {
    let text = r#"["a\u00e9\n\ud83d\ude00b\\c"]"#;
    with_item(text, |item| {
        assert_eq!(item.text(), "aé\n😀b\\c");
        let part = |from, to| item.part(from, to).of(text);
        assert_eq!(part(0, 1), "a");
        assert_eq!(part(1, 3), r"\u00e9");
        assert_eq!(part(3, 8), r"\n\ud83d\ude00");
        assert_eq!(part(8, 10), r"b\\");
        assert_eq!(part(10, 11), "c");
        assert_eq!(part(0, 11), &text[2..text.len() - 2]);
        assert_eq!(item.part(4, 4), Span::empty(11));
        assert_eq!(item.part(11, 11), Span::empty(text.len() - 2));
    });
    with_item(r#"["C:\Users\new"]"#, |item| {
        assert_eq!(item.text(), r"C:\Users\new");
        assert_eq!(item.part(8, 12).of(r#"["C:\Users\new"]"#), r"\new");
    });
    with_item("[\"plain\"]", |item| assert_eq!(item.part(1, 3), Span::new(3, 5)));
}

#[test]
fn flags_tell_guesses_from_clear_values() {
    let guesses = ["[\"\\U\"]", "[\"a\nb\"]", "[\"a\tb\"]", "[npx]", "[01]", "[\"\\ud800\"]", "[\"a", "[“a"];
    let clear = ["[\"a\"]", "[“a”]", "['a']", "[`a`]", "[True]", "[0x1]", "[+1]", "['\\x41']", "[NaN]"];
    guesses.iter().for_each(|text| with_item(text, |item| assert!(item.is_faulty(), "{text}")));
    clear.iter().for_each(|text| with_item(text, |item| assert!(!item.is_faulty(), "{text}")));
    with_item("[\"a\"]", |item| assert!(item.is_plainly_quoted() && !item.is_unclosed()));
    with_item("['a']", |item| assert!(!item.is_plainly_quoted()));
    with_item("[\"a", |item| assert!(item.is_unclosed() && !item.is_plainly_quoted()));
    with_item("[{]", |item| assert!(item.is_unclosed() && item.is_object()));
}

#[test]
fn pointers_lead_there_and_back() {
    let doc = json::parse(r#"{"a/b": [{"~": 1}, 2], "c": {"": null, "c": true}}"#);
    let root = doc.root().unwrap();
    for pointer in ["", "/a~1b", "/a~1b/0", "/a~1b/0/~0", "/a~1b/1", "/c", "/c/", "/c/c"] {
        let node = root.at_pointer(pointer).unwrap();
        assert_eq!(node.pointer(), pointer);
    }
    for pointer in ["/x", "/a~1b/2", "/a~1b/x", "/c/c/c"] {
        assert!(root.at_pointer(pointer).is_none(), "{pointer}");
    }
    let member = root.get("c").unwrap().member("c").unwrap();
    assert_eq!(member.key.pointer(), "/c/c");
    assert_eq!(doc.node_at(member.value.span().start as usize), Some(member.value));
}

#[test]
fn of_a_key_that_stands_twice_the_last_counts() {
    let doc = json::parse("{\"a\": 1, \"b\": 2, \"a\": 3}");
    let root = doc.root().unwrap();
    assert_eq!(root.members().count(), 3);
    assert_eq!(root.to_value(), json!({"a": 3, "b": 2}));
    assert_eq!(root.get("a").unwrap().raw(), "3");
}

#[test]
fn numbers_keep_their_value() {
    let text = "[18446744073709551615, -9223372036854775808, 0xFFFFFFFFFFFFFFFF, -0x10, 007, -08.5, +12, 1e501, 0x1ffffffffffffffff]";
    let value = json!([u64::MAX, i64::MIN, u64::MAX, -16, 7, -8.5, 12, null, 0x1_ffff_ffff_ffff_ffff_u128 as f64]);
    assert_eq!(json::parse(text).root().unwrap().to_value(), value);
}

#[test]
fn values_below_128_levels_are_null() {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let deep = |text: &str| {
        let doc = json::parse(text);
        (doc.faults().len(), doc.root().unwrap().to_value().to_string())
    };
    assert_eq!(deep(&nested(128)), (0, nested(128)));
    assert_eq!(deep(&nested(129)), (1, format!("{}null{}", "[".repeat(128), "]".repeat(128))));
}
