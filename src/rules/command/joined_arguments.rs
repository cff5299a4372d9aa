//! Several words of a command line in one string.

use serde_json::Value;

use super::shell_syntax;
use crate::clients::Shell;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::model::{Config, Language, Launch, Run, Runner, Server, Snippet, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::Node;
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// Several words of a command line stand in one string.
    ///
    /// A client hands every string on as one word; it does not cut at blanks and takes no quotes away. `"npx -y server"` is
    /// then the name of a program that does not exist, and `"--port 80"` an option that no server knows.
    ///
    /// ## Example
    /// ```json (bad path=.roo/mcp.json client=gemini-cli)
    /// { "mcpServers": { "git": { "command": "uvx mcp-server-git --repository /srv/repo" } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "git": { "command": "uvx", "args": ["mcp-server-git", "--repository", "/srv/repo"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y @modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "git": { "command": "sh", "args": ["-c", "exec uvx mcp-server-git"] } } }
    /// ```
    pub JoinedArguments = "joined-arguments" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["a whole line in `command` was measured: eight clients of ten start nothing (2026-11)"],
    }
}

impl Rule for JoinedArguments {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let spawn = &config.client().spawn;
        // Who hands a bare line to a shell quotes the arguments where there are some; older versions joined them with blanks.
        let quoting = spawn.shell == Shell::Always && spawn.splits_command;
        if spawn.shell == Shell::Always && !quoting {
            return;
        }
        let Some(launch) = server.launch() else {
            report.extend(alone(config, server));
            return;
        };
        let command = &launch.words[0];
        let splits = spawn.splits_command && launch.words.len() == 1;
        if !splits && let Some(sure) = is_line(&command.text) {
            report.add(whole_line(server, launch, command, sure));
            return;
        }
        report.extend(quoted_command(command).filter(|_| !splits && spawn.shell != Shell::Windows));
        let package = Run::of(launch).filter(|run| run.runner != Runner::Docker).and_then(|run| run.package);
        let wrapped = launch.words.iter().any(|word| word.language == Some(Language::Cmd));
        let Some(list) = launch.list else { return };
        let line = Line { list, package: package.map(|word| word.node), program: Some(launch.name().into_owned()) };
        let words: Vec<&Word<'_>> = launch.args().iter().filter(|word| word.language.is_none()).collect();
        let found = in_arguments(&line, &words, !wrapped && !quoting).into_iter();
        report.extend(found.map(|finding| if quoting { finding.level(Severity::Warning) } else { finding }));
    }
}

/// The arguments of a program.
struct Line<'d> {
    /// Where they stand.
    list: Node<'d>,
    /// The one that names a package.
    package: Option<Node<'d>>,
    /// The program's name, where it is known.
    program: Option<String>,
}

impl Line<'_> {
    fn is_runner(&self) -> bool {
        self.program.as_deref().is_none_or(is_runner)
    }
}

/// A piece of an entry with the arguments alone.
fn alone(config: &Config<'_>, server: &Server<'_>) -> Vec<Finding> {
    let args =
        server.value(Concept::Args).filter(|node| node.is_array() && config.snippet.is_some_and(Snippet::is_entry));
    let Some(list) = args.filter(|_| server.any_field(Concept::Command).is_none()) else { return Vec::new() };
    let words: Vec<Word<'_>> = list
        .items()
        .filter(|node| node.is_string())
        .map(|node| Word { node, text: node.text(), language: None })
        .collect();
    in_arguments(&Line { list, package: None, program: None }, &words.iter().collect::<Vec<_>>(), true)
}

fn in_arguments(line: &Line<'_>, words: &[&Word<'_>], quotes: bool) -> Vec<Finding> {
    let mut found: Vec<Finding> =
        words.iter().filter_map(|word| joined(line, word).or_else(|| quoted(word).filter(|_| quotes))).collect();
    // Where an option and its value were joined, the words of a command before it were, too.
    let first = words.iter().position(|word| word.is_option() && joined(line, word).is_some()).unwrap_or(0);
    let is_value = |at: usize| at > 0 && words[at - 1].is_option() && !matches!(&*words[at - 1].text, "-y" | "--yes");
    let commands = (0..first).filter(|at| is_command(&words[*at].text) && !is_value(*at)).map(|at| words[at]);
    found.extend(commands.filter(|word| joined(line, word).is_none()).map(|word| separated(line, word, false)));
    found
}

