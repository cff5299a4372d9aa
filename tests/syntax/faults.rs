//! One shape of mistake after the other, inside a document.

use mcp_lint::syntax::json;
use serde_json::json;

use super::assert_reads;

#[test]
fn commas() {
    assert_reads(
        "{\"a\": [1, 2,], \"b\": 3,}",
        &["TrailingComma 11 `,`", "TrailingComma 21 `,`"],
        &json!({"a": [1, 2], "b": 3}),
    );
    assert_reads("{\"a\": 1 // one\n, }", &["LineComment 8 `// one`", "TrailingComma 15 `,`"], &json!({"a": 1}));
    assert_reads(
        "{\"a\": 1\n\"b\": [2 3]}",
        &["MissingComma 7 ``", "MissingComma 15 ``"],
        &json!({"a": 1, "b": [2, 3]}),
    );
    assert_reads("[1,, 2]", &["ExtraComma 3 `,`"], &json!([1, 2]));
    assert_reads("{, \"a\": 1}", &["ExtraComma 1 `,`"], &json!({"a": 1}));
    assert_reads("{\"a\": 1; \"b\": 2}", &["SemicolonForComma 7 `;`"], &json!({"a": 1, "b": 2}));
}

#[test]
fn colons() {
    assert_reads("{\"a\" 1}", &["MissingColon 4 ``"], &json!({"a": 1}));
    assert_reads("{\"a\"}", &["MissingColon 4 ``"], &json!({"a": null}));
    assert_reads(
        "{\"a\" = 1, \"b\" => 2}",
        &["EqualsForColon 5 `=`", "EqualsForColon 14 `=>`"],
        &json!({"a": 1, "b": 2}),
    );
    assert_reads("{\"a\":: 1}", &["ExtraColon 5 `:`"], &json!({"a": 1}));
    assert_reads("[\"a\": 1]", &["ColonInArray 4 `:`"], &json!(["a", 1]));
    let lines = "{\n  \"a\"\n  \"b\": 1\n}";
    assert_reads(lines, &["MissingColon 7 ``", "MissingComma 7 ``"], &json!({"a": null, "b": 1}));
}

#[test]
fn gaps() {
    assert_reads("{\"a\": , \"b\": 1}", &["MissingValue 5 ``"], &json!({"a": null, "b": 1}));
    assert_reads("{\"a\":}", &["MissingValue 5 ``"], &json!({"a": null}));
    assert_reads("{: 1}", &["MissingKey 1 ``"], &json!({"": 1}));
    assert_reads("{\"a\": 1, {\"b\": 2}}", &["MissingKey 9 ``"], &json!({"a": 1, "": {"b": 2}}));
    let lines = "{\n  \"a\":\n  \"b\": 1\n}";
    assert_reads(lines, &["MissingValue 8 ``", "MissingComma 8 ``"], &json!({"a": null, "b": 1}));
}

#[test]
fn placeholders() {
    assert_reads("{\"a\": 1, ...}", &["Ellipsis 9 `...`"], &json!({"a": 1}));
    assert_reads("{\"a\": ..., \"b\": 1}", &["Ellipsis 6 `...`"], &json!({"a": null, "b": 1}));
    assert_reads("[1, …, 2]", &["Ellipsis 4 `…`"], &json!([1, 2]));
}

#[test]
fn quotes_of_other_kinds() {
    assert_reads(
        "{'a': 'b \"c\"'}",
        &["SingleQuote 1 `\\'a\\'`", "SingleQuote 6 `\\'b \\\"c\\\"\\'`"],
        &json!({"a": "b \"c\""}),
    );
    assert_reads(
        "[“a”, ‘b’, „c“, «d»]",
        &["SmartQuote 1 `“a”`", "SmartQuote 10 `‘b’`", "SmartQuote 19 `„c“`", "SmartQuote 28 `«d»`"],
        &json!(["a", "b", "c", "d"]),
    );
    assert_reads("[\"a”, \"b\", “c\"]", &["SmartQuote 1 `\\\"a”`", "SmartQuote 13 `“c\\\"`"], &json!(["a", "b", "c"]));
    assert_reads("{\"a”: 1}", &["SmartQuote 1 `\\\"a”`"], &json!({"a": 1}));
    assert_reads("[`a`]", &["Backtick 1 ``a``"], &json!(["a"]));
}

