//! An `Authorization` value that a server cannot read as a bearer token.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Header, Server, placeholder, references};
use crate::rules::{Declaration, Report, Rule};
use crate::secrets::is_known_token;
use crate::syntax::{Node, rewrite};
use crate::text::{Edit, distance};

declare_rule! {
    /// The `Authorization` header is not `Bearer`, one blank and the token.
    ///
    /// A server compares what stands after `Bearer ` with its tokens. A second blank, a colon, quotes or a doubled `Bearer` become
    /// part of the token, and the answer is 401 with no hint why. Upper and lower case of the scheme do not matter, other
    /// schemes and raw keys are left alone.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer  ${DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "Bearer ${DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "bearer: ${DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "bearer ${DOCS_TOKEN}" } } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "url": "https://docs.example.net/mcp", "headers": { "Authorization": "bearer ${DOCS_TOKEN}" } } } }
    /// ```
    pub MalformedBearer = "malformed-bearer" {
        category: Remote, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["RFC 6750 section 2.1", "RFC 9110 section 11.4"],
    }
}

impl Rule for MalformedBearer {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for header in server.headers().iter().filter(|header| is_authorization(&header.name)) {
            for credentials in Credentials::of(header, server) {
                if let Some(finding) = check(&credentials) {
                    report.add(finding.about(credentials.node));
                }
            }
        }
    }
}

/// Whether a header carries credentials by the rules of HTTP.
pub(super) fn is_authorization(name: &str) -> bool {
    name.trim().eq_ignore_ascii_case("authorization")
}

/// Text that will be the value of the header, or will be if a variable is unset.
struct Credentials<'d> {
    text: String,
    node: Node<'d>,
    offset: usize,
}

impl<'d> Credentials<'d> {
    fn of(header: &Header<'d>, server: &Server<'d>) -> Vec<Self> {
        let mut found = vec![Self { text: header.value.to_string(), node: header.node, offset: header.offset }];
        let only =
            references(&header.value).into_iter().next().filter(|r| r.range == (0..header.value.trim_end().len()));
        let Some(only) = only else { return found };
        if let Some(default) = only.default {
            let offset = header.offset + only.range.end - 1 - default.len();
            found.push(Self { text: default.to_owned(), node: header.node, offset });
        }
        if header.is_argument {
            // The bridge takes the value from the environment that the entry itself sets.
            let values = server.env().filter(|m| m.key.text() == only.name && m.value.is_string());
            found.extend(values.map(|m| Self { text: m.value.text().into_owned(), node: m.value, offset: 0 }));
        }
        found
    }

    /// A finding about bytes `from..to`.
    fn at(&self, from: usize, to: usize, message: &str) -> Finding {
        Finding::span(self.node.part(self.offset + from, self.offset + to), message)
    }

    /// Takes away two pieces, each given by its first byte and its length.
    fn strip(&self, open: (usize, usize), close: (usize, usize)) -> Vec<Edit> {
        let delete =
            |(at, len): (usize, usize)| rewrite::replace_part(self.node, self.offset + at, self.offset + at + len, "");
        let edits = vec![delete(open), delete(close)];
        if edits[0].conflicts(&edits[1]) {
            // A string in unsound quotes is written anew as a whole, which can be done only once.
            let inner = &self.text[open.0 + open.1..close.0];
            let to = self.offset + close.0 + close.1;
            return vec![rewrite::replace_part(self.node, self.offset + open.0, to, inner)];
        }
        edits
    }

    /// A safe fix that puts `text` for bytes `from..to`.
    fn replace(&self, from: usize, to: usize, text: &str, title: &str) -> Fix {
        Fix::safe(title, [rewrite::replace_part(self.node, self.offset + from, self.offset + to, text)])
    }
}

const SENT_AS_TOKEN: &str = "the server takes this for part of the token and answers 401";
const TAKEN_OFF_BY_SOME: &str = "not every client takes it off before it sends the header";
const ONE_BLANK: &str = "write `Bearer`, one blank and the token";

