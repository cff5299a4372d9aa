//! Pages for people that get pasted where an address of a server belongs.

/// What a page for people is, if the address is one.
pub(super) fn kind(host: &str, path: &str) -> Option<&'static str> {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let parts = path.split('/').filter(|part| !part.is_empty()).count();
    match host {
        "github.com" | "gitlab.com" | "bitbucket.org" if parts >= 2 && !path.contains("/api/") => Some("a repository"),
        "npmjs.com" if path.starts_with("/package/") => Some("a page about a package"),
        "pypi.org" if path.starts_with("/project/") => Some("a page about a package"),
        "hub.docker.com" if parts >= 1 => Some("a page about an image"),
        _ => None,
    }
}
