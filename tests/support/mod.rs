//! What several test programs share: a machine that is a table, and linting at a made-up place.

#![allow(dead_code, unreachable_pub, unused_imports, reason = "no test program needs all of it")]
#![allow(clippy::unwrap_used)]

mod clean;
mod fixtures;
mod host;
mod machines;
mod said;
mod truth;

use std::path::{Path, PathBuf};

pub use clean::{CleanFile, clean_files};
pub use fixtures::{FIXTURES, Fixture, fixtures};
pub use host::{HOME, TestHost, slashes};
pub use machines::{MACHINES, files_of, machines};
use mcp_lint::clients::{self, Client, Target, Version};
use mcp_lint::host::Os;
use mcp_lint::lint::{Linked, Linted, Options, lint, together};
use mcp_lint::rules::Rule;
use mcp_lint::settings::{Levels, Selector};
use mcp_lint::text::Encoding;
pub use said::everything_said;
pub use truth::{truth_case, truth_tables};

/// Where and for whom a text is linted.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// The path: `~/…` below the home folder, anything else below a project.
    pub path: String,
    /// The client, if the path does not say.
    pub client: Option<&'static Client>,
    /// Its version, if not the newest.
    pub version: Option<Version>,
    /// The system.
    pub os: Option<Os>,
    /// What the bytes of the text were.
    pub encoding: Encoding,
    /// What else exists, written like [`path`](Self::path) or absolute.
    pub beside: Vec<String>,
    /// The programs on the machine, absolute; where there are any, rules may look at it.
    pub programs: Vec<PathBuf>,
    /// The level of a rule that is off until it is named.
    pub levels: Levels,
    /// Whether rules may look at the made-up machine, where `HOME` and `PATH` are set.
    pub looks: bool,
    /// Further variables that are set on it.
    pub set: Vec<String>,
}

impl Setting {
    /// Reads `path=… client=… version=… os=… host set=NAME`.
    pub fn parse(words: &str) -> Self {
        let mut setting = Self::default();
        for word in words.split_whitespace() {
            match word.split_once('=') {
                Some(("path", path)) => setting.path = path.replace("%20", " "),
                Some(("client", id)) => setting.client = Some(client(id)),
                Some(("version", version)) => setting.version = Version::parse(version),
                Some(("os", name)) => setting.os = Some(os(name)),
                Some(("encoding", "utf-16")) => setting.encoding = Encoding::Utf16Le,
                Some(("beside", path)) => setting.beside.push(path.to_owned()),
                Some(("program", path)) => setting.programs.push(PathBuf::from(path)),
                Some(("set", name)) => setting.set.push(name.to_owned()),
                None if word == "host" => setting.looks = true,
                _ => {}
            }
        }
        setting
    }

    /// The absolute path on the made-up machine.
    pub fn absolute(&self) -> PathBuf {
        absolute(&self.path)
    }

    /// How to lint there.
    pub fn options(&self) -> Options {
        Options {
            client: self.client,
            version: self.version.clone(),
            target: self.os.map(Target::One),
            host: Some(self.looks || !self.programs.is_empty()),
            levels: self.levels.clone(),
            encoding: self.encoding,
            ..Options::default()
        }
    }

    /// The machine.
    pub fn host(&self) -> TestHost {
        let programs = self.programs.clone();
        let files = self.beside.iter().map(|path| absolute(path)).chain(programs.iter().cloned()).collect();
        let mut host = TestHost { files, programs, ..TestHost::new(self.os.unwrap_or(Os::Linux)) };
        let set = ["HOME", "PATH"].into_iter().chain(self.set.iter().map(String::as_str));
        host.variables.extend(set.map(|name| (name.to_owned(), "value".to_owned())));
        host
    }

    /// The same, with a rule at its usual level even if it is off until it is named.
    pub fn with(mut self, rule: &dyn Rule) -> Self {
        let declaration = rule.declaration();
        if declaration.opt_in {
            self.levels.set(Selector::Rule(declaration.id), Some(declaration.level));
        }
        self
    }

    /// Lints `text` there.
    pub fn lint(&self, text: &str) -> Linted {
        lint(&self.absolute(), text, &self.options(), &self.host())
    }
}

/// Lints several texts as the files of one run.
pub fn lint_together(files: &[(Setting, String)]) -> Vec<Linted> {
    let options: Vec<Options> =
        files.iter().map(|(setting, _)| Options { outline: true, ..setting.options() }).collect();
    let each = files.iter().zip(&options);
    let mut linted: Vec<Linted> =
        each.map(|((setting, text), options)| lint(&setting.absolute(), text, options, &setting.host())).collect();
    let kept: Vec<usize> = (0..linted.len()).filter(|number| linted[*number].outline.is_some()).collect();
    let linked = kept.iter().map(|number| Linked {
        outline: linted[*number].outline.as_ref().unwrap(),
        shown: &files[*number].0.path,
        text: &files[*number].1,
        options: &options[*number],
    });
    let said = together(&linked.collect::<Vec<_>>());
    for (number, said) in kept.into_iter().zip(said) {
        linted[number].add(said);
    }
    linted
}

fn absolute(path: &str) -> PathBuf {
    // A rooted path replaces what it is joined to.
    match path.strip_prefix("~/") {
        Some(rest) => Path::new(HOME).join(rest),
        None => Path::new(HOME).join("project").join(path),
    }
}

/// The client with this id, or a failed test.
pub fn client(id: &str) -> &'static Client {
    clients::by_id(id).unwrap_or_else(|| panic!("no client `{id}`"))
}

/// The system with this name, or a failed test.
pub fn os(name: &str) -> Os {
    match name {
        "windows" => Os::Windows,
        "macos" => Os::Macos,
        "linux" => Os::Linux,
        other => panic!("no system `{other}`"),
    }
}
