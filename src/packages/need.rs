//! One thing a server must be given, and the ways to give it.

/// One requirement of a server. Any one way of meeting it is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Sets of environment variables. One set, complete, meets the need.
    pub any_of: &'static [&'static [&'static str]],
    /// Command-line options that serve instead, with their dashes: `--api-key X` and `--api-key=X`.
    pub flags: &'static [&'static str],
    /// Whether a positional argument after the package serves instead, such as a database URL.
    pub argument: bool,
    /// Another place the server takes it from, which the configuration does not show: `a .env file in …`.
    pub elsewhere: Option<&'static str>,
    /// What happens when nothing meets it.
    pub without: Without,
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

impl Need {
    /// Whether the server surely does not start when the configuration does not meet this need.
    pub fn is_fatal(&self) -> bool {
        self.without == Without::Exits && self.elsewhere.is_none()
    }

    /// Whether the variables that `is_set` knows, or the arguments after the package, meet this need.
    pub fn is_met(&self, is_set: impl Fn(&str) -> bool, arguments: &[&str]) -> bool {
        self.any_of.iter().any(|set| set.iter().all(|key| is_set(key)))
            || arguments.iter().any(|argument| self.is_met_by_argument(argument))
    }

    /// Whether `argument` is one of the options, or a positional argument where one serves.
    fn is_met_by_argument(&self, argument: &str) -> bool {
        let option = argument.split_once('=').map_or(argument, |(option, _)| option);
        self.flags.contains(&option) || (self.argument && !argument.starts_with('-'))
    }
}

/// A need without which the server exits.
pub(super) const fn exits(any_of: &'static [&'static [&'static str]]) -> Need {
    Need { any_of, flags: &[], argument: false, elsewhere: None, without: Without::Exits }
}

/// A need without which every call fails.
pub(super) const fn calls_fail(any_of: &'static [&'static [&'static str]]) -> Need {
    Need { without: Without::CallsFail, ..exits(any_of) }
}

/// A need without which some calls fail.
pub(super) const fn limited(any_of: &'static [&'static [&'static str]]) -> Need {
    Need { without: Without::Limited, ..exits(any_of) }
}

impl Need {
    /// These options serve as well.
    pub(super) const fn or_flags(self, flags: &'static [&'static str]) -> Self {
        Self { flags, ..self }
    }

    /// A positional argument serves as well.
    pub(super) const fn or_argument(self) -> Self {
        Self { argument: true, ..self }
    }

    /// The server looks there as well.
    pub(super) const fn or_from(self, elsewhere: &'static str) -> Self {
        Self { elsewhere: Some(elsewhere), ..self }
    }

    /// The server reads a `.env` file as well.
    pub(super) const fn or_dotenv(self) -> Self {
        self.or_from("a .env file in the working directory")
    }
}
