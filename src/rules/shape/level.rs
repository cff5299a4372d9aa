//! How bad a departure is for this client, and what the client does about it.

use crate::clients::{Blast, ByKind, Verdict};
use crate::diagnostic::Severity;
use crate::model::{Config, Intended, Server};
use crate::schemas::Mistyped;

/// The level of an entry that the client refuses.
pub(super) fn refused(config: &Config<'_>) -> Severity {
    match config.failure().entry.blast {
        Blast::Nothing => Severity::Warning,
        _ => config.soften(Severity::Error),
    }
}

/// The level of something that costs the server, whatever the client thinks of the entry.
pub(super) fn fatal(config: &Config<'_>) -> Severity {
    config.soften(Severity::Error)
}

/// The level of a file in which the client does not find its key.
pub(super) fn of_root(config: &Config<'_>) -> Severity {
    if config.failure().root.blast == Blast::Nothing { Severity::Warning } else { fatal(config) }
}

/// What the client does about a file without its key.
pub(super) fn unfound(config: &Config<'_>, wanted: &str) -> String {
    let client = config.client().name;
    match config.failure().root.silent {
        true => format!("{client} looks for `{wanted}` and finds no server, without a message"),
        false => format!("{client} looks for `{wanted}` and finds no server"),
    }
}

/// The level of a departure of which the client makes `verdict`; `None` where it does not mind.
pub(super) fn verdict(config: &Config<'_>, verdict: Verdict) -> Option<Severity> {
    match verdict {
        Verdict::Fine => None,
        Verdict::Ignored | Verdict::Unknown => Some(Severity::Warning),
        Verdict::Refused => Some(refused(config)),
    }
}

/// The verdict for this kind of entry.
pub(super) fn by_kind(verdicts: ByKind, server: &Server<'_>) -> Verdict {
    if server.intended == Intended::Remote { verdicts.address } else { verdicts.command }
}

/// The level of a value that the field cannot take.
pub(super) fn mistyped(config: &Config<'_>, mistyped: Mistyped) -> Severity {
    match of_version(config, mistyped) {
        Mistyped::Refused => refused(config),
        Mistyped::Fatal => fatal(config),
        Mistyped::Ignored => Severity::Warning,
        Mistyped::Taken => Severity::Info,
    }
}

/// Whether a refused entry does not work today: a repair cannot make it worse.
pub(super) fn is_lost(config: &Config<'_>) -> bool {
    matches!(config.failure().entry.blast, Blast::Entry | Blast::File | Blast::Client)
}

/// What the client does about this refused entry, as the rest of a sentence.
pub(super) fn refusal(config: &Config<'_>, server: &Server<'_>) -> String {
    let schema = config.file().schema;
    let taken_for = if server.entry.is_object() { schema.taken_for(&server.entry.to_value()) } else { None };
    let Some(shape) = taken_for.filter(|shape| server.shape.is_none_or(|own| own.name != shape.name)) else {
        return config.refusal();
    };
    let name = config.client().name;
    let fields: Vec<String> = shape.fields.iter().filter(|f| f.required).map(|f| format!("`{}`", f.name)).collect();
    match &fields[..] {
        [] => format!("{name} takes the entry for something else and never starts it, without a message"),
        _ => format!("{name} sees only {} in this entry and never starts it, without a message", fields.join(", ")),
    }
}

/// What the client does about an entry in which it finds neither a command nor an address.
pub(super) fn nothing_to_start(config: &Config<'_>, server: &Server<'_>) -> String {
    match config.failure().entry.blast {
        Blast::Nothing => format!("{} finds nothing to start here", config.client().name),
        _ => refusal(config, server),
    }
}

/// The same where an address stands under a key that it does not read.
pub(super) fn without_address(config: &Config<'_>, server: &Server<'_>) -> String {
    match config.failure().entry.blast {
        Blast::Nothing | Blast::Unknown => format!("{} finds no address in this entry", config.client().name),
        _ => refusal(config, server),
    }
}

/// The same for an entry with a field or a value that the client cannot have there at all.
pub(super) fn unfit(config: &Config<'_>, server: &Server<'_>) -> String {
    match config.failure().entry.mistyped {
        Some(_) => config.mistyped_refusal(),
        None => refusal(config, server),
    }
}

/// What the client does about a value of the wrong type.
pub(super) fn mistyped_label(config: &Config<'_>, server: &Server<'_>, field: &str, mistyped: Mistyped) -> String {
    match of_version(config, mistyped) {
        Mistyped::Refused => unfit(config, server),
        other => made_of_value(config, field, other),
    }
}

/// What becomes of a value in the version at hand: one that stopped where today's only complains took none of them.
fn of_version(config: &Config<'_>, mistyped: Mistyped) -> Mistyped {
    let today = config.client().failure_in(config.file()).entry.blast;
    if today == Blast::Nothing && is_lost(config) { Mistyped::Refused } else { mistyped }
}

/// The same for any entry.
pub(super) fn made_of_value(config: &Config<'_>, field: &str, mistyped: Mistyped) -> String {
    let name = config.client().name;
    match mistyped {
        Mistyped::Refused => config.mistyped_refusal(),
        Mistyped::Fatal => format!("{name} cannot start this server with it"),
        Mistyped::Ignored => format!("{name} goes on as if `{field}` were absent"),
        Mistyped::Taken => format!("{name} takes it all the same"),
    }
}
