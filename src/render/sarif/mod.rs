//! SARIF 2.1.0, for code scanning and its viewers.
//!
//! Files are relative to the root of the checkout. A fix that would show a secret is left out, and the result says so.

mod finding;
mod log;
mod rule;

use std::io::{self, Write};

use log::{Artifact, ArtifactLocation, Base, Driver, Finding, Invocation, Log, Notification, PhysicalLocation};
use log::{ROOT, Rule, Run, Text, Tool};

use super::root::Root;
use super::source::Source;
use super::{Checked, Renderer, Summary};
use crate::diagnostic::Severity;
use crate::fingerprint::Subject;
use crate::syntax::Format;
use crate::text::Encoding;

/// Collects the files, writes one log at the end.
#[derive(Debug)]
pub struct Sarif {
    root: Root,
    artifacts: Vec<Artifact>,
    rules: Vec<Rule>,
    findings: Vec<Finding>,
    troubles: Vec<Notification>,
}

impl Sarif {
    /// With paths relative to this root.
    pub fn new(root: Root) -> Self {
        Self { root, artifacts: Vec::new(), rules: Vec::new(), findings: Vec::new(), troubles: Vec::new() }
    }

    /// Lists a file and returns where it is.
    fn artifact(&mut self, path: &str, format: Option<Format>, encoding: Option<Encoding>) -> ArtifactLocation {
        let location = location(&self.root, path);
        let source_language = format.map(|format| match format {
            Format::Json => "json",
            Format::Toml => "toml",
            Format::Yaml => "yaml",
        });
        let encoding = encoding.and_then(|encoding| match encoding {
            Encoding::Utf8 => Some("UTF-8"),
            Encoding::Utf16Le => Some("UTF-16LE"),
            Encoding::Utf16Be => Some("UTF-16BE"),
            Encoding::Invalid { .. } => None,
        });
        let index = Some(self.artifacts.len());
        let artifact = Artifact { location: location.clone(), roles: ["analysisTarget"], source_language, encoding };
        self.artifacts.push(artifact);
        ArtifactLocation { index, ..location }
    }

    /// The place of a rule in the list of rules.
    fn rule_index(&mut self, id: &'static str) -> usize {
        self.rules.iter().position(|rule| rule.id == id).unwrap_or_else(|| {
            self.rules.push(rule::rule(id));
            self.rules.len() - 1
        })
    }
}

impl Renderer for Sarif {
    fn file(&mut self, file: &Checked<'_>, _out: &mut dyn Write) -> io::Result<()> {
        let artifact = self.artifact(file.path, Some(file.format()), Some(file.encoding));
        if file.diagnostics.is_empty() {
            return Ok(());
        }
        let source = Source::of(file);
        let client = file.detected.map(|detected| detected.client.id);
        let subject = Subject { client: client.unwrap_or(""), text: file.text, secrets: &source.secrets };
        let fingerprints = subject.unique(file.diagnostics);
        for (diagnostic, fingerprint) in file.diagnostics.iter().zip(fingerprints) {
            let rule_index = self.rule_index(diagnostic.rule);
            let writer = finding::Writer { root: &self.root, source: &source, artifact: &artifact, file, client };
            self.findings.push(writer.finding(diagnostic, rule_index, fingerprint));
        }
        Ok(())
    }

    fn failed(&mut self, path: &str, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        let artifact_location = self.artifact(path, None, None);
        let message = Text { text: format!("{}: {}.", super::visible(path), super::visible(error)) };
        let location = log::Location {
            id: None,
            physical_location: PhysicalLocation { artifact_location, region: None },
            logical_locations: Vec::new(),
            message: None,
        };
        self.troubles.push(Notification { level: "error", message, locations: vec![location] });
        Ok(())
    }

    fn aborted(&mut self, error: &str, _out: &mut dyn Write) -> io::Result<()> {
        let message = Text { text: super::visible(error).into_owned() };
        self.troubles.push(Notification { level: "error", message, locations: Vec::new() });
        Ok(())
    }

    fn finish(&mut self, _summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        let home = env!("CARGO_PKG_REPOSITORY");
        let driver = Driver {
            name: "mcp-lint",
            version,
            semantic_version: version,
            information_uri: Some(home).filter(|home| !home.is_empty()),
            rules: &self.rules,
        };
        let root = "The root of the checkout that mcp-lint ran in; where there is none, the folder it ran in.";
        let log = Log {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool { driver },
                invocations: [Invocation {
                    execution_successful: self.troubles.is_empty(),
                    tool_execution_notifications: &self.troubles,
                }],
                original_uri_base_ids: [(ROOT, Base { description: Text { text: root.to_owned() } })].into(),
                artifacts: &self.artifacts,
                results: &self.findings,
                column_kind: "unicodeCodePoints",
                newline_sequences: ["\r\n", "\n", "\r"],
            }],
        };
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

fn location(root: &Root, path: &str) -> ArtifactLocation {
    let uri = root.uri(path);
    ArtifactLocation { uri: uri.text, uri_base_id: uri.relative.then_some(ROOT), index: None }
}

/// Our level in SARIF's words.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