/// Whether a text is a command of two or three plain words: `server start`.
fn is_command(text: &str) -> bool {
    let plain = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let words: Vec<&str> = text.split(' ').collect();
    matches!(words.len(), 2 | 3) && words.into_iter().all(plain)
}

/// Programs whose command lines people paste.
fn is_runner(word: &str) -> bool {
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word).to_ascii_lowercase();
    let name = name.strip_suffix(".exe").or(name.strip_suffix(".cmd")).unwrap_or(&name);
    matches!(
        name,
        "npx"
            | "npm"
            | "node"
            | "pnpm"
            | "yarn"
            | "bun"
            | "bunx"
            | "deno"
            | "tsx"
            | "uv"
            | "uvx"
            | "pipx"
            | "python"
            | "python3"
            | "docker"
            | "podman"
            | "php"
            | "ruby"
            | "java"
            | "dotnet"
            | "go"
            | "cargo"
            | "cmd"
            | "bash"
            | "sh"
    )
}

/// Whether a command is a whole command line, and not one that only a shell can read; and whether that is sure: of a program nobody knows it is only likely.
fn is_line(text: &str) -> Option<bool> {
    if shell_syntax::operator(text.trim()).is_some() {
        return None;
    }
    let (first, rest) = text.trim().split_once(char::is_whitespace)?;
    let bare = first.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    // `Program Files` and its like stand in paths, which have a separator before the first blank.
    (!rest.trim().is_empty() && (is_runner(first) || bare)).then(|| is_runner(first))
}

/// The words of a line, and whether there can be no doubt about them.
fn words(line: &str) -> Option<(Vec<String>, bool)> {
    let plain = !line.contains(['"', '\'', '\\', '$', '|', '&', ';', '<', '>', '*', '`', '%']);
    if plain || line.contains('\\') && !line.contains(['"', '\'']) {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        return Some((words, plain));
    }
    shlex::split(line).map(|words| (words, false))
}

fn values(words: &[String]) -> Vec<Value> {
    words.iter().map(|word| Value::from(word.as_str())).collect()
}

fn whole_line(server: &Server<'_>, launch: &Launch<'_>, command: &Word<'_>, sure: bool) -> Finding {
    let fix = words(&command.text).and_then(|(words, plain)| {
        let (first, rest) = words.split_first()?;
        let mut edits = vec![rewrite::replace_text(command.node, first)];
        let is_list = server.value(Concept::Command).is_some_and(|value| value.is_array());
        match launch.list {
            Some(list) if is_list => {
                edits.extend(rewrite::insert_items(list, Place::After(command.node), &values(rest)))
            }
            Some(list) => edits.extend(rewrite::insert_items(list, Place::First, &values(rest))),
            None if server.any_field(Concept::Args).is_none() => {
                let key = server.field(Concept::Command)?.member.key;
                let args = Value::Array(values(rest));
                edits.extend(rewrite::insert_member(server.entry, Place::After(key), "args", &args));
            }
            None => return None,
        }
        let safety = if plain && sure { Safety::Safe } else { Safety::Unsafe };
        Some(Fix { title: "give each word a string of its own".to_owned(), safety, edits })
    });
    let first = command.text.split_whitespace().next().unwrap_or("");
    Finding::at(command.node, "`command` holds a whole command line")
        .level(if sure { Severity::Error } else { Severity::Warning })
        .label("no program has this name")
        .help(format!("write `{first}` here and each other word as an item of `args`"))
        .fix(fix)
}

