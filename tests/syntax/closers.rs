//! Closers that are missing, superfluous, misplaced or of the wrong kind, told by count and by indentation.

use mcp_lint::syntax::{Document, FaultKind, json};
use mcp_lint::text::{Edit, apply};
use serde_json::{Value, json};

use super::{assert_reads, faults, tree};

/// What `text` becomes when each bracket fault is repaired where it is reported.
fn repaired(doc: &Document<'_>) -> String {
    let mut edits: Vec<Edit> = Vec::new();
    for fault in doc.faults() {
        let closer = |opener: u32| if doc.text().as_bytes()[opener as usize] == b'{' { "}" } else { "]" };
        match fault.kind {
            FaultKind::MissingCloser => match edits.last_mut() {
                Some(last) if last.span == fault.span => last.text.push_str(closer(fault.aux)),
                _ => edits.push(Edit::insert(fault.span.start as usize, closer(fault.aux))),
            },
            FaultKind::WrongCloser => edits.push(Edit::replace(fault.span, closer(fault.aux))),
            FaultKind::StrayCloser | FaultKind::TrailingComma => edits.push(Edit::delete(fault.span)),
            FaultKind::MissingComma => edits.push(Edit::insert(fault.span.start as usize, ",")),
            other => panic!("{other:?} is no bracket fault, in {}", doc.text()),
        }
    }
    apply(doc.text(), &edits).unwrap()
}

/// Checks that `broken` is taken for `value` with `n` faults, and that repairing them gives exactly that.
#[track_caller]
fn assert_meant(broken: &str, value: &Value, n: usize) {
    let doc = json::parse(broken);
    tree::assert_sound(&doc);
    assert_eq!(doc.root().map(|root| root.to_value()).as_ref(), Some(value), "{broken}\n{:?}", faults(&doc));
    assert_eq!(doc.faults().len(), n, "{broken}\n{:?}", faults(&doc));
    assert_eq!(serde_json::from_str::<Value>(&repaired(&doc)).ok().as_ref(), Some(value), "repair of {broken}");
}

const FORMATTED: &str = r#"{
  "$schema": "https://example.com/schema.json",
  "mcpServers": {
    "files": {
      "command": "npx",
      "args": [
        "-y",
        "files-server"
      ],
      "env": {
        "LEVEL": "info"
      }
    },
    "tickets": {
      "url": "https://example.com/mcp",
      "headers": {
        "Authorization": "Bearer ${TOKEN}"
      },
      "tools": [
        "read"
      ]
    },
    "notes": {
      "command": "notes"
    }
  },
  "inputs": [
    {
      "id": "token"
    },
    {
      "id": "other"
    }
  ],
  "last": true
}
"#;

const COMPACT: &str = r#"{
    "servers": {
        "files": { "command": "npx", "args": ["-y", "files-server"], "env": { "LEVEL": "info" } },
        "tickets": { "url": "https://example.com/mcp", "headers": { "X-Key": "1" } },
        "notes": { "command": "notes", "args": [] }
    },
    "inputs": [
        { "id": "token" },
        { "id": "other" }
    ],
    "last": true
}
"#;

fn closer_offsets(text: &str) -> Vec<usize> {
    let doc = json::parse(text);
    assert!(doc.faults().is_empty());
    let is_closer = |at: &usize| matches!(text.as_bytes()[*at], b'}' | b']');
    let in_string = |at: usize| doc.node_at(at).is_some_and(|node| !node.is_object() && !node.is_array());
    (0..text.len()).filter(is_closer).filter(|at| !in_string(*at)).collect()
}

#[test]
fn any_one_closer_may_be_missing_from_a_formatted_file() {
    let value = serde_json::from_str(FORMATTED).unwrap();
    for text in [FORMATTED.to_owned(), FORMATTED.replace('\n', "\r\n"), FORMATTED.replace("  ", "\t")] {
        for at in closer_offsets(&text) {
            let broken = format!("{}{}", &text[..at], &text[at + 1..]);
            assert_meant(&broken, &value, 1);
        }
    }
}

#[test]
fn any_two_closers_may_be_missing_from_a_formatted_file() {
    let value = serde_json::from_str(FORMATTED).unwrap();
    let closers = closer_offsets(FORMATTED);
    for (n, a) in closers.iter().enumerate() {
        for b in &closers[n + 1..] {
            let broken = format!("{}{}{}", &FORMATTED[..*a], &FORMATTED[a + 1..*b], &FORMATTED[b + 1..]);
            assert_meant(&broken, &value, 2);
        }
    }
}

#[test]
fn any_one_closer_may_stand_twice_in_a_formatted_file() {
    let value = serde_json::from_str(FORMATTED).unwrap();
    for at in closer_offsets(FORMATTED) {
        let closer = &FORMATTED[at..=at];
        assert_meant(&format!("{}{closer}{}", &FORMATTED[..at], &FORMATTED[at..]), &value, 1);
        let indent = FORMATTED[..at].len() - FORMATTED[..at].rfind('\n').map_or(0, |n| n + 1);
        let line = format!("{closer}\n{}", " ".repeat(indent));
        assert_meant(&format!("{}{line}{}", &FORMATTED[..at], &FORMATTED[at..]), &value, 1);
    }
}

