//! One mistake each: its shape, its place, and what is read of the rest.

use crate::syntax::{FaultKind, yaml};
use crate::text::apply;

/// The faults of a text as `Kind:text`, and the value of `end`, which stands on the last line.
fn faults(text: &str) -> (Vec<String>, bool) {
    let text = format!("{text}end: 1\n");
    let document = yaml::parse(&text);
    let end = document.root().and_then(|root| root.get("end")).is_some_and(|n| n.raw() == "1");
    (document.faults().iter().map(|fault| format!("{:?}:{}", fault.kind, fault.span.of(&text))).collect(), end)
}

/// One fault, and all lines are read.
#[track_caller]
fn one(text: &str, expected: &str) {
    assert_eq!(faults(text), (vec![expected.to_owned()], true), "{text}");
}

#[test]
fn one_mistake_is_one_fault_and_the_rest_is_read() {
    one("a: @scope/x\n", "UnquotedValue:@scope/x");
    one("a: [-y, @scope/x]\n", "UnquotedValue:@scope/x");
    one("a:\n  - -y\n  - @scope/x@1.0 # why\n", "UnquotedValue:@scope/x@1.0");
    one("a: %APPDATA%\\x\n", "UnquotedValue:%APPDATA%\\x");
    one("a: `npx`\n", "Backtick:`npx`");
    one("a: *.js\n", "UnquotedValue:*.js");
    one("a: *nowhere\n", "Other:*nowhere");
    one("a: Note: this\n", "UnquotedValue:Note: this");
    one("a:\n  b:\n\t\tc: 1\n", "TabIndentation:\t\t");
    one("a:\n  - name: x\n\t  command: y\n", "TabIndentation:\t");
    one("a:\n\tb: 1\n\tc: 2\n", "TabIndentation:\t");
    one("name:foo\ncommand: x\n", "MissingBlank::");
    one("a: x\nname:foo\n", "MissingBlank::");
    one("a:\n  - name:foo\n    command: x\n", "MissingBlank::");
    one("command\nb: c\n", "MissingColon:");
    one("a: b\ncommand npx\n", "MissingColon:");
    one("a: \"foo\nb: c\n", "UnterminatedString:\"foo");
    one("a:\n  b: 'foo # x\n  c: d\n", "UnterminatedString:'foo");
    one("a: {{ token }}\n", "UnquotedTemplate:{{ token }}");
    one("a: {{ host }}/mcp\n", "UnquotedTemplate:{{ host }}/mcp");
    one("a: [x, ${{ secrets.X }}]\n", "UnquotedTemplate:${{ secrets.X }}");
    one("a: {b: ${{ secrets.X }}}\n", "UnquotedTemplate:${{ secrets.X }}");
    one("a: [x, y\n", "MissingCloser:");
    one("a: {x: y\n", "MissingCloser:");
    one("a: [x]]\n", "StrayCloser:]");
    one("a: \"x\"]\nb: y\n", "StrayCloser:]");
    one("a: \"say \"hi\" to me\" # x\n", "InnerQuote:\"");
    one("a: \"{\"b\": \"c\"}\"\n", "InnerQuote:\"");
    one("a: [\"x\" \"y\"]\n", "MissingComma:");
    one("a: \"C:\\Users\\x\"\n", "InvalidEscape:\\U");
    one("a: \"\\d+\"\n", "InvalidEscape:\\d");
    one("a:\n  b: c\n d: e\n", "BadIndentation: ");
    one("a: b\n   c: d\n", "BadIndentation:   ");
    one("a: 1\na: 2\n", "DuplicateKey:a");
    one("a: 1\0\n", "ControlCharacter:\0");
}

#[test]
fn correct_texts_have_no_faults() {
    for text in
        ["a: ${{ secrets.X }}\n", "a: \"{{ x }}\"\n", "a: x}\n", "a: {b: {c: d}}\n", "a: b:c\n", "a: -x\n  - y\n"]
    {
        assert_eq!(faults(text), (vec![], true), "{text}");
    }
}

#[test]
fn a_closer_may_stand_below_its_key() {
    let read = |text: &str| {
        let document = yaml::parse(text);
        assert!(document.faults().is_empty(), "{text}: {:?}", document.faults());
        document.root().unwrap().to_value()
    };
    let wanted = serde_json::json!({ "a": { "b": ["c", "d"], "e": { "f": 1 }, "g": 2 } });
    assert_eq!(read("a:\n  b: [\n    c,\n    d\n  ]\n  e: {\n    f: 1\n  }\n  g: 2\n"), wanted);
    // Where it stands left of the key, parsers disagree.
    assert!(!yaml::parse("a:\n  b: [\n    c\n ]\n  g: 2\n").faults().is_empty());
}

#[test]
fn what_cannot_be_mended_keeps_what_stands_before() {
    let text = "a:\n  - name: x\n    args: [a]\n  - name: y\n    args: \"b\" c\n";
    let document = yaml::parse(text);
    assert_eq!(document.faults().len(), 1);
    let root = document.root().unwrap();
    assert_eq!(root.at_pointer("/a/0/args/0").unwrap().raw(), "a");
    assert_eq!(root.at_pointer("/a/1/name").unwrap().raw(), "y");
}

#[test]
fn a_mended_text_is_read_like_the_repaired_one() {
    for text in [
        "a: @x\nb: [1, @y]\n",
        "a:\n\t- b: 1\n\t  c: 2\n",
        "a: Note: this\nb: {{ x }}\n",
        "name:foo\nargs:[x]\nb: c\n",
        "a: \"C:\\Users\\new\"\nb: [x\n",
        "a:\n    b: 1\n   c: 2\n",
    ] {
        let mut repaired = text.to_owned();
        for _ in 0..10 {
            let document = yaml::parse(&repaired);
            let Some(fault) = document.faults().first() else { break };
            let edits = yaml::mend(&repaired, fault);
            assert!(!edits.is_empty(), "{repaired}: {fault:?}");
            repaired = apply(&repaired, &edits).unwrap();
        }
        let (broken, whole) = (yaml::parse(text), yaml::parse(&repaired));
        assert!(whole.faults().is_empty(), "{repaired}");
        assert_eq!(broken.root().unwrap().to_value(), whole.root().unwrap().to_value(), "{text}");
        assert!(broken.faults().iter().all(|f| f.kind != FaultKind::Other), "{text}");
    }
}
