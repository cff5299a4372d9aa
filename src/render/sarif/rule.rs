//! What SARIF tells about a rule.

use super::log::{About, Configuration, Help, Rule, RuleProperties, Text};
use crate::rules::{self, Declaration, Piece};

/// The descriptor of the rule with this id.
pub(super) fn rule(id: &'static str) -> Rule {
    Rule { id, about: rules::by_id(id).map(|rule| about(rule.declaration())) }
}

fn about(rule: &Declaration) -> About {
    let docs = Docs::read(rule);
    About {
        name: pascal_case(rule.id),
        short_description: Text { text: format!("{}.", rule.summary()) },
        full_description: Text { text: docs.description },
        help: Help { text: docs.text, markdown: docs.markdown },
        help_uri: rules::page(rule.id),
        default_configuration: Configuration { level: super::level(rule.level), enabled: !rule.opt_in },
        properties: RuleProperties { tags: ["mcp", rule.category.name()], category: rule.category.name() },
    }
}

/// The documentation of a rule, for readers who know nothing of the words behind its fences.
struct Docs {
    /// The first paragraph after the summary, on one line; the summary where there is none.
    description: String,
    text: String,
    markdown: String,
}

impl Docs {
    fn read(rule: &Declaration) -> Self {
        let (mut text, mut markdown) = (String::new(), String::new());
        for piece in rule.pieces() {
            match piece {
                Piece::Prose(prose) => {
                    let plain = prose.lines().map(|line| line.trim_start_matches('#').trim_start());
                    text.push_str(&format!("{}\n\n", plain.collect::<Vec<_>>().join("\n")));
                    markdown.push_str(&format!("{prose}\n\n"));
                }
                Piece::Example(example) => {
                    let caption = example.caption();
                    let indented: String = example.text.lines().map(|line| format!("    {line}\n")).collect();
                    text.push_str(&format!("{caption}\n\n{indented}\n"));
                    markdown.push_str(&format!("{caption}\n\n```{}\n{}```\n\n", example.language, example.text));
                }
            }
        }
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
        let mut prose = paragraphs.filter(|paragraph| !paragraph.trim().is_empty());
        let summary = prose.next().unwrap_or_default();
        let description = prose.next().filter(|paragraph| !paragraph.starts_with("    ")).unwrap_or(summary);
        let description = description.trim().to_owned();
        Self { description, text: text.trim_end().to_owned(), markdown: markdown.trim_end().to_owned() }
    }
}

/// `missing-yes` → `MissingYes`.
fn pascal_case(id: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    id.split('-').filter(|part| !part.is_empty()).map(word).collect()
}
