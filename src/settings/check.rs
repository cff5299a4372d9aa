//! What is wrong with a settings file, all of it at once.

use super::keys::{KEYS, Key, Name, Shape};
use super::levels::{LEVELS, Selector};
use super::pattern::{BadPattern, NamePattern, Pattern};
use crate::clients::{self, ALL, GENERIC};
use crate::diagnostic::{Category, Diagnostic, Finding, Severity};
use crate::model::is_name;
use crate::rules::{self, project::UNACCEPTABLE};
use crate::syntax::{Document, FaultKind, Member, Node, Tolerance};
use crate::text::nearest;

/// The words for systems.
pub(super) const SYSTEMS: [&str; 4] = ["windows", "macos", "linux", "any"];

/// What other programs call the same thing.
const SYNONYMS: &[(&str, &str)] = &[
    ("off", "allow"),
    ("ignore", "allow"),
    ("none", "allow"),
    ("warning", "warn"),
    ("error", "deny"),
    ("forbid", "deny"),
    ("darwin", "macos"),
    ("osx", "macos"),
    ("mac", "macos"),
    ("win", "windows"),
    ("win32", "windows"),
];

/// Every mistake of a settings file, by place. They are no rule's, so their `rule` is empty.
pub(super) fn problems(document: &Document<'_>) -> Vec<Diagnostic> {
    let mut check = Check { found: Vec::new() };
    check.text(document);
    // In a text that is no TOML the keys may stand in other tables than they seem to.
    if let Some(root) = document.root().filter(|_| check.found.is_empty()) {
        check.table(root, KEYS, None);
    }
    check.found.sort_by_key(|problem| problem.primary.span);
    check.found
}

struct Check {
    found: Vec<Diagnostic>,
}

impl Check {
    fn add(&mut self, finding: Finding) {
        self.found.push(Diagnostic {
            rule: "",
            category: Category::Project,
            severity: Severity::Error,
            message: finding.message,
            primary: finding.primary,
            related: finding.related,
            elsewhere: finding.elsewhere,
            help: finding.help,
            fix: None,
            server: None,
            pointer: finding.pointer,
        });
    }

    /// What is no TOML.
    fn text(&mut self, document: &Document<'_>) {
        let tolerance = Tolerance::TOML_1_1.and(&[FaultKind::ByteOrderMark, FaultKind::Empty]);
        for fault in document.faults().iter().filter(|fault| !tolerance.accepts(fault.kind)) {
            let (message, help) = match (fault.kind, rules::syntax::sentence(fault, document)) {
                (FaultKind::DuplicateKey, _) => {
                    let line = document.line(fault.aux as usize);
                    let first = if fault.aux > 0 { format!(", first on line {line}") } else { String::new() };
                    (format!("`{}` stands twice{first}", fault.span.of(document.text())), "remove one of them")
                }
                (FaultKind::InvalidEscape, _) => {
                    ("this escape does not exist".to_owned(), "put the text in single quotes, which know no escapes")
                }
                (FaultKind::LineComment | FaultKind::BlockComment, _) => {
                    ("TOML has no such comments".to_owned(), "start the comment with `#`")
                }
                (_, Some((message, help))) => (message, help),
                (_, None) => ("this is not TOML".to_owned(), "see https://toml.io"),
            };
            self.add(Finding::span(fault.span, message).help(help));
        }
    }

    /// `of`: the key whose table it is; `None` for the whole file.
    fn table(&mut self, node: Node<'_>, keys: &'static [Key], of: Option<Node<'_>>) {
        if !self.expect(node.is_object(), node, "a table") {
            return;
        }
        let mut meant = Vec::new();
        for Member { key, value } in node.members() {
            let name = key.text();
            match keys.iter().find(|known| known.name == name) {
                Some(known) => self.shape(key, value, known.value),
                None => meant.extend(self.unknown(key, keys, of)),
            }
        }
        let is_there = |name| node.get(name).is_some() || meant.contains(&name);
        for missing in keys.iter().filter(|key| key.required && !is_there(key.name)) {
            let place = of.filter(|_| node.span().is_empty()).unwrap_or(node);
            let example = match missing.value {
                Shape::Text => "why this is fine",
                Shape::Rules => "missing-yes",
                _ => ".cursor/mcp.json",
            };
            let help = format!("add `{} = \"{example}\"`", missing.name);
            self.add(Finding::at(place, format!("`{}` is missing here", missing.name)).help(help));
        }
    }