/// An argument that is an option and its value, or the beginning of a line.
fn joined(line: &Line<'_>, word: &Word<'_>) -> Option<Finding> {
    let text = word.text.trim();
    if text.contains('\n') {
        return None;
    }
    let is_package = line.package == Some(word.node);
    let sure = match text.split_once(char::is_whitespace) {
        Some((first, rest)) => {
            let is_option = first.starts_with('-') && first.len() > 1 && !first.contains(['=', ':', '"', '\'']);
            let is_flag = is_option && first.trim_start_matches('-').starts_with(|c: char| c.is_ascii_alphabetic());
            // One word after an option is its value; more words are one only if options follow.
            let one = !rest.trim().contains(char::is_whitespace);
            let options = rest.split_whitespace().any(|word| word.starts_with('-') && word.len() > 1);
            let starts_line = matches!(first, "-y" | "--yes") || first == "run" && line.program.is_some();
            let own = line.is_runner() && starts_line;
            if !(own
                || is_package && !text.contains(['/', '\\'])
                || is_flag && (one || options)
                || is_package && (one || options))
            {
                return None;
            }
            own || is_package
        }
        None if text.starts_with("-y,") => true,
        None if is_list(text, is_package) => is_package,
        None => return None,
    };
    Some(separated(line, word, sure))
}

/// Whether commas stand between the words of a line: `a-server,--port,80`.
fn is_list(text: &str, is_package: bool) -> bool {
    let is_option = |word: &str| word.trim().starts_with("--") && word.trim().len() > 2;
    let mut words = text.split(',');
    let first = words.next().is_some_and(|first| is_package || is_option(first) && !first.contains('='));
    first && words.any(is_option)
}

/// Each word of an argument in a string of its own.
fn separated(line: &Line<'_>, word: &Word<'_>, sure: bool) -> Finding {
    const TITLE: &str = "give each word a string of its own";
    let text = word.text.trim();
    let parts = match text.contains(char::is_whitespace) && !text.starts_with("-y,") {
        true => words(text),
        false => Some((text.split(',').map(|part| part.trim().to_owned()).filter(|p| !p.is_empty()).collect(), true)),
    };
    let fix = parts.and_then(|(parts, plain)| {
        let (first, rest) = parts.split_first()?;
        let mut edits = vec![rewrite::replace_text(word.node, first)];
        edits.extend(rewrite::insert_items(line.list, Place::After(word.node), &values(rest)));
        let safety = if sure && plain { Safety::Safe } else { Safety::Unsafe };
        Some(Fix { title: TITLE.to_owned(), safety, edits })
    });
    Finding::at(word.node, "this argument holds several words")
        .label("the program gets them as one word")
        .help(TITLE)
        .fix(fix)
}

/// The text between quotes that a shell would have taken away.
fn unquoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| !inner.is_empty() && !inner.contains(quote))
}

/// Quotes around an argument.
fn quoted(word: &Word<'_>) -> Option<Finding> {
    let inner = unquoted(&word.text)?;
    let is_path = inner.contains(['/', '\\']) && !inner.contains(['{', '[']);
    let fix = Fix {
        title: "remove the quotes".to_owned(),
        safety: if is_path { Safety::Safe } else { Safety::Unsafe },
        edits: vec![rewrite::replace_text(word.node, inner)],
    };
    Some(
        between_quotes(word, "this argument contains quotes")
            .label("the program gets them as part of the word")
            .fix(fix),
    )
}

/// Quotes around the program.
fn quoted_command(command: &Word<'_>) -> Option<Finding> {
    let inner = unquoted(&command.text)?;
    let fix = Fix::safe("remove the quotes", [rewrite::replace_text(command.node, inner)]);
    Some(between_quotes(command, "the command contains quotes").label("no program has quotes in its name").fix(fix))
}

fn between_quotes(word: &Word<'_>, message: &str) -> Finding {
    let len = word.text.len();
    Finding::span(word.node.part(0, 1), message)
        .about(word.node)
        .related(word.node.part(len - 1, len), "up to here")
        .help("the quotes of the file are enough")
}
