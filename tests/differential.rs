//! The parser against two others: it accepts what `serde_json` and `json5` accept, with the same values, and every tree is sound.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/tree.rs"]
mod tree;

use mcp_lint::syntax::{Document, Fault, FaultKind, Tolerance, json};
use proptest::prelude::*;
use serde_json::Value;

/// Nesting that every reader follows; `json5` knows no limit and overflows its stack.
const SAFE_DEPTH: usize = 127;

/// Strict JSON: no faults if and only if `serde_json` accepts, and then the same value.
fn assert_agrees_with_serde_json(doc: &Document<'_>) {
    let text = doc.text();
    let theirs = serde_json::from_str::<Value>(text);
    if doc.depth() > SAFE_DEPTH {
        return;
    }
    match (doc.faults(), theirs) {
        ([], Ok(value)) => assert_eq!(doc.root().unwrap().to_value(), value, "values differ for {text:?}"),
        // A number that no f64 holds (1e501) is JSON, and JavaScript reads it as Infinity; serde_json refuses it.
        ([], Err(error)) => assert!(error.to_string().contains("number out of range"), "{error} in {text:?}"),
        (faults, Ok(_)) => panic!("serde_json accepts {text:?}, we report {faults:?}"),
        (_, Err(_)) => {}
    }
}

/// JSON5: only faults of that tolerance if and only if `json5` accepts, and then the same value.
fn assert_agrees_with_json5(doc: &Document<'_>) {
    let text = doc.text();
    if doc.depth() > SAFE_DEPTH || comment_ends_early(doc) {
        return;
    }
    let accepted = doc.faults().iter().all(|f| Tolerance::JSON5.accepts(f.kind) && !is_no_json5_key(f));
    match (accepted, json5::from_str::<Value>(text)) {
        (true, Ok(value)) => assert_same(&doc.root().unwrap().to_value(), &value, text),
        // A hexadecimal number of any length is JSON5; the crate keeps it in 64 or 128 bits.
        (true, Err(error)) if error.to_string().contains("overflow parsing number") => {}
        (true, Err(error)) => panic!("json5 refuses {text:?}: {error}"),
        (false, Ok(_)) => assert!(json5_accepts_more(doc), "json5 accepts {text:?}, we report {:?}", doc.faults()),
        (false, Err(_)) => {}
    }
}

/// A word that JSON5 does not take as a key.
fn is_no_json5_key(fault: &Fault) -> bool {
    fault.kind == FaultKind::UnquotedKey && fault.aux == 1
}

/// Why `json5` may accept what we report:
/// - the backslash of an escape that does not exist is dropped, as the JSON5 grammar says; we know what that does to a path,
///   and take a line continuation or an escaped quote after such an escape for the last backslash of one
/// - control characters in strings and Unicode spaces between tokens are fine in JSON5, the byte order mark is one of these
/// - keys without quotes may have `\u` escapes
/// - a whole document in single quotes, copied from a command line, is a string to JSON5
fn json5_accepts_more(doc: &Document<'_>) -> bool {
    let text = doc.text();
    let has = |kind| doc.faults().iter().any(|f| f.kind == kind);
    let accepted =
        Tolerance::JSON5.and(&[FaultKind::InvalidEscape, FaultKind::ControlCharacter, FaultKind::ByteOrderMark]);
    let escaped_key = |f: &Fault| f.kind == FaultKind::UnquotedKey && f.span.of(text).contains("\\u");
    let known = |f: &Fault| accepted.accepts(f.kind) && !is_no_json5_key(f) || escaped_key(f);
    doc.faults().iter().all(known)
        || has(FaultKind::InvalidEscape) && ["\\\n", "\\\r", "\\\""].iter().any(|end| text.contains(end))
        || has(FaultKind::TextOutside) && matches!(json5::from_str(text), Ok(Value::String(_))) && text.contains('\'')
}

/// In JSON5, U+2028 and U+2029 end a line comment; in JSON with comments they do not, so such texts cannot be compared.
fn comment_ends_early(doc: &Document<'_>) -> bool {
    doc.comments().iter().any(|c| c.span.of(doc.text()).contains(['\u{2028}', '\u{2029}']))
}

/// Equal, `-0` and `0` being the same, and hexadecimal numbers of more than 64 bits up to the last digit.
fn assert_same(ours: &Value, theirs: &Value, text: &str) {
    let same = match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            a == b || (text.contains(['x', 'X']) && a.abs() > 1e19 && ((a - b) / a).abs() < 1e-15)
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            return a.iter().zip(b).for_each(|(a, b)| assert_same(a, b, text));
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() && a.keys().all(|key| b.contains_key(key)) => {
            return a.iter().for_each(|(key, a)| assert_same(a, &b[key], text));
        }
        _ => ours == theirs,
    };
    assert!(same, "we read {ours}, json5 {theirs} in {text:?}");
}

