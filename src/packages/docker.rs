//! What container images need.

use super::need::{calls_fail, exits, limited};
use super::{Package, npm_reference, npm_scoped, pypi};

/// Sorted by name.
pub(super) static PACKAGES: &[Package] = &[
    Package {
        name: "crystaldba/postgres-mcp",
        needs: &[exits(&[&["DATABASE_URI"]]).or_argument()],
        wrong: pypi::POSTGRES,
        verified: "0.3.0 2026-11-21",
        source: "crystaldba/postgres-mcp src/postgres_mcp/server.py",
    },
    Package {
        name: "docker.elastic.co/mcp/elasticsearch",
        needs: &[exits(&[&["ES_URL"]]).or_flags(&["--config"])],
        wrong: &[
            ("ELASTICSEARCH_URL", "ES_URL"),
            ("ELASTICSEARCH_API_KEY", "ES_API_KEY"),
            ("ELASTIC_API_KEY", "ES_API_KEY"),
        ],
        verified: "0.4.6 2026-11-21",
        source: "elastic/mcp-server-elasticsearch src/lib.rs",
    },
    Package {
        name: "ghcr.io/github/github-mcp-server",
        needs: &[exits(&[&["GITHUB_PERSONAL_ACCESS_TOKEN"], &["GITHUB_APP_ID"], &["GITHUB_OAUTH_CLIENT_ID"]])
            .or_flags(&["--app-id", "--oauth-client-id"])
            .or_from("a login in the browser, which images since 1.6 offer")],
        wrong: npm_reference::GITHUB,
        verified: "1.10.1 2026-11-21",
        source: "github/github-mcp-server cmd/github-mcp-server/main.go",
    },
    Package {
        name: "ghcr.io/korotovsky/slack-mcp-server",
        needs: &[exits(&[
            &["SLACK_MCP_XOXP_TOKEN"],
            &["SLACK_MCP_XOXB_TOKEN"],
            &["SLACK_MCP_XOXC_TOKEN", "SLACK_MCP_XOXD_TOKEN"],
        ])],
        wrong: &[
            ("SLACK_BOT_TOKEN", "SLACK_MCP_XOXB_TOKEN"),
            ("SLACK_USER_TOKEN", "SLACK_MCP_XOXP_TOKEN"),
            ("SLACK_XOXP_TOKEN", "SLACK_MCP_XOXP_TOKEN"),
        ],
        verified: "1.2.3 2026-11-21",
        source: "korotovsky/slack-mcp-server pkg/provider/api.go",
    },
    Package {
        name: "ghcr.io/sooperset/mcp-atlassian",
        needs: &[calls_fail(&[
            &["JIRA_URL"],
            &["CONFLUENCE_URL"],
            &["ATLASSIAN_OAUTH_ENABLE"],
            &["ATLASSIAN_EXTERNAL_AUTH_ENABLE"],
        ])
        .or_flags(&["--jira-url", "--confluence-url", "--env-file", "--oauth-setup"])],
        wrong: pypi::ATLASSIAN,
        verified: "0.23.1 2026-11-21",
        source: "sooperset/mcp-atlassian src/mcp_atlassian/utils/environment.py",
    },
    Package {
        name: "grafana/mcp-grafana",
        needs: &[],
        wrong: GRAFANA,
        verified: "1.1.0 2026-11-21",
        source: "grafana/mcp-grafana mcpgrafana.go",
    },
    Package {
        name: "hashicorp/vault-mcp-server",
        needs: &[calls_fail(&[&["VAULT_TOKEN"]])],
        wrong: &[("VAULT_ADDRESS", "VAULT_ADDR"), ("VAULT_URL", "VAULT_ADDR")],
        verified: "0.2.1 2026-11-21",
        source: "hashicorp/vault-mcp-server pkg/client/client.go",
    },
    Package {
        name: "mcp/dockerhub",
        needs: &[limited(&[&["HUB_PAT_TOKEN"]])],
        wrong: &[],
        verified: "1.0.0 2026-11-21",
        source: "docker/hub-mcp src/index.ts",
    },
    Package {
        name: "mcp/elevenlabs",
        needs: &[exits(&[&["ELEVENLABS_API_KEY"]])],
        wrong: pypi::ELEVENLABS,
        verified: "0.11.0 2026-11-21",
        source: "elevenlabs/elevenlabs-mcp elevenlabs_mcp/server.py",
    },
    Package {
        name: "mcp/everart",
        needs: &[exits(&[&["EVERART_API_KEY"]])],
        wrong: &[],
        verified: "2025.4.24 2026-11-21",
        source: "modelcontextprotocol/servers src/everart/index.ts",
    },
    Package {
        name: "mcp/firecrawl",
        needs: &[limited(&[&["FIRECRAWL_API_KEY"], &["FIRECRAWL_OAUTH_TOKEN"], &["FIRECRAWL_API_URL"]])],
        wrong: &[],
        verified: "3.22.2 2026-11-21",
        source: "firecrawl/firecrawl-mcp-server src/index.ts",
    },
    Package {
        name: "mcp/github",
        needs: &[limited(&[&["GITHUB_PERSONAL_ACCESS_TOKEN"]])],
        wrong: npm_reference::GITHUB,
        verified: "2025.4.24 2026-11-21",
        source: "modelcontextprotocol/servers src/github/common/utils.ts",
    },
    Package {
        name: "mcp/gitlab",
        needs: &[exits(&[&["GITLAB_PERSONAL_ACCESS_TOKEN"]])],
        wrong: npm_reference::GITLAB,
        verified: "2025.4.24 2026-11-21",
        source: "modelcontextprotocol/servers src/gitlab/index.ts",
    },
    Package {
        name: "mcp/google-maps",
        needs: &[exits(&[&["GOOGLE_MAPS_API_KEY"]])],
        wrong: npm_reference::GOOGLE_MAPS,
        verified: "2025.4.6 2026-11-21",
        source: "modelcontextprotocol/servers src/google-maps/index.ts",
    },
    Package {
        name: "mcp/grafana",
        needs: &[],
        wrong: GRAFANA,
        verified: "0.17.1 2026-11-21",
        source: "grafana/mcp-grafana mcpgrafana.go",
    },
    Package {
        name: "mcp/perplexity-ask",
        needs: &[exits(&[&["PERPLEXITY_API_KEY"]])],
        wrong: npm_scoped::PERPLEXITY,
        verified: "0.1.0 2026-11-21",
        source: "ppl-ai/modelcontextprotocol perplexity-ask/index.ts",
    },
    Package {
        name: "mcp/postgres",
        needs: &[exits(&[]).or_argument()],
        wrong: &[],
        verified: "2025.4.24 2026-11-21",
        source: "modelcontextprotocol/servers src/postgres/index.ts",
    },
    Package {
        name: "mcp/slack",
        needs: &[exits(&[&["SLACK_BOT_TOKEN"]]), exits(&[&["SLACK_TEAM_ID"]])],
        wrong: npm_reference::SLACK,
        verified: "2025.4.24 2026-11-21",
        source: "modelcontextprotocol/servers src/slack/index.ts",
    },
    Package {
        name: "mcp/sonarqube",
        needs: &[
            exits(&[&["SONARQUBE_TOKEN"]]),
            exits(&[&["SONARQUBE_URL"], &["SONARQUBE_ORG"], &["SONARQUBE_CLOUD_URL"]]),
        ],
        wrong: SONARQUBE,
        verified: "1.23 2026-11-21",
        source: "SonarSource/sonarqube-mcp-server src/main/java/org/sonarsource/sonarqube/mcp/configuration/McpServerLaunchConfiguration.java",
    },
    Package {
        name: "sonarsource/sonarqube-mcp",
        needs: &[
            exits(&[&["SONARQUBE_TOKEN"]]),
            exits(&[&["SONARQUBE_URL"], &["SONARQUBE_ORG"], &["SONARQUBE_CLOUD_URL"]]),
        ],
        wrong: SONARQUBE,
        verified: "1.26 2026-11-21",
        source: "SonarSource/sonarqube-mcp-server src/main/java/org/sonarsource/sonarqube/mcp/configuration/McpServerLaunchConfiguration.java",
    },
];

/// Mistaken keys for the service account token.
const GRAFANA: &[(&str, &str)] =
    &[("GRAFANA_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN"), ("GRAFANA_API_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN")];

/// Mistaken keys for the token and the server address.
const SONARQUBE: &[(&str, &str)] =
    &[("SONAR_TOKEN", "SONARQUBE_TOKEN"), ("SONAR_HOST_URL", "SONARQUBE_URL"), ("SONARQUBE_HOST", "SONARQUBE_URL")];
