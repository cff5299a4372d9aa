//! Where well-known hosts answer MCP.

/// The path of the endpoint, where the host's maker documents exactly one for streamable HTTP.
///
/// Source: the makers' own instructions for clients (read 2026-11).
pub(super) fn path(host: &str) -> Option<&'static str> {
    PATHS.iter().find(|(name, _)| *name == host).map(|(_, path)| *path)
}

/// Whether the host is known to answer at its root.
///
/// Source: the makers' own instructions, and committed files that use the bare address (2026-11).
pub(super) fn answers_at_root(host: &str) -> bool {
    ROOTS.contains(&host)
}

/// What a page for people is, if the address is one.
pub(super) fn page(host: &str, path: &str) -> Option<&'static str> {
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

const PATHS: &[(&str, &str)] = &[
    ("mcp.context7.com", "/mcp"),
    ("mcp.deepwiki.com", "/mcp"),
    ("mcp.figma.com", "/mcp"),
    ("mcp.linear.app", "/mcp"),
    ("mcp.neon.tech", "/mcp"),
    ("mcp.notion.com", "/mcp"),
    ("mcp.supabase.com", "/mcp"),
];

const ROOTS: &[&str] = &[
    "knowledge-mcp.global.api.aws",
    "mcp.ai.azure.com",
    "mcp.apify.com",
    "mcp.appwrite.io",
    "mcp.betterstack.com",
    "mcp.bitrise.io",
    "mcp.courtlistener.com",
    "mcp.grep.app",
    "mcp.hubspot.com",
    "mcp.mux.com",
    "mcp.pipedream.net",
    "mcp.sanity.io",
    "mcp.scalekit.com",
    "mcp.sentry.dev",
    "mcp.socket.dev",
    "mcp.stripe.com",
    "mcp.vercel.com",
    "mcp.windsor.ai",
];
