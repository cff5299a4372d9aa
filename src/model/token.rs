//! Tokens that are known by their shape.

/// What `text`, as a whole, is by its shape: "a GitHub token"; `None` where the shape is nobody's.
pub fn token_kind(text: &str) -> Option<&'static str> {
    let fits = |(prefix, shortest, _): &&(&str, usize, &str)| {
        text.len() >= *shortest
            && text
                .strip_prefix(*prefix)
                .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b)))
    };
    SHAPES.iter().find(fits).map(|(_, _, kind)| *kind).or_else(|| is_jwt(text).then_some("a JSON web token"))
}

/// Prefix, least length of the whole, kind. Longer prefixes first.
///
/// Source: the issuers' own documentation of their token formats (GitHub 2021, GitLab, OpenAI, Anthropic, Slack, ...; read 2026-11).
const SHAPES: &[(&str, usize, &str)] = &[
    ("github_pat_", 40, "a GitHub token"),
    ("ghp_", 40, "a GitHub token"),
    ("gho_", 40, "a GitHub token"),
    ("ghu_", 40, "a GitHub token"),
    ("ghs_", 40, "a GitHub token"),
    ("ghr_", 40, "a GitHub token"),
    ("glpat-", 26, "a GitLab token"),
    ("sk-ant-", 40, "an Anthropic key"),
    ("sk-or-v1-", 40, "an OpenRouter key"),
    ("sk-proj-", 40, "an OpenAI key"),
    ("sk-", 40, "an OpenAI key"),
    ("hf_", 34, "a Hugging Face token"),
    ("npm_", 40, "an npm token"),
    ("xoxb-", 24, "a Slack token"),
    ("xoxp-", 24, "a Slack token"),
    ("sbp_", 40, "a Supabase token"),
    ("figd_", 40, "a Figma token"),
    ("ntn_", 40, "a Notion token"),
    ("dop_v1_", 60, "a DigitalOcean token"),
    ("tvly-", 24, "a Tavily key"),
    ("fc-", 32, "a Firecrawl key"),
    ("ctx7sk-", 24, "a Context7 key"),
];

/// Three parts in base64url, the first of which begins an object.
fn is_jwt(text: &str) -> bool {
    let mut parts = text.split('.');
    let plain = |part: &str| part.len() >= 8 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b));
    text.starts_with("eyJ") && parts.clone().count() == 3 && parts.all(plain)
}

#[cfg(test)]
mod tests {
    use super::token_kind;

    #[test]
    fn shapes_are_known_and_others_are_not() {
        assert_eq!(token_kind(&format!("ghp_{}", "a1".repeat(18))), Some("a GitHub token"));
        assert_eq!(token_kind(&format!("eyJ{0}.{0}.{0}", "aaaaaaaa")), Some("a JSON web token"));
        assert_eq!(token_kind("0d3f5c1e-1111-4222-8333-444455556666"), None);
        assert_eq!(token_kind("ghp_short"), None);
    }
}
