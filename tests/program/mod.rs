//! The program run in a project folder, with a home folder that nobody else uses.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A project folder and a home folder, both empty.
pub struct Place {
    root: TempDir,
}

/// How the program ended.
pub struct Ran {
    /// The exit status.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Place {
    /// Both folders, empty.
    pub fn new() -> Self {
        let place = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir(place.project()).unwrap();
        fs::create_dir(place.home()).unwrap();
        place
    }

    /// A project with one file.
    pub fn with(path: &str, text: impl AsRef<[u8]>) -> Self {
        let place = Self::new();
        place.write(path, text);
        place
    }

    /// The folder in which the program runs.
    pub fn project(&self) -> PathBuf {
        self.root.path().join("project")
    }

    /// The person's folder.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Writes a file of the project.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.project().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Writes a file of the person's.
    pub fn write_home(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.home().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Reads a file of the project.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.project().join(path)).unwrap()
    }

    /// The program with these arguments, in the project, with nothing in its environment but the home folder.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mcp-lint"));
        command.args(args).current_dir(self.project()).env_clear();
        command.env("HOME", self.home()).env("USERPROFILE", self.home());
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }

    /// Runs it.
    pub fn run(&self, args: &[&str]) -> Ran {
        finished(self.command(args).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs it with further variables in its environment.
    pub fn run_with(&self, variables: &[(&str, &str)], args: &[&str]) -> Ran {
        let mut command = self.command(args);
        finished(command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs it with this standard input.
    pub fn pipe(&self, args: &[&str], stdin: &str) -> Ran {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
        finished(child.wait_with_output().unwrap())
    }
}

/// What it said and how it ended.
pub fn finished(output: std::process::Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ran {
    /// Its standard output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.out, self.err))
    }

    /// The ids of the rules that fired, of all files.
    pub fn rules(&self) -> Vec<String> {
        let json = self.json();
        let files = json["files"].as_array().unwrap().iter();
        let diagnostics = files.flat_map(|file| file["diagnostics"].as_array().unwrap());
        diagnostics.map(|diagnostic| diagnostic["rule"].as_str().unwrap().to_owned()).collect()
    }
}
