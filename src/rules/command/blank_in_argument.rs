//! A blank inside an argument that is cut in two on its way.

use serde_json::Value;

use super::cmd_wrapper;
use crate::clients::{Fields, Shell, Shims, Syntax, Undefined, Variable};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::host::Os;
use crate::model::{Config, Header, Launch, Run, Server, header_variable, references};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;
use crate::syntax::rewrite::{self, Place};
use crate::text::Edit;

declare_rule! {
    /// The blank in this argument does not survive: the argument arrives in two pieces.
    ///
    /// On Windows `npx` is a batch file, and `cmd.exe` puts its command line together anew. Where the client does not quote the
    /// arguments for it, or the path of `npx` has a blank of its own (`C:\Program Files\nodejs`), they are cut at blanks. For
    /// headers `mcp-remote` has a way around: it replaces `${NAME}` by the variable itself, so the value can stand in `env`.
    ///
    /// The rule speaks about files that are meant for Windows, and about headers also in shared files of clients that are known
    /// for it: the way around works on every system.
    ///
    /// ## Example
    /// ```json (bad path=claude_desktop_config.json os=windows)
    /// {
    ///   "mcpServers": {
    ///     "notes": {
    ///       "command": "npx",
    ///       "args": ["-y", "mcp-remote", "https://notes.example.com/mcp", "--header", "Authorization: Bearer ${NOTES_TOKEN}"],
    ///       "env": { "NOTES_TOKEN": "abc" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (fixed)
    /// {
    ///   "mcpServers": {
    ///     "notes": {
    ///       "command": "npx",
    ///       "args": ["-y", "mcp-remote", "https://notes.example.com/mcp", "--header", "Authorization:${NOTES_TOKEN}"],
    ///       "env": { "NOTES_TOKEN": "Bearer abc" }
    ///     }
    ///   }
    /// }
    /// ```
    /// ```json (good path=claude_desktop_config.json os=windows)
    /// {
    ///   "mcpServers": {
    ///     "notes": {
    ///       "command": "npx",
    ///       "args": ["-y", "mcp-remote", "https://notes.example.com/mcp", "--header", "Authorization:${AUTH_HEADER}"],
    ///       "env": { "AUTH_HEADER": "Bearer abc" }
    ///     }
    ///   }
    /// }
    /// ```
    pub BlankInArgument = "blank-in-argument" {
        category: Command, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "geelen/mcp-remote, README: three clients do not escape blanks when they start `npx`, and the way around it",
            "modelcontextprotocol/servers issue 2437: a folder with a blank given to `npx`",
        ],
    }
}

impl Rule for BlankInArgument {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch().filter(|launch| launch.is_direct()) else { return };
        let Some(severity) = severity(config, launch) else { return };
        let headers = server.headers();
        let package = Run::of(launch).and_then(|run| run.package);
        for word in launch.args().iter().filter(|word| word.language.is_none() && word.text.trim().contains(' ')) {
            let header = headers.iter().find(|header| header.is_argument && header.node == word.node);
            // An option and its value, or a line that begins with the package, are words that were joined.
            if word.is_option() || package.is_some_and(|package| package.node == word.node) {
                continue;
            }
            // Of clients that quote for the batch file, only the bridge's own documentation speaks, and of headers.
            let headers_only = severity == Severity::Info || !config.is_for(Os::Windows);
            if headers_only && header.is_none() {
                continue;
            }
            let finding =
                Finding::at(word.node, "this argument contains a blank").level(severity).label(label(config, launch));
            report.add(match header {
                Some(header) => finding
                    .help(format!(
                        "write `{}:${{{}}}` and put the value into `env`: `mcp-remote` fills it in",
                        header.name,
                        header_variable(&header.name)
                    ))
                    .fix(to_environment(config, server, launch, header).map(|edits| {
                        let safety = if severity == Severity::Info { Safety::Unsafe } else { Safety::Safe };
                        Fix { title: "move the value into `env`".to_owned(), safety, edits }
                    })),
                None => finding.help("write it without a blank, or start the program through `cmd /c`"),
            });
        }
    }
}

