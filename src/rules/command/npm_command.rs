//! `npm` where `npx` or the program itself was meant.

use serde_json::Value;

use super::level;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Launch, Server, Word};
use crate::syntax::rewrite::{self, Place};

/// What `npm` is told to do, where it certainly has no command of that name (npm 11.19, `lib/utils/cmd-list.js`, read
/// 2026-11-21).
pub(super) fn unknown(server: &Server<'_>, launch: &Launch<'_>) -> Option<Finding> {
    if launch.name() != "npm" {
        return None;
    }
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
            .level(level::fatal(server))
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

/// `npm -y docs-server` → `npx -y docs-server`.
fn npx(launch: &Launch<'_>, args: &[Word<'_>], at: usize) -> Option<Fix> {
    let list = launch.list.filter(|_| launch.program().text == "npm")?;
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
