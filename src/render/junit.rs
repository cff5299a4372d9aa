//! JUnit XML, which most build servers show: each file is a suite, each finding a failed case.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::source::Source;
use super::{Checked, Renderer, Root, Summary, visible};
use crate::diagnostic::Diagnostic;

/// Collects the suites, because the sum comes first.
#[derive(Debug)]
pub struct Junit {
    root: Root,
    suites: Vec<Suite>,
}

/// The cases of one file.
#[derive(Debug, Default)]
struct Suite {
    name: String,
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    name: String,
    /// The line it is about.
    line: Option<usize>,
    outcome: Outcome,
}

#[derive(Debug)]
enum Outcome {
    Passed,
    /// The client reads no such file.
    Skipped,
    /// A finding: its level, what is wrong, and all about it.
    Failure(&'static str, String, String),
    /// Nothing could be found out.
    Error(String),
}

impl Junit {
    /// With paths relative to this root.
    pub fn new(root: Root) -> Self {
        Self { root, suites: Vec::new() }
    }

    fn suite(&mut self, path: &str, cases: Vec<Case>) {
        self.suites.push(Suite { name: self.root.path(path), cases });
    }
}

impl Renderer for Junit {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let outcome = if file.detected.is_some() { Outcome::Passed } else { Outcome::Skipped };
        let mut cases = vec![Case { name: "no findings".to_owned(), line: None, outcome }];
        if !file.diagnostics.is_empty() {
            let source = Source::of(file);
            let path = self.root.path(file.path);
            let mut names = HashMap::new();
            cases = file.diagnostics.iter().map(|found| case(&path, &source, found, &mut names)).collect();
        }
        self.suite(file.path, cases);
        Ok(())
    }

    fn failed(&mut self, path: &str, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        self.suite(path, vec![Case { name: "read".to_owned(), line: None, outcome: Outcome::Error(error.to_owned()) }]);
        Ok(())
    }

    fn aborted(&mut self, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        let case = Case { name: "run".to_owned(), line: None, outcome: Outcome::Error(error.to_owned()) };
        self.suites.push(Suite { name: "mcp-lint".to_owned(), cases: vec![case] });
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        let all = || self.suites.iter().flat_map(|suite| &suite.cases);
        writeln!(out, "<testsuites name=\"mcp-lint\" {}>", counts(all()))?;
        for suite in &self.suites {
            let name = xml(&suite.name);
            writeln!(out, "  <testsuite name=\"{name}\" {}>", counts(suite.cases.iter()))?;
            for case in &suite.cases {
                out.write_all(written(case, &name).as_bytes())?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// The case of a finding. Its name has no line in it, so that a build server knows it again when it moves.
fn case(path: &str, source: &Source<'_>, found: &Diagnostic, names: &mut HashMap<String, usize>) -> Case {
    let server = found.server.as_deref().map(|server| format!(" in {}", source.prose(server)));
    let mut name = format!("{}{}", found.rule, server.unwrap_or_default());
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    if *count > 1 {
        let _ = write!(name, " ({count})");
    }
    let start = source.index.position(source.text, source.clamp(found.primary.span).start);
    let words = source.words(found);
    let headline = words.headline();
    let mut text = format!("{path}:{}:{}: {headline}", start.line, start.column);
    if let Some(help) = &words.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    Case { name, line: Some(start.line), outcome: Outcome::Failure(found.severity.name(), headline, text) }
}

fn written(case: &Case, path: &str) -> String {
    let line = case.line.map(|line| format!(" line=\"{line}\"")).unwrap_or_default();
    let open =
        format!("    <testcase name=\"{}\" classname=\"{path}\" file=\"{path}\"{line} time=\"0\"", xml(&case.name));
    let inside = match &case.outcome {
        Outcome::Passed => return format!("{open}/>\n"),
        Outcome::Skipped => "<skipped message=\"no client reads such a file\"/>".to_owned(),
        Outcome::Failure(level, message, text) => {
            format!("<failure type=\"{level}\" message=\"{}\">{}</failure>", xml(message), xml(text))
        }
        Outcome::Error(message) => format!("<error type=\"unreadable\" message=\"{}\"/>", xml(message)),
    };
    format!("{open}>\n      {inside}\n    </testcase>\n")
}

/// The attributes that count cases.
fn counts<'c>(cases: impl Iterator<Item = &'c Case>) -> String {
    let (mut tests, mut failures, mut errors, mut skipped) = (0, 0, 0, 0);
    for case in cases {
        tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Skipped => skipped += 1,
            Outcome::Failure(..) => failures += 1,
            Outcome::Error(_) => errors += 1,
        }
    }
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\"")
}

/// `text` as XML 1.0 takes it in an attribute or between tags: there are characters that it takes in no form.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push_str(&visible(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(
            xml("<a href=\"x\">&'\n\t\0\u{1b}\u{85}\u{ffff}é"),
            "&lt;a href=&quot;x&quot;&gt;&amp;'&#10;&#9;␀␛«U+0085»\u{fffd}é"
        );
    }
}
