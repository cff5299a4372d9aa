//! Patterns for paths, as `.gitignore` and editors have made people write them.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// Where a path stands, as patterns see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The whole path, with `/`.
    absolute: String,
    /// The path from the folder that patterns start from, if it is below that.
    below: Option<String>,
    is_folder: bool,
}

impl Place {
    /// The place of the file at the absolute `path`, seen from the folder `base`.
    pub fn new(path: &Path, base: &Path) -> Self {
        Self { absolute: slashes(path), below: path.strip_prefix(base).ok().map(slashes), is_folder: false }
    }

    /// The same for a folder.
    pub fn folder(path: &Path, base: &Path) -> Self {
        Self { is_folder: true, ..Self::new(path, base) }
    }
}

/// A pattern for files and folders; one that fits a folder fits all that is in it.
///
/// Without `/` it is the name of a file or folder at any depth below its base, else a path from there (or from the root, or
/// with `~/` from the home folder). `*` and `?` stand for text within a name, `**` for any number of folders, `[ab]` for
/// one of these characters, `{a,b}` for one of these texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    glob: String,
    anchor: Anchor,
    /// Whether only folders fit: it ends in `/`.
    folders: bool,
}

/// Where a pattern begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    Name,
    Base,
    Root,
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPattern {
    /// The bytes of the pattern that are wrong.
    pub from: usize,
    /// One past the last of them.
    pub to: usize,
    /// What is wrong, as the rest of a sentence: "the pattern …".
    pub message: &'static str,
    /// What to write instead.
    pub help: &'static str,
}

impl Pattern {
    /// Reads a pattern. `home` is what `~` stands for.
    ///
    /// # Errors
    /// [`BadPattern`] where it would match nothing, or not what its author means.
    pub fn new(text: &str, home: Option<&Path>) -> Result<Self, BadPattern> {
        validate(text)?;
        let folders = text.ends_with('/');
        let body = text.strip_prefix("./").unwrap_or(text).trim_end_matches('/');
        let (glob, anchor) = match (body.strip_prefix("~/"), home) {
            (Some(rest), Some(home)) => (format!("{}/{rest}", escaped(&slashes(home))), Anchor::Root),
            _ if body.starts_with('/') || has_drive(body) => (body.to_owned(), Anchor::Root),
            _ if body.contains('/') || text.starts_with("./") => (body.to_owned(), Anchor::Base),
            _ => (body.to_owned(), Anchor::Name),
        };
        Ok(Self { glob, anchor, folders })
    }

    /// Whether the path at `place`, or a folder that it is in, fits.
    pub fn matches(&self, place: &Place) -> bool {
        let whole = !self.folders || place.is_folder;
        let path = match (self.anchor, &place.below) {
            (Anchor::Root, _) => &place.absolute,
            (_, Some(below)) => below,
            // Of what lies elsewhere only the name says something.
            (Anchor::Name, None) => return whole && self.fits(name_of(&place.absolute)),
            (Anchor::Base, None) => return false,
        };
        let ends = path.match_indices('/').map(|(at, _)| at).chain(whole.then_some(path.len()));
        let mut start = 0;
        ends.into_iter().any(|end| {
            let part = &path[start..end];
            if self.anchor == Anchor::Name {
                start = end + 1;
            }
            self.fits(part)
        })
    }

    /// Whether it can only ever fit one path.
    pub fn is_literal(&self) -> bool {
        self.anchor != Anchor::Name && !self.folders && !self.glob.contains(['*', '?', '[', '{'])
    }

    fn fits(&self, path: &str) -> bool {
        fast_glob::glob_match(&self.glob, path)
    }
}

/// A pattern for names, in which `*` stands for any text, `/` included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePattern(String);

impl NamePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// [`BadPattern`], as [`Pattern::new`].
    pub fn new(text: &str) -> Result<Self, BadPattern> {
        validate(text)?;
        Ok(Self(without_separators(text)))
    }

    /// Whether `name` fits.
    pub fn matches(&self, name: &str) -> bool {
        fast_glob::glob_match(&self.0, without_separators(name))
    }
}

