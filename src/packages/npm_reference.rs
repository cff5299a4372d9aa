//! What the reference servers of the protocol need, under their own npm scope.

use super::Package;
use super::need::{calls_fail, exits, limited};

/// Sorted by name.
pub(super) static PACKAGES: &[Package] = &[
    Package {
        name: "@modelcontextprotocol/server-aws-kb-retrieval",
        needs: &[calls_fail(&[&["AWS_ACCESS_KEY_ID"]]), calls_fail(&[&["AWS_SECRET_ACCESS_KEY"]])],
        wrong: &[],
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/aws-kb-retrieval-server/index.ts",
    },
    Package {
        name: "@modelcontextprotocol/server-brave-search",
        needs: &[exits(&[&["BRAVE_API_KEY"]])],
        wrong: &[("BRAVE_SEARCH_API_KEY", "BRAVE_API_KEY"), ("BRAVE_KEY", "BRAVE_API_KEY")],
        verified: "0.6.2 2026-11-21",
        source: "dist/index.js",
    },
    Package {
        name: "@modelcontextprotocol/server-everart",
        needs: &[exits(&[&["EVERART_API_KEY"]])],
        wrong: &[],
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/everart/index.ts",
    },
    Package {
        name: "@modelcontextprotocol/server-gdrive",
        needs: &[exits(&[&["GDRIVE_CREDENTIALS_PATH"]])
            .or_argument()
            .or_from("a credentials file beside the installed package")],
        wrong: &[],
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/gdrive/index.ts",
    },
    Package {
        name: "@modelcontextprotocol/server-github",
        needs: &[limited(&[&["GITHUB_PERSONAL_ACCESS_TOKEN"]])],
        wrong: GITHUB,
        verified: "2025.4.8 2026-11-21",
        source: "dist/common/utils.js",
    },
    Package {
        name: "@modelcontextprotocol/server-gitlab",
        needs: &[exits(&[&["GITLAB_PERSONAL_ACCESS_TOKEN"]])],
        wrong: GITLAB,
        verified: "2025.4.25 2026-11-21",
        source: "dist/index.js",
    },
    Package {
        name: "@modelcontextprotocol/server-google-maps",
        needs: &[exits(&[&["GOOGLE_MAPS_API_KEY"]])],
        wrong: GOOGLE_MAPS,
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/google-maps/index.ts",
    },
    Package {
        name: "@modelcontextprotocol/server-postgres",
        needs: &[exits(&[]).or_argument()],
        wrong: &[],
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/postgres/index.ts",
    },
    Package {
        name: "@modelcontextprotocol/server-slack",
        needs: &[exits(&[&["SLACK_BOT_TOKEN"]]), exits(&[&["SLACK_TEAM_ID"]])],
        wrong: SLACK,
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/slack/index.ts",
    },
];

/// Mistaken keys for the token of a GitHub server.
pub(super) const GITHUB: &[(&str, &str)] = &[
    ("GITHUB_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"),
    ("GH_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"),
    ("GITHUB_PAT", "GITHUB_PERSONAL_ACCESS_TOKEN"),
    ("GITHUB_ACCESS_TOKEN", "GITHUB_PERSONAL_ACCESS_TOKEN"),
];

/// Mistaken keys for the token of a GitLab server.
pub(super) const GITLAB: &[(&str, &str)] = &[
    ("GITLAB_TOKEN", "GITLAB_PERSONAL_ACCESS_TOKEN"),
    ("GITLAB_ACCESS_TOKEN", "GITLAB_PERSONAL_ACCESS_TOKEN"),
    ("GITLAB_API_TOKEN", "GITLAB_PERSONAL_ACCESS_TOKEN"),
];

/// Mistaken keys for the key of the map server.
pub(super) const GOOGLE_MAPS: &[(&str, &str)] = &[
    ("GOOGLE_API_KEY", "GOOGLE_MAPS_API_KEY"),
    ("GOOGLE_MAPS_KEY", "GOOGLE_MAPS_API_KEY"),
    ("MAPS_API_KEY", "GOOGLE_MAPS_API_KEY"),
];

/// Mistaken keys for the two values of the reference Slack server.
pub(super) const SLACK: &[(&str, &str)] = &[
    ("SLACK_TOKEN", "SLACK_BOT_TOKEN"),
    ("SLACK_API_TOKEN", "SLACK_BOT_TOKEN"),
    ("SLACK_WORKSPACE_ID", "SLACK_TEAM_ID"),
];
