//! Text that a template leaves for a person to replace: `YOUR_API_KEY`, `<token>`, `/path/to/server`, `xxxx`.

mod foreign;

use std::ops::Range;

use super::references;
pub use foreign::is_described;

/// Words that are placeholders when they stand alone.
const WHOLE: &[&str] =
    &["changeme", "replaceme", "placeholder", "yourtoken", "yourkey", "yourapi", "yourapikey", "yourname"];

/// How placeholders of several words begin.
const STARTS: &[&str] = &["your-", "your_", "change-me", "change_me"];

/// How they begin where the rest of the word is about a value: `replace-with-token`, and not `replace-in-files`.
const VERBS: &[&str] = &["replace-", "replace_", "insert-", "insert_"];

/// How they end where the rest of the word is about a value.
const ENDS: &[&str] = &["-here", "_here"];

/// The first placeholder in `text`, in bytes. References to variables (`${YOUR_KEY}`) are none.
pub fn placeholder(text: &str) -> Option<Range<usize>> {
    if !may_hold_one(text) {
        return None;
    }
    let mut plain = text.to_ascii_lowercase().into_bytes();
    for reference in references(text) {
        plain[reference.range].fill(0);
    }
    // Only whole references were blanked out, so this is still UTF-8.
    let plain = String::from_utf8(plain).ok()?;
    let found = [path(&plain), angle(&plain), word(&plain, text), elided(&plain), foreign::find(&plain)];
    found.into_iter().flatten().min_by_key(|range| range.start)
}

/// Whether the value `text` only marks the place for one: `YOUR_API_KEY`, `<token>`, `xxxx`, `...`, `changeme`, wherever in it
/// that is said. Nobody would hide it.
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let filler = |c: char| matches!(c, 'x' | '*' | '.' | '…' | '-' | '_' | '0');
    let enclosed = [('<', '>'), ('[', ']'), ('{', '}')].iter().any(|(a, b)| text.starts_with(*a) && text.ends_with(*b));
    // Only words in capitals: the name of a variable, or one's description.
    let shouted = text.contains('_') && text.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let mut marks = [WHOLE, STARTS, VERBS, ENDS, &["your ", "example"]].into_iter().flatten();
    enclosed
        || shouted
        || foreign::find(&lower).is_some()
        || lower.chars().all(filler)
        || marks.any(|mark| lower.contains(mark))
}

/// Whether any of the words that [`placeholder`] looks for can stand in `text`: one pass tells most texts apart.
fn may_hold_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize, word: &str| {
        bytes.get(at..at + word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    };
    (0..bytes.len()).any(|at| match bytes[at].to_ascii_lowercase() {
        b'<' => true,
        b'*' => begins(at, "***"),
        b'.' => begins(at, "..."),
        b'a' => begins(at, "absolute"),
        b'c' => begins(at, "change"),
        b'f' => begins(at, "full"),
        b'h' => begins(at, "here"),
        b'i' => begins(at, "insert"),
        b'p' => begins(at, "path") || begins(at, "placeholder"),
        b'r' => begins(at, "replace"),
        b'u' => begins(at, "username"),
        b'x' => begins(at, "xxx"),
        b'y' => begins(at, "you"),
        _ => false,
    } || foreign::may_begin(&bytes[at..]))
}

/// `/path/to/…`, up to the end of the path.
fn path(text: &str) -> Option<Range<usize>> {
    const STARTS: &[&str] = &[
        "/path/to/",
        "\\path\\to\\",
        "/path-to-",
        "/path_to_",
        "/absolute/path",
        "\\absolute\\path",
        "/full/path/",
        "/users/username/",
        "\\users\\username\\",
        "/home/username/",
        "/users/you/",
        "/home/you/",
    ];
    let mut separators = text.match_indices(['/', '\\']).map(|(at, _)| at);
    let start = separators.find(|at| STARTS.iter().any(|start| text[*at..].starts_with(start)));
    let bare = ["path/to/", "absolute/path/"].iter().any(|start| text.starts_with(start));
    let start = if bare { 0 } else { start? };
    let end = text[start..].find([' ', '"', '\'', ',', ':', ';', '\0']).map_or(text.len(), |i| start + i);
    Some(start..end)
}

