//! The operating system that a file is written for.

use std::borrow::Cow;
use std::path::Path;

use super::Scope;
use super::path::Parts;
use crate::host::{Host, Os};
use crate::syntax::{Document, Member, Node};

/// The systems that a file is judged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Any: a shared file. Rules about one system are silent.
    Any,
    /// This one.
    One(Os),
}

impl Target {
    /// What was `asked` for; else what the file gives away; else the host's system for files that are not shared.
    pub fn of(asked: Option<Self>, evidence: Option<Os>, scope: Scope, host: &dyn Host) -> Self {
        match (asked, evidence, scope) {
            (Some(asked), _, _) => asked,
            (None, Some(os), _) => Self::One(os),
            (None, None, Scope::User | Scope::Managed) => Self::One(host.os()),
            (None, None, Scope::Project | Scope::Plugin) => Self::Any,
        }
    }

    /// Whether the file is judged for `os` and no other.
    pub fn is(self, os: Os) -> bool {
        self == Self::One(os)
    }
}

/// Whether the arguments of this program speak of another machine.
pub fn reaches_elsewhere(program: &str) -> bool {
    ["docker", "podman", "nerdctl", "kubectl", "ssh", "wsl"].contains(&program)
}

/// The system that a file or its absolute path gives away; `None` where nothing does, or where two systems do.
///
/// In the content only commands, arguments, environment and working directories of servers count.
pub fn evidence_os(path: &Path, document: &Document<'_>) -> Option<Os> {
    let parts = Parts::of(path);
    let by_path = if parts.has_drive() || parts.holds("AppData", "Roaming") || parts.holds("AppData", "Local") {
        Some(Os::Windows)
    } else if parts.holds("Library", "Application Support") {
        Some(Os::Macos)
    } else {
        None
    };
    by_path.or_else(|| in_content(document))
}

fn in_content(document: &Document<'_>) -> Option<Os> {
    let mut found = None;
    let mut open: Vec<Node<'_>> = document.roots().collect();
    while let Some(node) = open.pop() {
        if let Some(command) = node.get("command").or_else(|| node.get("cmd")) {
            for os in in_entry(node, command) {
                if found.is_some_and(|other| other != os) {
                    return None;
                }
                found = Some(os);
            }
        }
        open.extend(node.children().filter(|child| child.is_object() || child.is_array()));
    }
    found
}

fn in_entry(entry: Node<'_>, command: Node<'_>) -> Vec<Os> {
    // A command may be a list with its arguments.
    let mut words: Vec<Cow<'_, str>> =
        command.as_str().into_iter().chain(command.items().filter_map(Node::as_str)).collect();
    let program = words.first().map(|word| program_name(word)).unwrap_or_default();
    let mut found: Vec<Os> = words.first().and_then(|word| of_command(word, &program)).into_iter().collect();
    if reaches_elsewhere(&program) {
        return found;
    }
    for Member { key, value } in entry.members() {
        match key.text().as_ref() {
            "args" => words.extend(value.items().filter_map(Node::as_str)),
            "env" | "environment" | "envs" => words.extend(value.members().filter_map(|member| member.value.as_str())),
            "cwd" => words.extend(value.as_str()),
            _ => {}
        }
    }
    found.extend(words.iter().filter_map(|word| of_word(word)));
    found
}

/// `C:\tools\NPX.cmd` → `npx`
fn program_name(command: &str) -> String {
    let name = command.rsplit(['/', '\\']).next().unwrap_or(command).to_ascii_lowercase();
    let stem = [".exe", ".cmd", ".bat"].iter().find_map(|ending| name.strip_suffix(ending));
    stem.unwrap_or(&name).to_owned()
}

fn of_command(command: &str, program: &str) -> Option<Os> {
    let ending = [".exe", ".cmd", ".bat", ".ps1"].iter().any(|ending| {
        let start = command.len().saturating_sub(ending.len());
        command.as_bytes()[start..].eq_ignore_ascii_case(ending.as_bytes())
    });
    // PowerShell without its version is the one that comes with Windows; `pwsh` runs everywhere.
    let windows = ending || ["cmd", "powershell", "wsl"].contains(&program);
    if windows { Some(Os::Windows) } else { of_word(command) }
}

fn of_word(word: &str) -> Option<Os> {
    if !word.bytes().any(|b| matches!(b, b'/' | b'\\' | b'%')) {
        return None;
    }
    const FOLDERS: [&str; 4] = ["APPDATA", "LOCALAPPDATA", "USERPROFILE", "PROGRAMFILES"];
    // A percent sign behind it closes the name.
    let names = word.rsplit('%').skip(1);
    let variable = names.into_iter().any(|name| FOLDERS.iter().any(|folder| name.eq_ignore_ascii_case(folder)));
    let below =
        |folder: &str| word.strip_prefix(folder).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    if variable || is_drive_path(word) || word.contains("AppData\\") {
        Some(Os::Windows)
    } else if word.split('/').any(|folder| folder == "Application Support")
        || below("/Users/")
        || below("/opt/homebrew/")
        || below("/Applications/")
    {
        Some(Os::Macos)
    } else if below("/home/") {
        Some(Os::Linux)
    } else {
        None
    }
}

/// `C:\x`, `c:/x`; not `x://`.
fn is_drive_path(word: &str) -> bool {
    match word.as_bytes() {
        [letter, b':', b'\\', ..] => letter.is_ascii_alphabetic(),
        [letter, b':', b'/', rest @ ..] => letter.is_ascii_alphabetic() && rest.first() != Some(&b'/'),
        _ => false,
    }
}
