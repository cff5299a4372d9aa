//! Where to go on after a mistake: lines that can only be the start of a statement.

/// The start of the first line after the one that holds byte `from` that looks like a statement, or the end of `text`.
pub(super) fn next_statement(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(newline) = text[at..].find('\n') {
        at += newline + 1;
        let line = text[at..].lines().next().unwrap_or("");
        if is_header(line) || is_assignment(line) {
            return at;
        }
    }
    text.len()
}

/// Whether a line is `[table]` or `[[list]]` and cannot be an array: its first name needs no quotes and is no number.
pub(super) fn is_header(line: &str) -> bool {
    let line = line.trim_start();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('[')).unwrap_or("").trim_start();
    let word = name.split(|c: char| !is_bare(c)).next().unwrap_or("");
    let rest = name[word.len()..].trim_start();
    let named = word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && !matches!(word, "true" | "false" | "inf" | "nan")
        && rest.starts_with([']', '.']);
    named && ends_header(rest)
}

/// Whether the rest of a line ends with `]`, apart from a comment.
fn ends_header(rest: &str) -> bool {
    let code = rest.split('#').next().unwrap_or("");
    code.trim_end().ends_with(']')
}

/// Whether a line starts with `key =`.
fn is_assignment(line: &str) -> bool {
    let line = line.trim_start();
    let key = line.find(|c: char| !is_bare(c) && !matches!(c, '.' | '"' | '\'')).unwrap_or(line.len());
    key > 0 && line[key..].trim_start().starts_with('=')
}

/// Whether a bare key may hold `c`.
pub(in crate::syntax) fn is_bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}
