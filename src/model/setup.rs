//! What an entry amounts to, comparable across clients: spelling, key order and syntax of variables aside.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Intended, Run, Server, references};
use crate::clients::Syntax;
use crate::schemas::Concept;

/// What a client gets to run or to call. It holds values of the file: compare it, show nothing of it but names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// What runs, or where it is.
    pub target: Target,
    /// The environment.
    pub env: BTreeMap<String, String>,
    /// The headers, by name in lower case.
    pub headers: BTreeMap<String, String>,
}

/// What runs, or where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A package that a runner fetches.
    Package {
        /// Its name.
        name: String,
        /// The same with its version, where one is asked for.
        version: String,
        /// What it is given.
        args: Vec<String>,
    },
    /// A program.
    Program {
        /// Its name, without folder.
        name: String,
        /// What it is given.
        args: Vec<String>,
    },
    /// An address.
    Address(String),
    /// Nothing that can be compared.
    Unclear,
}

impl Setup {
    /// That of a server.
    pub fn of(server: &Server<'_>) -> Self {
        let headers = server.headers().into_iter().map(|header| (header.name.to_lowercase(), portable(&header.value)));
        let env = server.env().map(|member| (member.key.text().into_owned(), portable(&member.value.text())));
        Self { target: target(server), env: env.collect(), headers: headers.collect() }
    }
}

fn target(server: &Server<'_>) -> Target {
    if server.intended == Intended::Remote {
        let url = server.value(Concept::Url).and_then(|node| node.as_str());
        return url.map_or(Target::Unclear, |url| Target::Address(portable(url.trim().trim_end_matches('/'))));
    }
    let Some(launch) = server.launch() else { return Target::Unclear };
    let run = Run::of(launch);
    let words = run.as_ref().map_or(launch.args(), |run| run.args);
    let args: Vec<String> = words.iter().map(|word| portable(&word.text)).collect();
    match run.and_then(|run| Some((run.package_name()?.into_owned(), run.package?.text.trim().to_owned()))) {
        Some((name, version)) => Target::Package { name, version, args },
        None => Target::Program { name: launch.name().into_owned(), args },
    }
}

/// `text` with every reference to a variable in one syntax, and paths of the project and of the person in one form.
fn portable(text: &str) -> String {
    let mut out = String::new();
    let mut done = 0;
    for reference in references(text) {
        out.push_str(&text[done..reference.range.start]);
        out.push_str(&match reference.syntax {
            Syntax::WorkspaceFolder => Cow::Borrowed("."),
            Syntax::UserHome => Cow::Borrowed("~"),
            Syntax::Dollar | Syntax::Braces | Syntax::EnvColon | Syntax::CurlyEnv | Syntax::Percent
                if matches!(reference.name, "HOME" | "USERPROFILE") =>
            {
                Cow::Borrowed("~")
            }
            _ => Cow::Owned(format!("${{{}}}", reference.name)),
        });
        done = reference.range.end;
    }
    out.push_str(&text[done..]);
    match out.strip_prefix("./") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn spellings_of_one_thing_are_the_same() {
        for (one, other) in [
            ("${env:KEY}", "$KEY"),
            ("Bearer ${KEY:-x}", "Bearer {env:KEY}"),
            ("~/notes", "${userHome}/notes"),
            ("${HOME}/notes", "~/notes"),
            ("./server.js", "${workspaceFolder}/server.js"),
            ("server.js", "./server.js"),
        ] {
            assert_eq!(portable(one), portable(other));
        }
        assert_ne!(portable("${A}"), portable("${B}"));
    }
}
