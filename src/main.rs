//! The `mcp-lint` program.

#![allow(clippy::print_stdout)]
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let absolute = std::path::absolute(&path).unwrap_or_default();
        let linted = mcp_lint::lint::lint(&absolute, &text, &Default::default(), &mcp_lint::host::ThisHost);
        println!("{path}: {:?}", linted.detected.map(|d| (d.client.id, d.scope, d.sure)));
        for d in linted.diagnostics {
            println!(
                "  {} {} {:?} | {} | {}",
                d.severity.name(),
                d.rule,
                d.primary.span.of(&text),
                d.message,
                d.primary.message
            );
        }
    }
}
