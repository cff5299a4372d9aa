//! Which names promise a secret.

/// Whether a value of this name is a secret: one of its words is `token`, `key`, `secret`, `password`, `auth`, `cookie`,
/// `credential` or a relative, and the last word does not say that the value is something else (`KEY_FILE`, `AUTH_TYPE`).
pub fn is_secret_name(name: &str) -> bool {
    let words = words(name.trim_start_matches(['-', '$', '_']));
    let Some(last) = words.last() else { return false };
    let counted = words.iter().any(|word| matches!(word.as_str(), "max" | "min" | "num" | "limit"));
    words.iter().any(|word| is_secret_word(word))
        && !OTHER_THINGS.contains(&last.as_str())
        && !(counted && last == "tokens")
}

/// Whether a value of this name is to name the variable that holds a secret (`bearer_token_env_var`). People write the secret
/// itself there.
pub(super) fn is_name_of_variable(name: &str) -> bool {
    let words = words(name);
    words.last().is_some_and(|last| matches!(last.as_str(), "env" | "var" | "vars" | "variable"))
        && words.iter().any(|word| is_secret_word(word))
}

/// The last words of names whose value is about a secret without being one.
const OTHER_THINGS: &[&str] = &[
    "path", "file", "dir", "folder", "url", "uri", "endpoint", "host", "port", "server", "resource", "issuer",
    "audience", "scope", "scopes", "type", "mode", "method", "provider", "name", "ttl", "timeout", "limit", "count",
    "length", "enabled", "required", "env", "var", "vars", "variable", "helper",
];

fn is_secret_word(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let singular = word.strip_suffix('s').unwrap_or(word);
    let keyed = ["api", "access", "secret", "private", "auth", "master", "app", "service", "encryption", "signing"];
    matches!(singular, "key" | "pat" | "pwd" | "pas" | "auth" | "oauth" | "authorization" | "authentication" | "bearer")
        || ["token", "secret", "password", "passwd", "passphrase", "cookie", "credential"]
            .iter()
            .any(|end| singular.ends_with(end))
        || singular.strip_suffix("key").is_some_and(|before| keyed.contains(&before))
}

/// The words of a name in lower case: `GITHUB_TOKEN`, `x-api-key`, `clientSecret`, `APIKey`.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for (i, c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        let before = i.checked_sub(1).map(|i| chars[i]);
        let after_lower = before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit());
        let ends_run = before.is_some_and(char::is_uppercase) && chars.get(i + 1).is_some_and(|n| n.is_lowercase());
        if !open || (c.is_uppercase() && (after_lower || ends_run)) {
            words.push(String::new());
        }
        open = true;
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// A name for a variable, made of several names: `search` and `apiKey` → `SEARCH_API_KEY`. What a name repeats of those before
/// it is left out.
pub fn variable_name(names: &[&str]) -> String {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        let mut own = words(name);
        own.retain(|word| word.is_ascii() && word != "x");
        if own.first().is_some_and(|first| out.contains(first)) {
            out.clear();
        }
        out.extend(own);
    }
    let name = out.join("_").to_ascii_uppercase();
    if name.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() { format!("MCP_{name}") } else { name }
}
