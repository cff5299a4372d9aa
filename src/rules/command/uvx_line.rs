//! What `uvx` does not take: a command of `uv`, a script, or an option that is somebody else's.

use super::level;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Launch, Run, Server, Word};
use crate::syntax::rewrite;

/// What is wrong with a line that starts with `uvx`.
pub(super) fn finding(server: &Server<'_>, launch: &Launch<'_>) -> Option<Finding> {
    let run = Run::of(launch)?;
    // Where nothing is named, or an address, another rule says that the package is missing.
    let named = run.package.is_some_and(|package| !package.text.contains("://"));
    let strange = run.options.iter().find(|word| named && word.is_option() && !is_option(&word.text));
    if let Some(word) = strange {
        return Some(option(server, launch, word));
    }
    let target = run.target.filter(|word| run.package.is_some_and(|package| package.node == word.node))?;
    let found = if target.text == "run" { command(launch, target, run.args) } else { script(launch, target) };
    found.map(|finding| finding.level(level::fatal(server)))
}

/// `uvx run server.py`: the command line of `uv`. `uvx run docs-server`: one word too many, for the package of that name has no
/// program.
fn command(launch: &Launch<'_>, run: &Word<'_>, rest: &[Word<'_>]) -> Option<Finding> {
    let next = rest.iter().find(|word| !word.is_option())?;
    let (help, fix) = match is_script(&next.text) {
        true => ("start `uv`", with_uv(launch)),
        false => {
            let edits = launch.list.map(|list| rewrite::remove_item(list, run.node));
            ("leave it out", edits.map(|edits| Fix::safe("remove `run`", edits)))
        }
    };
    Some(
        Finding::at(run.node, "`uvx` has no command `run`")
            .label("it looks for a package of this name")
            .help(help)
            .fix(fix),
    )
}

/// `uvx server.py`.
fn script(launch: &Launch<'_>, target: &Word<'_>) -> Option<Finding> {
    let plain =
        is_script(&target.text) && !target.text.contains([':', '$', '{', '%']) || is_path_of_script(&target.text);
    let fix = launch.list.filter(|_| plain).and_then(|list| {
        let mut fix = with_uv(launch)?;
        let place = rewrite::Place::Before(target.node);
        fix.edits.extend(rewrite::insert_items(list, place, &[serde_json::Value::from("run")]));
        fix.title = "run it with `uv run`".to_owned();
        Some(fix)
    });
    plain.then(|| {
        Finding::at(target.node, "this is a script, and `uvx` runs packages")
            .label("`uvx` refuses it")
            .help("run it with `uv run`")
            .fix(fix)
    })
}

/// An option that `uvx` does not know.
fn option(server: &Server<'_>, launch: &Launch<'_>, word: &Word<'_>) -> Finding {
    let of_npx = matches!(word.text.as_ref(), "-y" | "--yes");
    // A later `uvx` may know more options.
    let severity = if of_npx { level::fatal(server) } else { Severity::Warning };
    let list = launch.list.filter(|list| of_npx && list.items().any(|item| item == word.node));
    let fix = list.map(|list| Fix::safe(format!("remove `{}`", word.text), rewrite::remove_item(list, word.node)));
    let help = if of_npx { "leave it out: `uvx` never asks" } else { "name the package before its own options" };
    Finding::at(word.node, format!("`uvx` has no option `{}`", word.text))
        .level(severity)
        .label("`uvx` says so and exits")
        .help(help)
        .fix(fix)
}

/// The same line for `uv`.
fn with_uv(launch: &Launch<'_>) -> Option<Fix> {
    let program = launch.program();
    let end = program.text.to_ascii_lowercase().rfind("uvx")? + "uvx".len();
    Some(Fix::safe("start `uv`", [rewrite::replace_part(program.node, end - 1, end, "")]))
}

fn is_script(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    [".py", ".pyw", ".js", ".ts", ".sh"].iter().any(|ending| lower.ends_with(ending))
}

/// `C:\\x.py`: the drive's colon is none of an address.
fn is_path_of_script(text: &str) -> bool {
    text.as_bytes().get(1) == Some(&b':') && is_script(text)
}

/// Whether `uvx` 0.13 knows an option (`uvx --help`, and the hidden ones that its code names; run 2026-11-21).
fn is_option(text: &str) -> bool {
    const LONG: &[&str] = &[
        "allow-insecure-host",
        "build-constraint",
        "build-constraints",
        "cache-dir",
        "color",
        "compile",
        "compile-bytecode",
        "config-file",
        "config-setting",
        "config-settings",
        "config-settings-package",
        "constraint",
        "constraints",
        "default-index",
        "directory",
        "env-file",
        "exclude-newer",
        "exclude-newer-package",
        "extra-index-url",
        "find-links",
        "fork-strategy",
        "from",
        "generate-shell-completion",
        "help",
        "index",
        "index-strategy",
        "index-url",
        "isolated",
        "keyring-provider",
        "lfs",
        "link-mode",
        "managed-python",
        "native-tls",
        "offline",
        "override",
        "overrides",
        "pre",
        "preview",
        "preview-feature",
        "preview-features",
        "prerelease",
        "prerelease-package",
        "project",
        "python",
        "python-downloads",
        "python-fetch",
        "python-platform",
        "python-preference",
        "quiet",
        "refresh",
        "refresh-package",
        "reinstall",
        "reinstall-package",
        "require-build-hashes",
        "resolution",
        "show-settings",
        "system-certs",
        "torch-backend",
        "upgrade",
        "upgrade-group",
        "upgrade-package",
        "verbose",
        "version",
        "with",
        "with-editable",
        "with-requirements",
    ];
    let name = text.split_once('=').map_or(text, |(name, _)| name);
    match name.strip_prefix("--") {
        Some("") => true,
        // Most can be turned off by this.
        Some(long) => long.starts_with("no-") || LONG.contains(&long),
        None => name[1..].starts_with(|c| "wcbVifUPCnpqvh".contains(c)),
    }
}
