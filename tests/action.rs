//! The GitHub Action: its scripts, run as a runner would, and what must be true of `action.yml`.

// The scripts are for bash on every system; folders that stand for servers are not.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use saphyr::{LoadableYamlNode, Yaml};
use tempfile::TempDir;
use tools::Verdict;

const CURSOR: &str = ".cursor/mcp.json";
const GOOD: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]}}}\n";
const BAD: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]},}}\n";
/// What somebody might write into an input to have it run.
const HOSTILE: &str = "$(touch pwned) `touch pwned` ; touch pwned #";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A runner: a workspace, and a folder for temporary files.
struct Runner {
    root: TempDir,
}

impl Runner {
    fn new() -> Self {
        let runner = Self { root: tempfile::tempdir().unwrap() };
        fs::create_dir_all(runner.path("work/.cursor")).unwrap();
        fs::create_dir(runner.path("temp")).unwrap();
        runner
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// The program just built, where the first step puts it.
    fn install_own(&self) {
        let program = Path::new(env!("CARGO_BIN_EXE_mcp-lint"));
        fs::create_dir_all(self.path("temp/mcp-lint/bin")).unwrap();
        fs::copy(program, self.path("temp/mcp-lint/bin").join(program.file_name().unwrap())).unwrap();
    }

    /// Runs one of the scripts with these variables; `None` where there is no bash.
    fn run(&self, script: &str, variables: &[(&str, &str)]) -> Option<Verdict> {
        let mut command = Command::new("bash");
        command.arg(repository("action").join(script)).current_dir(self.path("work"));
        command.env("RUNNER_TEMP", self.path("temp")).env("GITHUB_OUTPUT", self.path("output"));
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64").env("ACTION_REPOSITORY", "owner/mcp-lint");
        // Where the releases are: a folder.
        command.env("GITHUB_SERVER_URL", format!("file://{}", self.path("server").display()));
        tools::run(command.envs(variables.iter().copied()))
    }

    fn lint(&self, paths: &str, args: &str, sarif: &str) -> Option<Verdict> {
        self.run("lint", &[("PATHS", paths), ("ARGS", args), ("FORMAT", "short"), ("SARIF", sarif)])
    }

    /// Publishes an archive with a program that says who it is; `None` where the tools for it are missing.
    fn release(&self, version: &str) -> Option<PathBuf> {
        let folder = self.path(&format!("server/owner/mcp-lint/releases/download/v{version}"));
        fs::create_dir_all(&folder).unwrap();
        let name = "mcp-lint-x86_64-unknown-linux-musl.tar.gz";
        tools::run(Command::new("curl").arg("--version"))?;
        fs::write(folder.join("mcp-lint"), format!("#!/bin/sh\necho release {version}\n")).unwrap();
        let steps = format!(
            "chmod +x mcp-lint && tar -czf {name} mcp-lint && (sha256sum {name} || shasum -a 256 {name}) > {name}.sha256"
        );
        let done = tools::run(Command::new("bash").args(["-c", &steps]).current_dir(&folder))?;
        assert!(done.ok, "{}", done.err);
        Some(folder.join(name))
    }

    fn installed(&self) -> String {
        tools::run(&mut Command::new(self.path("temp/mcp-lint/bin/mcp-lint"))).unwrap().out
    }
}

#[test]
fn findings_fail_the_step() {
    let runner = Runner::new();
    runner.install_own();
    fs::write(runner.path("work").join(CURSOR), BAD).unwrap();
    let Some(verdict) = runner.lint(".", "", "false") else { return };
    assert!(!verdict.ok && verdict.out.contains("error[trailing-comma]"), "{}{}", verdict.out, verdict.err);
    let allowed = runner.lint(".\n", " -A  trailing-comma\n", "false").unwrap();
    assert!(allowed.ok, "{}{}", allowed.out, allowed.err);
    assert!(!runner.path("output").exists());
}

#[test]
fn paths_stand_on_lines_and_may_hold_blanks() {
    let runner = Runner::new();
    runner.install_own();
    for folder in ["one and", "two"] {
        let file = runner.path("work").join(folder).join(".mcp.json");
        fs::create_dir(file.parent().unwrap()).unwrap();
        fs::write(file, BAD).unwrap();
    }
    let Some(verdict) = runner.lint("one and\r\n\ntwo", "", "false") else { return };
    assert!(verdict.out.contains("one and/.mcp.json:") && verdict.out.contains("two/.mcp.json:"), "{}", verdict.out);
}

#[test]
fn sarif_is_written_besides() {
    let runner = Runner::new();
    runner.install_own();
    fs::write(runner.path("work").join(CURSOR), BAD).unwrap();
    let Some(verdict) = runner.lint(".", "", "true") else { return };
    assert!(!verdict.ok && verdict.out.contains("error[trailing-comma]"), "{}{}", verdict.out, verdict.err);
    let output = fs::read_to_string(runner.path("output")).unwrap();
    let file = output.trim_end().strip_prefix("sarif-file=").unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "trailing-comma");
}

