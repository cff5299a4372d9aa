//! What Python packages need.

use super::Package;
use super::need::{calls_fail, exits, limited};

/// Sorted by name.
pub(super) static PACKAGES: &[Package] = &[
    Package {
        name: "alpaca-mcp-server",
        needs: &[
            exits(&[&["ALPACA_API_KEY"]]).or_flags(&["--env-file"]),
            exits(&[&["ALPACA_SECRET_KEY"]]).or_flags(&["--env-file"]),
        ],
        wrong: &[
            ("APCA_API_KEY_ID", "ALPACA_API_KEY"),
            ("ALPACA_API_KEY_ID", "ALPACA_API_KEY"),
            ("APCA_API_SECRET_KEY", "ALPACA_SECRET_KEY"),
            ("ALPACA_API_SECRET_KEY", "ALPACA_SECRET_KEY"),
            ("ALPACA_API_SECRET", "ALPACA_SECRET_KEY"),
        ],
        verified: "2.1.1 2026-11-21",
        source: "alpacahq/alpaca-mcp-server src/alpaca_mcp_server/cli.py",
    },
    Package {
        name: "awslabs-amazon-kendra-index-mcp-server",
        needs: &[limited(&[&["KENDRA_INDEX_ID"]])],
        wrong: &[],
        verified: "1.0.21 2026-11-21",
        source: "awslabs/mcp src/amazon-kendra-index-mcp-server/awslabs/amazon_kendra_index_mcp_server/server.py",
    },
    Package {
        name: "awslabs-amazon-neptune-mcp-server",
        needs: &[calls_fail(&[&["NEPTUNE_ENDPOINT"]])],
        wrong: &[],
        verified: "1.0.21 2026-11-21",
        source: "awslabs/mcp src/amazon-neptune-mcp-server/awslabs/amazon_neptune_mcp_server/server.py",
    },
    Package {
        name: "awslabs-valkey-mcp-server",
        needs: &[],
        wrong: &[("VALKEY_PASSWORD", "VALKEY_PWD")],
        verified: "1.0.22 2026-11-21",
        source: "awslabs/mcp src/valkey-mcp-server/awslabs/valkey_mcp_server/common/config.py",
    },
    Package {
        name: "couchbase-mcp-server",
        needs: &[
            calls_fail(&[&["CB_CONNECTION_STRING"]]).or_flags(&["--connection-string"]),
            calls_fail(&[&["CB_USERNAME"], &["CB_CLIENT_CERT_PATH"]]).or_flags(&["--username", "--client-cert-path"]),
        ],
        wrong: &[
            ("COUCHBASE_CONNECTION_STRING", "CB_CONNECTION_STRING"),
            ("COUCHBASE_USERNAME", "CB_USERNAME"),
            ("COUCHBASE_PASSWORD", "CB_PASSWORD"),
        ],
        verified: "0.8.1rc2 2026-11-21",
        source: "Couchbase-Ecosystem/mcp-server-couchbase src/mcp_server.py",
    },
    Package {
        name: "elevenlabs-mcp",
        needs: &[exits(&[&["ELEVENLABS_API_KEY"]])],
        wrong: ELEVENLABS,
        verified: "0.12.2 2026-11-21",
        source: "elevenlabs/elevenlabs-mcp elevenlabs_mcp/server.py",
    },
    Package {
        name: "kagimcp",
        needs: &[exits(&[&["KAGI_API_KEY"]])],
        wrong: &[("KAGI_API_TOKEN", "KAGI_API_KEY"), ("KAGI_TOKEN", "KAGI_API_KEY")],
        verified: "0.1.5 2026-11-21",
        source: "kagisearch/kagimcp src/kagimcp/server.py",
    },
    Package {
        name: "mcp-atlassian",
        needs: &[calls_fail(&[
            &["JIRA_URL"],
            &["CONFLUENCE_URL"],
            &["ATLASSIAN_OAUTH_ENABLE"],
            &["ATLASSIAN_EXTERNAL_AUTH_ENABLE"],
        ])
        .or_flags(&["--jira-url", "--confluence-url", "--env-file", "--oauth-setup"])],
        wrong: ATLASSIAN,
        verified: "0.23.1 2026-11-21",
        source: "sooperset/mcp-atlassian src/mcp_atlassian/utils/environment.py",
    },
    Package {
        name: "mcp-clickhouse",
        needs: &[
            calls_fail(&[&["CLICKHOUSE_HOST"], &["CHDB_ENABLED"]]),
            calls_fail(&[&["CLICKHOUSE_USER"], &["CHDB_ENABLED"]]),
            calls_fail(&[&["CLICKHOUSE_PASSWORD"], &["CHDB_ENABLED"]]),
        ],
        wrong: &[
            ("CLICKHOUSE_USERNAME", "CLICKHOUSE_USER"),
            ("CLICKHOUSE_PASS", "CLICKHOUSE_PASSWORD"),
            ("CLICKHOUSE_DB", "CLICKHOUSE_DATABASE"),
        ],
        verified: "0.3.0 2026-11-21",
        source: "ClickHouse/mcp-clickhouse mcp_clickhouse/mcp_env.py",
    },
    Package {
        name: "mcp-neo4j-cypher",
        needs: &[],
        wrong: NEO4J,
        verified: "0.6.0 2026-11-21",
        source: "neo4j-contrib/mcp-neo4j servers/mcp-neo4j-cypher/src/mcp_neo4j_cypher/utils.py",
    },
    Package {
        name: "mcp-neo4j-memory",
        needs: &[],
        wrong: NEO4J,
        verified: "0.4.5 2026-11-21",
        source: "neo4j-contrib/mcp-neo4j servers/mcp-neo4j-memory/src/mcp_neo4j_memory/utils.py",
    },
    Package {
        name: "mcp-obsidian",
        needs: &[exits(&[&["OBSIDIAN_API_KEY"]])],
        wrong: &[
            ("OBSIDIAN_REST_API_KEY", "OBSIDIAN_API_KEY"),
            ("OBSIDIAN_API_TOKEN", "OBSIDIAN_API_KEY"),
            ("OBSIDIAN_KEY", "OBSIDIAN_API_KEY"),
        ],
        verified: "0.2.2 2026-11-21",
        source: "MarkusPfundstein/mcp-obsidian src/mcp_obsidian/server.py",
    },
    Package {
        name: "mcp-server-appwrite",
        needs: &[exits(&[&["APPWRITE_PROJECT_ID"]]).or_dotenv(), exits(&[&["APPWRITE_API_KEY"]]).or_dotenv()],
        wrong: &[("APPWRITE_PROJECT", "APPWRITE_PROJECT_ID"), ("APPWRITE_KEY", "APPWRITE_API_KEY")],
        verified: "0.8.9 2026-11-21",
        source: "appwrite/mcp src/mcp_server_appwrite/server.py",
    },
    Package {
        name: "mcp-server-motherduck",
        needs: &[],
        wrong: &[("MOTHERDUCK_API_KEY", "MOTHERDUCK_TOKEN"), ("MOTHERDUCK_ACCESS_TOKEN", "MOTHERDUCK_TOKEN")],
        verified: "1.0.6 2026-11-21",
        source: "motherduckdb/mcp-server-motherduck src/mcp_server_motherduck/__init__.py",
    },
    Package {
        name: "mcp-server-qdrant",
        needs: &[],
        wrong: &[("QDRANT_COLLECTION_NAME", "COLLECTION_NAME"), ("QDRANT_COLLECTION", "COLLECTION_NAME")],
        verified: "0.8.1 2026-11-21",
        source: "qdrant/mcp-server-qdrant src/mcp_server_qdrant/settings.py",
    },
    Package {
        name: "mcp-server-sentry",
        needs: &[exits(&[&["SENTRY_TOKEN"]]).or_flags(&["--auth-token"])],
        wrong: &[("SENTRY_AUTH_TOKEN", "SENTRY_TOKEN"), ("SENTRY_ACCESS_TOKEN", "SENTRY_TOKEN")],
        verified: "0.6.2 2026-11-21",
        source: "modelcontextprotocol/servers src/sentry/src/mcp_server_sentry/server.py",
    },
    Package {
        name: "mem0-mcp-server",
        needs: &[calls_fail(&[&["MEM0_API_KEY"]])],
        wrong: &[],
        verified: "0.2.1 2026-11-21",
        source: "mem0ai/mem0-mcp src/mem0_mcp_server/server.py",
    },
    Package {
        name: "minimax-mcp",
        needs: &[exits(&[&["MINIMAX_API_KEY"]]), exits(&[&["MINIMAX_API_HOST"]])],
        wrong: &[("MINIMAX_HOST", "MINIMAX_API_HOST"), ("MINIMAX_KEY", "MINIMAX_API_KEY")],
        verified: "0.0.18 2026-11-21",
        source: "MiniMax-AI/MiniMax-MCP minimax_mcp/server.py",
    },
    Package {
        name: "mysql-mcp-server",
        needs: &[calls_fail(&[&["MYSQL_USER"]]), calls_fail(&[&["MYSQL_PASSWORD"]])],
        wrong: &[("MYSQL_PASS", "MYSQL_PASSWORD"), ("MYSQL_DB", "MYSQL_DATABASE"), ("MYSQL_USERNAME", "MYSQL_USER")],
        verified: "0.4.2 2026-11-21",
        source: "designcomputer/mysql_mcp_server src/mysql_mcp_server/server.py",
    },
    Package {
        name: "needle-mcp",
        needs: &[exits(&[&["NEEDLE_API_KEY"]])],
        wrong: &[],
        verified: "1.0.0 2026-11-21",
        source: "needle-ai/needle-mcp src/needle_mcp/server.py",
    },
    Package {
        name: "postgres-mcp",
        needs: &[exits(&[&["DATABASE_URI"]]).or_argument()],
        wrong: POSTGRES,
        verified: "0.3.0 2026-11-21",
        source: "crystaldba/postgres-mcp src/postgres_mcp/server.py",
    },
    Package {
        name: "redis-mcp-server",
        needs: &[],
        wrong: &[("REDIS_PASSWORD", "REDIS_PWD"), ("REDIS_PASS", "REDIS_PWD"), ("REDIS_USER", "REDIS_USERNAME")],
        verified: "0.5.1 2026-11-21",
        source: "redis/mcp-redis src/common/config.py",
    },
];

