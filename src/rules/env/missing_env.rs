//! A variable that the server needs and nobody sets.

use crate::clients::Fields;
use crate::declare_rule;
use crate::diagnostic::{Finding, Severity};
use crate::known::packages::Need;
use crate::model::{Config, Run, Server};
use crate::rules::{Declaration, Report, Rule};
use crate::schemas::Concept;

use super::lack::Case;
use super::reach::Reach;

declare_rule! {
    /// The server needs an environment variable that the entry does not set.
    ///
    /// Many servers exit at once without their key, and the client only says that the connection closed. The rule knows what
    /// well-known packages need, from their own code; it goes by the package that runs, never by the name of the entry. Where
    /// the client hands its own environment on to servers, the variable may come from there, and it is a warning. It also knows
    /// variables that people set instead, and that the package never looks at. Packages of your own are added in the settings
    /// under `[packages]`; slips in the names of their optional variables are found, too.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "search": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-brave-search"] }
    ///   }
    /// }
    /// ```
    /// ```json (fixed unsafe)
    /// {
    ///   "mcpServers": {
    ///     "search": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-brave-search"], "env": { "BRAVE_API_KEY": "${env:BRAVE_API_KEY}" } }
    ///   }
    /// }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "search": {
    ///       "command": "npx",
    ///       "args": ["-y", "@modelcontextprotocol/server-brave-search"],
    ///       "env": { "BRAVE_API_KEY": "${env:BRAVE_API_KEY}" }
    ///     }
    ///   }
    /// }
    /// ```
    pub MissingEnv = "missing-env" {
        category: Env, level: Error, fix: Mixed, since: "0.1.0",
        evidence: ["each package's own code; file, version and date stand in `known`"],
    }
}

impl Rule for MissingEnv {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        // Variables under a key that the client ignores are there, and another rule says where they belong.
        if server.is_disabled() || server.any_field(Concept::Env).is_some_and(|env| !env.is_read()) {
            return;
        }
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let Some(reach) = Reach::of(config, server, &run) else { return };
        let package = run.package_name().and_then(|name| config.package(run.runner.registry(), &name));
        let mut told: Vec<&str> = Vec::new();
        if let Some(package) = package {
            let case = Case { config, server, run: &run, package, reach: &reach };
            let args: Vec<&str> = run.args.iter().map(|word| word.text.as_ref()).collect();
            let value = |key: &str| server.env().find(|member| member.key.says(key)).map(|member| member.value.text());
            let unmet = package.needs().filter(|need| need.applies(value) && !need.is_met(|key| reach.has(key), &args));
            let mut unmet: Vec<Need> = unmet.collect();
            // Of needs that one variable brings with it, the first says it for all.
            let mut brought: Vec<&str> = Vec::new();
            unmet.retain(|need| {
                let again = need.when.is_some_and(|when| brought.contains(&when.key));
                brought.extend(need.when.map(|when| when.key));
                !again
            });
            told.extend(unmet.iter().flat_map(|need| need.keys()));
            case.report(&unmet, report);
        }
        for word in reach.valueless().filter(|word| !told.contains(&word.text.as_ref())) {
            let help = match config.whole_variable(&word.text, Fields::ENV) {
                Some(variable) => format!("add it to `env`: `\"{}\": \"{variable}\"`", word.text),
                None => "add it to `env` with its value".to_owned(),
            };
            report.add(
                Finding::at(word.node, format!("`{}` is handed to the container, but nothing sets it", word.text))
                    .level(Severity::Warning)
                    .label(format!("{} does not hand its own environment on to servers", config.client().name))
                    .help(help),
            );
        }
    }
}
