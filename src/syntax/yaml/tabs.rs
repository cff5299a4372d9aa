//! Blanks for the tabs that indent lines.

use super::lines::{self, Line};
use super::read;
use crate::text::{Edit, Span, apply};

/// How wide a tab may have been meant, the commonest first.
const WIDTHS: [usize; 4] = [2, 4, 8, 1];

/// Edits for all tabs in indentations, with the width that gets the text read furthest beyond byte `at`.
pub(super) fn edits(text: &str, at: usize) -> Vec<Edit> {
    let runs: Vec<Span> = lines::from(text, 0).flat_map(|line| runs(text, line)).collect();
    let candidate = |width: usize| {
        let edits: Vec<Edit> = runs.iter().map(|run| Edit::replace(*run, " ".repeat(run.len() * width))).collect();
        let reach = match read::read(&apply(text, &edits).ok()?).error {
            None => usize::MAX,
            // Places after a tab move by what the others before it gain.
            Some(stop) => stop.at,
        };
        Some((reach, edits))
    };
    let mut best: Option<(usize, Vec<Edit>)> = None;
    for (reach, edits) in WIDTHS.into_iter().filter_map(candidate) {
        if reach > at && best.as_ref().is_none_or(|(other, _)| reach > *other) {
            best = Some((reach, edits));
        }
        if best.as_ref().is_some_and(|(reach, _)| *reach == usize::MAX) {
            break;
        }
    }
    best.map(|(_, edits)| edits).unwrap_or_default()
}

/// The runs of tabs in the indentation of a line.
fn runs(text: &str, line: Line) -> Vec<Span> {
    let indent = &text[line.start..line.content(text)];
    let mut found: Vec<Span> = Vec::new();
    for (at, _) in indent.match_indices('\t') {
        let at = line.start + at;
        match found.last_mut() {
            Some(run) if run.end as usize == at => run.end += 1,
            _ => found.push(Span::new(at, at + 1)),
        }
    }
    found
}
