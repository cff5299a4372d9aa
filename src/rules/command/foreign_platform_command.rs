//! A program of another operating system.

use super::cmd_wrapper;
use super::home::home;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::host::Os;
use crate::model::{Config, Launch, Server, Word, placeholder};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;

declare_rule! {
    /// This program exists on another operating system only.
    ///
    /// `cmd`, `.exe` files and `C:\` are found on Windows alone, `/usr/bin` and `/home` never there. A file that is shared through a
    /// repository is read on every system, whatever its author works on; a person's own file on that person's.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "memory": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    /// ```json (bad path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "git": { "command": "/home/linuxbrew/bin/uvx", "args": ["mcp-server-git"] } } }
    /// ```
    /// ```json (good path=~/.cursor/mcp.json os=windows)
    /// { "mcpServers": { "memory": { "command": "cmd", "args": ["/c", "npx", "-y", "@modelcontextprotocol/server-memory"] } } }
    /// ```
    pub ForeignPlatformCommand = "foreign-platform-command" {
        category: Command, level: Warning, fix: Unsafe, since: "0.1.0",
        evidence: [
            "abhigyanpatwari/GitNexus pull request 48: `cmd /c` in a project file",
            "modelcontextprotocol/servers issue 1286: a path of WSL in a Windows program",
        ],
    }
}

impl Rule for ForeignPlatformCommand {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let command = &launch.words[0];
        let systems = of_command(&command.text).filter(|_| placeholder(&command.text).is_none());
        if let Some(systems) = systems.filter(|systems| is_foreign(config, systems)) {
            report.add(finding(config, command, systems).fix(portable(server, launch)));
        }
        if launch.is_elsewhere() {
            return;
        }
        for word in launch.words[1..].iter().filter(|word| word.language.is_none() && !word.is_option()) {
            let Some(systems) = of_path(&word.text) else { continue };
            // A home folder is another rule's business where others read the file.
            let personal = config.readers.is_none() && home(&word.text).is_some();
            if is_foreign(config, systems) && placeholder(&word.text).is_none() && !personal {
                // In a shared file a path of one machine is seldom meant for others.
                let level = if config.readers.is_some() { Severity::Warning } else { Severity::Info };
                report.add(path_finding(config, word, systems).level(level));
            }
        }
    }
}

fn finding(config: &Config<'_>, word: &Word<'_>, systems: &'static [Os]) -> Finding {
    let names: Vec<&str> = systems.iter().map(|os| os.name()).collect();
    let message = format!("`{}` exists on {} only", shown(&word.text), names.join(" and "));
    let label = match config.readers {
        Some(os) => format!("this file is for {}", os.name()),
        None => "others read this file on other systems".to_owned(),
    };
    let help = match config.readers {
        Some(os) => format!("name what does the same on {}", os.name()),
        None => "name the program alone, so that each system finds its own".to_owned(),
    };
    Finding::at(word.node, message).label(label).help(help)
}

/// A path among the arguments.
fn path_finding(config: &Config<'_>, word: &Word<'_>, systems: &'static [Os]) -> Finding {
    let names: Vec<&str> = systems.iter().map(|os| os.name()).collect();
    let (label, help) = match config.readers {
        Some(os) => (format!("this file is for {}", os.name()), format!("write the path as {} has it", os.name())),
        None => (
            "others read this file on other systems".to_owned(),
            "write a path that every reader has, for example one below the project".to_owned(),
        ),
    };
    Finding::at(word.node, format!("this path exists on {} only", names.join(" and "))).label(label).help(help)
}

/// The file name of a path, which is what people recognise.
fn shown(text: &str) -> &str {
    const LONGEST: usize = 40;
    if text.len() <= LONGEST {
        return text;
    }
    text.rsplit(['/', '\\']).next().unwrap_or(text)
}

/// Whether someone reads the file on a system that is none of these.
fn is_foreign(config: &Config<'_>, systems: &[Os]) -> bool {
    match config.readers {
        Some(os) => !systems.contains(&os),
        // Nothing but Windows is told apart in a shared file: its paths fail on both others.
        None => !config.is_generic() && systems == [Os::Windows],
    }
}

/// The systems that have a program; `None`: any may.
fn of_command(text: &str) -> Option<&'static [Os]> {
    let lower = text.to_ascii_lowercase();
    let windows = matches!(lower.as_str(), "cmd" | "powershell" | "wsl")
        || lower.ends_with(".exe")
        || cmd_wrapper::is_batch_file(&lower);
    if windows { Some(&[Os::Windows]) } else { of_path(text) }
}

/// The systems that have a folder with this path; `None`: any may.
fn of_path(text: &str) -> Option<&'static [Os]> {
    const UNIX: &[Os] = &[Os::Macos, Os::Linux];
    const FOLDERS: &[(&str, &[Os])] = &[
        ("/opt/homebrew/", &[Os::Macos]),
        ("/Applications/", &[Os::Macos]),
        ("/Library/", &[Os::Macos]),
        // On Windows this is a folder of the current drive.
        ("/Users/", &[Os::Macos, Os::Windows]),
        ("/home/", &[Os::Linux]),
        ("/snap/", &[Os::Linux]),
        ("/mnt/c/", &[Os::Linux]),
        ("/mnt/d/", &[Os::Linux]),
        ("/usr/", UNIX),
        ("/bin/", UNIX),
        ("/sbin/", UNIX),
        ("/opt/", UNIX),
        ("/etc/", UNIX),
        ("/var/", UNIX),
    ];
    if is_drive_path(text) {
        return Some(&[Os::Windows]);
    }
    FOLDERS.iter().find(|(folder, _)| text.starts_with(folder)).map(|(_, systems)| *systems)
}

/// `C:\x`, `c:/x`; not `x://`.
fn is_drive_path(text: &str) -> bool {
    match text.as_bytes() {
        [letter, b':', b'\\', ..] => letter.is_ascii_alphabetic(),
        [letter, b':', b'/', rest @ ..] => letter.is_ascii_alphabetic() && rest.first() != Some(&b'/'),
        _ => false,
    }
}

/// The same entry without what only Windows has: `cmd /c`, or the ending of the program's name.
fn portable(server: &Server<'_>, launch: &Launch<'_>) -> Option<Fix> {
    let command = &launch.words[0];
    if command.text.contains(['/', '\\']) {
        return None;
    }
    if launch.program > 0 && !launch.is_elsewhere() {
        if launch.words.iter().any(|word| is_for_cmd(&word.text)) {
            return None;
        }
        return Some(Fix::risky(
            format!("start `{}` without `{}`", launch.program().text, command.text),
            cmd_wrapper::unwrap(server, launch)?,
        ));
    }
    let stem = command.text.rsplit_once('.').map(|(stem, _)| stem)?;
    let bare = !matches!(stem.to_ascii_lowercase().as_str(), "cmd" | "powershell" | "wsl");
    bare.then(|| Fix::risky(format!("write `{stem}`"), [rewrite::replace_text(command.node, stem)]))
}

/// Whether only `cmd` itself makes something of a word.
fn is_for_cmd(text: &str) -> bool {
    const BUILTINS: &[&str] = &["cd", "set", "call", "start", "pushd", "echo", "type", "if", "for"];
    BUILTINS.contains(&text.to_ascii_lowercase().as_str())
        || matches!(text, "&&" | "||" | "&" | "|" | ">" | ">>" | "<")
        || text.contains(" && ")
        || text.contains('%')
}
