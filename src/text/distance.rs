//! How far two words are apart.

/// The number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `None` beyond `limit`.
///
/// Characters are compared as they are: fold the case before, if it does not matter.
pub fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit || a.len().max(b.len()) > 64 {
        return None;
    }
    if a == b {
        return Some(0);
    }
    // Rows of the table of distances between prefixes: two back, one back, this one.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        // What follows only adds to it, but for a swap with the row before.
        if row.iter().chain(&last).all(|so_far| *so_far > limit) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|d| *d <= limit)
}

/// The one of `words` that `word` was probably meant to be.
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let folded = word.to_ascii_lowercase().replace('_', "-");
    let limit = (folded.chars().count() / 3).clamp(1, 3);
    let close = words.into_iter().filter_map(|known| Some((distance(&folded, known, limit)?, known)));
    close.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_nearest_word_is_found_if_it_is_near_enough() {
        assert_eq!(nearest("Missing_yess", ["missing-env", "missing-yes"]), Some("missing-yes"));
        assert_eq!(nearest("nonsense", ["missing-env", "missing-yes"]), None);
    }

    #[test]
    fn edits_are_counted_and_swaps_are_one() {
        assert_eq!(distance("command", "command", 2), Some(0));
        assert_eq!(distance("comand", "command", 2), Some(1));
        assert_eq!(distance("commnad", "command", 2), Some(1));
        assert_eq!(distance("mcpserver", "mcpservers", 2), Some(1));
        assert_eq!(distance("", "ab", 2), Some(2));
    }

    #[test]
    fn beyond_the_limit_there_is_no_distance() {
        assert_eq!(distance("servers", "context_servers", 2), None);
        assert_eq!(distance("abc", "xyz", 2), None);
        assert_eq!(distance(&"a".repeat(100), &"a".repeat(100), 2), None);
    }
}
