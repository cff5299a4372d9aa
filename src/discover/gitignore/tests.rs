//! Patterns against paths, by example and against another reader.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use ignore::Match;
use ignore::gitignore::GitignoreBuilder;
use proptest::prelude::*;

use super::GitIgnore;

fn verdict(text: &str, path: &str) -> Option<bool> {
    let list = GitIgnore::new("/repo".into(), text);
    list.verdict(&Path::new("/repo").join(path.trim_end_matches('/')), path.ends_with('/'))
}

#[test]
fn patterns_mean_what_git_says() {
    for (text, path, wanted) in [
        ("", "a", None),
        ("# a\n\n/\n", "a", None),
        ("a", "a", Some(true)),
        ("a", "b/c/a", Some(true)),
        ("a", "ab", None),
        ("/a", "a", Some(true)),
        ("/a", "b/a", None),
        ("b/a", "b/a", Some(true)),
        ("b/a", "c/b/a", None),
        ("a/", "a", None),
        ("a/", "b/a/", Some(true)),
        ("*.json", "b/a.json", Some(true)),
        ("b/*.json", "b/c/a.json", None),
        ("?.json", "a.json", Some(true)),
        ("?.json", "é.json", Some(true)),
        ("[a-c].json", "b.json", Some(true)),
        ("[!a-c].json", "b.json", None),
        ("[]-]", "]", Some(true)),
        ("[a", "[a", None),
        ("**/a", "b/c/a", Some(true)),
        ("a/**", "a/b/c", Some(true)),
        ("a/**", "a/", None),
        ("a/**/b", "a/b", Some(true)),
        ("a/**/b", "a/c/d/b", Some(true)),
        ("a**b", "axxb", Some(true)),
        ("a\n!a", "a", Some(false)),
        ("!a\na", "a", Some(true)),
        ("\\#a", "#a", Some(true)),
        ("\\!a", "!a", Some(true)),
        ("a  ", "a", Some(true)),
        ("a\\ ", "a ", Some(true)),
        ("a\r\nb", "a", Some(true)),
        ("\u{feff}a", "a", Some(true)),
    ] {
        assert_eq!(verdict(text, path), wanted, "{text:?} on {path:?}");
    }
}

#[test]
fn many_stars_take_no_time() {
    let text = format!("{}b", "*a".repeat(200));
    assert_eq!(verdict(&text, &"a".repeat(5_000)), None);
    let deep = format!("{}c", "**/a/".repeat(50));
    assert_eq!(verdict(&deep, &"a/".repeat(500)), None);
}

fn pattern() -> impl Strategy<Value = String> {
    let part = prop_oneof!["[ab]{1,2}", "[ab]?\\*[ab]?", "\\?[ab]?", "\\[ab\\]", "\\[!a\\]", Just("**".to_owned())];
    let parts = prop::collection::vec(part, 1..4);
    ("!?/?", parts, "/?").prop_map(|(before, parts, after)| before + &parts.join("/") + &after)
}

proptest! {
    #[test]
    fn another_reader_agrees(patterns in prop::collection::vec(pattern(), 1..4), path in "[ab]{1,2}(/[ab]{1,2}){0,3}/?") {
        let text = patterns.join("\n");
        let mut other = GitignoreBuilder::new("/repo");
        for line in &patterns {
            other.add_line(None, line).unwrap();
        }
        let wanted = match other.build().unwrap().matched(path.trim_end_matches('/'), path.ends_with('/')) {
            Match::None => None,
            Match::Ignore(_) => Some(true),
            Match::Whitelist(_) => Some(false),
        };
        prop_assert_eq!(verdict(&text, &path), wanted, "{:?} on {:?}", text, path);
    }
}