fn check(it: &Credentials<'_>) -> Option<Finding> {
    let text = it.text.as_str();
    let start = text.len() - text.trim_start().len();
    let scheme_end = text[start..].find(|c: char| !c.is_ascii_alphabetic()).map_or(text.len(), |i| start + i);
    let scheme = &text[start..scheme_end];
    if let Some(finding) = quoted_whole(it, start) {
        return Some(finding);
    }
    if !scheme.eq_ignore_ascii_case("bearer") {
        return misspelt(it, start, scheme_end).or_else(|| raw_token(it, start));
    }
    let rest = &text[scheme_end..];
    if rest.trim().is_empty() {
        let finding = it.at(start, scheme_end, "the token is missing after `Bearer`");
        return Some(finding.label("the server gets no token and answers 401").help(ONE_BLANK));
    }
    let mark = rest.len() - rest.trim_start_matches([':', '=']).len();
    let token_start = text.len() - rest[mark..].trim_start().len();
    separator(it, scheme_end, mark, token_start)
        .or_else(|| doubled(it, token_start))
        .or_else(|| control(it, token_start))
        .or_else(|| wrapped(it, token_start))
        .or_else(|| trailing(it))
}

/// What stands between scheme and token.
fn separator(it: &Credentials<'_>, scheme_end: usize, mark: usize, token_start: usize) -> Option<Finding> {
    let (text, between) = (&it.text, &it.text[scheme_end..token_start]);
    let (from, to) = (scheme_end, token_start);
    if mark > 0 {
        let finding =
            it.at(from, from + mark, &format!("`{}` separates `Bearer` from the token", &text[from..from + mark]));
        let fix = it.replace(from, to, " ", "separate scheme and token by one blank");
        return Some(finding.label("the server knows no such scheme and answers 401").help(ONE_BLANK).fix(fix));
    }
    if between.is_empty() {
        // `BearerToken` and `Bearer-x` may be somebody's own scheme; a variable glued to it is not.
        let glued = text[from..].starts_with(['$', '{', '<', '"', '\'']);
        let finding = it.at(from - "bearer".len(), from, "no blank separates `Bearer` from the token");
        let fix = it.replace(from, from, " ", "insert a blank");
        return glued
            .then(|| finding.label("the server knows no such scheme and answers 401").help(ONE_BLANK).fix(fix));
    }
    if between == " " {
        return None;
    }
    let message = match between.chars().find(|c| *c != ' ') {
        None => "more than one blank separates `Bearer` from the token",
        Some('\t') => "a tab separates `Bearer` from the token",
        Some('\r' | '\n') => "a line break separates `Bearer` from the token",
        Some(_) => "another character than a blank separates `Bearer` from the token",
    };
    let fix = it.replace(from, to, " ", "separate scheme and token by one blank");
    Some(it.at(from, to, message).label(SENT_AS_TOKEN).help(ONE_BLANK).fix(fix))
}

/// `Bearer Bearer …`
fn doubled(it: &Credentials<'_>, at: usize) -> Option<Finding> {
    let rest = &it.text[at..];
    let again = rest.get(..6).filter(|word| word.eq_ignore_ascii_case("bearer"))?;
    let after = rest[again.len()..].trim_start_matches([' ', ':', '=']);
    let blanks = rest.len() - again.len() - after.len();
    if blanks == 0 || after.is_empty() {
        return None;
    }
    let fix = it.replace(at, at + again.len() + blanks, "", "remove the second `Bearer`");
    Some(
        it.at(at, at + again.len(), "`Bearer` is written twice")
            .label(SENT_AS_TOKEN)
            .help("write `Bearer` once")
            .fix(fix),
    )
}

/// Control characters, which HTTP forbids in a header.
fn control(it: &Credentials<'_>, token_start: usize) -> Option<Finding> {
    let text = &it.text;
    let at = token_start + text[token_start..].find(|c: char| c.is_ascii_control())?;
    let name = match text.as_bytes()[at] {
        b'\n' | b'\r' => "a line break",
        b'\t' => "a tab",
        _ => "a control character",
    };
    let end = text.trim_end().len();
    if at >= end {
        // What browsers do, many clients do too: they take it off before they check the header.
        let fix = it.replace(end, text.len(), "", &format!("remove {name}"));
        let finding = it.at(end, text.len(), &format!("{name} follows the token")).level(Severity::Warning);
        return Some(finding.label(TAKEN_OFF_BY_SOME).help("end the value with the token").fix(fix));
    }
    // Inside the token two values may have run into one.
    let edit = rewrite::replace_part(it.node, it.offset + at, it.offset + at + 1, "");
    Some(
        it.at(at, at + 1, &format!("the `Authorization` header contains {name}"))
            .label("HTTP does not allow it: the request fails before it is sent")
            .help("write the header in one line")
            .fix(Fix::risky(format!("remove {name}"), [edit])),
    )
}

