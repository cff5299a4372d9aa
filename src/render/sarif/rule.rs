//! What SARIF tells about a rule.

use super::log::{About, Configuration, Help, Rule, RuleProperties, Text};
use crate::rules::{self, Declaration};

/// The descriptor of the rule with this id.
pub(super) fn rule(id: &'static str) -> Rule {
    Rule { id, about: rules::by_id(id).map(|rule| about(rule.declaration())) }
}

fn about(rule: &Declaration) -> About {
    let docs = Docs::read(rule.docs);
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
    fn read(docs: &str) -> Self {
        let (mut text, mut markdown) = (String::new(), String::new());
        let mut in_example = false;
        for line in docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)) {
            match line.strip_prefix("```") {
                Some(info) if !in_example => {
                    let caption = caption(info);
                    text.push_str(&format!("{caption}\n\n"));
                    let language = info.split(' ').next().unwrap_or("");
                    markdown.push_str(&format!("{caption}\n\n```{language}\n"));
                }
                Some(_) => {
                    text.push('\n');
                    markdown.push_str("```\n\n");
                }
                None if in_example => {
                    text.push_str(&format!("    {line}\n"));
                    markdown.push_str(&format!("{line}\n"));
                }
                None => {
                    text.push_str(&format!("{}\n", line.trim_start_matches('#').trim_start()));
                    markdown.push_str(&format!("{line}\n"));
                }
            }
            in_example ^= line.starts_with("```");
        }
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
        let mut prose = paragraphs.filter(|paragraph| !paragraph.trim().is_empty());
        let summary = prose.next().unwrap_or_default();
        let description = prose.next().filter(|paragraph| !paragraph.starts_with("    ")).unwrap_or(summary);
        let description = description.trim().to_owned();
        Self { description, text: text.trim_end().to_owned(), markdown: markdown.trim_end().to_owned() }
    }
}

/// What an example shows, from the words behind its fence.
fn caption(info: &str) -> String {
    let is = |word: &str| info.split(' ').any(|w| w == word);
    let place = info.split(' ').find_map(|word| word.strip_prefix("path="));
    let place = place.map_or_else(String::new, |path| format!(" in `{}`", path.replace("%20", " ")));
    let shown = match (is("bad"), is("fixed")) {
        (true, _) => "Reported",
        (_, true) => "Fixed",
        _ => "Not reported",
    };
    format!("{shown}{place}:")
}

/// `missing-yes` → `MissingYes`.
fn pascal_case(id: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    id.split('-').filter(|part| !part.is_empty()).map(word).collect()
}