fn check(text: &str) {
    let doc = json::parse(text);
    tree::assert_sound(&doc);
    assert_agrees_with_serde_json(&doc);
    assert_agrees_with_json5(&doc);
}

/// Pieces that make trouble wherever they land.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "'",
    "`",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "=",
    ";",
    "...",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "\u{a0}",
    "\u{feff}",
    "\u{2028}",
    "“",
    "”",
    "‘",
    "…",
    "é",
    "```",
    "true",
    "None",
    "NaN",
    "-Infinity",
    "0x1F",
    "+1",
    ".5",
    "5.",
    "01",
    "-",
    "1e5",
    "1e501",
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\\x41",
    "\\v",
    "\\0",
    "\\'",
    "\\\n",
    "\\U",
    "key",
    "$k_1",
    "a-b",
    "\"a\":",
    "npx -y",
    "{}",
    "[]",
    "\"\"",
    " ",
    "  ",
    "\n  ",
    "\n    ",
];

/// One change of a text; places are fractions of its length, in 65536ths.
#[derive(Clone, Debug)]
enum Mutation {
    Delete { at: u16, len: usize },
    Insert { at: u16, piece: usize },
    Replace { at: u16, len: usize, piece: usize },
    Duplicate { at: u16, len: usize },
    Truncate { at: u16 },
}

