//! From a piece of a file to a whole one.

use crate::diagnostic::Fix;
use crate::model::{Config, Snippet};
use crate::syntax::Format;
use crate::text::{Edit, Span};

/// The outer braces and the key of the servers, around servers with their names.
pub(super) fn wrap(config: &Config<'_>) -> Option<Fix> {
    let document = config.document;
    let key = config.file().servers.first()?.strip_prefix('/').filter(|key| !key.contains(['/', '*']))?;
    if config.snippet != Some(Snippet::Servers) || document.format() != Format::Json || config.is_generic() {
        return None;
    }
    let text = document.text();
    let first = document.root()?.span().start as usize;
    let line = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let start = if text[line..first].trim().is_empty() { line } else { first };
    let end = text.trim_end().len();
    // The comma that divided the piece from what followed it.
    let kept = text[..end].strip_suffix(',').map_or(end, str::len);
    let line_break = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let edits = [
        Edit::insert(start, format!("{{{line_break}  \"{key}\": {{{line_break}")),
        Edit::replace(Span::new(kept, end), format!("{line_break}  }}{line_break}}}")),
    ];
    Some(Fix::risky(format!("put it into a file of its own, under `{key}`"), edits))
}
