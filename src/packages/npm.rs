//! What npm packages without a scope need.

use super::need::{calls_fail, exits, limited};
use super::{Package, npm_scoped};

/// Sorted by name.
pub(super) static PACKAGES: &[Package] = &[
    Package {
        name: "airtable-mcp-server",
        needs: &[exits(&[&["AIRTABLE_API_KEY"]]).or_argument()],
        wrong: &[
            ("AIRTABLE_TOKEN", "AIRTABLE_API_KEY"),
            ("AIRTABLE_PAT", "AIRTABLE_API_KEY"),
            ("AIRTABLE_PERSONAL_ACCESS_TOKEN", "AIRTABLE_API_KEY"),
            ("AIRTABLE_ACCESS_TOKEN", "AIRTABLE_API_KEY"),
        ],
        verified: "1.14.0 2026-11-21",
        source: "domdomegg/airtable-mcp-server src/airtableService.ts",
    },
    Package {
        name: "dataforseo-mcp-server",
        needs: &[limited(&[
            &["DATAFORSEO_LOGIN", "DATAFORSEO_PASSWORD"],
            &["DATAFORSEO_USERNAME", "DATAFORSEO_PASSWORD"],
        ])],
        wrong: &[],
        verified: "3.0.1 2026-11-21",
        source: "dataforseo/mcp-server-typescript src/core/api/auth.ts",
    },
    Package {
        name: "exa-mcp-server",
        needs: &[calls_fail(&[&["EXA_API_KEY"]])],
        wrong: &[("EXA_KEY", "EXA_API_KEY"), ("EXA_API_TOKEN", "EXA_API_KEY")],
        verified: "3.4.1 2026-11-21",
        source: "exa-labs/exa-mcp-server src/stdio.ts",
    },
    Package {
        name: "figma-developer-mcp",
        needs: &[exits(&[&["FIGMA_API_KEY"], &["FIGMA_OAUTH_TOKEN"]])
            .or_flags(&["--figma-api-key", "--figmaApiKey", "--figma-oauth-token", "--figmaOauthToken", "--env"])
            .or_dotenv()],
        wrong: &[
            ("FIGMA_ACCESS_TOKEN", "FIGMA_API_KEY"),
            ("FIGMA_TOKEN", "FIGMA_API_KEY"),
            ("FIGMA_PERSONAL_ACCESS_TOKEN", "FIGMA_API_KEY"),
            ("FIGMA_API_TOKEN", "FIGMA_API_KEY"),
        ],
        verified: "0.13.2 2026-11-21",
        source: "GLips/Figma-Context-MCP src/config.ts",
    },
    Package {
        name: "firecrawl-mcp",
        needs: &[limited(&[&["FIRECRAWL_API_KEY"], &["FIRECRAWL_OAUTH_TOKEN"], &["FIRECRAWL_API_URL"]]).or_dotenv()],
        wrong: &[
            ("FIRECRAWL_KEY", "FIRECRAWL_API_KEY"),
            ("FIRECRAWL_API_TOKEN", "FIRECRAWL_API_KEY"),
            ("FIRE_CRAWL_API_KEY", "FIRECRAWL_API_KEY"),
        ],
        verified: "3.24.0 2026-11-21",
        source: "firecrawl/firecrawl-mcp-server src/index.ts",
    },
    Package {
        name: "hyperbrowser-mcp",
        needs: &[calls_fail(&[&["HB_API_KEY"], &["HYPERBROWSER_API_KEY"]]).or_dotenv()],
        wrong: &[("HYPERBROWSER_KEY", "HYPERBROWSER_API_KEY")],
        verified: "1.1.0 2026-11-21",
        source: "hyperbrowserai/mcp src/utils.ts",
    },
    Package {
        name: "linear-mcp-server",
        needs: &[exits(&[&["LINEAR_API_KEY"]]).or_dotenv()],
        wrong: &[
            ("LINEAR_API_TOKEN", "LINEAR_API_KEY"),
            ("LINEAR_TOKEN", "LINEAR_API_KEY"),
            ("LINEAR_ACCESS_TOKEN", "LINEAR_API_KEY"),
        ],
        verified: "0.1.0 2026-11-21",
        source: "jerhadf/linear-mcp-server index.ts",
    },
    Package {
        name: "linkup-mcp-server",
        needs: &[exits(&[&["LINKUP_API_KEY"]]).or_flags(&["--apiKey"]).or_argument()],
        wrong: &[("LINKUP_KEY", "LINKUP_API_KEY"), ("LINKUP_API_TOKEN", "LINKUP_API_KEY")],
        verified: "3.0.0 2026-11-21",
        source: "LinkupPlatform/linkup-mcp-server src/stdio.ts",
    },
    Package {
        name: "mcp-discord",
        needs: &[limited(&[&["DISCORD_TOKEN"]]).or_flags(&["--config"]).or_dotenv()],
        wrong: &[("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"), ("DISCORD_API_TOKEN", "DISCORD_TOKEN")],
        verified: "1.3.8 2026-11-21",
        source: "barryyip0625/mcp-discord src/index.ts",
    },
    Package {
        name: "mcp-mongo-server",
        needs: &[exits(&[&["MCP_MONGODB_URI"]]).or_argument()],
        wrong: &[
            ("MONGODB_URI", "MCP_MONGODB_URI"),
            ("MONGO_URI", "MCP_MONGODB_URI"),
            ("MONGODB_URL", "MCP_MONGODB_URI"),
            ("MONGO_URL", "MCP_MONGODB_URI"),
        ],
        verified: "2.0.2 2026-11-21",
        source: "kiliczsh/mcp-mongo-server src/index.ts",
    },
    Package {
        name: "mcp-postgres-server",
        needs: &[calls_fail(&[
            &["DATABASE_URL"],
            &["PG_HOST"],
            &["PG_USER"],
            &["PG_DATABASE"],
            &["PG_ENABLE_RUNTIME_CONNECT"],
        ])],
        wrong: &[("POSTGRES_URL", "DATABASE_URL"), ("POSTGRES_CONNECTION_STRING", "DATABASE_URL")],
        verified: "0.3.1 2026-11-21",
        source: "build/index.js",
    },
    Package {
        name: "mcp-searxng",
        needs: &[limited(&[&["SEARXNG_URL"]])],
        wrong: &[
            ("SEARXNG_BASE_URL", "SEARXNG_URL"),
            ("SEARXNG_INSTANCE_URL", "SEARXNG_URL"),
            ("SEARXNG_INSTANCE", "SEARXNG_URL"),
            ("SEARX_URL", "SEARXNG_URL"),
        ],
        verified: "2.0.0 2026-11-21",
        source: "ihor-sokoliuk/mcp-searxng src/resources.ts",
    },
    Package {
        name: "mongodb-mcp-server",
        needs: &[],
        wrong: &[
            ("MONGODB_URI", "MDB_MCP_CONNECTION_STRING"),
            ("MONGO_URI", "MDB_MCP_CONNECTION_STRING"),
            ("MONGODB_URL", "MDB_MCP_CONNECTION_STRING"),
            ("MONGODB_CONNECTION_STRING", "MDB_MCP_CONNECTION_STRING"),
            ("MDB_CONNECTION_STRING", "MDB_MCP_CONNECTION_STRING"),
        ],
        verified: "3.0.0-prerelease.2 2026-11-21",
        source: "mongodb-js/mongodb-mcp-server packages/cli/src/config/parseUserConfig.ts",
    },
    Package {
        name: "obsidian-mcp-server",
        needs: &[exits(&[&["OBSIDIAN_API_KEY"]]).or_dotenv()],
        wrong: &[("OBSIDIAN_REST_API_KEY", "OBSIDIAN_API_KEY"), ("OBSIDIAN_API_TOKEN", "OBSIDIAN_API_KEY")],
        verified: "3.1.11 2026-11-21",
        source: "cyanheads/obsidian-mcp-server src/config/server-config.ts",
    },
    Package {
        name: "resend-mcp",
        needs: &[exits(&[&["RESEND_API_KEY"]]).or_flags(&["--key"])],
        wrong: &[],
        verified: "2.0.1 2026-11-21",
        source: "resend/mcp-send-email index.ts",
    },
    Package {
        name: "serper-search-scrape-mcp-server",
        needs: &[exits(&[&["SERPER_API_KEY"]])],
        wrong: &[("SERPER_KEY", "SERPER_API_KEY"), ("SERPER_API_TOKEN", "SERPER_API_KEY")],
        verified: "0.2.0 2026-11-21",
        source: "marcopesani/mcp-server-serper src/index.ts",
    },
    Package {
        name: "server-perplexity-ask",
        needs: &[exits(&[&["PERPLEXITY_API_KEY"]])],
        wrong: npm_scoped::PERPLEXITY,
        verified: "0.1.0 2026-11-21",
        source: "ppl-ai/modelcontextprotocol perplexity-ask/index.ts",
    },
    Package {
        name: "slack-mcp-server",
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
        name: "tavily-mcp",
        needs: &[calls_fail(&[&["TAVILY_API_KEY"]]).or_dotenv()],
        wrong: &[
            ("TAVILY_KEY", "TAVILY_API_KEY"),
            ("TAVILY_API_TOKEN", "TAVILY_API_KEY"),
            ("TAVILY_TOKEN", "TAVILY_API_KEY"),
        ],
        verified: "0.2.19 2026-11-21",
        source: "tavily-ai/tavily-mcp src/index.ts",
    },
    Package {
        name: "youtube-data-mcp-server",
        needs: &[exits(&[&["YOUTUBE_API_KEY"]]).or_dotenv()],
        wrong: &[("YOUTUBE_DATA_API_KEY", "YOUTUBE_API_KEY"), ("GOOGLE_API_KEY", "YOUTUBE_API_KEY")],
        verified: "1.0.15 2026-11-21",
        source: "icraft2170/youtube-data-mcp-server src/index.ts",
    },
];
