//! What an entry lacks that runs a known package, and what it sets in vain.

use serde_json::{Map, Value};

use crate::clients::{Environment, Fields};
use crate::diagnostic::{Finding, Fix, Safety, Severity};
use crate::known::packages::{Need, Package, Way, Without};
use crate::model::{Config, Run, Runner, Server, references};
use crate::rules::Report;
use crate::syntax::Member;
use crate::syntax::rewrite::{self, Place};
use crate::text::distance;

use super::add::add_variables;
use super::reach::Reach;

/// One entry that runs a known package.
pub(super) struct Case<'c, 'f, 'd> {
    pub(super) config: &'c Config<'f>,
    pub(super) server: &'c Server<'d>,
    pub(super) run: &'c Run<'c, 'd>,
    pub(super) package: Package<'c>,
    pub(super) reach: &'c Reach<'d>,
}

impl<'c, 'd> Case<'c, '_, 'd> {
    /// Reports variables that are set under a wrong name one by one, and what is left of the needs together.
    pub(super) fn report(&self, unmet: &[Need<'c>], report: &mut Report<'_>) {
        let mut missing: Vec<Need<'c>> = Vec::new();
        for need in unmet {
            match self.misnamed(*need) {
                Some((member, right, is_known)) => {
                    let severity = self.severity(*need).max(Severity::Warning);
                    report.add(self.wrong_key(member, right, severity, &consequence(need.without, "it"), is_known));
                }
                None => missing.push(*need),
            }
        }
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let same: Vec<Need<'c>> = missing.iter().copied().filter(|need| self.severity(*need) == severity).collect();
            if !same.is_empty() {
                report.add(self.missing(&same).level(severity));
            }
        }
        self.slips(report);
        let needed = |key: &str| unmet.iter().any(|need| need.keys().any(|own| own == key));
        for member in self.server.env() {
            let wrong = member.key.text();
            let Some(right) = self.package.right_key(&wrong) else { continue };
            if !needed(right) && !self.reach.has(right) && !self.is_referred_to(&wrong) {
                report.add(self.wrong_key(member, right, Severity::Warning, "its value is never used", true));
            }
        }
    }

    /// Reports slips in the names of variables that the package can do without, where it is known which those are.
    fn slips(&self, report: &mut Report<'_>) {
        for member in self.server.env() {
            let name = member.key.text();
            let meant = |key: &&str| !self.reach.has(key) && key.len() > 4 && distance(&name, key, 2).is_some();
            if let Some(right) = self.package.optional_keys().find(meant).filter(|_| !self.package.reads(&name)) {
                let label = "the server never sees this value";
                let finding = self.wrong_key(member, right, Severity::Warning, label, false);
                report.add(finding.help(format!("did you mean `{right}`?")));
            }
        }
    }

    /// Whether the entry names a version, which may differ from the one that was read.
    fn is_of_another_version(&self) -> bool {
        !self.package.is_own && self.run.is_pinned()
    }

    /// How bad it is that nothing meets a need.
    fn severity(&self, need: Need<'c>) -> Severity {
        let secret = || need.keys().all(crate::secrets::is_secret_name);
        let inherited = match self.config.client().spawn.environment {
            Environment::All | Environment::Wins | Environment::Unknown => true,
            Environment::WithoutSecrets => !secret(),
            Environment::Subset | Environment::PathOnly => false,
        } && need.keys().next().is_some();
        match need.without {
            Without::Limited => Severity::Info,
            _ if need.elsewhere.is_some() => Severity::Info,
            // Who shares a file leaves secrets to the environment of each person, if they reach the server from there.
            _ if inherited && self.config.is_shared() => Severity::Info,
            Without::Exits if !inherited && !self.is_of_another_version() => Severity::Error,
            Without::Exits | Without::CallsFail => Severity::Warning,
        }
    }

    /// The variable that is set where another was meant, that other one, and whether the package is known not to read it.
    fn misnamed(&self, need: Need<'c>) -> Option<(Member<'d>, &'c str, bool)> {
        let wanted = |key: &str| need.keys().any(|wanted| wanted == key);
        let known = self.server.env().find_map(|member| {
            let right = self.package.right_key(&member.key.text()).filter(|right| wanted(right))?;
            Some((member, right, true))
        });
        known.or_else(|| {
            self.server.env().find_map(|member| {
                let key = member.key.text();
                let right = need.keys().find(|wanted| is_slip(&key, wanted))?;
                (!self.package.reads(&key)).then_some((member, right, false))
            })
        })
    }

    /// A variable that the package does not read.
    fn wrong_key(&self, member: Member<'_>, right: &str, severity: Severity, label: &str, is_known: bool) -> Finding {
        let wrong = member.key.text();
        let mut edits = rewrite::rename_key(member, right);
        if self.run.runner == Runner::Docker {
            let forwarded = self.run.options.iter().filter(|word| word.text == wrong);
            edits.extend(forwarded.map(|word| rewrite::replace_text(word.node, right)));
        }
        let safety = if is_known && !self.is_of_another_version() { Safety::Safe } else { Safety::Unsafe };
        Finding::at(member.key, format!("`{}` does not read `{wrong}`", self.package.name))
            .level(severity)
            .label(label)
            .help(format!("it reads `{right}`"))
            .fix(Fix { title: format!("rename it to `{right}`"), safety, edits })
    }

    /// Whether the entry itself uses a variable, such as in an argument: `--token ${KEY}`.
    fn is_referred_to(&self, key: &str) -> bool {
        let refers = |text: &str| references(text).iter().any(|reference| reference.name == key);
        self.run.args.iter().any(|word| word.text.contains(key))
            || self.server.env().any(|member| refers(&member.value.text()) && member.key.text() != key)
    }

    /// Needs of the same weight, as one finding.
    fn missing(&self, needs: &[Need<'c>]) -> Finding {
        let wanted: Vec<String> = needs.iter().map(|need| ways(*need)).collect();
        let node = self.run.package.map_or(self.server.entry, |word| word.node);
        let keys: Vec<&str> = needs.iter().filter_map(|need| self.recommended(*need)).flat_map(Way::keys).collect();
        let mut help = match keys.is_empty() {
            false => format!("set {} in `env`", set(keys.iter().copied())),
            true => "add it after the package".to_owned(),
        };
        if let Some(place) = needs.iter().find_map(|need| need.elsewhere) {
            let what = if keys.len() == 1 { "it" } else { "them" };
            help.push_str(&format!("; the server also takes {what} from {place}"));
        }
        let exits = needs.iter().any(|need| need.without == Without::Exits);
        let without = if exits { Without::Exits } else { needs[0].without };
        let mut finding = Finding::at(node, format!("`{}` needs {}", self.package.name, all(&wanted)))
            .label(consequence(without, if needs.len() == 1 { "it" } else { "these" }))
            .help(help)
            .fix(self.insert(needs).or_else(|| self.append(needs)));
        for when in needs.iter().filter_map(|need| need.when) {
            if let Some(member) = self.server.env().find(|member| member.key.says(when.key)) {
                finding = finding.related(member.value.span(), "because of this");
            }
        }
        finding
    }

    /// The set of variables to recommend: one that is there in part, or the first.
    fn recommended(&self, need: Need<'c>) -> Option<Way<'c>> {
        need.sets().find(|way| way.keys().any(|key| self.reach.has(key))).or_else(|| need.sets().next())
    }

    /// Adds the word that the package needs as its first argument.
    fn append(&self, needs: &[Need<'c>]) -> Option<Fix> {
        let [need] = needs else { return None };
        let word = need.ways().find_map(|way| if let Way::Word(word) = way { Some(word) } else { None })?;
        let (list, target) = (self.server.launch()?.list?, self.run.target?.node);
        let edits = rewrite::insert_items(list, Place::After(target), &[Value::from(word)]);
        list.items().any(|item| item == target).then(|| Fix::risky(format!("add `{word}` after the package"), edits))
    }

    /// Sets the keys of the first way to meet each need, each from the variable of the same name.
    fn insert(&self, needs: &[Need<'c>]) -> Option<Fix> {
        let mut keys: Vec<&str> = Vec::new();
        for need in needs {
            keys.extend(self.recommended(*need)?.keys().filter(|key| !self.reach.has(key)));
        }
        let mut values = Map::new();
        for key in &keys {
            values.insert((*key).to_owned(), Value::from(self.config.whole_variable(key, Fields::ENV)?));
        }
        let server = self.server;
        let mut edits = add_variables(server, &values)?;
        if self.run.runner == Runner::Docker {
            let list = server.launch()?.list?;
            let forwarded: Vec<Value> = keys.iter().flat_map(|key| [Value::from("-e"), Value::from(*key)]).collect();
            edits.extend(rewrite::insert_items(list, Place::Before(self.run.target?.node), &forwarded));
        }
        let what = if keys.len() == 1 { "the variable of that name" } else { "the variables of these names" };
        Some(Fix::risky(format!("set `{}` from {what}", keys.join("`, `")), edits))
    }
}

/// Whether `key` is `wanted` but for one letter, blanks in other places, or case.
fn is_slip(key: &str, wanted: &str) -> bool {
    let bare = |text: &str| text.replace(['_', '-'], "").to_ascii_uppercase();
    key != wanted && (bare(key) == bare(wanted) || (wanted.len() >= 8 && distance(key, wanted, 1).is_some()))
}

fn consequence(without: Without, what: &str) -> String {
    match without {
        Without::Exits => format!("without {what} the server exits before it answers"),
        Without::CallsFail => format!("without {what} every call fails"),
        Without::Limited => format!("without {what} only a part of its tools works"),
    }
}

/// So many ways to meet a need are spelt out.
const MANY: usize = 4;

/// The ways to meet a need, in words.
fn ways(need: Need<'_>) -> String {
    let mut words = Vec::new();
    let mut flagged = false;
    for way in need.ways() {
        match way {
            Way::Keys(_) => words.push(set(way.keys())),
            // One option stands for all.
            Way::Flag(flag) if !flagged => {
                flagged = true;
                words.push(format!("the option `{flag}`"));
            }
            Way::Flag(_) => {}
            Way::Argument(what) => words.push(format!("the argument `<{what}>`")),
            Way::Word(word) => words.push(format!("the argument `{word}`")),
        }
    }
    // Of many ways the first ones say what it is about.
    if words.len() > MANY {
        words.truncate(MANY - 1);
        words.push("another way".to_owned());
    }
    let or = if words.iter().any(|word| word.contains(" and ")) { ", or " } else { " or " };
    words.join(or)
}

/// Several needs, in words.
fn all(wanted: &[String]) -> String {
    let and = if wanted.iter().any(|ways| ways.contains(" or ")) { ", and " } else { " and " };
    match wanted {
        [first @ .., last] if !first.is_empty() => format!("{}{and}{last}", first.join(", ")),
        _ => wanted.concat(),
    }
}

/// Variables that belong together, in words.
fn set<'t>(keys: impl IntoIterator<Item = &'t str>) -> String {
    all(&keys.into_iter().map(|key| format!("`{key}`")).collect::<Vec<_>>())
}