/// `<your token>`: words in angle brackets that are neither markup nor a type argument.
fn angle(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 64;
    let bytes = text.as_bytes();
    text.match_indices('<').map(|(open, _)| open).find_map(|open| {
        let inner = bytes[open + 1..].iter().take(LONGEST).position(|b| *b == b'>')?;
        let name = text.get(open + 1..open + 1 + inner)?;
        let free = open == 0 || !bytes[open - 1].is_ascii_alphanumeric();
        let words = name.starts_with(|c: char| c.is_alphabetic())
            && name.len() > 1
            && name.chars().all(|c| c.is_alphanumeric() || " _-.|:'".contains(c));
        // A long run of letters and digits is a value in brackets, not a description of one.
        let described = name.len() < 16 || !name.bytes().any(|b| b.is_ascii_digit());
        (free && words && described).then_some(open..open + inner + 2)
    })
}

/// `your-api-key`, `change_me`, `token-here`, `sk-xxxx`.
fn word(lower: &str, original: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut start = 0;
    while let Some(offset) = lower[start..].find(is_part) {
        let from = start + offset;
        let to = lower[from..].find(|c| !is_part(c)).map_or(lower.len(), |i| from + i);
        if stands_in(&lower[from..to], &original[from..to]) {
            return Some(from..to);
        }
        start = to;
    }
    None
}

fn stands_in(word: &str, original: &str) -> bool {
    const NOUNS: &[&str] = &["key", "token", "secret", "password", "id", "url", "value", "path"];
    let parts = || word.split(['-', '_']);
    let camel = original.starts_with("Your") && original[4..].starts_with(|c: char| c.is_ascii_uppercase());
    let about_value = || parts().any(|part| NOUNS.contains(&part));
    let filler = |part: &str| part.len() >= 3 && part.bytes().all(|b| b == b'x');
    WHOLE.contains(&word)
        || camel
        || STARTS.iter().any(|start| word.starts_with(start))
        || VERBS.iter().any(|verb| word.starts_with(verb)) && (about_value() || ends_here(word))
        || word.contains("-your-")
        || word.contains("_your_")
        || (ends_here(word) && about_value())
        || parts().any(filler)
        || word.ends_with("xxxxxx")
}

fn ends_here(word: &str) -> bool {
    ENDS.iter().any(|end| word.ends_with(end))
}

/// `...`, `sk-…`, `****`: a value cut short.
fn elided(text: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for word in text.split(' ') {
        let dots = word.contains("...") || word.contains('…');
        let stars = word.len() >= 4 && word.bytes().all(|b| b == b'*');
        let short = !word.contains(['/', '\\']) || word.ends_with("//...");
        if (dots && short) || stars {
            return Some(start..start + word.len());
        }
        start += word.len() + 1;
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::placeholder;

    #[test]
    fn placeholders_are_found() {
        for (text, wanted) in [
            ("YOUR_API_KEY", "YOUR_API_KEY"),
            ("Bearer <your token>", "<your token>"),
            ("/path/to/server.py", "/path/to/server.py"),
            ("C:\\path\\to\\x.exe", "\\path\\to\\x.exe"),
            ("sk-xxxx", "sk-xxxx"),
            ("https://mcp.example.org/your-org/mcp", "your-org"),
            ("ghp_...", "ghp_..."),
            ("/Users/<username>/x", "<username>"),
            ("api-key-here", "api-key-here"),
            ("--token=YourToken", "YourToken"),
            ("/absolute/path/x", "/absolute/path/x"),
            ("/full/path/x", "/full/path/x"),
            ("/home/username/x", "/home/username/x"),
            ("a change_me", "change_me"),
            ("insert-id", "insert-id"),
            ("replace_with_key", "replace_with_key"),
            ("placeholder", "placeholder"),
            ("Bearer ****", "****"),
            ("abc…", "abc…"),
        ] {
            let text = text.replace("--token=", "");
            assert_eq!(&text[placeholder(&text).unwrap()], wanted, "{text}");
        }
    }

    #[test]
    fn values_are_not() {
        for text in [
            "${YOUR_API_KEY}",
            "${env:YOUR_KEY}",
            "./...",
            "Vec<String>",
            "a < b > c",
            "@scope/yourself-mcp",
            "/opt/paths/tool",
            "replace-in-files",
            "insert-mode",
            "https://x.io/mcp",
            "héllo wörld",
            "/**/*.ts",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
