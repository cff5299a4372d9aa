//! What a client does to the names of servers.

use super::Verdict;

/// What a client takes for the name of a server, and what it makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Names it keeps for itself: such an entry is skipped.
    pub reserved: &'static [&'static str],
    /// Whether a character may stand in a name; `None`: any may.
    pub allowed: Option<fn(char) -> bool>,
    /// A character that may stand between others only: neither at the edges of a name nor twice in a row.
    pub separator: Option<char>,
    /// What becomes of a name with characters that are not [`allowed`](Self::allowed). [`Verdict::Ignored`]: the server
    /// starts, but none of its tools is offered.
    pub unfit: Verdict,
    /// Whether the empty name is refused.
    pub empty_refused: bool,
    /// What is left of a name in the ids of its tools, where two names that are left alike get into each other's way;
    /// `None`: names stay apart.
    pub cleaned: Option<fn(&str) -> String>,
    /// Whether servers in a list are read all the same, where names belong: each is then called by its place.
    pub listed: bool,
    /// How many characters the names of server and tool may have together, if there is a limit.
    pub tool_id_limit: Option<usize>,
}

impl Names {
    /// Any name will do.
    pub const ANY: Self = Self {
        reserved: &[],
        allowed: None,
        separator: None,
        unfit: Verdict::Refused,
        empty_refused: false,
        cleaned: None,
        listed: false,
        tool_id_limit: None,
    };
}

/// `a.b c` → `a_b_c`
pub(super) fn underscored(name: &str) -> String {
    name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// `a.b c` → `a-b-c`
pub(super) fn hyphened(name: &str) -> String {
    name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect()
}

/// A letter, digit, underscore or hyphen of ASCII.
pub(super) fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}
