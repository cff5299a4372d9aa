//! What npm packages with a scope need.

use super::need::{calls_fail, exits, limited};
use super::{Package, npm_reference};

/// Sorted by name.
pub(super) static PACKAGES: &[Package] = &[
    Package {
        name: "@21st-dev/magic",
        needs: &[calls_fail(&[&["API_KEY"], &["API_KEY_21ST"], &["TWENTY_FIRST_API_KEY"]])
            .or_flags(&["--API_KEY", "-API_KEY"])
            .or_argument()],
        wrong: &[],
        verified: "0.2.2 2026-11-21",
        source: "21st-dev/magic-mcp src/index.ts",
    },
    Package {
        name: "@aashari/mcp-server-atlassian-confluence",
        needs: &[
            calls_fail(&[&["ATLASSIAN_SITE_NAME"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
            calls_fail(&[&["ATLASSIAN_USER_EMAIL"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
            calls_fail(&[&["ATLASSIAN_API_TOKEN"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
        ],
        wrong: &[
            ("CONFLUENCE_API_TOKEN", "ATLASSIAN_API_TOKEN"),
            ("ATLASSIAN_TOKEN", "ATLASSIAN_API_TOKEN"),
            ("CONFLUENCE_EMAIL", "ATLASSIAN_USER_EMAIL"),
            ("ATLASSIAN_EMAIL", "ATLASSIAN_USER_EMAIL"),
        ],
        verified: "3.3.0 2026-11-21",
        source: "aashari/mcp-server-atlassian-confluence src/utils/transport.util.ts",
    },
    Package {
        name: "@aashari/mcp-server-atlassian-jira",
        needs: &[
            calls_fail(&[&["ATLASSIAN_SITE_NAME"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
            calls_fail(&[&["ATLASSIAN_USER_EMAIL"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
            calls_fail(&[&["ATLASSIAN_API_TOKEN"]]).or_from("a .env file, or .mcp/configs.json in the home folder"),
        ],
        wrong: &[
            ("JIRA_API_TOKEN", "ATLASSIAN_API_TOKEN"),
            ("ATLASSIAN_TOKEN", "ATLASSIAN_API_TOKEN"),
            ("JIRA_EMAIL", "ATLASSIAN_USER_EMAIL"),
            ("ATLASSIAN_EMAIL", "ATLASSIAN_USER_EMAIL"),
        ],
        verified: "3.3.0 2026-11-21",
        source: "aashari/mcp-server-atlassian-jira src/utils/transport.util.ts",
    },
    Package {
        name: "@abhiz123/todoist-mcp-server",
        needs: &[exits(&[&["TODOIST_API_TOKEN"]])],
        wrong: &[("TODOIST_API_KEY", "TODOIST_API_TOKEN"), ("TODOIST_TOKEN", "TODOIST_API_TOKEN")],
        verified: "0.1.0 2026-11-21",
        source: "abhiz123/todoist-mcp-server src/index.ts",
    },
    Package {
        name: "@alchemy/mcp-server",
        needs: &[calls_fail(&[&["ALCHEMY_API_KEY"]]).or_dotenv()],
        wrong: &[],
        verified: "0.3.0 2026-11-21",
        source: "alchemyplatform/alchemy-mcp-server di/modules/clients.module.ts",
    },
    Package {
        name: "@apify/actors-mcp-server",
        needs: &[exits(&[&["APIFY_TOKEN"]])
            .or_flags(&["--tools"])
            .or_from("the login that the Apify command line saved")],
        wrong: &[("APIFY_API_TOKEN", "APIFY_TOKEN"), ("APIFY_API_KEY", "APIFY_TOKEN"), ("APIFY_KEY", "APIFY_TOKEN")],
        verified: "0.15.2 2026-11-21",
        source: "apify/apify-mcp-server src/stdio.ts",
    },
    Package {
        name: "@benborla29/mcp-server-mysql",
        needs: &[],
        wrong: &[("MYSQL_PASSWORD", "MYSQL_PASS"), ("MYSQL_DATABASE", "MYSQL_DB"), ("MYSQL_USERNAME", "MYSQL_USER")],
        verified: "2.0.9 2026-11-21",
        source: "benborla/mcp-server-mysql src/config/index.ts",
    },
    Package {
        name: "@brave/brave-search-mcp-server",
        needs: &[exits(&[&["BRAVE_API_KEY"]]).or_flags(&["--brave-api-key"])],
        wrong: &[("BRAVE_SEARCH_API_KEY", "BRAVE_API_KEY"), ("BRAVE_KEY", "BRAVE_API_KEY")],
        verified: "1.3.1 2026-11-21",
        source: "brave/brave-search-mcp-server src/config.ts",
    },
    Package {
        name: "@brightdata/mcp",
        needs: &[exits(&[&["API_TOKEN"]])],
        wrong: &[
            ("BRIGHTDATA_API_TOKEN", "API_TOKEN"),
            ("BRIGHT_DATA_API_TOKEN", "API_TOKEN"),
            ("BRIGHTDATA_API_KEY", "API_TOKEN"),
            ("BRIGHT_DATA_API_KEY", "API_TOKEN"),
        ],
        verified: "2.11.1 2026-11-21",
        source: "brightdata/brightdata-mcp server.js",
    },
    Package {
        name: "@browserbasehq/mcp",
        needs: &[calls_fail(&[&["BROWSERBASE_API_KEY"]]).or_dotenv()],
        wrong: &[("BROWSERBASE_KEY", "BROWSERBASE_API_KEY"), ("BROWSERBASE_TOKEN", "BROWSERBASE_API_KEY")],
        verified: "3.0.0 2026-11-21",
        source: "browserbase/mcp-server-browserbase src/config.ts",
    },
    Package {
        name: "@bytebase/dbhub",
        needs: &[exits(&[&["DSN"], &["DB_TYPE", "DB_NAME"]])
            .or_flags(&["--dsn", "--config", "--demo"])
            .or_from("a .env file or a dbhub.toml in the working directory")],
        wrong: &[("DATABASE_DSN", "DSN"), ("DATABASE_URL", "DSN"), ("DB_DSN", "DSN")],
        verified: "1.2.1 2026-11-21",
        source: "bytebase/dbhub src/config/env.ts",
    },
    Package {
        name: "@circleci/mcp-server-circleci",
        needs: &[calls_fail(&[&["CIRCLECI_TOKEN"]])],
        wrong: &[
            ("CIRCLECI_API_TOKEN", "CIRCLECI_TOKEN"),
            ("CIRCLE_TOKEN", "CIRCLECI_TOKEN"),
            ("CIRCLECI_API_KEY", "CIRCLECI_TOKEN"),
        ],
        verified: "0.19.0 2026-11-21",
        source: "CircleCI-Public/mcp-server-circleci src/lib/auth/resolveToken.ts",
    },
    Package {
        name: "@contentful/mcp-server",
        needs: &[exits(&[&["CONTENTFUL_MANAGEMENT_ACCESS_TOKEN"]]).or_dotenv()],
        wrong: &[
            ("CONTENTFUL_MANAGEMENT_TOKEN", "CONTENTFUL_MANAGEMENT_ACCESS_TOKEN"),
            ("CONTENTFUL_SPACE_ID", "SPACE_ID"),
            ("CONTENTFUL_ENVIRONMENT_ID", "ENVIRONMENT_ID"),
        ],
        verified: "1.16.0 2026-11-21",
        source: "contentful/contentful-mcp-server packages/mcp-server/src/config/env.ts",
    },
    Package {
        name: "@doist/todoist-mcp",
        needs: &[exits(&[&["TODOIST_API_KEY"]]).or_dotenv()],
        wrong: &[("TODOIST_API_TOKEN", "TODOIST_API_KEY"), ("TODOIST_TOKEN", "TODOIST_API_KEY")],
        verified: "10.1.0 2026-11-21",
        source: "Doist/todoist-ai src/main.ts",
    },
    Package {
        name: "@dynatrace-oss/dynatrace-mcp-server",
        needs: &[exits(&[&["DT_ENVIRONMENT"]])],
        wrong: &[("DYNATRACE_ENVIRONMENT", "DT_ENVIRONMENT"), ("DT_ENVIRONMENT_URL", "DT_ENVIRONMENT")],
        verified: "2.1.2 2026-11-21",
        source: "dynatrace-oss/dynatrace-mcp src/getDynatraceEnv.ts",
    },
    Package {
        name: "@e2b/mcp-server",
        needs: &[calls_fail(&[&["E2B_API_KEY"]]).or_dotenv()],
        wrong: &[],
        verified: "0.2.3 2026-11-21",
        source: "e2b-dev/mcp-server packages/js/src/index.ts",
    },
    Package {
        name: "@elastic/mcp-server-elasticsearch",
        needs: &[exits(&[&["ES_URL"]])],
        wrong: &[
            ("ELASTICSEARCH_URL", "ES_URL"),
            ("ELASTICSEARCH_API_KEY", "ES_API_KEY"),
            ("ELASTIC_API_KEY", "ES_API_KEY"),
        ],
        verified: "0.3.1 2026-11-21",
        source: "elastic/mcp-server-elasticsearch index.ts",
    },
    Package {
        name: "@growthbook/mcp",
        needs: &[limited(&[&["GB_API_KEY"]])],
        wrong: &[("GROWTHBOOK_API_KEY", "GB_API_KEY")],
        verified: "2.1.0 2026-11-21",
        source: "growthbook/growthbook-mcp src/api.ts",
    },
    Package {
        name: "@henkey/postgres-mcp-server",
        needs: &[calls_fail(&[&["POSTGRES_CONNECTION_STRING"], &["POSTGRES_MCP_ALLOW_TOOL_CONNECTION_STRING"]])
            .or_flags(&["--connection-string", "-cs", "--allow-tool-connection-string"])],
        wrong: &[
            ("CONNECTION_STRING", "POSTGRES_CONNECTION_STRING"),
            ("DATABASE_URL", "POSTGRES_CONNECTION_STRING"),
            ("POSTGRES_URL", "POSTGRES_CONNECTION_STRING"),
        ],
        verified: "2.0.0 2026-11-21",
        source: "HenkDz/postgresql-mcp-server src/index.ts",
    },
    Package {
        name: "@heroku/mcp-server",
        needs: &[calls_fail(&[&["HEROKU_API_KEY"]]).or_from("the login of the Heroku command line")],
        wrong: &[("HEROKU_API_TOKEN", "HEROKU_API_KEY"), ("HEROKU_TOKEN", "HEROKU_API_KEY")],
        verified: "1.2.6 2026-11-21",
        source: "heroku/heroku-mcp-server src/utils/generate-request-init.ts",
    },
    Package {
        name: "@hubspot/mcp-server",
        needs: &[exits(&[&["PRIVATE_APP_ACCESS_TOKEN"], &["HUBSPOT_ACCESS_TOKEN"]]).or_dotenv()],
        wrong: &[
            ("HUBSPOT_TOKEN", "PRIVATE_APP_ACCESS_TOKEN"),
            ("HUBSPOT_PRIVATE_APP_ACCESS_TOKEN", "PRIVATE_APP_ACCESS_TOKEN"),
        ],
        verified: "0.4.0 2026-11-21",
        source: "dist/utils/client.js",
    },
    Package {
        name: "@launchdarkly/mcp-server",
        needs: &[calls_fail(&[]).or_flags(&["--api-key"])],
        wrong: &[],
        verified: "0.6.2 2026-11-21",
        source: "launchdarkly/mcp-server src/mcp-server/cli/start/impl.ts",
    },
    Package {
        name: "@localstack/localstack-mcp-server",
        needs: &[limited(&[&["LOCALSTACK_AUTH_TOKEN"]])],
        wrong: &[("LOCALSTACK_TOKEN", "LOCALSTACK_AUTH_TOKEN")],
        verified: "0.6.0 2026-11-21",
        source: "localstack/localstack-mcp-server src/core/preflight.ts",
    },
    Package {
        name: "@mapbox/mcp-server",
        needs: &[limited(&[&["MAPBOX_ACCESS_TOKEN"]]).or_dotenv()],
        wrong: &[
            ("MAPBOX_TOKEN", "MAPBOX_ACCESS_TOKEN"),
            ("MAPBOX_API_KEY", "MAPBOX_ACCESS_TOKEN"),
            ("MAPBOX_API_TOKEN", "MAPBOX_ACCESS_TOKEN"),
        ],
        verified: "0.14.0 2026-11-21",
        source: "mapbox/mcp-server src/tools/MapboxApiBasedTool.ts",
    },
    Package {
        name: "@notionhq/notion-mcp-server",
        needs: &[calls_fail(&[&["NOTION_TOKEN"], &["OPENAPI_MCP_HEADERS"]])],
        wrong: &[
            ("NOTION_API_KEY", "NOTION_TOKEN"),
            ("NOTION_API_TOKEN", "NOTION_TOKEN"),
            ("NOTION_INTEGRATION_TOKEN", "NOTION_TOKEN"),
            ("INTERNAL_INTEGRATION_TOKEN", "NOTION_TOKEN"),
        ],
        verified: "2.5.1 2026-11-21",
        source: "makenotion/notion-mcp-server src/openapi-mcp-server/mcp/proxy.ts",
    },
    Package {
        name: "@octopusdeploy/mcp-server",
        needs: &[
            exits(&[&["OCTOPUS_SERVER_URL"]]).or_flags(&["--server-url", "-s"]).or_dotenv(),
            exits(&[&["OCTOPUS_API_KEY"], &["OCTOPUS_ACCESS_TOKEN"]]).or_dotenv(),
        ],
        wrong: &[("OCTOPUS_URL", "OCTOPUS_SERVER_URL")],
        verified: "2.3.1 2026-11-21",
        source: "OctopusDeploy/mcp-server src/helpers/getClientConfigurationFromEnvironment.ts",
    },
    Package {
        name: "@paypal/mcp",
        needs: &[exits(&[&["PAYPAL_ACCESS_TOKEN"]]).or_flags(&["--access-token"])],
        wrong: &[("PAYPAL_TOKEN", "PAYPAL_ACCESS_TOKEN")],
        verified: "1.8.0 2026-11-21",
        source: "paypal/agent-toolkit modelcontextprotocol/src/index.ts",
    },
    Package {
        name: "@perplexity-ai/mcp-server",
        needs: &[exits(&[&["PERPLEXITY_API_KEY"]])],
        wrong: PERPLEXITY,
        verified: "1.2.0 2026-11-21",
        source: "perplexityai/modelcontextprotocol src/index.ts",
    },
    Package {
        name: "@pinecone-database/mcp",
        needs: &[limited(&[&["PINECONE_API_KEY"]])],
        wrong: &[("PINECONE_KEY", "PINECONE_API_KEY"), ("PINECONE_TOKEN", "PINECONE_API_KEY")],
        verified: "0.3.0 2026-11-21",
        source: "pinecone-io/pinecone-mcp src/tools/database/common/pinecone-client.ts",
    },
    Package {
        name: "@sentry/mcp-server",
        needs: &[exits(&[&["SENTRY_ACCESS_TOKEN"]])
            .or_flags(&["--access-token"])
            .or_from("a login saved by its own auth command")],
        wrong: &[("SENTRY_AUTH_TOKEN", "SENTRY_ACCESS_TOKEN"), ("SENTRY_TOKEN", "SENTRY_ACCESS_TOKEN")],
        verified: "0.37.0 2026-11-21",
        source: "getsentry/sentry-mcp packages/mcp-server/src/auth/resolve-token.ts",
    },
    Package {
        name: "@stripe/mcp",
        needs: &[exits(&[&["STRIPE_SECRET_KEY"]]).or_flags(&["--api-key"])],
        wrong: &[
            ("STRIPE_API_KEY", "STRIPE_SECRET_KEY"),
            ("STRIPE_KEY", "STRIPE_SECRET_KEY"),
            ("STRIPE_SECRET", "STRIPE_SECRET_KEY"),
        ],
        verified: "0.3.3 2026-11-21",
        source: "stripe/ai tools/modelcontextprotocol/src/cli.ts",
    },
    Package {
        name: "@suekou/mcp-notion-server",
        needs: &[exits(&[&["NOTION_API_TOKEN"]])],
        wrong: &[
            ("NOTION_TOKEN", "NOTION_API_TOKEN"),
            ("NOTION_API_KEY", "NOTION_API_TOKEN"),
            ("NOTION_INTEGRATION_TOKEN", "NOTION_API_TOKEN"),
        ],
        verified: "2.0.2 2026-11-21",
        source: "suekou/mcp-notion-server src/index.ts",
    },
    Package {
        name: "@supabase/mcp-server-supabase",
        needs: &[exits(&[&["SUPABASE_ACCESS_TOKEN"]]).or_flags(&["--access-token"])],
        wrong: &[
            ("SUPABASE_TOKEN", "SUPABASE_ACCESS_TOKEN"),
            ("SUPABASE_PAT", "SUPABASE_ACCESS_TOKEN"),
            ("SUPABASE_PERSONAL_ACCESS_TOKEN", "SUPABASE_ACCESS_TOKEN"),
        ],
        verified: "0.7.0 2026-11-21",
        source: "supabase-community/supabase-mcp packages/mcp-server-supabase/src/transports/stdio.ts",
    },
    Package {
        name: "@tacticlaunch/mcp-linear",
        needs: &[exits(&[&["LINEAR_API_TOKEN"], &["LINEAR_API_KEY"], &["LINEAR_OAUTH_ACCESS_TOKEN"]])
            .or_flags(&["--token", "--oauth-token"])
            .or_from("a .env file in the working directory, or a login saved by its own auth command")],
        wrong: &[("LINEAR_TOKEN", "LINEAR_API_TOKEN"), ("LINEAR_ACCESS_TOKEN", "LINEAR_API_TOKEN")],
        verified: "1.4.1 2026-11-21",
        source: "tacticlaunch/mcp-linear src/utils/config.ts",
    },
    Package {
        name: "@translated/lara-mcp",
        needs: &[exits(&[&["LARA_ACCESS_KEY_ID"]]), exits(&[&["LARA_ACCESS_KEY_SECRET"]])],
        wrong: &[],
        verified: "1.0.3 2026-11-21",
        source: "translated/lara-mcp src/index.ts",
    },
    Package {
        name: "@vectorize-io/vectorize-mcp-server",
        needs: &[
            exits(&[&["VECTORIZE_ORG_ID"]]).or_dotenv(),
            exits(&[&["VECTORIZE_TOKEN"]]).or_dotenv(),
            exits(&[&["VECTORIZE_PIPELINE_ID"]]).or_dotenv(),
        ],
        wrong: &[],
        verified: "0.4.3 2026-11-21",
        source: "vectorize-io/vectorize-mcp-server src/index.ts",
    },
    Package {
        name: "@winor30/mcp-server-datadog",
        needs: &[exits(&[&["DATADOG_API_KEY"]]), exits(&[&["DATADOG_APP_KEY"]])],
        wrong: &[
            ("DD_API_KEY", "DATADOG_API_KEY"),
            ("DD_APP_KEY", "DATADOG_APP_KEY"),
            ("DATADOG_APPLICATION_KEY", "DATADOG_APP_KEY"),
            ("DD_SITE", "DATADOG_SITE"),
        ],
        verified: "1.4.0 2026-11-21",
        source: "winor30/mcp-server-datadog src/index.ts",
    },
    Package {
        name: "@z_ai/mcp-server",
        needs: &[calls_fail(&[&["Z_AI_API_KEY"], &["ZAI_API_KEY"], &["ANTHROPIC_AUTH_TOKEN"]])],
        wrong: &[],
        verified: "0.1.5 2026-11-21",
        source: "build/core/environment.js",
    },
    Package {
        name: "@zereight/mcp-gitlab",
        needs: &[exits(&[
            &["GITLAB_PERSONAL_ACCESS_TOKEN"],
            &["GITLAB_JOB_TOKEN"],
            &["GITLAB_AUTH_COOKIE_PATH"],
            &["GITLAB_USE_OAUTH"],
            &["REMOTE_AUTHORIZATION"],
            &["GITLAB_MCP_OAUTH"],
        ])
        .or_flags(&["--token", "--job-token", "--cookie-path", "--use-oauth", "--remote-auth", "--mcp-oauth"])],
        wrong: npm_reference::GITLAB,
        verified: "2.1.52 2026-11-21",
        source: "zereight/gitlab-mcp index.ts",
    },
    Package {
        name: "@zilliz/claude-context-mcp",
        needs: &[
            exits(&[&["OPENAI_API_KEY"], &["EMBEDDING_PROVIDER"]]).or_from(".context/.env in the home folder"),
            calls_fail(&[&["MILVUS_ADDRESS"], &["MILVUS_TOKEN"]]).or_from(".context/.env in the home folder"),
        ],
        wrong: &[],
        verified: "0.1.15 2026-11-21",
        source: "zilliztech/claude-context packages/mcp/src/embedding.ts",
    },
];

/// Mistaken keys for the key of a Perplexity server.
pub(super) const PERPLEXITY: &[(&str, &str)] = &[
    ("PPLX_API_KEY", "PERPLEXITY_API_KEY"),
    ("PERPLEXITY_KEY", "PERPLEXITY_API_KEY"),
    ("PERPLEXITY_API_TOKEN", "PERPLEXITY_API_KEY"),
];
