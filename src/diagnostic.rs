//! What a rule has to say: places, words and a repair, with no thought of how it is shown.

use crate::syntax::Node;
use crate::text::{Edit, LineIndex, Position, Span};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Portability and hygiene.
    Info,
    /// It very likely does not do what was meant.
    Warning,
    /// The client rejects it, or the server cannot work.
    Error,
}

impl Severity {
    /// `error`, `warning`, `info`: the words of the command line and the machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The family of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// The text itself.
    Syntax,
    /// The client's grammar.
    Shape,
    /// What will be started.
    Command,
    /// Variables.
    Env,
    /// Addresses and headers.
    Remote,
    /// What harms.
    Security,
    /// Several files together.
    Project,
}

impl Category {
    /// All of them, in the order of the catalogue.
    pub const ALL: [Self; 7] =
        [Self::Syntax, Self::Shape, Self::Command, Self::Env, Self::Remote, Self::Security, Self::Project];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Shape => "shape",
            Self::Command => "command",
            Self::Env => "env",
            Self::Remote => "remote",
            Self::Security => "security",
            Self::Project => "project",
        }
    }
}

/// A place with a few words beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The words; may be empty.
    pub message: String,
}

/// A place in another file with a few words about it. Lines and columns are worked out where that file's text is at hand: whoever
/// shows the finding has only the text of the file that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The path of the other file, as it is shown.
    pub path: String,
    /// The place, in bytes of that file's text.
    pub span: Span,
    /// Where the place starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// The words. They quote no value of the other file, whose secrets nobody knows here.
    pub message: String,
}

impl Elsewhere {
    /// The place `span` of `text`, which stands at `path`.
    pub fn new(path: impl Into<String>, text: &str, span: Span, message: impl Into<String>) -> Self {
        let index = LineIndex::new(text);
        let position = |at: u32| index.position(text, (at as usize).min(text.len()));
        let (start, end) = (position(span.start), position(span.end));
        Self { path: path.into(), span, start, end, message: message.into() }
    }
}

/// Whether a fix may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// A person should look.
    Unsafe,
    /// Cannot break an entry that works today, whatever its author meant.
    Safe,
}

impl Safety {
    /// `safe`, `unsafe`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// A repair: text edits that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What will change, as an imperative: "rename `servers` to `mcpServers`".
    pub title: String,
    /// Whether it may be applied without a look.
    pub safety: Safety,
    /// The edits; they never overlap. None at all, in a finding about the encoding: what was read is written as UTF-8.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that `--fix` applies.
    pub fn safe(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), safety: Safety::Safe, edits: edits.into() }
    }

    /// Whether it writes the text as UTF-8 and changes nothing else.
    pub fn is_conversion(&self) -> bool {
        self.edits.is_empty()
    }

    /// A fix that `--fix --unsafe-fixes` applies.
    pub fn risky(title: impl Into<String>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), safety: Safety::Unsafe, edits: edits.into() }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's id; empty for a mistake in the settings, which no rule speaks about.
    pub rule: &'static str,
    /// The rule's family.
    pub category: Category,
    /// How bad it is, for this client.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The smallest text that is wrong, and what the client does about it.
    pub primary: Label,
    /// Other places that explain it.
    pub related: Vec<Label>,
    /// Places in other files that explain it.
    pub elsewhere: Vec<Elsewhere>,
    /// What to write instead.
    pub help: Option<String>,
    /// The repair.
    pub fix: Option<Fix>,
    /// The server it is about.
    pub server: Option<String>,
    /// RFC 6901 pointer to the value it is about.
    pub pointer: Option<String>,
}

/// A finding under construction: what a rule hands to its report.
#[derive(Clone, Debug)]
#[must_use]
pub struct Finding {
    pub(crate) severity: Option<Severity>,
    pub(crate) message: String,
    pub(crate) primary: Label,
    pub(crate) related: Vec<Label>,
    pub(crate) elsewhere: Vec<Elsewhere>,
    pub(crate) help: Option<String>,
    pub(crate) fix: Option<Fix>,
    pub(crate) pointer: Option<String>,
}

impl Finding {
    /// A finding about a whole node.
    pub fn at(node: Node<'_>, message: impl Into<String>) -> Self {
        Self::span(node.span(), message).about(node)
    }

    /// A finding about any text.
    pub fn span(span: Span, message: impl Into<String>) -> Self {
        Self {
            severity: None,
            message: message.into(),
            primary: Label { span, message: String::new() },
            related: Vec::new(),
            elsewhere: Vec::new(),
            help: None,
            fix: None,
            pointer: None,
        }
    }

    /// The value it is about, for the machine formats.
    pub fn about(self, node: Node<'_>) -> Self {
        Self { pointer: Some(node.pointer()), ..self }
    }

    /// Another level than the rule's own.
    pub fn level(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    /// The words beside the carets: what the client does about it.
    pub fn label(mut self, message: impl Into<String>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// Another place that explains it.
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Label { span, message: message.into() });
        self
    }

    /// A place in another file that explains it.
    pub fn elsewhere(mut self, place: Elsewhere) -> Self {
        self.elsewhere.push(place);
        self
    }

    /// What to write instead.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The repair.
    pub fn fix(self, fix: impl Into<Option<Fix>>) -> Self {
        Self { fix: fix.into(), ..self }
    }
}
