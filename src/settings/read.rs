//! From the tree of a settings file without mistakes to settings.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::levels::{LEVELS, Levels, Selector};
use super::pattern::{NamePattern, Pattern};
use super::{Ignore, Override, Settings};
use crate::clients::{self, Client, Target};
use crate::host::Os;
use crate::known::packages::Registry;
use crate::known::{AddedPackage, Additions};
use crate::rules;
use crate::syntax::{Document, Node};

/// Whatever does not fit is left out: [`check`](super::check) has spoken about it.
pub(super) fn settings(document: &Document<'_>, base: &Path, home: Option<&Path>) -> Settings {
    let mut settings = Settings { base: base.to_path_buf(), ..Settings::default() };
    let Some(root) = document.root() else { return settings };
    let read = Reader { home };
    let mut additions = Additions::default();
    for member in root.members() {
        let value = member.value;
        match member.key.text().as_ref() {
            "rules" => settings.levels = levels(value),
            "os" => settings.target = target(value),
            "host" => settings.host = value.as_bool(),
            "exclude" => settings.exclude = read.patterns(value),
            "overrides" => settings.overrides = value.items().map(|item| read.one_override(item)).collect(),
            "clients" => {
                settings.clients =
                    value.members().filter_map(|m| Some((read.pattern(m.key)?, client(m.value)?))).collect()
            }
            "packages" => value.members().for_each(|m| packages(&m.key.text(), m.value, &mut additions)),
            "hosts" => value.members().for_each(|m| additions.add_host(&m.key.text(), &m.value.text())),
            "ignore" => settings.ignores = value.items().map(|item| Arc::new(read.ignore(item))).collect(),
            _ => {}
        }
    }
    settings.additions = (!additions.is_empty()).then(|| Arc::new(additions));
    settings
}

struct Reader<'r> {
    home: Option<&'r Path>,
}

impl Reader<'_> {
    fn pattern(&self, node: Node<'_>) -> Option<Pattern> {
        Pattern::new(&node.text(), self.home).ok()
    }

    fn patterns(&self, node: Node<'_>) -> Vec<Pattern> {
        one_or_more(node).filter_map(|item| self.pattern(item)).collect()
    }

    fn one_override(&self, item: Node<'_>) -> Override {
        Override {
            files: item.get("files").map(|files| self.patterns(files)).unwrap_or_default(),
            levels: item.get("rules").map(levels).unwrap_or_default(),
            target: item.get("os").and_then(target),
            host: item.get("host").and_then(Node::as_bool),
            client: item.get("client").and_then(client),
        }
    }

    fn ignore(&self, item: Node<'_>) -> Ignore {
        let id = |node: Node<'_>| Some((rules::by_id(&node.text())?.declaration().id, node.span()));
        let name = |node: Node<'_>| NamePattern::new(&node.text()).ok();
        Ignore {
            rules: item.get("rules").into_iter().flat_map(one_or_more).filter_map(id).collect(),
            files: item.get("files").map(|files| self.patterns(files)).unwrap_or_default(),
            servers: item.get("servers").into_iter().flat_map(one_or_more).filter_map(name).collect(),
        }
    }
}

/// The broadest choices first, for the last one that fits wins.
fn levels(table: Node<'_>) -> Levels {
    let level = |word: Cow<'_, str>| LEVELS.iter().find(|(known, _)| *known == word).map(|(_, level)| *level);
    let mut choices: Vec<_> = table
        .members()
        .filter_map(|member| Some((Selector::parse(&member.key.text()).ok()?, level(member.value.text())?)))
        .collect();
    choices.sort_by_key(|(selector, _)| std::cmp::Reverse(selector.breadth()));
    let mut levels = Levels::default();
    choices.into_iter().for_each(|(selector, level)| levels.set(selector, level));
    levels
}

fn target(node: Node<'_>) -> Option<Target> {
    match node.text().as_ref() {
        "windows" => Some(Target::One(Os::Windows)),
        "macos" => Some(Target::One(Os::Macos)),
        "linux" => Some(Target::One(Os::Linux)),
        "any" => Some(Target::Any),
        _ => None,
    }
}

fn client(node: Node<'_>) -> Option<&'static Client> {
    clients::by_id(&node.text())
}

fn packages(registry: &str, table: Node<'_>, additions: &mut Additions) {
    let registry = match registry {
        "npm" => Registry::Npm,
        "pypi" => Registry::PyPi,
        _ => Registry::Docker,
    };
    for member in table.members() {
        let names = |key| member.value.get(key).into_iter().flat_map(one_or_more).map(Node::text).collect::<Vec<_>>();
        let (env, optional_env) = (names("env"), names("optional-env"));
        let package = AddedPackage {
            env: env.iter().map(AsRef::as_ref).collect(),
            optional_env: optional_env.iter().map(AsRef::as_ref).collect(),
            args: member.value.get("args").and_then(Node::as_bool).unwrap_or(false),
        };
        additions.add_package(registry, &member.key.text(), &package);
    }
}

/// The items of a list, or the value itself.
fn one_or_more<'d>(node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
    node.items().chain((!node.is_array()).then_some(node))
}
