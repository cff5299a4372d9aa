//! Fields of a server one level too deep, in an object that its client does not read: `"options": { "env": … }`.

use super::level;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Server, ServerField};
use crate::schemas::{Concept, concept_of};
use crate::syntax::rewrite;

/// What to say of an unknown field that holds fields of the entry; `None` where it holds none that are missing outside.
pub(super) fn finding(
    config: &Config<'_>,
    server: &Server<'_>,
    field: &ServerField<'_>,
    refuses: bool,
) -> Option<Finding> {
    let (shape, client) = (server.shape?, config.client().name);
    let members: Vec<String> = field.member.value.members().map(|m| m.key.text().into_owned()).collect();
    let essential = |concept| {
        matches!(
            concept,
            Concept::Command | Concept::Args | Concept::Env | Concept::Cwd | Concept::Url | Concept::Headers
        )
    };
    let own = |name: &&String| {
        let read = shape.field(name).filter(|own| own.ignored.is_none() && essential(own.concept));
        read.is_some_and(|own| server.any_field(own.concept).is_none())
    };
    let inside: Vec<String> = members.iter().filter(own).map(|name| format!("`{name}`")).collect();
    let (last, others) = inside.split_last()?;
    let (names, are, them) = match others {
        [] => (last.clone(), "is", "it"),
        _ => (format!("{} and {last}", others.join(", ")), "are", "them"),
    };
    let outer = field.name();
    let free = |name: &String| {
        let known = shape.field(name).is_some() || concept_of(name).is_some();
        known && !server.fields.iter().any(|other| other.name() == *name)
    };
    let edits = Some(rewrite::lift_members(server.entry, field.member)).filter(|edits| !edits.is_empty());
    let fix = edits
        .filter(|_| members.iter().all(free))
        .map(|edits| Fix::risky(format!("move the members of `{outer}` one level up"), edits));
    let (severity, label) = match refuses {
        true => (level::refused(config), level::unfit(config, server)),
        false => (Severity::Warning, format!("{client} does not look into it")),
    };
    Some(
        Finding::at(field.member.key, format!("{names} {are} inside `{outer}`, which is not a field of {client}"))
            .level(severity)
            .label(label)
            .help(format!("write {them} one level up, in the entry itself"))
            .fix(fix),
    )
}
