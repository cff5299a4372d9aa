//! Packages and hosts of one's own.

use super::{CURSOR, found, program::Place};

const PACKAGES: &str = "[packages.npm.\"@acme/docs\"]\nenv = [\"ACME_TOKEN | ACME_PASSWORD\"]\noptional-env = [\"ACME_REGION\"]\n\
    [packages.npm.\"@modelcontextprotocl/own\"]\n[packages.pypi.acme_files]\nargs = true\n[packages.docker.\"ghcr.io/acme/x\"]\nenv = \"ACME_TOKEN\"\n";

/// What is found in one server of a client that hands no secrets on.
fn server(settings: &str, entry: &str) -> Vec<String> {
    let place = Place::with(".mcp.json", format!("{{ \"mcpServers\": {{ \"x\": {entry} }} }}"));
    place.write("mcp-lint.toml", settings);
    super::found_in(&place, &["--no-host", "--client", "claude-desktop", ".mcp.json"])
}

#[test]
fn what_a_package_needs_is_missed() {
    let npx = |env: &str| {
        server(
            PACKAGES,
            &format!("{{ \"command\": \"npx\", \"args\": [\"-y\", \"@acme/docs@1.0.0\"], \"env\": {{ {env} }} }}"),
        )
    };
    assert_eq!(npx(""), ["error missing-env"]);
    assert_eq!(npx("\"ACME_PASSWORD\": \"p\""), [""; 0], "one of them is enough");
    assert_eq!(npx("\"ACME_TOKEN\": \"t\", \"ACME_REGION\": \"eu\", \"PATH_X\": \"1\""), [""; 0]);
    assert_eq!(npx("\"ACME_TOKEN\": \"t\", \"ACME_REGOIN\": \"eu\""), ["warning missing-env"]);
    assert_eq!(server("", "{ \"command\": \"npx\", \"args\": [\"-y\", \"@acme/docs\"] }"), [""; 0]);
}

#[test]
fn registries_have_names_of_their_own() {
    let uvx = |args: &str| server(PACKAGES, &format!("{{ \"command\": \"uvx\", \"args\": [{args}] }}"));
    assert_eq!(uvx("\"acme-files\""), ["error missing-env"]);
    assert_eq!(uvx("\"Acme.Files==1.0\", \"/srv\""), [""; 0]);
    let docker = "{ \"command\": \"docker\", \"args\": [\"run\", \"-i\", \"--rm\", \"ghcr.io/acme/x:2\"] }";
    assert_eq!(server(PACKAGES, docker), ["error missing-env"]);
}

#[test]
fn a_package_of_ones_own_is_nobodys_lookalike() {
    let entry = "{ \"command\": \"npx\", \"args\": [\"-y\", \"@modelcontextprotocl/server-github\"], \"env\": { \"GITHUB_PERSONAL_ACCESS_TOKEN\": \"t\" } }";
    let own = PACKAGES.replace("protocl/own", "protocl/server-github");
    assert_eq!(server(PACKAGES, entry).iter().filter(|found| found.contains("lookalike-package")).count(), 1);
    assert_eq!(server(&own, entry).iter().filter(|found| found.contains("lookalike-package")).count(), 0);
}

#[test]
fn where_a_host_answers_is_known() {
    let hosts = "[hosts]\n\"MCP.acme.example\" = \"/api/mcp\"\n\"search.acme.example\" = \"/\"\n";
    let url =
        |url: &str| found(hosts, &format!("{{ \"mcpServers\": {{ \"x\": {{ \"url\": \"https://{url}\" }} }} }}"), &[]);
    assert_eq!(url("mcp.acme.example"), ["warning missing-mcp-path"]);
    assert_eq!(url("mcp.acme.example/api/mcp"), [""; 0]);
    assert_eq!(url("search.acme.example"), [""; 0]);
    assert_eq!(url("other.acme.example"), ["info missing-mcp-path"]);
    let place = Place::with(CURSOR, "{ \"mcpServers\": { \"x\": { \"url\": \"https://mcp.acme.example\" } } }\n");
    place.write("mcp-lint.toml", hosts);
    assert_eq!(place.run(&["--fix", CURSOR]).code, 0);
    assert!(place.read(CURSOR).contains("\"https://mcp.acme.example/api/mcp\""));
}
