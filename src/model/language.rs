//! Words that a program of the command line reads as text of its own language before the server sees them.

use super::{Word, launch};

/// A language with quoting and variables of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `sh -c …`, `ssh host …`: expands `$X`, `~` and globs.
    Shell,
    /// `cmd /c …`: expands `%X%`.
    Cmd,
    /// `powershell -Command …`: expands `$env:X`.
    PowerShell,
    /// `node -e …`, `python -c …`: source text.
    Code,
}

/// The language of each word, in order.
pub(super) fn languages(words: &[Word<'_>]) -> Vec<Option<Language>> {
    let (mut program, mut reading, mut once) = (None, None, None);
    words
        .iter()
        .map(|word| {
            let now = once.take().or(reading);
            match program {
                Some(Program::Interpreter(options)) if options.contains(&word.text.as_ref()) => {
                    once = Some(Language::Code);
                }
                Some(Program::Shell(language)) if starts_script(language, &word.text) => {
                    reading = Some(language);
                }
                // `ssh host …` and `wsl …` hand everything to a shell at the other end.
                Some(Program::Relay) if !word.is_option() => reading = Some(Language::Shell),
                _ => {}
            }
            // `sh -c` inside `docker exec`, `wsl` and the like counts too; a script's own words start nothing new.
            if now.is_none() || now == Some(Language::Cmd) {
                program = Program::named(&launch::name(&word.text)).or(program);
            }
            now
        })
        .collect()
}

#[derive(Clone, Copy)]
enum Program {
    Shell(Language),
    Interpreter(&'static [&'static str]),
    Relay,
}

impl Program {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "sh" | "bash" | "zsh" | "dash" | "fish" | "ash" | "ksh" => Self::Shell(Language::Shell),
            "cmd" => Self::Shell(Language::Cmd),
            "powershell" | "pwsh" => Self::Shell(Language::PowerShell),
            "node" | "deno" | "bun" | "tsx" => Self::Interpreter(&["-e", "--eval", "-p", "--print", "-pe"]),
            "python" | "python3" | "py" => Self::Interpreter(&["-c"]),
            "ruby" | "perl" | "rscript" | "elixir" | "julia" => Self::Interpreter(&["-e", "-E"]),
            "php" => Self::Interpreter(&["-r"]),
            "ssh" | "wsl" => Self::Relay,
            _ => return None,
        })
    }
}

fn starts_script(language: Language, word: &str) -> bool {
    match language {
        Language::Cmd => matches!(word.to_ascii_lowercase().as_str(), "/c" | "/k" | "/s/c" | "/d/c"),
        Language::PowerShell => matches!(word.to_ascii_lowercase().as_str(), "-command" | "-c"),
        _ => word.starts_with('-') && !word.starts_with("--") && word.ends_with('c'),
    }
}
