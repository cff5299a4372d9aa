//! One thing a server must be given, and the ways to give it.

use std::borrow::Cow;

/// One requirement of a server. Any one way of meeting it is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need<'t> {
    /// What must be so for it to count at all.
    pub when: Option<When<'t>>,
    /// `A|--a|B+C|<URL>|'mcp'`: the ways, in the order of preference.
    ways: &'t str,
    /// Another place the server takes it from, which the configuration does not show: `a .env file in …`.
    pub elsewhere: Option<&'t str>,
    /// What happens when nothing meets it.
    pub without: Without,
}

/// A variable whose value brings a need with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When<'t> {
    /// Its name.
    pub key: &'t str,
    /// What its value contains; empty: any value.
    part: &'t str,
}

/// What a server does when a need is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Without {
    /// It exits or throws before it answers the client.
    Exits,
    /// It starts, and then every call fails.
    CallsFail,
    /// It starts, and only a part of its tools works.
    Limited,
}

/// One way to meet a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way<'t> {
    /// Environment variables, all of them: `A+B`.
    Keys(&'t str),
    /// A command-line option, with its dashes: `--api-key X` and `--api-key=X`.
    Flag(&'t str),
    /// A positional argument after the package, and what it is: `database URL`.
    Argument(&'t str),
    /// A positional argument that is this very word, such as a subcommand. Any other is taken for one as well.
    Word(&'t str),
}

impl<'t> Need<'t> {
    /// Reads `xA|--a|B+C`, with `x` for [`Without::Exits`], `f` for [`Without::CallsFail`], `l` for [`Without::Limited`]. Before
    /// the ways may stand when they count: `xURL?A`, `xURL=.example.com?A`.
    pub(super) fn of(text: &'t str, elsewhere: Option<&'t str>) -> Option<Self> {
        let (letter, ways) = text.split_at_checked(1)?;
        let without = match letter {
            "x" => Without::Exits,
            "f" => Without::CallsFail,
            _ => Without::Limited,
        };
        let (when, ways) = match ways.split_once('?') {
            Some((when, ways)) => {
                let (key, part) = when.split_once('=').unwrap_or((when, ""));
                (Some(When { key, part }), ways)
            }
            None => (None, ways),
        };
        let need = Self { when, ways, elsewhere: None, without };
        // No other place supplies an argument.
        Some(Self { elsewhere: elsewhere.filter(|_| need.sets().next().is_some()), ..need })
    }

    /// The ways to meet it, the one to recommend first.
    pub fn ways(self) -> impl Iterator<Item = Way<'t>> {
        self.ways.split('|').map(Way::of)
    }

    /// The ways that are sets of environment variables.
    pub fn sets(self) -> impl Iterator<Item = Way<'t>> {
        self.ways().filter(|way| matches!(way, Way::Keys(_)))
    }

    /// Every environment variable that plays a part.
    pub fn keys(self) -> impl Iterator<Item = &'t str> {
        self.ways().flat_map(Way::keys)
    }

    /// Whether the server surely does not start when the configuration does not meet this need.
    pub fn is_fatal(self) -> bool {
        self.without == Without::Exits && self.elsewhere.is_none()
    }

    /// Whether it counts, by the values of variables that are set.
    pub fn applies<'v>(self, value: impl Fn(&str) -> Option<Cow<'v, str>>) -> bool {
        self.when.is_none_or(|when| value(when.key).is_some_and(|value| value.contains(when.part)))
    }

    /// Whether the variables that `is_set` knows, or the arguments after the package, meet this need.
    pub fn is_met(self, is_set: impl Fn(&str) -> bool, arguments: &[&str]) -> bool {
        self.ways().any(|way| match way {
            Way::Keys(_) => way.keys().all(&is_set),
            Way::Flag(flag) => arguments.iter().any(|argument| {
                let option = argument.split_once('=').map_or(*argument, |(option, _)| option);
                option == flag
            }),
            Way::Argument(_) | Way::Word(_) => arguments.iter().any(|argument| !argument.starts_with('-')),
        })
    }
}

impl<'t> Way<'t> {
    fn of(text: &'t str) -> Self {
        match text.as_bytes().first() {
            Some(b'<') => Self::Argument(text.trim_matches(['<', '>'])),
            Some(b'\'') => Self::Word(text.trim_matches('\'')),
            Some(b'-') => Self::Flag(text),
            _ => Self::Keys(text),
        }
    }

    /// The environment variables of this way.
    pub fn keys(self) -> impl Iterator<Item = &'t str> {
        let keys = if let Self::Keys(keys) = self { keys } else { "" };
        keys.split('+').filter(|key| !key.is_empty())
    }
}
