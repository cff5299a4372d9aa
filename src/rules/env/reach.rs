//! Which environment variables reach the program that an entry runs.

use crate::clients::Environment;
use crate::model::{Config, Container, Run, Runner, Server, Setting, Word, is_name};
use crate::schemas::Concept;

/// What the entry itself sets, as far as its text shows.
pub(super) struct Reach<'d> {
    keys: Vec<String>,
    /// Names that a container gets from its starter, which has no value for them.
    valueless: Vec<Word<'d>>,
}

impl<'d> Reach<'d> {
    /// `None` where a file or another program supplies the environment.
    pub(super) fn of(config: &Config<'_>, server: &Server<'d>, run: &Run<'_, 'd>) -> Option<Self> {
        if server.value(Concept::EnvFile).is_some() || config.file().secrets_apart {
            return None;
        }
        let launch = server.launch()?;
        let mut keys: Vec<String> = server.env().map(|member| member.key.text().into_owned()).collect();
        if server.value(Concept::Env).is_some_and(|env| !env.is_object()) {
            return None;
        }
        // Also where the list is misplaced among the variables (`misplaced-env`).
        let lists = server.env().map(|member| member.value).chain(server.value(Concept::EnvPassthrough));
        let passed = lists.flat_map(|list| list.items());
        keys.extend(passed.map(|item| item.text().into_owned()));
        // `env NAME=value npx …`
        keys.extend(launch.words[..launch.program].iter().filter_map(|word| setting(&word.text)));
        let mut valueless = Vec::new();
        if let Some(container) = Container::of(launch).filter(|_| run.runner == Runner::Docker) {
            if container.takes_environment_elsewhere() {
                return None;
            }
            let own = keys.clone();
            for Setting { word, name, value } in container.environment() {
                if value.is_some() || own.iter().any(|key| key == name) || inherits(config, name) {
                    keys.push(name.to_owned());
                } else {
                    valueless.push(word.clone());
                }
            }
        }
        Some(Self { keys, valueless })
    }

    /// Whether the entry sets `key`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|own| own == key)
    }

    /// Names handed to a container for which nobody has a value.
    pub(super) fn valueless(&self) -> impl Iterator<Item = &Word<'d>> {
        self.valueless.iter().filter(|word| is_name(&word.text))
    }
}

/// The name in `NAME=value`.
fn setting(text: &str) -> Option<String> {
    text.split_once('=').map(|(name, _)| name).filter(|name| is_name(name)).map(str::to_owned)
}

/// Whether a server may find `name` in the environment of the client.
fn inherits(config: &Config<'_>, name: &str) -> bool {
    const ALWAYS: &[&str] = &[
        "APPDATA",
        "HOME",
        "HOMEDRIVE",
        "HOMEPATH",
        "LANG",
        "LOCALAPPDATA",
        "LOGNAME",
        "PATH",
        "SHELL",
        "SYSTEMROOT",
        "TEMP",
        "TERM",
        "USER",
        "USERNAME",
        "USERPROFILE",
    ];
    match config.client().spawn.environment {
        Environment::All | Environment::Wins | Environment::Unknown => true,
        Environment::WithoutSecrets => !crate::secrets::is_secret_name(name),
        Environment::Subset | Environment::PathOnly => ALWAYS.contains(&name),
    }
}
