//! What a finding is known by in the next run, although its file was reformatted or its server moved.
//!
//! Part of it are the client, the rule, the server, the place below the server, and the text that is wrong, without its layout.
//! Line numbers, wording and level are not. Secrets are masked before anything is hashed: a fingerprint is published, and whoever
//! knows the rest could try short secrets until the hash fits.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crate::diagnostic::Diagnostic;
use crate::secrets::Secrets;
use crate::text::Span;

/// 128 bits, written as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

/// What the fingerprints of one file's findings are made from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The id of the client that the file was linted for.
    pub client: &'s str,
    /// The text that the findings are about.
    pub text: &'s str,
    /// Its secrets.
    pub secrets: &'s Secrets,
}

impl Subject<'_> {
    /// The fingerprint of a finding. Two findings have the same where nothing but layout tells them apart.
    pub fn fingerprint(&self, diagnostic: &Diagnostic) -> Fingerprint {
        let server = diagnostic.server.as_deref().unwrap_or("");
        let pointer = place(diagnostic.pointer.as_deref().unwrap_or(""), server);
        Fingerprint::of(self.client)
            .with(diagnostic.rule)
            .with(&self.secrets.mask_source(server))
            .with(&self.secrets.mask_source(&pointer))
            .with(&self.content(diagnostic.primary.span))
    }

    /// A fingerprint of its own for each finding: of equal ones the second, third, … count on.
    pub fn unique(&self, diagnostics: &[Diagnostic]) -> Vec<Fingerprint> {
        let mut seen: HashMap<Fingerprint, usize> = HashMap::new();
        let mut number = |fingerprint: Fingerprint| {
            let before = seen.entry(fingerprint).or_default();
            *before += 1;
            if *before == 1 { fingerprint } else { fingerprint.with(&before.to_string()) }
        };
        diagnostics.iter().map(|diagnostic| number(self.fingerprint(diagnostic))).collect()
    }

    /// The text of `span` without secrets, blanks, quotes and commas: what a formatter may change is not part of it.
    fn content(&self, span: Span) -> String {
        let range = span.range();
        let Some(text) = self.text.get(range.clone()) else { return String::new() };
        let layout = |c: &char| c.is_whitespace() || matches!(c, '"' | '\'' | ',');
        let (mut out, mut done) = (String::new(), 0);
        for part in self.secrets.parts_within(self.text, range) {
            out.extend(text[done..part.start].chars().filter(|c| !layout(c)));
            out.push_str(crate::secrets::MASK);
            done = part.end;
        }
        out.extend(text[done..].chars().filter(|c| !layout(c)));
        out
    }
}

/// A pointer below its server, wherever that stands; positions in lists do not count.
fn place(pointer: &str, server: &str) -> String {
    let name = server.replace('~', "~0").replace('/', "~1");
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    let below = tokens.iter().position(|token| *token == name).filter(|_| !server.is_empty());
    let mut out = String::new();
    for token in &tokens[below.map_or(0, |at| at + 1)..] {
        let is_index = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        out.push('/');
        out.push_str(if is_index { "*" } else { token });
    }
    out
}

impl Fingerprint {
    /// The offset and prime of FNV-1a with 128 bits. Nobody gains anything from two findings with one fingerprint, so a hash
    /// that withstands attacks would be for nothing; this one is the same in every version and on every machine.
    const START: Self = Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

    /// The fingerprint of one word.
    pub fn of(word: &str) -> Self {
        Self::START.with(word)
    }

    /// A fingerprint of this and a further word, for instance the path of the file.
    #[must_use]
    pub fn with(self, word: &str) -> Self {
        // No byte of UTF-8 is 0xFF, so `ab` `c` is not `a` `bc`.
        let bytes = word.bytes().chain([0xff]);
        Self(bytes.fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(Self::PRIME)))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// What is no fingerprint: not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(text: &str) -> Result<Self, NoFingerprint> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).map_err(|_| NoFingerprint)?;
        if digits { Ok(Self(number)) } else { Err(NoFingerprint) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, NoFingerprint};

    #[test]
    fn a_fingerprint_is_the_same_everywhere_and_for_ever() {
        let fingerprint = Fingerprint::of("cursor").with("missing-yes");
        assert_eq!(fingerprint.to_string(), "54b94aac60a567ea577476f970628ebf");
        assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        for wrong in ["", "+a", "12", "zz", &"g".repeat(32), &format!("+{}", "1".repeat(31))] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(NoFingerprint), "{wrong}");
        }
        assert_ne!(Fingerprint::of("ab").with("c"), Fingerprint::of("a").with("bc"));
    }
}
