//! `docker run` and `docker exec`, taken apart: where docker's own words end and those of the container begin.

use super::launch::name;
use super::{Launch, Word};

/// What docker is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Start a container of an image.
    Run,
    /// Start a program in a container that runs already.
    Exec,
}

/// A variable that docker is told to set in the container.
#[derive(Clone, Debug)]
pub struct Setting<'l, 'd> {
    /// The word it stands in.
    pub word: &'l Word<'d>,
    /// Its name.
    pub name: &'l str,
    /// Its value; `None`: docker takes it from its own environment.
    pub value: Option<&'l str>,
}

/// One use of docker or of a program with the same command line.
#[derive(Clone, Debug)]
pub struct Container<'l, 'd> {
    /// `run` or `exec`.
    pub verb: Verb,
    /// The word that says so.
    pub word: &'l Word<'d>,
    /// The options after it.
    pub options: &'l [Word<'d>],
    /// The image, or the container.
    pub target: Option<&'l Word<'d>>,
    /// What is given to the program in the container.
    pub args: &'l [Word<'d>],
}

impl<'l, 'd> Container<'l, 'd> {
    /// The container that a command line starts or enters, if it does.
    pub fn of(launch: &'l Launch<'d>) -> Option<Self> {
        if !matches!(name(&launch.program().text).as_ref(), "docker" | "podman" | "nerdctl") {
            return None;
        }
        let args = launch.args();
        let mut at = end_of_options(args, is_global_with_value);
        if args.get(at)?.text == "container" {
            at += 1;
        }
        let word = args.get(at)?;
        let verb = match word.text.as_ref() {
            "run" => Verb::Run,
            "exec" => Verb::Exec,
            _ => return None,
        };
        let rest = &args[at + 1..];
        let end = end_of_options(rest, takes_value);
        let args = rest.get(end + 1..).unwrap_or_default();
        Some(Self { verb, word, options: &rest[..end], target: rest.get(end), args })
    }

    /// Whether a switch is on: by its long name, or by its letter in a cluster such as `-it`.
    pub fn has(&self, long: &str, letter: char) -> bool {
        self.switches(long, letter).next().is_some()
    }

    /// The words that turn a switch on.
    pub fn switches(&self, long: &str, letter: char) -> impl Iterator<Item = &'l Word<'d>> {
        let long = format!("--{long}");
        self.own_options().map(|(word, _)| word).filter(move |word| {
            let text = word.text.as_ref();
            text == long
                || text.strip_prefix(&long).is_some_and(|rest| rest == "=true")
                || letters(text).is_some_and(|letters| switches_of(letters).contains(letter))
        })
    }

    /// The values of an option, by any of its names: `--network host`.
    pub fn values<'n>(&self, names: &'n [&'n str]) -> impl Iterator<Item = &'l str> + use<'l, 'd, 'n> {
        self.own_options().filter_map(move |(word, value)| {
            let (name, glued) = word.text.split_once('=').map_or((word.text.as_ref(), None), |(n, v)| (n, Some(v)));
            names.contains(&name).then_some(glued.or(value.map(|value| value.text.as_ref()))).flatten()
        })
    }

    /// The variables that docker sets in the container.
    pub fn environment(&self) -> Vec<Setting<'l, 'd>> {
        let own = self.own_options().filter_map(|(word, value)| {
            let text = word.text.as_ref();
            let glued = text.strip_prefix("--env=").or_else(|| text.strip_prefix("-e=")).or_else(|| {
                // `-eNAME`
                text.strip_prefix("-e").filter(|rest| !rest.is_empty())
            });
            let by_name = text == "--env" || letters(text).is_some_and(|letters| letters.ends_with('e'));
            let (word, text) = match (glued, value) {
                (Some(glued), None) => (word, glued),
                (_, Some(value)) if by_name => (value, value.text.as_ref()),
                _ => return None,
            };
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            Some(Setting { word, name, value })
        });
        own.collect()
    }

