//! A launcher that writes on standard output before the server does.

use serde_json::Value;

use super::inspector;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Language, Launch, Server, Word};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// This launcher writes on the server's standard output.
    ///
    /// Client and server talk over standard output, and every line on it is a message. `npm run` and `pnpm run` begin with the name of
    /// the script; many clients skip what they cannot read, others report an error or give up.
    ///
    /// The MCP Inspector, and `mcp dev` that starts it, open a page for trying servers. They are none themselves.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "npm", "args": ["run", "start"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "npm", "args": ["run", "--silent", "start"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["run", "--directory", "/srv/notes", "mcp", "dev", "server.py"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "uv", "args": ["run", "--directory", "/srv/notes", "mcp", "run", "server.py"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "npm", "args": ["run", "--silent", "start"] } } }
    /// ```
    pub NoisyStdout = "noisy-stdout" {
        category: Command, level: Warning, fix: Mixed, since: "0.1.0",
        evidence: [
            "npm 11.19, pnpm 9 and yarn 1.22 were run: each writes the name of the script on standard output, none with `--silent` (2026-11)",
            "Maven 3.8 was run: it logs on standard output, and not with `-q` (2026-11)",
            "@modelcontextprotocol/inspector was run: `Starting MCP inspector...` on standard output, and no answer (2026-11-21)",
            "modelcontextprotocol.io, transports: a server writes nothing but messages on standard output",
        ],
    }
}

impl Rule for NoisyStdout {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        if let Some(finding) = inspector::instead_of_server(server, launch) {
            report.add(finding);
            return;
        }
        if let Some(found) = in_script(launch) {
            let severity = if server.is_disabled() { Severity::Info } else { Severity::Warning };
            report.add(found.level(severity));
            return;
        }
        let Some(noise) = noise(launch) else { return };
        let severity = if server.is_disabled() { Severity::Info } else { noise.severity };
        let does = match noise.severity {
            Severity::Warning => "writes on standard output",
            _ => "interferes with the server's output",
        };
        let fix = launch.list.zip(noise.quiet).map(|(list, option)| {
            // What follows the script's name is the script's own to pnpm, not to npm.
            let place = match noise.what {
                "pnpm run" => Place::Before(noise.word.node),
                _ => Place::After(noise.word.node),
            };
            let edits = rewrite::insert_items(list, place, &[Value::from(option)]);
            Fix::safe(format!("add `{option}`"), edits)
        });
        report.add(
            Finding::at(noise.word.node, format!("`{}` {does}", noise.what))
                .level(severity)
                .label(noise.writes)
                .help(noise.help)
                .fix(fix),
        );
    }
}

const SCRIPT_NAME: &str = "the name of the script arrives in place of a message";

/// What a launcher writes, and how to keep it from that.
struct Noise<'l, 'd> {
    /// The word that makes it write.
    word: &'l Word<'d>,
    what: &'static str,
    writes: &'static str,
    severity: Severity,
    /// The option that silences it.
    quiet: Option<&'static str>,
    help: &'static str,
}