/// Mistaken keys for the Jira and Confluence accounts.
pub(super) const ATLASSIAN: &[(&str, &str)] = &[
    ("JIRA_BASE_URL", "JIRA_URL"),
    ("JIRA_EMAIL", "JIRA_USERNAME"),
    ("JIRA_TOKEN", "JIRA_API_TOKEN"),
    ("JIRA_API_KEY", "JIRA_API_TOKEN"),
    ("CONFLUENCE_BASE_URL", "CONFLUENCE_URL"),
    ("CONFLUENCE_EMAIL", "CONFLUENCE_USERNAME"),
    ("CONFLUENCE_TOKEN", "CONFLUENCE_API_TOKEN"),
    ("CONFLUENCE_API_KEY", "CONFLUENCE_API_TOKEN"),
];

/// Mistaken keys for the key of the speech server.
pub(super) const ELEVENLABS: &[(&str, &str)] = &[
    ("ELEVEN_API_KEY", "ELEVENLABS_API_KEY"),
    ("ELEVEN_LABS_API_KEY", "ELEVENLABS_API_KEY"),
    ("XI_API_KEY", "ELEVENLABS_API_KEY"),
];

/// Mistaken keys for the account of a Neo4j server, which falls back to built-in values.
pub(super) const NEO4J: &[(&str, &str)] = &[("NEO4J_USER", "NEO4J_USERNAME"), ("NEO4J_PASS", "NEO4J_PASSWORD")];

/// Mistaken keys for the database address.
pub(super) const POSTGRES: &[(&str, &str)] = &[
    ("DATABASE_URL", "DATABASE_URI"),
    ("POSTGRES_URL", "DATABASE_URI"),
    ("POSTGRES_CONNECTION_STRING", "DATABASE_URI"),
];
