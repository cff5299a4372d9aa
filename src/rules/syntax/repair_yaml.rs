//! The edit that turns a faulty YAML text into what was visibly meant: the one with which the parser read on.

use crate::diagnostic::Fix;
use crate::syntax::{Document, Fault, FaultKind, yaml};

/// The repair of one fault; `None` where nobody can know what was meant.
pub(super) fn repair(fault: &Fault, document: &Document<'_>) -> Option<Fix> {
    let title = match fault.kind {
        FaultKind::TabIndentation => "indent with blanks",
        FaultKind::BadIndentation => "indent it like the nearest line",
        FaultKind::MissingBlank => "add a blank after the colon",
        FaultKind::UnquotedTemplate | FaultKind::UnquotedValue => "put it in quotes",
        FaultKind::Backtick => "use quotes",
        FaultKind::UnterminatedString => "close the string",
        FaultKind::MissingComma => "add the missing comma",
        FaultKind::MissingCloser => "add the missing closer",
        FaultKind::StrayCloser => "remove the closer",
        FaultKind::ControlCharacter => "remove the invisible character",
        _ => return None,
    };
    let edits = yaml::mend(document.text(), fault);
    if edits.is_empty() {
        return None;
    }
    // Where a line belongs, and whether an opener is missing instead, is a guess.
    let guess = matches!(fault.kind, FaultKind::BadIndentation | FaultKind::StrayCloser);
    Some(if guess { Fix::risky(title, edits) } else { Fix::safe(title, edits) })
}
