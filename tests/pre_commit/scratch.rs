//! Scratch repositories: one that holds the hooks, one whose commits they check.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::tools::{self, Verdict};

/// Variables that would lead git or pre-commit elsewhere, should the tests themselves run in a hook.
const MISLEADING: &[&str] =
    &["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "SKIP", "PRE_COMMIT_COLOR", "CI"];

/// Both repositories.
pub(crate) struct Scratch {
    root: TempDir,
}

impl Scratch {
    /// A repository with our hooks, which run the program just built, and an empty one; `None` where a tool is missing.
    pub(crate) fn new() -> Option<Self> {
        let scratch = Self { root: tempfile::tempdir().unwrap() };
        scratch.run("git", &["--version"])?;
        scratch.run("pre-commit", &["--version"])?;
        let manifest = fs::read_to_string(super::repository(".pre-commit-hooks.yaml")).unwrap();
        let here = manifest.replace("language: rust\n", "language: system\n");
        assert_ne!(here, manifest);
        for folder in [scratch.hooks(), scratch.project()] {
            fs::create_dir(&folder).unwrap();
            scratch.git_in(&folder, &["init", "--quiet"]);
        }
        fs::write(scratch.hooks().join(".pre-commit-hooks.yaml"), here).unwrap();
        scratch.git_in(&scratch.hooks(), &["add", "."]);
        scratch.git_in(&scratch.hooks(), &["commit", "--quiet", "-m", "Hooks"]);
        scratch.git_in(&scratch.hooks(), &["tag", concat!("v", env!("CARGO_PKG_VERSION"))]);
        Some(scratch)
    }

    /// The repository that holds the hooks.
    pub(crate) fn hooks(&self) -> PathBuf {
        self.root.path().join("hooks")
    }

    /// The one that is committed to.
    pub(crate) fn project(&self) -> PathBuf {
        self.root.path().join("project")
    }

    /// Writes a file of the project and stages it.
    pub(crate) fn stage(&self, path: &str, text: &str) {
        let file = self.project().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self.git(&["add", path]);
    }

    /// Reads a file of the project.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.project().join(path)).unwrap()
    }

    /// Runs one hook on what is staged.
    pub(crate) fn try_hook(&self, hook: &str) -> Verdict {
        let hooks = self.hooks();
        self.run("pre-commit", &["try-repo", hooks.to_str().unwrap(), hook]).unwrap()
    }

    /// Runs git in the project; it must end well.
    pub(crate) fn git(&self, args: &[&str]) {
        self.git_in(&self.project(), args);
    }

    fn git_in(&self, folder: &Path, args: &[&str]) {
        let mut command = self.command("git");
        let verdict = tools::run(command.args(args).current_dir(folder)).unwrap();
        assert!(verdict.ok, "git {args:?}: {}{}", verdict.out, verdict.err);
    }

    /// Runs a program in the project; `None` where there is no such program.
    pub(crate) fn run(&self, program: &str, args: &[&str]) -> Option<Verdict> {
        let mut command = self.command(program);
        let folder = if self.project().is_dir() { self.project() } else { self.root.path().to_path_buf() };
        tools::run(command.args(args).current_dir(folder))
    }

    /// A program that finds ours first, and no settings of whoever runs the tests.
    fn command(&self, program: &str) -> Command {
        let own = Path::new(env!("CARGO_BIN_EXE_mcp-lint")).parent().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let paths: Vec<PathBuf> = std::iter::once(own.to_path_buf()).chain(std::env::split_paths(&path)).collect();
        let nothing = OsString::from(if cfg!(windows) { "NUL" } else { "/dev/null" });
        let mut command = Command::new(program);
        command.env("PATH", std::env::join_paths(paths).unwrap());
        command.env("PRE_COMMIT_HOME", self.root.path().join("store"));
        command.env("GIT_CONFIG_GLOBAL", nothing).env("GIT_CONFIG_NOSYSTEM", "1");
        for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
            command.env(format!("{name}_NAME"), "Somebody").env(format!("{name}_EMAIL"), "somebody@example.com");
        }
        for name in MISLEADING {
            command.env_remove(name);
        }
        command
    }
}