    /// The last word of those that stand first and are settings of this kind or switches that everybody knows, or else the verb:
    /// after it a new setting stands beside its like, and before the image for certain.
    pub fn last_setting(&self) -> &'l Word<'d> {
        let known = |word: &Word<'_>| {
            let text = word.text.as_ref();
            matches!(text, "--interactive" | "--rm" | "--init" | "--tty" | "--env")
                || text.starts_with("--env=")
                || letters(text).is_some_and(|letters| letters.chars().all(|c| "ite".contains(c)))
        };
        let leading = self.own_options().take_while(|(word, _)| known(word));
        leading.last().map_or(self.word, |(word, value)| value.unwrap_or(word))
    }

    /// Whether a file, or the whole environment of docker, sets variables too.
    pub fn takes_environment_elsewhere(&self) -> bool {
        self.options.iter().any(|word| word.text.starts_with("--env-file") || word.text.starts_with("--env-host"))
    }

    /// Whether some option cannot be read: it holds a variable, or several words in one.
    pub fn is_obscure(&self) -> bool {
        self.own_options().any(|(word, _)| word.text.contains(char::is_whitespace) || word.text.contains('$'))
            || self.target.is_some_and(|target| target.text.starts_with('$'))
    }

    /// The options, each with the word that is its value.
    fn own_options(&self) -> impl Iterator<Item = (&'l Word<'d>, Option<&'l Word<'d>>)> + use<'l, 'd> {
        let (mut at, options) = (0, self.options);
        std::iter::from_fn(move || {
            let word = options.get(at)?;
            let value = if takes_next(&word.text, takes_value) { options.get(at + 1) } else { None };
            at += 1 + usize::from(value.is_some());
            Some((word, value))
        })
    }
}

/// How many of `words` are options with their values.
fn end_of_options(words: &[Word<'_>], takes_value: fn(&str) -> bool) -> usize {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if word.text == "--" {
            at += 1;
            break;
        }
        if !word.is_option() {
            break;
        }
        at += if takes_next(&word.text, takes_value) { 2 } else { 1 };
    }
    at.min(words.len())
}

/// Whether the value of an option is the next word.
fn takes_next(option: &str, takes_value: fn(&str) -> bool) -> bool {
    !option.contains('=') && takes_value(option)
}

/// Options of docker itself, before the verb, with a value. Source: `docker --help` of Docker 28; the last lines are those of
/// podman and nerdctl.
fn is_global_with_value(option: &str) -> bool {
    const OPTIONS: &[&str] = &[
        "-H",
        "--host",
        "-c",
        "--context",
        "--config",
        "-l",
        "--log-level",
        "--tlscacert",
        "--tlscert",
        "--tlskey",
        "--url",
        "--connection",
        "--root",
        "--runroot",
        "--identity",
        "-n",
        "--namespace",
        "-a",
        "--address",
    ];
    OPTIONS.contains(&option)
}

/// The letters with a value; any other one is a switch.
const LETTERS_WITH_VALUE: &str = "aceghlmpuvw";

/// Options of `run` and `exec` with a value; every other one is a switch.
///
/// Source: `docker run --help` and `docker exec --help` of Docker 28, `podman run --help` of Podman 5 (2026-11).
fn takes_value(option: &str) -> bool {
    const SWITCHES: &[&str] = &[
        "--detach",
        "--disable-content-trust",
        "--env-host",
        "--help",
        "--http-proxy",
        "--init",
        "--interactive",
        "--latest",
        "--no-healthcheck",
        "--no-hostname",
        "--no-hosts",
        "--oom-kill-disable",
        "--privileged",
        "--publish-all",
        "--quiet",
        "--read-only",
        "--read-only-tmpfs",
        "--replace",
        "--rm",
        "--rmi",
        "--sig-proxy",
        "--tls-verify",
        "--tty",
        "--use-api-socket",
    ];
    if option.starts_with("--") {
        return !SWITCHES.contains(&option);
    }
    // A cluster takes a value if its last letter does, as in `-ie NAME`; after an earlier one, the rest is the value.
    let letters = option.trim_start_matches('-');
    letters.find(|c| LETTERS_WITH_VALUE.contains(c)).is_some_and(|at| at + 1 == letters.len())
}

/// The letters of a cluster of short options.
fn letters(option: &str) -> Option<&str> {
    option.strip_prefix('-').filter(|rest| !rest.starts_with('-') && !rest.contains('='))
}

/// Those before the first letter with a value.
fn switches_of(letters: &str) -> &str {
    &letters[..letters.find(|c| LETTERS_WITH_VALUE.contains(c)).unwrap_or(letters.len())]
}
