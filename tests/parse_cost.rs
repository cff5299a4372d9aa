//! What parsing costs: linear in the length of the text whatever it holds, and less than half of what `serde_json` takes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

#[path = "support/tree.rs"]
mod tree;

use std::hint::black_box;
use std::time::{Duration, Instant};

use mcp_lint::syntax::{FaultKind, json};

/// Texts of `len` bytes that are hard on a parser which searches backwards or forwards for each byte it reads.
fn hostile_texts(len: usize) -> Vec<(String, String)> {
    let repeated = [
        "[",
        "{",
        "}",
        "]",
        "\"",
        "'",
        "`",
        "\\",
        ",",
        ":",
        ";",
        "=",
        "/",
        "#",
        "-",
        ".",
        "1",
        "a",
        " ",
        "\n",
        "\r",
        "\0",
        "\u{a0}",
        "“",
        "”",
        "“a",
        "{\"a\":",
        "[{",
        "{[",
        "}]",
        "]}",
        "[}",
        "{]",
        "/*",
        "/*\n",
        "//\n",
        "#\n",
        "'\n",
        "\"\n",
        "\" \n",
        "\"\\\"",
        "\"\\",
        "\\\"",
        "\\U",
        "\"\\U\\\"",
        "a\n",
        "a b ",
        "a:b ",
        "a: ",
        "a=",
        "\"a\" ",
        "\"a\"b",
        "\"a”,",
        "\"a\":\n",
        "\"a:\" ",
        "{},",
        "{} ",
        "{}x",
        "}, \"",
        "}, \"a\":",
        "]\n",
        "\n  }",
        "\n  ]",
        "```",
        "{}```a\n",
        "x /*\n```\n",
        "\"\\U\\\",",
        "\\\",",
        "```\n",
        "\n```\n{",
        "...",
        "…,",
        "[1 ",
        "{a ",
        "{a:",
        "x{",
        "x{ ",
        "0x",
        "+",
        "01,",
        "\"\n  a",
        "\u{feff}",
        "\r\n",
        "a//",
        "//a",
    ];
    let fill = |piece: &str| piece.repeat(len / piece.len());
    let mut texts: Vec<_> = repeated.iter().map(|piece| (format!("{piece:?} repeated"), fill(piece))).collect();
    for (open, close) in [("[", "]"), ("{", "}"), ("[", "}"), ("{\"a\":", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let n = len / (open.len() + close.len());
        texts.push((format!("{open:?} then {close:?}"), open.repeat(n) + &close.repeat(n)));
    }
    for (before, piece) in [
        ("\"", "\n"),
        ("\"", "\na"),
        ("\"x", "\\U"),
        ("{", "\"a\":1 "),
        ("{\"a\":\"", "\\u"),
        ("[", "\n  x"),
        ("{", "\n\"a\""),
        ("{", "\n\"a\":"),
        ("[[[[", "}, \"a\""),
        ("{\"a\":[", "}, \"a\":"),
        ("“", "a"),
        ("x ", "{"),
        ("{} x", " {"),
        ("{\n", " "),
        ("{\n ", "\"a\":{"),
        ("{", "\n }"),
        ("'", "\n a'b"),
        ("{\"a\": x", " y"),
        ("{\"a\": x", "y "),
    ] {
        texts.push((format!("{before:?} then {piece:?}"), before.to_owned() + &fill(piece)));
        let deep = "[".repeat(len / 2);
        texts.push((format!("deep, {before:?} then {piece:?}"), deep + before + &piece.repeat(len / 2 / piece.len())));
    }
    texts
}

#[test]
fn hostile_texts_take_linear_time() {
    for (name, text) in hostile_texts(200_000) {
        let start = Instant::now();
        let doc = json::parse(&text);
        // Quadratic time would be hours; a busy machine may take seconds.
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
        let comments = |kind| matches!(kind, FaultKind::LineComment | FaultKind::BlockComment | FaultKind::HashComment);
        assert!(doc.faults().iter().filter(|f| !comments(f.kind)).count() <= 200, "{name}: too many faults");
        assert!(doc.faults().iter().all(|f| text.get(f.span.range()).is_some()), "{name}: a fault off the text");
        assert!(doc.roots().all(|root| text.get(root.span().range()).is_some()), "{name}: a root off the text");
    }
}

#[test]
fn short_hostile_texts_give_sound_trees() {
    for len in [1, 2, 3, 7, 20, 60] {
        for (_, text) in hostile_texts(len) {
            tree::assert_sound(&json::parse(&text));
        }
    }
}

#[test]
fn a_hundred_thousand_levels_are_one_fault_besides_the_closers() {
    let n = 100_000;
    let text = "[".repeat(n) + &"]".repeat(n);
    let doc = json::parse(&text);
    assert_eq!(doc.depth(), n);
    assert_eq!(
        doc.faults().iter().map(|f| (f.kind, f.span.start, f.span.end)).collect::<Vec<_>>(),
        [(FaultKind::TooDeep, 128, 129)]
    );
    assert!(doc.root().unwrap().to_value().to_string().contains("[null]"), "levels beyond 128 become null");
}

/// Run by hand: `cargo test --release --test parse_cost -- --ignored --nocapture`.
#[test]
#[ignore = "measures time, in release mode only"]
fn a_small_config_costs_at_most_half_of_serde_json() {
    let server = r#""name": { "command": "npx", "args": ["-y", "@scope/some-package@1.2.3", "--root", "/srv/data"], "env": { "API_URL": "https://example.com/v1", "DEBUG": "1" }, "timeout": 30000, "disabled": false },"#;
    let servers = server.split_inclusive(", ").collect::<Vec<_>>().join("\n      ").repeat(8);
    let text = format!("{{\n  \"mcpServers\": {{\n{}\n  }}\n}}\n", servers.trim_end_matches(','));
    assert!(json::parse(&text).faults().is_empty() && (1500..3000).contains(&text.len()), "{}", text.len());
    let best = |parse: &dyn Fn()| {
        let round = || {
            let start = Instant::now();
            (0..2000).for_each(|_| parse());
            start.elapsed()
        };
        (0..30).map(|_| round()).min().unwrap()
    };
    let ours = best(&|| drop(black_box(json::parse(black_box(&text)))));
    let theirs = best(&|| drop(black_box(serde_json::from_str::<serde_json::Value>(black_box(&text)).unwrap())));
    println!("{} bytes: ours {:?}, serde_json {:?}", text.len(), ours / 2000, theirs / 2000);
    assert!(ours * 2 <= theirs, "ours {ours:?}, serde_json {theirs:?}");
    for (name, text) in hostile_texts(1_000_000) {
        let start = Instant::now();
        drop(black_box(json::parse(&text)));
        assert!(start.elapsed() < Duration::from_millis(300), "{name}: {:?}", start.elapsed());
    }
}
