//! What people paste around a document, and documents without their braces.

use mcp_lint::syntax::json;
use serde_json::json;

use super::{assert_reads, faults};

#[test]
fn text_before_and_after() {
    let text = "Here is my config:\n\n{ \"a\": 1 }\n\nHope {this} helps!\n";
    assert_reads(
        text,
        &["TextOutside 0 `Here is my config:`", "TextOutside 32 `Hope {this} helps!`"],
        &json!({"a": 1}),
    );
    assert_reads(
        "$ cat ${HOME}/mcp.json\n{ \"a\": 1 }\n$",
        &["TextOutside 0 `$ cat ${HOME}/mcp.json`", "TextOutside 34 `$`"],
        &json!({"a": 1}),
    );
    assert_reads("Config:\n{ a: 1 }", &["TextOutside 0 `Config:`", "UnquotedKey 10 `a`"], &json!({"a": 1}));
    assert_reads("const x = { \"a\": 1 };", &["TextOutside 0 `const x =`", "TextOutside 20 `;`"], &json!({"a": 1}));
    assert_reads("{ \"a\": 1 } true", &["TextOutside 11 `true`"], &json!({"a": 1}));
    assert_reads("{ \"a\": 1 } // not outside", &["LineComment 11 `// not outside`"], &json!({"a": 1}));
}

#[test]
fn quotes_around_the_document() {
    assert_reads("`{ \"a\": 1 }", &["TextOutside 0 ```"], &json!({"a": 1}));
    assert_reads("`{ \"a\": 1 }`", &["TextOutside 0 ```", "TextOutside 11 ```"], &json!({"a": 1}));
    assert_reads("'{ \"a\": 1 }'", &["TextOutside 0 `\\'`", "TextOutside 11 `\\'`"], &json!({"a": 1}));
    assert_reads("“{ \"a\": 1 }”", &["TextOutside 0 `“`", "TextOutside 13 `”`"], &json!({"a": 1}));
    assert_reads("\"{}\"", &[], &json!("{}"));
}

#[test]
fn code_fences() {
    let text = "Put this there:\n```json\n{ \"a\": 1 }\n```\nDone.";
    let expected = [
        "TextOutside 0 `Put this there:`",
        "MarkdownFence 16 ````json`",
        "MarkdownFence 35 `````",
        "TextOutside 39 `Done.`",
    ];
    assert_reads(text, &expected, &json!({"a": 1}));
    let unclosed =
        ["MarkdownFence 0 `````", "MissingCloser 12 `` (11)", "MissingCloser 12 `` (4)", "MarkdownFence 13 `````"];
    assert_reads("```\n{ \"a\": {\n```\n", &unclosed, &json!({"a": {}}));
    assert_reads("{ \"a\": 1\n```\n", &["MissingCloser 8 ``", "MarkdownFence 9 `````"], &json!({"a": 1}));
}

#[test]
fn more_than_one_document() {
    let text = "{ \"a\": 1 }\n{ \"b\": 2 } [3]";
    assert_reads(text, &["SecondRoot 11 `{`"], &json!({"a": 1}));
    let doc = json::parse(text);
    let values: Vec<_> = doc.roots().map(|root| root.to_value()).collect();
    assert_eq!(values, [json!({"a": 1}), json!({"b": 2}), json!([3])]);
    assert_reads("{},\n{}", &["ExtraComma 2 `,`", "SecondRoot 4 `{`"], &json!({}));
}

#[test]
fn members_without_braces() {
    assert_reads("\"a\": { \"b\": 1 },\n\"c\": 2\n", &["MissingOuterBraces 0 ``"], &json!({"a": {"b": 1}, "c": 2}));
    assert_reads(
        "a: { b: 1 }",
        &["MissingOuterBraces 0 ``", "UnquotedKey 0 `a`", "UnquotedKey 5 `b`"],
        &json!({"a": {"b": 1}}),
    );
    assert_reads("“a”: 1", &["MissingOuterBraces 0 ``", "SmartQuote 0 `“a”`"], &json!({"a": 1}));
    assert_reads("\"a\" { \"b\": 1 }", &["MissingOuterBraces 0 ``", "MissingColon 3 ``"], &json!({"a": {"b": 1}}));
    assert_reads("\"a\": 1,", &["MissingOuterBraces 0 ``", "TrailingComma 6 `,`"], &json!({"a": 1}));
    assert_reads("\"a\": 1\n}\n", &["MissingOuterBraces 0 `` (1)"], &json!({"a": 1}));
}

#[test]
fn nothing_at_all() {
    for (text, expected) in [
        ("", vec!["Empty 0 ``"]),
        (" \n", vec!["Empty 2 ``"]),
        ("\u{feff}", vec!["ByteOrderMark 0 `\\u{feff}`", "Empty 3 ``"]),
        ("// x\n/* y */", vec!["LineComment 0 `// x`", "BlockComment 5 `/* y */`", "Empty 12 ``"]),
        ("}", vec!["StrayCloser 0 `}`"]),
        (",", vec!["ExtraComma 0 `,`"]),
    ] {
        let doc = json::parse(text);
        assert_eq!(faults(&doc), expected, "{text:?}");
        assert!(doc.root().is_none(), "{text:?}");
    }
}

#[test]
fn no_document_but_words() {
    assert_reads("hello world", &["UnquotedValue 0 `hello`", "TextOutside 6 `world`"], &json!("hello"));
    assert_reads("undefined", &["WrongLiteral 0 `undefined`"], &json!(null));
    assert_reads("1 2", &["TextOutside 2 `2`"], &json!(1));
}

#[test]
fn a_byte_order_mark_is_a_fault_of_its_own() {
    assert_reads("\u{feff}{}", &["ByteOrderMark 0 `\\u{feff}`"], &json!({}));
}
