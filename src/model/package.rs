//! Programs that fetch and run a package: which package, and where its own arguments begin.

use std::borrow::Cow;

use super::docker::{Container, Verb};
use super::launch::{lower, name};
use super::{Launch, Word};
use crate::known::packages::Registry;

/// A program that runs packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// `npx`, `npm exec`
    Npx,
    /// `pnpm dlx`, `pnpx`
    Pnpm,
    /// `yarn dlx`
    Yarn,
    /// `bunx`, `bun x`
    Bunx,
    /// `uvx`, `uv tool run`
    Uvx,
    /// `pipx run`
    Pipx,
    /// `docker run`, `podman run`
    Docker,
}

impl Runner {
    /// Where it looks for packages.
    pub fn registry(self) -> Registry {
        match self {
            Self::Npx | Self::Pnpm | Self::Yarn | Self::Bunx => Registry::Npm,
            Self::Uvx | Self::Pipx => Registry::PyPi,
            Self::Docker => Registry::Docker,
        }
    }
}

/// One use of a runner.
#[derive(Clone, Debug)]
pub struct Run<'l, 'd> {
    /// The program.
    pub runner: Runner,
    /// Its own options, before the package.
    pub options: &'l [Word<'d>],
    /// The word that names what runs; with `--package`/`--from` that is an executable in it.
    pub target: Option<&'l Word<'d>>,
    /// The package if an option names it, else the target.
    pub package: Option<&'l Word<'d>>,
    /// The arguments of what runs.
    pub args: &'l [Word<'d>],
}

impl<'l, 'd> Run<'l, 'd> {
    /// The package run by a command line, if its program is a runner.
    pub fn of(launch: &'l Launch<'d>) -> Option<Self> {
        let args = launch.args();
        let sub = |n: usize| args.get(n).map_or("", |w| w.text.as_ref());
        let (runner, skip) = match (name(&launch.program().text).as_ref(), sub(0), sub(1)) {
            ("npx", _, _) => (Runner::Npx, 0),
            ("npm", "exec" | "x", _) => (Runner::Npx, 1),
            ("pnpx", _, _) => (Runner::Pnpm, 0),
            ("pnpm", "dlx" | "exec", _) => (Runner::Pnpm, 1),
            ("yarn", "dlx", _) => (Runner::Yarn, 1),
            ("bunx", _, _) => (Runner::Bunx, 0),
            ("bun", "x", _) => (Runner::Bunx, 1),
            ("uvx", _, _) => (Runner::Uvx, 0),
            ("uv", "tool", "run") => (Runner::Uvx, 2),
            ("pipx", "run", _) => (Runner::Pipx, 1),
            _ => return Self::of_image(launch),
        };
        Some(split(runner, &args[skip..]))
    }

    fn of_image(launch: &'l Launch<'d>) -> Option<Self> {
        let container = Container::of(launch).filter(|container| container.verb == Verb::Run)?;
        let Container { options, target, args, .. } = container;
        Some(Self { runner: Runner::Docker, options, target, package: target, args })
    }

    /// Whether exactly one version of the package can run.
    pub fn is_pinned(&self) -> bool {
        self.package.is_some_and(|package| {
            let text = package.text.rsplit_once("--package=").map_or(package.text.as_ref(), |(_, name)| name);
            is_pinned(self.runner, text)
        })
    }

    /// The package's name without version, or the image without tag; `None` where nothing or a variable stands there.
    pub fn package_name(&self) -> Option<Cow<'l, str>> {
        let text = self.package?.text.trim();
        let name = match self.runner {
            Runner::Docker => {
                let untagged = text.split('@').next().unwrap_or(text);
                let slash = untagged.rfind('/').map_or(0, |i| i + 1);
                untagged[slash..].find(':').map_or(untagged, |i| &untagged[..slash + i])
            }
            Runner::Uvx | Runner::Pipx => {
                let end = text.find(['@', '=', '<', '>', '~', '[', ' ', '!', ';']).unwrap_or(text.len());
                &text[..end]
            }
            _ => {
                let scope = usize::from(text.starts_with('@'));
                text[scope..].find('@').map_or(text, |i| &text[..scope + i])
            }
        };
        let marked = name.bytes().any(|b| matches!(b, b'$' | b'{' | b'%' | b'\\' | b' '));
        // The one sign is found faster than the three.
        let is_address = name.contains(':') && name.contains("://");
        let plain = !name.is_empty() && !marked && !is_address;
        plain.then(|| lower(name))
    }
}