#[test]
fn nothing_in_an_input_is_run() {
    let runner = Runner::new();
    runner.install_own();
    fs::write(runner.path("work").join(CURSOR), GOOD).unwrap();
    for (paths, args, format) in [(HOSTILE, "", "short"), (".", HOSTILE, "short"), (".", "", HOSTILE)] {
        let variables = [("PATHS", paths), ("ARGS", args), ("FORMAT", format), ("SARIF", HOSTILE)];
        let Some(verdict) = runner.run("lint", &variables) else { return };
        assert!(!verdict.ok, "{}", verdict.out);
    }
    let verdict = runner.run("install", &[("VERSION", HOSTILE)]).unwrap();
    assert!(!verdict.ok && verdict.out.contains("::error::"), "{}{}", verdict.out, verdict.err);
    for folder in ["work", "temp"] {
        assert!(!runner.path(folder).join("pwned").exists());
    }
}

#[test]
fn a_release_is_fetched_and_checked() {
    let runner = Runner::new();
    let own = env!("CARGO_PKG_VERSION");
    let (Some(_), Some(archive)) = (runner.release(own), runner.release("9.8.7")) else { return };
    let install = |version: &str| runner.run("install", &[("VERSION", version)]).unwrap();
    for (asked, got) in [("", own), ("9.8.7", "9.8.7"), ("v9.8.7", "9.8.7")] {
        let verdict = install(asked);
        assert!(verdict.ok, "{asked}: {}{}", verdict.out, verdict.err);
        assert_eq!(runner.installed(), format!("release {got}\n"));
    }
    let missing = install("9.9.9");
    assert!(!missing.ok && missing.out.contains("no release 9.9.9"), "{}", missing.out);
    fs::write(archive, "something else").unwrap();
    let forged = install("9.8.7");
    assert!(!forged.ok && forged.out.contains("checksum"), "{}{}", forged.out, forged.err);
}

#[test]
fn without_a_release_it_is_built_if_there_is_rust() {
    let runner = Runner::new();
    // A machine with everything but Rust.
    let Some(verdict) = runner.run("install", &[("VERSION", ""), ("PATH", "/usr/bin:/bin")]) else { return };
    if verdict.ok {
        return tools::skipped("Rust is where everything else is");
    }
    assert!(verdict.out.contains("building it") && verdict.out.contains("no Rust here"), "{}", verdict.out);
}

#[test]
fn action_yml_pins_what_it_uses_and_puts_no_input_into_a_script() {
    let text = fs::read_to_string(repository("action.yml")).unwrap();
    let action = &Yaml::load_from_str(&text).unwrap()[0];
    let steps = action["runs"]["steps"].as_vec().unwrap();
    assert_eq!(steps.len(), 3);
    for step in steps {
        if let Some(script) = step.as_mapping_get("run").and_then(Yaml::as_str) {
            assert!(!script.contains("${{"), "{script}");
            let path = script.split("$GITHUB_ACTION_PATH/").nth(1).unwrap().trim_end_matches('"');
            assert!(repository(path).is_file(), "{path}");
        }
        if let Some(used) = step.as_mapping_get("uses").and_then(Yaml::as_str) {
            let commit = used.split('@').nth(1).unwrap();
            assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{used}");
        }
    }
}

#[test]
fn zizmor_finds_nothing_to_say() {
    let arguments = ["--offline", "--no-progress", "--persona", "pedantic", "--no-config"];
    let mut command = Command::new("zizmor");
    if let Some(verdict) = tools::run(command.args(arguments).arg(repository("action.yml"))) {
        assert!(verdict.ok && verdict.out.contains("No findings"), "{}{}", verdict.out, verdict.err);
    }
}
