//! The machine format, version 1. These structs are the format: nothing else may change it.
//!
//! Offsets are bytes of the file's text, lines and columns count from 1, columns in Unicode scalar values. Secrets are
//! masked; a fix that would show one has no edits and says so.

use std::io::{self, Write};

use serde::Serialize;

use super::source::Source;
use super::statistics::{Count, Counts};
use super::{Checked, Renderer, Summary};
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules;
use crate::text::{Position, Span};

/// Collects the files, writes one object at the end.
#[derive(Debug, Default)]
pub struct Json {
    files: Vec<FileView>,
    statistics: Option<Counts>,
}

impl Json {
    /// With the number of findings per rule.
    #[must_use]
    pub fn with_statistics(self) -> Self {
        Self { statistics: Some(Counts::default()), ..self }
    }
}

#[derive(Debug, Serialize)]
struct ReportView<'a> {
    version: u8,
    files: &'a [FileView],
    #[serde(skip_serializing_if = "Option::is_none")]
    statistics: Option<Vec<CountView>>,
    summary: SummaryView,
}

#[derive(Debug, Serialize)]
struct CountView {
    rule: &'static str,
    severity: &'static str,
    count: usize,
    fixable: FixableView,
}

#[derive(Debug, Serialize)]
struct FileView {
    path: String,
    client: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    diagnostics: Vec<DiagnosticView>,
}

#[derive(Debug, Serialize)]
struct DiagnosticView {
    rule: &'static str,
    category: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
    server: Option<String>,
    pointer: Option<String>,
    span: SpanView,
    related: Vec<RelatedView>,
    fix: Option<FixView>,
    url: Option<String>,
}

#[derive(Debug, Serialize)]
struct RelatedView {
    message: String,
    /// Where the place is in another file.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    span: SpanView,
}

#[derive(Debug, Serialize)]
struct FixView {
    title: String,
    safety: &'static str,
    edits: Option<Vec<EditView>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    redacted: bool,
}

#[derive(Debug, Serialize)]
struct EditView {
    start: u32,
    end: u32,
    text: String,
}

#[derive(Debug, Serialize)]
struct SpanView {
    start: PlaceView,
    end: PlaceView,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    offset: u32,
    line: usize,
    column: usize,
}

impl PlaceView {
    fn new(offset: u32, position: Position) -> Self {
        Self { offset, line: position.line, column: position.column }
    }
}

#[derive(Debug, Serialize)]
struct SummaryView {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: FixableView,
    hidden: HiddenView,
}

#[derive(Debug, Serialize)]
struct HiddenView {
    baseline: usize,
    min_severity: usize,
}

#[derive(Debug, Serialize)]
struct FixableView {
    safe: usize,
    r#unsafe: usize,
}

impl Renderer for Json {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let diagnostics = if file.diagnostics.is_empty() {
            Vec::new()
        } else {
            let source = Source::of(file);
            file.diagnostics.iter().map(|diagnostic| diagnostic_view(&source, diagnostic)).collect()
        };
        if let Some(counts) = &mut self.statistics {
            counts.add(file.diagnostics);
        }
        let client = file.detected.map(|detected| detected.client.id);
        self.files.push(FileView { path: file.path.to_owned(), client, error: None, diagnostics });
        Ok(())
    }

    fn failed(&mut self, path: &str, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        self.files.push(FileView {
            path: path.to_owned(),
            client: None,
            error: Some(error.to_owned()),
            diagnostics: Vec::new(),
        });
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let summary = SummaryView {
            files: self.files.len(),
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            fixable: FixableView { safe: summary.fixable, r#unsafe: summary.fixable_unsafe },
            hidden: HiddenView { baseline: summary.hidden.accepted, min_severity: summary.hidden.lower },
        };
        let statistics = self.statistics.as_ref().map(|counts| counts.sorted().into_iter().map(count_view).collect());
        serde_json::to_writer_pretty(&mut *out, &ReportView { version: 1, files: &self.files, statistics, summary })?;
        writeln!(out)
    }
}

fn count_view(count: Count) -> CountView {
    CountView {
        rule: count.rule,
        severity: count.level.name(),
        count: count.findings,
        fixable: FixableView { safe: count.safe, r#unsafe: count.risky },
    }
}

fn diagnostic_view(source: &Source<'_>, diagnostic: &Diagnostic) -> DiagnosticView {
    let masked = |text: &str| source.secrets.mask(text).into_owned();
    let prose = |text: &str| super::visible(&masked(text)).into_owned();
    // The words beside the carets are the first of the related ones.
    let primary = std::iter::once(&diagnostic.primary).filter(|label| !label.message.is_empty());
    let labels = primary.chain(&diagnostic.related);
    DiagnosticView {
        rule: diagnostic.rule,
        category: diagnostic.category.name(),
        severity: diagnostic.severity.name(),
        message: prose(&diagnostic.message),
        help: diagnostic.help.as_deref().map(prose),
        server: diagnostic.server.as_deref().map(masked),
        pointer: diagnostic.pointer.as_deref().map(masked),
        span: span_view(source, diagnostic.primary.span),
        related: labels
            .map(|label| RelatedView {
                message: prose(&label.message),
                path: None,
                span: span_view(source, label.span),
            })
            .chain(diagnostic.elsewhere.iter().map(|place| RelatedView {
                message: prose(&place.message),
                path: Some(place.path.clone()),
                span: SpanView {
                    start: PlaceView::new(place.span.start, place.start),
                    end: PlaceView::new(place.span.end, place.end),
                },
            }))
            .collect(),
        fix: diagnostic.fix.as_ref().map(|fix| fix_view(source, fix)),
        url: rules::page(diagnostic.rule),
    }
}

fn fix_view(source: &Source<'_>, fix: &Fix) -> FixView {
    let redacted = source.reveals(fix);
    let edits =
        fix.edits.iter().map(|edit| EditView { start: edit.span.start, end: edit.span.end, text: edit.text.clone() });
    FixView {
        title: super::visible(&source.secrets.mask(&fix.title)).into_owned(),
        safety: fix.safety.name(),
        edits: (!redacted).then(|| edits.collect()),
        redacted,
    }
}

fn span_view(source: &Source<'_>, span: Span) -> SpanView {
    let span = source.inside(span);
    let place = |offset: u32| PlaceView::new(offset, source.index.position(source.text, offset as usize));
    SpanView { start: place(span.start), end: place(span.end) }
}