impl Mutation {
    fn apply(&self, text: &mut String) {
        let boundary =
            |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let place = |text: &str, at: u16| boundary(text, usize::from(at) * (text.len() + 1) / 0x1_0000);
        let range = |text: &str, at: u16, len: usize| {
            let start = place(text, at);
            start..boundary(text, start + len).max(start)
        };
        match *self {
            Self::Delete { at, len } => text.replace_range(range(text, at, len), ""),
            Self::Insert { at, piece } => text.insert_str(place(text, at), PIECES[piece % PIECES.len()]),
            Self::Replace { at, len, piece } => text.replace_range(range(text, at, len), PIECES[piece % PIECES.len()]),
            Self::Duplicate { at, len } => {
                let copy = text[range(text, at, len)].to_owned();
                text.insert_str(place(text, at), &copy);
            }
            Self::Truncate { at } => text.truncate(place(text, at)),
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let len = 1usize..9;
    let piece = 0..PIECES.len();
    prop_oneof![
        4 => (any::<u16>(), len.clone()).prop_map(|(at, len)| Mutation::Delete { at, len }),
        4 => (any::<u16>(), piece.clone()).prop_map(|(at, piece)| Mutation::Insert { at, piece }),
        4 => (any::<u16>(), len.clone(), piece).prop_map(|(at, len, piece)| Mutation::Replace { at, len, piece }),
        2 => (any::<u16>(), len).prop_map(|(at, len)| Mutation::Duplicate { at, len }),
        1 => any::<u16>().prop_map(|at| Mutation::Truncate { at }),
    ]
}

/// A JSON value of moderate size.
fn value() -> impl Strategy<Value = Value> {
    let text = "[a-z\\\\/\"' é“\t\n:,{}]{0,6}";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9f64..1e9).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((text, inner), 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// How a value is printed.
#[derive(Clone, Copy, Debug)]
struct Style {
    line_break: &'static str,
    indent: &'static str,
    after_colon: &'static str,
    comment: &'static str,
    trailing_commas: bool,
    single_quotes: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let line_break = prop::sample::select(vec!["", " ", "\n", "\r\n", "\r"]);
    let indent = prop::sample::select(vec!["", "  ", "\t"]);
    let after_colon = prop::sample::select(vec!["", " ", " /* : */ "]);
    let comment = prop::sample::select(vec!["", "", "// c\n", "/* c */"]);
    (line_break, indent, after_colon, comment, any::<bool>(), any::<bool>()).prop_map(
        |(line_break, indent, after_colon, comment, trailing_commas, single_quotes)| Style {
            line_break,
            indent,
            after_colon,
            comment,
            trailing_commas,
            single_quotes,
        },
    )
}

impl Style {
    const PLAIN: Self = Self {
        line_break: "\n",
        indent: "  ",
        after_colon: " ",
        comment: "",
        trailing_commas: false,
        single_quotes: false,
    };

    fn print(self, value: &Value, depth: usize, out: &mut String) {
        match value {
            Value::Array(items) => {
                out.push('[');
                self.entries(items.len(), depth, out, |n, out| self.print(&items[n], depth + 1, out));
                out.push(']');
            }
            Value::Object(members) => {
                let members: Vec<_> = members.iter().collect();
                out.push('{');
                self.entries(members.len(), depth, out, |n, out| {
                    self.string(members[n].0, out);
                    out.push(':');
                    out.push_str(self.after_colon);
                    self.print(members[n].1, depth + 1, out);
                });
                out.push('}');
            }
            Value::String(text) => self.string(text, out),
            scalar => out.push_str(&scalar.to_string()),
        }
    }

    fn entries(self, len: usize, depth: usize, out: &mut String, print: impl Fn(usize, &mut String)) {
        let line = |depth: usize| format!("{}{}", self.line_break, self.indent.repeat(depth));
        for n in 0..len {
            out.push_str(&line(depth + 1));
            out.push_str(self.comment);
            print(n, out);
            if n + 1 < len || self.trailing_commas {
                out.push(',');
            }
        }
        if len > 0 {
            out.push_str(&line(depth));
        }
    }

    fn string(self, text: &str, out: &mut String) {
        let quoted = Value::from(text).to_string();
        match self.single_quotes {
            true => out.push_str(&format!("'{}'", quoted[1..quoted.len() - 1].replace('\'', "\\'"))),
            false => out.push_str(&quoted),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_values_are_read_back(value in value(), style in style()) {
        prop_assume!(!value.is_string() || !style.single_quotes);
        let mut text = String::new();
        style.print(&value, 0, &mut text);
        let doc = json::parse(&text);
        check(&text);
        prop_assert!(doc.faults().iter().all(|f| Tolerance::JSON5.accepts(f.kind)), "{:?} in {text}", doc.faults());
        let read = doc.root().unwrap().to_value();
        prop_assert_eq!(read, value);
    }

    #[test]
    fn mutated_texts_agree(value in value(), style in style(), mutations in prop::collection::vec(mutation(), 1..6)) {
        let mut text = String::new();
        style.print(&value, 0, &mut text);
        for mutation in mutations {
            mutation.apply(&mut text);
            check(&text);
        }
    }

    #[test]
    fn mutated_strict_texts_agree(value in value(), mutations in prop::collection::vec(mutation(), 1..4)) {
        let mut text = String::new();
        Style::PLAIN.print(&value, 0, &mut text);
        for mutation in mutations {
            mutation.apply(&mut text);
            check(&text);
        }
    }

    #[test]
    fn any_text_at_all_gives_a_sound_tree(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..30)) {
        check(&pieces.concat());
    }
}

#[test]
fn texts_that_once_gave_an_unsound_tree_are_sound() {
    for text in [
        // A list was opened in an object that had ended.
        "{ \"m\": {\n    \"fs\": {\n      \"command\": \"n\": \"npx\",\n      \"arg\", \"pkg\"]\n    }\n  }\n}\n",
        "{ \"a\": {\n    \"\": \" \" :\": [\n    4\n  ]\n}",
    ] {
        check(text);
    }
}

/// A text that holds a bit of everything, for the long run.
const SEEDS: &[&str] = &[
    "{\n  \"mcpServers\": {\n    \"fs\": {\n      \"command\": \"npx\",\n      \"args\": [\"-y\", \"pkg\"]\n    }\n  }\n}\n",
    "{\"a\":{\"b\":[1,-2.5e3,true,false,null,\"x\\ny\"]},\"c\":\"\\u00e9\\ud83d\\ude00\"}",
    "// c\n{ a: 'b', /* d */ 'e': [0x1F, +1, .5, 5., NaN, -Infinity,], }",
    "[[], {}, \"\", 0, -0, 1.0, 1e5, \"C:\\\\x\"]",
    "```json\n{ \"a\": \"C:\\Users\\me\\\", \"b\": “c” }\n```\n",
    "\"a\": { \"b\": [1\n }, \"c\": 2 }",
    "\t[ true , \"\\/\\b\\f\\r\\t\" ]\r\n",
];

/// The same on a larger scale, by hand: `ROUNDS=5000000 cargo test --release --test differential -- --ignored`.
#[test]
#[ignore = "takes a minute in release mode"]
fn a_million_mutated_texts_agree() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let mut state = std::env::var("SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(0x9E37_79B9_7F4A_7C15_u64);
    let mut random = move |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % n
    };
    for _ in 0..rounds {
        let mut text = SEEDS[random(SEEDS.len())].to_owned();
        for _ in 0..=random(5) {
            let (at, len, piece) = (random(0x1_0000) as u16, random(8) + 1, random(PIECES.len()));
            let mutation = match random(9) {
                0 | 1 => Mutation::Delete { at, len },
                2 | 3 => Mutation::Insert { at, piece },
                4 | 5 => Mutation::Replace { at, len, piece },
                6 | 7 => Mutation::Duplicate { at, len },
                _ => Mutation::Truncate { at },
            };
            mutation.apply(&mut text);
        }
        check(&text);
    }
}
