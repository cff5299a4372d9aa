//! Other people's programs, for tests that hold our output against them.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::ffi::OsStr;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// What a program made of its input.
pub struct Verdict {
    /// Whether it ended well.
    pub ok: bool,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Whether this machine has such a program.
pub fn is_here(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs a program with this standard input; `None` where this machine has no such program, which is said aloud.
pub fn pipe<S: AsRef<OsStr>>(program: &str, args: &[S], input: &str) -> Option<Verdict> {
    finish(Command::new(program).args(args).stdin(Stdio::piped()), input)
}

/// Runs a program without standard input; `None` as in [`pipe`].
pub fn run(command: &mut Command) -> Option<Verdict> {
    finish(command.stdin(Stdio::null()), "")
}

fn finish(command: &mut Command, input: &str) -> Option<Verdict> {
    let mut child = match command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            skipped(&format!("there is no `{}` here", command.get_program().display()));
            return None;
        }
        Err(error) => panic!("{command:?}: {error}"),
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ends before it has read everything says why itself.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Some(Verdict { ok: output.status.success(), out, err })
}

/// Says that a test, or a part of it, did not run: past the capture of the test harness, so that somebody sees it.
pub fn skipped(why: &str) {
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    let _ = writeln!(io::stderr(), "skipped in {test}: {why}");
}
