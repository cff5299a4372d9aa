//! `cmd` that is not told what to run, or a batch file where only programs can be started.

use serde_json::Value;

use super::cmd_wrapper;
use crate::clients::{Scope, Shell, Shims};
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::host::Os;
use crate::model::{Config, Launch, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// `cmd` runs nothing here, or the command is a script that Windows cannot start by itself.
    ///
    /// `cmd` starts a program only after `/c`; without it, or with nothing but options behind it, it waits for input for ever.
    /// A `.ps1` file is run by `powershell -File`, never by itself; a `.cmd` or `.bat` file by `cmd /c`, where the client does not
    /// do that on its own. Some do, but forget the quotes that a path with a blank needs: `'C:\Program' is not recognized`.
    ///
    /// ## Example
    /// ```json (bad path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (bad path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (bad client=claude-desktop path=claude_desktop_config.json os=windows)
    /// { "mcpServers": { "notes": { "command": "C:\\My Tools\\notes.cmd", "args": ["--stdio"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "cmd", "args": ["/c", "C:\\My Tools\\notes.cmd", "--stdio"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub BrokenCmdWrapper = "broken-cmd-wrapper" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: [
            "`cmd /?`: only /C and /K run the rest of the line",
            "openai/codex issue 3111",
            "aaronsb/obsidian-mcp-plugin issue 31: the path of `npx.cmd` goes to `cmd.exe /C` without quotes (read 2026-11-21)",
        ],
    }
}

impl Rule for BrokenCmdWrapper {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let command = &launch.words[0];
        let lower = command.text.to_ascii_lowercase();
        if lower.rsplit(['/', '\\']).next().is_some_and(|name| matches!(name, "cmd" | "cmd.exe")) {
            report.extend(wrapper(launch));
        } else if let Some(finding) = leftover(launch) {
            report.add(finding);
        } else if lower.ends_with(".ps1") {
            report.add(
                Finding::at(command.node, "a `.ps1` file is not a program")
                    .label("Windows opens it in an editor instead of running it")
                    .help("write `powershell` and the arguments `-ExecutionPolicy`, `Bypass`, `-File`, and the path"),
            );
        } else if cmd_wrapper::is_batch_file(&lower) && !config.is_generic() {
            report.extend(batch_file(config, server, launch));
        }
    }
}

/// `npx /c npx …`: switches of `cmd` that stayed when another program became the command.
fn leftover(launch: &Launch<'_>) -> Option<Finding> {
    let (command, args) = launch.words.split_first().filter(|(command, _)| cmd_wrapper::is_shim(&command.text))?;
    let is_switch = |word: &&Word<'_>| matches!(word.text.to_ascii_lowercase().as_str(), "/c" | "/d" | "/s" | "/k");
    let first = args.first().filter(is_switch)?;
    let count = args.iter().take_while(is_switch).count();
    let names_program = args.get(count).is_some_and(|word| !word.is_option());
    let fix = match names_program {
        true => Some(Fix::safe("write `cmd` as the command", [rewrite::replace_text(command.node, "cmd")])),
        false => launch.list.map(|list| {
            let switches: Vec<_> = args[..count].iter().map(|word| word.node).collect();
            Fix::safe("remove what is for `cmd`", rewrite::remove_items(list, &switches))
        }),
    };
    Some(
        Finding::at(first.node, format!("`{}` is for `cmd`, not for `{}`", first.text, command.text))
            .label(format!("`{}` takes it for the name of a package or script", command.text))
            .help(if names_program { "write `cmd` as the command" } else { "leave it out" })
            .fix(fix),
    )
}

/// A batch file where the client may start programs only.
fn batch_file(config: &Config<'_>, server: &Server<'_>, launch: &Launch<'_>) -> Option<Finding> {
    let client = config.client();
    if matches!(client.spawn.shell, Shell::Windows | Shell::Always) || !config.is_for(Os::Windows) {
        return None;
    }
    let command = &launch.words[0];
    let before_blank = command.text.trim().split_once(' ').map(|(before, _)| before);
    let name = client.name;
    let (severity, label) = match (config.era.windows_shims(), before_blank) {
        ((Shims::Unresolved, _), _) => (Severity::Error, format!("{name} starts programs only")),
        ((Shims::Unknown, _), _) => (Severity::Warning, format!("whether {name} starts batch files is not known")),
        ((Shims::Unquoted, _), Some(before)) => {
            (Severity::Warning, format!("`cmd.exe` gets it without quotes, and looks for `{before}`"))
        }
        ((Shims::Resolved, Some(version)), _) => {
            (Severity::Info, format!("{name} starts it since {version}, older versions do not"))
        }
        ((Shims::Resolved, None) | (Shims::Unquoted, _), _) => return None,
    };
    let unquoted = config.era.windows_shims().0 == Shims::Unquoted;
    let edits = cmd_wrapper::wrap(server, launch);
    let certain = severity == Severity::Error
        && config.detected.scope == Scope::User
        && cmd_wrapper::keeps_arguments(launch)
        && before_blank.is_none();
    let safety = if certain { Safety::Safe } else { Safety::Unsafe };
    let title = "start it through `cmd /c`".to_owned();
    let bare = command.text.rsplit(['/', '\\']).next().and_then(|file| file.split('.').next()).unwrap_or_default();
    let help = match unquoted && cmd_wrapper::is_shim(bare) {
        true => format!("write `{bare}` alone, or `cmd` and the arguments `/c` and this file"),
        false => "write `cmd` and the arguments `/c` and this file".to_owned(),
    };
    let message = if unquoted { "the path of this batch file has a blank" } else { "a batch file is not a program" };
    Some(
        Finding::at(command.node, message)
            .level(config.soften(severity))
            .label(label)
            .help(help)
            .fix(edits.map(|edits| Fix { title, safety, edits })),
    )
}

fn wrapper(launch: &Launch<'_>) -> Option<Finding> {
    let command = &launch.words[0];
    let args = &launch.words[1..];
    let is_run = |text: &str| {
        let lower = text.to_ascii_lowercase();
        lower.starts_with("/c")
            || lower.starts_with("/k")
            || lower.ends_with("/c")
            || matches!(lower.as_str(), "-c" | "/r")
    };
    let Some(at) = args.iter().position(|word| is_run(&word.text)) else {
        let fix =
            args.first().zip(launch.list).filter(|(word, _)| !word.text.starts_with('/')).map(|(_, list)| {
                Fix::safe("insert `/c`", rewrite::insert_items(list, Place::First, &[Value::from("/c")]))
            });
        return Some(
            Finding::at(command.node, "`cmd` has no `/c`")
                .label("it opens a prompt and runs nothing")
                .help("put `/c` before the program")
                .fix(fix),
        );
    };
    let run = &args[at];
    // `/cnpx` and `/c npx` in one word name the program already.
    if run.text.len() > 2 && !run.text.to_ascii_lowercase().ends_with("/c") {
        return None;
    }
    let next = args.get(at + 1);
    if next.is_some_and(|word| !word.is_option()) {
        return None;
    }
    let fix =
        next.zip(launch.list).filter(|(word, _)| matches!(word.text.as_ref(), "-y" | "--yes")).map(|(_, list)| {
            Fix::safe("insert `npx`", rewrite::insert_items(list, Place::After(run.node), &[Value::from("npx")]))
        });
    let finding = Finding::at(run.node, format!("no program follows `{}`", run.text)).label("`cmd` has nothing to run");
    let finding = match next {
        Some(word) => finding.related(word.node.span(), "an option is not a program"),
        None => finding,
    };
    Some(finding.help("name the program right after it").fix(fix))
}
