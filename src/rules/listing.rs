//! Names of several things, in a message that stays short.

/// Up to three names, then how many more.
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, two, three] => format!("{one}, {two} and {three}"),
        _ => format!("{} and {} more", names[..2].join(", "), names.len() - 2),
    }
}