#[test]
fn words_without_quotes() {
    assert_reads("{a: 1, b-c: 2}", &["UnquotedKey 1 `a`", "UnquotedKey 7 `b-c` (1)"], &json!({"a": 1, "b-c": 2}));
    assert_reads(
        "{\"a\": npx, \"b\": [-y, @x/y]}",
        &["UnquotedValue 6 `npx`", "UnquotedValue 17 `-y`", "UnquotedValue 21 `@x/y`"],
        &json!({"a": "npx", "b": ["-y", "@x/y"]}),
    );
    assert_reads(
        "{\"url\": https://example.com/mcp // here\n}",
        &["UnquotedValue 8 `https://example.com/mcp`", "LineComment 32 `// here`"],
        &json!({"url": "https://example.com/mcp"}),
    );
    assert_reads("{\"a\": npx -y x, \"b\": 1}", &["UnquotedValue 6 `npx -y x`"], &json!({"a": "npx -y x", "b": 1}));
    assert_reads(
        "{\"a\": npx\", b\": 1}",
        &["UnquotedValue 6 `npx\\\"`", "UnquotedKey 12 `b\\\"` (1)"],
        &json!({"a": "npx", "b": 1}),
    );
    let literals = "[True, FALSE, None, undefined]";
    let expected =
        ["WrongLiteral 1 `True`", "WrongLiteral 7 `FALSE`", "WrongLiteral 14 `None`", "WrongLiteral 20 `undefined`"];
    assert_reads(literals, &expected, &json!([true, false, null, null]));
}

#[test]
fn numbers() {
    let text = "[0x1F, +1, .5, 5., NaN, -Infinity, 01, 1.2.3]";
    let expected = [
        "HexNumber 1 `0x1F`",
        "PlusNumber 7 `+1`",
        "BareDecimal 11 `.5`",
        "BareDecimal 15 `5.`",
        "NonFinite 19 `NaN`",
        "NonFinite 24 `-Infinity`",
        "LeadingZero 35 `01`",
        "UnquotedValue 39 `1.2.3`",
    ];
    assert_reads(text, &expected, &json!([31, 1, 0.5, 5.0, null, null, 1, "1.2.3"]));
    assert_reads(
        "[+0xA, +.5]",
        &["PlusNumber 1 `+0xA`", "HexNumber 1 `+0xA`", "PlusNumber 7 `+.5`", "BareDecimal 7 `+.5`"],
        &json!([10, 0.5]),
    );
}

