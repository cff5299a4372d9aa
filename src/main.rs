//! The `mcp-lint` program.

fn main() {}
