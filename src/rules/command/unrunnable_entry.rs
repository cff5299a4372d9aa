//! A script under the interpreter of another language.

use std::path::Path;

use serde_json::Value;

use super::level;
use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::host::Host;
use crate::model::{Config, Launch, Server, Word, is_python};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite::{self, Place};

declare_rule! {
    /// This interpreter cannot run this file.
    ///
    /// `node` runs JavaScript, `python` Python, `java -jar` archives. TypeScript is the case in between: Node runs `.ts` files since
    /// 22.18 if they hold nothing but types beyond JavaScript, and never `.tsx`.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "node", "args": ["src/index.ts", "--stdio"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "npx", "args": ["-y", "tsx", "src/index.ts", "--stdio"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "python", "args": ["build/index.js"] } } }
    /// ```
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "python", "args": ["-m", "notes-server"] } } }
    /// ```
    /// ```json (fixed unsafe)
    /// { "mcpServers": { "notes": { "command": "python", "args": ["-m", "notes_server"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "notes": { "command": "node", "args": ["--import", "tsx", "src/index.ts"] },
    ///     "other": { "command": "bun", "args": ["src/index.ts"] }
    ///   }
    /// }
    /// ```
    pub UnrunnableEntry = "unrunnable-entry" {
        category: Command, level: Error, fix: Unsafe, since: "0.1.0",
        evidence: [
            "nodejs.org/api/typescript.html: types are stripped since 22.18 and 23.6, `.tsx` is refused",
            "docs.python.org, `-m module-name`: a name of a module without an ending; a package's name may be another one",
            "docs.oracle.com, the `java` command: `-jar` takes an archive",
        ],
    }
}

impl Rule for UnrunnableEntry {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(launch) = server.launch() else { return };
        let fatal = level::fatal(server);
        let (interpreter, args) = launch.interpreter();
        if let Some(script) = launch.script().filter(|word| word.is_verbatim()) {
            report.extend(check(launch, &interpreter, script, fatal));
        } else if is_python(&interpreter) {
            report.extend(module(args).map(|finding| finding.level(Severity::Warning.min(fatal))));
        } else if let (Some(host), "node") = (report.host(), interpreter.as_ref()) {
            report.extend(folder(host, launch).map(|finding| finding.level(fatal)));
        }
    }
}

/// What the ending of a script says about its language.
fn language(path: &str) -> Option<&'static str> {
    let lower = path.to_ascii_lowercase();
    let name = lower.rsplit(['/', '\\']).next()?;
    Some(match name.rsplit_once('.')?.1 {
        "py" | "pyw" => "Python",
        "js" | "mjs" | "cjs" | "jsx" => "JavaScript",
        "ts" | "mts" | "cts" | "tsx" => "TypeScript",
        "rb" => "Ruby",
        "php" => "PHP",
        "sh" | "bash" => "a shell script",
        "jar" => "a Java archive",
        "class" | "java" => "Java code",
        _ => return None,
    })
}

fn check(launch: &Launch<'_>, interpreter: &str, script: &Word<'_>, fatal: Severity) -> Option<Finding> {
    let language = language(&script.text)?;
    let own: &[&str] = match interpreter {
        "node" => &["JavaScript"],
        "bun" | "deno" | "tsx" | "ts-node" => &["JavaScript", "TypeScript"],
        "php" => &["PHP"],
        "ruby" => &["Ruby"],
        "bash" | "sh" | "zsh" => &["a shell script"],
        "java" => &["a Java archive"],
        _ if is_python(interpreter) => &["Python"],
        _ => return None,
    };
    if own.contains(&language) {
        return None;
    }
    let node_on_types = interpreter == "node" && language == "TypeScript";
    let tsx = script.text.to_ascii_lowercase().ends_with(".tsx");
    let (severity, label, help) = match (node_on_types, tsx) {
        (true, false) => (
            Severity::Warning,
            "Node before 22.18 refuses it, later versions take it if types are all that is new in it".to_owned(),
            "run it with `npx -y tsx`, or name the JavaScript that it is compiled to".to_owned(),
        ),
        (true, true) => (
            fatal,
            "Node refuses this ending in every version".to_owned(),
            "run it with `npx -y tsx`, or name the JavaScript that it is compiled to".to_owned(),
        ),
        _ => (fatal, format!("`{interpreter}` takes it for its own language and fails"), advice(language)),
    };
    Some(
        Finding::at(script.node, format!("`{interpreter}` is given {language}"))
            .level(severity.min(fatal))
            .label(label)
            .help(help)
            .fix(with_tsx(launch, script).filter(|_| node_on_types)),
    )
}

fn advice(language: &str) -> String {
    match language {
        "Python" => "run it with `python` or `uv run`",
        "JavaScript" => "run it with `node`",
        "TypeScript" => "run it with `npx -y tsx`",
        "Ruby" => "run it with `ruby`",
        "PHP" => "run it with `php`",
        "a shell script" => "run it with `bash`",
        "a Java archive" => "run it with `java -jar`",
        _ => "build the archive, and name that",
    }
    .to_owned()
}

/// What stands after `python -m` and is no module: a file, or the name of a package.
fn module(args: &[Word<'_>]) -> Option<Finding> {
    let at = args.iter().position(|word| !word.is_option() || matches!(&*word.text, "-m" | "-c"))?;
    let word = args.get(at + 1).filter(|word| args[at].text == "-m" && word.is_verbatim())?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if word.text.ends_with(".py") {
        return Some(
            Finding::at(word.node, "`-m` is given a file")
                .label("the name of a module belongs here")
                .help("write the name of the module, without `.py`, or leave out `-m`"),
        );
    }
    (word.text.contains('-') && !word.is_option() && word.text.chars().all(plain)).then(|| {
        let name = word.text.replace('-', "_");
        Finding::at(word.node, format!("`{}` is the name of a package, not of a module", word.text))
            .label("the name of an installed module has no `-`")
            .help(format!("write `{name}`, if its module is called so"))
            .fix(Fix::risky(format!("write `{name}`"), [rewrite::replace_text(word.node, &name)]))
    })
}

/// `node x.ts` → `npx -y tsx x.ts`, where `node` has no options of its own.
fn with_tsx(launch: &Launch<'_>, script: &Word<'_>) -> Option<Fix> {
    let list = launch.list?;
    let is_first = launch.args().first().is_some_and(|first| first.node == script.node);
    if !is_first || launch.program().text != "node" {
        return None;
    }
    let words = [Value::from("-y"), Value::from("tsx")];
    let mut edits = rewrite::insert_items(list, Place::Before(script.node), &words);
    edits.push(rewrite::replace_text(launch.program().node, "npx"));
    Some(Fix::risky("run it with `npx -y tsx`", edits))
}

/// `node folder`, where the folder holds nothing that Node starts.
fn folder(host: &dyn Host, launch: &Launch<'_>) -> Option<Finding> {
    let word = launch.args().first().filter(|word| !word.is_option() && !word.text.contains(['$', '{', '%', '~']))?;
    let path = Path::new(word.text.as_ref());
    let is_file = path.extension().is_some();
    let starts = ["package.json", "index.js", "index.json", "index.node"];
    if is_file || !path.is_absolute() || !host.exists(path) || starts.iter().any(|name| host.exists(&path.join(name))) {
        return None;
    }
    // A file without an ending is JavaScript to Node; a folder has something in it.
    let is_folder = !host.is_file(path);
    is_folder.then(|| {
        Finding::at(word.node, "this folder has neither `package.json` nor `index.js`")
            .label("Node finds nothing in it to start")
            .help("name the file to run")
    })
}
