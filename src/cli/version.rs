//! `mcp-lint --version`, and with `--verbose` what a report of a mistake should hold.

use std::io::{self, Write};

use crate::clients;
use crate::known::packages::{self, Registry};
use crate::rules;

/// Prints the version.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn version(verbose: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "mcp-lint {}", env!("CARGO_PKG_VERSION"))?;
    if !verbose {
        return Ok(());
    }
    let packages: usize =
        [Registry::Npm, Registry::PyPi, Registry::Docker].into_iter().map(|of| packages::names(of).count()).sum();
    writeln!(out, "clients: {}", clients::ALL.len())?;
    writeln!(out, "rules: {}", rules::ALL.len())?;
    writeln!(out, "known packages: {packages}")?;
    // From the build script.
    writeln!(out, "target: {}", env!("BUILD_TARGET"))?;
    writeln!(out, "profile: {}", env!("BUILD_PROFILE"))
}
