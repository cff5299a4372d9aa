//! GitLab's Code Quality report, which merge requests show.

use std::io::{self, Write};

use serde::Serialize;

use super::source::Source;
use super::{Checked, Renderer, Root, Summary, visible};
use crate::diagnostic::Severity;
use crate::fingerprint::{Fingerprint, Subject};

/// Collects the findings, writes one list at the end.
#[derive(Debug)]
pub struct Gitlab {
    root: Root,
    issues: Vec<Issue>,
}

#[derive(Debug, Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Gitlab {
    /// With paths relative to this root.
    pub fn new(root: Root) -> Self {
        Self { root, issues: Vec::new() }
    }
}

impl Renderer for Gitlab {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let source = Source::of(file);
        let path = self.root.path(file.path);
        let client = file.detected.map_or("", |detected| detected.client.id);
        let subject = Subject { client, text: file.text, secrets: &source.secrets };
        for (found, fingerprint) in file.diagnostics.iter().zip(subject.unique(file.diagnostics)) {
            let range = source.clamp(found.primary.span);
            let line = |at: usize| source.index.position(source.text, at).line;
            self.issues.push(Issue {
                // The name of the check is not shown.
                description: format!("{}: {}", found.rule, source.words(found).paragraph()),
                check_name: found.rule,
                // Two files may hold the same finding.
                fingerprint: fingerprint.with(&path).to_string(),
                severity: severity(found.severity),
                location: Location {
                    path: path.clone(),
                    lines: Lines { begin: line(range.start), end: line(range.end) },
                },
            });
        }
        Ok(())
    }

    fn failed(&mut self, path: &str, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        let path = self.root.path(path);
        self.issues.push(Issue {
            description: format!("{}: {}", visible(&path), visible(error)),
            check_name: "unreadable-file",
            fingerprint: Fingerprint::of("unreadable-file").with(&path).to_string(),
            severity: "critical",
            location: Location { path, lines: Lines { begin: 1, end: 1 } },
        });
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &self.issues)?;
        writeln!(out)
    }
}

/// Our level in GitLab's words, which go on to `critical` and `blocker`.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