#[test]
fn escapes_that_are_none() {
    let text = r#"{"a": "C:\Users\name\node.exe", "b": "\d+\n"}"#;
    let expected = [r"InvalidEscape 9 `\\U` (1)", r"InvalidEscape 38 `\\d` (1)"];
    assert_reads(text, &expected, &json!({"a": r"C:\Users\name\node.exe", "b": r"\d+\n"}));
    assert_reads(r#"["C:\\Program Files\x"]"#, &[r"InvalidEscape 19 `\\x` (1)"], &json!([r"C:\Program Files\x"]));
    assert_reads("[\"\\é\"]", &["InvalidEscape 2 `\\\\é` (1)"], &json!(["\\é"]));
}

#[test]
fn a_windows_folder_may_end_in_a_backslash() {
    let text = r#"{"cwd": "D:\work\", "args": ["C:\x\"]}"#;
    assert_reads(
        text,
        &[r"InvalidEscape 11 `\\w` (2)", r"InvalidEscape 32 `\\x` (2)"],
        &json!({"cwd": r"D:\work\", "args": [r"C:\x\"]}),
    );
    assert_reads(r#"{"say": "a \"b\", c"}"#, &[], &json!({"say": "a \"b\", c"}));
}

#[test]
fn escapes_of_json5_and_surrogates() {
    assert_reads(
        r#"["\x41\v", "\'"]"#,
        &[r"Json5Escape 2 `\\x41` (2)", r"Json5Escape 12 `\\\'` (1)"],
        &json!(["A\u{b}", "'"]),
    );
    assert_reads(r#"["\ud83d\ude00", "\ude00"]"#, &[r"LoneSurrogate 18 `\\ude00` (1)"], &json!(["😀", "\u{fffd}"]));
}

#[test]
fn quotes_inside_of_strings() {
    assert_reads(
        r#"{"a": "{"b": "c", "d": ""}", "e": 1}"#,
        &["InnerQuote 8 `\\\"` (8)"],
        &json!({"a": r#"{"b": "c", "d": ""}"#, "e": 1}),
    );
    assert_reads(
        r#"["say "hi"", "\\"x"y"]"#,
        &["InnerQuote 6 `\\\"` (2)", "InnerQuote 16 `\\\"` (2)"],
        &json!(["say \"hi\"", "\\\"x\"y"]),
    );
    // A comma is missing, and no backslash.
    assert_reads(r#"{"a": "x"b: "y"}"#, &["MissingComma 9 ``", "UnquotedKey 9 `b`"], &json!({"a": "x", "b": "y"}));
}

#[test]
fn strings_that_are_not_closed() {
    let text = "{\n  \"a\": \"npx,\n  \"b\": [\"-y\", \"x]\n}";
    assert_reads(
        text,
        &["UnterminatedString 9 `\\\"npx`", "UnterminatedString 29 `\\\"x`"],
        &json!({"a": "npx", "b": ["-y", "x"]}),
    );
    assert_reads("{\"a\": \"x{y},\n\"b\": 1}", &["UnterminatedString 6 `\\\"x{y}`"], &json!({"a": "x{y}", "b": 1}));
    assert_reads("{\"a: 1,\n\"b\": 2}", &["UnterminatedString 1 `\\\"a`"], &json!({"a": 1, "b": 2}));
    assert_reads("{\"a: \"x\", \"b\": 2}", &["UnterminatedString 1 `\\\"a`"], &json!({"a": "x", "b": 2}));
    assert_reads("{\"a: [\"x\", \"y\"]}", &["UnterminatedString 1 `\\\"a`"], &json!({"a": ["x", "y"]}));
    assert_reads("{\"a: {\"x\": 1}}", &["UnterminatedString 1 `\\\"a`"], &json!({"a": {"x": 1}}));
    assert_reads("[\"x", &["UnterminatedString 1 `\\\"x`", "MissingCloser 3 ``"], &json!(["x"]));
    assert_reads("['a\n]", &["UnterminatedString 1 `\\'a`"], &json!(["a"]));
    assert_reads(
        "[\"a\nb c\nd]",
        &[
            "UnterminatedString 1 `\\\"a`",
            "MissingComma 3 ``",
            "UnquotedValue 4 `b`",
            "MissingComma 5 ``",
            "UnquotedValue 6 `c`",
            "MissingComma 7 ``",
            "UnquotedValue 8 `d`",
        ],
        &json!(["a", "b", "c", "d"]),
    );
}

#[test]
fn characters_that_nobody_sees() {
    assert_reads("[\"a\nb\r\nc\"]", &["RawNewline 3 `\\n` (2)"], &json!(["a\nb\r\nc"]));
    assert_reads("[\"a\tb\u{1}\"]", &["ControlCharacter 3 `\\t` (2)"], &json!(["a\tb\u{1}"]));
    let text = "{\u{a0}\"a\":\u{200b}\u{200b}1\0}\u{feff}";
    let expected = [
        "ControlCharacter 1 `\u{a0}`",
        "ControlCharacter 7 `\\u{200b}\\u{200b}`",
        "ControlCharacter 14 `\\0`",
        "ControlCharacter 16 `\\u{feff}`",
    ];
    assert_reads(
        text,
        &expected
            .map(|line| line.replace('\u{a0}', &'\u{a0}'.escape_debug().to_string()))
            .each_ref()
            .map(String::as_str),
        &json!({"a": 1}),
    );
}

#[test]
fn lone_carriage_returns_end_lines() {
    assert_reads("{\r\"a\": 1, // one\r\"b\": 2\r}", &["LineComment 10 `// one`"], &json!({"a": 1, "b": 2}));
    assert_reads("[\"a\rb\"]", &["RawNewline 3 `\\r` (1)"], &json!(["a\rb"]));
}

#[test]
fn every_comment_is_a_fault() {
    let text = "// a\n{ /* b */ \"k\": 1 # c\n} // d";
    let expected =
        ["LineComment 0 `// a`", "BlockComment 7 `/* b */`", "HashComment 22 `# c`", "LineComment 28 `// d`"];
    assert_reads(text, &expected, &json!({"k": 1}));
    assert_reads("{ /* a\n\"k\": 1 }", &["UnterminatedComment 2 `/*`"], &json!({"k": 1}));
    let many = format!("[{}]", "// x\n, // y\n".repeat(500));
    let doc = json::parse(&many);
    assert_eq!((doc.comments().len(), doc.faults().len()), (1000, 1200), "all comments and 200 others");
}

#[test]
fn openers() {
    assert_reads("{\"a\": \"b\": 1}}", &["MissingOpener 5 ``"], &json!({"a": {"b": 1}}));
    assert_reads("{\"a\": \"b\": {\"c\": 1}}}", &["MissingOpener 5 ``"], &json!({"a": {"b": {"c": 1}}}));
    let unclosed = "{\n  \"a\":\n    \"b\": {\n      \"c\": 1\n    }\n}";
    assert_reads(unclosed, &["MissingOpener 8 `` (38)"], &json!({"a": {"b": {"c": 1}}}));
    let among_others = "{\n  \"a\":\n    \"b\": 1,\n  \"c\": 2\n}";
    assert_reads(among_others, &["MissingOpener 8 `` (19)"], &json!({"a": {"b": 1}, "c": 2}));
    assert_reads("{\"a\": \"b\", \"c\"], \"d\": 1}", &["MissingListOpener 5 ``"], &json!({"a": ["b", "c"], "d": 1}));
    assert_reads("{\"a\": \"b\",\n\"c\", \"d\"\n]}", &["MissingListOpener 5 ``"], &json!({"a": ["b", "c", "d"]}));
    assert_reads(
        "{\"a\": {\"b\": \"c\"}, \"d\"]}",
        &["MissingColon 21 ``", "StrayCloser 21 `]`"],
        &json!({"a": {"b": "c"}, "d": null}),
    );
    // A colon for a comma.
    assert_reads("{\"a\": \"b\": \"c\": 1}", &["ExtraColon 9 `:`", "MissingComma 9 ``"], &json!({"a": "b", "c": 1}));
    assert_reads("{\"a\": \"b\", \"c\"}", &["MissingColon 14 ``"], &json!({"a": "b", "c": null}));
}
