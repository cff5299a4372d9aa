//! What the tree says about texts without mistakes.

use serde_json::{Value, json};

use crate::syntax::{Kind, Node, Tolerance, toml};

fn read(text: &str) -> Value {
    let document = toml::parse(text);
    let bad: Vec<_> = document.faults().iter().filter(|f| !Tolerance::TOML_1_1.accepts(f.kind)).collect();
    assert!(bad.is_empty(), "{text}: {bad:?}");
    document.root().unwrap().to_value()
}

/// Calls `check` with the node at `pointer`.
fn at(text: &str, pointer: &str, check: impl FnOnce(Node<'_>)) {
    let document = toml::parse(text);
    check(document.root().unwrap().at_pointer(pointer).unwrap());
}

#[test]
fn tables_from_headers_dotted_keys_and_braces_are_one_tree() {
    let expected = json!({ "mcp_servers": { "x": { "command": "c", "env": { "A": "1", "B": "2" } } } });
    for text in [
        "[mcp_servers.x]\ncommand = \"c\"\n[mcp_servers.x.env]\nA = \"1\"\nB = '2'",
        "[mcp_servers.x]\ncommand = \"c\"\nenv.A = \"1\"\nenv.B = \"2\"",
        "[mcp_servers]\nx = { command = \"c\", env = { A = \"1\", B = \"2\" } }",
        "mcp_servers.x.command = \"c\"\nmcp_servers . x . \"env\" = { A = \"1\", B = \"2\" }",
        "[mcp_servers.x]\r\ncommand = \"c\" # why\r\nenv = {\r\n  A = \"1\", # one\r\n  B = \"2\",\r\n}\r\n",
        "[ mcp_servers . 'x' ]\ncommand = \"\"\"c\"\"\"\nenv = { A = '''1''', \"B\" = \"\\u0032\" }",
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
    let upside_down = read("[mcp_servers.x.env]\nA = \"1\"\nB = \"2\"\n[mcp_servers.x]\ncommand = \"c\"");
    assert_eq!(upside_down, expected);
}

#[test]
fn lists_of_tables_take_sub_tables_into_their_last_item() {
    let text = "[[s]]\nname = \"a\"\n[s.env]\nA = \"1\"\n[[s]]\nname = \"b\"\n[[s.t]]\nn = 1\n[[s.t]]\n";
    let expected = json!({ "s": [{ "name": "a", "env": { "A": "1" } }, { "name": "b", "t": [{ "n": 1 }, {}] }] });
    assert_eq!(read(text), expected);
}

#[test]
fn scalars_have_their_kinds() {
    let text = "a = 1_000\nb = 0xff\nc = -1.5e3\nd = inf\ne = true\nf = 1979-05-27 07:32:00\ng = 0o17\nh = +3";
    assert_eq!(
        read(text),
        json!({ "a": 1000, "b": 255, "c": -1500.0, "d": null, "e": true, "f": null, "g": 15, "h": 3 })
    );
    at(text, "/f", |node| {
        assert_eq!(node.kind(), Kind::Date);
        assert_eq!(node.raw(), "1979-05-27 07:32:00");
    });
    at(text, "/d", |node| assert_eq!(node.kind(), Kind::Number));
}

#[test]
fn parts_of_strings_have_exact_places() {
    for (text, part) in [
        ("a = \"x\\u00e9\\\\yz\"", "\\\\y"),
        ("a = 'xé\\yz'", "\\y"),
        ("a = \"\"\"\nxé\\\n   \\\\yz\"\"\"", "\\\\y"),
        ("a = '''\r\nxé\\yz'''", "\\y"),
    ] {
        at(text, "/a", |node| {
            let value = node.text();
            assert_eq!(value, "xé\\yz", "{text}");
            let from = value.find('\\').unwrap();
            assert_eq!(node.part(from, from + 2).of(text), part, "{text}");
        });
    }
}

#[test]
fn places_of_tables_are_their_headers_or_names() {
    let text = "[mcp_servers.x.env]\nA = \"1\"\n\n[mcp_servers.x]\nn.o = 1\n[[l]]\n[[l]]\n";
    let span = |pointer: &str, expected: &str| at(text, pointer, |node| assert_eq!(node.raw(), expected, "{pointer}"));
    span("/mcp_servers", "mcp_servers");
    span("/mcp_servers/x", "[mcp_servers.x]");
    span("/mcp_servers/x/env", "[mcp_servers.x.env]");
    span("/mcp_servers/x/n", "n");
    span("/l", "[[l]]");
    at(text, "/l/1", |node| assert_eq!(node.span().start as usize, text.rfind("[[l]]").unwrap()));
    let document = toml::parse(text);
    let pointer_at = |needle: &str| document.node_at(text.rfind(needle).unwrap()).unwrap().pointer();
    assert_eq!(pointer_at("x]"), "/mcp_servers/x");
    assert_eq!(pointer_at("mcp_servers"), "/mcp_servers");
    assert_eq!(pointer_at("= 1"), "/mcp_servers/x");
    assert_eq!(pointer_at("env"), "/mcp_servers/x/env");
    let x = document.root().unwrap().at_pointer("/mcp_servers/x").unwrap();
    assert!(x.encloses(document.root().unwrap().at_pointer("/mcp_servers/x/env/A").unwrap()));
}
