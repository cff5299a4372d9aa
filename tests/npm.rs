//! The packages for npm, laid out as npm installs them: the launcher is the program in all but name.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod tools;

use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const GOOD: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]}}}\n";
/// With a comma too many.
const BAD: &str = "{\"mcpServers\": {\"a\": {\"command\": \"node\", \"args\": [\"/srv/a.js\"]},}}\n";

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder into which somebody installed the launcher.
struct Installed {
    root: TempDir,
    /// As the packages are named: `linux-x64`.
    platform: String,
}

impl Installed {
    /// The launcher alone; `None` where there is no Node.
    fn launcher() -> Option<Self> {
        let platform = tools::run(Command::new("node").args(["-p", "`${process.platform}-${process.arch}`"]))?;
        let installed = Self { root: tempfile::tempdir().unwrap(), platform: platform.out.trim().to_owned() };
        for file in ["package.json", "bin/mcp-lint.js"] {
            let to = installed.modules().join("mcp-config-linter").join(file);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(repository("npm/mcp-config-linter").join(file), to).unwrap();
        }
        Some(installed)
    }

    /// With this program for this platform; `None` also where none is published for it.
    fn with(program: &Path) -> Option<Self> {
        let installed = Self::launcher()?;
        if !launcher().to_string().contains(&format!("/{}\"", installed.platform)) {
            tools::skipped(&format!("there is no package for {}", installed.platform));
            return None;
        }
        let made = installed.make(&installed.platform, program);
        assert!(made.ok, "{}", made.err);
        Some(installed)
    }

    /// With the program just built.
    fn whole() -> Option<Self> {
        Self::with(Path::new(env!("CARGO_BIN_EXE_mcp-lint")))
    }

    fn modules(&self) -> PathBuf {
        self.root.path().join("node_modules")
    }

    fn package(&self, platform: &str) -> PathBuf {
        self.modules().join("@mcp-config-linter").join(platform)
    }

    /// Makes the package of a platform where npm would put it.
    fn make(&self, platform: &str, program: &Path) -> tools::Verdict {
        let script = repository("npm/platform");
        tools::run(Command::new("node").arg(script).arg(platform).arg(program).arg(self.package(platform))).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules().join("mcp-config-linter/bin/mcp-lint.js")).args(args).current_dir(self.root.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }
}

fn launcher() -> Value {
    serde_json::from_str(&fs::read_to_string(repository("npm/mcp-config-linter/package.json")).unwrap()).unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn arguments_answers_and_statuses_are_those_of_the_program() {
    let Some(installed) = Installed::whole() else { return };
    let version = installed.run(&["--version"]);
    assert_eq!(
        text(&version.stdout),
        concat!("mcp-lint ", env!("CARGO_PKG_VERSION"), "\n"),
        "{}",
        text(&version.stderr)
    );
    fs::write(installed.root.path().join("with blank.json"), BAD).unwrap();
    let bad = installed.run(&["--format", "short", "--client", "cursor", "with blank.json"]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(text(&bad.stdout).starts_with("with blank.json:1:64: error[trailing-comma]"), "{}", text(&bad.stdout));
    assert_eq!(installed.run(&["--no-such-option"]).status.code(), Some(2));
}

#[test]
fn standard_input_reaches_the_program() {
    let Some(installed) = Installed::whole() else { return };
    let mut fixing = installed.command(&["--fix", "--client", "cursor", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    fixing.stdin.take().unwrap().write_all(BAD.as_bytes()).unwrap();
    let fixed = fixing.wait_with_output().unwrap();
    assert_eq!((fixed.status.code(), text(&fixed.stdout).as_str()), (Some(0), GOOD), "{}", text(&fixed.stderr));
}

#[test]
fn whoever_stops_the_launcher_stops_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("program");
    // Says when it is there, and when it is told to stop.
    let script =
        "#!/bin/sh\ntrap 'echo stopped; trap - TERM; kill -TERM $$' TERM\necho there\nwhile :; do sleep 0.01; done\n";
    fs::write(&program, script).unwrap();
    let Some(installed) = Installed::with(&program) else { return };
    let mut running = installed.command(&[]).spawn().unwrap();
    let mut said = running.stdout.take().unwrap();
    let mut read = |length: usize| {
        let mut bytes = vec![0; length];
        std::io::Read::read_exact(&mut said, &mut bytes).unwrap();
        text(&bytes)
    };
    assert_eq!(read("there\n".len()), "there\n");
    assert!(Command::new("kill").args(["-TERM", &running.id().to_string()]).status().unwrap().success());
    assert_eq!(read("stopped\n".len()), "stopped\n");
    assert_eq!(running.wait().unwrap().signal(), Some(15), "whoever waits for the launcher sees the signal");
}

#[test]
fn a_missing_program_is_explained() {
    let Some(installed) = Installed::launcher() else { return };
    let ran = installed.run(&["--version"]);
    assert_eq!((ran.status.code(), text(&ran.stdout).as_str()), (Some(2), ""));
    let said = text(&ran.stderr);
    assert!(said.starts_with("mcp-lint: ") && said.lines().count() == 1, "{said}");
    assert!(said.contains(&installed.platform) && said.contains("--omit=optional"), "{said}");
}

#[test]
fn an_unknown_platform_is_told_what_there_is() {
    let Some(installed) = Installed::launcher() else { return };
    let script = installed.modules().join("mcp-config-linter/bin/mcp-lint.js");
    let elsewhere = format!("Object.defineProperty(process, 'arch', {{ value: 'mips' }}); require({script:?})");
    let ran = tools::run(Command::new("node").args(["-e", &elsewhere])).unwrap();
    assert!(
        !ran.ok && ran.err.contains("-mips, only for darwin-arm64,") && ran.err.contains("cargo install"),
        "{}",
        ran.err
    );
}

#[test]
fn a_package_holds_one_program_for_one_platform() {
    let Some(installed) = Installed::launcher() else { return };
    let program = installed.root.path().join("program");
    fs::write(&program, "").unwrap();
    for name in launcher()["optionalDependencies"].as_object().unwrap().keys() {
        let platform = name.split('/').nth(1).unwrap();
        let made = installed.make(platform, &program);
        assert!(made.ok, "{}", made.err);
        let folder = installed.package(platform);
        let manifest: Value = serde_json::from_slice(&fs::read(folder.join("package.json")).unwrap()).unwrap();
        let (os, cpu) = platform.split_once('-').unwrap();
        assert_eq!((&manifest["name"], &manifest["version"]), (&Value::from(name.as_str()), &launcher()["version"]));
        assert_eq!((&manifest["os"][0], &manifest["cpu"][0]), (&os.into(), &cpu.into()));
        let file = if os == "win32" { "mcp-lint.exe" } else { "mcp-lint" };
        assert!(folder.join("bin").join(file).is_file() && folder.join("LICENSE-MIT").is_file());
    }
    let unknown = installed.make("linux-mips", &program);
    assert!(!unknown.ok && unknown.err.contains("@mcp-config-linter/linux-mips"), "{}", unknown.err);
}
