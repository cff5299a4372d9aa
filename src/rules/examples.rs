//! The examples in the documentation of rules: text that a person reads and a test runs.

use super::Declaration;
use crate::host::Os;

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A text in which the rule finds something.
    Bad,
    /// The bad text before it, repaired by the rule's own fixes; `unsafe_too`: it takes those that a person should look at.
    Fixed {
        /// Whether the safe fixes alone do not get there.
        unsafe_too: bool,
    },
    /// A text in which it finds nothing.
    Good,
    /// Another file, linted together with the next example.
    Beside,
}

/// One fenced block of a rule's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is there for.
    pub shows: Shows,
    /// The language of the text, as Markdown calls it.
    pub language: String,
    /// Where and for whom it is linted: `path=… client=… os=…`, as it stands behind the language.
    pub setting: String,
    /// The text, with characters that cannot be seen in the place of their `\u{…}`.
    pub text: String,
}

impl Example {
    /// What the setting says under a name: `os=windows`.
    pub fn says(&self, name: &str) -> Option<&str> {
        self.setting.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    /// The name of the operating system, as people write it.
    pub fn system(&self) -> Option<&'static str> {
        let name = self.says("os")?;
        Os::ALL.into_iter().map(Os::name).find(|system| system.eq_ignore_ascii_case(name))
    }

    /// What it shows, for the line above it.
    pub fn caption(&self) -> String {
        let place = self.path().map(|path| format!(" in `{path}`")).unwrap_or_default();
        let client = self.says("client").map(|client| format!(" for `{client}`")).unwrap_or_default();
        let system = self.system().map(|os| format!(" on {os}")).unwrap_or_default();
        match self.shows {
            Shows::Bad => format!("Reported{place}{client}{system}:"),
            Shows::Fixed { unsafe_too: false } => "Repaired by `--fix`:".to_owned(),
            Shows::Fixed { unsafe_too: true } => "Repaired by `--fix --unsafe-fixes`:".to_owned(),
            Shows::Beside => format!("With{place}{client}{system}:"),
            Shows::Good => format!("Fine{place}{client}{system}:"),
        }
    }

    /// The path with its blanks.
    pub fn path(&self) -> Option<String> {
        self.says("path").map(|path| path.replace("%20", " "))
    }
}

/// A piece of a rule's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Markdown.
    Prose(String),
    /// A fenced block.
    Example(Example),
}

impl Declaration {
    /// The documentation in order, examples apart from the prose. A fence that is not closed reaches to the end.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut prose, mut open) = (String::new(), None::<Example>);
        for line in self.docs.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            match (line.strip_prefix("```"), &mut open) {
                (Some(_), Some(_)) => pieces.extend(open.take().map(Piece::Example)),
                (Some(head), None) => {
                    if !prose.trim().is_empty() {
                        pieces.push(Piece::Prose(std::mem::take(&mut prose).trim().to_owned()));
                    }
                    open = Some(opened(head));
                }
                (None, Some(example)) => {
                    example.text.push_str(&unescaped(line));
                    example.text.push('\n');
                }
                (None, None) => {
                    prose.push_str(line);
                    prose.push('\n');
                }
            }
        }
        pieces.extend(open.map(Piece::Example));
        if !prose.trim().is_empty() {
            pieces.push(Piece::Prose(prose.trim().to_owned()));
        }
        pieces
    }

    /// The examples in order.
    pub fn examples(&self) -> Vec<Example> {
        let example = |piece| match piece {
            Piece::Example(example) => Some(example),
            Piece::Prose(_) => None,
        };
        self.pieces().into_iter().filter_map(example).collect()
    }
}

/// The example that `json (bad path=…)` opens.
fn opened(head: &str) -> Example {
    let (language, setting) = head.trim().split_once(' ').unwrap_or((head.trim(), ""));
    // In parentheses, because rustdoc reads the rest as attributes.
    let setting = setting.trim_start_matches('(').trim_end_matches(')');
    let has = |wanted: &str| setting.split_whitespace().any(|word| word == wanted);
    let shows = match setting.split_whitespace().next() {
        Some("good") => Shows::Good,
        Some("beside") => Shows::Beside,
        Some("fixed") => Shows::Fixed { unsafe_too: has("unsafe") },
        _ => Shows::Bad,
    };
    Example { shows, language: language.to_owned(), setting: setting.to_owned(), text: String::new() }
}

/// `\u{200b}` stands for the character.
fn unescaped(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some(at) = rest.find("\\u{") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let Some(end) = escape.find('}').map(|end| end + 1) else { return out + escape };
        let code = u32::from_str_radix(&escape[3..end - 1], 16).ok();
        match code.and_then(char::from_u32) {
            Some(c) => out.push(c),
            None => out.push_str(&escape[..end]),
        }
        rest = &escape[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn hidden_characters_are_written_as_escapes() {
        assert_eq!(unescaped(r"a\u{200b}b\u{41}"), "a\u{200b}bA");
        assert_eq!(unescaped(r"a\u{zz} \u{41"), r"a\u{zz} \u{41");
    }

    #[test]
    fn nothing_of_the_documentation_is_lost() {
        for rule in rules::ALL {
            let declaration = rule.declaration();
            let fences = declaration.docs.matches("```").count();
            assert_eq!(declaration.examples().len() * 2, fences, "{}", declaration.id);
            let heads = declaration.docs.lines().filter_map(|line| line.trim().strip_prefix("```"));
            for head in heads.filter(|head| !head.is_empty()) {
                let words = head.split_once(" (").and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or("");
                let told = ["bad", "beside", "fixed", "good"].iter().any(|word| words.split(' ').next() == Some(word));
                assert!(told, "{}: a fence is not `json (bad …)` or the like: `{head}`", declaration.id);
            }
        }
    }
}
