//! The `mcp-lint` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    mcp_lint::cli::run(std::env::args_os())
}
