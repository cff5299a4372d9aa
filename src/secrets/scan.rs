//! Looking for secrets in text without a tree: strings, comments, command lines, messages.

use std::ops::Range;

use super::{literal, names, shapes};

/// The secret parts of a value whose name promises a secret.
pub(super) fn value(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for part in literal::parts(text) {
        let (start, inner) = strip(part.start, &text[part]);
        if !inner.contains(char::is_alphanumeric) || literal::is_placeholder(inner) || literal::is_plain(inner) {
            continue;
        }
        out.push(start + shapes::prefix(inner)..start + inner.len());
    }
    out
}

/// The secret parts of a text that is, or may stand in, a configuration.
pub(super) fn source(text: &str) -> Vec<Range<usize>> {
    let mut out = prose(text);
    assignments(text, &mut out);
    flags(text, &mut out);
    out
}

/// The secret parts of a sentence: a colon after a name introduces nothing there.
pub(super) fn prose(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    shapes::find(text, &mut out);
    addresses(text, &mut out);
    out
}

/// Whether `text` is an option that takes a secret: `--api-key`, `-token`.
pub(super) fn is_secret_flag(text: &str) -> bool {
    text.starts_with('-') && !text.contains(['=', ' ', ':']) && names::is_secret_name(text)
}

/// Without blanks, quotes and brackets around it, and without a scheme such as `Bearer` before it.
fn strip(mut start: usize, text: &str) -> (usize, &str) {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’');
    let mut inner = text;
    loop {
        let trimmed = inner.trim_start_matches(around);
        let scheme = ["bearer", "basic", "token", "apikey", "digest", "negotiate", "authorization"]
            .iter()
            .find(|scheme| trimmed.get(..scheme.len()).is_some_and(|word| word.eq_ignore_ascii_case(scheme)))
            .map_or(0, |scheme| scheme.len());
        let rest = &trimmed[scheme..];
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '='));
        // `BearerX` is no scheme, and `token` alone no secret.
        let ends = scheme > 0 && (next.len() < rest.len() || rest.is_empty());
        let keep = if ends { next } else { trimmed };
        start += inner.len() - keep.len();
        if !ends {
            return (start, keep.trim_end_matches(around));
        }
        inner = keep;
    }
}

/// User info and query values of addresses.
fn addresses(text: &str, out: &mut Vec<Range<usize>>) {
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '\\' | '»' | '”');
    let mut end = 0;
    for (colon, _) in text.match_indices("://") {
        let start = colon + 3;
        if start < end {
            continue;
        }
        end = text[start..].find(ends).map_or(text.len(), |at| start + at);
        let address = &text[start..end];
        let authority = &address[..address.find(['/', '?', '#']).unwrap_or(address.len())];
        if let Some(at) = authority.rfind('@').filter(|at| &authority[..*at] != "git") {
            out.extend(value(&authority[..at]).into_iter().map(|part| start + part.start..start + part.end));
        }
        let Some(query) = address.find('?').map(|at| start + at + 1) else { continue };
        let query_end = text[query..end].find('#').map_or(end, |at| query + at);
        let mut at = query;
        for pair in text[query..query_end].split('&') {
            if let Some(equals) = pair.find('=') {
                let (name, from) = (&pair[..equals], at + equals + 1);
                let small = pair.len() - equals <= 5 && pair[equals + 1..].bytes().all(|b| b.is_ascii_digit());
                if !small || names::is_secret_name(name) {
                    out.extend(value(&pair[equals + 1..]).into_iter().map(|p| from + p.start..from + p.end));
                }
            }
            at += pair.len() + 1;
        }
    }
}

/// `NAME=value`, `Name: value`, `"name": "value"`.
fn assignments(text: &str, out: &mut Vec<Range<usize>>) {
    let mut done = 0;
    for (at, sign) in text.match_indices([':', '=']) {
        if at < done {
            continue;
        }
        let quote = |c: char| matches!(c, '"' | '\'' | '`');
        let before = text[done..at].trim_end().trim_end_matches(quote);
        let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let name = &before[before.trim_end_matches(letter).len()..];
        let rest = text[at + 1..].trim_start_matches([' ', '\t']);
        if name.is_empty() || rest.starts_with("//") || !names::is_secret_name(name) {
            continue;
        }
        let from = text.len() - rest.len();
        let open = rest.chars().next().filter(|c| quote(*c));
        let inner = from + open.map_or(0, char::len_utf8);
        let ends = |c: char| match open {
            Some(open) => c == open,
            None if sign == "=" => c.is_whitespace() || quote(c) || matches!(c, '&' | ',' | ')'),
            None => quote(c) || matches!(c, '\n' | '\r' | ','),
        };
        let end = text[inner..].find(ends).map_or(text.len(), |at| inner + at);
        done = end;
        out.extend(value(&text[inner..end]).into_iter().map(|part| inner + part.start..inner + part.end));
    }
}

/// `--token value` in a command line that is one text.
fn flags(text: &str, out: &mut Vec<Range<usize>>) {
    let mut after_flag = false;
    for word in text.split_whitespace() {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if after_flag && !word.starts_with('-') {
            out.extend(value(word).into_iter().map(|part| at + part.start..at + part.end));
        }
        after_flag = is_secret_flag(word);
    }
}