fn noise<'l, 'd>(launch: &'l Launch<'d>) -> Option<Noise<'l, 'd>> {
    let args = launch.args();
    let has = |names: &[&str]| {
        args.iter()
            .any(|word| names.iter().any(|name| word.text == *name || word.text.starts_with(&format!("{name}="))))
    };
    let first = args.first();
    let sub = first.map_or("", |word| word.text.as_ref());
    let info = |word: &'l Word<'d>, what, writes, help| {
        Some(Noise { word, what, writes, severity: Severity::Info, quiet: None, help })
    };
    match launch.name().as_ref() {
        name @ ("npm" | "pnpm") if matches!(sub, "run" | "start" | "run-script") && !has(&["--silent", "-s"]) => {
            let quiet = has(&["--loglevel", "--reporter"]) || is_silenced(launch);
            let what = if name == "npm" { "npm run" } else { "pnpm run" };
            (!quiet).then_some(Noise {
                word: first?,
                what,
                writes: SCRIPT_NAME,
                severity: Severity::Warning,
                quiet: Some("--silent"),
                help: "add `--silent`, or start the server itself",
            })
        }
        "yarn" if matches!(sub, "run" | "start") && !has(&["--silent", "-s"]) => info(
            first?,
            "yarn run",
            "Yarn 1 writes its version and the name of the script; later versions do not",
            "with Yarn 1 add `--silent`, or start the server itself",
        ),
        "conda" | "mamba" if sub == "run" && !has(&["--no-capture-output", "--live-stream"]) => info(
            first?,
            "conda run",
            "it keeps the server's output back until the server ends",
            "add `--no-capture-output`",
        ),
        "dotnet" if sub == "run" && !has(&["--no-build", "-v", "--verbosity"]) => info(
            first?,
            "dotnet run",
            "where it builds first, its messages come before the server's",
            "start the built program, or add `--no-build`",
        ),
        "gradle" | "gradlew" if !has(&["-q", "--quiet"]) => info(
            launch.program(),
            "gradle",
            "its log comes before the first message",
            "add `-q`, or start the built program",
        ),
        "mvn" | "mvnw" if !has(&["-q", "--quiet"]) => info(
            launch.program(),
            "mvn",
            "its log comes before the first message",
            "add `-q`, or start the built program",
        ),
        "docker-compose" if sub == "up" => compose(first?),
        "docker" | "podman" if sub == "compose" => compose(args.iter().find(|word| word.text == "up")?),
        "bash" | "zsh" | "sh" => {
            let login = first.filter(|word| word.text == "--login" || is_login(&word.text))?;
            info(login, "bash -l", "whatever the profile of the person prints comes first", "leave out `-l`")
        }
        _ => None,
    }
}

/// `npm run` in the text of a shell: `sh -c "cd /srv/notes && npm run start"`.
fn in_script(launch: &Launch<'_>) -> Option<Finding> {
    let scripts = launch.words.iter().filter(|word| matches!(word.language, Some(Language::Shell | Language::Cmd)));
    scripts.filter(|word| word.text.contains(char::is_whitespace)).find_map(|word| {
        let text = word.text.as_ref();
        let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        text.split(['&', ';', '\n']).filter(|line| !line.contains(['>', '|'])).find_map(|line| {
            let mut words = line.split_whitespace().skip_while(|w| *w == "exec" || w.contains('='));
            let (program, run) = (words.next()?, words.next()?);
            let quiet =
                |w: &str| matches!(w, "--silent" | "-s") || w.starts_with("--loglevel") || w.starts_with("--reporter");
            let noisy = matches!(program, "npm" | "pnpm") && matches!(run, "run" | "start" | "run-script");
            if !noisy || text.to_ascii_lowercase().contains("npm_config_loglevel") || words.any(quiet) {
                return None;
            }
            let (start, end) = (offset(program), offset(run) + run.len());
            let line = match program {
                "npm" => format!("npm {run} --silent"),
                _ => format!("pnpm --silent {run}"),
            };
            Some(
                Finding::span(word.node.part(start, end), format!("`{program} run` writes on standard output"))
                    .about(word.node)
                    .label(SCRIPT_NAME)
                    .help("add `--silent`, or start the server itself")
                    .fix(Fix::safe("add `--silent`", [rewrite::replace_part(word.node, start, end, &line)])),
            )
        })
    })
}

fn compose<'l, 'd>(word: &'l Word<'d>) -> Option<Noise<'l, 'd>> {
    Some(Noise {
        word,
        what: "docker compose up",
        writes: "it puts the name of the service before every line, and hands no input on",
        severity: Severity::Info,
        quiet: None,
        help: "use `docker compose run --rm` and the service",
    })
}

/// `-l`, or a cluster such as `-lc`.
fn is_login(text: &str) -> bool {
    text.starts_with('-')
        && !text.starts_with("--")
        && text.contains('l')
        && text[1..].bytes().all(|b| b.is_ascii_lowercase())
}

/// Whether a wrapper before the program sets npm's own variable for it.
fn is_silenced(launch: &Launch<'_>) -> bool {
    launch.words[..launch.program].iter().any(|word| word.text.to_ascii_lowercase().starts_with("npm_config_loglevel="))
}
