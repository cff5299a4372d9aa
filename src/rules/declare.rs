//! What a rule is, and how it declares itself.

use super::{Report, Together};
use crate::diagnostic::{Category, Severity};
use crate::model::{Config, Outline, Server};

/// What a rule promises about repairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixPromise {
    /// It never has a fix.
    None,
    /// Its fixes are safe.
    Safe,
    /// Its fixes want a look.
    Unsafe,
    /// Some of its fixes are safe, others want a look.
    Mixed,
}

/// The metadata of a rule.
#[derive(Debug)]
pub struct Declaration {
    /// Its id: kebab-case, names the defect.
    pub id: &'static str,
    /// Its family.
    pub category: Category,
    /// Its usual level; the client's facts may say otherwise.
    pub level: Severity,
    /// Whether it repairs what it finds.
    pub fix: FixPromise,
    /// Whether it speaks only where somebody names it.
    pub opt_in: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// Where its claims come from, with dates.
    pub evidence: &'static [&'static str],
    /// Its documentation in Markdown. Fenced blocks are examples that tests run: `json (bad path=…)`, `json (good path=…)`,
    /// `json (fixed)` (what the preceding bad example becomes) with optional `client=…`, `os=…`, `unsafe`, and
    /// `host` with `set=NAME` for a machine on which that variable is set.
    pub docs: &'static str,
}

impl Declaration {
    /// The first sentence of the documentation.
    pub fn summary(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or("").trim().trim_end_matches('.')
    }
}

/// A rule: its declaration comes from [`declare_rule!`](crate::declare_rule), its check overrides one hook.
pub trait Rule: Sync {
    /// Its metadata.
    fn declaration(&self) -> &'static Declaration;

    /// Looks at the whole file, once.
    fn config(&self, _config: &Config<'_>, _report: &mut Report<'_>) {}

    /// Looks at the files of a run together, where there are several.
    fn together(&self, _files: &[&Outline], _report: &mut Together<'_>) {}

    /// Looks at one server.
    fn server(&self, _config: &Config<'_>, _server: &Server<'_>, _report: &mut Report<'_>) {}
}

/// Declares a rule: its documentation, name and metadata. `impl Rule` beside it returns the declaration and holds the hook.
///
/// ```text
/// declare_rule! {
///     /// One sentence that says what is wrong.
///     ///
///     /// ## Why …
///     pub MissingYes = "missing-yes" {
///         // After `since` there may be `opt_in: true` for a rule that is off until it is named.
///         category: Command, level: Warning, fix: Safe, since: "0.1.0", evidence: ["…"],
///     }
///     fn server(&self, config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) { … }
/// }
/// ```
#[macro_export]
macro_rules! declare_rule {
    (
        $(#[doc = $doc:expr])+
        pub $name:ident = $id:literal {
            category: $category:ident, level: $level:ident, fix: $fix:ident, since: $since:literal,
            $(opt_in: $opt_in:literal,)?
            evidence: [$($evidence:literal),* $(,)?] $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $name {
            /// The metadata of the rule.
            pub const DECLARATION: $crate::rules::Declaration = $crate::rules::Declaration {
                id: $id,
                category: $crate::diagnostic::Category::$category,
                level: $crate::diagnostic::Severity::$level,
                fix: $crate::rules::FixPromise::$fix,
                opt_in: false $(|| $opt_in)?,
                since: $since,
                evidence: &[$($evidence),*],
                docs: concat!($($doc, "\n"),+),
            };
        }
    };
}
