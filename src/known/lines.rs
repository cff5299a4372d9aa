//! A table as sorted text: one line per entry, fields between tabs, the key first.

/// The text of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines(pub(super) &'static str);

impl Lines {
    /// The fields behind `key`.
    pub(super) fn find(self, key: &str) -> Option<Line<'static>> {
        let mut rest = self.0;
        while !rest.is_empty() {
            let start = rest[..floor(rest, rest.len() / 2)].rfind('\n').map_or(0, |at| at + 1);
            let end = start + rest[start..].find('\n')?;
            let line = Line::of(&rest[start..end]);
            match line.key.cmp(key) {
                std::cmp::Ordering::Less => rest = &rest[end + 1..],
                std::cmp::Ordering::Greater => rest = &rest[..start],
                std::cmp::Ordering::Equal => return Some(line),
            }
        }
        None
    }
}

/// One entry of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    pub(super) key: &'t str,
    fields: &'t str,
}

impl<'t> Line<'t> {
    pub(super) fn of(line: &'t str) -> Self {
        let (key, fields) = line.split_once('\t').unwrap_or((line, ""));
        Self { key, fields }
    }

    /// The field number `n` after the key, empty where there is none.
    pub(super) fn field(self, n: usize) -> &'t str {
        self.fields.split('\t').nth(n).unwrap_or_default()
    }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
