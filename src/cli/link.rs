//! What the files of a run say about each other is added to what was found in each.

use super::work::{Done, Job};
use crate::lint::{Linked, together};

/// Adds it.
pub(super) fn link(jobs: &[Job], done: &mut [Result<Done, String>]) {
    let mut numbers = Vec::new();
    let mut linked = Vec::new();
    for (number, (job, done)) in jobs.iter().zip(done.iter()).enumerate() {
        if let Ok(done) = done
            && let Some(outline) = &done.linted.outline
        {
            numbers.push(number);
            linked.push(Linked { outline, shown: &job.shown, text: done.text(), options: &job.options });
        }
    }
    if linked.len() < 2 {
        return;
    }
    let said = together(&linked);
    for (number, said) in numbers.into_iter().zip(said) {
        if let Ok(done) = &mut done[number] {
            done.linted.add(said);
        }
    }
}
