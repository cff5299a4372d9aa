//! Where a fixed text goes: into its file, or to standard output.

use std::io::{self, Write};

use super::work::{Done, Job};
use crate::discover;
use crate::write::{Cause, write};

/// Puts a fixed text where it belongs.
///
/// # Errors
/// Why that was not possible.
pub(super) fn keep(input: &Job, done: &Done) -> Result<(), String> {
    let changed = done.has_changed();
    let bytes = if changed { done.text().as_bytes() } else { &done.source.bytes };
    if input.stdin {
        return print_bytes(bytes);
    }
    match changed {
        true => write(&input.path, &done.source.bytes, bytes).map_err(|error| why_unwritten(&error.cause)),
        false => Ok(()),
    }
}

/// Writes a fixed text to standard output.
///
/// # Errors
/// Those of standard output; a reader that has gone away is none.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), String> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn why_unwritten(cause: &Cause) -> String {
    match cause {
        Cause::Changed => "was not written: it changed since it was read".to_owned(),
        Cause::ReadOnly => "was not written: it is read-only".to_owned(),
        Cause::Io(error) => format!("was not written: {}", discover::reason(error)),
    }
}
