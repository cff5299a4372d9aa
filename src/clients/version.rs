//! Versions of clients, and what they did before they changed.

use std::cmp::Ordering;
use std::fmt::{self, Display, Formatter};

use super::{Loss, Shims, UntypedUrl};

/// A version of a client: numbers between dots, compared one by one; missing ones count as 0. What follows the numbers
/// (`-beta.1`, `+build`) does not count.
#[derive(Clone, Debug)]
pub struct Version {
    text: String,
    numbers: Vec<u64>,
}

impl Version {
    /// Reads `2.1.202`, `v0.42.0` or `1.2.3-beta.1`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let start = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let numbers = start.split(['-', '+']).next()?;
        let numbers: Option<Vec<u64>> = numbers.split('.').map(|number| number.parse().ok()).collect();
        Some(Self { text: start.to_owned(), numbers: numbers? })
    }

    /// Whether this version is older than the one in which a fact began.
    pub fn is_before(&self, since: &str) -> bool {
        Self::parse(since).is_some_and(|since| *self < since)
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let length = self.numbers.len().max(other.numbers.len());
        let padded = |version: &Self| {
            let mut numbers = version.numbers.clone();
            numbers.resize(length, 0);
            numbers
        };
        padded(self).cmp(&padded(other))
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

impl Display for Version {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A fact that changed: the tables hold what is true today, this says what was true before.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The first version that does what the table says.
    pub since: &'static str,
    /// What older ones did.
    pub before: Before,
}

impl Change {
    /// A change in version `since`.
    pub const fn since(since: &'static str, before: Before) -> Self {
        Self { since, before }
    }
}

/// What was true before a change.
#[derive(Clone, Copy, Debug)]
pub enum Before {
    /// A bad entry cost this much. Where that changed more than once, the oldest change stands first.
    Entry(Loss),
    /// An address without a transport word meant this.
    UntypedUrl(UntypedUrl),
    /// The HTTP word on an SSE endpoint failed.
    NoSseFallback,
    /// What became of batch files on Windows.
    Shims(Shims),
    /// This transport word was not known.
    NoWord(&'static str),
    /// This field of an entry was not read.
    NoField(&'static str),
    /// An entry with this field was refused.
    RefusedField(&'static str),
    /// This field of an entry was read, which is refused since.
    Field(&'static str),
    /// This field of an entry was read only where the file said `switch = true` beside its servers.
    Switched {
        /// The field.
        field: &'static str,
        /// The key of the file.
        switch: &'static str,
    },
    /// The file whose path ends like this was not read.
    NoFile(&'static str),
    /// This field of an entry was required.
    Required(&'static str),
    /// This name was free.
    FreeName(&'static str),
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn numbers_are_compared_as_numbers() {
        let version = |text: &str| Version::parse(text);
        assert!(version("2.1.99") < version("2.1.202"));
        assert!(version("2.1") < version("2.1.1") && version("2.1") == version("2.1.0"));
        assert!(version("v0.9.0") < version("0.10.0-beta.1"));
        assert!(version("0.10.0-beta.1") == version("0.10.0"));
        assert!(version("2.1.141").is_some_and(|v| v.is_before("2.1.202") && !v.is_before("2.1.141")));
        for nonsense in ["", "latest", "1..2", "1.x", "-1", "1.2.3.4.99999999999999999999"] {
            assert!(version(nonsense).is_none(), "{nonsense}");
        }
    }
}
