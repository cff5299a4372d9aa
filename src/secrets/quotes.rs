//! Where secrets are quoted in a text, however many there are.

use std::collections::HashMap;
use std::ops::Range;

/// How many bytes tell nearly all secrets of a file apart.
const LONGEST_BEGIN: usize = 4;

/// The values to look for, by how they begin: a text is read once, and not once for each value.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes {
    values: Vec<String>,
    /// How many bytes of a value are its beginning: no value is shorter.
    length: usize,
    by_begin: HashMap<Vec<u8>, Vec<usize>>,
}

impl Quotes {
    /// Looks for `values`, of which none is empty.
    pub(super) fn of(values: Vec<String>) -> Self {
        let length = values.iter().map(String::len).min().unwrap_or(0).min(LONGEST_BEGIN);
        let mut by_begin: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
        for (at, value) in values.iter().enumerate() {
            by_begin.entry(value.as_bytes()[..length].to_vec()).or_default().push(at);
        }
        Self { values, length, by_begin }
    }

    /// Every place in `text` where one of the values stands; places may overlap.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let begins = text.as_bytes().windows(self.length.max(1)).enumerate();
        let begins = begins.filter(|_| !self.by_begin.is_empty());
        let candidates = begins.filter_map(|(at, begin)| Some((at, self.by_begin.get(begin)?)));
        candidates.flat_map(move |(at, values)| {
            let values = values.iter().map(|value| self.values[*value].as_str());
            let here = values.filter(move |value| text.as_bytes()[at..].starts_with(value.as_bytes()));
            here.map(move |value| at..at + value.len())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn every_value_is_found_wherever_it_stands() {
        let quotes = Quotes::of(["abc", "abcdef", "é-1", "zz"].map(str::to_owned).to_vec());
        let found: Vec<_> = quotes.places("x abcdef é-1 zzz").collect();
        assert_eq!(found, [2..5, 2..8, 9..13, 14..16, 15..17]);
        assert_eq!(Quotes::of(Vec::new()).places("abc").count(), 0);
    }
}