/// The absolute `path` without `..`, as text: links are not followed.
pub fn normal(path: &Path) -> Cow<'_, Path> {
    if !path.components().any(|component| component == Component::ParentDir) {
        return Cow::Borrowed(path);
    }
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(normal.pop()),
            other => normal.push(other),
        }
    }
    Cow::Owned(normal)
}

/// So many texts may the braces of a pattern stand for; each costs a comparison.
const MOST_ALTERNATIVES: usize = 1000;

fn validate(text: &str) -> Result<(), BadPattern> {
    let bad = |from, to, message, help| Err(BadPattern { from, to, message, help });
    let whole = |message, help| bad(0, text.len(), message, help);
    if text.trim().is_empty() || text.trim_matches('/').is_empty() {
        return whole("fits nothing", "write a name such as `*.json`, or a path such as `configs/*.json`");
    }
    if text.starts_with('!') {
        return bad(0, 1, "begins with `!`", "patterns cannot be taken back: name what is meant, or write `\\!`");
    }
    let mut at = 0;
    for part in text.split('/') {
        if part == ".." {
            return bad(at, at + 2, "leaves its folder", "put a settings file into the folder above");
        }
        if part.contains("**") && part != "**" {
            let from = at + part.find("**").unwrap_or(0);
            return bad(from, from + 2, "has `**` beside other text", "`**` stands alone between two `/`");
        }
        at += part.len() + 1;
    }
    let escapes = text.match_indices('\\');
    if let Some((at, _)) = escapes.into_iter().find(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_alphanumeric()))
    {
        return bad(at, at + 1, "has `\\` between its folders", "write `/`, on Windows too");
    }
    if alternatives(text) > MOST_ALTERNATIVES {
        return whole("stands for too many texts", "write several patterns");
    }
    fast_glob::validate(text).or_else(|error| {
        let (message, help) = match error.kind {
            fast_glob::ErrorKind::UnclosedBrace => ("has a `{` without `}`", "add `}`, or write `\\{`"),
            fast_glob::ErrorKind::UnclosedBracket => ("has a `[` without `]`", "add `]`, or write `\\[`"),
            fast_glob::ErrorKind::TrailingBackslash => ("ends in `\\`", "write `/` for a folder, `\\\\` for a `\\`"),
            _ => ("has too many braces", "write several patterns"),
        };
        bad(error.index, (error.index + 1).min(text.len()), message, help)
    })
}