/// Quotes or angle brackets around the token.
fn wrapped(it: &Credentials<'_>, token_start: usize) -> Option<Finding> {
    let end = it.text.trim_end().len();
    let token = &it.text[token_start..end];
    let (first, last) = (token.chars().next()?, token.chars().next_back()?);
    let closes = match first {
        '"' | '\'' | '`' | '<' | '“' | '‘' => !(first == '<' && placeholder(token).is_some()),
        _ => return stray(it, token_start, end),
    };
    if !closes {
        return None;
    }
    let pair = matches!((first, last), ('"', '"') | ('\'', '\'') | ('`', '`') | ('<', '>') | ('“', '”') | ('‘', '’'))
        && token.chars().count() > 2;
    let open = it.node.part(it.offset + token_start, it.offset + token_start + first.len_utf8());
    let what = if first == '<' { "the token is in angle brackets" } else { "the token is in quotes" };
    let finding = Finding::span(open, what).label(SENT_AS_TOKEN).help("write the token without them");
    if !pair {
        return Some(finding);
    }
    let (from, to) = (it.offset + end - last.len_utf8(), it.offset + end);
    let fix =
        Fix::safe("remove them", it.strip((token_start, first.len_utf8()), (end - last.len_utf8(), last.len_utf8())));
    Some(finding.related(it.node.part(from, to), "up to here").fix(fix))
}

/// A quote at the end of a token that begins with none.
fn stray(it: &Credentials<'_>, token_start: usize, end: usize) -> Option<Finding> {
    let token = &it.text[token_start..end];
    let last = token.chars().next_back().filter(|c| matches!(c, '"' | '\'' | '`' | '>' | '”' | '’'))?;
    if placeholder(token).is_some() {
        return None;
    }
    let from = end - last.len_utf8();
    let fix = it.replace(from, end, "", "remove it");
    Some(
        it.at(from, end, &format!("`{last}` follows the token"))
            .label(SENT_AS_TOKEN)
            .help("write the token without it")
            .fix(fix),
    )
}

/// A blank at the end.
fn trailing(it: &Credentials<'_>) -> Option<Finding> {
    let end = it.text.trim_end_matches(' ').len();
    if end == it.text.len() {
        return None;
    }
    let finding = it.at(end, it.text.len(), "a blank follows the token").level(Severity::Warning);
    let fix = it.replace(end, it.text.len(), "", "remove it");
    Some(finding.label(TAKEN_OFF_BY_SOME).help("end the value with the token").fix(fix))
}

/// Quotes around scheme and token together.
fn quoted_whole(it: &Credentials<'_>, start: usize) -> Option<Finding> {
    let end = it.text.trim_end().len();
    let value = it.text.get(start..end)?;
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = value.strip_prefix(quote)?.strip_suffix(quote)?;
    if !inner.get(..7)?.eq_ignore_ascii_case("bearer ") {
        return None;
    }
    let edits = it.strip((start, 1), (end - 1, 1));
    let last = it.node.part(it.offset + end - 1, it.offset + end);
    Some(
        it.at(start, start + 1, "the whole `Authorization` value is in quotes")
            .label("the server gets them too, knows no such scheme and answers 401")
            .related(last, "up to here")
            .help("the quotes of the file are enough")
            .fix(Fix::safe("remove them", edits)),
    )
}

/// One or two letters away from `Bearer`.
fn misspelt(it: &Credentials<'_>, start: usize, end: usize) -> Option<Finding> {
    let scheme = it.text[start..end].to_ascii_lowercase();
    let token_follows = it.text[end..].starts_with(' ') && !it.text[end..].trim().is_empty();
    let close = scheme.starts_with('b') && (5..=8).contains(&scheme.len()) && distance(&scheme, "bearer", 2).is_some();
    if !(token_follows && close) {
        return None;
    }
    Some(
        it.at(start, end, &format!("`{}` is `Bearer` misspelt", &it.text[start..end]))
            .label("the server knows no such scheme and answers 401")
            .help(ONE_BLANK)
            .fix(it.replace(start, end, "Bearer", "write `Bearer`")),
    )
}

/// A token of known shape with no scheme before it.
fn raw_token(it: &Credentials<'_>, start: usize) -> Option<Finding> {
    let token = it.text[start..].trim_end();
    if !is_known_token(token) {
        return None;
    }
    let edit = rewrite::replace_part(it.node, it.offset + start, it.offset + start, "Bearer ");
    Some(
        it.at(start, start + token.len(), "the token has no scheme")
            .level(Severity::Warning)
            .label("most servers want `Bearer` before it")
            .help(ONE_BLANK)
            .fix(Fix::risky("put `Bearer` before the token", [edit])),
    )
}
