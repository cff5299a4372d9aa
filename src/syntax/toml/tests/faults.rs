//! One mistake each: its shape, its place, and what is read of the rest.

use crate::syntax::{FaultKind, toml};

/// The faults of a text as `Kind:text`, and whether the last line, `end = 1`, was read where it belongs.
fn faults(text: &str) -> Vec<String> {
    let text = format!("{text}\n[last]\nend = 1\n");
    let document = toml::parse(&text);
    let end = document.root().unwrap().at_pointer("/last/end");
    assert_eq!(end.map(|n| n.raw().to_owned()).as_deref(), Some("1"), "{text}");
    document.faults().iter().map(|fault| format!("{:?}:{}", fault.kind, fault.span.of(&text))).collect()
}

#[track_caller]
fn one(text: &str, expected: &str) {
    assert_eq!(faults(text), [expected], "{text}");
}

#[test]
fn one_mistake_is_one_fault() {
    one("a = npx -y x", "UnquotedValue:npx -y x");
    one("a = C:\\dir\\x.exe, b", "UnquotedValue:C:\\dir\\x.exe, b");
    one("a = [-y, \"b\"]", "UnquotedValue:-y");
    one("a = True", "WrongLiteral:True");
    one("a = null", "WrongLiteral:null");
    one("a = 01", "LeadingZero:01");
    one("a = 1.2.3.4", "UnquotedValue:1.2.3.4");
    one("a = 1__0", "Other:1__0");
    one("a = \"C:\\Users\\me\\x\"", "InvalidEscape:\\U");
    one("a = \"C:\\dir\\\"", "InvalidEscape:\\d");
    one("a = \"\"\"x\\\n\r y\"\"\"", "ControlCharacter:\r");
    one("a = \"\\ud800\"", "LoneSurrogate:\\ud800");
    one("a: 1", "ColonForEquals::");
    one("a:\"x\"", "ColonForEquals::");
    one("\"a\": 1", "ColonForEquals::");
    one("a \"x\"", "MissingEquals:");
    one("a 1", "MissingEquals:");
    one("a =", "MissingValue:");
    one("a", "MissingEquals:");
    one("a = 1,", "ExtraComma:,");
    one("a = 1;", "UnquotedValue:1;");
    one("a = \"x\";", "Other:;");
    one("a = \"x\" b = 2", "Other:b = 2");
    one("a == 1", "Other:=");
    one("a = \"x", "UnterminatedString:\"x");
    one("a = 'x", "UnterminatedString:'x");
    one("a = [\"x, \"y\"]", "UnterminatedString:\"x, \"");
    one("a = “x y”", "SmartQuote:“x y”");
    one("a = `x`", "Backtick:`x`");
    one("// why", "LineComment:// why");
    one("a\u{a0}= 1", "ControlCharacter:\u{a0}");
    one("a b = 1", "UnquotedKey:a b");
    one("[@x/y]", "UnquotedKey:@x/y");
    one("[a b]", "UnquotedKey:a b");
    one("[]\nb = 1", "MissingKey:");
    one("[a", "MissingCloser:");
    one("[[a]", "MissingCloser:");
    one("a = [1, 2", "MissingCloser:");
    one("a = [\n  1,\n  2\nb = 1", "MissingCloser:");
    one("a = { b = 1", "MissingCloser:");
    one("a = { b = 1\nc = 2", "MissingCloser:");
    one("a = [1 2]", "MissingComma:");
    one("a = [\"1\" \"2\"]", "MissingComma:");
    one("a = { b = 1 c = 2 }", "MissingComma:");
    one("a = { b = \"1\" c = 2 }", "MissingComma:");
    one("a = [1,,2]", "ExtraComma:,");
    one("a = [1}", "WrongCloser:}");
    one("a = 1]", "StrayCloser:]");
    one("]", "StrayCloser:]");
    one("a = \"\"\"\nx\ny", "UnterminatedString:\"\"\"\nx\ny");
    one("a = \"say \"hi\" to me\" # x\n", "InnerQuote:\"");
    one("a = [\"{\"b\": \"c\"}\", \"d\"]\n", "InnerQuote:\"");
    one("{\n \"mcpServers\": { \"x\": { \"command\": \"c\" } }\n}", "JsonInstead:{");
    one("a = 1\na = 2", "DuplicateKey:a");
    one("[a]\nx = 1\ny = 1\n[a]\nx = 1\ny = 1", "DuplicateKey:a");
    one("a.b = 1\n[a]", "DuplicateKey:a");
    one("[a]\n[[a]]", "TableClash:a");
    one("a = 1\n[a.b]\nc = 1\n[a.c]", "TableClash:a");
    one("a = []\n[[a]]\n[[a]]", "TableClash:a");
    one("a = { b = 1 }\n[a.c]", "TableClash:a");
}

#[test]
fn what_toml_1_1_brought_is_told_apart() {
    one("a = { b = 1,\n c = 2 }", "Toml11:{");
    one("a = { b = 1, }", "TrailingComma:,");
    one("a = \"\\e\"", "Toml11:\\e");
    one("a = 07:32", "Toml11:07:32");
    assert!(faults("a = [\n 1,\n]\nb = 07:32:00\nc = 1979-05-27").is_empty());
}

#[test]
fn several_mistakes_are_several_faults() {
    let text = "[x]\ncommand: \"b\"\nargs = [\"1\" \"2\"]\nenv = { A = \"1\"\n[z\ncommand = True\n";
    assert_eq!(
        faults(text),
        ["ColonForEquals::", "MissingComma:", "MissingCloser:", "MissingCloser:", "WrongLiteral:True"]
    );
}

#[test]
fn a_fault_knows_more_than_its_place() {
    let text = "a = [\n1\nb = \"\\q\\w\"\n[c]\nd = 1\nd = 2";
    let document = toml::parse(text);
    let aux: Vec<(FaultKind, u32)> = document.faults().iter().map(|f| (f.kind, f.aux)).collect();
    let second = text.find("d = 1").unwrap() as u32;
    assert_eq!(aux, [(FaultKind::MissingCloser, 4), (FaultKind::InvalidEscape, 2), (FaultKind::DuplicateKey, second)]);
}

#[test]
fn hostile_texts_end_soon() {
    for text in [
        "[",
        "{",
        "a = [",
        "a = {b=",
        "\"\"\"\n",
        "'''\n\\\"\"\"\n",
        "a.",
        "[[a]]\n",
        "x\u{a0}",
        "a = “",
        "\"\\\"\"\"\n",
    ] {
        let text = text.repeat(20_000);
        assert!(!toml::parse(&text).nodes.is_empty());
    }
}
