//! What in a value is really written there: neither a reference to a variable nor a placeholder.

use std::ops::Range;

pub use crate::model::is_placeholder;

/// The parts of `text` outside of references. The default of `${NAME:-default}` is written there, so it counts.
pub(super) fn parts(text: &str) -> Vec<Range<usize>> {
    let (mut out, mut done, mut at) = (Vec::new(), 0, 0);
    while at < text.len() {
        match reference(&text[at..]) {
            Some((len, default)) => {
                out.push(done..at);
                out.extend(default.map(|d| at + d.start..at + d.end));
                at += len;
                done = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    out.push(done..text.len());
    out.retain(|part| !part.is_empty());
    out
}

/// How long a reference may be, in bytes; text with many openers and no closer must not cost its square.
const LONGEST: usize = 512;

/// The reference that `text` starts with: its length, and where its default stands in it.
fn reference(text: &str) -> Option<(usize, Option<Range<usize>>)> {
    let until = |open: &str, close: &str| {
        let rest = text.strip_prefix(open)?.as_bytes();
        let near = &rest[..rest.len().min(LONGEST)];
        Some(open.len() + near.windows(close.len()).position(|w| w == close.as_bytes())? + close.len())
    };
    if let Some(len) = until("${", "}") {
        let default = text[..len].find(":-").map(|at| at + 2..len - 1);
        return Some((len, default));
    }
    if let Some(len) = until("{{", "}}").or_else(|| until("{env:", "}")).or_else(|| until("{file:", "}")) {
        return Some((len, None));
    }
    if text.starts_with("op://") {
        return Some((text.find([' ', '"', '\'']).unwrap_or(text.len()), None));
    }
    let name =
        |text: &str| text.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_').count();
    if let Some(rest) = text.strip_prefix('$') {
        return Some(name(rest)).filter(|len| *len > 1).map(|len| (len + 1, None));
    }
    let rest = text.strip_prefix('%')?;
    let len = name(rest);
    (len > 1 && rest[len..].starts_with('%')).then_some((len + 2, None))
}

/// Whether `text` is a word of configuration, or a path, and thus nothing to hide whatever its name.
pub(super) fn is_plain(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "none",
        "null",
        "auto",
        "default",
        "all",
        "oauth",
        "oauth2",
        "bearer",
        "basic",
        "token",
        "apikey",
        "api_key",
        "api-key",
        "authorization",
        "sse",
        "http",
        "mcp",
        "stdio",
        "inherit",
    ];
    const ROOTS: &[&str] = &[
        "~/", "./", "../", "/home/", "/users/", "/usr/", "/etc/", "/opt/", "/var/", "/tmp/", "/root/", "/mnt/",
        "/path/", "/run/", "/app/", "~\\", ".\\",
    ];
    let lower = text.to_ascii_lowercase();
    let drive = matches!(lower.as_bytes(), [b'a'..=b'z', b':', b'\\' | b'/', ..]);
    WORDS.contains(&lower.as_str()) || drive || ROOTS.iter().any(|root| lower.starts_with(root))
}
