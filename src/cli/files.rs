//! Which files would be linted, as what: `--show-files`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::args::Format;
use super::work::{Job, why_unread};
use crate::clients::{Detected, Scope, Target};
use crate::host::{Os, ThisHost};
use crate::lint::identify;
use crate::render::visible;
use crate::source::Source;

/// What a file would be linted as.
#[derive(Debug)]
pub(super) struct Listed {
    detected: Detected,
    target: Target,
}

impl Listed {
    /// Reads a file to see what it is; `None`: it is no client's.
    ///
    /// # Errors
    /// Why it could not be read.
    pub(super) fn read(job: &Job) -> Result<Option<Self>, String> {
        let source = Source::read(Path::new(&job.path)).map_err(|error| why_unread(&error))?;
        Ok(Self::of(job, &source))
    }

    /// The same for a text that was read already.
    pub(super) fn of(job: &Job, source: &Source) -> Option<Self> {
        let (detected, target) = identify(&job.path, &source.text, &job.options, &ThisHost)?;
        Some(Self { detected, target })
    }

    fn os(&self) -> &'static str {
        match self.target {
            Target::Any => "any",
            Target::One(Os::Windows) => "windows",
            Target::One(Os::Macos) => "macos",
            Target::One(Os::Linux) => "linux",
        }
    }

    fn scope(&self) -> &'static str {
        match self.detected.scope {
            Scope::User => "user",
            Scope::Project => "project",
            Scope::Managed => "managed",
            Scope::Plugin => "plugin",
        }
    }
}

#[derive(Serialize)]
struct ListView<'l> {
    version: u8,
    files: Vec<FileView<'l>>,
}

#[derive(Serialize)]
struct FileView<'l> {
    path: &'l str,
    client: &'static str,
    kind: &'static str,
    scope: &'static str,
    os: &'static str,
}

/// Writes the list: for people in columns, for programs as JSON.
pub(super) fn write(files: &[(&str, &Listed)], format: Format, out: &mut dyn Write) -> io::Result<()> {
    let files: Vec<FileView> = files.iter().map(|(path, listed)| view(path, listed)).collect();
    if format != Format::Human && format != Format::Short {
        serde_json::to_writer_pretty(&mut *out, &ListView { version: 1, files })?;
        return writeln!(out);
    }
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    let paths: Vec<String> = files.iter().map(|file| visible(file.path).into_owned()).collect();
    let path_width = paths.iter().map(|path| width(path)).max().unwrap_or(0);
    let client_width = files.iter().map(|file| file.client.len()).max().unwrap_or(0);
    for (path, FileView { client, os, .. }) in paths.iter().zip(&files) {
        let gap = " ".repeat(path_width - width(path));
        writeln!(out, "{path}{gap}  {client:client_width$}  {os}")?;
    }
    Ok(())
}

fn view<'l>(path: &'l str, listed: &Listed) -> FileView<'l> {
    let Detected { client, file, .. } = listed.detected;
    FileView { path, client: client.id, kind: file.kind, scope: listed.scope(), os: listed.os() }
}
