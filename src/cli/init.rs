//! `mcp-lint init`: a settings file to start from.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use super::Status;
use super::output::say;
use crate::discover;
use crate::host::{Host, ThisHost};
use crate::settings::{TEMPLATE, find};

/// Writes a settings file into the current folder; over one that is there only if `force` says so.
///
/// # Errors
/// Where there is one, or it cannot be written.
pub(super) fn init(force: bool) -> Result<Status, String> {
    let name = find::NAMES[0];
    if let Some(there) = find::NAMES.into_iter().find(|name| ThisHost.exists(Path::new(name)))
        && (!force || there != name)
    {
        let way_out = if there == name { "`--force` writes over it" } else { "it would no longer count" };
        return Err(format!("{there} is there already; {way_out}"));
    }
    write(Path::new(name), force).map_err(|error| format!("{name}: {}", discover::reason(&error)))?;
    say(&format!("Wrote {name}. Its settings are commented out; `mcp-lint rules` lists what can be set."));
    Ok(Status::Clean)
}

fn write(path: &Path, force: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    // Nobody else's file is lost if it appears just now.
    options.write(true).create(force).truncate(force).create_new(!force);
    options.open(path)?.write_all(TEMPLATE.as_bytes())
}
