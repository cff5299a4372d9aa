//! Tokens that show by their prefix whose they are.

use std::ops::Range;

/// A family of tokens.
struct Shape {
    prefix: &'static str,
    /// The fewest bytes after the prefix.
    least: usize,
    /// Whether ordinary words may start like this, so that a digit must follow.
    wordy: bool,
}

const fn sure(prefix: &'static str, least: usize) -> Shape {
    Shape { prefix, least, wordy: false }
}

const fn wordy(prefix: &'static str, least: usize) -> Shape {
    Shape { prefix, least, wordy: true }
}

/// The prefixes, a longer one before its beginning.
static SHAPES: &[Shape] = &[
    sure("ghp_", 8),
    sure("gho_", 8),
    sure("ghu_", 8),
    sure("ghs_", 8),
    sure("ghr_", 8),
    sure("github_pat_", 8),
    sure("glpat-", 8),
    sure("sk-ant-", 8),
    sure("sk-proj-", 8),
    sure("sk-or-v1-", 8),
    wordy("sk-", 16),
    sure("sk_live_", 8),
    sure("sk_test_", 8),
    sure("rk_live_", 8),
    sure("xoxa-", 8),
    sure("xoxb-", 8),
    sure("xoxp-", 8),
    sure("xoxr-", 8),
    sure("xoxs-", 8),
    sure("xapp-", 8),
    wordy("AKIA", 12),
    wordy("ASIA", 12),
    sure("AIza", 16),
    wordy("npm_", 20),
    sure("figd_", 8),
    sure("sbp_", 8),
    sure("tvly-", 8),
    wordy("fc-", 16),
    sure("ctx7sk-", 8),
    wordy("BSA", 20),
    wordy("hf_", 16),
    wordy("r8_", 16),
    sure("pplx-", 16),
    sure("dop_v1_", 8),
    sure("dckr_pat_", 8),
    sure("gsk_", 16),
    sure("xai-", 16),
    sure("lin_api_", 8),
    sure("ntn_", 16),
    wordy("secret_", 24),
    sure("shpat_", 16),
    sure("whsec_", 16),
    wordy("SG.", 20),
    sure("ya29.", 16),
    sure("apify_api_", 8),
    sure("sntrys_", 16),
];

/// Whether a known token can begin with a byte; hardly any byte of an ordinary text passes.
static BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut at = 0;
    while at < SHAPES.len() {
        begins[SHAPES[at].prefix.as_bytes()[0] as usize] = true;
        at += 1;
    }
    // A web token, `eyJ…`.
    begins[b'e' as usize] = true;
    begins
};

/// The secret parts of every known token in `text`: what follows the prefix.
pub(super) fn find(text: &str, out: &mut Vec<Range<usize>>) {
    out.extend(tokens(text).into_iter().map(|(_, part)| part));
    private_keys(text, out);
}

/// Every token of a known family in `text`, whole, and what stands between the first and the last line of each private key.
pub fn known_tokens(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = tokens(text).into_iter().map(|(start, part)| start..part.end).collect();
    private_keys(text, &mut out);
    out
}

/// Where each known token begins, and the part of it that is secret.
fn tokens(text: &str) -> Vec<(usize, Range<usize>)> {
    let bytes = text.as_bytes();
    let (mut at, mut out) = (0, Vec::new());
    while at < bytes.len() {
        let starts_word = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
        match starts_word.then(|| token(bytes, at)).flatten() {
            Some(part) => {
                let start = std::mem::replace(&mut at, part.end);
                out.push((start, part));
            }
            None => at += 1,
        }
    }
    out
}

/// How many bytes of `token` are the prefix of a known family.
pub(super) fn prefix(text: &str) -> usize {
    token(text.as_bytes(), 0).map_or(0, |part| part.start)
}

/// Whether `text` is one token of a known family and nothing else.
pub fn is_known_token(text: &str) -> bool {
    token(text.as_bytes(), 0).is_some_and(|part| part.end == text.len())
}

fn token(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &bytes[at..];
    let first = rest.first().filter(|first| BEGINS[usize::from(**first)])?;
    if rest.starts_with(b"eyJ") {
        return web_token(rest).map(|len| at + 3..at + len);
    }
    let shape = SHAPES
        .iter()
        .filter(|shape| shape.prefix.as_bytes().first() == Some(first))
        .find(|shape| rest.starts_with(shape.prefix.as_bytes()) && fits(shape, rest))?;
    let start = at + shape.prefix.len();
    Some(start..start + body(&bytes[start..]))
}

/// How far to look before it is decided that a word is no token: hostile text must not cost its square.
const LOOK: usize = 256;

fn fits(shape: &Shape, rest: &[u8]) -> bool {
    let after = &rest[shape.prefix.len()..];
    let body = &after[..body(&after[..after.len().min(LOOK)])];
    let text = std::str::from_utf8(body).unwrap_or("");
    body.len() >= shape.least
        && (!shape.wordy || body.iter().any(u8::is_ascii_digit))
        && !super::literal::is_placeholder(text)
}

/// The length of the run of bytes of which tokens are made.
fn body(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count()
}

/// The length of a JSON Web Token: two or three parts joined by dots.
fn web_token(bytes: &[u8]) -> Option<usize> {
    let head = body(&bytes[..bytes.len().min(2 * LOOK)]);
    let second = bytes.get(head).filter(|b| **b == b'.').map(|_| body(&bytes[head + 1..])).filter(|len| *len >= 8)?;
    let mut len = head + 1 + second;
    if bytes.get(len) == Some(&b'.') {
        len += 1 + body(&bytes[len + 1..]);
    }
    (head >= 8).then_some(len)
}

/// What stands between the first and the last line of a private key in PEM form.
fn private_keys(text: &str, out: &mut Vec<Range<usize>>) {
    const MARK: &str = "PRIVATE KEY-----";
    if text.len() < "-----BEGIN ".len() + MARK.len() {
        return;
    }
    let mut done = 0;
    for (begin, _) in text.match_indices("-----BEGIN ") {
        if begin < done {
            continue;
        }
        let Some(mark) =
            (0..40).find(|at| text.as_bytes().get(begin + at..).is_some_and(|rest| rest.starts_with(MARK.as_bytes())))
        else {
            continue;
        };
        let start = begin + mark + MARK.len();
        let end = text[start..].find("-----END").map_or(text.len(), |at| start + at);
        out.push(start..end);
        done = end;
    }
}
