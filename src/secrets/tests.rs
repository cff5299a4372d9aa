//! What is masked, and what is not.

use super::{Secrets, is_placeholder, is_secret_name, known_tokens, variable_name};
use crate::syntax::json;

/// `source` with every secret replaced, as a snippet shows it.
fn shown(source: &str) -> String {
    let document = json::parse(source);
    let mut out = source.to_owned();
    let secrets = Secrets::of(&document);
    let mut parts: Vec<_> = secrets.spans().iter().map(|span| span.range()).collect();
    parts.extend(secrets.parts_of_source(source));
    for part in super::merged(parts).into_iter().rev() {
        out.replace_range(part, "…");
    }
    out
}

#[test]
fn known_shapes_are_masked_anywhere() {
    assert_eq!(shown(r#"{"a": ["x ghp_abcdefghijkl0123 y"]}"#), r#"{"a": ["x ghp_… y"]}"#);
    assert_eq!(shown(r#"{"a": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.abcDEF123"}"#), r#"{"a": "eyJ…"}"#);
    assert_eq!(shown("{} // sk-ant-abcdefgh12345678"), "{} // sk-ant-…");
    let key = r#"{"pem": "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----"}"#;
    assert_eq!(shown(key), r#"{"pem": "-----BEGIN RSA PRIVATE KEY-----…-----END RSA PRIVATE KEY-----"}"#);
}

#[test]
fn values_of_telling_names_are_masked() {
    assert_eq!(
        shown(r#"{"env": {"DB_PASSWORD": "hunter2", "MODE": "fast"}}"#),
        r#"{"env": {"DB_PASSWORD": "…", "MODE": "fast"}}"#
    );
    assert_eq!(
        shown(r#"{"args": ["--api-key", "abc123", "--port", "80"]}"#),
        r#"{"args": ["--api-key", "…", "--port", "80"]}"#
    );
    assert_eq!(
        shown(r#"{"args": ["--token=abc123", "-e", "API_KEY=q1w2"]}"#),
        r#"{"args": ["--token=…", "-e", "API_KEY=…"]}"#
    );
    assert_eq!(shown(r#"{"command": "npx x --token abc123 -v"}"#), r#"{"command": "npx x --token … -v"}"#);
    assert_eq!(
        shown(r#"{"h": [{"name": "Cookie", "value": "sid=1"}]}"#),
        r#"{"h": [{"name": "Cookie", "value": "…"}]}"#
    );
    assert_eq!(shown(r#"{"K": 1, "secret": "a\u0062c\"d"}"#), r#"{"K": 1, "secret": "…"}"#);
    assert_eq!(shown("{} // \"apiKey\": \"abc123\""), "{} // \"apiKey\": \"…\"");
}

#[test]
fn authorization_keeps_its_scheme() {
    assert_eq!(shown(r#"{"Authorization": "Bearer abc.def"}"#), r#"{"Authorization": "Bearer …"}"#);
    assert_eq!(shown(r#"{"Authorization": "Bearer: Bearer  abc "}"#), r#"{"Authorization": "Bearer: Bearer  … "}"#);
    assert_eq!(shown(r#"["--header", "Authorization: Bearer abc"]"#), r#"["--header", "Authorization: Bearer …"]"#);
}

#[test]
fn addresses_lose_user_info_and_query_values() {
    assert_eq!(shown(r#"["postgres://me:pw@db:5432/x"]"#), r#"["postgres://…@db:5432/x"]"#);
    assert_eq!(shown(r#"{"url": "https://a.b/mcp?k=v1w2&n=3#f"}"#), r#"{"url": "https://a.b/mcp?k=…&n=3#f"}"#);
}

#[test]
fn references_and_placeholders_stay() {
    for text in [
        r#"{"TOKEN": "${GITHUB_TOKEN}"}"#,
        r#"{"Authorization": "Bearer ${env:TOKEN}"}"#,
        r#"{"TOKEN": "{env:TOKEN}", "KEY": "$KEY", "SECRET": "%SECRET%"}"#,
        r#"{"TOKEN": "YOUR_API_KEY", "API_KEY": "<your key>", "SECRET": "xxxx"}"#,
        r#"{"url": "https://a.b/mcp?key=${KEY}"}"#,
        r#"{"KEY_FILE": "abc", "auth": "oauth", "SSH_KEY": "~/.ssh/id", "MAX_TOKENS": "4096"}"#,
    ] {
        assert_eq!(shown(text), text);
    }
    assert_eq!(shown(r#"{"TOKEN": "${T:-abc123}"}"#), r#"{"TOKEN": "${T:-…}"}"#);
}

#[test]
fn names_are_judged_by_their_words() {
    for name in [
        "GITHUB_TOKEN",
        "apiKey",
        "APIKey",
        "x-api-key",
        "APIKEY",
        "clientSecret",
        "DB_PASSWD",
        "Authorization",
        "Cookie",
        "AUTHTOKEN",
    ] {
        assert!(is_secret_name(name), "{name}");
    }
    for name in
        ["monkey", "KEYBOARD", "author", "tokenizer", "MAX_TOKENS", "AUTH_TYPE", "bearer_token_env_var", "command"]
    {
        assert!(!is_secret_name(name), "{name}");
    }
    assert!(!is_placeholder("hunter2") && !is_placeholder("yourmomspassword1"));
}

#[test]
fn prose_is_masked_by_what_the_document_hides() {
    let document = json::parse(r#"{"PASSWORD": "hunter2xyz", "TOKEN": "abc"}"#);
    let secrets = Secrets::of(&document);
    assert_eq!(secrets.mask("`hunter2xyz` is short; key: name"), "`…` is short; key: name");
    assert_eq!(secrets.mask("`abc` in abcde"), "`…` in abcde");
}

#[test]
fn depth_is_no_danger() {
    let text = "[".repeat(100_000);
    assert!(Secrets::of(&json::parse(&text)).spans().is_empty());
}

#[test]
fn known_tokens_are_found_whole() {
    let text = "x ghp_abcdefghijkl0123, glpat-abcdefgh1 and sk-ant-abcdefgh12345678";
    let found: Vec<&str> = known_tokens(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["ghp_abcdefghijkl0123", "glpat-abcdefgh1", "sk-ant-abcdefgh12345678"]);
    assert!(known_tokens("ghp_YOUR_TOKEN_HERE task-list sk-learn-version-one").is_empty());
}

#[test]
fn variables_get_names() {
    for (names, wanted) in [
        (&["search", "apiKey"][..], "SEARCH_API_KEY"),
        (&["context7", "CONTEXT7_API_KEY"], "CONTEXT7_API_KEY"),
        (&["my docs", "X-Api-Key"], "MY_DOCS_API_KEY"),
        (&["docs", "--token"], "DOCS_TOKEN"),
        (&["1docs", "token"], "MCP_1DOCS_TOKEN"),
        (&["日本", "token"], "TOKEN"),
        (&["日本"], "MCP_"),
    ] {
        assert_eq!(variable_name(names), wanted, "{names:?}");
    }
}
