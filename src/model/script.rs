//! The file that an interpreter is told to run.

use std::borrow::Cow;

use super::launch::lower;
use super::{Launch, Word};

impl<'d> Launch<'d> {
    /// The argument that the program runs as a script, where it can only be the path of one.
    pub fn script(&self) -> Option<&Word<'d>> {
        let (program, args) = self.interpreter();
        script(&program, args)
    }

    /// `mcp dev …` of Python's SDK or of FastMCP, which starts the Inspector with the server in it: the program, the verb, and
    /// what follows.
    pub fn development(&self) -> Option<(&Word<'d>, &Word<'d>, &[Word<'d>])> {
        let words = &self.words[self.program..];
        let starts =
            |pair: &[Word<'_>]| is_server_runner(&pair[0].text) && pair[1].text == "dev" && pair[1].is_verbatim();
        let at = words.windows(2).position(starts)?;
        Some((&words[at], &words[at + 1], &words[at + 2..]))
    }

    /// The program that reads the script, and its arguments: for `uv run python x.py` that is `python`.
    pub fn interpreter(&self) -> (Cow<'_, str>, &[Word<'d>]) {
        let (name, args) = (self.name(), self.args());
        match args.iter().position(|word| name == "uv" && is_python(&word.text)) {
            Some(at) => (lower(&args[at].text), &args[at + 1..]),
            None => (name, args),
        }
    }
}

/// Whether a program is Python, with or without a version: `python3.12`.
pub fn is_python(program: &str) -> bool {
    let version = program.get(..6).filter(|name| name.eq_ignore_ascii_case("python")).map(|_| &program[6..]);
    program.eq_ignore_ascii_case("py") || version.is_some_and(|v| v.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Whether a program is the command line of Python's SDK, or of FastMCP: both run a server from its file.
fn is_server_runner(program: &str) -> bool {
    matches!(program, "mcp" | "fastmcp")
}

fn script<'l, 'd>(program: &str, args: &'l [Word<'d>]) -> Option<&'l Word<'d>> {
    let after = |wanted: &str| args.iter().position(|w| w.text == wanted).map(|i| &args[i + 1..]);
    match program {
        _ if is_python(program) => of_interpreter(args),
        "node" | "tsx" | "ts-node" | "php" | "ruby" | "perl" | "bash" | "sh" | "zsh" | "rscript" => {
            of_interpreter(args)
        }
        "bun" | "deno" => of_interpreter(match args.first() {
            Some(first) if first.text == "run" => &args[1..],
            _ => args,
        }),
        "uv" => uv_target(after("run")?),
        _ if is_server_runner(program) => of_server_file(args),
        "java" => after("-jar")?.first(),
        "dotnet" => args.first().filter(|word| word.text.ends_with(".dll")),
        _ => None,
    }
}

fn of_interpreter<'l, 'd>(args: &'l [Word<'d>]) -> Option<&'l Word<'d>> {
    // `-m`, `-c`, `-e` and the like run something that is no file.
    let word = args
        .iter()
        .find(|w| !w.is_option() || matches!(w.text.as_ref(), "-m" | "-c" | "-e" | "--eval" | "-r" | "-lc"))?;
    (!word.is_option() && looks_like_script(&word.text)).then_some(word)
}

/// `mcp run server.py:app`: the file, with or without the object in it.
fn of_server_file<'l, 'd>(args: &'l [Word<'d>]) -> Option<&'l Word<'d>> {
    let (verb, rest) = args.split_first()?;
    let file = rest.first().filter(|_| matches!(verb.text.as_ref(), "run" | "dev"))?;
    let path = file.text.rsplit_once(".py:").map_or(file.text.len(), |(stem, _)| stem.len() + ".py".len());
    looks_like_script(&file.text[..path]).then_some(file)
}

/// Whether a word can only be the path of a script.
fn looks_like_script(text: &str) -> bool {
    const EXTENSIONS: &[&str] = &[
        ".py", ".pyw", ".js", ".mjs", ".cjs", ".ts", ".mts", ".cts", ".tsx", ".jsx", ".sh", ".bash", ".rb", ".php",
        ".pl", ".jar", ".exe", ".ps1", ".bat", ".cmd", ".r",
    ];
    let lower = text.to_ascii_lowercase();
    !text.contains("://")
        && (EXTENSIONS.iter().any(|extension| lower.ends_with(extension))
            || text.starts_with("./")
            || text.starts_with("../"))
}

/// What `uv run` runs: a script, or the script of an interpreter.
fn uv_target<'l, 'd>(args: &'l [Word<'d>]) -> Option<&'l Word<'d>> {
    const WITH_VALUE: &[&str] = &[
        "--with",
        "--with-editable",
        "--with-requirements",
        "--python",
        "-p",
        "--project",
        "--directory",
        "--env-file",
        "--extra",
        "--group",
        "--package",
        "--index",
        "--index-url",
        "--extra-index-url",
        "--default-index",
        "--cache-dir",
        "--color",
    ];
    let mut at = 0;
    while let Some(word) = args.get(at).filter(|word| word.is_option()) {
        if matches!(word.text.as_ref(), "-m" | "--module") {
            return None;
        }
        at += if WITH_VALUE.contains(&word.text.as_ref()) { 2 } else { 1 };
    }
    let target = args.get(at)?;
    if looks_like_script(&target.text) {
        return Some(target);
    }
    script(&target.text, &args[at + 1..])
}
