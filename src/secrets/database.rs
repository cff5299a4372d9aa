//! Passwords in the addresses of databases.

use std::ops::Range;

use super::{is_placeholder, literal};

/// Where the password of the first database address in `text` stands; `None` where it is a variable, a placeholder or the
/// usual password of a database on the developer's own machine.
pub fn database_password(text: &str) -> Option<Range<usize>> {
    if !text.as_bytes().contains(&b'@') {
        return None;
    }
    text.match_indices("://").find_map(|(colon, _)| {
        let scheme = text[..colon].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '+').next().unwrap_or("");
        let scheme = scheme.to_ascii_lowercase();
        let scheme = scheme.split('+').next().unwrap_or("");
        SCHEMES.contains(&scheme).then(|| password(text, colon + 3)).flatten()
    })
}

const SCHEMES: &[&str] = &[
    "amqp",
    "amqps",
    "clickhouse",
    "cockroachdb",
    "mariadb",
    "mongodb",
    "mssql",
    "mysql",
    "neo4j",
    "neo4js",
    "postgres",
    "postgresql",
    "redis",
    "rediss",
    "sqlserver",
    "bolt",
];

/// The password before the host of the address whose authority begins at `start`.
fn password(text: &str, start: usize) -> Option<Range<usize>> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '\'' | ',');
    let end = text[start..].find(ends).map_or(text.len(), |at| start + at);
    let at = start + text[start..end].rfind('@')?;
    let colon = start + text[start..at].find(':')?;
    let (user, password) = (&text[start..colon], &text[colon + 1..at]);
    let host = text[at + 1..end].split([':', ',']).next().unwrap_or("");
    let whole = literal::parts(password).first() == Some(&(0..password.len()));
    let told = whole && !password.is_empty() && !is_placeholder(password);
    (told && !(is_simple(user, password) && is_near(host))).then_some(colon + 1..at)
}

/// Whether a password is none that anybody would keep secret.
fn is_simple(user: &str, password: &str) -> bool {
    let lower = password.to_ascii_lowercase();
    let words =
        ["pass", "postgres", "root", "admin", "dev", "test", "local", "secret", "guest", "demo", "user", "mysql"];
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    lower == user.to_ascii_lowercase()
        || lower.len() < 12
        || digits < 2
        || words.iter().any(|word| lower.contains(word))
}

/// Whether a host is this machine, a neighbour in a container network, or an example.
fn is_near(host: &str) -> bool {
    !host.contains('.')
        || host.starts_with("127.")
        || ["example.com", "example.org", "example.net", ".local", ".internal", ".test"]
            .iter()
            .any(|end| host.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::database_password;

    #[test]
    fn passwords_are_found() {
        for (text, wanted) in [
            ("postgresql://app:q7w8e9r0t1@db.prod.example.io:5432/app", Some("q7w8e9r0t1")),
            ("--dsn=mongodb+srv://app:Xk29vPq81@cluster0.abcde.mongodb.net/?w=1", Some("Xk29vPq81")),
            ("postgres://postgres:postgres@db.abcdefgh.supabase.co/postgres", Some("postgres")),
            ("redis://:q7w8e9r0t1z2u3i4@localhost:6379", Some("q7w8e9r0t1z2u3i4")),
            ("postgresql://postgres:postgres@localhost:5432/app", None),
            ("mysql://root:secret@db/app", None),
            ("postgresql://app:app_for_dessert@localhost:5433/app", None),
            ("postgresql://app:apple123@localhost:5433/app", None),
            ("postgresql://user:password@host:5432/db", None),
            ("postgresql://app:${DB_PASSWORD}@db.prod.example.io/app", None),
            ("postgresql://app:YOUR_PASSWORD@db.prod.example.io/app", None),
            ("postgresql://app@db.prod.example.io/app", None),
            ("https://app:q7w8e9r0t1@example.io/", None),
        ] {
            assert_eq!(database_password(text).map(|range| &text[range]), wanted, "{text}");
        }
    }
}
