//! References to variables inside a text, in the syntax of any client.

use std::ops::Range;

use crate::clients::Syntax;

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference<'t> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// How it is written.
    pub syntax: Syntax,
    /// The name: for `${env:X}` that is `X`, for `${input:x}` that is `x`.
    pub name: &'t str,
    /// The default, for `${X:-default}`.
    pub default: Option<&'t str>,
}

impl Reference<'_> {
    /// Whether it names a variable of the environment.
    pub fn is_of_environment(&self) -> bool {
        let of_environment = matches!(
            self.syntax,
            Syntax::Braces | Syntax::EnvColon | Syntax::Dollar | Syntax::CurlyEnv | Syntax::Percent
        );
        of_environment && is_name(self.name)
    }
}

/// Every reference in `text`, in order, in the syntax of any client.
pub fn references(text: &str) -> Vec<Reference<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let reference = match bytes[at] {
            b'$' if bytes.get(at + 1) == Some(&b'{') => braces(text, at),
            b'$' => dollar(text, at),
            b'{' if at == 0 || bytes[at - 1] != b'$' => curly(text, at),
            b'%' => percent(text, at),
            _ => None,
        };
        match reference {
            Some(reference) => {
                at = reference.range.end;
                found.push(reference);
            }
            None => at += 1,
        }
    }
    found
}

/// The first `wanted` from byte `at` on. A reference is short; looking no further keeps hostile texts cheap.
fn closer(text: &str, at: usize, wanted: u8) -> Option<usize> {
    const LONGEST: usize = 1024;
    text.as_bytes()[at..].iter().take(LONGEST).position(|b| *b == wanted).map(|i| at + i)
}

/// Whether `text` can be the name of an environment variable.
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether `$NAME` in `text` is more than a dollar sign in a password or a pattern: capitals, not in the middle of a word.
pub fn is_plain_dollar(text: &str, reference: &Reference<'_>) -> bool {
    let before = text[..reference.range.start].chars().next_back();
    let free = before.is_none_or(|c| !c.is_alphanumeric() && c != '$' && c != '\\' && c != '(');
    let shouted = reference.name.len() > 2 && !reference.name.bytes().any(|b| b.is_ascii_lowercase());
    free && shouted
}

fn braces(text: &str, at: usize) -> Option<Reference<'_>> {
    if text[at..].starts_with("${{") {
        return secret(text, at);
    }
    let close = closer(text, at, b'}')?;
    let inner = &text[at + 2..close];
    let whole = |syntax, name| Some(Reference { range: at..close + 1, syntax, name, default: None });
    if let Some((kind, name)) = inner.split_once(':').filter(|(kind, _)| kind.chars().all(|c| c.is_ascii_alphabetic()))
    {
        match kind {
            "env" => return whole(Syntax::EnvColon, name),
            "input" => return whole(Syntax::Input, name),
            "config" => return whole(Syntax::Config, name),
            "command" => return whole(Syntax::Command, name),
            "file" => return whole(Syntax::File, name),
            // `${workspaceFolder:docs}` is a folder of several; behind `:-` stands a default, as for any other name.
            "workspaceFolder" if !name.starts_with('-') => return whole(Syntax::WorkspaceFolder, inner),
            _ => {}
        }
    }
    if let Some((name, default)) = inner.split_once(":-").filter(|(name, _)| is_name(name)) {
        return Some(Reference { range: at..close + 1, syntax: Syntax::Default, name, default: Some(default) });
    }
    match inner {
        "userHome" => whole(Syntax::UserHome, inner),
        "pathSeparator" | "/" => whole(Syntax::PathSeparator, inner),
        "workspaceFolder"
        | "workspaceFolderBasename"
        | "workspaceRoot"
        | "cwd"
        | "file"
        | "fileDirname"
        | "execPath"
        | "relativeFile" => whole(Syntax::WorkspaceFolder, inner),
        "extensionPath" | "workspacePath" => whole(Syntax::Extension, inner),
        name if name.starts_with("CLAUDE_PLUGIN_")
            || name.starts_with("CURSOR_PLUGIN_")
            || name.starts_with("user_config.") =>
        {
            whole(Syntax::Plugin, name)
        }
        name if is_name(name) => whole(Syntax::Braces, name),
        _ => None,
    }
}

/// `${{ secrets.NAME }}`; any other `${{ … }}` is a template of another kind.
fn secret(text: &str, at: usize) -> Option<Reference<'_>> {
    let close = closer(text, at, b'}').filter(|close| text[*close..].starts_with("}}"))?;
    let name = text[at + 3..close].trim().strip_prefix("secrets.")?;
    is_name(name).then(|| Reference { range: at..close + 2, syntax: Syntax::Secrets, name, default: None })
}

fn dollar(text: &str, at: usize) -> Option<Reference<'_>> {
    let rest = &text[at + 1..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let name = &rest[..end];
    is_name(name).then(|| Reference { range: at..at + 1 + end, syntax: Syntax::Dollar, name, default: None })
}

fn curly(text: &str, at: usize) -> Option<Reference<'_>> {
    let close = closer(text, at, b'}')?;
    let inner = &text[at + 1..close];
    let whole = |syntax, name| Some(Reference { range: at..close + 1, syntax, name, default: None });
    match inner.split_once(':')? {
        ("env", name) if is_name(name) => whole(Syntax::CurlyEnv, name),
        ("file", name) => whole(Syntax::CurlyFile, name),
        _ => None,
    }
}

fn percent(text: &str, at: usize) -> Option<Reference<'_>> {
    let close = closer(text, at + 1, b'%')?;
    let name = &text[at + 1..close];
    // `%20` and the like are escapes in addresses.
    let plausible = is_name(name) && name.len() > 2 && name.chars().all(|c| !c.is_ascii_lowercase());
    plausible.then(|| Reference { range: at..close + 1, syntax: Syntax::Percent, name, default: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syntax_is_told_apart() {
        let text = "$A ${B} ${C:-x} ${env:D} ${input:e} {env:F} %APPDATA% ${workspaceFolder}/x ${userHome} {file:./k} 100% $5 \
            ${{ secrets.G }} ${{ matrix.os }} ${workspaceFolder:docs} ${workspaceFolder:-.}";
        let found: Vec<_> = references(text).into_iter().map(|r| (r.syntax, r.name)).collect();
        assert_eq!(
            found,
            [
                (Syntax::Dollar, "A"),
                (Syntax::Braces, "B"),
                (Syntax::Default, "C"),
                (Syntax::EnvColon, "D"),
                (Syntax::Input, "e"),
                (Syntax::CurlyEnv, "F"),
                (Syntax::Percent, "APPDATA"),
                (Syntax::WorkspaceFolder, "workspaceFolder"),
                (Syntax::UserHome, "userHome"),
                (Syntax::CurlyFile, "./k"),
                (Syntax::Secrets, "G"),
                (Syntax::WorkspaceFolder, "workspaceFolder:docs"),
                (Syntax::Default, "workspaceFolder"),
            ]
        );
    }
}