    /// Returns the key that was probably meant.
    fn unknown(&mut self, key: Node<'_>, keys: &'static [Key], of: Option<Node<'_>>) -> Option<&'static str> {
        let name = key.text();
        let names = || keys.iter().map(|key| key.name);
        let place = of.map_or_else(|| "here".to_owned(), |of| format!("in `{}`", of.text()));
        let near = nearest(&name, names());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if of.is_none() && Selector::parse(&name).is_ok() => "levels stand under `[rules]`".to_owned(),
            None if of.is_none() && name == "client" => "clients stand under `[clients]`, by pattern".to_owned(),
            None => format!("known are {}", list(names())),
        };
        self.add(Finding::at(key, format!("there is no key `{name}` {place}")).help(help));
        near
    }

    fn shape(&mut self, key: Node<'_>, value: Node<'_>, shape: Shape) {
        match shape {
            Shape::Level => self.word(value, "level", &LEVELS.map(|(word, _)| word)),
            Shape::Os => self.word(value, "system", &SYSTEMS),
            Shape::Flag => drop(self.expect(value.as_bool().is_some(), value, "`true` or `false`")),
            Shape::Client => {
                let ids = ALL.iter().map(|client| client.id).chain([GENERIC.id]);
                let known = |id: &str| clients::by_id(id).is_some();
                self.named(value, "client", ids, known, "`mcp-lint clients` lists them");
            }
            Shape::Text => {
                let Some(text) = self.string(value) else { return };
                if text.trim().is_empty() {
                    self.add(Finding::at(value, format!("`{}` says nothing", key.text())).help("write a few words"));
                }
            }
            Shape::Endpoint => {
                let Some(text) = self.string(value) else { return };
                if !text.starts_with('/') || text.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '|'))
                {
                    let help = "write the path alone, such as `/mcp`";
                    self.add(Finding::at(value, format!("`{text}` is no path of an address")).help(help));
                }
            }
            Shape::Variables => self.each(value, |check, item| check.variables(item, false)),
            Shape::Needs => self.each(value, |check, item| check.variables(item, true)),
            Shape::Table(keys) => self.table(value, keys, Some(key)),
            Shape::Servers => self.each(value, |check, item| {
                let Some(text) = check.string(item) else { return };
                check.bad_pattern(item, NamePattern::new(&text).err());
            }),
            Shape::Rules => self.each(value, Self::rule),
            Shape::Patterns => self.each(value, |check, item| check.pattern(item)),
            Shape::Tables(keys) => {
                if !value.is_array() {
                    let help = format!("write `[[{}]]` above the keys of each", key.text());
                    return self.misfit(value, Finding::at(value, "a list of tables belongs here").help(help));
                }
                value.items().for_each(|item| self.table(item, keys, Some(key)));
            }
            Shape::Map(name, shape) => {
                if !value.is_object() {
                    let help = format!("write `[{}]` above its keys", key.text());
                    return self.misfit(value, Finding::at(value, "a table belongs here").help(help));
                }
                for member in value.members() {
                    self.name(member.key, name);
                    self.shape(member.key, member.value, *shape);
                }
            }
        }
    }

    fn name(&mut self, key: Node<'_>, name: Name) {
        let text = key.text();
        match name {
            Name::Selector => {
                if let Err(unknown) = Selector::parse(&text) {
                    let help = unknown.nearest.map_or_else(|| "`mcp-lint rules` lists them".to_owned(), did_you_mean);
                    self.add(Finding::at(key, format!("no rule or category is called `{text}`")).help(help));
                }
            }
            Name::Pattern => self.pattern_text(key, &text),
            Name::Package(registry) if !registry.is_name(&text) => {
                let help = "write the name alone, without version or tag";
                self.add(Finding::at(key, format!("`{text}` is no name of a package")).help(help));
            }
            Name::Host
                if text.is_empty() || text.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '@' | ':')) =>
            {
                let help = "write the host alone, such as `mcp.example.com`";
                self.add(Finding::at(key, format!("`{text}` is no host")).help(help));
            }
            Name::Package(_) | Name::Host => {}
        }
    }

    /// `alternatives`: whether `|` may stand between several names.
    fn variables(&mut self, item: Node<'_>, alternatives: bool) {
        let Some(text) = self.string(item) else { return };
        let mut names = text.split('|').map(str::trim);
        let wrong = if alternatives { names.any(|name| !is_name(name)) } else { !is_name(&text) };
        if wrong {
            let help = match alternatives {
                true => "write a name such as `ACME_TOKEN`, or several with `|` between them, of which one is enough",
                false => "write a name such as `ACME_TOKEN`",
            };
            self.add(Finding::at(item, format!("`{text}` is no name of a variable")).help(help));
        }
    }

    fn rule(&mut self, item: Node<'_>) {
        if UNACCEPTABLE.contains(&item.text().as_ref()) {
            let help = "set its level under `[rules]`";
            return self.add(Finding::at(item, format!("findings of `{}` cannot be accepted", item.text())).help(help));
        }
        if Category::ALL.iter().any(|category| item.text() == category.name()) {
            let help = "name the rules; `[rules]` sets the level of a whole category";
            return self.add(Finding::at(item, format!("`{}` is a category, not a rule", item.text())).help(help));
        }
        let ids = rules::ALL.iter().map(|rule| rule.declaration().id);
        self.named(item, "rule", ids, |id| rules::by_id(id).is_some(), "`mcp-lint rules` lists them");
    }

    fn pattern(&mut self, item: Node<'_>) {
        if let Some(text) = self.string(item) {
            self.pattern_text(item, &text);
        }
    }

    fn pattern_text(&mut self, node: Node<'_>, text: &str) {
        self.bad_pattern(node, Pattern::new(text, None).err());
    }

    fn bad_pattern(&mut self, node: Node<'_>, bad: Option<BadPattern>) {
        let Some(bad) = bad else { return };
        let part = node.part(bad.from, bad.to);
        let span = if part.is_empty() { node.span() } else { part };
        self.add(Finding::span(span, format!("this pattern {}", bad.message)).help(bad.help).about(node));
    }

    /// A value that is one of a few words.
    fn word(&mut self, value: Node<'_>, what: &str, words: &[&'static str]) {
        let help = format!("write {}", alternatives(words.iter().copied()));
        self.named(value, what, words.iter().copied(), |text| words.contains(&text), &help);
    }

    fn named(
        &mut self,
        value: Node<'_>,
        what: &str,
        words: impl Iterator<Item = &'static str>,
        known: impl Fn(&str) -> bool,
        list: &str,
    ) {
        if !value.is_string() {
            return self.misfit(value, Finding::at(value, format!("the name of a {what} belongs here")).help(list));
        }
        let text = value.text();
        if known(&text) {
            return;
        }
        let words: Vec<&str> = words.collect();
        let synonym = SYNONYMS.iter().find(|(other, own)| *other == text && words.contains(own)).map(|(_, own)| *own);
        let help = match synonym.or_else(|| nearest(&text, words.iter().copied())) {
            Some(near) => did_you_mean(near),
            None => list.to_owned(),
        };
        self.add(Finding::at(value, format!("no {what} is called `{text}`")).help(help));
    }

    /// The text of a string; a problem where it is none.
    fn string<'d>(&mut self, value: Node<'d>) -> Option<std::borrow::Cow<'d, str>> {
        self.expect(value.is_string(), value, "a string").then(|| value.text())
    }

    /// One value, or a list of them.
    fn each(&mut self, value: Node<'_>, mut check: impl FnMut(&mut Self, Node<'_>)) {
        match value.is_array() {
            true => value.items().for_each(|item| check(self, item)),
            false if self.expect(value.is_string(), value, "a string, or a list of strings") => check(self, value),
            false => {}
        }
    }

    fn expect(&mut self, fits: bool, value: Node<'_>, what: &str) -> bool {
        if !fits {
            self.misfit(value, Finding::at(value, format!("{what} belongs here")));
        }
        fits
    }

    /// Where nothing stands, the text is broken, and that was said.
    fn misfit(&mut self, value: Node<'_>, finding: Finding) {
        if !value.span().is_empty() && !value.is_faulty() {
            self.add(finding);
        }
    }
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// "`a`, `b` and `c`"
fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    joined(words, "and")
}

/// "`a`, `b` or `c`"
fn alternatives<'w>(words: impl Iterator<Item = &'w str>) -> String {
    joined(words, "or")
}

fn joined<'w>(words: impl Iterator<Item = &'w str>, before_last: &str) -> String {
    let mut words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.pop() {
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} {before_last} {last}", words.join(", ")),
        None => String::new(),
    }
}
