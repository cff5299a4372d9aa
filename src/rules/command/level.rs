//! How bad it is that a program cannot start.

use crate::diagnostic::Severity;
use crate::model::Server;

/// An error, but at most a warning for an entry that is switched off.
pub(super) fn fatal(server: &Server<'_>) -> Severity {
    if server.is_disabled() { Severity::Warning } else { Severity::Error }
}
