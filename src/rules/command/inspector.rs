//! The Inspector, or a command that starts it, where a server belongs.

use super::level;
use crate::diagnostic::{Finding, Fix};
use crate::model::{Launch, Run, Server, Word};
use crate::syntax::rewrite;

/// `mcp dev`, `fastmcp dev`, or the Inspector's own package.
pub(super) fn instead_of_server(server: &Server<'_>, launch: &Launch<'_>) -> Option<Finding> {
    let (word, what, help, fix) = developed(launch).or_else(|| inspected(launch))?;
    Some(
        Finding::at(word.node, format!("`{what}` starts the Inspector, not a server"))
            .level(level::fatal(server))
            .label("it opens a page for trying servers, and writes about that on standard output")
            .help(help)
            .fix(fix),
    )
}

type Found<'l, 'd> = (&'l Word<'d>, String, String, Option<Fix>);

/// `mcp dev server.py`: the same with `run` is the server.
fn developed<'l, 'd>(launch: &'l Launch<'d>) -> Option<Found<'l, 'd>> {
    let (program, dev, rest) = launch.development()?;
    // Options of `dev` are not those of `run`.
    let plain = rest.iter().all(|word| !word.is_option());
    let fix = plain.then(|| Fix::safe("write `run`", [rewrite::replace_text(dev.node, "run")]));
    Some((dev, format!("{} dev", program.text), format!("write `{} run`", program.text), fix))
}

/// The package, with the server's own command line behind it.
fn inspected<'l, 'd>(launch: &'l Launch<'d>) -> Option<Found<'l, 'd>> {
    let run = Run::of(launch).filter(|run| run.package_name().is_some_and(|name| name == PACKAGE))?;
    let (package, inner) = (run.package?, run.args.first());
    let program = inner.filter(|word| !word.is_option() && !word.text.contains("://"));
    let fix = program.zip(launch.list).and_then(|(program, list)| {
        let before = launch.words.iter().skip(1).take_while(|word| word.node != program.node);
        let dropped: Vec<_> = before.chain([program]).map(|word| word.node).collect();
        let inside = dropped.iter().all(|node| list.items().any(|item| item == *node));
        let mut edits = vec![rewrite::replace_text(launch.words.first()?.node, &program.text)];
        edits.extend(rewrite::remove_items(list, &dropped));
        inside.then(|| Fix::risky(format!("start `{}` itself", program.text), edits))
    });
    Some((package, package.text.to_string(), "start the server itself".to_owned(), fix))
}

const PACKAGE: &str = "@modelcontextprotocol/inspector";
