//! The command line that a server entry starts, word by word, each with its place.

use std::borrow::Cow;

use super::{Language, Server, language};
use crate::clients::reaches_elsewhere;
use crate::schemas::{Concept, Types};
use crate::syntax::Node;

/// One word of a command line.
#[derive(Clone, Debug)]
pub struct Word<'d> {
    /// The string it stands in; a whole element of `args`, or `command`.
    pub node: Node<'d>,
    /// Its text.
    pub text: Cow<'d, str>,
    /// The language in which an earlier word of the line reads it (`sh -c "…"`).
    pub language: Option<Language>,
}

impl<'d> Word<'d> {
    fn new(node: Node<'d>) -> Self {
        Self { node, text: node.text(), language: None }
    }

    /// Whether the program gets it as it stands: no script, and `cmd /c` takes words apart only at its own signs.
    pub fn is_verbatim(&self) -> bool {
        matches!(self.language, None | Some(Language::Cmd))
    }

    /// Whether it begins with `-`.
    pub fn is_option(&self) -> bool {
        self.text.starts_with('-') && self.text.len() > 1
    }
}

/// A command line as the client will start it.
#[derive(Clone, Debug)]
pub struct Launch<'d> {
    /// Program and arguments.
    pub words: Vec<Word<'d>>,
    /// The index of the program that does the work, after wrappers such as `cmd /c` and `env X=1`.
    pub program: usize,
    /// The array that holds the arguments, if there is one.
    pub list: Option<Node<'d>>,
    /// Whether a shell reads one of the words as a script (`sh -c "…"`).
    pub scripted: bool,
}

/// The command line of a server; `None` where the command is missing or no text.
pub(super) fn of<'d>(server: &Server<'d>) -> Option<Launch<'d>> {
    let command = server.value(Concept::Command)?;
    let strings = |list: Node<'d>| list.items().filter(|n| n.is_string()).map(Word::new).collect::<Vec<_>>();
    let args = server.value(Concept::Args).filter(|n| n.is_array());
    let (mut words, list) = if command.is_array() {
        (strings(command), Some(command))
    } else if command.is_string() && takes_text(server) {
        (std::iter::once(Word::new(command)).chain(args.map(strings).unwrap_or_default()).collect(), args)
    } else {
        return None;
    };
    if words.is_empty() {
        return None;
    }
    for (i, language) in language::languages(&words).into_iter().enumerate() {
        words[i].language = language;
    }
    let program = unwrap(&words);
    let scripted = is_shell(&name(&words[program].text))
        && words[program + 1..].iter().any(|w| w.text.starts_with('-') && w.text.ends_with('c'));
    Some(Launch { words, program, list, scripted })
}

/// Whether the client takes the program alone as `command`. Where it wants one list, the rest of the line is not where it looks.
fn takes_text(server: &Server<'_>) -> bool {
    server.field(Concept::Command).and_then(|f| f.field).is_none_or(|f| f.types.contains(Types::STRING))
}

impl<'d> Launch<'d> {
    /// The word that names the program doing the work.
    pub fn program(&self) -> &Word<'d> {
        &self.words[self.program]
    }

    /// Its name without folder and without `.exe`, `.cmd`, `.bat`, `.ps1`; lower case.
    pub fn name(&self) -> Cow<'_, str> {
        name(&self.program().text)
    }

    /// The words after the program.
    pub fn args(&self) -> &[Word<'d>] {
        &self.words[self.program + 1..]
    }

    /// Whether its arguments speak of another machine: a container, a virtual machine, a remote host.
    pub fn is_elsewhere(&self) -> bool {
        self.words[..=self.program].iter().any(|word| reaches_elsewhere(&name(&word.text)))
    }

    /// Whether the client starts the program directly, with no wrapper before it.
    pub fn is_direct(&self) -> bool {
        self.program == 0
    }
}

/// A program's name without folder and executable extension, lower case.
pub(super) fn name(command: &str) -> Cow<'_, str> {
    let folder = command.bytes().rposition(|b| matches!(b, b'/' | b'\\')).map_or(0, |i| i + 1);
    let file = &command[folder..];
    let has = |extension: &&&str| {
        let start = file.len().checked_sub(extension.len());
        start.is_some_and(|start| file.as_bytes()[start..].eq_ignore_ascii_case(extension.as_bytes()))
    };
    let extension = [".exe", ".cmd", ".bat", ".ps1"].iter().find(has).map_or(0, |extension| extension.len());
    let stem = &file[..file.len() - extension];
    lower(stem)
}

/// `text` in lower case; most of it is.
pub(super) fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|b| b.is_ascii_uppercase()) {
        true => Cow::Owned(text.to_ascii_lowercase()),
        false => Cow::Borrowed(text),
    }
}

fn is_shell(name: &str) -> bool {
    matches!(name, "sh" | "bash" | "zsh" | "dash" | "fish" | "ash" | "ksh")
}

/// The index of the first word that is no wrapper.
fn unwrap(words: &[Word<'_>]) -> usize {
    let mut at = 0;
    loop {
        let rest = &words[at + 1..];
        let skip = match name(&words[at].text).as_ref() {
            "cmd" => {
                rest.iter().position(|w| matches!(w.text.to_ascii_lowercase().as_str(), "/c" | "/k")).map(|i| i + 1)
            }
            "env" => {
                let is_setting = |w: &Word<'_>| w.is_option() || (w.text.contains('=') && !w.text.starts_with('='));
                Some(rest.iter().take_while(|w| is_setting(w)).count())
            }
            "sudo" | "nice" | "exec" | "time" | "winpty" => Some(rest.iter().take_while(|w| w.is_option()).count()),
            "wsl" => Some(rest.iter().take_while(|w| w.is_option()).count())
                .filter(|_| rest.iter().any(|w| matches!(w.text.as_ref(), "-e" | "--exec" | "--"))),
            _ => None,
        };
        match skip {
            Some(n) if at + 1 + n < words.len() => at += 1 + n,
            _ => return at,
        }
    }
}
