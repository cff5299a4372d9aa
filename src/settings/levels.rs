//! The level of each rule, as the person chose it.

use crate::diagnostic::{Category, Diagnostic, Severity};
use crate::rules::{self, Declaration};
use crate::text::nearest;

/// What a choice of level is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// One rule.
    Rule(&'static str),
    /// All rules of a family.
    Category(Category),
    /// Whatever is at level warning.
    Warnings,
    /// Everything.
    All,
}

/// The words for levels in settings and options, each with the level; `allow` drops the findings.
pub const LEVELS: [(&str, Option<Severity>); 4] = [
    ("allow", None),
    ("info", Some(Severity::Info)),
    ("warn", Some(Severity::Warning)),
    ("deny", Some(Severity::Error)),
];

/// A word that selects nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSelector {
    /// The word.
    pub word: String,
    /// What was probably meant.
    pub nearest: Option<&'static str>,
}

impl Selector {
    /// Reads a rule's id, a category, `warnings` or `all`.
    ///
    /// # Errors
    /// [`UnknownSelector`] for any other word.
    pub fn parse(word: &str) -> Result<Self, UnknownSelector> {
        match word {
            "warnings" => return Ok(Self::Warnings),
            "all" => return Ok(Self::All),
            _ => {}
        }
        if let Some(category) = Category::ALL.into_iter().find(|category| category.name() == word) {
            return Ok(Self::Category(category));
        }
        if let Some(rule) = rules::by_id(word) {
            return Ok(Self::Rule(rule.declaration().id));
        }
        Err(UnknownSelector { word: word.to_owned(), nearest: nearest(word, Self::words()) })
    }

    /// Every word that selects something: `all`, `warnings`, the categories, the rules.
    pub fn words() -> impl Iterator<Item = &'static str> {
        let categories = Category::ALL.iter().map(|category| category.name());
        ["all", "warnings"].into_iter().chain(categories).chain(rules::ALL.iter().map(|rule| rule.declaration().id))
    }

    /// How much it selects: of two that stand side by side without an order, the one that says less weighs more.
    pub(super) fn breadth(self) -> u8 {
        match self {
            Self::Rule(_) => 0,
            Self::Category(_) => 1,
            Self::Warnings => 2,
            Self::All => 3,
        }
    }

    fn selects(self, rule: (&str, Category), level: Severity) -> bool {
        match self {
            Self::Rule(id) => rule.0 == id,
            Self::Category(category) => rule.1 == category,
            Self::Warnings => level == Severity::Warning,
            Self::All => true,
        }
    }
}

/// The levels that the person chose, in the order of choice: the last one that fits wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(Vec<(Selector, Option<Severity>)>);

impl Levels {
    /// Adds a choice; `None` drops the findings.
    pub fn set(&mut self, selector: Selector, level: Option<Severity>) {
        self.0.push((selector, level));
    }

    /// Adds the choices of `others`, which weigh more.
    pub fn extend(&mut self, others: &Self) {
        self.0.extend_from_slice(&others.0);
    }

    /// Whether a rule has to run: one that is off until it is named need not, unless it is.
    pub fn runs(&self, rule: &Declaration) -> bool {
        !rule.opt_in || self.0.iter().any(|(selector, _)| *selector == Selector::Rule(rule.id))
    }

    /// Whether findings of a rule at its usual level are wanted.
    pub fn wants(&self, rule: &Declaration) -> bool {
        self.level((rule.id, rule.category), rule.level, rule.opt_in).is_some()
    }

    /// The level of a finding; `None`: it is not wanted.
    pub fn of(&self, diagnostic: &Diagnostic) -> Option<Severity> {
        let opt_in = rules::by_id(diagnostic.rule).is_some_and(|rule| rule.declaration().opt_in);
        self.level((diagnostic.rule, diagnostic.category), diagnostic.severity, opt_in)
    }

    fn level(&self, rule: (&str, Category), severity: Severity, opt_in: bool) -> Option<Severity> {
        let own = Some(severity).filter(|_| !opt_in);
        self.0.iter().fold(own, |level, (selector, chosen)| {
            // What is dropped has no level to be selected by, but its rule may be named again; one that is off until it is
            // named takes no part in what is chosen for its family.
            let fits = selector.selects(rule, level.unwrap_or(Severity::Info));
            let named = matches!(selector, Selector::Rule(_));
            if fits && (named || !opt_in || level.is_some()) { *chosen } else { level }
        })
    }

    /// Gives every finding its level, and drops those that are not wanted.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| match self.of(diagnostic) {
            Some(level) => {
                diagnostic.severity = level;
                true
            }
            None => false,
        });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;
    use crate::rules::Report;
    use crate::text::Span;

    fn level(choices: &[(&str, Option<Severity>)]) -> Option<Severity> {
        let mut out = Vec::new();
        let rule = rules::by_id("missing-yes").unwrap();
        Report::new(rule, None, &mut out).add(Finding::span(Span::empty(0), "x").level(Severity::Warning));
        let mut levels = Levels::default();
        for (word, level) in choices {
            levels.set(Selector::parse(word).unwrap(), *level);
        }
        levels.apply(&mut out);
        out.first().map(|diagnostic| diagnostic.severity)
    }

    #[test]
    fn the_last_choice_that_fits_wins() {
        let (error, info) = (Some(Severity::Error), Some(Severity::Info));
        assert_eq!(level(&[("warnings", error)]), error);
        assert_eq!(level(&[("missing-yes", None), ("warnings", error)]), None);
        assert_eq!(level(&[("command", info), ("warnings", error)]), info);
        assert_eq!(level(&[("warnings", error), ("missing-yes", info)]), info);
        assert_eq!(level(&[("missing-yes", None), ("command", error)]), error);
        assert_eq!(level(&[("syntax", None)]), Some(Severity::Warning));
        assert_eq!(level(&[("all", None), ("missing-yes", error)]), error);
    }

    #[test]
    fn a_rule_that_is_off_waits_for_its_name() {
        let levels = |choices: &[(&str, Severity)]| {
            let mut out = Vec::new();
            let rule = rules::by_id("unpinned-package").unwrap();
            Report::new(rule, None, &mut out).add(Finding::span(Span::empty(0), "x"));
            let mut levels = Levels::default();
            for (word, level) in choices {
                levels.set(Selector::parse(word).unwrap(), Some(*level));
            }
            levels.apply(&mut out);
            out.first().map(|diagnostic| diagnostic.severity)
        };
        assert_eq!(levels(&[]), None);
        assert_eq!(levels(&[("command", Severity::Error)]), None);
        assert_eq!(levels(&[("all", Severity::Error)]), None);
        assert_eq!(levels(&[("unpinned-package", Severity::Info)]), Some(Severity::Info));
        let both = [("unpinned-package", Severity::Info), ("command", Severity::Error)];
        assert_eq!(levels(&both), Some(Severity::Error));
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_nearest() {
        assert_eq!(Selector::parse("missing_yes").unwrap_err().nearest, Some("missing-yes"));
        assert_eq!(Selector::parse("warning").unwrap_err().nearest, Some("warnings"));
        assert_eq!(Selector::parse("nonsense").unwrap_err().nearest, None);
    }
}