/// What becomes of the argument.
fn label(config: &Config<'_>, launch: &Launch<'_>) -> String {
    let there = if config.target.is_none() { "on Windows " } else { "" };
    match config.era.windows_shims().0 {
        Shims::Unquoted => format!("{there}`cmd.exe` cuts it there when it runs `{}`", launch.name()),
        _ => format!("{there}`cmd.exe` cuts it there when it runs `{}` from a folder with a blank", launch.name()),
    }
}

/// How bad a blank is here; `None`: it survives.
fn severity(config: &Config<'_>, launch: &Launch<'_>) -> Option<Severity> {
    let spawn = &config.client().spawn;
    let command = &launch.words[0].text;
    let batch = cmd_wrapper::is_shim(command) || cmd_wrapper::is_batch_file(command);
    // A shell of the client's own is another story.
    let shell = matches!(spawn.shell, Shell::Windows | Shell::Always);
    if !batch || shell || config.is_generic() || config.target.is_some_and(|os| os != Os::Windows) {
        return None;
    }
    match config.era.windows_shims().0 {
        Shims::Unquoted => Some(Severity::Warning),
        _ if config.target.is_none() => None,
        // Those that resolve the file quote for it, as far as is known.
        Shims::Resolved => Some(Severity::Info),
        Shims::Unknown => Some(Severity::Warning),
        // Nothing is run at all, and another rule says so.
        Shims::Unresolved => None,
    }
}

/// Moves the value of a header into the environment.
fn to_environment(
    config: &Config<'_>,
    server: &Server<'_>,
    launch: &Launch<'_>,
    header: &Header<'_>,
) -> Option<Vec<Edit>> {
    // A client that expands the variable itself looks for it in its own environment: it has to leave what it does not find.
    let takes = |v: &Variable| v.syntax == Syntax::Braces && v.fields.contains(Fields::ARGS);
    if config.client().variables.iter().any(|v| takes(v) && v.undefined != Undefined::Literal) {
        return None;
    }
    extended(server, launch, header).or_else(|| moved(server, header))
}

/// `Bearer ${NAME}`, where `NAME` stands in `env` for this header alone: the words before it move there.
fn extended(server: &Server<'_>, launch: &Launch<'_>, header: &Header<'_>) -> Option<Vec<Edit>> {
    let found = references(&header.value);
    let [reference] = &found[..] else { return None };
    let (before, after) = (&header.value[..reference.range.start], &header.value[reference.range.end..]);
    let mentions = launch.args().iter().map(|word| word.text.matches(reference.name).count()).sum::<usize>();
    let member = server.env().find(|member| member.key.text() == reference.name && member.value.is_string())?;
    let is_plain = references(&member.value.text()).is_empty() && !member.value.text().starts_with(before);
    if before.is_empty() || mentions != 1 || !is_plain || reference.default.is_some() {
        return None;
    }
    let value = format!("{before}{}{after}", member.value.text());
    Some(vec![replace_header(header, reference.name), rewrite::replace_text(member.value, &value)])
}

/// A value without variables: it moves as a whole.
fn moved(server: &Server<'_>, header: &Header<'_>) -> Option<Vec<Edit>> {
    if !references(&header.value).is_empty() || header.value.trim().is_empty() {
        return None;
    }
    let name = header_variable(&header.name);
    let value = Value::from(header.value.trim());
    let mut edits = vec![replace_header(header, &name)];
    match server.value(Concept::Env) {
        Some(env) if env.is_object() && env.get(&name).is_none() => {
            edits.extend(rewrite::insert_member(env, Place::Last, &name, &value));
        }
        None if server.any_field(Concept::Env).is_none() => {
            let key = server.shape.and_then(|shape| shape.field_for(Concept::Env)).map_or("env", |field| field.name);
            let env = Value::Object([(name, value)].into_iter().collect());
            edits.extend(rewrite::insert_member(server.entry, Place::Last, key, &env));
        }
        _ => return None,
    }
    Some(edits)
}

fn replace_header(header: &Header<'_>, variable: &str) -> Edit {
    rewrite::replace_text(header.node, &format!("{}:${{{variable}}}", header.name))
}
