//! Code that is downloaded and run at every start.

use std::ops::Range;

use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::model::{Config, Language, Server};
use crate::rules::{Declaration, Report, Rule};

declare_rule! {
    /// The command line downloads code and runs it.
    ///
    /// Whatever stands at that address at the time is run with your rights, each time the client starts, and nobody sees when it
    /// changes. What the script prints may also get between client and server.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "sh", "args": ["-c", "curl -fsSL https://docs.example.com/install.sh | sh && docs-server"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "docs": { "command": "sh", "args": ["-c", "curl -fsS https://docs.example.com/ping | grep -q ok && exec docs-server"] } } }
    /// ```
    pub RemoteCode = "remote-code" {
        category: Security, level: Warning, fix: None, since: "0.1.0",
        evidence: ["OWASP Top 10 2021, A08: code from elsewhere without a check of its integrity"],
    }
}

impl Rule for RemoteCode {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        for text in server.texts() {
            let Some(language) = text.language else { continue };
            let value = text.node.text();
            let Some(range) = downloaded(&value, language) else { continue };
            let severity = if server.is_disabled() { Severity::Info } else { Severity::Warning };
            report.add(
                Finding::span(text.node.part(range.start, range.end), "this downloads code and runs it")
                    .about(text.node)
                    .level(severity)
                    .label("whatever is there at the time runs with your rights")
                    .help("install it once, look at it, and start the installed program"),
            );
        }
    }
}

/// The part of a script that downloads what it then runs.
fn downloaded(script: &str, language: Language) -> Option<Range<usize>> {
    match language {
        Language::Shell | Language::Cmd => in_shell(script).or_else(|| in_powershell(script)),
        Language::PowerShell => in_powershell(script),
        Language::Code => in_code(script),
    }
}

/// `curl … | sh`, `sh <(curl …)`, `eval "$(curl …)"`
fn in_shell(script: &str) -> Option<Range<usize>> {
    let start = ["curl ", "wget "].iter().filter_map(|program| word(script, program)).min()?;
    let before = script[..start].trim_end_matches(['"', '\'', ' ']);
    let into_shell = ["eval", "source", ".", "sh", "bash", "zsh", "-c", "python3", "python", "node"];
    let substituted = ["$(", "<(", "`"].iter().find_map(|open| before.strip_suffix(open));
    if let Some(before) = substituted {
        let last = before.trim_end_matches(['"', '\'', ' ']).rsplit([' ', ';', '&', '|']).next().unwrap_or("");
        let end = script[start..].find([')', '`']).map_or(script.len(), |at| start + at);
        return into_shell.contains(&last).then_some(start..end);
    }
    let mut at = start;
    for piece in script[start..].split('|').enumerate() {
        let (nth, text) = piece;
        if nth > 0 {
            let mut words =
                text.split_whitespace().skip_while(|w| matches!(*w, "sudo" | "env" | "-E") || w.contains('='));
            let first = words.next().unwrap_or("").trim_end_matches([';', ')', '&']);
            let program = first.rsplit('/').next().unwrap_or(first);
            if matches!(program, "sh" | "bash" | "zsh" | "dash" | "python" | "python3" | "node" | "perl" | "ruby") {
                let word = text.find(first).map_or(0, |from| from + first.len());
                return Some(start..at + word);
            }
        } else if text.contains([';', '\n']) || text.contains("&&") {
            return None;
        }
        at += text.len() + 1;
    }
    None
}

/// `irm … | iex`
fn in_powershell(script: &str) -> Option<Range<usize>> {
    let lower = script.to_ascii_lowercase();
    let gets = ["irm ", "iwr ", "invoke-restmethod", "invoke-webrequest", ".downloadstring(", "curl "];
    let start = gets.iter().filter_map(|get| word(&lower, get)).min()?;
    let runs = word(&lower, "iex").or_else(|| word(&lower, "invoke-expression"))?;
    Some(start.min(runs)..script.len())
}

/// `exec(urlopen("https://…").read())`
fn in_code(script: &str) -> Option<Range<usize>> {
    let gets = ["urlopen(", "requests.get(", "fetch(", "https.get(", "http.get(", "urlretrieve("];
    let runs = ["exec(", "eval(", "new Function(", "vm.run"];
    let remote = script.contains("http://") || script.contains("https://");
    let start = gets.iter().filter_map(|get| script.find(get)).min().filter(|_| remote)?;
    let run = runs.iter().filter_map(|run| word(script, run)).min()?;
    Some(start.min(run)..script.len())
}

/// Where a word begins that is not the end of a longer one.
fn word(text: &str, wanted: &str) -> Option<usize> {
    let free = |at: usize| !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let inner = !wanted.starts_with(|c: char| c.is_ascii_alphanumeric());
    text.match_indices(wanted).map(|(at, _)| at).find(|at| inner || free(*at))
}
