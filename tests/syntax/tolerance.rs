//! Which texts a reader of each tolerance takes.

use mcp_lint::syntax::{Tolerance, json};

use super::faults;

const STRICT: &[&str] = &[
    "{}",
    "[]",
    "0",
    "-0.5e+3",
    "\"\"",
    "null",
    " [ true , false ] \r\n",
    "{\"a\":{\"a\":1,\"a\":2}}",
    "\"\\u0041\\/\\\"\\\\\\b\\f\\n\\r\\t\"",
    "\"\u{a0}\u{7f}\u{2028}é😀\"",
    "[1,-1,1.5,1E5,1e-5]",
    "\"https://example.com//x\"",
    "{\"\":[[],{}]}",
];

const COMMENTS: &[&str] = &["// a\n{}", "{} /* a */", "[1 // a\r, 2]", "{\"a\" /**/ : /***/ 1}"];

const JSONC: &[&str] = &["[1,]", "{\"a\":1,}", "{\"a\":[1, // one\n],}"];

const JSON5: &[&str] = &[
    "{a: 1, $b_2: 2, 'c': 3, é: 4}",
    "['\\x41\\v\\0\\'']",
    "[\"a\\\nb\"]",
    "[+1, .5, 5., 0xfF, NaN, -Infinity, +.5]",
    "'a \"b\"'",
];

const NOBODY: &[&str] = &[
    "",
    "{",
    "}",
    "[1 2]",
    "[1,,2]",
    "[,]",
    "{,}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\" 1}",
    "{a-b: 1}",
    "{1a: 1}",
    "[01]",
    "[1_000]",
    "[0x]",
    "[.]",
    "[-]",
    "[+]",
    "[1e]",
    "[tru]",
    "[True]",
    "[\"a\nb\"]",
    "[\"\\U\"]",
    "[\"\\u12\"]",
    "[\"\\08\"]",
    "[\"a]",
    "{} {}",
    "{} x",
    "x {}",
    "[1;2]",
    "{\"a\"=1}",
    "# a\n{}",
    "[“a”]",
    "[`a`]",
    "[...]",
    "/* {}",
    "{\"a\":1]",
    "\"a\":1",
    "```\n{}\n```",
];

#[test]
fn each_tolerance_takes_its_texts_and_no_others() {
    let lists = [
        (STRICT, Tolerance::STRICT),
        (COMMENTS, Tolerance::COMMENTS),
        (JSONC, Tolerance::JSONC),
        (JSON5, Tolerance::JSON5),
    ];
    let accepts = |tolerance: Tolerance, text: &str| {
        json::parse(text).faults().iter().all(|f| {
            tolerance.accepts(f.kind)
                && (f.aux == 0 || !f.span.of(text).contains('-') && !f.span.of(text).starts_with('1'))
        })
    };
    for (n, (texts, _)) in lists.iter().enumerate() {
        for text in *texts {
            for (m, (_, tolerance)) in lists.iter().enumerate() {
                assert_eq!(accepts(*tolerance, text), m >= n, "{text:?} {:?}", faults(&json::parse(text)));
            }
        }
    }
    for text in NOBODY {
        assert!(!accepts(Tolerance::JSON5, text), "{text:?} {:?}", faults(&json::parse(text)));
    }
}
