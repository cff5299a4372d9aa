//! The file of a baseline: JSON that people can read, with one finding per line and sorted, so that its changes can be merged.

use std::fmt;

use serde::Deserialize;
use serde_json::Value;

use super::{Baseline, Entry};
use crate::fingerprint::{Fingerprint, NoFingerprint};

/// The version of the format.
const VERSION: u64 = 1;

/// Why a text is no baseline, as the rest of a sentence about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// What tells versions apart, whatever else they hold.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Deserialize)]
struct Body {
    findings: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    path: String,
    rule: String,
    server: Option<String>,
    #[serde(deserialize_with = "fingerprint")]
    fingerprint: Fingerprint,
    #[serde(default = "one")]
    count: usize,
}

impl Baseline {
    /// Reads what [`text`](Self::text) wrote, in any order and layout.
    ///
    /// # Errors
    /// Where it is something else.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let unreadable = |error: serde_json::Error| Unreadable(format!("is no baseline: {error}"));
        let Head { version } = serde_json::from_str(text).map_err(unreadable)?;
        if version != VERSION {
            return Err(Unreadable(format!(
                "is a baseline of version {version}; this mcp-lint reads version {VERSION}"
            )));
        }
        let Body { findings } = serde_json::from_str(text).map_err(unreadable)?;
        let mut entries: Vec<Entry> = findings.into_iter().map(Entry::from).collect();
        // Of lines that a merge has doubled the one with the greater count stays.
        entries.sort_by(|a, b| a.key().cmp(&b.key()).then(b.count.cmp(&a.count)));
        entries.dedup_by(|later, first| later.key() == first.key());
        Ok(Self { entries })
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let findings = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"findings\": {findings}\n}}\n")
    }
}

impl From<Line> for Entry {
    fn from(line: Line) -> Self {
        let Line { path, rule, server, fingerprint, count } = line;
        Self { path, rule, server, fingerprint, count }
    }
}

fn line(entry: &Entry) -> String {
    let mut pairs = vec![("path", Value::from(entry.path.as_str())), ("rule", Value::from(entry.rule.as_str()))];
    pairs.extend(entry.server.as_deref().map(|server| ("server", Value::from(server))));
    pairs.push(("fingerprint", Value::from(entry.fingerprint.to_string())));
    pairs.push(("count", Value::from(entry.count)));
    let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("    {{ {} }}", pairs.join(", "))
}

fn fingerprint<'d, D: serde::Deserializer<'d>>(text: D) -> Result<Fingerprint, D::Error> {
    let text = String::deserialize(text)?;
    text.parse().map_err(|NoFingerprint| serde::de::Error::custom("a fingerprint has 32 hexadecimal digits"))
}

fn one() -> usize {
    1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::baseline::Identity;

    fn sample() -> Baseline {
        let mut baseline = Baseline::default();
        for (path, rule, server) in [("b.json", "x", None), ("a \"b\".json", "y", Some("é")), ("b.json", "x", None)] {
            let identity = Identity { fingerprint: Fingerprint::of(rule), server: server.map(str::to_owned) };
            baseline.accept(path, rule, identity);
        }
        baseline
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = sample().text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7, "{text}");
        assert!(
            lines[3].starts_with("    { \"path\": \"a \\\"b\\\".json\", \"rule\": \"y\", \"server\": \"é\", "),
            "{text}"
        );
        assert!(lines[4].starts_with("    { \"path\": \"b.json\", ") && lines[4].ends_with("\"count\": 2 }"), "{text}");
        assert_eq!(Baseline::read(&text), Ok(sample()));
        assert_eq!(Baseline::read(&Baseline::default().text()), Ok(Baseline::default()));
    }

    #[test]
    fn doubled_lines_count_once() {
        let text = sample().text();
        let line = text.lines().nth(4).unwrap();
        let doubled = text.replace(line, &format!("{},\n{line}", line.replace("\"count\": 2", "\"count\": 1")));
        assert_eq!(Baseline::read(&doubled), Ok(sample()));
    }

    #[test]
    fn other_texts_are_refused_with_a_reason() {
        for (text, reason) in [
            ("", "is no baseline: EOF"),
            ("{\n<<<<<<< HEAD", "line 2"),
            ("[]", "is no baseline: "),
            ("{\"files\": []}", "missing field `version`"),
            ("{\"version\": 2, \"other\": 1}", "is a baseline of version 2; this mcp-lint reads version 1"),
            ("{\"version\": 1}", "missing field `findings`"),
            (
                "{\"version\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"b\", \"fingerprint\": \"c\"}]}",
                "32 hexadecimal digits",
            ),
        ] {
            let told = Baseline::read(text).unwrap_err().to_string();
            assert!(told.contains(reason), "{text}: {told}");
        }
    }
}
