//! A table as text: the names of one length beside each other, so that most names are never looked at.

/// A table as `build.rs` writes it.
#[derive(Debug)]
pub(super) struct Table {
    /// Every name, the shorter ones first, those of one length sorted; nothing stands between them. ASCII.
    pub(super) names: &'static str,
    /// By length in bytes: how many names are shorter, and how many bytes of `names` they take. One more for the end.
    pub(super) shorter: &'static [(u16, u16)],
    /// By name: where its fields end in `fields`.
    pub(super) ends: &'static [u32],
    /// The fields of every name, tabs between them.
    pub(super) fields: &'static str,
}

impl Table {
    /// The entry of `key`.
    pub(super) fn find(&self, key: &str) -> Option<Line<'static>> {
        let length = key.len();
        let ((mut low, start), (mut high, _)) = (*self.shorter.get(length)?, *self.shorter.get(length + 1)?);
        let first = low;
        while low < high {
            let middle = low.midpoint(high);
            let at = usize::from(start) + usize::from(middle - first) * length;
            let name = &self.names[at..at + length];
            match name.cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(Line { key: name, fields: self.fields_of(middle) }),
            }
        }
        None
    }

    /// The names of `length` bytes.
    pub(super) fn names(&self, length: usize) -> impl Iterator<Item = &'static str> {
        let end = |length: usize| self.shorter.get(length).map_or(0, |(_, end)| usize::from(*end));
        let (names, start, end) = (self.names, end(length), end(length + 1));
        (start..end).step_by(length.max(1)).map(move |at| &names[at..at + length])
    }

    /// All names.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> {
        (0..self.shorter.len()).flat_map(|length| self.names(length))
    }

    fn fields_of(&self, entry: u16) -> &'static str {
        let entry = usize::from(entry);
        let start = entry.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.fields[start as usize..self.ends[entry] as usize]
    }
}

/// One entry of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    pub(super) key: &'t str,
    fields: &'t str,
}

impl<'t> Line<'t> {
    /// An entry as one text: its name and its fields, with tabs between them.
    pub(super) fn of(line: &'t str) -> Self {
        let (key, fields) = line.split_once('\t').unwrap_or((line, ""));
        Self { key, fields }
    }

    /// The field number `n` after the key, empty where there is none.
    pub(super) fn field(self, n: usize) -> &'t str {
        self.fields.split('\t').nth(n).unwrap_or_default()
    }
}

include!(concat!(env!("OUT_DIR"), "/known.rs"));
