//! A package name that no registry can have.

use crate::declare_rule;
use crate::diagnostic::{Finding, Fix, Severity};
use crate::model::{Config, Run, Runner, Server, Word, placeholder};
use crate::rules::{Declaration, Report, Rule};
use crate::syntax::rewrite;
use crate::text::Span;

declare_rule! {
    /// No package can have this name.
    ///
    /// npm has no names in upper case, docker no repositories, and a version is put behind `@`, not behind `:` or `==`. The runner
    /// looks for exactly what is written, and finds nothing.
    ///
    /// ## Example
    /// ```json (bad path=.cursor/mcp.json)
    /// { "mcpServers": { "notes": { "command": "npx", "args": ["-y", "@example/Notes-MCP:latest"] } } }
    /// ```
    /// ```json (fixed)
    /// { "mcpServers": { "notes": { "command": "npx", "args": ["-y", "@example/notes-mcp@latest"] } } }
    /// ```
    /// ```json (good path=.cursor/mcp.json)
    /// {
    ///   "mcpServers": {
    ///     "notes": { "command": "npx", "args": ["-y", "@example/notes-mcp@1.0.0-RC1"] },
    ///     "code": { "command": "npx", "args": ["-y", "github:example/Notes"] },
    ///     "python": { "command": "uvx", "args": ["Notes-MCP==1.0"] },
    ///     "image": { "command": "docker", "args": ["run", "-i", "Registry.example.com/notes:V1"] }
    ///   }
    /// }
    /// ```
    pub InvalidPackageName = "invalid-package-name" {
        category: Command, level: Error, fix: Mixed, since: "0.1.0",
        evidence: [
            "npm's validate-npm-package-name: no upper case in new packages",
            "distribution/reference: the grammar of image names",
        ],
    }
}

impl Rule for InvalidPackageName {
    fn declaration(&self) -> &'static Declaration {
        &Self::DECLARATION
    }

    fn server(&self, _config: &Config<'_>, server: &Server<'_>, report: &mut Report<'_>) {
        let Some(run) = server.launch().and_then(Run::of) else { return };
        let Some(package) = run.package.filter(|word| word.is_verbatim()) else { return };
        // With `--package=…` the name is a part of the word.
        let is_whole = !package.is_option() && placeholder(&package.text).is_none();
        if !is_whole || package.text.contains(['$', '{', '%', '\\', ' ', ',', '<', '~']) {
            return;
        }
        match run.runner {
            Runner::Npx | Runner::Pnpm | Runner::Yarn | Runner::Bunx => {
                let executable = run.target.is_some_and(|target| target.node == package.node);
                report.extend(npm(package, executable));
            }
            Runner::Uvx | Runner::Pipx => report.extend(python(package)),
            Runner::Docker => report.extend(image(package)),
        }
    }
}

/// What is wrong with the name of an npm package. One without scope may be an `executable` that is installed here already.
fn npm(word: &Word<'_>, executable: bool) -> Option<Finding> {
    let text = word.text.as_ref();
    let scoped = text.starts_with('@');
    // Folders, archives, addresses and code of a repository are no names.
    let elsewhere = text.starts_with(['.', '/']) || text.contains("://") || (!scoped && text.contains('/'));
    if elsewhere {
        return None;
    }
    if scoped && !text.contains('/') {
        return Some(scope_alone(word, text));
    }
    let start = usize::from(scoped);
    let name_end = text[start..].find(['@', ':', '=']).map_or(text.len(), |i| start + i);
    let (name, rest) = text.split_at(name_end);
    if name.contains(|c: char| c.is_ascii_uppercase()) {
        let fixed = format!("{}{rest}", name.to_ascii_lowercase());
        let title = format!("write `{}`", name.to_ascii_lowercase());
        let edits = [rewrite::replace_text(word.node, &fixed)];
        let finding = Finding::span(word.node.part(0, name_end), format!("`{name}` has upper case"))
            .about(word.node)
            .help(title.clone());
        return Some(match scoped || !executable {
            true => finding.label("npm has no such package").fix(Fix::safe(title, edits)),
            false => finding
                .level(Severity::Warning)
                .label("npm has no such package; only a program that the project installs can have this name")
                .fix(Fix::risky(title, edits)),
        });
    }
    glued(word, name_end, rest)
}

/// `@name`, `@name@latest`: one more `@` than the package has, or one name fewer.
fn scope_alone(word: &Word<'_>, text: &str) -> Finding {
    let end = text[1..].find('@').map_or(text.len(), |at| at + 1);
    let (scope, rest) = text.split_at(end);
    // Most names with a hyphen are names of packages.
    let likely = scope.contains('-') || !rest.is_empty();
    let fix = Fix::risky("remove the `@`", [rewrite::replace_part(word.node, 0, 1, "")]);
    Finding::span(word.node.part(0, end), format!("`{scope}` is a scope without a package"))
        .about(word.node)
        .label("npm looks for a package of the scope, and none is named")
        .help(format!("write `{scope}/` and the name of the package, or leave out the `@`"))
        .fix(likely.then_some(fix))
}

/// A Python package with the version behind a colon.
fn python(word: &Word<'_>) -> Option<Finding> {
    let text = word.text.as_ref();
    if text.starts_with(['.', '/']) || text.contains("://") || text.contains('@') {
        return None;
    }
    let end = text.find(':')?;
    glued(word, end, &text[end..])
}

/// A version behind `:`, `=` or `==`, where `@` belongs.
fn glued(word: &Word<'_>, at: usize, rest: &str) -> Option<Finding> {
    let version = rest.trim_start_matches([':', '=']);
    let sign = &rest[..rest.len() - version.len()];
    let is_version = matches!(version, "latest" | "next" | "beta" | "stable" | "main")
        || version.starts_with(|c: char| c.is_ascii_digit());
    if at == 0 || !is_version || !matches!(sign, ":" | "=" | "==") {
        return None;
    }
    Some(
        Finding::span(word.node.part(at, at + sign.len()), format!("`{sign}` is written before the version"))
            .about(word.node)
            .label("it becomes part of the name")
            .help("write `@`")
            .fix(Fix::safe("write `@`", [rewrite::replace_part(word.node, at, at + sign.len(), "@")])),
    )
}

/// Upper case in the repository of an image; the registry before it and the tag behind it may have it.
fn image(word: &Word<'_>) -> Option<Finding> {
    let text = word.text.as_ref();
    let first_end = text.find('/').map_or(0, |slash| slash + 1);
    // Docker takes a first part with a dot, a colon or upper case for a registry.
    let is_registry = |part: &str| part.contains(['.', ':']) || part.chars().any(|c| c.is_ascii_uppercase());
    let start = if is_registry(text[..first_end].trim_end_matches('/')) { first_end } else { 0 };
    let end = text[start..].find([':', '@']).map_or(text.len(), |i| start + i);
    let repository = &text[start..end];
    if !repository.contains(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let lower = repository.to_ascii_lowercase();
    let span: Span = word.node.part(start, end);
    Some(
        Finding::span(span, format!("`{repository}` has upper case"))
            .about(word.node)
            .label("docker refuses the name")
            .help(format!("write `{lower}`"))
            .fix(Fix::safe(format!("write `{lower}`"), [rewrite::replace_part(word.node, start, end, &lower)])),
    )
}
