//! How findings are shown: one file per format, all fed with the same views.
//!
//! Everything here is untrusted text on its way to a terminal or a log: secrets are masked and control characters made
//! visible on the way.

mod client_list;
mod client_page;
pub mod diff;
mod excerpt;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod line;
mod overview;
mod paint;
mod root;
mod sarif;
mod short;
mod source;
mod statistics;
mod suggestion;
mod summary;
mod visible;

use std::io::{self, Write};

pub use client_list::{Known, client_facts, client_list};
pub use client_page::client_page;
pub use github::Github;
pub use gitlab::Gitlab;
pub use human::Human;
pub use json::Json;
pub use junit::Junit;
pub use overview::{Row, Seen, overview};
pub use paint::Paint;
pub use root::Root;
pub use sarif::Sarif;
pub use short::Short;
pub use statistics::Statistics;
pub use summary::{Hidden, Summary, count};
pub use visible::visible;

use std::path::Path;

use crate::clients::Detected;
use crate::diagnostic::Diagnostic;
use crate::syntax::Format;
use crate::text::Encoding;

/// What is known about one file after it was linted.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The path as the person gave it.
    pub path: &'a str,
    /// The text; every span of the findings refers to it.
    pub text: &'a str,
    /// What the bytes of the text are.
    pub encoding: Encoding,
    /// The client it was linted for; `None`: it is no client's file.
    pub detected: Option<Detected>,
    /// The findings, by place.
    pub diagnostics: &'a [Diagnostic],
    /// How many servers it declares.
    pub servers: usize,
}

impl Checked<'_> {
    /// The grammar of the text.
    fn format(&self) -> Format {
        let by_client = || self.detected.map(|detected| detected.file.format);
        Format::of_path(Path::new(self.path)).or_else(by_client).unwrap_or(Format::Json)
    }
}

/// A format: takes one file after the other, then the sum.
pub trait Renderer {
    /// Shows one file.
    ///
    /// # Errors
    /// Those of `out`.
    fn file(&mut self, file: &Checked<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Shows that a file could not be linted. Formats for people say nothing: the program writes that to stderr.
    ///
    /// # Errors
    /// Those of `out`.
    fn failed(&mut self, _path: &str, _error: &str, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Shows that the run ends before its time. Formats for people say nothing: the program writes that to stderr.
    ///
    /// # Errors
    /// Those of `out`.
    fn aborted(&mut self, _error: &str, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Shows the end of the report.
    ///
    /// # Errors
    /// Those of `out`.
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()>;
}

#[cfg(test)]
mod tests;