#[test]
fn any_one_closer_may_be_of_the_wrong_kind_in_a_formatted_file() {
    let value = serde_json::from_str(FORMATTED).unwrap();
    for at in closer_offsets(FORMATTED) {
        let wrong = if FORMATTED.as_bytes()[at] == b'}' { "]" } else { "}" };
        let broken = format!("{}{wrong}{}", &FORMATTED[..at], &FORMATTED[at + 1..]);
        assert_meant(&broken, &value, 1);
        assert_eq!(json::parse(&broken).faults()[0].kind, FaultKind::WrongCloser, "{broken}");
    }
}

#[test]
fn the_last_closer_of_a_line_may_be_missing_from_a_compact_file() {
    let value = serde_json::from_str(COMPACT).unwrap();
    for at in closer_offsets(COMPACT) {
        if COMPACT[at + 1..].trim_start_matches(',').starts_with('\n') {
            assert_meant(&format!("{}{}", &COMPACT[..at], &COMPACT[at + 1..]), &value, 1);
        }
    }
}

#[test]
fn a_missing_closer_is_reported_where_it_belongs_with_its_opener() {
    let text = "{\n  \"servers\": {\n    \"a\": { \"env\": { \"K\": \"1\" },\n    \"b\": {}\n  }\n}\n";
    let value = json!({"servers": {"a": {"env": {"K": "1"}}, "b": {}}});
    assert_reads(text, &["MissingCloser 47 `` (26)"], &value);
    let text = "{\n  \"a\": [\n    1\n  \"b\": 2\n}";
    assert_reads(text, &["MissingCloser 16 `` (9)", "MissingComma 16 ``"], &json!({"a": [1], "b": 2}));
}

#[test]
fn at_the_end_of_the_text_every_open_container_wants_its_closer() {
    let value = json!({"a": [{"b": 1}]});
    let closers = ["MissingCloser 14 `` (7)", "MissingCloser 14 `` (6)", "MissingCloser 14 ``"];
    assert_reads("{\"a\": [{\"b\": 1", &["MissingCloser 14 `` (7)", closers[1], closers[2]], &value);
    let comma = ["TrailingComma 7 `,`", "MissingCloser 8 ``"];
    assert_reads("{\"a\": 1,", &comma, &json!({"a": 1}));
    assert_reads("[", &["MissingCloser 1 ``"], &json!([]));
}

#[test]
fn on_one_line_the_number_of_closers_decides() {
    assert_reads("{\"a\": [\"x\"}", &["MissingCloser 10 `` (6)"], &json!({"a": ["x"]}));
    assert_reads("{\"a\": {\"b\": [1}, \"c\": 2}", &["MissingCloser 14 `` (12)"], &json!({"a": {"b": [1]}, "c": 2}));
    assert_reads("{\"a\": [\"x\"}, \"b\": 1}", &["WrongCloser 10 `}` (6)"], &json!({"a": ["x"], "b": 1}));
    assert_reads("[\"x\"}", &["WrongCloser 4 `}`"], &json!(["x"]));
    assert_reads("{\"a\": 1]", &["WrongCloser 7 `]`"], &json!({"a": 1}));
}

#[test]
fn a_closer_too_many_closes_nothing() {
    assert_reads("[]]", &["StrayCloser 2 `]`"], &json!([]));
    assert_reads("{\"a\": [1]], \"b\": 2}", &["StrayCloser 9 `]`"], &json!({"a": [1], "b": 2}));
    assert_reads("{\"a\": 1}, \"b\": 2}", &["StrayCloser 7 `}`"], &json!({"a": 1, "b": 2}));
    let text = "{\n  \"s\": {\n    \"a\": { \"x\": 1 }},\n    \"b\": {}\n  }\n}\n";
    assert_reads(text, &["StrayCloser 30 `}`"], &json!({"s": {"a": {"x": 1}, "b": {}}}));
}

#[test]
fn unusual_but_valid_indentation_is_no_evidence() {
    let texts = [
        "{\n\"a\": {\n\"b\": 1\n},\n\"c\": 2\n}",
        "{\n      \"a\": {\n  \"b\": 1\n      },\n\"c\": [\n2\n    ] }",
        "{ \"a\": [{\n    \"b\": 1\n  }, {\n    \"b\": 2\n  }],\n\"c\": 3 }",
    ];
    for text in texts {
        let doc = json::parse(text);
        assert!(doc.faults().is_empty(), "{text}");
        assert_eq!(doc.root().unwrap().to_value(), serde_json::from_str::<Value>(text).unwrap());
    }
    let closer = "{\n\"a\": {\n\"b\": 1\n},\n\"c\": {\n\"d\": 2\n}\n";
    assert_reads(closer, &["MissingCloser 34 ``"], &json!({"a": {"b": 1}, "c": {"d": 2}}));
}
