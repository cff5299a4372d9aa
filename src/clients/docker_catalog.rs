//! Catalogs of Docker's MCP gateway.
//!
//! Evidence: the source of docker/mcp-gateway of 2026-07; not run. What happens where an entry is wrong was not read.

use super::{Client, ClientFile, Empty, Place};
use crate::schemas;
use crate::syntax::{Format, Tolerance};

/// The table.
pub(super) static CLIENT: Client = Client {
    version: "main of 2026-07",
    ..Client::documented("docker-catalog", "Docker MCP", "https://docs.docker.com/ai/mcp-catalog-and-toolkit/", FILES)
};

const FILES: &[ClientFile] = &[ClientFile {
    places: &[Place::user("~/.docker/mcp/catalogs/*.yaml")],
    format: Format::Yaml,
    tolerance: Tolerance::YAML,
    empty: Empty::Fine,
    servers: &["/registry"],
    mixed: true,
    ..ClientFile::new("catalog", &schemas::DOCKER_CATALOG)
}];