fn split<'l, 'd>(runner: Runner, words: &'l [Word<'d>]) -> Run<'l, 'd> {
    let (mut at, mut package) = (0, None);
    while let Some(word) = words.get(at) {
        let text = word.text.as_ref();
        if text == "--" {
            at += 1;
            break;
        }
        if !word.is_option() {
            break;
        }
        let (name, glued) = text.split_once('=').map_or((text, false), |(name, _)| (name, true));
        let takes_value = takes_value(runner, name) && !glued;
        if names_package(runner, name) {
            package = if glued { Some(word) } else { words.get(at + 1) };
        }
        at += if takes_value { 2 } else { 1 };
    }
    let at = at.min(words.len());
    let target = words.get(at);
    Run {
        runner,
        options: &words[..at],
        target,
        package: package.or(target),
        args: words.get(at + 1..).unwrap_or_default(),
    }
}

/// Whether an option of the runner names the package that holds the target.
fn names_package(runner: Runner, option: &str) -> bool {
    match runner {
        Runner::Npx | Runner::Pnpm | Runner::Yarn | Runner::Bunx => matches!(option, "-p" | "--package"),
        Runner::Uvx => option == "--from",
        Runner::Pipx => option == "--spec",
        Runner::Docker => false,
    }
}

/// Whether an option of the runner takes the next word as its value.
fn takes_value(runner: Runner, option: &str) -> bool {
    match runner {
        Runner::Npx | Runner::Pnpm | Runner::Yarn | Runner::Bunx => matches!(
            option,
            "-p" | "--package"
                | "-c"
                | "--call"
                | "-w"
                | "--workspace"
                | "--registry"
                | "--prefix"
                | "--cache"
                | "--userconfig"
                | "-n"
                | "--node-arg"
                | "--shell"
                | "--loglevel"
                | "-C"
                | "--dir"
        ),
        Runner::Uvx => matches!(
            option,
            "--from"
                | "--with"
                | "-w"
                | "--with-editable"
                | "--with-requirements"
                | "--python"
                | "-p"
                | "--index"
                | "--default-index"
                | "-i"
                | "--index-url"
                | "--extra-index-url"
                | "-f"
                | "--find-links"
                | "--index-strategy"
                | "--keyring-provider"
                | "--resolution"
                | "--prerelease"
                | "--cache-dir"
                | "--config-file"
                | "--directory"
                | "--project"
                | "-P"
                | "--upgrade-package"
                | "--refresh-package"
                | "--exclude-newer"
                | "--link-mode"
                | "-C"
                | "--config-setting"
                | "--env-file"
                | "-c"
                | "--constraints"
                | "--overrides"
                | "--color"
                | "--allow-insecure-host"
                | "--python-preference"
                | "-b"
                | "--build-constraints"
                | "--reinstall-package"
        ),
        Runner::Pipx => matches!(option, "--spec" | "--python" | "--index-url" | "-i" | "--pip-args" | "--with"),
        // Taken apart by [`Container`].
        Runner::Docker => false,
    }
}

fn is_pinned(runner: Runner, text: &str) -> bool {
    if let Some((_, address)) = text.split_once("://") {
        // A commit, tag or branch; which of them is not told apart.
        return address.contains(['@', '#']) || address.ends_with(".tgz") || address.ends_with(".whl");
    }
    match runner {
        Runner::Docker => {
            let name = text.rsplit('/').next().unwrap_or(text);
            name.contains('@') || name.split_once(':').is_some_and(|(_, tag)| tag != "latest")
        }
        Runner::Uvx | Runner::Pipx => {
            let version = text.split_once("==").or_else(|| text.split_once('@')).map(|(_, version)| version);
            version.is_some_and(is_exact)
        }
        _ => {
            let start = usize::from(text.starts_with('@'));
            text[start..].split_once('@').is_some_and(|(_, version)| is_exact(version))
                || text.split_once('#').is_some_and(|(_, commit)| !commit.is_empty())
        }
    }
}

/// Whether a version is one, not a range or a name that moves.
fn is_exact(version: &str) -> bool {
    version.starts_with(|c: char| c.is_ascii_digit() || c == 'v')
        && version.contains(|c: char| c.is_ascii_digit())
        && version.contains('.')
        && !version.contains(['x', '*', ' ', '|', '>', '<'])
}
