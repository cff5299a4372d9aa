//! A line on standard error that says how far a long run is, and that is gone when it ends.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Shorter runs say nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line changes at most.
const INTERVAL: Duration = Duration::from_millis(100);

/// The line, where somebody watches.
#[derive(Debug)]
pub(super) struct Progress {
    /// When the run began, if its progress is shown at all.
    began: Option<Instant>,
    /// When the line was written last.
    shown: Option<Instant>,
}

impl Progress {
    /// For a run that begins now; shown only if people watch standard error in a terminal that can clear a line.
    pub(super) fn new(quiet: bool) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let watched = !quiet && !dumb && io::stderr().is_terminal();
        Self { began: watched.then(Instant::now), shown: None }
    }

    /// One that is never shown.
    #[cfg(test)]
    pub(super) fn hidden() -> Self {
        Self { began: None, shown: None }
    }

    /// So many folders were searched.
    pub(super) fn folders(&mut self, searched: usize) {
        self.show(|| format!("searched {searched} folders"));
    }

    /// So many files are done.
    pub(super) fn files(&mut self, done: usize, all: usize) {
        self.show(|| format!("checked {done} of {all} files"));
    }

    fn show(&mut self, words: impl FnOnce() -> String) {
        if self.began.is_some() && self.is_due(Instant::now()) {
            write(&format!("\r\x1b[K{}", words()));
        }
    }

    /// Whether the line is to be written now; if so, that is noted.
    fn is_due(&mut self, now: Instant) -> bool {
        let Some(began) = self.began else { return false };
        let due = self.shown.map_or(now - began >= PATIENCE, |shown| now - shown >= INTERVAL);
        if due {
            self.shown = Some(now);
        }
        due
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            write("\r\x1b[K");
        }
    }
}

/// Nothing can be done if that fails.
fn write(text: &str) {
    let mut stream = anstream::AutoStream::always(io::stderr());
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_speaks_after_a_second_and_ten_times_a_second_then() {
        let began = Instant::now();
        let mut progress = Progress { began: Some(began), shown: None };
        let due =
            [0, 999, 1000, 1001, 1099, 1100, 1150, 1200].map(|ms| progress.is_due(began + Duration::from_millis(ms)));
        assert_eq!(due, [false, false, true, false, false, true, false, true]);
        // Nothing is left to be wiped off.
        progress.shown = None;
    }

    #[test]
    fn it_says_nothing_where_nobody_watches() {
        let mut progress = Progress::hidden();
        assert!(!progress.is_due(Instant::now() + Duration::from_secs(60)));
    }
}
