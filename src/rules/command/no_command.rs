//! Programs that are told to do what they have no command for: `npm docs-server`, `docker mcp/time`, `node @owner/server`.

use serde_json::Value;

use super::level;
use crate::diagnostic::{Finding, Fix};
use crate::known::packages::{self, Registry};
use crate::model::{Launch, Server, Word};
use crate::syntax::rewrite::{self, Place};

/// What the program of a line is told to do in vain.
pub(super) fn finding(server: &Server<'_>, launch: &Launch<'_>) -> Option<Finding> {
    let finding = match launch.name().as_ref() {
        "npm" => npm(launch),
        "node" => node(launch),
        "docker" | "podman" => container(launch),
        "pipx" => pipx(launch),
        "pip" | "pip3" => installer(launch),
        _ => None,
    };
    finding.map(|finding| finding.level(level::fatal(server)))
}

/// `node mcp-remote`: `node` looks for a file of that name. A folder may be called like anything but a package of a scope, or
/// one that everybody knows.
fn node(launch: &Launch<'_>) -> Option<Finding> {
    let word = launch.args().first().filter(|word| word.is_verbatim() && !word.is_option())?;
    let text = word.text.as_ref();
    let scoped = text.strip_prefix('@').is_some_and(|rest| rest.matches('/').count() == 1 && !rest.ends_with(".js"));
    let bare = text.rsplit_once('@').map_or(text, |(name, _)| if name.is_empty() { text } else { name });
    let known = bare.contains('-') && !bare.contains(['/', '.']) && packages::find(Registry::Npm, bare).is_some();
    (scoped || known || text == "npx").then(|| {
        let help = if text == "npx" { "write `npx` as the command" } else { "run it with `npx -y`" };
        let fix = if text == "npx" { itself(launch, &[], word) } else { npx(launch, launch.args(), 0) };
        Finding::at(word.node, format!("`node` is given `{text}`, which is no file"))
            .label("`node` runs files, and finds none of this name")
            .help(help)
            .fix(fix)
    })
}

/// `docker mcp/time`.
fn container(launch: &Launch<'_>) -> Option<Finding> {
    let name = launch.name();
    let word = launch.args().first().filter(|word| word.is_verbatim())?;
    let text = word.text.as_ref();
    // Commands and plugins are plain words.
    let is_image =
        text.contains('/') && !text.starts_with(['/', '.', '-', '$', '{', '~']) && !text.contains([' ', '\\']);
    let fix = launch.list.map(|list| {
        let words = ["run", "-i", "--rm"].map(Value::from);
        Fix::risky("insert `run -i --rm`", rewrite::insert_items(list, Place::Before(word.node), &words))
    });
    is_image.then(|| {
        Finding::at(word.node, format!("`{name}` has no command `{text}`"))
            .label(format!("`{name}` prints its help and exits"))
            .help("put `run -i --rm` before the image")
            .fix(fix)
    })
}

/// `pipx mcp-server-time`.
fn pipx(launch: &Launch<'_>) -> Option<Finding> {
    let word = launch.args().first().filter(|word| word.is_verbatim() && !word.is_option())?;
    let text = word.text.as_ref();
    let fix = launch.list.map(|list| {
        Fix::safe("insert `run`", rewrite::insert_items(list, Place::Before(word.node), &[Value::from("run")]))
    });
    (text.contains("mcp") && !text.contains([' ', '$', '{', '/'])).then(|| {
        Finding::at(word.node, format!("`pipx` has no command `{text}`"))
            .label("`pipx` lists its commands and exits")
            .help("put `run` before it")
            .fix(fix)
    })
}

/// `pip install …`.
fn installer(launch: &Launch<'_>) -> Option<Finding> {
    let word = launch.args().first().filter(|word| word.text == "install" && word.is_verbatim())?;
    Some(
        Finding::at(word.node, "`pip install` starts no server")
            .label("it installs the package and exits")
            .help("install it once in a terminal, and start its program here; or run it with `uvx`"),
    )
}

/// What `npm` is told to do, where it certainly has no command of that name (npm 11.19, `lib/utils/cmd-list.js`, read
/// 2026-11-21).
fn npm(launch: &Launch<'_>) -> Option<Finding> {
    let args = launch.args();
    let at = args.iter().position(|word| !is_switch(&word.text))?;
    let word = &args[at];
    let text = word.text.as_ref();
    // After any other option it may be a value.
    if word.is_option() || text.contains([' ', '$', '{', '%']) || !word.is_verbatim() {
        return None;
    }
    let program = PROGRAMS.contains(&text);
    let file = [".js", ".mjs", ".cjs"].iter().any(|ending| text.ends_with(ending));
    let package = text.starts_with('@') && text.contains('/') || text.contains("mcp") && !text.contains(['/', '\\']);
    let (help, fix) = if program {
        (format!("write `{text}` as the command"), itself(launch, &args[..at], word))
    } else if file {
        ("run it with `node`".to_owned(), instead(launch, &args[..at], "node"))
    } else if package {
        ("run it with `npx -y`".to_owned(), npx(launch, args, at))
    } else {
        return None;
    };
    Some(
        Finding::at(word.node, format!("`npm` has no command `{text}`"))
            .label("`npm` prints its help and exits")
            .help(help)
            .fix(fix),
    )
}

/// Programs that people put behind `npm`.
const PROGRAMS: &[&str] =
    &["node", "npx", "python", "python3", "uv", "uvx", "tsx", "bun", "bunx", "deno", "pnpm", "yarn"];

/// Options of `npm` without a value.
fn is_switch(text: &str) -> bool {
    matches!(text, "-y" | "--yes" | "-s" | "--silent" | "-q" | "--quiet" | "-g" | "--global")
}

/// `npm -y docs-server`, `node docs-server` → `npx -y docs-server`.
fn npx(launch: &Launch<'_>, args: &[Word<'_>], at: usize) -> Option<Fix> {
    let list = launch.list.filter(|_| matches!(launch.program().text.as_ref(), "npm" | "node"))?;
    let mut edits = vec![rewrite::replace_text(launch.program().node, "npx")];
    if !args[..at].iter().any(|word| matches!(word.text.as_ref(), "-y" | "--yes")) {
        edits.extend(rewrite::insert_items(list, Place::Before(args[at].node), &[Value::from("-y")]));
    }
    Some(Fix::safe("run it with `npx -y`", edits))
}

/// `npm node x.js` → `node x.js`.
fn itself(launch: &Launch<'_>, switches: &[Word<'_>], program: &Word<'_>) -> Option<Fix> {
    let list = launch.list.filter(|_| launch.is_direct())?;
    let dropped: Vec<_> = switches.iter().chain([program]).map(|word| word.node).collect();
    let mut edits = vec![rewrite::replace_text(launch.program().node, &program.text)];
    edits.extend(rewrite::remove_items(list, &dropped));
    Some(Fix::risky(format!("start `{}` itself", program.text), edits))
}

/// `npm x.js` → `node x.js`.
fn instead(launch: &Launch<'_>, switches: &[Word<'_>], program: &str) -> Option<Fix> {
    let list = launch.list.filter(|_| launch.is_direct())?;
    let dropped: Vec<_> = switches.iter().map(|word| word.node).collect();
    let mut edits = vec![rewrite::replace_text(launch.program().node, program)];
    edits.extend(rewrite::remove_items(list, &dropped));
    Some(Fix::risky(format!("run it with `{program}`"), edits))
}