/// At most so many texts the braces of a pattern stand for.
fn alternatives(text: &str) -> usize {
    let groups = text.split('{').skip(1).map(|group| group.matches(',').count() + 1);
    groups.fold(1, |all: usize, group| all.saturating_mul(group))
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// `C:/`
fn has_drive(pattern: &str) -> bool {
    matches!(pattern.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic())
}

/// `text` as a pattern that fits nothing else.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | ',' | '!' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Names have no folders, so a `/` in them is a character like any other.
fn without_separators(text: &str) -> String {
    text.replace('/', "\u{1}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        let place = Place::new(Path::new(path), Path::new("/code/app"));
        Pattern::new(pattern, Some(Path::new("/home/me [1]"))).unwrap().matches(&place)
    }

    #[test]
    fn a_name_fits_at_any_depth_and_a_folder_holds_for_what_is_in_it() {
        for (pattern, path) in [
            ("mcp.json", "/code/app/.cursor/mcp.json"),
            ("*.json", "/code/app/mcp.json"),
            ("fixtures", "/code/app/tests/fixtures/a/mcp.json"),
            ("fixtures/", "/code/app/tests/fixtures/a/mcp.json"),
            (".{cursor,vscode}", "/code/app/.vscode/mcp.json"),
            ("*.bak", "/elsewhere/x.bak"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("app", "/code/app/mcp.json"),
            ("mcp.json/", "/code/app/mcp.json"),
            ("cursor", "/code/app/.cursor/mcp.json"),
            ("code", "/elsewhere/code/mcp.json"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn a_folder_is_told_from_a_file() {
        let base = Path::new("/code/app");
        let fixtures = Pattern::new("fixtures/", None).unwrap();
        assert!(fixtures.matches(&Place::folder(Path::new("/code/app/fixtures"), base)));
        assert!(!fixtures.matches(&Place::new(Path::new("/code/app/fixtures"), base)));
    }

    #[test]
    fn a_path_starts_at_the_base_the_root_or_the_home() {
        for (pattern, path) in [
            (".cursor/mcp.json", "/code/app/.cursor/mcp.json"),
            ("./mcp.json", "/code/app/mcp.json"),
            ("packages/*", "/code/app/packages/a/b/mcp.json"),
            ("**/old/*.json", "/code/app/old/mcp.json"),
            ("packages/**/mcp.json", "/code/app/packages/a/b/mcp.json"),
            ("/elsewhere/**", "/elsewhere/a/mcp.json"),
            ("~/.cursor", "/home/me [1]/.cursor/mcp.json"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            (".cursor/mcp.json", "/code/app/sub/.cursor/mcp.json"),
            ("./mcp.json", "/code/app/sub/mcp.json"),
            ("packages/*.json", "/code/app/packages/a/mcp.json"),
            ("app/mcp.json", "/elsewhere/app/mcp.json"),
            ("~/.cursor", "/home/me 1/.cursor/mcp.json"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused_at_its_place() {
        for (pattern, place, message) in [
            ("", 0..0, "fits nothing"),
            ("/", 0..1, "fits nothing"),
            ("!a.json", 0..1, "begins with `!`"),
            ("a/../b", 2..4, "leaves its folder"),
            ("a/**.json", 2..4, "has `**` beside other text"),
            ("a\\b.json", 1..2, "has `\\` between its folders"),
            ("a/{b,c", 2..3, "has a `{` without `}`"),
            ("a/[b", 2..3, "has a `[` without `]`"),
            ("a\\", 1..2, "ends in `\\`"),
        ] {
            let bad = Pattern::new(pattern, None).unwrap_err();
            assert_eq!((bad.from..bad.to, bad.message), (place, message), "{pattern}");
        }
    }

    #[test]
    fn hostile_patterns_are_matched_in_no_time() {
        let begun = std::time::Instant::now();
        let long = "a".repeat(200);
        for pattern in ["a*".repeat(99) + "b", "**/a*/".repeat(99) + "b", "{a*,a,aa*,*}".repeat(4) + "b"] {
            assert!(!fits(&pattern, &format!("/code/app/{}", [long.as_str(); 20].join("/"))));
        }
        assert_eq!(Pattern::new(&"{a,aa,aaa}".repeat(9), None).unwrap_err().message, "stands for too many texts");
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }

    #[test]
    fn a_path_is_followed_as_text() {
        assert_eq!(normal(Path::new("/code/app/../lib/./mcp.json")), Path::new("/code/lib/mcp.json"));
        assert_eq!(normal(Path::new("/../mcp.json")), Path::new("/mcp.json"));
    }

    #[test]
    fn names_have_no_folders() {
        let fits = |pattern, name| NamePattern::new(pattern).unwrap().matches(name);
        assert!(fits("*/docs", "acme/docs") && fits("acme*", "acme/docs") && fits("docs", "docs"));
        assert!(!fits("docs", "acme/docs"));
    }

    #[test]
    fn literal_patterns_are_known() {
        let literal = |pattern| Pattern::new(pattern, None).unwrap().is_literal();
        assert!(literal(".cursor/mcp.json") && literal("./mcp.json"));
        assert!(!literal("mcp.json") && !literal("a/*.json") && !literal("a/"));
    }
}
